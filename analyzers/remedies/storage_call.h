// A call that makes a client of Azure storage, as Python, JavaScript and C# write it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// One argument of a call: the whole, its value, and its name if it has one.
struct Argument {
  Node whole;
  Node value;
  std::string_view name;
};

/// A call that makes a client.
struct StorageCall {
  Node node;
  std::string callee;  // resolved by the imports
  std::string client;  // "BlobServiceClient"
  std::vector<Argument> values;
  bool from_string = false;  // the first value is a connection string
};

/// Nothing for other calls, and for those without arguments.
std::optional<StorageCall> storage_call_at(const Document& document, Node node);

/// The literal behind an argument; null if it is put together at run time.
Node literal_behind(const Code& code, Node value);

/// What a literal, or several adjacent ones, say.
std::string literal_text(const Code& code, Node literal);

}  // namespace plumbline::remedies
