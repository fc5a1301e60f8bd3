#include "analyzers/patterns/module_names.h"

#include <algorithm>
#include <iterator>

#include "analyzers/source/standard_modules.h"

namespace plumbline::patterns {
namespace {

/// Besides the standard library: what newer versions and type checkers know.
constexpr std::string_view kPython[] = {"__main__", "_typeshed", "annotationlib", "compression"};

/// What the host of a script provides.
constexpr std::string_view kNode[] = {"bun", "deno", "electron", "sea", "sqlite", "vscode"};

struct Provided {
  std::string_view module;
  std::string_view package;
};

/// Sorted by module. Where a package always brings another one along, that counts as declared.
constexpr Provided kProvided[] = {
    {"Crypto", "pycryptodome"},
    {"MySQLdb", "mysqlclient"},
    {"OpenSSL", "pyopenssl"},
    {"PIL", "pillow"},
    {"Xlib", "python-xlib"},
    {"_pytest", "pytest"},
    {"attr", "attrs"},
    {"botocore", "boto3"},
    {"bs4", "beautifulsoup4"},
    {"certifi", "requests"},
    {"corsheaders", "django-cors-headers"},
    {"cv2", "opencv-python"},
    {"dateutil", "python-dateutil"},
    {"discord", "discord.py"},
    {"docx", "python-docx"},
    {"dotenv", "python-dotenv"},
    {"faiss", "faiss-cpu"},
    {"fitz", "pymupdf"},
    {"gi", "pygobject"},
    {"git", "gitpython"},
    {"jinja2", "flask"},
    {"jose", "python-jose"},
    {"jwt", "pyjwt"},
    {"keras", "tensorflow"},
    {"ldap", "python-ldap"},
    {"magic", "python-magic"},
    {"markupsafe", "jinja2"},
    {"mpl_toolkits", "matplotlib"},
    {"multipart", "python-multipart"},
    {"nacl", "pynacl"},
    {"numpy", "pandas"},
    {"pkg_resources", "setuptools"},
    {"pluggy", "pytest"},
    {"pptx", "python-pptx"},
    {"psycopg2", "psycopg2-binary"},
    {"pydantic_core", "pydantic"},
    {"pylab", "matplotlib"},
    {"rest_framework", "djangorestframework"},
    {"serial", "pyserial"},
    {"setuptools", "setuptools"},
    {"skimage", "scikit-image"},
    {"sklearn", "scikit-learn"},
    {"slugify", "python-slugify"},
    {"socks", "pysocks"},
    {"starlette", "fastapi"},
    {"telegram", "python-telegram-bot"},
    {"tensorflow_core", "tensorflow"},
    {"torchgen", "torch"},
    {"urllib3", "requests"},
    {"usb", "pyusb"},
    {"websocket", "websocket-client"},
    {"werkzeug", "flask"},
    {"win32api", "pywin32"},
    {"yaml", "pyyaml"},
    {"zmq", "pyzmq"},
};

}  // namespace

bool is_python_module(std::string_view name) {
  return is_python_standard(name) || std::ranges::find(kPython, name) != std::end(kPython);
}

bool is_node_module(std::string_view name) {
  return is_node_standard(name) || std::ranges::find(kNode, name) != std::end(kNode);
}

std::string_view python_package_of(std::string_view module) {
  const auto it = std::lower_bound(
      std::begin(kProvided), std::end(kProvided), module,
      [](const Provided& row, std::string_view wanted) { return row.module < wanted; });
  return it != std::end(kProvided) && it->module == module ? it->package : std::string_view();
}

}  // namespace plumbline::patterns
