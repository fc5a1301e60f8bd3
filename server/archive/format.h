// Which files are opened, by their first bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace plumbline::archive {

enum class Format : uint8_t {
  none,
  packed,  // zip and what is built on it, tar, and what gzip, bzip2, xz or zstd made smaller
  pdf,
};

/// So many bytes decide.
inline constexpr size_t kHeadSize = 512;

/// `head` are the first bytes of a file, at most kHeadSize of them matter; its name tells an old
/// tar, which has no mark.
Format format_of(std::string_view head, std::string_view name);

}  // namespace plumbline::archive
