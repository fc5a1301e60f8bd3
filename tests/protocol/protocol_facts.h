// Checks JSON against the facts of the Language Server Protocol in protocol_facts.json: required
// members present, no unknown members, no null but where the protocol has it, integers of 32 bits,
// values of the enumerations.
//
// For tests of any folder that sends messages. Needs no JSON library in the caller.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::testing {

/// What is wrong with a JSON value, as "path: sentence"; empty if it is a valid `type`, which is a
/// name of the protocol ("Diagnostic") or a base type.
std::vector<std::string> faults_in_value(std::string_view type, std::string_view json);

/// What is wrong with a whole message that the *server* sends. For a response, `answered_method`
/// is the method of the request; the result of a method that is not in the table is not checked.
/// Beyond the table: the value of `$/progress`, register options by their method, error data, no
/// null inside members of free shape, positions below 2^31.
std::vector<std::string> faults_in_server_message(std::string_view body,
                                                  std::string_view answered_method = {});

}  // namespace plumbline::testing
