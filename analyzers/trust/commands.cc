// What commands ask for: lifetimes (`ssh-keygen -s`, `step`, `vault`, `aws s3 presign`) and
// publishers (`npm trust`). In scripts,
// pipelines, Dockerfiles and lists of arguments in code, which all hold the same words.
#include <algorithm>
#include <array>
#include <functional>

#include "analyzers/source/ascii.h"
#include "analyzers/trust/lint.h"

namespace plumbline::trust {
namespace {

constexpr size_t kLongestCommand = 2000;
constexpr size_t kMostCommands = 500;
/// Among words: quotes, commas and brackets are how lists of arguments spell the space.
constexpr std::string_view kBetween = " \t\r\n\"',[]()\\";

struct Word {
  std::string_view text;
  ByteRange range;
};

/// The words of a command from its name to where the shell ends it.
class Command {
 public:
  Command(std::string_view text, size_t begin) {
    const size_t end = std::min(text.size(), begin + kLongestCommand);
    for (size_t at = begin; at < end;) {
      if (ends(text, at)) break;
      if (contains(kBetween, text.substr(at, 1))) {
        ++at;
        continue;
      }
      const size_t stop = std::min({text.find_first_of(kBetween, at), text.find(';', at), end});
      words_.push_back({text.substr(at, stop - at),
                        byte_range(static_cast<uint32_t>(at), static_cast<uint32_t>(stop))});
      at = stop;
    }
  }

  bool has(std::string_view word) const {
    return std::any_of(words_.begin(), words_.end(),
                       [&](const Word& each) { return each.text == word; });
  }

  /// What follows the option, after a space or `=`.
  std::optional<Word> option(std::string_view name) const {
    for (size_t i = 0; i < words_.size(); ++i) {
      const std::string_view text = words_[i].text;
      if (text == name && i + 1 < words_.size()) return words_[i + 1];
      if (text.starts_with(name) && text.substr(name.size()).starts_with('=')) {
        const auto head = static_cast<uint32_t>(name.size() + 1);
        return Word{text.substr(head),
                    {ByteOffset{words_[i].range.begin.value + head}, words_[i].range.end}};
      }
    }
    return std::nullopt;
  }

  const std::vector<Word>& words() const { return words_; }

 private:
  static bool ends(std::string_view text, size_t at) {
    if (contains(";|&`", text.substr(at, 1))) return true;
    if (text[at] != '\n') return false;
    const size_t last = text.find_last_not_of(" \t\r", at == 0 ? 0 : at - 1);
    const bool goes_on = last != std::string_view::npos && contains("\\,[(", text.substr(last, 1));
    return !goes_on;
  }

  std::vector<Word> words_;
};

/// "-5m:+1h", "+52w", "20260101:20270101", "always:forever": seconds; the greatest number for what
/// never ends; nothing for what is no constant.
std::optional<uint64_t> validity_of(std::string_view text) {
  const size_t colon = text.find(':');
  const std::string_view from = colon == std::string_view::npos ? "" : text.substr(0, colon);
  const std::string_view to = colon == std::string_view::npos ? text : text.substr(colon + 1);
  if (to == "forever") return UINT64_MAX;
  const auto day = [](std::string_view stamp) -> std::optional<Date> {
    if (stamp.size() < 8) return std::nullopt;
    return parse_date(std::string(stamp.substr(0, 4)) + "-" + std::string(stamp.substr(4, 2)) +
                      "-" + std::string(stamp.substr(6, 2)));
  };
  if (to.starts_with('+')) {
    const auto lasts = duration_of(to);
    const auto early = from.starts_with('-') ? duration_of(from.substr(1)) : std::nullopt;
    return lasts ? std::optional(*lasts + early.value_or(0)) : std::nullopt;
  }
  const auto begin = day(from);
  const auto end = day(to);
  if (!end || !begin || *end < *begin) return std::nullopt;
  return static_cast<uint64_t>(days_since_epoch(*end) - days_since_epoch(*begin)) * Lifetimes::kDay;
}

void judge_ssh_keygen(const Command& command, Report& report) {
  // Without -I nothing is certified: -k makes a list of revoked keys, -Y signs a file.
  if (!command.has("-s") || !command.has("-I") || command.has("-k") || command.has("-Y")) return;
  const ByteRange name = command.words().front().range;
  constexpr std::string_view kEndless =
      "This SSH certificate never expires; say how long it is "
      "valid, such as -V +8h";
  const auto validity = command.option("-V");
  if (!validity) return report.add("long-lifetime", name, std::string(kEndless));
  const auto seconds = validity_of(validity->text);
  if (!seconds) return;
  if (*seconds == UINT64_MAX) {
    return report.add("long-lifetime", validity->range, std::string(kEndless));
  }
  report.add_if_long(command.has("-h") ? Kind::certificate : Kind::ssh, *seconds, validity->range,
                     "This SSH certificate");
}

void judge_step(const Command& command, Report& report) {
  const auto validity = command.option("--not-after");
  if (!validity || command.words().size() < 2) return;
  const auto profile = command.option("--profile");
  if (profile && profile->text != "leaf" && profile->text != "self-signed") return;
  const std::string_view group = command.words()[1].text;
  if (group == "ssh") {
    report.add_if_long(Kind::ssh, validity->text, validity->range, "This SSH certificate");
  } else if (group == "ca" || group == "certificate") {
    report.add_if_long(Kind::certificate, validity->text, validity->range, "This certificate");
  }
}

void judge_vault(const Command& command, Report& report) {
  const auto& words = command.words();
  if (words.size() < 3) return;
  const bool writes = words[1].text == "write";
  const std::string_view path = words[2].text;
  if (writes && contains_any(path, {"root", "intermediate"})) return;  // an authority
  if (!writes && !(words[1].text == "token" && path == "create")) return;
  const Kind kind = !writes                   ? Kind::vault
                    : path.starts_with("pki") ? Kind::certificate
                    : contains(path, "ssh")   ? Kind::ssh
                                              : Kind::vault;
  for (const Word& word : words) {
    const size_t equals = word.text.find('=');
    if (equals == std::string_view::npos) continue;
    if (!word.text.substr(0, equals).ends_with("ttl")) continue;
    const ByteRange value{ByteOffset{word.range.begin.value + static_cast<uint32_t>(equals) + 1},
                          word.range.end};
    report.add_if_long(kind, word.text.substr(equals + 1), value, "What Vault hands out here");
  }
}

/// `npm trust github PACKAGE --file publish.yml --env release`: npm itself insists on the file.
void judge_npm(const Command& command, Report& report) {
  const auto& words = command.words();
  if (words.size() < 3 || words[1].text != "trust") return;
  if (words[2].text != "github" && words[2].text != "gitlab") return;
  if (command.option("--env") || command.option("--environment")) return;
  report.add("open-publisher", words[2].range,
             "Whoever can push this workflow may publish; name an environment with reviewers");
}

void judge_presign(const Command& command, Report& report) {
  const auto lifetime = command.option("--expires-in");
  if (lifetime) {
    report.add_if_long(Kind::presigned, lifetime->text, lifetime->range, "This signed link");
  }
}

}  // namespace

void lint_commands(Report& report) {
  using Judge = void (*)(const Command&, Report&);
  constexpr std::array<std::pair<std::string_view, Judge>, 5> kCommands = {
      {{"ssh-keygen", judge_ssh_keygen},
       {"step", judge_step},
       {"vault", judge_vault},
       {"npm", judge_npm},
       {"presign", judge_presign}}};
  const std::string_view text = report.snapshot().view();
  for (const auto& [name, judge] : kCommands) {
    size_t left = kMostCommands;
    for (size_t at = text.find(name); at != std::string_view::npos && left > 0;
         at = text.find(name, at + name.size())) {
      const size_t end = at + name.size();
      const bool word = (at == 0 || !is_word_character(text[at - 1])) && end < text.size() &&
                        contains(" \t\"'", text.substr(end, 1));
      if (!word) continue;
      --left;
      judge(Command(text, at), report);
    }
  }
}

}  // namespace plumbline::trust
