#include "analyzers/patterns/languages/languages.h"

namespace plumbline::patterns {

const LanguageSyntax* syntax_of(Language language) {
  switch (language) {
    case Language::python:
      return &kPython;
    case Language::javascript:
    case Language::typescript:
    case Language::tsx:
      return &kJavaScript;
    case Language::go:
      return &kGo;
    case Language::java:
      return &kJava;
    case Language::c:
      return &kC;
    default:
      return nullptr;
  }
}

}  // namespace plumbline::patterns
