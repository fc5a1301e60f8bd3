// Archives and documents made at run time, from the descriptions of their formats.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace plumbline::test {

/// Names and what they hold. A name that ends in `/` is a folder, one that ends in `@` a link.
using Members = std::vector<std::pair<std::string, std::string>>;

enum class Compression : uint8_t { gzip, bzip2, xz, zstd };

std::string zip_of(const Members& members);
/// Marked as encrypted.
std::string encrypted_zip_of(const Members& members);
std::string tar_of(const Members& members);
std::string compressed_tar_of(const Members& members, Compression compression);
/// One file made smaller: app.log.gz.
std::string gzip_of(const std::string& bytes);

/// A page for each content stream. Fonts: Helvetica as /F1; /F2 with codes of two bytes and `cmap`
/// as its /ToUnicode; /F3 with letters of 500 and blanks of 250; /F4 with the letters from 0041 on,
/// of 800 (A, B), 1000 (C), 500 (D) and 300 (E).
std::string pdf_of(const std::vector<std::string>& contents, const std::string& cmap = "");

}  // namespace plumbline::test
