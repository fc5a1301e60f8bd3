// Rows that put one YAML document in another's place: a Secret gives way to what issues short-lived
// ones (18.k8s, 31.sa), a kubeconfig's token to a plugin (31.kc); and tokens that are mounted
// unasked (31.automount); and advice for passwords of registries (31.pull).
#pragma once

#include <vector>

#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

std::vector<Plan> document_rows(const Site& site);

/// `automountServiceAccountToken: true`.
bool mounts_token(const Code& code, Node pair);

/// `imagePullSecrets: [{name: …}]` of a pod or of a service account.
bool names_pull_secret(const Code& code, Node pair);

/// The `type` of a Secret that holds the password of a registry; null if it is none.
Node pull_secret_type(const Code& code, Node top);

/// The `type` of a Secret that holds a token of a service account for ever; null if it is none.
Node service_account_token_type(const Code& code, Node top);

}  // namespace plumbline::remedies
