// The tokens of a PDF's content streams and character maps, which share one syntax.
#pragma once

#include <functional>
#include <qpdf/QPDFTokenizer.hh>
#include <string>

namespace plumbline::archive {

/// Passes on each token until the end or until `sink` returns false. Bytes that are no token are
/// passed over. May throw what qpdf throws.
void for_each_token(const std::string& text,
                    const std::function<bool(const QPDFTokenizer::Token&)>& sink);

}  // namespace plumbline::archive
