// kringen check: is this export or site sound, is it what was written, and is there no personal
// data left in it?
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "base/json_write.h"
#include "cli/check_population.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/export_problems.h"
#include "cli/files.h"
#include "cli/folder_audit.h"
#include "cli/population_choice.h"
#include "cli/reach_origin.h"
#include "model/export_pages.h"
#include "model/publication_check.h"
#include "model/word_index.h"

namespace kringen {
namespace {

// The population of the export, and whether the estimates are of both.
void CheckPopulationBeside(const std::string& folder, const std::string& name,
                           const PopulationChoice& choice, const std::vector<OutputFile>& files,
                           std::vector<Error>* problems) {
  if (choice.wrong && choice.wrong->code == "publish.no_population") {
    problems->push_back({"export.no_population", "", name});
  }
  if (!choice.bytes.empty()) {
    for (Error& each : FindInPopulation(choice.bytes, DayNow()).problems) {
      const bool is_pointer = each.place.starts_with("/");
      problems->push_back({each.code, each.detail, is_pointer ? name + "#" + each.place : name});
    }
  }
  if (ReadReachBeside(folder, files, choice.bytes).is_stale) {
    problems->push_back({"export.stale_reach", "", "reach.json"});
  }
}

void WritePlace(const ProblemLocation& place, JsonWriter* json) {
  json->Member("file", place.file);
  json->Member("pointer", place.pointer);
  json->Member("line", place.line);
}

void PrintJson(const std::vector<Error>& problems, const ProblemLocator& locator) {
  JsonWriter json;
  json.OpenArray();
  for (const Error& problem : problems) {
    const ProblemLocation place = locator.Find(problem);
    json.OpenObject();
    json.Member("code", problem.code);
    WritePlace(place, &json);
    json.Member("detail", problem.detail);
    if (const ProblemLocation first = locator.FindFirst(problem); !first.file.empty()) {
      json.OpenObject("first");
      WritePlace(first, &json);
      json.CloseObject();
    }
    json.CloseObject();
  }
  json.CloseArray();
  std::printf("%s\n", json.Take().c_str());
}

}  // namespace

int CheckCommand(const Arguments& arguments, const Words& words) {
  std::error_code unknown;
  if (std::filesystem::is_regular_file(arguments.folder, unknown)) {
    return CheckPopulation(arguments, words);
  }
  if (arguments.folder.ends_with(".json") && !std::filesystem::exists(arguments.folder, unknown)) {
    return FailCommand(arguments, words, {"census.no_file", "", arguments.folder});
  }
  const Result<FolderLock> held =
      FolderLock::Take(FolderName(arguments.folder), FolderLock::Use::kRead, arguments.wait_s,
                       NoticeOf(arguments, words));
  if (!held.ok()) return FailCommand(arguments, words, held.error());
  const std::vector<OutputFile> files = ReadFolder(arguments.folder);
  ExportReading reading = ReadExport(files, DayNow());
  std::vector<Error> problems = std::move(reading.problems);
  const auto add = [&](std::vector<Error> found) {
    std::move(found.begin(), found.end(), std::back_inserter(problems));
  };
  add(CheckMeaning(reading.publication, DayNow()));
  add(FindInStrings(reading.publication, arguments.allow));
  add(CheckIndex(files));
  add(CheckWords(files));
  const PopulationChoice population =
      ChoosePopulation(arguments.folder, "", reading.publication.population);
  const std::string name =
      population.path.empty() ? "" : population.path.substr(arguments.folder.size() + 1);
  add(AuditFolder(arguments.folder, files, name));
  CheckPopulationBeside(arguments.folder, name, population, files, &problems);
  const ProblemLocator locator(files);
  if (arguments.json) PrintJson(problems, locator);
  if (!arguments.json) {
    for (const Error& problem : problems) {
      std::printf("%s\n", ProblemLine(problem, locator, words).c_str());
    }
  }
  if (!arguments.quiet && !arguments.json) {
    const std::size_t items = reading.publication.items.size();
    const std::string told = problems.empty() ? words.Plural("check.ok", items)
                                              : words.Plural("check.problems", problems.size(),
                                                             {{"items", std::to_string(items)}});
    std::fprintf(stderr, "%s\n", told.c_str());
  }
  const bool has_feed = problems.empty() || problems.front().code != "export.no_feed";
  return !has_feed ? 2 : problems.empty() ? 0 : 1;
}

}  // namespace kringen
