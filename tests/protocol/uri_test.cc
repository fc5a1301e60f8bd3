#include "protocol/uri.h"

#include <catch2/catch.hpp>

namespace plumbline::protocol {
namespace {

using namespace std::string_literals;

TEST_CASE("spellings of one document have one key") {
  struct Row {
    const char* a;
    const char* b;
  };
  const Row rows[] = {
      {"file:///c%3A/x.py", "file:///C:/x.py"},
      {"file:///c%3a/x.py", "file:///c:/x.py"},
      {"file:///%43:/x.py", "file:///c:/x.py"},  // decoded first, then folded
      {"file:///a%20b", "file:///a b"},
      {"file:///%C3%A9", "file:///\xC3\xA9"},
      {"file:///%c3%a9", "file:///%C3%A9"},
      {"FILE:///a", "file:///a"},
      {"file://localhost/a", "file:///a"},
      {"file:/a", "file:///a"},
      {"file:////a/b", "file:///a/b"},
      {"file://SERVER/share/x", "file://server/share/x"},
      {"untitled:Untitled-1", "UNTITLED:Untitled%2D1"},
      {"vscode-notebook-cell:/n.ipynb#W0s", "vscode-notebook-cell:/n.ipynb%23W0s"},
  };
  for (const Row& row : rows) {
    INFO(row.a << " and " << row.b);
    CHECK(key_of_uri(row.a) == key_of_uri(row.b));
  }
}

TEST_CASE("different documents have different keys") {
  CHECK(key_of_uri("file:///a") != key_of_uri("file:///A"));
  CHECK(key_of_uri("file:///C/x") != key_of_uri("file:///c/x"));
  CHECK(key_of_uri("untitled:a") != key_of_uri("file:///a"));
  CHECK(key_of_uri("file:///a%2520b") != key_of_uri("file:///a%20b"));
  CHECK(key_of_uri("vscode-notebook-cell:/n#a") != key_of_uri("vscode-notebook-cell:/n#b"));
}

TEST_CASE("a file's path comes from its URI") {
  struct Row {
    const char* uri;
    std::optional<std::string> path;
  };
  const Row rows[] = {
      {"file:///a/b.py", "/a/b.py"},
      {"file:///a%20b%23%3F%25", "/a b#?%"},
      {"file:///a+b", "/a+b"},
      {"file:///%e2%82%ac", "/\xE2\x82\xAC"},
      {"file:///100%", "/100%"},
      {"file:///%zz%4", "/%zz%4"},
      {"file:///%ff", "/\xFF"},
      {"file://localhost/a", "/a"},
      {"file:/a", "/a"},
      {"file:///c%3A/Users/x", "c:/Users/x"},
      {"file:///C:/x", "c:/x"},
      {"file:///C:", "c:"},
      {"file:///c:x", "/c:x"},
      {"file://server/share/x", "//server/share/x"},
      {"file:////tmp/Xy", "/tmp/Xy"},  // "file:///" put before an absolute path
      {"file://a%2Fb/x", std::nullopt},
      {"file:///a#L3", "/a"},
      {"file:///a?x=1", "/a"},
      {"file://", std::nullopt},
      {"file:a", std::nullopt},
      {"file:///a%00b", std::nullopt},
      {"untitled:Untitled-1", std::nullopt},
      {"untitled:/a.py", std::nullopt},
      {"vscode-notebook-cell:/a.ipynb#W0s", std::nullopt},
      {"vscode-vfs://github/o/r/a", std::nullopt},
      {"/a", std::nullopt},
      {"C:/x", std::nullopt},
      {"", std::nullopt},
  };
  for (const Row& row : rows) {
    INFO(row.uri);
    CHECK(path_of_uri(row.uri) == row.path);
  }
}

TEST_CASE("a URI comes from a file's path") {
  CHECK(uri_of_path("/a/b.py") == "file:///a/b.py");
  CHECK(uri_of_path("/a b#?%") == "file:///a%20b%23%3F%25");
  CHECK(uri_of_path("/\xC3\xA9") == "file:///%C3%A9");
  CHECK(uri_of_path("/a\\b") == "file:///a%5Cb");
  CHECK(uri_of_path("C:\\Users\\x") == "file:///c:/Users/x");
  CHECK(uri_of_path("\\\\server\\share\\x") == "file://server/share/x");
  CHECK(uri_of_path("/") == "file:///");
}

TEST_CASE("path to URI to path is the same path") {
  for (const std::string& path : {"/"s, "/a/b"s, "/a b/\xFF"s, "/%41"s, "/x#y?z"s, "c:/a"s,
                                  "//host/share"s, "/\xF0\x9F\x98\x80"s, "/c:x"s, "/a:b"s}) {
    CHECK(path_of_uri(uri_of_path(path)) == path);
  }
}

TEST_CASE("a scheme is letters before a colon, and more than one") {
  CHECK(scheme_of_uri("Vscode-Remote://x") == "vscode-remote");
  CHECK(scheme_of_uri("c:/x").empty());
  CHECK(scheme_of_uri("no scheme").empty());
  CHECK(scheme_of_uri("1a:x").empty());
}

}  // namespace
}  // namespace plumbline::protocol
