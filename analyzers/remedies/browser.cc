#include "analyzers/remedies/browser.h"

#include <algorithm>
#include <span>

#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

constexpr std::string_view kPage[] = {
    "document.getElementById(",
    "document.querySelector(",
    "document.querySelectorAll(",
    "document.createElement(",
    "document.addEventListener(",
    "document.body",
    "document.cookie",
    "window.addEventListener(",
    "window.location",
    "window.localStorage",
    "window.fetch(",
    "from \"react-dom/client\"",
    "from 'react-dom/client'",
};

constexpr std::string_view kServerOrTest[] = {
    "require(", "process.", "\"node:", "'node:", "puppeteer", "playwright",  "webdriver", "jsdom",
    "cypress",  "Deno.",    "vitest",  "@jest",  "renderTo",  "\"express\"", "'express'",
};

}  // namespace

bool runs_in_browser(std::string_view script) {
  if (script.find("dangerouslyAllowBrowser: true") != std::string_view::npos) return true;
  if (script.starts_with("\"use client\"") || script.starts_with("'use client'")) return true;
  return contains_any(script, kPage) && !contains_any(script, kServerOrTest);
}

}  // namespace plumbline::remedies
