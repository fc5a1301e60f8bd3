// What a template for one call also changes elsewhere in its file: an option of the connector, a
// password inside a text of settings, an address.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/remedies/call_values.h"

namespace plumbline::remedies {

/// Whether the callee, as an import table resolves it, ends with the dotted name.
bool is_call_of(std::string_view callee, std::string_view name);

/// Gives the first call of one of these an option more: by its name, or at the end where that is
/// empty. False if the file has no such call; one that has the option already is left alone.
bool give_option(const Document& document, std::span<const std::string_view> callees,
                 std::string_view name, const std::string& value, Plan& plan);

/// Takes `password=…` out of the text around the secret, with the separator beside it. False if
/// that does not stand in front of the secret.
bool cut_setting(std::string_view name, const ByteRange& secret, Plan& plan);

/// Puts `to` for the first `from`, in which a space stands for any; false if there is none.
bool rewrite_code(const Code& code, std::string_view from, const std::string& to, Plan& plan);

/// Takes out the statements that call the method of the same object: `factory.setUsername("u");`.
void remove_setter(const Code& code, std::string_view object, std::string_view method, Plan& plan);

/// The statement of a block or of the file that holds the node; null within a class's body.
Node statement_around(Node node);

/// The variable that the call's result goes to; empty if there is none.
std::string_view target_of(const Code& code, Node call);

}  // namespace plumbline::remedies
