// kringen population: a population file for any municipality, out of two public files.
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "base/json_write.h"
#include "census/census.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/files.h"
#include "model/feed_tables.h"

namespace kringen {
namespace {

namespace fs = std::filesystem;

struct CensusFiles {
  std::string kwb, map;
};

Result<CensusFiles> Read(const PopulationArguments& arguments) {
  CensusFiles files;
  for (const auto& [path, bytes] :
       {std::pair{&arguments.kwb, &files.kwb}, {&arguments.map, &files.map}}) {
    std::error_code problem;
    if (!fs::is_regular_file(*path, problem)) return Error{"census.no_file", "", *path};
    *bytes = ReadWhole(*path);
    if (bytes->empty()) return Error{"census.empty_file", "", *path};
  }
  return files;
}

// Written whole and new beside the old one, and put in its place. A file of someone else is not
// replaced unless that is asked for.
Failure WriteFile(const std::string& path, const std::string& bytes, bool is_forced) {
  std::error_code problem;
  if (fs::exists(fs::symlink_status(path, problem)) && !is_forced) {
    return Error{"census.exists", "", path};
  }
  const std::string fresh = path + ".nieuw";
  fs::remove(fresh, problem);
  if (Failure failure = WriteNewFile(fresh, bytes)) return failure;
  Failure failure = MoveFile(fresh, path);
  if (failure) fs::remove(fresh, problem);
  return failure;
}

void PrintJson(const census::CensusAnswer& answer) {
  JsonWriter json;
  json.OpenObject();
  json.Member("name", answer.name);
  json.Member("residents", answer.residents);
  json.OpenArray("villages");
  for (const census::VillageLine& village : answer.villages) {
    json.OpenObject();
    json.Member("name", village.name);
    json.Member("residents", village.residents);
    json.Member("merged", village.merged);
    json.CloseObject();
  }
  json.CloseArray();
  json.OpenArray("remarks");
  for (const Error& remark : answer.remarks) {
    json.OpenObject();
    json.Member("code", remark.code);
    json.Member("detail", remark.detail);
    json.Member("place", remark.place);
    json.CloseObject();
  }
  json.CloseArray();
  json.CloseObject();
  std::printf("%s\n", json.Take().c_str());
}

void Print(const census::CensusAnswer& answer, const std::string& path, const Words& words) {
  for (const Error& remark : answer.remarks) {
    std::fprintf(stderr, "%s\n", words.Of(remark).c_str());
  }
  for (const census::VillageLine& village : answer.villages) {
    std::fprintf(stderr, "%8lld  %s\n", static_cast<long long>(village.residents),
                 village.name.c_str());
  }
  if (answer.villages.size() > kMostVillages) {
    const std::string most = std::to_string(kMostVillages);
    std::fprintf(stderr, "%s\n", words.Get("census.many", {{"most", most}}).c_str());
  }
  std::fprintf(stderr, "%s\n",
               words
                   .Get("census.done", {{"name", answer.name},
                                        {"residents", std::to_string(answer.residents)},
                                        {"villages", std::to_string(answer.villages.size())},
                                        {"file", path}})
                   .c_str());
}

// Figures that do not add up are for a person to look at; what was derived is only told.
bool NeedsLook(const std::vector<Error>& remarks) {
  for (const Error& remark : remarks) {
    for (const char* code :
         {"census.sums", "census.total", "census.household_size", "census.broken_row",
          "census.twice", "census.apart", "census.unreadable"}) {
      if (remark.code == code) return true;
    }
  }
  return false;
}

}  // namespace

int PopulationCommand(const Arguments& all, const Words& words) {
  const PopulationArguments& arguments = all.population;
  const Result<CensusFiles> files = Read(arguments);
  if (!files.ok()) return FailCommand(all, words, files.error());
  census::CensusRequest request{files.value().kwb,           files.value().map,
                                arguments.municipality,      arguments.year,
                                arguments.per == "buurt",    census::AdoptionTable(),
                                census::YearOfDay(DayNow()), arguments.is_in_agglomeration};
  if (request.year == 0) {
    request.year = census::YearOfName(fs::path(arguments.kwb).filename().string());
  }
  if (request.year == 0) return FailCommand(all, words, {"census.no_year", "", arguments.kwb});
  const Result<census::CensusAnswer> answer = MakePopulation(request);
  if (!answer.ok()) return FailCommand(all, words, answer.error());
  const Failure failure = WriteFile(arguments.output, answer.value().file, all.force);
  if (failure) return FailCommand(all, words, *failure);
  if (all.json) PrintJson(answer.value());
  if (!all.json && !all.quiet) Print(answer.value(), arguments.output, words);
  return NeedsLook(answer.value().remarks) ? 1 : 0;
}

}  // namespace kringen
