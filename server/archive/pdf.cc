// Pages, their content streams and the forms that they use; what the streams say is
// pdf_page_text's.
//
// What can go wrong:
// - qpdf throws for files that are no PDF after all; this file is where that ends (invariant 12).
// - A stream that unpacks to gigabytes: see pdf_filters.h. qpdf takes a spent allowance for a fault
//   of that stream and goes on, so the allowance is asked after each page.
// - Encryption. It needs GnuTLS, which is not linked in (see no_gnutls.cc): qpdf then fails on the
//   file as a whole.
#include "server/archive/pdf.h"

#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <stdexcept>
#include <utility>
#include <vector>

#include "server/archive/pdf_filters.h"
#include "server/archive/pdf_page_text.h"

namespace plumbline::archive {
namespace {

/// Keeps what is written, up to a limit.
class LimitedText : public Pipeline {
 public:
  explicit LimitedText(uint64_t most) : Pipeline("text", nullptr), most_(most) {}

  void write(const unsigned char* data, size_t size) override {
    if (bytes_.size() + size > most_) throw std::runtime_error("too large");
    bytes_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}

  std::string take() { return std::move(bytes_); }

 private:
  const uint64_t most_;
  std::string bytes_;
};

std::vector<QPDFObjectHandle> items_of(QPDFObjectHandle array) {
  return array.isArray() ? array.getArrayAsVector() : std::vector<QPDFObjectHandle>();
}

/// `code [width width …]` and `first last width`, mixed.
void read_composite_widths(std::vector<QPDFObjectHandle> items, PdfFont& font) {
  uint32_t left = 0x10000;  // as many codes as there are
  for (size_t i = 0; i + 1 < items.size();) {
    if (!items[i].isInteger()) return;
    const auto first = static_cast<uint32_t>(items[i].getIntValueAsInt());
    if (items[i + 1].isArray()) {
      uint32_t code = first;
      for (QPDFObjectHandle& width : items_of(items[i + 1])) {
        if (width.isNumber()) font.set_width(code++, width.getNumericValue());
      }
      i += 2;
    } else if (i + 2 < items.size() && items[i + 1].isInteger() && items[i + 2].isNumber()) {
      const auto last = static_cast<uint32_t>(items[i + 1].getIntValueAsInt());
      for (uint32_t code = first; code <= last && left > 0; ++code, --left) {
        font.set_width(code, items[i + 2].getNumericValue());
      }
      i += 3;
    } else {
      return;
    }
  }
}

void read_widths(QPDFObjectHandle& dictionary, PdfFont& font) {
  std::vector<QPDFObjectHandle> parts = items_of(dictionary.getKey("/DescendantFonts"));
  if (!parts.empty() && parts[0].isDictionary()) {
    QPDFObjectHandle otherwise = parts[0].getKey("/DW");
    font.set_width_of_others(otherwise.isNumber() ? otherwise.getNumericValue() : 1000);
    read_composite_widths(items_of(parts[0].getKey("/W")), font);
    return;
  }
  QPDFObjectHandle first = dictionary.getKey("/FirstChar");
  uint32_t code = first.isInteger() ? static_cast<uint32_t>(first.getIntValueAsInt()) : 0;
  for (QPDFObjectHandle& width : items_of(dictionary.getKey("/Widths"))) {
    if (width.isNumber()) font.set_width(code, width.getNumericValue());
    ++code;
  }
}

class Document {
 public:
  Document(QPDF& pdf, uint64_t page_bytes, uint64_t& bytes_left)
      : pdf_(pdf), page_bytes_(page_bytes), bytes_left_(bytes_left) {}

  PdfEnd read(const std::function<bool(PdfPage)>& sink) {
    uint32_t number = 0;
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf_).getAllPages()) {
      PdfPage result{++number, "", true};
      add_words(result, page);
      page.forEachFormXObject(true,
                              [&](QPDFObjectHandle& form, QPDFObjectHandle&, const std::string&) {
                                QPDFPageObjectHelper helper(form);
                                add_words(result, helper);
                              });
      if (bytes_left_ == 0) return PdfEnd::spent;
      if (!sink(std::move(result))) break;
    }
    return PdfEnd::whole;
  }

 private:
  /// Of a page, or of a form with resources of its own.
  void add_words(PdfPage& page, QPDFPageObjectHelper& part) {
    QPDFObjectHandle resources = part.getAttribute("/Resources", false);
    const PdfWords words = words_of_content(
        content_of(part.getObjectHandle(), page),
        [&](const std::string& name) -> const PdfFont& { return font(resources, name); });
    if (!page.text.empty() && !words.text.empty()) page.text += '\n';
    page.text += words.text;
    page.all_known &= words.all_known;
  }

  /// qpdf's own way would decode all streams of a page before it hands over the first byte.
  std::string content_of(QPDFObjectHandle part, PdfPage& page) const {
    QPDFObjectHandle content = part.isStream() ? part : part.getKey("/Contents");
    LimitedText text(page_bytes_);
    for (QPDFObjectHandle& stream : content.wrapInArray().getArrayAsVector()) {
      if (!stream.isStream()) continue;
      page.all_known &= stream.pipeStreamData(&text, 0, qpdf_dl_generalized, true);
      text.writeCStr("\n");  // a token ends with its stream
    }
    return text.take();
  }

  const PdfFont& font(QPDFObjectHandle& resources, const std::string& name) {
    static const PdfFont kPlain;
    if (!resources.isDictionary()) return kPlain;
    QPDFObjectHandle fonts = resources.getKey("/Font");
    if (!fonts.isDictionary() || !fonts.getKey(name).isDictionary()) return kPlain;
    QPDFObjectHandle font = fonts.getKey(name);
    const auto known = fonts_.find(font.getObjGen());
    if (known != fonts_.end() && font.isIndirect()) return *known->second;
    auto& slot = font.isIndirect() ? fonts_[font.getObjGen()] : direct_fonts_.emplace_back();
    slot = std::make_unique<PdfFont>(read_font(font));
    return *slot;
  }

  PdfFont read_font(QPDFObjectHandle& dictionary) const {
    PdfFont font = read_letters(dictionary);
    read_widths(dictionary, font);
    return font;
  }

  PdfFont read_letters(QPDFObjectHandle& dictionary) const {
    QPDFObjectHandle map = dictionary.getKey("/ToUnicode");
    if (map.isStream()) {
      LimitedText cmap(page_bytes_);
      if (map.pipeStreamData(&cmap, 0, qpdf_dl_generalized, true)) {
        return PdfFont::from_cmap(cmap.take());
      }
    }
    return dictionary.getKey("/Subtype").isNameAndEquals("/Type0") ? PdfFont::unknown() : PdfFont();
  }

  QPDF& pdf_;
  const uint64_t page_bytes_;
  uint64_t& bytes_left_;
  std::map<QPDFObjGen, std::unique_ptr<PdfFont>> fonts_;
  std::vector<std::unique_ptr<PdfFont>> direct_fonts_;
};

}  // namespace

PdfEnd for_each_page(const ArchiveSource& source, uint64_t page_bytes, uint64_t& bytes_left,
                     const std::function<bool(PdfPage)>& sink) {
  const PdfAllowance allowance(bytes_left);
  QPDF pdf;
  try {
    pdf.setSuppressWarnings(true);
    if (source.file.empty()) {
      pdf.processMemoryFile("document", source.bytes.data(), source.bytes.size());
    } else {
      pdf.processFile(source.file.c_str());
    }
    return Document(pdf, page_bytes, bytes_left).read(sink);
  } catch (const std::exception&) {
    if (pdf.isEncrypted()) return PdfEnd::encrypted;
    return bytes_left == 0 ? PdfEnd::spent : PdfEnd::damaged;
  }
}

}  // namespace plumbline::archive
