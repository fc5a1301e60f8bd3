// Keys of Azure. Microsoft publishes their checksum (github.com/microsoft/security-utilities): a
// Marvin32 in the last bytes, keyed by a name of the kind of key, so that a checksum that matches
// also says what the key opens.
#include <algorithm>
#include <array>
#include <string>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/marvin32.h"
#include "analyzers/secrets/offline_checks.h"

namespace plumbline::secrets {
namespace {

constexpr size_t kSumBytes = 4;

struct KeyKind {
  std::string_view signature;  // four characters before the six of the checksum
  std::string_view seed;
  std::string_view what;
};

constexpr std::array kKinds = {KeyKind{"+ASt", "Default0", "storage account"},
                               KeyKind{"+ABa", "AbAcct00", "Batch account"},
                               KeyKind{"ACDb", "MastRW00", "Cosmos DB, read and write"},
                               KeyKind{"ACDb", "MastRO00", "Cosmos DB, read only"},
                               KeyKind{"+AMC", "Classic0", "classic machine learning"},
                               KeyKind{"APIM", "Tenant00", "API Management, direct"},
                               KeyKind{"APIM", "IoTHub00", "API Management, subscription"},
                               KeyKind{"APIM", "Gateway0", "API Management, gateway"},
                               KeyKind{"APIM", "GitKey00", "API Management, repository"},
                               KeyKind{"+ASb", "Send0000", "Service Bus, send"},
                               KeyKind{"+ASb", "Listen00", "Service Bus, listen"},
                               KeyKind{"+ASb", "Manage00", "Service Bus, manage"},
                               KeyKind{"+AEh", "Send0000", "Event Hubs, send"},
                               KeyKind{"+AEh", "Listen00", "Event Hubs, listen"},
                               KeyKind{"+AEh", "Manage00", "Event Hubs, manage"},
                               KeyKind{"+ARm", "Send0000", "Relay, send"},
                               KeyKind{"+ARm", "Listen00", "Relay, listen"},
                               KeyKind{"+ARm", "Manage00", "Relay, manage"},
                               KeyKind{"AIoT", "IoTHub00", "IoT Hub"},
                               KeyKind{"AIoT", "DpsKey00", "IoT device provisioning"},
                               KeyKind{"AIoT", "Device00", "IoT device"},
                               KeyKind{"AzCa", "Access00", "Cache for Redis"},
                               KeyKind{"AzSe", "Query000", "Search, query"},
                               KeyKind{"AzSe", "PAdmin00", "Search, admin"},
                               KeyKind{"AzFu", "Functi00", "Functions"},
                               KeyKind{"AzFu", "System00", "Functions, system"},
                               KeyKind{"AzFu", "Master00", "Functions, master"},
                               KeyKind{"+ACR", "ACRDflt0", "container registry"}};

std::string sum_of(std::string_view covered, std::string_view seed) {
  return little_endian_bytes(marvin32(covered, marvin32_seed(seed)));
}

/// Redis keys hold no `+` and `/`: they became `P` and `F` after the checksum was taken, over all
/// bytes, so that only a checksum that needed no change can be recomputed.
bool is_rewritten(std::string_view signature, std::string_view bytes, std::string_view token) {
  if (signature != "AzCa") return false;
  std::string expected(bytes.substr(0, bytes.size() - kSumBytes));
  expected += sum_of(bytes, "Access00");
  expected = base64(expected);
  std::replace(expected.begin(), expected.end(), '+', 'P');
  std::replace(expected.begin(), expected.end(), '/', 'F');
  return expected == token;
}

/// "99": a key; "9D": derived from one; "9H": a hash. Then year and month, `A` for 2024 and
/// January.
std::string annotated_detail(std::string_view token) {
  std::string detail = "Marvin32";
  const auto year = 2024 + (token[58] - 'A');
  const auto month = 1 + (token[59] - 'A');
  if (year < 2024 || year > 2049 || month < 1 || month > 12) return detail;
  return "minted " + std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) +
         ", " + detail;
}

}  // namespace

Verdict check_azure_identifiable(std::string_view token) {
  std::string_view unpadded = token;
  while (unpadded.ends_with('=')) unpadded.remove_suffix(1);
  const auto bytes = decode_base64(unpadded);
  if (!bytes || bytes->size() < 24 || unpadded.size() < 10) return {};
  const std::string_view signature = unpadded.substr(unpadded.size() - 10, 4);
  const std::string_view covered(bytes->data(), bytes->size() - kSumBytes);
  bool known = false;  // without a signature it is an older key, which has no checksum
  for (const KeyKind& kind : kKinds) {
    if (kind.signature != signature) continue;
    known = true;
    if (bytes->ends_with(sum_of(covered, kind.seed)))
      return Verdict::of_checksum(true, std::string(kind.what) + ": Marvin32");
  }
  if (is_rewritten(signature, *bytes, token)) return Verdict::of_checksum(true, "Marvin32");
  // A cache key whose checksum held one of the two characters cannot be recomputed.
  return !known || signature == "AzCa" ? Verdict{} : Verdict::of_checksum(false, "Marvin32");
}

Verdict check_azure_annotated(std::string_view token) {
  constexpr size_t kCovered = 80;
  if (token.size() != 84 && token.size() != 88) return {};
  const auto bytes = decode_base64(token.substr(0, kCovered));
  if (!bytes) return {};
  const std::string sum = sum_of(*bytes, "Default0");
  uint32_t number = 0;
  for (const char c : sum) number = number << 8 | static_cast<unsigned char>(c);
  std::string in_base62 = base62(number, 6);
  in_base62.erase(0, in_base62.find_first_not_of('0'));
  in_base62.resize(6, '0');  // filled up behind, not in front
  const std::string_view given = token.substr(kCovered, 4);
  return Verdict::of_checksum(base64(sum).substr(0, 4) == given || in_base62.substr(0, 4) == given,
                              annotated_detail(token));
}

/// `xxx8Q~…`: the last three characters are the first ones of the Marvin32 in the alphabet of the
/// secret. `7Q~` is older and has none. Holds for six of seven published samples.
Verdict check_entra_secret(std::string_view token) {
  constexpr std::string_view kAlphabet =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
  constexpr auto kBase = static_cast<uint32_t>(kAlphabet.size());
  constexpr size_t kWidth = 3;
  if (token.size() < 10 || token.substr(3, 3) != "8Q~") return {};
  const std::string_view covered = token.substr(0, token.size() - kWidth);
  std::string digits;
  for (uint32_t value = marvin32(covered, marvin32_seed("AadPwd00")); value > 0; value /= kBase) {
    digits.insert(digits.begin(), kAlphabet[value % kBase]);
  }
  return Verdict::of_inferred_checksum(digits.substr(0, kWidth) == token.substr(covered.size()),
                                       "Marvin32");
}

/// The personal access tokens of before 2024: 32 bytes, four of which, scattered, are a CRC32 of
/// the others, mixed with a constant for users and another one for applications.
Verdict check_azure_devops(std::string_view token) {
  constexpr std::array<size_t, 4> kSumAt = {22, 8, 7, 2};
  constexpr std::array<uint32_t, 2> kMixedWith = {0xE0B9692DU, 0x1019F92EU};
  std::string upper(token);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  const auto bytes = decode_base32(upper);
  if (!bytes || bytes->size() != 32) return {};
  uint32_t sum = 0;
  for (size_t i = 0; i < kSumAt.size(); ++i)
    sum |= uint32_t{static_cast<unsigned char>((*bytes)[kSumAt[i]])} << (8 * i);
  std::string covered;
  for (size_t i = 0; i < bytes->size(); ++i) {
    if (std::find(kSumAt.begin(), kSumAt.end(), i) == kSumAt.end()) covered.push_back((*bytes)[i]);
  }
  const uint32_t mixed = crc32(covered) ^ sum;
  return Verdict::of_inferred_checksum(mixed == kMixedWith[0] || mixed == kMixedWith[1], "CRC32");
}

}  // namespace plumbline::secrets
