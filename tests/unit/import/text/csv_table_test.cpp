#include "import/text/csv_table.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

const std::vector<std::string_view> kRequired{"id"};

std::string Utf16(std::string_view ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii) bytes += std::string{c, '\0'};
  return bytes;
}

void Replace(char mark, std::string_view by, std::string* text) {
  for (std::size_t at = text->find(mark); at != std::string::npos; at = text->find(mark)) {
    text->replace(at, 1, by);
  }
}

TEST_CASE("separators, line ends and encodings do not change a table") {
  for (const std::string& separator : {std::string(","), std::string(";"), std::string("\t")}) {
    for (const char* line_end : {"\n", "\r\n", "\r"}) {
      std::string text = "id|tekst~1|\"a, b; c\t\"\"d\"\"\ne\"~|~2|x";
      Replace('|', separator, &text);
      Replace('~', line_end, &text);
      for (const std::string& bytes : {text, "\xEF\xBB\xBF" + text, Utf16(text)}) {
        const CsvTable table = ReadCsv(bytes, kRequired);
        REQUIRE(table.rows.size() == 2);
        CHECK(table.header == std::vector<std::string>{"id", "tekst"});
        CHECK(table.Cell(0, 1) == "a, b; c\t\"d\"\ne");
        CHECK(table.Cell(1, table.Column({"TEKST"})) == "x");
        CHECK(table.Cell(1, 7).empty());
        CHECK(table.lines[0] == 2);
      }
    }
  }
}

TEST_CASE("lines before the header are passed over, ten at most") {
  CHECK(ReadCsv("Rapport\n\nsep\nid,a\n1,2\n", kRequired).rows.size() == 1);
  CHECK(ReadCsv("sep=|\nid|a\n1|2\n", kRequired).Cell(0, 1) == "2");
  CHECK(ReadCsv(std::string(12, '\n') + "id,a\n1,2\n", kRequired).header.empty());
  CHECK(ReadCsv("a,b\n1,2\n", kRequired).header.empty());
  CHECK(ReadCsv("", kRequired).header.empty());
}

TEST_CASE("two columns of one name are told") {
  CHECK(ReadCsv("id,Tekst, tekst \n1,2,3\n", kRequired).has_twin_columns);
  CHECK_FALSE(ReadCsv("id,,\n1,2,3\n", kRequired).has_twin_columns);
}

TEST_CASE("old Excel files are converted, and that is said") {
  const CsvTable table = ReadCsv("id;prijs\n1;\x80 5 \xE9\xE9n\n", kRequired);
  CHECK(table.was_windows_1252);
  CHECK(table.Cell(0, 1) == "€ 5 één");
  CHECK_FALSE(ReadCsv("id;prijs\n1;€ 5 één\n", kRequired).was_windows_1252);
}

TEST_CASE("counts: thousands in groups of three, nothing that Excel spoiled") {
  CHECK(ParseCount("12") == 12);
  CHECK(ParseCount(" 1.234 ") == 1234);
  CHECK(ParseCount("1,234") == 1234);
  CHECK(ParseCount("1 234 567") == 1234567);
  for (const char* cell : {"", "-", "1,5", "1.22158E+17", "1,2345", "12.34.567", "abc", "-3",
                           "1234.567", "1.234,567", "1.234,56"}) {
    CAPTURE(cell);
    CHECK(ParseCount(cell) == -1);
  }
}

TEST_CASE("a quote that nowhere closes costs its own row, wherever it stands") {
  const std::string head = "datum;titel;tekst;ja\n1;A;a;x\n";
  struct Case {
    std::string rest;
    std::size_t rows;
    std::vector<std::size_t> broken;
  };
  for (const Case& each : std::vector<Case>{
           {"2;B;\"open;x\n3;C;c;x\n4;D;d;x\n", 3, {3}},
           {"2;B;\"open;x\n3;C;\"c\";x\n4;D;d;x\n", 3, {3}},
           {"2;B;\"open;x\n3;C;\"\";x\n4;D;\"\";x\n", 3, {3}},
           {"2;B;\"open;x\r\n3;C;\"een \"\"ja\"\" en\r\ntwee\";x\r\n", 2, {3}},
           {"\"2;B;b;x\n3;C;c;x", 2, {3}},
           {"2;B;b;\"x", 1, {3}},
           {"2;\"B;b;x\n3;C;c;\"x\n4;D;\"d\nd\";x\n", 2, {3, 4}},
           {"2;B;\"hij zei \"\"ja\"\" en\nging; weg\";x\n3;C;onaf \"quote;x\n", 3, {}},
           {"2;B;\"b\" c;x\n", 2, {}}}) {
    CAPTURE(each.rest);
    const CsvTable table = ReadCsv(head + each.rest, {"datum"});
    CHECK(table.rows.size() == each.rows);
    CHECK(table.broken == each.broken);
  }
}

TEST_CASE("openings without an end cost no more than their length") {
  for (const char* part : {"a;\"\n", "\"\n", "a;\"\"\"x\n", "\";\";\"\n", "a;\"x\n"}) {
    std::string many = "datum;titel\n";
    for (int i = 0; i < 50'000; ++i) many += part;
    const CsvTable table = ReadCsv(many, {"datum"});
    CHECK(table.rows.size() + table.broken.size() <= 100'000);
  }
}

TEST_CASE("a quote that a later row closes by chance takes in no row") {
  const std::string head = "datum;titel;tekst;ja\n";
  for (const std::string rest :
       {"16-03-2024;B;\"open;ja\n17-03-2024;geheim;tekst\";nee\n",
        "16-03-2024;B;\"open;ja\n17-03-2024;geheim;x;nee\n18-03-2024;D;tekst\";ja\n",
        "16-03-2024;\"B;b;ja\r\n17-03-2024;geheim\";x;nee\r\n"}) {
    CAPTURE(rest);
    const CsvTable table = ReadCsv(head + rest, {"datum"});
    CHECK(table.broken == std::vector<std::size_t>{2});
    CHECK(table.rows.at(0).at(0) == "17-03-2024");
    CHECK(table.rows.at(0).back() == "nee");
  }
  const CsvTable late = ReadCsv(
      "titel;datum;tekst;ja\nB;16-03-2024;\"open;ja\nC;17-03-2024;tekst\";nee\n", {"datum"});
  CHECK(late.broken == std::vector<std::size_t>{2});
  // A text may have dates and separators in its lines.
  for (const std::string text :
       {"\"op\n17-03-2024 is er markt; kom\"", "\"een;\ntwee; drie;\nvier\"",
        "\"op 17-03-2024; en\n18-03; ook\""}) {
    CAPTURE(text);
    std::string table = head;
    table.append("16-03-2024;B;").append(text).append(";ja\n");
    CHECK(ReadCsv(table, {"datum"}).broken.empty());
  }
}

}  // namespace
}  // namespace kringen
