// Dockerfiles: a credential in `ENV` or `ARG` stays in the image for ever; a secret mount hands it
// to the one command that needs it.
#pragma once

#include "analyzers/remedies/broker.h"
#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

/// 1.df: the AWS keys go, commands that call `aws` get a mount of the credentials file.
std::optional<Plan> dockerfile_row(const Site& site);

/// B.df: the variable goes, commands that read it get a mount that sets it; so does a command that
/// holds the secret itself.
std::optional<Broker> broker_in_dockerfile(std::string_view text,
                                           const std::vector<ByteRange>& secrets,
                                           const Naming& naming);

}  // namespace plumbline::remedies
