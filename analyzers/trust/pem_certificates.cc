// Certificates in PEM, as they lie in files, in strings with `\n`, and once more in base64 in the
// Secrets of Kubernetes.
#include <algorithm>

#include "analyzers/source/ascii.h"
#include "analyzers/source/base64.h"
#include "analyzers/trust/certificate.h"
#include "analyzers/trust/lint.h"

namespace plumbline::trust {
namespace {

constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
/// `-----BEGIN CERTIFICATE-----` in base64, as far as it depends on nothing behind it.
constexpr std::string_view kEncodedBegin = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t";

constexpr size_t kLongestBlock = 16 * 1024;
constexpr size_t kMostCertificates = 100;

bool is_base64(char c) {
  return is_base64_character(c) || c == '=';
}

/// What quoting and indentation put between the characters is left out.
std::string body_of(std::string_view block) {
  std::string body;
  for (size_t i = 0; i < block.size(); ++i) {
    if (block[i] == '\\') {
      ++i;
    } else if (is_base64(block[i])) {
      body += block[i];
    }
  }
  return body;
}

class Certificates {
 public:
  explicit Certificates(Report& report) : report_(report), text_(report.snapshot().view()) {}

  void plain() {
    for (size_t at = text_.find(kBegin); at != std::string_view::npos && left_ > 0;
         at = text_.find(kBegin, at + 1), --left_) {
      judge(text_.substr(at), range_of(at, kBegin.size()));
    }
  }

  void encoded() {
    for (size_t at = text_.find(kEncodedBegin); at != std::string_view::npos && left_ > 0;
         at = text_.find(kEncodedBegin, at + 1), --left_) {
      const std::string_view rest = text_.substr(at, 2 * kLongestBlock);
      const auto end = std::find_if_not(rest.begin(), rest.end(), is_base64);
      const auto length = static_cast<size_t>(end - rest.begin());
      const auto pem = decode_base64(rest.substr(0, length));
      if (pem) judge(*pem, range_of(at, kEncodedBegin.size()));
    }
  }

 private:
  static ByteRange range_of(size_t at, size_t length) {
    return byte_range(static_cast<uint32_t>(at), static_cast<uint32_t>(at + length));
  }

  /// A text that begins with a certificate; only the first counts.
  void judge(std::string_view pem, const ByteRange& place) {
    const std::string_view block = pem.substr(kBegin.size(), kLongestBlock);
    const size_t end = block.find(kEnd);
    if (end == std::string_view::npos) return;
    const auto der = decode_base64(body_of(block.substr(0, end)));
    const auto validity = der ? validity_of(*der) : std::nullopt;
    if (!validity) return;
    if (validity->not_after < report_.snapshot().today) {
      return report_.add("expired-certificate", place,
                         "This certificate expired on " + to_string(validity->not_after) +
                             "; renew it by machine, or delete it");
    }
    if (validity->authority) return;  // its kind lives long, and its key lies elsewhere
    const int64_t days =
        days_since_epoch(validity->not_after) - days_since_epoch(validity->not_before);
    if (days > 0) {
      report_.add_if_long(Kind::certificate, static_cast<uint64_t>(days) * Lifetimes::kDay, place,
                          "This certificate");
    }
  }

  Report& report_;
  const std::string_view text_;
  size_t left_ = kMostCertificates;
};

}  // namespace

void lint_certificates(Report& report) {
  Certificates certificates(report);
  certificates.plain();
  certificates.encoded();
}

}  // namespace plumbline::trust
