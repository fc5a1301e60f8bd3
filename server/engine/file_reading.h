// One file from disk into memory, safely: pipes, devices, endless pseudo-files and files that
// vanish give a reason, never a hang.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::engine {

enum class ReadFailure : uint8_t { missing, unreadable, not_regular, too_large, binary };

/// "cannot be opened (no permission)": the end of a sentence that begins with the path.
std::string_view reason(ReadFailure failure);

struct FileText {
  std::string text;
  std::optional<ReadFailure> failure;  // then the text is empty
};

enum class BinaryFiles : uint8_t { skip, read };

/// By its first 8 KiB: a NUL among them, and no UTF-16.
bool looks_binary(std::string_view bytes);

/// As read_text_file gives it for a file of these bytes: UTF-16 comes back as UTF-8.
std::string text_of(std::string bytes);

/// The first bytes of a regular file, at most `size`; empty if it cannot be read.
std::string read_head(const std::string& path, size_t size);

/// Reads at most `limit` bytes; a longer file is too_large. A file with a NUL among its first 8 KiB
/// is binary. UTF-16 comes back as UTF-8, as an editor would hand it over.
FileText read_text_file(const std::string& path, uint64_t limit, BinaryFiles binary);

}  // namespace plumbline::engine
