// Passwords in the configuration of routers, proxies, SNMP agents and installers, whose lines are
// commands:
// `enable password …`, `username u password 0 …`, `snmp-server community … RO`.
#include <algorithm>
#include <array>

#include "analyzers/secrets/context_form.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kForm = "a command of a configuration that sets a password";

constexpr std::array<std::string_view, 14> kCommands = {"insecure-password ",
                                                        "rootpw --plaintext ",
                                                        "root-password password ",
                                                        "user-password password ",
                                                        "password-again password ",
                                                        "enable password ",
                                                        "enable secret ",
                                                        " password 0 ",
                                                        " password 7 ",
                                                        " secret 0 ",
                                                        "-server key ",
                                                        "rocommunity ",
                                                        "server community ",
                                                        "rwcommunity "};

/// Names of communities that every agent is delivered with.
bool is_delivered(std::string_view value) {
  return value == "public" || value == "private";
}

/// The digit before a password says how it is written: 0 in clear, 7 reversibly, others hashed.
bool is_hashed(TextReader& reader) {
  const char type = reader.peek();
  if (type < '0' || type > '9' || !is_blank(reader.peek(1))) return false;
  reader.advance();
  reader.skip_blanks();
  return type != '0' && type != '7';
}

}  // namespace

std::vector<std::string_view> device_literals() {
  return {kCommands.begin(), kCommands.end()};
}

void read_device_command(const PlaceHit& hit, std::vector<Candidate>& found) {
  if (hit.writing != Writing::lines) return;
  TextReader reader(hit.text(), hit.begin + static_cast<uint32_t>(kCommands[hit.row].size()));
  reader.skip_blanks();
  if (is_hashed(reader)) return;
  const ByteRange value = reader.read_until(" \t\r\n\"'");
  const std::string_view spelled = hit.input.snapshot.view(value);
  if (value.empty() || is_delivered(spelled)) return;
  found.push_back({byte_range(hit.begin, value.end.value),
                   value,
                   NameKind::password,
                   judge(NameKind::password, spelled),
                   kForm,
                   place_of_name(hit.text(), byte_range(hit.begin, hit.begin)).comment,
                   false,
                   false,
                   {}});
}

}  // namespace plumbline::secrets
