// The villages of a municipality out of the CBS's figures and the map: what is secret is derived
// from what is not, or said; what is too small to be told apart is counted in its neighbour.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "census/kwb_table.h"
#include "census/map_file.h"
#include "reach/age_bands.h"

namespace kringen::census {

// Below this a village's figures are nobody's business, and no estimate either.
inline constexpr double kFewestResidents = 250;

struct People {
  double residents = 0;
  std::optional<reach::ByFive> ages;  // counts
  std::optional<double> households;
  std::optional<double> single;             // households of one person
  std::optional<double> persons_in_houses;  // mean size times households
};

struct Village {
  std::string id, name, code;
  People people;
  Ring outline;
  std::vector<std::string> merged;  // names of those that are counted here
};

struct Municipality {
  std::string code, name;
  People people;
  std::vector<Village> villages;  // in order of their codes
  Ring outline;
  bool is_in_agglomeration = false;  // as told
};

// Errors: "census.no_outline" (detail: codes that the map does not have), "census.no_residents".
Result<Municipality> MakeVillages(const KwbTable& kwb, const CensusMap& map,
                                  std::vector<Error>* remarks);

}  // namespace kringen::census
