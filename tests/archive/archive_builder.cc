#include "tests/archive/archive_builder.h"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <catch2/catch.hpp>

namespace plumbline::test {
namespace {

constexpr size_t kTarBlock = 512;
constexpr int kGzip = 15 + 16;  // zlib's window bits, with gzip's header
constexpr int kBare = -15;      // without a header, as in a zip
constexpr uint32_t kEncrypted = 1;

std::string deflated(const std::string& bytes, int window_bits) {
  z_stream stream = {};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string result(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  return result;
}

std::string bzipped(std::string bytes) {
  std::string result(bytes.size() + bytes.size() / 100 + 600, '\0');
  auto size = static_cast<unsigned>(result.size());
  REQUIRE(BZ2_bzBuffToBuffCompress(result.data(), &size, bytes.data(),
                                   static_cast<unsigned>(bytes.size()), 9, 0, 0) == BZ_OK);
  return result.substr(0, size);
}

std::string xz_of(const std::string& bytes) {
  std::string result(lzma_stream_buffer_bound(bytes.size()), '\0');
  size_t size = 0;
  REQUIRE(lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, nullptr,
                                  reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size(),
                                  reinterpret_cast<uint8_t*>(result.data()), &size,
                                  result.size()) == LZMA_OK);
  return result.substr(0, size);
}

std::string zstd_of(const std::string& bytes) {
  std::string result(ZSTD_compressBound(bytes.size()), '\0');
  const size_t size = ZSTD_compress(result.data(), result.size(), bytes.data(), bytes.size(), 3);
  return result.substr(0, size);
}

/// Little-endian numbers of 2 or 4 bytes.
std::string number(size_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

/// What a member's own header and its line in the directory have in common.
std::string zip_fields(const std::string& name, const std::string& bytes, const std::string& packed,
                       uint32_t flags) {
  constexpr uint32_t kUtf8 = 1 << 11;
  const auto* const data = reinterpret_cast<const Bytef*>(bytes.data());
  const auto sum = crc32(0, data, static_cast<uInt>(bytes.size()));
  return number(20, 2) + number(flags | kUtf8, 2) + number(Z_DEFLATED, 2) + number(0, 4) +
         number(sum, 4) + number(packed.size(), 4) + number(bytes.size(), 4) +
         number(name.size(), 2) + number(0, 2);
}

std::string zip_with(const Members& members, uint32_t flags) {
  std::string zip;
  std::string directory;
  for (const auto& [name, bytes] : members) {
    const std::string packed = deflated(bytes, kBare);
    const std::string fields = zip_fields(name, bytes, packed, flags);
    directory += "PK\1\2" + number(20, 2) + fields + number(0, 2) + number(0, 2) + number(0, 2) +
                 number(0, 4) + number(zip.size(), 4) + name;
    zip += "PK\3\4" + fields + name + packed;
  }
  return zip + directory + "PK\5\6" + number(0, 4) + number(members.size(), 2) +
         number(members.size(), 2) + number(directory.size(), 4) + number(zip.size(), 4) +
         number(0, 2);
}

std::string octal(size_t value, size_t width) {
  std::string digits(width, '0');
  for (size_t i = width; i-- > 0; value /= 8) digits[i] = static_cast<char>('0' + value % 8);
  return digits;
}

std::string tar_header(const std::string& name, const std::string& bytes) {
  const bool link = name.ends_with('@');
  std::string header(kTarBlock, '\0');
  header.replace(0, name.size(), name);
  header.replace(100, 7, "0000644");
  header.replace(124, 11, octal(link ? 0 : bytes.size(), 11));
  header.replace(136, 11, octal(0, 11));
  header.replace(148, 8, "        ");
  header[156] = name.ends_with('/') ? '5' : link ? '2' : '0';
  if (link) header.replace(157, bytes.size(), bytes);
  header.replace(257, 8, std::string("ustar\00000", 8));
  size_t sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  return header.replace(148, 7, octal(sum, 6) + '\0');
}

std::string object(size_t number, const std::string& body) {
  return std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
}

std::string stream(size_t number, const std::string& text) {
  return object(
      number, "<< /Length " + std::to_string(text.size()) + " >>\nstream\n" + text + "\nendstream");
}

}  // namespace

std::string zip_of(const Members& members) {
  return zip_with(members, 0);
}

std::string encrypted_zip_of(const Members& members) {
  return zip_with(members, kEncrypted);
}

std::string tar_of(const Members& members) {
  std::string tar;
  for (const auto& [name, bytes] : members) {
    tar += tar_header(name, bytes);
    if (name.ends_with('@')) continue;
    tar += bytes;
    tar.resize((tar.size() + kTarBlock - 1) / kTarBlock * kTarBlock, '\0');
  }
  return tar + std::string(2 * kTarBlock, '\0');
}

std::string compressed_tar_of(const Members& members, Compression compression) {
  const std::string tar = tar_of(members);
  switch (compression) {
    case Compression::gzip:
      return deflated(tar, kGzip);
    case Compression::bzip2:
      return bzipped(tar);
    case Compression::xz:
      return xz_of(tar);
    case Compression::zstd:
      return zstd_of(tar);
  }
  return tar;
}

std::string gzip_of(const std::string& bytes) {
  return deflated(bytes, kGzip);
}

std::string pdf_of(const std::vector<std::string>& contents, const std::string& cmap) {
  // Without a table of cross-references: readers find the objects all the same.
  std::string pdf = "%PDF-1.4\n";
  std::string kids;
  size_t number = 10;
  for (const std::string& content : contents) {
    pdf += object(
        number, "<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(number + 1) +
                    " 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 6 0 R /F4 7 0 R >> >> >>");
    pdf += stream(number + 1, content);
    kids += std::to_string(number) + " 0 R ";
    number += 2;
  }
  pdf += object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf += object(
      2, "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(contents.size()) + " >>");
  pdf += object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  pdf += object(4, std::string("<< /Type /Font /Subtype /Type0 ") +
                       (cmap.empty() ? "" : "/ToUnicode 5 0 R ") + ">>");
  pdf += stream(5, cmap);
  std::string widths = "250";
  for (char c = '!'; c <= '~'; ++c) widths += " 500";
  pdf += object(6, "<< /Type /Font /Subtype /TrueType /FirstChar 32 /Widths [" + widths + "] >>");
  pdf += object(7, "<< /Type /Font /Subtype /Type0 /ToUnicode 9 0 R /DescendantFonts [8 0 R] >>");
  pdf += object(8, "<< /Type /Font /DW 1000 /W [65 [800 800] 69 70 300 68 68 500] >>");
  pdf += stream(9,
                "1 begincodespacerange <0000> <FFFF> endcodespacerange "
                "1 beginbfrange <0041> <005A> <0041> endbfrange");
  return pdf + "trailer << /Root 1 0 R /Size " + std::to_string(number) +
         " >>\nstartxref\n0\n%%EOF\n";
}

}  // namespace plumbline::test
