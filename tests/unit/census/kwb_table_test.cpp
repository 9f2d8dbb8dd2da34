#include "census/kwb_table.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "import/text/text_encoding.h"
#include "support/random.h"
#include "unit/census/census_fixtures.h"

namespace kringen::census {
namespace {

std::string CodeOfError(const Result<KwbTable>& table) {
  return table.ok() ? "" : table.error().code;
}

bool IsSame(const Figures& a, const Figures& b) {
  return a.residents == b.residents && a.ages == b.ages && a.households == b.households &&
         a.single == b.single && a.childless == b.childless && a.with_children == b.with_children &&
         a.household_size == b.household_size;
}

void CheckSame(const Result<KwbTable>& table, const KwbTable& known) {
  REQUIRE(table.ok());
  CHECK(table.value().municipality.name == known.municipality.name);
  CHECK(IsSame(table.value().municipality.figures, known.municipality.figures));
  REQUIRE(table.value().parts.size() == known.parts.size());
  for (std::size_t i = 0; i < known.parts.size(); ++i) {
    CHECK(table.value().parts[i].code == known.parts[i].code);
    CHECK(table.value().parts[i].name == known.parts[i].name);
    CHECK(IsSame(table.value().parts[i].figures, known.parts[i].figures));
  }
}

std::vector<std::vector<std::string>> CellsOf(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = 0; at < csv.size();) {
    const std::size_t end = csv.find("\r\n", at);
    rows.emplace_back(1);
    for (const char c : csv.substr(at, end - at)) {
      if (c == ';') rows.back().emplace_back();
      if (c != ';') rows.back().back() += c;
    }
    at = end + 2;
  }
  return rows;
}

std::string CsvOf(const std::vector<std::vector<std::string>>& rows, char separator = ';') {
  std::string csv;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      csv += (i > 0 ? std::string(1, separator) : "") + row[i];
    csv += "\n";
  }
  return csv;
}

// As an old Windows writes it.
std::string InWindows1252(const std::string& text) { return Replaced(text, "\xC3\xA2", "\xE2"); }

}  // namespace

TEST_CASE("a table says the same in every form that people have it in") {
  const Result<KwbTable> known = ReadKwb(Kwb(), "9991", false);
  REQUIRE(known.ok());
  CHECK(known.value().parts.size() == 10);
  CHECK(known.value().municipality.figures.residents == 54000);
  CHECK(known.value().remarks.empty());
  const std::string kwb = Kwb();
  CheckSame(ReadKwb("\xEF\xBB\xBF" + kwb, "9991", false), known.value());
  CheckSame(ReadKwb(Replaced(kwb, "\r\n", "\n"), "9991", false), known.value());
  CheckSame(ReadKwb(Replaced(kwb, "\r\n", "\r"), "9991", false), known.value());
  CheckSame(ReadKwb("\"" + Replaced(Replaced(kwb, ";", "\";\""), "\r\n", "\"\r\n\"") + "\"", "9991",
                    false),
            known.value());
  CheckSame(ReadKwb(Replaced(kwb, ";", " ; "), "9991", false), known.value());
  CheckSame(ReadKwb(Replaced(kwb, ";", "\t"), "9991", false), known.value());
  CheckSame(ReadKwb(Replaced(Replaced(kwb, ",", "."), ";", ","), "9991", false), known.value());
  CheckSame(ReadKwb("Kerncijfers\r\n\r\n" + kwb, "9991", false), known.value());
  CheckSame(ReadKwb(Replaced(kwb, ";.;", ";;"), "9991", false), known.value());
  const Result<KwbTable> old = ReadKwb(InWindows1252(kwb), "9991", false);
  CheckSame(old, known.value());
  REQUIRE(old.value().remarks.size() == 1);
  CHECK(old.value().remarks[0].code == "census.windows_1252");
}

TEST_CASE("columns are known by their names, wherever they stand") {
  const KwbTable known = ReadKwb(Kwb(), "9991", false).value();
  Random random(1);
  for (int round = 0; round < 10; ++round) {
    auto rows = CellsOf(Kwb());
    for (std::size_t i = rows[0].size(); i > 1; --i) {
      const std::size_t j = random.Below(i);
      for (auto& row : rows) std::swap(row[i - 1], row[j]);
    }
    CheckSame(ReadKwb(CsvOf(rows), "9991", false), known);
  }
}

TEST_CASE("the names of StatLine are as good, with what they carry") {
  const KwbTable known = ReadKwb(Kwb(), "9991", false).value();
  auto rows = CellsOf(Kwb());
  const std::vector<std::pair<std::string, std::string>> names{
      {"gwb_code", "Codering_3"},
      {"gm_naam", "Gemeentenaam_1"},
      {"a_inw", "AantalInwoners_5"},
      {"a_00_14", "k_0Tot15Jaar_8"},
      {"a_15_24", "k_15Tot25Jaar_9"},
      {"a_25_44", "k_25Tot45Jaar_10"},
      {"a_45_64", "k_45Tot65Jaar_11"},
      {"a_65_oo", "k_65JaarOfOuder_12"},
      {"a_hh", "HuishoudensTotaal_28"},
      {"a_1p_hh", "Eenpersoonshuishoudens_29"},
      {"a_hh_z_k", "HuishoudensZonderKinderen_30"},
      {"a_hh_m_k", "HuishoudensMetKinderen_31"},
      {"g_hhgro", "GemiddeldeHuishoudensgrootte_32"}};
  for (std::string& cell : rows[0]) {
    for (const auto& [ours, theirs] : names) {
      if (cell == ours) {
        cell = theirs;
        break;
      }
    }
  }
  CheckSame(ReadKwb(CsvOf(rows), "9991", false), known);
  for (std::string& cell : rows[0]) {
    if (cell == "AantalInwoners_5") cell = "Bevolking/Aantal inwoners (aantal)";
    if (cell == "k_0Tot15Jaar_8") cell = "Bevolking/Leeftijd/0 tot 15 jaar (aantal)";
    if (cell == "Codering_3") cell = "Codering (code)";
  }
  CheckSame(ReadKwb(CsvOf(rows), "9991", false), known);
}

TEST_CASE("what is secret is unknown, and never zero") {
  const KwbTable kwb = ReadKwb(Kwb(), "9991", false).value();
  CHECK(kwb.parts[2].figures.ages[4] == kSecret);
  CHECK(kwb.parts[9].figures.ages == AgeCounts{kSecret, kSecret, kSecret, kSecret, kSecret});
  CHECK(kwb.parts[9].figures.household_size < 0);
  CHECK(kwb.parts[8].figures.single == kSecret);
  for (const char* cell :
       {".", "", "x", "-", "n.v.t.", "-5", "1e9", "9999999999999", "12,5", "NaN"}) {
    auto rows = CellsOf(Kwb());
    rows[3][5] = cell;
    CHECK(ReadKwb(CsvOf(rows), "9991", false).value().parts[0].figures.residents == kSecret);
  }
  auto rows = CellsOf(Kwb());
  rows[3][5] = "0";
  CHECK(ReadKwb(CsvOf(rows), "9991", false).value().parts[0].figures.residents == 0);
  rows[3][5] = "19.400";
  CHECK(ReadKwb(CsvOf(rows), "9991", false).value().parts[0].figures.residents == 19400);
}

TEST_CASE("a table that cannot be used says why, and what it has") {
  CHECK(CodeOfError(ReadKwb("", "9991", false)) == "census.not_a_table");
  CHECK(CodeOfError(ReadKwb(Map(), "9991", false)) == "census.not_a_table");
  CHECK(CodeOfError(ReadKwb(std::string(5000, '\0'), "9991", false)) == "census.not_a_table");
  const auto less =
      ReadKwb(Replaced(Replaced(Kwb(), "a_65_oo", "iets"), "a_hh;", "x;"), "9991", false);
  CHECK(CodeOfError(less) == "census.no_columns");
  CHECK(less.error().detail == "a_65_oo, a_hh");
  const auto other = ReadKwb(Kwb(), "0168", false);
  CHECK(CodeOfError(other) == "census.unknown_municipality");
  CHECK(other.error().detail == "GM9991 Waterlanden, GM9992 Eenzaam");
  CHECK(other.error().place == "GM0168");
  CHECK(CodeOfError(ReadKwb(Kwb(), "9991", true)) == "census.no_parts");
  CHECK(ReadKwb(Kwb(), "9992", true).value().parts[0].code == "BU99920000");
}

TEST_CASE("a row that comes twice counts once, and a broken one costs itself alone") {
  const KwbTable known = ReadKwb(Kwb(), "9991", false).value();
  auto rows = CellsOf(Kwb());
  rows.push_back(rows[3]);
  rows.back()[5] = "1";
  const auto twice = ReadKwb(CsvOf(rows), "9991", false);
  CheckSame(twice, known);
  REQUIRE(twice.value().remarks.size() == 1);
  CHECK(twice.value().remarks[0].code == "census.twice");
  CHECK(twice.value().remarks[0].place == "WK999100");
  rows = CellsOf(Kwb());
  rows.push_back({"\"WK999199", "open"});
  const auto broken = ReadKwb(CsvOf(rows), "9991", false);
  CheckSame(broken, known);
  CHECK(broken.value().remarks.at(0).code == "census.broken_row");
}

TEST_CASE(
    "only a point is secret; every other cell that is no number is named by line and column") {
  const auto cells = CellsOf(Kwb());
  const auto& header = cells.front();
  const auto column =
      static_cast<std::size_t>(std::find(header.begin(), header.end(), "a_15_24") - header.begin());
  REQUIRE(column < header.size());
  for (const char* cell : {"abc", "-5", "x", "", "12 of 13", "999999999999"}) {
    auto changed = cells;
    changed[2][column] = cell;
    const Result<KwbTable> table = ReadKwb(CsvOf(changed), "9991", false);
    REQUIRE(table.ok());
    REQUIRE(table.value().remarks.size() == 1);
    const Error& told = table.value().remarks.front();
    CHECK(told.code == "census.unreadable");
    CHECK(told.detail == "a_15_24 \"" + std::string(cell) + "\"");
    CHECK(told.place == "3");
  }
  auto secret = cells;
  secret[2][column] = " . ";
  CHECK(ReadKwb(CsvOf(secret), "9991", false).value().remarks.empty());
}

}  // namespace kringen::census
