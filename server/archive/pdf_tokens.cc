#include "server/archive/pdf_tokens.h"

#include <memory>
#include <qpdf/BufferInputSource.hh>

namespace plumbline::archive {

void for_each_token(const std::string& text,
                    const std::function<bool(const QPDFTokenizer::Token&)>& sink) {
  const auto input = std::make_shared<BufferInputSource>("content", text);
  QPDFTokenizer tokens;
  tokens.allowEOF();
  for (;;) {
    const QPDFTokenizer::Token token = tokens.readToken(input, "content", true);
    if (token.getType() == QPDFTokenizer::tt_eof) return;
    if (!sink(token)) return;
    if (!token.isWord("ID")) continue;
    char blank = 0;  // between the operator and the bytes of an inline image
    input->read(&blank, 1);
    tokens.expectInlineImage(input);
  }
}

}  // namespace plumbline::archive
