#include "cli/population_choice.h"

#include <cstdio>
#include <cstdlib>

#include "base/file_path.h"
#include "base/json_lines.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/export_problems.h"
#include "cli/files.h"

namespace kringen {
namespace {

constexpr char kBeside[] = "population.json";

Error Missing(const std::string& path) { return {"publish.no_population", "", path}; }

// A feed of others must not lead out of its folder.
PopulationChoice ReadWithin(const std::string& folder, const std::string& name) {
  PopulationChoice choice;
  choice.path = folder + "/" + name;
  if (!IsInnerPath(name)) {
    choice.wrong = Error{"publish.outer_population", "", name};
  } else {
    choice.bytes = ReadInnerFile(folder, name).value_or("");
  }
  return choice;
}

}  // namespace

PopulationChoice ChoosePopulation(const std::string& folder, const std::string& given,
                                  const std::string& named) {
  PopulationChoice choice;
  if (!given.empty()) {
    choice.path = given;
    choice.bytes = ReadWhole(given);
  } else {
    choice = ReadWithin(folder, named.empty() ? kBeside : named);
    if (named.empty() && choice.bytes.empty()) return {};
  }
  if (choice.wrong) return choice;
  if (choice.bytes.empty()) {
    choice.wrong = Missing(choice.path);
    return choice;
  }
  Result<reach::PopulationSpec> spec = reach::ParsePopulationSpec(choice.bytes);
  if (spec.ok()) {
    choice.spec = std::move(spec).value();
  } else {
    choice.wrong = spec.error();
  }
  return choice;
}

ProblemLocation PlaceInPopulation(const std::string& path, const std::string& bytes,
                                  const Error& found) {
  if (found.place.starts_with("/")) return {path, found.place, LineOfPointer(bytes, found.place)};
  if (!IsOfBrokenJson(found)) return {path, "", 0};
  // The reader tells the byte at which it stopped.
  return {path, "", LineOfByte(bytes, std::strtoull(found.place.c_str(), nullptr, 10))};
}

int FailPopulation(const Words& words, const PopulationChoice& choice) {
  if (choice.is_unreachable()) return FailWith(words, *choice.wrong);
  const ProblemLocation place = PlaceInPopulation(choice.path, choice.bytes, *choice.wrong);
  const std::string line = ProblemLine(*choice.wrong, place, words);
  std::fprintf(stderr, "%s\n", line.c_str());
  return FailWith(words, {"reach.see_check", "", choice.path});
}

}  // namespace kringen
