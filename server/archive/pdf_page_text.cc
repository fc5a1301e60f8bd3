// Text operators, and no more of PDF than they need.
//
// Tj, TJ, ' and " show strings; Tf, Tc, Tw and Tz say how wide they are; Td, TD, TL, T*, Tm and BT
// move. Nothing is drawn, but where each string ends is reckoned, since programs that lay text out
// move within words, for kerning and for formatting, as well as between them. Where the next string
// begins at another height there is another line, where it begins apart from the last one's end a
// blank, else the word goes on. A font without widths leaves only the guess that a move parts
// words.
//
// What `cm` turns or scales is not followed; after it the next words begin a line.
#include "server/archive/pdf_page_text.h"

#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/source/ascii.h"
#include "server/archive/pdf_tokens.h"

namespace plumbline::archive {
namespace {

/// In thousandths of the font's size, in both directions: kerning stays within some dozens, a blank
/// is some hundreds wide, and what begins far to the left is another column.
constexpr double kWordGap = 180;
constexpr double kStepBack = 500;

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
      move(0, -leading_);
      show();
    } else if (name == "Tf" && operands_.size() >= 2) {
      font_ = &font_named_(operands_[operands_.size() - 2].getValue());
      size_ = number(1);
    } else if (is_in(name, {"Td", "TD"})) {
      if (name == "TD") leading_ = -number(1);
      move(number(2), number(1));
    } else if (name == "T*") {
      move(0, -leading_);
    } else if (name == "Tm" || name == "BT") {
      set_matrix(name == "Tm");
    } else if (name == "cm") {
      line_ended_ = true;
    } else {
      set_spacing(name);
    }
  }

  void set_spacing(const std::string& name) {
    if (name == "TL") leading_ = number(1);
    if (name == "Tc") letter_spacing_ = number(1);
    if (name == "Tw") word_spacing_ = number(1);
    if (name == "Tz") stretch_ = number(1) / 100;
  }

  /// Of a matrix only what upright text has: its scale and its place.
  void set_matrix(bool given) {
    scale_ = given && number(6) != 0 ? number(6) : 1;
    height_scale_ = given && number(3) != 0 ? number(3) : 1;
    line_ = left_ = given ? number(2) : 0;
    height_ = given ? number(1) : 0;
    moved_ = true;
  }

  void move(double right, double up) {
    line_ += right * scale_;
    left_ = line_;
    height_ += up * height_scale_;
    moved_ = true;
  }

  /// What stands between the last string's end and here, in thousandths.
  double gap() const {
    const double unit = size_ * scale_ / 1000;
    if (!end_ || unit == 0) return moved_ ? 2 * kWordGap : 0;
    return (left_ - *end_) / unit;
  }

  void part_from_last() {
    std::string& text = words_.text;
    if (text.empty()) return;
    if (line_ended_ || height_ != shown_height_) {
      text += '\n';
    } else if (moved_ && !text.ends_with(' ') && (gap() > kWordGap || gap() < -kStepBack)) {
      text += ' ';
    }
  }

  void show() {
    part_from_last();
    for (const Token& operand : operands_) {
      if (operand.getType() == QPDFTokenizer::tt_string) {
        words_.all_known &= font_->append(words_.text, operand.getValue());
        advance(operand.getValue());
      } else {
        const double back = std::strtod(operand.getValue().c_str(), nullptr);
        left_ -= back / 1000 * size_ * stretch_ * scale_;
        if (back < -kWordGap) words_.text += ' ';
      }
    }
    end_ = widths_known_ ? std::optional<double>(left_) : std::nullopt;
    shown_height_ = height_;
    widths_known_ = true;
    moved_ = line_ended_ = false;
  }

  void advance(std::string_view codes) {
    const PdfFont::Extent extent = font_->extent(codes);
    widths_known_ &= extent.width.has_value();
    const double spacing = letter_spacing_ * static_cast<double>(extent.codes) +
                           word_spacing_ * static_cast<double>(extent.blanks);
    left_ += (extent.width.value_or(0) / 1000 * size_ + spacing) * stretch_ * scale_;
  }

  const FontNamed& font_named_;
  const PdfFont plain_;
  const PdfFont* font_ = &plain_;
  std::vector<Token> operands_;
  PdfWords words_;
  double size_ = 1;
  double leading_ = 0;
  double letter_spacing_ = 0;
  double word_spacing_ = 0;
  double stretch_ = 1;
  double scale_ = 1;         // of the matrix, to the right
  double height_scale_ = 1;  // and upwards
  double line_ = 0;          // where the line begins
  double left_ = 0;          // where the next string begins
  double height_ = 0;
  double shown_height_ = 0;    // of the last string
  std::optional<double> end_;  // of the last string, if its widths are known
  bool widths_known_ = true;   // of the string that is being shown
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
