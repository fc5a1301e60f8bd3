// Credentials, as the reports for machines write them: those in several places, and the totals.
#pragma once

#include <string>
#include <vector>

#include "server/cli/reports/credential_states.h"
#include "server/cli/reports/json_text.h"
#include "server/cli/scan_input.h"

namespace plumbline::cli {

inline Json credentials_json(const std::vector<Credential>& credentials) {
  Json list = Json::array();
  for (const Credential& credential : credentials) {
    Json places = Json::array();
    for (const CredentialPlace& place : credential.places) {
      places.push_back({{"path", place.path}, {"line", place.line}, {"column", place.column}});
    }
    list.push_back({{"id", credential.name},
                    {"rule", credential.rule},
                    {"message", credential.message},
                    {"places", places}});
  }
  return list;
}

/// How many are kept in which way: {"ephemeral": 0, "relocated": 1, "embedded": 4}.
inline Json credential_states_json(const ScanSummary& summary) {
  Json states = Json::object();
  for (size_t i = 0; i < kCredentialStates; ++i) {
    states[std::string(name_of(static_cast<CredentialState>(i)))] = summary.by_state[i];
  }
  return states;
}

}  // namespace plumbline::cli
