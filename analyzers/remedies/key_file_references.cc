#include "analyzers/remedies/key_file_references.h"

#include <algorithm>
#include <array>

#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/row_search.h"

namespace plumbline::remedies {
namespace {

constexpr std::string_view kEnding = ".json";
/// More references than this in one file are a generated file.
constexpr size_t kMaxReferences = 100;

/// Code that takes a key file has one of these.
constexpr std::array<std::string_view, 9> kWords = {
    "from_service_account_", "keyFile",         "CredentialsFile",
    "GoogleCredential",      "CredentialsPath", "ServiceAccountCredentials",
    "Google::Cloud",         "keyfile",         "Google\\Cloud"};

constexpr std::array<std::string_view, 6> kReaders = {"from_service_account_json",
                                                      "from_service_account_file",
                                                      "WithCredentialsFile",
                                                      "WithAuthCredentialsFile",
                                                      "FromFile",
                                                      "FromFileAsync"};

bool is_reader(std::string_view callee) {
  const std::string_view name = last_part(callee);
  if (std::find(kReaders.begin(), kReaders.end(), name) == kReaders.end()) return false;
  return !name.starts_with("FromFile") || callee.find("GoogleCredential") != std::string_view::npos;
}

/// The call or the key that takes the literal is there for key files only.
bool is_read_at(const Code& code, Node literal) {
  Node holder = literal.parent();
  if (is_one_of(holder, {"argument", "keyword_argument"})) holder = holder.parent();
  if (is_one_of(holder, {"pair"})) {
    const std::string_view key = unquoted(code.of(holder.field("key")));
    return key == "keyFilename" || key == "keyFile";
  }
  const Node call = is_one_of(holder, {"argument_list", "arguments"}) ? holder.parent() : Node();
  return !call.is_null() && is_reader(code.of(call.field("function")));
}

bool is_code(Language language) {
  switch (language) {
    case Language::python:
    case Language::javascript:
    case Language::typescript:
    case Language::tsx:
    case Language::go:
    case Language::java:
    case Language::csharp:
    case Language::ruby:
    case Language::php:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool may_name_key_file(const Snapshot& snapshot) {
  const std::string_view text = snapshot.view();
  return is_code(snapshot.language) && text.find(kEnding) != std::string_view::npos &&
         std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
           return text.find(word) != std::string_view::npos;
         });
}

std::vector<ByteRange> key_files_named(const Document& document, const StopToken& stop) {
  const Code& code = document.code;
  std::vector<ByteRange> found;
  for (size_t at = code.text.find(kEnding);
       at != std::string_view::npos && found.size() < kMaxReferences && !stop.stop_requested();
       at = code.text.find(kEnding, at + 1)) {
    const auto begin = static_cast<uint32_t>(at);
    const auto literal =
        literal_at(code, byte_range(begin, begin + static_cast<uint32_t>(kEnding.size())));
    if (!literal || literal->interpolated) continue;
    if (literal->content.end.value != begin + kEnding.size()) continue;
    if (is_read_at(code, literal->node) || row_around(document, "gcp-key-file", literal->node)) {
      found.push_back(literal->node.range());
    }
  }
  return found;
}

}  // namespace plumbline::remedies
