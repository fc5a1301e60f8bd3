// The other languages: what differs from Python.
#include "tests/analyzers/patterns/marked_code.h"

namespace plumbline::patterns::test {
namespace {

void js(const std::string& pattern, const std::string& code) {
  check_pattern("javascript", pattern, code);
}
void ts(const std::string& pattern, const std::string& code) {
  check_pattern("typescript", pattern, code);
}
void go(const std::string& pattern, const std::string& code) {
  check_pattern("go", pattern, "package p\n" + code);
}
void java(const std::string& pattern, const std::string& code) {
  check_pattern("java", pattern, "class A { void m() { " + code + " } }\n");
}
void c(const std::string& pattern, const std::string& code) {
  check_pattern("c", pattern, "void m() { " + code + " }\n");
}

TEST_CASE("JavaScript: imports and require") {
  js("child_process.exec(...)", "const cp = require('child_process');\n«cp.exec(x)»;\n");
  js("child_process.exec(...)", "const {exec} = require('child_process');\n«exec(x)»;\n");
  js("child_process.exec(...)", "import {exec as e} from 'node:child_process';\n«e(x)»;\n");
  js("child_process.exec(...)", "import * as cp from 'child_process';\n«cp.exec(x)»;\n");
  js("import $X from 'fs'", "«import fs from 'fs';»\nimport a from 'b';\n");
}

TEST_CASE("JavaScript: let, const and var are one, arrows are functions") {
  js("$X = f()", "«const a = f()»;\n«b = f()»;\n");
  js("const $X = f()", "«var a = f()»;\nb = f();\n");
  js("function (...) { ... }", "x(«(a) => { b(); }»);\n");
  js("(...) => { ... }", "x(«function () { b(); }»);\n");
  js("function $F(...) { ... }", "«function f(a) { return 1; }»\n");
  js("$X => $Y", "f(«a => b»);\n");
}

TEST_CASE("JavaScript: objects are open and unordered") {
  js("{rejectUnauthorized: false}", "f(«{a: 1, rejectUnauthorized: false}»);\n");
  js("f({..., a: $X, ...})", "«f({b: 1, a: 2})»;\nf({b: 1});\n");
  js("f({$K: true})", "«f({x: true})»;\n");
}

TEST_CASE("JavaScript: statements, templates, control flow") {
  js("a(); ... b();", "«a(); c(); b();»\n");
  js("if ($X) { ... }", "«if (a) b();»\n");
  js("try { ... } catch ($E) { }",
     "«try { a(); } catch (e) { }»\ntry { a(); } catch (e) { b(); }\n");
  js("`...${$X}...`", "f(«`a ${b} c`»);\nf(`a`);\n");
  js("$X.innerHTML = $Y", "«a.b.innerHTML = c»;\n");
  js("new Foo(...)", "«new Foo(1)»;\nFoo(1);\n");
  js("await $X", "async function f() { «await g()»; }\n");
  js("app.get('/x', (req, res) => { ... })", "«app.get('/x', (req, res) => { a(); })»;\n");
  js("$X.catch(() => {})", "«p.catch(() => {})»;\np.catch(() => { log(); });\n");
  js("function $F(...) { ... f($X); ... }", "«function g(a) { if (a) { f(1); } }»\n");
}

TEST_CASE("JavaScript: any regular expression, or a certain one") {
  js("/.../", "a = «/b+/»;\nc = 1;\n");
  js("$X.test(/a/)", "«x.test(/a/)»;\nx.test(/b/);\n");
}

TEST_CASE("JSX: attributes in any order, more than named; enclosed or not") {
  js("<$E html={...} />", "x = «<div a=\"b\" html={y}></div>»;\nz = <div a=\"b\" />;\n");
  js("<a href=\"x\" />", "x = «<a href=\"x\">text</a>»;\ny = <a href=\"z\" />;\n");
  js("<$E href={$X} />", "x = «<a href={b.c} />»;\n");
  js("f($X)", "x = <p>{«f(1)»}</p>;\n");
}

TEST_CASE("JavaScript: async, of and switch are what they say") {
  js("async function $F(...) { ... }", "«async function f() { x(); }»\nfunction g() { x(); }\n");
  js("for (const $X of $Y) { ... }",
     "«for (const a of b) { c(); }»\nfor (const a in b) { c(); }\n");
  js("switch ($X) { ... }", "«switch (a) { case 1: b(); default: c(); }»\n");
}

TEST_CASE("TypeScript: types may be left out, decorators match") {
  ts("const $X = f()", "«const a: string = f()»;\n");
  ts("function $F(...) { ... }", "«function f(a: number): void { }»\n");
  ts("class $C { ... }", "«class A extends B { x = 1; }»\n");
  ts("@Get(...)\n$F(...) { ... }", "class A {\n  «@Get('x')\n  f(a: string) { }»\n}\n");
}

TEST_CASE("Go: dots before a parameter with its type") {
  check_pattern("go", "func $F(..., $W http.ResponseWriter, ...) {\n  ...\n}",
                "package p\n«func h(a int, w http.ResponseWriter, r *http.Request) {}»\n"
                "func k(r *http.Request) {}\n");
}

TEST_CASE("Go") {
  go("exec.Command(...)", "import \"os/exec\"\nfunc f() { «exec.Command(\"sh\")» }\n");
  go("exec.Command(...)", "import e \"os/exec\"\nfunc f() { «e.Command(\"sh\")» }\n");
  go("$X, $E := f()", "func g() { «a, err := f()» }\n");
  go("$X = f()", "func g() { «a := f()»; «b = f()»; var «c = f()» }\n");
  go("_ = $X", "func g() { «_ = f()» }\n");
  go("func $F(...) { ... }", "«func g(a int) error { return nil }»\n");
  go("func ($R $T) $F(...) { ... }", "«func (s *S) g(a int) { x() }»\n");
  go("tls.Config{..., InsecureSkipVerify: true, ...}",
     "var c = «tls.Config{A: 1, InsecureSkipVerify: true}»\n");
  go("&http.Client{}", "var c = «&http.Client{}»\nvar d = &http.Client{Timeout: 1}\n");
  go("if $E != nil { ... }", "func g() { «if err != nil { return }» }\n");
  go("$X := $Y\n...\nf($X)", "func g() { «a := b\nif c { f(a)» } }\n");
  go("fmt.Sprintf(\"...\", ...)", "func g() { «fmt.Sprintf(\"a\", b)» }\n");
}

TEST_CASE("Java") {
  java("$X.exec(...)", "«a.exec(b)»;");
  java("new Foo(...)", "Object x = «new Foo(1)»;");
  java("String $X = $Y;", "«String a = b;» int c = d;");
  java("$X = f();", "«a = f();» «String b = f();»");
  java("if ($X) { ... }", "«if (a) { b(); }»");
  java("try { ... } catch ($T $E) { }", "«try { a(); } catch (Exception e) { }»");
  java("$X = a(); ... b($X);", "«String v = a(); if (c) { b(v);» }");
  check_pattern("java", "void $M(...) { ... }", "class A { «void m(int a) { b(); }» }\n");
  check_pattern("java", "class $C { ... }", "«class A extends B { int x; }»\n");
  check_pattern("java", "java.util.Random",
                "import java.util.Random;\nclass A { Object m() { return new «Random»(); } }\n");
  check_pattern("java", "new java.util.Random(...)",
                "import java.util.Random;\nclass A { Object m() { return «new Random()»; } }\n");
  check_pattern("java", "@GetMapping(...)\n$T $M(...) { ... }",
                "class A { «@GetMapping(\"/x\")\n public String m(int a) { return b; }» }\n");
}

TEST_CASE("Java: imports, and annotations with named arguments") {
  check_pattern("java", "import java.util.*;", "«import java.util.*;»\nimport java.io.File;\n");
  check_pattern("java", "import java.io.File;", "import java.util.*;\n«import java.io.File;»\n");
  check_pattern("java", "@Map(..., method = $M, ...)\n$R $F(...) { ... }",
                "class A {\n«@Map(value = \"a\", method = GET)\nString f() { return x; }»\n"
                "@Map(\"a\")\nString g() { return x; }\n}\n");
}

TEST_CASE("Java: typed metavariables") {
  check_pattern("java", "(Statement $S).execute(...)",
                "class A { void m(Statement s, Other o) { «s.execute(q)»; o.execute(q); } }\n");
}

TEST_CASE("C: a member through a pointer is another one") {
  c("$P->x = $V;", "«p->x = 1;» p.x = 1;");
  c("$P.x = $V;", "p->x = 1; «p.x = 1;»");
}

TEST_CASE("C") {
  c("gets($X)", "«gets(a)»;");
  c("strcpy(...);", "«strcpy(a, b);»");
  c("$T $X = malloc($N);", "«char *p = malloc(3);»");
  c("if ($X) { ... }", "«if (a) { b(); }»");
  c("free($P); ... free($P);", "«free(a); b(); free(a);»");
  c("printf($X);", "«printf(a);»\nprintf(\"a\", b);");
  check_pattern("c", "$T $F(...) { ... }", "«int f(int a) { return a; }»\n");
}

}  // namespace
}  // namespace plumbline::patterns::test
