// Credentials that are an argument of a call which takes one there: `auth=("user", "…")`,
// `ftp.login(user, "…")`, `jwt.sign(payload, "…")`, `new SecretKeySpec("…".getBytes(), …)`.
#include <array>
#include <optional>

#include "analyzers/secrets/context_form.h"
#include "analyzers/secrets/secret_name.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kForm = "an argument of a call that takes a secret there";
constexpr int kMostLines = 3;         // of the arguments
constexpr uint32_t kMostBytes = 512;  // of them

struct Call {
  std::string_view opening;  // lower case, with its bracket
  uint8_t argument;          // from 0
  NameKind kind;
  bool pair = false;  // "user:password"
};

constexpr std::array kCalls = {Call{"auth=(", 1, NameKind::password},
                               Call{"auth = (", 1, NameKind::password},
                               Call{".login(", 1, NameKind::password},
                               Call{"basicauth(", 1, NameKind::password},
                               Call{"basic_auth(", 1, NameKind::password},
                               Call{"digestauth(", 1, NameKind::password},
                               Call{"networkcredential(", 1, NameKind::password},
                               Call{"passwordcredentials(", 1, NameKind::password},
                               Call{"passwordauthentication(", 1, NameKind::password},
                               Call{"authenticationtoken(", 1, NameKind::password},
                               Call{".basic(", 1, NameKind::password},
                               Call{"btoa(", 0, NameKind::password, true},
                               Call{"curlopt_userpwd,", 0, NameKind::password, true},
                               Call{"basic_auth ", 1, NameKind::password},
                               Call{".auth(", 1, NameKind::password},
                               Call{".authenticate(", 1, NameKind::password},
                               Call{"userpassword(", 1, NameKind::password},
                               Call{"username_pw_set(", 1, NameKind::password},
                               Call{"setcredentials(", 1, NameKind::password},
                               Call{"simple_bind_s(", 1, NameKind::password},
                               Call{"simple_bind(", 1, NameKind::password},
                               Call{"ldap_bind(", 2, NameKind::password},
                               Call{"ftp_login(", 2, NameKind::password},
                               Call{"wifi.begin(", 1, NameKind::password},
                               Call{"createasync(", 1, NameKind::password},
                               Call{"create_user(", 2, NameKind::password},
                               Call{"create_superuser(", 2, NameKind::password},
                               Call{"keyring.set_password(", 2, NameKind::password},
                               Call{"signinwithemailandpassword(", 1, NameKind::password},
                               Call{"signinwithemailandpassword(", 2, NameKind::password},
                               Call{"createuserwithemailandpassword(", 1, NameKind::password},
                               Call{"createuserwithemailandpassword(", 2, NameKind::password},
                               Call{"pymysql.connect(", 2, NameKind::password},
                               Call{"mysqldb.connect(", 2, NameKind::password},
                               Call{"pymssql.connect(", 2, NameKind::password},
                               Call{"cx_oracle.connect(", 1, NameKind::password},
                               Call{"oci_connect(", 1, NameKind::password},
                               Call{"passwordsigninasync(", 1, NameKind::password},
                               Call{"->login(", 1, NameKind::password},
                               Call{"ftp(", 2, NameKind::password},
                               Call{"credentials(", 3, NameKind::password},
                               Call{"authenticationheadervalue(", 1, NameKind::key},
                               Call{"new sequelize(", 2, NameKind::password},
                               Call{"dbi->connect(", 2, NameKind::password},
                               Call{"signwith(", 1, NameKind::secret},
                               Call{"symmetricsecuritykey(", 0, NameKind::secret},
                               Call{"plainauth(", 2, NameKind::password},
                               Call{"mysqli(", 2, NameKind::password},
                               Call{"mysqli_connect(", 2, NameKind::password},
                               Call{"mysql_connect(", 2, NameKind::password},
                               Call{"mysql_real_connect(", 3, NameKind::password},
                               Call{"getconnection(", 2, NameKind::password},
                               Call{"new pdo(", 2, NameKind::password},
                               Call{"awscredentials(", 1, NameKind::key},
                               Call{"sessioncredentials(", 1, NameKind::key},
                               Call{"newstaticcredentials(", 1, NameKind::key},
                               Call{"newstaticcredentialsprovider(", 1, NameKind::key},
                               Call{"clientsecretcredential(", 2, NameKind::secret},
                               Call{"azurekeycredential(", 0, NameKind::key},
                               Call{"sharedkeycredential(", 1, NameKind::key},
                               Call{"accesstoken(", 0, NameKind::key},
                               Call{"secretkeyspec(", 0, NameKind::secret},
                               Call{"createhmac(", 1, NameKind::secret},
                               Call{"hmac.new(", 0, NameKind::secret},
                               Call{"signedstring([]byte(", 0, NameKind::secret},
                               Call{"jwt.sign(", 1, NameKind::secret},
                               Call{"jwt.verify(", 1, NameKind::secret},
                               Call{"jwt.encode(", 1, NameKind::secret},
                               Call{"jwt.decode(", 1, NameKind::secret},
                               Call{"algorithm.hmac256(", 0, NameKind::secret},
                               Call{"algorithm.hmac512(", 0, NameKind::secret},
                               Call{"signedstring(", 0, NameKind::secret},
                               Call{"jwt::encode(", 1, NameKind::secret},
                               Call{"jwt::decode(", 1, NameKind::secret},
                               Call{"hash_hmac(", 2, NameKind::secret},
                               Call{"scryptsync(", 0, NameKind::secret},
                               Call{"pbkdf2sync(", 0, NameKind::secret},
                               Call{"createcipheriv(", 1, NameKind::secret},
                               Call{"createdecipheriv(", 1, NameKind::secret},
                               Call{"createcipher(", 1, NameKind::secret},
                               Call{"openssl_encrypt(", 2, NameKind::secret},
                               Call{"openssl_decrypt(", 2, NameKind::secret},
                               Call{"cryptojs.aes.encrypt(", 1, NameKind::secret},
                               Call{"cryptojs.aes.decrypt(", 1, NameKind::secret},
                               Call{"aes.new(", 0, NameKind::secret},
                               Call{"fernet(", 0, NameKind::key},
                               Call{"cookieparser(", 0, NameKind::secret}};

/// Walks the arguments behind an opening bracket; at most three lines.
class Arguments {
 public:
  Arguments(std::string_view text, uint32_t at)
      : reader_(text.substr(0, size_t{at} + kMostBytes), at) {}

  /// Past the next argument and its comma; false at the end of the list.
  bool skip() {
    for (int depth = 0; !reader_.done(); reader_.advance()) {
      const char c = reader_.peek();
      if (is_quote(c)) {
        skip_string(c);
        continue;
      }
      if (c == '(' || c == '[' || c == '{') ++depth;
      if ((c == ')' || c == ']' || c == '}') && depth-- == 0) return false;
      if (c == '\n' && ++lines_ > kMostLines) return false;
      if (c == ',' && depth == 0) {
        reader_.advance();
        return true;
      }
    }
    return false;
  }

  /// The literal that the next argument is, or that it names: `key="…"`, `key: "…"`.
  std::optional<LiteralValue> literal() {
    if (!skip_space()) return std::nullopt;
    const uint32_t start = reader_.at();
    while (!reader_.done() && is_word_character(reader_.peek())) reader_.advance();
    const std::string_view name = reader_.text().substr(start, reader_.at() - start);
    const bool named = !name.empty() && skip_space() && !reader_.done() &&
                       (reader_.peek() == '=' || reader_.peek() == ':');
    if (named) {
      // Named arguments stand in any order: this one may be another.
      if (name != "key" && kind_of_name(name) == NameKind::none) return std::nullopt;
      reader_.advance();
    } else {
      reader_.seek(start);
    }
    return skip_space() ? read_literal(reader_, BareStyle::none) : std::nullopt;
  }

 private:
  /// False when the arguments go on for too long.
  bool skip_space() {
    while (!reader_.done() && (is_blank(reader_.peek()) || is_line_end(reader_.peek()))) {
      if (reader_.peek() == '\n' && ++lines_ > kMostLines) return false;
      reader_.advance();
    }
    return true;
  }

  void skip_string(char quote) {
    const uint32_t start = reader_.at();
    for (reader_.advance(); !reader_.done(); reader_.advance()) {
      if (reader_.peek() == '\\')
        reader_.advance();
      else if (reader_.peek() == quote)
        return;
      else if (is_line_end(reader_.peek()))
        return reader_.seek(start);
    }
  }

  TextReader reader_;
  int lines_ = 0;
};

/// Ruby's calls without brackets have a literal right behind the name.
bool has_arguments(const PlaceHit& hit, std::string_view opening) {
  const size_t at = hit.begin + opening.size();
  return opening.back() != ' ' || (at < hit.text().size() && is_quote(hit.text()[at]));
}

bool is_name_before(const PlaceHit& hit, std::string_view opening) {
  if (opening[0] == '.' || hit.begin == 0) return false;
  const char c = hit.text()[hit.begin - 1];
  return opening.starts_with("auth") && c != '_' && is_word_character(c);  // not `oauth=(`
}

}  // namespace

std::vector<std::string_view> call_literals() {
  std::vector<std::string_view> literals;
  for (const Call& call : kCalls) literals.push_back(call.opening);
  return literals;
}

void read_call(const PlaceHit& hit, std::vector<Candidate>& found) {
  const Call& call = kCalls[hit.row];
  if (is_name_before(hit, call.opening) || !has_arguments(hit, call.opening)) return;
  Arguments arguments(hit.text(), hit.begin + static_cast<uint32_t>(call.opening.size()));
  for (int count = 0; count < call.argument; ++count) {
    if (!arguments.skip()) return;
  }
  const auto value = arguments.literal();
  if (!value) return;
  ByteRange secret = value->range;
  if (call.pair) {
    const size_t colon = hit.input.snapshot.view(secret).find(':');
    if (colon == std::string_view::npos) return;
    secret.begin = ByteOffset{secret.begin.value + static_cast<uint32_t>(colon) + 1};
  }
  Candidate candidate{byte_range(hit.begin, value->range.end.value),
                      secret,
                      call.kind,
                      judge(call.kind, hit.input.snapshot.view(secret)),
                      kForm,
                      false,
                      false,
                      false,
                      {}};
  found.push_back(candidate);
}

void read_characters(const PlaceHit& hit, std::vector<Candidate>& found) {
  constexpr std::string_view kArray =
      "a literal as an array of characters, as Java keeps passwords";
  const auto value = literal_before(hit.text(), hit.begin);
  if (!value) return;
  Judgement judgement = judge(NameKind::password, hit.input.snapshot.view(*value));
  if (judgement.strength == Strength::weak) judgement = {Strength::none, Silence::not_random};
  found.push_back({{value->begin, ByteOffset{hit.begin}},
                   *value,
                   NameKind::password,
                   judgement,
                   kArray,
                   false,
                   false,
                   false,
                   {}});
}

}  // namespace plumbline::secrets
