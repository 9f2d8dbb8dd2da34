#include "cli/check_population.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

namespace kringen {
namespace {

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
  return R"({"attribution": "x", "villages": [{"id": "a", "residents": 500, "outline": {}, "centre": []}])" +
         members + "}";
}

}  // namespace

TEST_CASE("a sound file has no problem, and its platforms are named") {
  const PopulationFindings findings = FindInPopulation(Losser());
  CHECK(findings.problems.empty());
  CHECK(findings.residents == 22600);
  CHECK(findings.villages == 5);
  CHECK(CodesOf(findings.notes) == "population.adoption /adoption\n");
}

TEST_CASE("what is wrong is told with its place, and only then") {
  const auto problems = [](const std::string& bytes) {
    return CodesOf(FindInPopulation(bytes).problems);
  };
  CHECK(problems(Town("")).empty());
  CHECK(problems(Town(R"(, "age_share": [1])")) == "reach.bad_number /age_share\n");
  CHECK(problems("{}") == "reach.not_a_population /villages\n");
  CHECK(problems("").starts_with("reach.not_json "));
  CHECK(problems(Losser().substr(0, 9000)).starts_with("reach.not_json "));
}

TEST_CASE("what was made of a file is noted") {
  const auto notes = [](const std::string& bytes) {
    return CodesOf(FindInPopulation(bytes).notes);
  };
  CHECK(notes(Town("")) == "population.no_adoption /adoption\n");
  CHECK(notes(Town(R"(, "household_size_share": [31, 32, 13, 16, 8])")) ==
        "population.percents /household_size_share\npopulation.no_adoption /adoption\n");
  CHECK(notes(Town(R"(, "municipality": {"residents": [600, "S"]})")) ==
        "population.no_adoption /adoption\n");
  CHECK(notes(Town(R"(, "municipality": {"residents": {"value": 600}})")) ==
        "population.total /municipality/residents\npopulation.no_adoption /adoption\n");
  CHECK(notes(Town(R"(, "borrowed": [{"what": "circles"}])")) ==
        "population.no_adoption /adoption\npopulation.borrowed /borrowed\n");
  CHECK(notes(R"({"villages": [{"id": "a", "residents": 500}]})") ==
        "population.no_outline /villages/0\npopulation.no_outline /villages/0\n"
        "population.no_attribution /attribution\npopulation.no_adoption /adoption\n");
}

}  // namespace kringen
