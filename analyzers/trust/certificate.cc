#include "analyzers/trust/certificate.h"

#include <string>

namespace plumbline::trust {
namespace {

/// Walks over the elements of one level.
class Der {
 public:
  explicit Der(std::string_view bytes) : bytes_(bytes) {}

  /// The content of the next element if it has this tag; then it is behind.
  std::optional<std::string_view> take(unsigned char tag) {
    return !bytes_.empty() && byte(0) == tag ? next() : std::nullopt;
  }

  /// The content of the next element, whatever it is.
  std::optional<std::string_view> next() {
    if (bytes_.size() < 2) return std::nullopt;
    size_t length = byte(1);
    size_t head = 2;
    if (length >= 0x80) {
      const size_t count = length & 0x7F;
      if (count == 0 || count > 3 || bytes_.size() < 2 + count) return std::nullopt;
      length = 0;
      for (size_t i = 0; i < count; ++i) length = length << 8 | byte(2 + i);
      head += count;
    }
    if (length > bytes_.size() - head) return std::nullopt;
    const std::string_view content = bytes_.substr(head, length);
    bytes_.remove_prefix(head + length);
    return content;
  }

  bool empty() const { return bytes_.empty(); }
  unsigned char tag() const { return bytes_.empty() ? 0 : byte(0); }

 private:
  unsigned char byte(size_t i) const { return static_cast<unsigned char>(bytes_[i]); }

  std::string_view bytes_;
};

constexpr unsigned char kSequence = 0x30;
constexpr unsigned char kInteger = 0x02;
constexpr unsigned char kUtcTime = 0x17;
constexpr unsigned char kVersion = 0xA0;
constexpr unsigned char kExtensions = 0xA3;

/// "260101120000Z", or with a year of four digits.
std::optional<Date> time_of(Der& der) {
  const bool two_digits = der.tag() == kUtcTime;
  const auto text = der.next();
  if (!text || text->size() < (two_digits ? 6U : 8U)) return std::nullopt;
  std::string year(text->substr(0, two_digits ? 2 : 4));
  if (two_digits) year = (year < "50" ? "20" : "19") + year;
  const std::string_view rest = text->substr(two_digits ? 2 : 4);
  return parse_date(year + "-" + std::string(rest.substr(0, 2)) + "-" +
                    std::string(rest.substr(2, 2)));
}

/// basicConstraints with cA TRUE.
bool is_authority(std::string_view extensions) {
  constexpr std::string_view kBasicConstraints("\x55\x1D\x13", 3);
  constexpr std::string_view kTrue("\x01\x01\xFF", 3);
  Der list(extensions);
  const auto items = list.take(kSequence);
  Der each(items.value_or(std::string_view()));
  while (const auto item = each.take(kSequence)) {
    Der parts(*item);
    if (parts.next() != kBasicConstraints) continue;
    std::string_view value;
    while (const auto part = parts.next()) value = *part;  // the last: `critical` may go before it
    return value.find(kTrue) != std::string_view::npos;
  }
  return false;
}

}  // namespace

std::optional<Validity> validity_of(std::string_view der) {
  Der file(der);
  const auto certificate = file.take(kSequence);
  if (!certificate) return std::nullopt;
  Der outer(*certificate);
  const auto body = outer.take(kSequence);
  if (!body) return std::nullopt;
  Der fields(*body);
  fields.take(kVersion);
  const bool begins = fields.take(kInteger) && fields.take(kSequence) && fields.take(kSequence);
  const auto validity = begins ? fields.take(kSequence) : std::nullopt;
  if (!validity) return std::nullopt;
  Der times(*validity);
  const auto not_before = time_of(times);
  const auto not_after = time_of(times);
  if (!not_before || !not_after) return std::nullopt;
  Validity result{*not_before, *not_after, false};
  while (!fields.empty()) {
    const bool extensions = fields.tag() == kExtensions;
    const auto field = fields.next();
    if (!field) break;
    if (extensions) result.authority = is_authority(*field);
  }
  return result;
}

}  // namespace plumbline::trust
