#include "protocol/uri.h"

#include <algorithm>
#include <cctype>

namespace plumbline::protocol {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char letter = lower(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// Length of the scheme, 0 if there is none. One letter is a drive, not a scheme.
std::size_t scheme_length(std::string_view name) {
  if (name.empty() || !is_letter(name.front())) return 0;
  std::size_t at = 1;
  while (at < name.size() && (is_letter(name[at]) || is_digit(name[at]) || name[at] == '+' ||
                              name[at] == '-' || name[at] == '.')) {
    ++at;
  }
  return at > 1 && at < name.size() && name[at] == ':' ? at : 0;
}

/// "c:" at the start, and then the end or a separator.
bool starts_with_drive(std::string_view path) {
  if (path.size() < 2 || !is_letter(path[0]) || path[1] != ':') return false;
  return path.size() == 2 || path[2] == '/' || path[2] == '\\';
}

struct FileUri {
  std::string_view host;
  std::string_view path;
};

/// `rest` is what follows "file:". `file:/a` and `file:///a` mean the same.
FileUri split_file_uri(std::string_view rest) {
  if (!rest.starts_with("//")) return {{}, rest};
  rest.remove_prefix(2);
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  return {rest.substr(0, slash), rest.substr(slash)};
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

/// Percent forms and drive letter folded. Several slashes in front are one: `file:///` put before
/// "/x" means that file, not a host named x.
std::string folded_path(std::string_view encoded) {
  std::string path = percent_decoded(encoded);
  if (!path.starts_with('/')) return path;
  path.erase(0, std::min(path.find_first_not_of('/'), path.size()));
  if (starts_with_drive(path)) path[0] = lower(path[0]);
  return "/" + path;
}

std::string host_of(const FileUri& uri) {
  std::string host = lowered(percent_decoded(uri.host));
  return host == "localhost" ? std::string() : host;
}

std::string_view without_query(std::string_view path) {
  return path.substr(0, path.find_first_of("?#"));
}

bool stays_in_path(char c) {
  constexpr std::string_view kMarks = "-._~/";
  return is_letter(c) || is_digit(c) || kMarks.find(c) != std::string_view::npos;
}

void append_encoded(std::string& out, std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : path) {
    if (stays_in_path(c)) {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.push_back('%');
    out.push_back(kDigits[byte >> 4]);
    out.push_back(kDigits[byte & 15]);
  }
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool whole = text[at] == '%' && at + 2 < text.size();
    const int high = whole ? hex_value(text[at + 1]) : -1;
    const int low = whole ? hex_value(text[at + 2]) : -1;
    if (high < 0 || low < 0) {
      out.push_back(text[at]);
      continue;
    }
    out.push_back(static_cast<char>(high * 16 + low));
    at += 2;
  }
  return out;
}

std::string scheme_of_uri(std::string_view name) {
  return lowered(name.substr(0, scheme_length(name)));
}

UriKey key_of_uri(std::string_view name) {
  const std::string scheme = scheme_of_uri(name);
  if (scheme.empty()) return UriKey{percent_decoded(name)};
  const std::string_view rest = name.substr(scheme.size() + 1);
  if (scheme != "file") return UriKey{scheme + ":" + percent_decoded(rest)};
  const FileUri uri = split_file_uri(rest);
  return UriKey{"file://" + host_of(uri) + folded_path(uri.path)};
}

std::optional<std::string> path_of_uri(std::string_view name) {
  if (scheme_of_uri(name) != "file") return std::nullopt;
  const FileUri uri = split_file_uri(name.substr(std::string_view("file:").size()));
  std::string path = folded_path(without_query(uri.path));
  if (!path.starts_with('/') || path.find('\0') != std::string::npos) return std::nullopt;
  if (const std::string host = host_of(uri); !host.empty()) {
    const bool is_name = host.find_first_of(std::string_view("/\0", 2)) == std::string::npos;
    return is_name ? std::optional("//" + host + path) : std::nullopt;
  }
  if (starts_with_drive(std::string_view(path).substr(1))) path.erase(0, 1);
  return path;
}

std::string uri_of_path(std::string_view path) {
  std::string slashed(path);
  if (starts_with_drive(path) || path.starts_with("\\\\")) {
    std::ranges::replace(slashed, '\\', '/');
  }
  std::string uri = "file://";
  if (slashed.starts_with("//")) {
    const std::size_t slash = std::min(slashed.find('/', 2), slashed.size());
    append_encoded(uri, std::string_view(slashed).substr(2, slash - 2));
    append_encoded(uri, std::string_view(slashed).substr(slash));
    return uri;
  }
  if (starts_with_drive(slashed)) {
    uri.push_back('/');
    uri.push_back(lower(slashed[0]));
    uri.push_back(':');
    slashed.erase(0, 2);
  }
  append_encoded(uri, slashed);
  return uri;
}

}  // namespace plumbline::protocol
