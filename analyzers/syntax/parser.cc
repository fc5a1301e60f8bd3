#include "analyzers/syntax/parser.h"

#include <algorithm>
#include <array>
#include <memory>

extern "C" {
#define PLUMBLINE_LANGUAGE(name, symbol, folder, endings, names, ids) \
  const TSLanguage* tree_sitter_##symbol();
#define PLUMBLINE_TEXT_LANGUAGE(name, endings, names, ids)
#include "grammars/languages.def"
#undef PLUMBLINE_LANGUAGE
#undef PLUMBLINE_TEXT_LANGUAGE
}

namespace plumbline::syntax {
namespace {

struct ParserDelete {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

/// One parser per thread, switched between languages: making one costs less than a microsecond, but
/// it keeps its stack and node pool warm.
TSParser* thread_parser() {
  thread_local const std::unique_ptr<TSParser, ParserDelete> parser(ts_parser_new());
  return parser.get();
}

struct Input {
  std::string_view text;
};

/// Hands the rest of the text out in pieces of 64 KiB, so that a parse can be stopped between them.
const char* read_input(void* payload, uint32_t offset, TSPoint, uint32_t* length) {
  constexpr size_t kPiece = size_t{64} * 1024;
  const std::string_view text = static_cast<const Input*>(payload)->text;
  if (offset >= text.size()) {
    *length = 0;
    return "";
  }
  *length = static_cast<uint32_t>(std::min(kPiece, text.size() - offset));
  return text.data() + offset;
}

bool should_stop(TSParseState* state) {
  return static_cast<const StopToken*>(state->payload)->stop_requested();
}

}  // namespace

const TSLanguage* grammar(Language language) {
  switch (language) {
#define PLUMBLINE_LANGUAGE(name, symbol, folder, endings, names, ids) \
  case Language::name:                                                \
    return tree_sitter_##symbol();
#define PLUMBLINE_TEXT_LANGUAGE(name, endings, names, ids)
#include "grammars/languages.def"
#undef PLUMBLINE_LANGUAGE
#undef PLUMBLINE_TEXT_LANGUAGE
    default:
      return nullptr;
  }
}

bool has_grammar(Language language) {
  return grammar(language) != nullptr;
}

uint16_t field_id(Language language, std::string_view field) {
  return ts_language_field_id_for_name(grammar(language), field.data(),
                                       static_cast<uint32_t>(field.size()));
}

std::optional<Tree> parse(Language language, std::string_view text, const Tree* old_tree,
                          const StopToken& stop) {
  const TSLanguage* const wanted = grammar(language);
  if (wanted == nullptr) return std::nullopt;
  TSParser* const parser = thread_parser();
  if (!ts_parser_set_language(parser, wanted)) return std::nullopt;
  Input text_input{text};
  const TSInput input = {&text_input, read_input, TSInputEncodingUTF8, nullptr};
  const TSParseOptions options = {const_cast<StopToken*>(&stop), should_stop};
  TSTree* const tree = ts_parser_parse_with_options(
      parser, old_tree == nullptr ? nullptr : old_tree->raw(), input, options);
  if (tree == nullptr) {
    ts_parser_reset(parser);  // a stopped parse would otherwise be resumed by the next one
    return std::nullopt;
  }
  return Tree(tree, language);
}

}  // namespace plumbline::syntax
