// The words of documents that are archives of XML: Word, Excel, PowerPoint, OpenDocument.
#pragma once

#include <string>
#include <string_view>

namespace plumbline::archive {

/// True for an entry that holds what a reader of the document sees, and for its comments.
bool holds_words(std::string_view archive_name, std::string_view entry_name);

/// A line for each paragraph. The runs of a paragraph are joined without a gap: an editor cuts a
/// key into several wherever a part was typed later or is spelled unlike a word.
std::string words_of(std::string_view xml);

}  // namespace plumbline::archive
