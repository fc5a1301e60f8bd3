// Words of Office and OpenDocument files, and of PDFs.
#include <catch2/catch.hpp>
#include <string>

#include "server/archive/document_text.h"
#include "tests/archive/archive_builder.h"
#include "tests/archive/read_all.h"

using plumbline::archive::Limits;
using plumbline::archive::Obstacle;
using plumbline::archive::words_of;
using namespace plumbline::test;
using Obstacles = std::vector<std::pair<std::string, Obstacle>>;
using Texts = std::map<std::string, std::string>;

TEST_CASE("the runs of a paragraph are one text") {
  CHECK(
      words_of(
          "<w:p><w:r><w:t>pass</w:t></w:r>\n  <w:r><w:rPr><w:b/></w:rPr><w:t>word</w:t></w:r></w:p>"
          "<w:p><w:t>a</w:t><w:tab/><w:t xml:space=\"preserve\"> "
          "b</w:t><w:br/><w:t>c</w:t></w:p>") == "password\na\t b\nc\n");
}

TEST_CASE("entities, literal sections, comments and odd tags") {
  CHECK(words_of("<p>&lt;a&amp;b&#x21;&#8364;&nope;&</p>") == "<a&b!€&nope;&\n");
  CHECK(words_of("<p><![CDATA[<x>]]>y<!-- no -->z</p>") == "<x>yz\n");
  CHECK(words_of("<p title='a>b'>c</p>") == "c\n");
  for (const char* const cut : {"<", "<p", "<p a='", "<!--", "<![CDATA[x", "a&#"}) words_of(cut);
}

TEST_CASE("a document's words stand beside its other parts") {
  const std::string docx =
      zip_of({{"[Content_Types].xml", "<Types/>"},
              {"word/document.xml", "<w:p><w:t>one</w:t></w:p>"},
              {"word/comments.xml", "<w:comment><w:p><w:t>two</w:t></w:p></w:comment>"}});
  CHECK(read_all("plan.docx", docx).texts == Texts{{"[Content_Types].xml", "<Types/>"},
                                                   {"word/comments.xml.txt", "two\n\n"},
                                                   {"word/document.xml.txt", "one\n"}});
  const std::string sheet =
      zip_of({{"xl/sharedStrings.xml",
               "<sst><si><r><t>a</t></r><r><t>b</t></r></si><si><t>c</t></si></sst>"}});
  CHECK(read_all("t.XLSX", sheet).texts == Texts{{"xl/sharedStrings.xml.txt", "ab\nc\n"}});
  const std::string text =
      zip_of({{"content.xml", "<text:p>a<text:span>b</text:span><text:tab/>c</text:p>"}});
  CHECK(read_all("t.odt", text).texts == Texts{{"content.xml.txt", "ab\tc\n"}});
}

TEST_CASE("a PDF is read page by page, kerning joined, gaps kept") {
  const Contents contents = read_all(
      "a.pdf",
      pdf_of({"BT /F1 12 Tf 72 700 Td (Hello) Tj 0 -14 Td [(se) 20 (cr) -300 (et)] TJ ET",
              "BT 1 0 0 1 10 20 Tm (a\\(b\\)) Tj 1 0 0 1 60 20 Tm (c) Tj 12 TL T* <64> Tj ET"}));
  CHECK(contents.texts == Texts{{"page-1.txt", "Hello\nsecr et"}, {"page-2.txt", "a(b) c\nd"}});
  CHECK(contents.obstacles.empty());
}

TEST_CASE("a word that was laid out in pieces is one word where its pieces meet") {
  // /F3: letters of half the size, blanks of a quarter.
  const std::string moved =
      "BT /F3 10 Tf 1 0 0 1 50 700 Tm (pass) Tj 20 0 Td (word) Tj 1 0 0 1 92 700 Tm (is) Tj "
      "0 -12 Td (next) Tj ET";
  CHECK(read_all("a.pdf", pdf_of({moved})).texts == Texts{{"page-1.txt", "password is\nnext"}});
  const std::string composite =
      "BT /F4 10 Tf 0 0 Td <00410042> Tj 16 0 Td <0043> Tj 10 0 Td <0044> Tj 7 0 Td <0045> Tj ET";
  CHECK(read_all("a.pdf", pdf_of({composite})).texts == Texts{{"page-1.txt", "ABCD E"}});
}

TEST_CASE("letters are what the font's map says") {
  const std::string cmap =
      "1 begincodespacerange <0000> <FFFF> endcodespacerange "
      "2 beginbfrange <0001> <0003> <0041> <0010> <0011> [<0078> <20AC>] endbfrange "
      "1 beginbfchar <0020> <FB01> endbfchar";
  const std::string content = "BT /F2 9 Tf <0001000200030010001100200099> Tj ET";
  const Contents known = read_all("a.pdf", pdf_of({content}, cmap));
  CHECK(known.texts == Texts{{"page-1.txt", "ABCx€fi"}});
  CHECK(known.obstacles == Obstacles{{"", Obstacle::unknown_letters}});
  const Contents unknown = read_all("a.pdf", pdf_of({content}));
  CHECK(unknown.texts == Texts{{"page-1.txt", ""}});
  CHECK(unknown.obstacles == Obstacles{{"", Obstacle::unknown_letters}});
}

TEST_CASE("an encrypted PDF and a broken one are named") {
  std::string encrypted = pdf_of({"BT (a) Tj ET"});
  encrypted.replace(encrypted.find("/Root"), 0,
                    "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] "
                    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" +
                        std::string(64, '0') + "> /U <" + std::string(64, '0') + "> >> ");
  CHECK(read_all("a.pdf", encrypted).obstacles == Obstacles{{"", Obstacle::encrypted}});
  CHECK(read_all("a.pdf", "%PDF-1.4 and no more").obstacles == Obstacles{{"", Obstacle::damaged}});
}

TEST_CASE("a PDF in an archive has its pages behind its name") {
  const std::string zip = zip_of({{"doc/a.pdf", pdf_of({"BT (hello) Tj ET"})}});
  CHECK(read_all("a.zip", zip).texts == Texts{{"doc/a.pdf!/page-1.txt", "hello"}});
}

TEST_CASE("a PDF may unpack no more than an archive of its size") {
  std::string runs;
  for (int i = 0; i < 20'000; ++i) runs += "\x81 ";  // 128 blanks for two bytes
  std::string pdf = pdf_of({runs});
  const std::string length = "/Length " + std::to_string(runs.size());
  pdf.replace(pdf.find(length), length.size(), length + " /Filter /RunLengthDecode");
  Limits limits;
  limits.least_bytes = 1024 * 1024;
  limits.ratio = 1;
  CHECK(read_all("a.pdf", pdf, limits).obstacles == Obstacles{{"", Obstacle::too_many_bytes}});
  CHECK(read_all("a.pdf", pdf).obstacles.empty());
}
