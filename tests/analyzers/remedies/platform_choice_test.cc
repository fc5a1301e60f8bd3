// Of several replacements, which is offered first: the one of the platform in evidence.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/analyzers/remedies/marked_text.h"

namespace plumbline::test {
namespace {

using Rows = std::vector<std::string>;
using Platforms = std::vector<std::string>;

constexpr const char* kPython =
    "import psycopg2\n\nc = psycopg2.connect(host=H, user=\"app\", password=\"⟦S⟧\")\n";
constexpr const char* kSpring =
    "spring.datasource.url=jdbc:postgresql://db/shop\nspring.datasource.password=⟦S⟧\n";
constexpr const char* kMongo = "MONGODB_URI=mongodb+srv://u:⟦S⟧@h.example.net/db\n";

std::vector<remedies::Remedy> offered(const std::string& text, const std::string& path,
                                      const Platforms& platforms) {
  const Marked marked = read_marks(text);
  return remedies_in(marked, path, finding_of(marked, "generic"), {nullptr, false, platforms});
}

/// The templates' rows in their order; the broker edit is left out.
Rows templates(const std::string& text, const std::string& path, const Platforms& platforms) {
  Rows rows;
  for (const auto& remedy : offered(text, path, platforms)) {
    if (remedy.cls == remedies::Class::T) rows.push_back(remedy.row);
  }
  return rows;
}

TEST_CASE("the platform in evidence chooses the database log-in") {
  CHECK(templates(kPython, "db.py", {}) == Rows{"11.py"});
  CHECK(templates(kPython, "db.py", {"aws"}) == Rows{"11.py"});
  CHECK(templates(kPython, "db.py", {"gcp"}) == Rows{"11.gcp"});
  CHECK(templates(kPython, "db.py", {"azure"}) == Rows{"11.entra"});
  CHECK(templates(kSpring, "application.properties", {}) == Rows{"11.vault"});
  CHECK(templates(kSpring, "application.properties", {"aws"}) == Rows{"11.java", "11.vault"});
  CHECK(templates(kSpring, "application.properties", {"azure"}) == Rows{"11.azure", "11.vault"});
  CHECK(templates(kSpring, "application.properties", {"gcp"}) == Rows{"11.gcp", "11.vault"});
  CHECK(templates(kSpring, "application.properties", {"vault"}) == Rows{"11.vault"});
  CHECK(templates(kMongo, ".env", {}) == Rows{"13.url", "13.aws"});
  CHECK(templates(kMongo, ".env", {"aws"}) == Rows{"13.aws", "13.url"});
  CHECK(templates(kMongo, ".env", {"gcp"}) == Rows{"13.url"});
}

TEST_CASE("a cloud that has no edit for the kind leaves the move into the environment") {
  const std::string redis = "from redis import Redis\nc = Redis(host=h, password=\"⟦S⟧\")\n";
  CHECK(templates(redis, "cache.py", {"azure"}) == Rows{"14.py"});
  CHECK(templates(redis, "cache.py", {"gcp"}).empty());
  CHECK(offered(redis, "cache.py", {"gcp"}).front().row == "B.py");
}

TEST_CASE("where the evidence contradicts itself both are offered and none is preferred") {
  CHECK(templates(kPython, "db.py", {"aws", "gcp"}) == Rows{"11.gcp", "11.py"});
  const auto all = offered(kPython, "db.py", {"aws", "gcp"});
  CHECK(std::ranges::none_of(all, &remedies::Remedy::preferred));
  CHECK(std::ranges::any_of(offered(kPython, "db.py", {"gcp"}), &remedies::Remedy::preferred));
}

TEST_CASE("titles tell the choices apart") {
  const auto all = offered(kSpring, "application.properties", {"aws", "azure", "gcp"});
  std::vector<std::string> titles;
  for (const auto& remedy : all) titles.push_back(remedy.title);
  std::ranges::sort(titles);
  CHECK(titles.size() >= 4);
  CHECK(std::ranges::adjacent_find(titles) == titles.end());
}

}  // namespace
}  // namespace plumbline::test
