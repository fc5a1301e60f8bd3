// Whether a script is code of a web page: it has no environment, and what is bundled is public.
#pragma once

#include <string_view>

namespace plumbline::remedies {

/// True only with evidence: a client library told so, the mark of a client component, or the page
/// itself (`document.getElementById`) without a sign of a server or of a test that drives a
/// browser.
bool runs_in_browser(std::string_view script);

}  // namespace plumbline::remedies
