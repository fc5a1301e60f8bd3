// What the environment variable is called that takes a secret over.
#pragma once

#include <string>
#include <string_view>

namespace plumbline::remedies {

/// The customary name for the kind ("OPENAI_API_KEY"), or empty. An AWS key id and its secret share
/// a kind; the value tells them apart and goes no further.
std::string customary_name(std::string_view kind, std::string_view value);

/// Whether a tool reads its credential from a variable of this name, beside the customary one:
/// renamed, the tool would not find it.
bool is_read_by_a_tool(std::string_view variable);

/// The customary name for an address of this scheme; empty for others than databases.
std::string customary_address_name(std::string_view scheme);

/// Whether the variable stands for a whole address (DATABASE_URL), of which the secret is a part.
bool names_address(std::string_view variable);

/// "dbPassword", "db-password", "db.password" → "DB_PASSWORD"; empty if no letter is in it.
std::string upper_snake(std::string_view name);

}  // namespace plumbline::remedies
