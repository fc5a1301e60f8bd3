// The words that a page's content stream shows, in the order in which it shows them.
#pragma once

#include <functional>
#include <string>

#include "server/archive/pdf_font.h"

namespace plumbline::archive {

struct PdfWords {
  std::string text;
  bool all_known = true;  // false: some codes have no known meaning and are left out
};

/// `font_named` gives the font of a resource name such as "/F1"; what it returns lives until the
/// end. A line for each height on the page; a blank where the next words stand apart from the last
/// ones.
PdfWords words_of_content(const std::string& content,
                          const std::function<const PdfFont&(const std::string&)>& font_named);

}  // namespace plumbline::archive
