// kringen check population.json: can the reach model and the map use this file, and what do they
// make of it?
#include "cli/check_population.h"

#include <cmath>
#include <cstdio>

#include "base/json_value.h"
#include "base/json_write.h"
#include "census/census.h"
#include "cli/clock.h"
#include "cli/export_problems.h"
#include "cli/files.h"
#include "cli/population_choice.h"
#include "reach/adoption.h"
#include "reach/population_spec.h"

namespace kringen {
namespace {

// For the map; the model needs neither.
void CheckOutlines(const JsonValue& json, std::vector<Error>* notes) {
  const JsonValue* const villages = json.Find("villages");
  for (std::size_t i = 0; villages != nullptr && i < villages->values.size(); ++i) {
    for (const char* member : {"outline", "centre"}) {
      if (villages->values[i].Find(member) != nullptr) continue;
      notes->push_back({"population.no_outline", member, "/villages/" + std::to_string(i)});
    }
  }
}

void CheckAttribution(const JsonValue& json, std::vector<Error>* notes) {
  if (json.Find("attribution") == nullptr) {
    notes->push_back({"population.no_attribution", "", "/attribution"});
  }
}

// What was taken from elsewhere is said wherever the file is looked at, listed in it or not.
void TellBorrowed(const reach::PopulationSpec& spec, std::vector<Error>* notes) {
  constexpr std::string_view kBorrowed = "borrowed.";
  std::string all;
  for (const reach::SpecNote& note : spec.notes) {
    if (!note.id.starts_with(kBorrowed)) continue;
    all.append(all.empty() ? "" : ", ").append(note.id.substr(kBorrowed.size()));
  }
  if (!all.empty()) notes->push_back({"population.borrowed", all, "/borrowed"});
}

void CheckYear(int year, const std::string& today, std::vector<Error>* problems) {
  constexpr int kAhead = 1;  // a forecast for the coming year
  if (year == reach::kNoYear) return problems->push_back({"population.no_year", "", "/year"});
  const int now = census::YearOfDay(today);
  if (now > 0 && year > now + kAhead) {
    problems->push_back({"population.year_ahead", std::to_string(year), "/year"});
  }
}

void CheckTotal(const JsonValue& json, double residents, std::vector<Error>* problems) {
  const JsonValue* const town = json.Find("municipality");
  const JsonValue* number = town == nullptr ? nullptr : town->Find("residents");
  if (number != nullptr && number->Find("value") != nullptr) number = number->Find("value");
  if (number != nullptr && !number->values.empty()) number = &number->values[0];  // [600, "S"]
  if (number == nullptr || !number->is_number()) return;
  if (std::abs(number->number - residents) <= 0.03 * residents) return;
  problems->push_back({"population.total",
                       std::to_string(std::llround(residents)) + " / " +
                           std::to_string(std::llround(number->number)),
                       "/municipality/residents"});
}

void TellAgglomeration(const reach::PopulationSpec& spec, std::vector<Error>* notes) {
  if (!spec.is_in_agglomeration) return;
  notes->push_back({"population.in_agglomeration", "", "/municipality/agglomeration"});
}

void TellPlatforms(const reach::PopulationSpec& spec, std::vector<Error>* notes) {
  std::string known;
  for (const reach::PlatformAdoption& platform : spec.adoption) {
    known.append(known.empty() ? "" : ", ").append(platform.platform);
  }
  const char* const code = known.empty() ? "population.no_adoption" : "population.adoption";
  notes->push_back({code, known, "/adoption"});
}

void Print(const std::string& path, const std::string& bytes, const std::vector<Error>& found,
           const Words& words) {
  for (const Error& each : found) {
    std::printf("%s\n", ProblemLine(each, PlaceInPopulation(path, bytes, each), words).c_str());
  }
}

void PrintJson(const std::string& path, const std::string& bytes,
               const PopulationFindings& findings) {
  JsonWriter json;
  json.OpenArray();
  for (const auto* list : {&findings.problems, &findings.notes}) {
    for (const Error& each : *list) {
      const ProblemLocation place = PlaceInPopulation(path, bytes, each);
      json.OpenObject();
      json.Member("code", each.code);
      json.Member("is_problem", list == &findings.problems);
      json.Member("file", place.file);
      json.Member("pointer", place.pointer);
      json.Member("line", place.line);
      json.Member("detail", each.detail);
      json.CloseObject();
    }
  }
  json.CloseArray();
  std::printf("%s\n", json.Take().c_str());
}

}  // namespace

PopulationFindings FindInPopulation(const std::string& bytes, const std::string& today) {
  PopulationFindings findings;
  const auto spec = reach::ParsePopulationSpec(bytes);
  if (!spec.ok()) {
    findings.problems.push_back(spec.error());
    return findings;
  }
  findings.residents = static_cast<double>(spec.value().residents());
  findings.villages = spec.value().villages.size();
  findings.year = spec.value().year;
  findings.notes = spec.value().remarks;
  const JsonValue json = ParseJson(bytes).value_or(JsonValue());
  CheckYear(findings.year, today, &findings.problems);
  CheckTotal(json, findings.residents, &findings.problems);
  CheckOutlines(json, &findings.notes);
  CheckAttribution(json, &findings.notes);
  TellAgglomeration(spec.value(), &findings.notes);
  TellPlatforms(spec.value(), &findings.notes);
  TellBorrowed(spec.value(), &findings.notes);
  return findings;
}

int CheckPopulation(const Arguments& arguments, const Words& words) {
  const std::string& path = arguments.folder;
  const std::string bytes = ReadWhole(path);
  const PopulationFindings findings = FindInPopulation(bytes, DayNow());
  if (arguments.json) PrintJson(path, bytes, findings);
  if (!arguments.json) Print(path, bytes, findings.problems, words);
  if (!arguments.json && !arguments.quiet) Print(path, bytes, findings.notes, words);
  if (!findings.problems.empty()) return 1;
  if (!arguments.json && !arguments.quiet) {
    std::fprintf(
        stderr, "%s\n",
        words
            .Get("population.ok", {{"residents", std::to_string(std::llround(findings.residents))},
                                   {"villages", std::to_string(findings.villages)},
                                   {"year", std::to_string(findings.year)}})
            .c_str());
  }
  return 0;
}

}  // namespace kringen
