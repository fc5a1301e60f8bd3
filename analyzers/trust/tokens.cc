// Tokens that a platform mints for a job or a pod: for whom, and how long.
#include "analyzers/source/ascii.h"
#include "analyzers/trust/lint.h"

namespace plumbline::trust {
namespace {

/// GitLab: `id_tokens: { NAME: { aud: … } }`.
void judge_job_token(const Entry& token, Report& report) {
  const Value* const audience = token.value.find("aud");
  if (audience == nullptr) return;
  if (audience->items.size() > 1) {
    return report.add("shared-audience", audience->range,
                      "One token opens several services, so each can act at the others; make one "
                      "per audience");
  }
  std::string_view only = audience->items.empty() ? std::string_view(audience->text)
                                                  : std::string_view(audience->items.front().text);
  if (only.ends_with('/')) only.remove_suffix(1);
  if (is_in(only, {"https://gitlab.com", "gitlab.com", "$CI_SERVER_URL", "${CI_SERVER_URL}",
                   "$CI_SERVER_HOST", "${CI_SERVER_HOST}", "https://$CI_SERVER_HOST",
                   "https://${CI_SERVER_HOST}", "$CI_SERVER_FQDN", "https://$CI_SERVER_FQDN"})) {
    report.add("shared-audience", audience->range,
               "This audience is GitLab itself, which many services accept; name the service that "
               "reads it");
  }
}

/// Not the schema of one, where the same words are names of properties.
bool is_pod_token(const Value& value) {
  return !value.text_of("path").empty() || !value.text_of("audience").empty() ||
         !value.text_of("expirationSeconds").empty() ||
         !value.text_of("expiration_seconds").empty();
}

/// Kubernetes: `projected: { sources: [ { serviceAccountToken: { … } } ] }`.
void judge_pod_token(const Entry& token, Report& report) {
  const std::string_view audience = token.value.text_of("audience");
  if (audience.empty() || is_in(audience, {"https://kubernetes.default.svc", "api",
                                           "https://kubernetes.default.svc.cluster.local"})) {
    report.add("missing-audience", token.key_range,
               "Without an `audience` this token opens the cluster's own API; name the service");
  }
  const Value* seconds = token.value.find("expirationSeconds");
  if (seconds == nullptr) seconds = token.value.find("expiration_seconds");
  if (seconds == nullptr) return;
  report.add_if_long(Kind::pod_token, seconds->text, seconds->range, "This token");
}

}  // namespace

void lint_tokens(const Value& document, Report& report) {
  for_each_map(document, [&](const Value& map) {
    for (const Entry& entry : map.entries) {
      if (entry.key == "id_tokens") {
        for (const Entry& token : entry.value.entries) judge_job_token(token, report);
      }
      const bool pod = entry.key == "serviceAccountToken" || entry.key == "service_account_token";
      if (pod && is_pod_token(entry.value)) judge_pod_token(entry, report);
    }
  });
}

}  // namespace plumbline::trust
