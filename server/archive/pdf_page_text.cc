// Text operators, and no more of PDF than they need.
//
// Tj, TJ, ' and " show strings; Tf names the font, Td, TD, T*, Tm and BT move. Nothing is drawn, so
// where words stand is known by what moved between them: another height is another line, the same
// height a blank. Inside a TJ small numbers are kerning and large negative ones the gap between two
// words. What `cm` turns or scales is not followed; after it the next words begin a line.
#include "server/archive/pdf_page_text.h"

#include <cstdlib>
#include <string_view>
#include <vector>

#include "analyzers/source/ascii.h"
#include "server/archive/pdf_tokens.h"

namespace plumbline::archive {
namespace {

/// In thousandths of the font's size, leftwards; kerning stays within some dozens.
constexpr double kWordGap = -180;

using FontNamed = std::function<const PdfFont&(const std::string&)>;
using Token = QPDFTokenizer::Token;

class PageReader {
 public:
  explicit PageReader(const FontNamed& font_named) : font_named_(font_named) {}

  void take(const Token& token) {
    switch (token.getType()) {
      case QPDFTokenizer::tt_word:
        run(token.getValue());
        operands_.clear();
        break;
      case QPDFTokenizer::tt_string:
      case QPDFTokenizer::tt_name:
      case QPDFTokenizer::tt_integer:
      case QPDFTokenizer::tt_real:
        operands_.push_back(token);
        break;
      default:
        break;
    }
  }

  PdfWords finish() { return std::move(words_); }

 private:
  double number(size_t from_end) const {
    if (operands_.size() < from_end) return 0;
    return std::strtod(operands_[operands_.size() - from_end].getValue().c_str(), nullptr);
  }

  void run(const std::string& name) {
    if (is_in(name, {"Tj", "TJ"})) {
      show();
    } else if (is_in(name, {"'", "\""})) {
      begin_line();
      show();
    } else if (name == "Tf" && operands_.size() >= 2) {
      font_ = &font_named_(operands_[operands_.size() - 2].getValue());
    } else if (is_in(name, {"Td", "TD"})) {
      height_ += number(1);
      moved_ = true;
    } else if (name == "Tm") {
      height_ = number(1);
      moved_ = true;
    } else if (is_in(name, {"T*", "cm"})) {
      begin_line();
    } else if (name == "BT") {
      height_ = 0;
    }
  }

  void begin_line() { line_ended_ = true; }

  void show() {
    std::string& text = words_.text;
    if (!text.empty() && (line_ended_ || height_ != shown_height_)) {
      text += '\n';
    } else if (moved_ && !text.empty() && !text.ends_with(' ')) {
      text += ' ';
    }
    for (const Token& operand : operands_) {
      if (operand.getType() == QPDFTokenizer::tt_string) {
        words_.all_known &= font_->append(text, operand.getValue());
      } else if (std::strtod(operand.getValue().c_str(), nullptr) < kWordGap) {
        text += ' ';
      }
    }
    shown_height_ = height_;
    moved_ = line_ended_ = false;
  }

  const FontNamed& font_named_;
  const PdfFont plain_;
  const PdfFont* font_ = &plain_;
  std::vector<Token> operands_;
  PdfWords words_;
  double height_ = 0;
  double shown_height_ = 0;
  bool moved_ = false;
  bool line_ended_ = false;
};

}  // namespace

PdfWords words_of_content(const std::string& content, const FontNamed& font_named) {
  PageReader reader(font_named);
  for_each_token(content, [&](const Token& token) {
    reader.take(token);
    return true;
  });
  return reader.finish();
}

}  // namespace plumbline::archive
