// The part of `kringen check` for one file, which is a population: problems stop an estimate, notes
// tell what was made of the file.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/arguments.h"

namespace kringen {

struct PopulationFindings {
  std::vector<Error> problems, notes;  // place: a JSON pointer, or the byte where it is no JSON
  double residents = 0;
  std::size_t villages = 0;
  int year = 0;
};
// `today`: YYYY-MM-DD, or empty; no figures are of a year that is far ahead of it.
PopulationFindings FindInPopulation(const std::string& bytes, const std::string& today);

// Of the file that `check` was given; 0 sound, 1 not.
int CheckPopulation(const Arguments& arguments, const Words& words);

}  // namespace kringen
