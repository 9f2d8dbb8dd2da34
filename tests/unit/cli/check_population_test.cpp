#include "cli/check_population.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "reach/population_spec.h"

namespace kringen {
namespace {

constexpr const char* kToday = "2026-11-29";

std::string Losser() {
  std::ifstream file(KRINGEN_SOURCE_DIR "/assets/losser/population.json", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string CodesOf(const std::vector<Error>& found) {
  std::string codes;
  for (const Error& each : found) codes += each.code + " " + each.place + "\n";
  return codes;
}

std::string Town(const std::string& members) {
  return R"({"year": 2024, "attribution": "x", "villages": [{"id": "a", "residents": 500, "outline": {}, "centre": []}])" +
         members + "}";
}

}  // namespace

TEST_CASE("a sound file has no problem, and its platforms are named") {
  const PopulationFindings findings = FindInPopulation(Losser(), kToday);
  CHECK(findings.problems.empty());
  CHECK(findings.residents == 22600);
  CHECK(findings.villages == 5);
  CHECK(CodesOf(findings.notes) == "population.adoption /adoption\n");
}

TEST_CASE("what is wrong is told with its place, and only then") {
  const auto problems = [](const std::string& bytes) {
    return CodesOf(FindInPopulation(bytes, kToday).problems);
  };
  CHECK(problems(Town("")).empty());
  CHECK(problems(Town(R"(, "age_share": [1])")) == "reach.bad_number /age_share\n");
  CHECK(problems("{}") == "reach.not_a_population /villages\n");
  CHECK(problems("").starts_with("reach.not_json "));
  CHECK(problems(Losser().substr(0, 9000)).starts_with("reach.not_json "));
}

TEST_CASE("what was made of a file is noted") {
  const auto notes = [](const std::string& bytes) {
    return CodesOf(FindInPopulation(bytes, kToday).notes);
  };
  const std::string borrowed = "population.borrowed /borrowed\n";
  CHECK(notes(Town("")) == "population.no_adoption /adoption\n" + borrowed);
  CHECK(notes(Town(R"(, "household_size_share": [31, 32, 13, 16, 8])")) ==
        "population.percents /household_size_share\npopulation.no_adoption /adoption\n" + borrowed);
  CHECK(notes(Town(R"(, "borrowed": [{"what": "circles"}])")) ==
        "population.no_adoption /adoption\n" + borrowed);
  CHECK(notes(R"({"villages": [{"id": "a", "residents": 500}]})") ==
        "population.no_outline /villages/0\npopulation.no_outline /villages/0\n"
        "population.no_attribution /attribution\npopulation.no_adoption /adoption\n" +
            borrowed);
}

TEST_CASE("a year that is none, is not told or is far ahead is a problem, not a year of ours") {
  const auto problems = [](const std::string& year) {
    const std::string town =
        R"({"attribution": "x", "villages": [{"id": "a", "residents": 500}])" + year + "}";
    return CodesOf(FindInPopulation(town, kToday).problems);
  };
  CHECK(problems(R"(, "year": 2026)").empty());
  CHECK(problems(R"(, "year": 2027)").empty());
  CHECK(problems("") == "population.no_year /year\n");
  CHECK(problems(R"(, "year": 2028)") == "population.year_ahead /year\n");
  for (const char* year : {"3024", "0", "-2014", "2014.5", "\"2014\"", "null", "[]"}) {
    CHECK(problems(R"(, "year": )" + std::string(year)) == "population.bad_year /year\n");
  }
  CHECK(
      reach::ParsePopulationSpec(R"({"villages": [{"id": "a", "residents": 500}]})").value().year ==
      reach::kNoYear);
}

TEST_CASE("villages that do not add up to their municipality are a problem") {
  const auto problems = [](const std::string& residents) {
    const std::string town = Town(R"(, "municipality": {"residents": )" + residents + "}");
    return CodesOf(FindInPopulation(town, kToday).problems);
  };
  for (const char* same : {"500", "[510, \"S\"]", "{\"value\": 490}"})
    CHECK(problems(same).empty());
  for (const char* other : {"600", "[600, \"S\"]", "{\"value\": 600}", "400"}) {
    CHECK(problems(other) == "population.total /municipality/residents\n");
  }
}

TEST_CASE("ages that are reversed, overlap or leave a gap are a problem") {
  const auto problems = [](const std::string& fourth) {
    const std::string bands =
        R"(, "age_bands": [{"from": 0, "to": 11}, {"from": 12, "to": 17}, {"from": 18, "to": 24}, )" +
        fourth +
        R"(, {"from": 35, "to": 44}, {"from": 45, "to": 54}, {"from": 55, "to": 64},
            {"from": 65, "to": 74}, {"from": 75}])";
    return CodesOf(FindInPopulation(Town(bands), kToday).problems);
  };
  CHECK(problems(R"({"from": 25, "to": 34})").empty());
  CHECK(problems(R"({"from": 34, "to": 25})") == "population.bad_bands /age_bands/3\n");
  CHECK(problems(R"({"from": 20, "to": 34})") == "population.bad_bands /age_bands/3\n");
  CHECK(problems(R"({"from": 27, "to": 34})") == "population.bad_bands /age_bands/3\n");
  CHECK(problems(R"({"from": 25})") == "population.bad_bands /age_bands/3\n");
  CHECK(problems(R"({"from": 25, "to": 36})") == "population.bad_bands /age_bands/4\n");
}

}  // namespace kringen
