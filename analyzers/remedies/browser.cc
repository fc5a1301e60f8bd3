#include "analyzers/remedies/browser.h"

#include <algorithm>
#include <span>

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

bool holds_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

}  // namespace

bool runs_in_browser(std::string_view script) {
  if (script.find("dangerouslyAllowBrowser: true") != std::string_view::npos) return true;
  if (script.starts_with("\"use client\"") || script.starts_with("'use client'")) return true;
  return holds_any(script, kPage) && !holds_any(script, kServerOrTest);
}

}  // namespace plumbline::remedies
