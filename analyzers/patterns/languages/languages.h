// The languages that pattern rules know, and what their tables share. A new language is a folder
// beside this file, a line here and a line in languages.cc.
#pragma once

#include "analyzers/patterns/view_builder.h"

namespace plumbline::patterns {

extern const LanguageSyntax kPython;
extern const LanguageSyntax kJavaScript;  // TypeScript and TSX too
extern const LanguageSyntax kGo;
extern const LanguageSyntax kJava;
extern const LanguageSyntax kC;

}  // namespace plumbline::patterns
