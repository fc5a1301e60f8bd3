// Credentials that are encoded, escaped or in pieces.
#include <catch2/catch.hpp>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/secrets.h"
#include "tests/analyzers/secrets/example_template.h"

namespace plumbline::secrets::test {
namespace {

const std::string kToken = expand("{mark}ghp_{base62:30}{crc32-base62:6}", 5).text;

std::vector<Finding> findings_in(const std::string& text, const std::string& path = "a.py") {
  return analyze_text({make_snapshot(path, text, Date{2026, 11, 24}), nullptr, nullptr, {}})
      .findings;
}

std::string hex(std::string_view bytes, const std::string& before = "") {
  std::string digits;
  for (const char c : bytes) {
    digits += before + "0123456789abcdef"[c >> 4] + "0123456789abcdef"[c & 15];
  }
  return digits;
}

std::string wrapped(std::string_view text, size_t width, const std::string& indent) {
  std::string lines;
  for (; !text.empty(); text.remove_prefix(std::min(width, text.size()))) {
    lines += indent + std::string(text.substr(0, width)) + "\n";
  }
  return lines;
}

/// Exactly one finding, in this form, whose secret is what stands in `written`.
void check_found(const std::string& text, const std::string& form, const std::string& written,
                 const std::string& rule = "secrets/github-token") {
  INFO(text);
  const std::vector<Finding> findings = findings_in(text);
  REQUIRE(findings.size() == 1);
  const Finding& finding = findings.front();
  CHECK(finding.rule == rule);
  CHECK(finding.message.find("In " + form + ": ") == 0);
  CHECK(finding.message.find(kToken.substr(4, 8)) == std::string::npos);
  CHECK(finding.message.size() <= 125);
  CHECK(finding.evidence.back() == Evidence{"decoding", form});
  CHECK(finding.remedy_kind.empty());
  REQUIRE(finding.secret_ranges.size() == 1);
  const ByteRange& range = finding.secret_ranges.front();
  CHECK(text.substr(range.begin.value, range.length()) == written);
  CHECK(finding.range == range);
}

}  // namespace

TEST_CASE("a token in base64, of either alphabet and any alignment") {
  const std::string encoded = base64(kToken);
  const std::string bare = encoded.substr(0, encoded.find('='));
  check_found("x = '" + encoded + "'\n", "base64", bare);
  check_found("data:\n  GH_TOKEN: " + encoded + "\n", "base64", bare);
  for (const std::string before : {"a", "ab", "abc"}) {
    const std::vector<Finding> findings =
        findings_in("x = '" + base64(before + " " + kToken) + "'");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].secret_ranges[0].length() >= kToken.size() * 4 / 3);
  }
}

TEST_CASE("a token in character references, of which markup has two kinds") {
  const std::string rest = kToken.substr(4);
  check_found("<a key=\"ghp&#95;" + rest + "\"/>\n", "character references", "ghp&#95;" + rest);
  check_found("<key>&#x67;hp&#x5F;" + rest + "</key>\n", "character references",
              "&#x67;hp&#x5F;" + rest);
  CHECK(findings_in("<key>a &# b &#; &#x; &#1234567890; &amp; c</key>\n").empty());
}

TEST_CASE("literals that a call joins, in any language") {
  const std::string a = kToken.substr(0, 9);
  const std::string b = kToken.substr(9, 13);
  const std::string c = kToken.substr(22);
  const std::string two = "\"" + a + "\", \"" + b + c + "\"";
  const std::string lines = "[\n    '" + a + "',\n    '" + b + "',\n    '" + c + "',\n]";
  const std::string two_written = a + "\", \"" + b + c;
  const std::string lines_written = a + "',\n    '" + b + "',\n    '" + c;
  for (const std::string& call :
       {"t = \"\".join([" + two + "])\n", "t = ''.join((" + two + "))\n",
        "const t = [" + two + "].join('');\n", "$t = implode('', [" + two + "]);\n",
        "$t = implode(\"\", array(" + two + "));\n", "String t = String.join(\"\", " + two + ");\n",
        "t := strings.Join([]string{" + two + "}, \"\")\n",
        "const T: &str = concat!(" + two + ");\n", "t = [" + two + "].join\n",
        "var t = string.Concat(" + two + ");\n",
        "var t = String.Join(\"\", new[] { " + two + " });\n",
        "val t = listOf(" + two + ").joinToString(\"\")\n", "t = join(\"\", [" + two + "])\n",
        "let t = [" + two + "].concat();\n", "val t = Seq(" + two + ").mkString(\"\")\n",
        "t = table.concat({" + two + "})\n", "$t = implode([" + two + "]);\n",
        "String t = String.join(\"\", List.of(" + two + "));\n"}) {
    check_found(call, "joined strings", two_written);
  }
  check_found("t = ''.join(" + lines + ")\n", "joined strings", lines_written);
  check_found("const t = " + lines + "\n  .join('');\n", "joined strings", lines_written);
  check_found("t = b''.join([b'" + a + "', b'" + b + c + "'])\n", "joined strings",
              a + "', b'" + b + c);
}

TEST_CASE("a call's separator is part of what it makes") {
  const std::string token = expand("{mark}xoxb-{digit:12}-{digit:12}-{base62:24}", 5).text;
  std::string list = token;
  for (size_t at = 0; (at = list.find('-', at)) != std::string::npos; at += 4) {
    list.replace(at, 1, "', '");
  }
  const std::vector<Finding> findings = findings_in("t = ['" + list + "'].join('-')\n");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "secrets/slack-token");
  CHECK(findings_in("t = ['" + list + "'].join(', ')\n").empty());
}

TEST_CASE("calls with anything but literals among their pieces make no token") {
  const std::string a = kToken.substr(0, 9);
  const std::string b = kToken.substr(9);
  for (const std::string& call :
       {"t = ''.join(['" + a + "', x, '" + b + "'])\n", "t = ['" + a + "', '" + b + "']\n",
        "t = path.join(x, '" + a + "', '" + b + "')\n", "t = ''.join(['" + a + "', '" + b + "'\n",
        "t = ''.join(['" + a + "', '" + b + "' + x])\n",
        "t = ', '.join(['" + a + "', '" + b + "'])\n"}) {
    INFO(call);
    CHECK(findings_in(call).empty());
  }
}

TEST_CASE("a token that is written from its end") {
  const std::string turned(kToken.rbegin(), kToken.rend());
  for (const std::string& text :
       {"t = \"" + turned + "\"[::-1]\n", "t = ''.join(reversed('" + turned + "'))\n",
        "const t = '" + turned + "'.split('').reverse().join('');\n",
        "t = '" + turned + "'.reverse\n", "$t = strrev('" + turned + "');\n",
        "const t = [...'" + turned + "'].reverse().join('');\n",
        "t = new StringBuilder(\"" + turned + "\").reverse().toString();\n"}) {
    check_found(text, "a reversed string", turned);
  }
  CHECK(findings_in("t = '" + turned + "'\n").empty());
}

TEST_CASE("in a whole file in base64 or hexadecimal, names give away what has no form") {
  const std::string password = expand("{mark}{base62:22}", 4).text;
  for (const std::string& file :
       {"DB_HOST=db.internal\nDB_PASSWORD=" + password + "\nDEBUG=1\n",
        "{\"db\": {\"host\": \"db\", \"password\": \"" + password + "\"}}",
        "db:\n  password: " + password + "\n", "# of the shop\nA=1\nDB_PASSWORD=" + password + "\n",
        "[client]\nuser = app\npassword = " + password + "\n",
        "#!/bin/sh\nexport DB_PASSWORD=" + password + "\nrun\n"}) {
    for (const std::string& encoded : {base64(file), hex(file)}) {
      INFO(file);
      const std::vector<Finding> findings = findings_in("ENV_FILE=" + encoded + "\n", "a.txt");
      REQUIRE(findings.size() == 1);
      CHECK(findings[0].rule == "secrets/generic-password");
      CHECK(findings[0].message.find(password.substr(4)) == std::string::npos);
    }
  }
  CHECK(
      findings_in("X=" + base64("password, as it is called, is: nothing\nat all") + "\n").empty());
}

TEST_CASE("a whole file in base64 gives each of its credentials once") {
  const std::string file = "DEBUG=1\nGITHUB_TOKEN=" + kToken + "\n" +
                           expand("NPM={mark}npm_{base62:30}{crc32-base62:6}\n", 3).text;
  for (const std::string& text :
       {"env: " + base64(file) + "\n", "env: |\n" + wrapped(base64(file), 64, "  ")}) {
    INFO(text);
    const std::vector<Finding> findings = findings_in(text, "a.yaml");
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].rule == "secrets/github-token");
    CHECK(findings[1].rule == "secrets/npm-token");
    CHECK(findings[0].range.end <= findings[1].range.begin);
  }
}

TEST_CASE("a name before the encoded value counts") {
  const std::string secret = expand("{base64:40}", 4).text;
  const std::string encoded = base64(secret);
  check_found("  AWS_SECRET_ACCESS_KEY: " + encoded + "\n", "base64",
              encoded.substr(0, encoded.find('=')), "secrets/aws-secret-key");
  check_found(
      "aws_secret_access_key = \"" + secret.substr(0, 20) + "\" + \"" + secret.substr(20) + "\"\n",
      "joined strings", secret.substr(0, 20) + "\" + \"" + secret.substr(20),
      "secrets/aws-secret-key");
}

TEST_CASE("hexadecimal, escapes and percent-encoding") {
  check_found("x = '" + hex(kToken) + "'\n", "hexadecimal", hex(kToken));
  check_found("x = 0x" + hex(kToken) + "\n", "hexadecimal", hex(kToken));
  check_found("x = '" + hex(kToken, "\\x") + "'\n", "escapes", hex(kToken, "\\x"));
  check_found("x = '" + hex(kToken, "\\u00") + "'\n", "escapes", hex(kToken, "\\u00"));
  const std::string one = "ghp\\u005f" + kToken.substr(4);
  check_found("x = 'token: " + one + "'\n", "escapes", one);
  const std::string path = expand("T{upper36:9}\\/B{upper36:9}\\/{base62:24}", 3).text;
  CHECK(
      findings_in("{\"url\": \"https:\\/\\/hooks.slack.com\\/services\\/" + path + "\"}").size() ==
      1);
  const std::string percent = "ghp%5F" + kToken.substr(4);
  check_found("https://acme.io/?token=" + percent + " \n", "percent-encoding", percent);
}

TEST_CASE("pieces that the language joins") {
  const std::string a = kToken.substr(0, 4);
  const std::string b = kToken.substr(4, 10);
  const std::string c = kToken.substr(14);
  for (const std::string join :
       {"\" + \"", "\" +\n    \"", "\"\n    + \"", "\" . '", "\" \"", "\"\n  f\"", "\" & \"",
        "\"\"", "\" \\\n  \"", "\" +\r\n  \"", "\" & _\n  \"", "\").append(\"", "\".concat(\""}) {
    const bool single = join.ends_with('\'');
    const std::string text = "x = \"" + a + join + b + (single ? "'" : "\"") + " + \"" + c + "\"\n";
    check_found(text, "joined strings", text.substr(5, text.size() - 7));
  }
  check_found("x = \"" + a + b + "\\\n" + c + "\"\n", "continued lines", a + b + "\\\n" + c);
}

TEST_CASE("a private key in pieces and in base64") {
  const std::string body = base64(expand("{der:600}", 2).text);
  std::string pieces = "key = \"-----BEGIN RSA PRIVATE KEY-----\\n\" +\n";
  for (size_t at = 0; at < body.size(); at += 64) {
    pieces += "  \"" + body.substr(at, 64) + "\\n\" +\n";
  }
  pieces += "  \"-----END RSA PRIVATE KEY-----\\n\"\n";
  const auto in_pieces = findings_in(pieces);
  REQUIRE(in_pieces.size() == 1);
  CHECK(in_pieces[0].rule == "secrets/private-key");
  const std::string pem = "-----BEGIN RSA PRIVATE KEY-----\n" + wrapped(body, 64, "") +
                          "-----END RSA PRIVATE KEY-----\n";
  const std::string encoded = base64(pem);  // the last line end, "Cg==", is not part of the key
  check_found("key: " + encoded + "\n", "base64", encoded.substr(0, encoded.size() - 4),
              "secrets/private-key");
}

TEST_CASE("what stands openly is reported as such, and once") {
  for (const std::string& text :
       {"x = \"" + kToken + "\" + \"b\"\n", "x = '\\x41 " + kToken + "'\n",
        "https://acme.io/%41?token=" + kToken + "\n", "x = '" + kToken + "' \\\n"}) {
    INFO(text);
    const std::vector<Finding> findings = findings_in(text);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].message.find("In ") != 0);
  }
}

TEST_CASE("digests, names and nested encodings say nothing") {
  CHECK(findings_in("sha = '" + hex(expand("{base62:20}", 3).text.substr(0, 20)) + "'\n").empty());
  CHECK(findings_in("self.getElementsByClassNameAndAttributeValueOrNothingAtAll()\n").empty());
  CHECK(findings_in("x = '" + base64(base64(kToken)) + "'\n").empty());
}

}  // namespace plumbline::secrets::test
