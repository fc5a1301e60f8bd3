// What patterns mean in Python.
#include "tests/analyzers/patterns/marked_code.h"

namespace plumbline::patterns::test {
namespace {

void py(const std::string& pattern, const std::string& code) {
  check_pattern("python", pattern, code);
}

TEST_CASE("a call matches by its name and its exact arguments") {
  py("foo(1)", "«foo(1)»\nfoo(2)\nfoo(1, 2)\nbar(1)\nx = «foo( 1 )»\n");
  py("foo(...)", "«foo(1, a=2)»\n«foo()»\n");
  py("foo($X)", "«foo(a)»\nfoo(a, b)\nfoo()\n");
  py("foo(..., 3, ...)", "«foo(1, 2, 3)»\n«foo(3)»\nfoo(1)\n");
}

TEST_CASE("a metavariable that repeats stands for the same thing") {
  py("$X == $X", "«a == a»\na == b\n«f(a) == (f( a ))»\n");
  py("f($_, $_)", "«f(a, b)»\n");
}

TEST_CASE("named arguments match in any order, and only by name") {
  py("f(..., verify=False, ...)",
     "«f(x, verify=False)»\n«f(verify=False, y=1)»\nf(False)\nf(verify=True)\n");
  py("f(a=1, b=2)", "«f(b=2, a=1)»\nf(a=1, b=2, c=3)\n");
  py("f($K=1)", "«f(z=1)»\nf(1)\n");
}

TEST_CASE("a slice of arguments is bound as a whole") {
  py("f($...A); g($...A)", "«f(1, 2)\ng(1, 2)»\n");
  py("f($...A); g($...A)", "f(1, 2)\ng(1)\n");
}

TEST_CASE("names match through every import that leads to them") {
  py("os.system(...)", "import os\n«os.system(x)»\n");
  py("os.system(...)", "from os import system\n«system(x)»\n");
  py("os.system(...)", "from os import system as run\n«run(x)»\nrun2(x)\n");
  py("os.path.join(...)", "import os.path as p\n«p.join(a)»\n");
  py("os.system(...)", "from os import *\n«system(x)»\n");
  py("a.b.c.D(...)", "from a.b import c\n«c.D()»\n");
}

TEST_CASE("string literals: any, bound, searched, in parts") {
  py("f(\"...\")", "«f('x')»\nf(x)\n«f('a' + 'b')»\n");
  py("f(\"a\")", "«f('a')»\nf('b')\n");
  py("f(\"=~/^ab+$/\")", "«f('abb')»\nf('ac')\n");
  py("f(\"http://...\")", "«f('http://x')»\nf('https://x')\n");
  py("f(\"$X\", \"$X\")", "«f('a', 'a')»\nf('a', 'b')\n");
}

TEST_CASE("a constant stands for its literal") {
  py("f(\"...\")", "NAME = 'x'\ndef g():\n    «f(NAME)»\n");
  py("f(\"...\")", "def g(NAME):\n    f(NAME)\n");
  py("f(\"...\")", "def g():\n    n = 'a'\n    if c:\n        n = 'b'\n    «f(n)»\n");
  py("f(\"a\")", "def g():\n    n = 'a'\n    n = 'b'\n    f(n)\n");
  py("f(1)", "N = 1\n«f(N)»\n");
}

TEST_CASE("a constant is what was assigned last on the way to its use") {
  py("f(\"a\")", "def g():\n    n = 'a'\n    «f(n)»\n    n = 'b'\n    f(n)\n");
  py("f(\"a\")", "def g():\n    n = 'b'\n    n = 'a'\n    «f(n)»\n");
  py("f(\"a\")", "def g(n):\n    n = 'a'\n    «f(n)»\n");
  py("f(\"a\")", "def g():\n    n = 'a'\n    if c:\n        n = 'b'\n        f(n)\n    f(n)\n");
  py("f(\"a\")", "def g():\n    n = 'a'\n    for i in x:\n        f(n)\n        n = 'b'\n");
  py("f(\"a\")", "def g():\n    for i in x:\n        n = 'a'\n        «f(n)»\n        n = 'b'\n");
  py("f(\"a\")", "def g():\n    n = 'a'\n    n = n + 'b'\n    f(n)\n");
}

TEST_CASE("adjacent literals are one, and the holes of a format string are code") {
  py("f(\"ab\")", "«f('a' 'b')»\nf('a' 'c')\n");
  py("f(\"...\")", "«f('a'\n  'b' 'c')»\nf('a' f'{x}')\n");
  py("f\"...{$X}...\"", "a = «f'abc{x}'»\nb = «f'{x} c'»\nc = 'abc'\n");
  py("f\"a{$X}\" + $X", "«f'a{x}' + x»\nf'a{x}' + y\n");
}

TEST_CASE("a sequence starts anywhere and need not reach the end") {
  py("a()\n...\nb()", "x()\n«a()\nc()\nb()»\nd()\n");
  py("a()\n...\nb()", "def f():\n    «a()\n    if x:\n        b()»\n");
  py("a()\n...\nb()", "def f():\n    if x:\n        a()\n    b()\n");
  py("a()\nb()", "«a()\nb()»\na()\nc()\nb()\n");
  py("$X = a()\n...\nb($X)", "«v = a()\nb(v)»\n");
}

TEST_CASE("an expression as a statement is found inside the statement") {
  py("a()\n...\nb()", "«x = a()\nreturn_(b())»\n");
  py("a()\n...\nb()", "def f():\n    «y = g(a())\n    return b()»\n");
}

TEST_CASE("functions and classes match with what they leave out") {
  py("def $F(...):\n    ...", "«def f(a, b=1) -> int:\n    return 1»\n");
  py("def $F(...):\n    ...\n    return 1",
     "«def f():\n    x()\n    return 1»\ndef g():\n    return 2\n");
  py("class $C(Base):\n    ...",
     "«class A(Base):\n    x = 1»\n«class B(Other, Base):\n    pass»\nclass C:\n    pass\n");
  py("@app.route(...)\ndef $F(...):\n    ...", "«@app.route('/')\n@auth\ndef f():\n    pass»\n");
  py("def f($A, $B): ...", "«def f(x, y):\n    pass»\n");
}

TEST_CASE("control flow") {
  py("if $X:\n    ...", "«if a:\n    b()\nelse:\n    c()»\n");
  py("try:\n    ...\nexcept $E:\n    pass", "«try:\n    a()\nexcept ValueError:\n    pass»\n");
  py("except:\n    pass", "try:\n    a()\n«except:\n    pass»\n");
  py("return $X", "def f():\n    «return 1»\n");
  py("for $X in $Y:\n    ...", "«for a in b:\n    c()»\n");
  py("with open(...) as $F:\n    ...", "«with open(x) as f:\n    f.read()»\n");
}

TEST_CASE("deep expressions and chains") {
  py("f(<... g(...) ...>)", "«f(1 + h(g(2)))»\nf(1)\n");
  py("$X. ... .all()", "«q.filter(a).order(b).all()»\nall()\n");
}

TEST_CASE("collections: lists in order, dictionaries in any") {
  py("[..., 1, ...]", "x = «[0, 1, 2]»\ny = [2]\n");
  py("{..., \"a\": 1, ...}", "x = «{'b': 2, 'a': 1}»\n");
  py("($A, $B)", "x = «(1, 2)»\n");
}

TEST_CASE("operators") {
  py("$X + $Y", "x = «a + b»\ny = a - b\n");
  py("not $X", "if «not a»:\n    pass\n");
  py("$X is None", "if «a is None»:\n    pass\nif a is b:\n    pass\n");
}

}  // namespace
}  // namespace plumbline::patterns::test
