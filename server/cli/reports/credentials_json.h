// Credentials in several places, as the reports for machines write them.
#pragma once

#include <vector>

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

}  // namespace plumbline::cli
