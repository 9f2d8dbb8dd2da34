// A population file for any municipality of the Netherlands, out of two public files: the CBS's
// "Kerncijfers wijken en buurten" and the map of the same neighbourhoods. Bytes in, bytes out: the
// command line and the studio call the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kringen::census {

struct CensusRequest {
  std::string_view kwb;       // bytes of the table
  std::string_view map;       // bytes of the map
  std::string municipality;   // "GM1774" or "1774"
  int year = 0;               // of both
  bool per_buurt = false;     // neighbourhoods instead of "wijken"
  std::string_view adoption;  // bytes of assets/adoption/netherlands.json
  int this_year = 0;          // by the clock; 0: not known. There are no figures of a later one
  bool is_in_agglomeration = false;
};

struct VillageLine {
  std::string name;
  std::int64_t residents = 0;
  std::vector<std::string> merged;
};

struct CensusAnswer {
  std::string file;  // population.json
  std::string name;  // of the municipality
  std::int64_t residents = 0;
  std::vector<VillageLine> villages;
  std::vector<Error> remarks;  // what was derived, joined or does not add up
};

// Errors are those of ReadKwb, ReadMap, MakeVillages and ParsePopulationSpec, and
// "census.bad_municipality" (no code), "census.bad_year", "census.swapped_files".
Result<CensusAnswer> MakePopulation(const CensusRequest& request);

// The year in a name such as "kwb-2024.csv"; 0 where there is none, or more than one.
int YearOfName(std::string_view file_name);

// 2026 of "2026-11-29" and of "2026"; 0 of anything else.
int YearOfDay(std::string_view day);

// Which of the two a file is; for who drops both at once.
enum class CensusFileKind { kTable, kMap, kNeither };
CensusFileKind KindOf(std::string_view bytes);

struct MunicipalityName {
  std::string code;  // "GM1774"
  std::string name;  // may be empty
};

// Those that a table has, by their names; none when it is no such table.
std::vector<MunicipalityName> MunicipalitiesIn(std::string_view kwb);

// The common table of who is on which platform, built into the program.
std::string_view AdoptionTable();

}  // namespace kringen::census
