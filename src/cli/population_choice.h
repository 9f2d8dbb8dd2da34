// The population that a command works with, by one rule for all of them: what a person gives with
// --population; else what the feed names, within the export's own folder; else population.json in
// that folder; else none. docs/bevolking.md says the same.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "cli/problem_location.h"
#include "cli/words.h"
#include "reach/population_spec.h"

namespace kringen {

struct PopulationChoice {
  std::string path;  // empty: none is given, named or beside the feed
  std::string bytes;
  std::optional<reach::PopulationSpec> spec;  // where the model can work with it
  // Why it cannot: "publish.no_population" and "publish.outer_population", of a file that is not
  // there or lies elsewhere, else a code of ParsePopulationSpec.
  std::optional<Error> wrong;

  bool is_unreachable() const { return wrong && bytes.empty(); }
};
PopulationChoice ChoosePopulation(const std::string& folder, const std::string& given,
                                  const std::string& named);

// Where in the bytes of a population file that is called `path` something was found.
ProblemLocation PlaceInPopulation(const std::string& path, const std::string& bytes,
                                  const Error& found);

// Says what is wrong with it, and who says more; 2, for a command that ends so.
int FailPopulation(const Words& words, const PopulationChoice& choice);

}  // namespace kringen
