#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/text_rows.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

struct Part {
  ByteRange range;
  std::string key;  // in lower case, without blanks
  std::string_view value;
};

struct ConnectionString {
  bool jdbc = false;
  bool odbc = false;
  std::string host;
  std::vector<Part> parts;
};

std::string folded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c != ' ') result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

/// The end of a string from its opening quote on, on the same line; 0 if it has none.
size_t closing_quote(std::string_view text, size_t open) {
  for (size_t i = open + 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == text[open]) {
      return i;
    }
  }
  return 0;
}

/// Where no grammar says it: the outermost quotes of the line around the secret, or the text
/// between angle brackets.
ByteRange text_literal(std::string_view text, const ByteRange& secret) {
  uint32_t begin = line_begin(text, secret.begin.value);
  for (size_t i = begin; i < secret.begin.value; ++i) {
    if (contains("<>", text.substr(i, 1))) begin = static_cast<uint32_t>(i) + 1;
    if (!contains("\"'`", text.substr(i, 1))) continue;
    const size_t close = closing_quote(text, i);
    if (close >= secret.end.value) {
      return byte_range(static_cast<uint32_t>(i) + 1, static_cast<uint32_t>(close));
    }
    if (close != 0) i = close;
  }
  auto end =
      static_cast<uint32_t>(std::min(text.find_first_of("<>\r\n", secret.end.value), text.size()));
  while (end > secret.end.value && contains(" \\\"'`", text.substr(end - 1, 1))) --end;
  return byte_range(begin, end);
}

/// A string that the grammar does not join, or the one that it does.
ByteRange literal_around(const Code& code, const ByteRange& secret) {
  const auto literal = code.root.is_null() ? std::nullopt : literal_at(code, secret);
  const bool plain = literal && literal->content.contains(secret) &&
                     !is_one_of(literal->node, {"concatenated_string"});
  return plain ? literal->content : text_literal(code.text, secret);
}

/// After the value that begins at `at`: drivers take quotes, doubled inside, and braces around what
/// holds a semicolon. A literal of the file may write the quote in several ways.
uint32_t value_end(std::string_view text, uint32_t at, uint32_t limit) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kQuotes = {
      {{"\\\"", "\\\""},
       {"\"\"", "\"\""},
       {"&quot;", "&quot;"},
       {"&apos;", "&apos;"},
       {"\"", "\""},
       {"'", "'"},
       {"{", "}"}}};
  const std::string_view rest = text.substr(0, limit);
  const auto semicolon = [&](size_t from) {
    return static_cast<uint32_t>(std::min<size_t>(rest.find(';', from), limit));
  };
  const uint32_t begin = std::min(skip_space(text, at), limit);
  for (const auto& [open, close] : kQuotes) {
    if (!rest.substr(begin).starts_with(open)) continue;
    size_t end = rest.find(close, begin + open.size());
    while (end != std::string_view::npos && rest.substr(end + close.size()).starts_with(close)) {
      end = rest.find(close, end + 2 * close.size());
    }
    return semicolon(end == std::string_view::npos ? begin : end + close.size());
  }
  return semicolon(begin);
}

/// After the `key=value` that begins at `at`: at its semicolon, or at the end of the string.
uint32_t part_end(std::string_view text, uint32_t at, uint32_t limit) {
  const size_t stop = text.find_first_of("=;", at);
  if (stop >= limit || text[stop] == ';')
    return static_cast<uint32_t>(std::min<size_t>(stop, limit));
  return value_end(text, static_cast<uint32_t>(stop) + 1, limit);
}

/// Where the string itself begins in a line like `CONNECTION=Server=…`.
size_t beginning(std::string_view literal) {
  const std::string lower = [&] {
    std::string result(literal);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
  }();
  size_t first = std::string_view::npos;
  for (const std::string_view key :
       {"jdbc:sqlserver://", "server=", "server =", "data source=", "address=", "addr=", "driver=",
        "password=", "pwd=", "user id=", "uid=", "database=", "initial catalog=", "encrypt="}) {
    const size_t at = lower.find(key);
    if (at != std::string::npos && (at == 0 || !is_word(lower[at - 1])))
      first = std::min(first, at);
  }
  return first;
}

Part part_of(std::string_view text, uint32_t begin, uint32_t end) {
  const std::string_view whole = text.substr(begin, end - begin);
  const size_t equals = whole.find('=');
  Part part{byte_range(begin, end), folded(whole.substr(0, equals)), {}};
  if (equals != std::string_view::npos) part.value = whole.substr(equals + 1);
  return part;
}

std::string host_of(std::string_view address) {
  std::string host = folded(address);
  for (const std::string_view prefix : {"jdbc:sqlserver://", "tcp:"}) {
    if (host.starts_with(prefix)) host.erase(0, prefix.size());
  }
  return host.substr(0, host.find_first_of(",:\\"));
}

std::optional<ConnectionString> read(const Code& code, const ByteRange& secret) {
  const std::string_view text = code.text;
  const ByteRange literal = literal_around(code, secret);
  const size_t begin = beginning(text.substr(literal.begin.value, literal.length()));
  if (begin == std::string_view::npos) return {};
  ConnectionString result;
  auto at = literal.begin.value + static_cast<uint32_t>(begin);
  if (at > secret.begin.value) return {};
  while (at < literal.end.value) {
    const uint32_t end = part_end(text, at, literal.end.value);
    Part part = part_of(text, at, end);
    if (part.key.starts_with("jdbc:")) {
      result.jdbc = true;
      result.host = host_of(text.substr(at, end - at));
    } else if (is_in(part.key, {"server", "datasource", "address", "addr", "networkaddress"})) {
      result.host = host_of(part.value);
    } else if (is_in(part.key, {"servername"})) {
      result.host = folded(part.value);
    }
    result.odbc = result.odbc || part.key == "driver";
    result.parts.push_back(std::move(part));
    at = end + 1;
  }
  return result;
}

bool is_public(std::string_view host) {
  return host.ends_with(".database.windows.net") || host.ends_with(".sql.azuresynapse.net");
}

bool is_sovereign(std::string_view host) {
  for (const std::string_view suffix :
       {".database.usgovcloudapi.net", ".database.chinacloudapi.cn", ".database.cloudapi.de",
        ".sql.azuresynapse.usgovcloudapi.net", ".sql.azuresynapse.azure.cn"}) {
    if (host.ends_with(suffix)) return true;
  }
  return false;
}

bool identifies(const Part& part) {
  return is_in(part.key, {"userid", "uid", "user", "username", "password", "pwd"});
}

std::string_view authentication(const ConnectionString& string) {
  if (string.jdbc) return "authentication=ActiveDirectoryDefault";
  return string.odbc ? "Authentication=ActiveDirectoryMsi"
                     : "Authentication=Active Directory Default";
}

/// The part without the blanks that set it off from the one before.
ByteRange without_margin(std::string_view text, const Part& part) {
  uint32_t begin = part.range.begin.value;
  while (begin < part.range.end.value && text[begin] == ' ') ++begin;
  return byte_range(begin, part.range.end.value);
}

/// The first of the parts that go gives its place to the new one.
void rewrite(std::string_view text, const ConnectionString& string, EditScript& script) {
  bool placed = false;
  for (size_t i = 0; i < string.parts.size(); ++i) {
    const Part& part = string.parts[i];
    if (part.key == "authentication") {
      script.replace(without_margin(text, part), std::string(authentication(string)));
      placed = true;
    }
  }
  for (const Part& part : string.parts) {
    if (!identifies(part)) continue;
    if (!placed) {
      script.replace(without_margin(text, part), std::string(authentication(string)));
      placed = true;
      continue;
    }
    const uint32_t end = part.range.end.value;
    const bool followed = end < text.size() && text[end] == ';';
    const uint32_t begin = part.range.begin.value;
    script.remove(followed ? byte_range(begin, end + 1) : byte_range(begin - 1, end));
  }
}

/// Projects of .NET that declare the driver of old and not the new one.
bool has_old_driver(const ProjectFiles* files) {
  constexpr size_t kMaxProjects = 50;
  if (files == nullptr) return false;
  bool old = false;
  size_t read = 0;
  for (const std::string& path : files->files()) {
    if (!path.ends_with(".csproj") && !path.ends_with("packages.config") &&
        !path.ends_with("Directory.Packages.props")) {
      continue;
    }
    if (++read > kMaxProjects) break;
    const std::string text = files->read(path).value_or("");
    if (contains(text, "Microsoft.Data.SqlClient") ||
        contains(text, "EntityFrameworkCore.SqlServer")) {
      return false;
    }
    old = old || contains(text, "System.Data.SqlClient");
  }
  return old;
}

}  // namespace

std::optional<Plan> connection_string_row(const Site& site) {
  const std::string_view text = site.code().text;
  const auto string = read(site.code(), site.place);
  if (!string || (!is_public(string->host) && !is_sovereign(string->host))) return {};
  const bool inside = std::any_of(
      string->parts.begin(), string->parts.end(),
      [&](const Part& part) { return identifies(part) && part.range.contains(site.place); });
  if (!inside) return {};
  Plan plan = plan_for(text, "12.conn");
  const bool old_driver = !string->jdbc && (contains(text, "System.Data.SqlClient") ||
                                            has_old_driver(site.document.files));
  if (string->odbc || old_driver || !is_public(string->host)) plan.cls = Class::T;
  rewrite(text, *string, plan.script);
  return plan;
}

}  // namespace plumbline::remedies
