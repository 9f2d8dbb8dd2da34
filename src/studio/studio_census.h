// A population file out of the two public files of a municipality's neighbourhoods, when both were
// dropped on the studio (src/census). Which municipality and of which year is a person's answer
// where the files leave it open; it is taken back as any other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json_write.h"
#include "census/census.h"
#include "import/text/source_file.h"

namespace kringen {

class StudioCensus {
 public:
  // False: it is neither the table nor the map.
  bool Take(std::string_view name, std::string_view bytes);
  void Clear() { *this = StudioCensus(); }

  // Makes the file anew where an answer changed. Of "census.municipality" ("GM1774") and
  // "census.year", and of "census.agglomeration" ("yes"); without an answer the only municipality
  // of the table, or the one named `place`, and the year in the table's name. No figures are of a
  // year after `today`.
  void Update(const Answers& answers, std::string_view place, std::string_view today);

  // population.json, or empty.
  const std::string& file() const { return answer_.file; }
  // "census": {waits_for, municipalities: [{code, name}], municipality, year, agglomeration, name,
  // villages, problem: {code, detail, place}, remarks: [{code, detail, place}]}, or null.
  void Write(JsonWriter* json) const;

 private:
  void Make();

  std::string table_, map_, table_name_;
  std::vector<census::MunicipalityName> municipalities_;
  std::string code_;
  int year_ = 0, this_year_ = 0;
  bool is_made_ = false, is_in_agglomeration_ = false;
  census::CensusAnswer answer_;
  Error problem_;
};

}  // namespace kringen
