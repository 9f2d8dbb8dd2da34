// The invented municipalities of tests/fixtures/census, Waterlanden with ten wijken and Eenzaam
// with one, and the same in other forms.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "census/census.h"

namespace kringen::census {

inline std::string BytesOf(const std::string& path) {
  std::ifstream file(KRINGEN_SOURCE_DIR "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string Kwb() { return BytesOf("tests/fixtures/census/kwb-2024.csv"); }
inline std::string Map() { return BytesOf("tests/fixtures/census/wijken-2024.geojson"); }

inline std::string Replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

inline Result<CensusAnswer> Made(const std::string& kwb, const std::string& map,
                                 const std::string& municipality = "GM9991",
                                 bool per_buurt = false) {
  static const std::string adoption = BytesOf("assets/adoption/netherlands.json");
  return MakePopulation({kwb, map, municipality, 2024, per_buurt, adoption});
}

// "census.joined Buitengebied Noord > Ruigeveld": what was remarked of a code, in order.
inline std::string Remarked(const CensusAnswer& answer, std::string_view code) {
  std::string all;
  for (const Error& remark : answer.remarks) {
    if (remark.code == code) all += remark.place + " > " + remark.detail + "\n";
  }
  return all;
}

}  // namespace kringen::census
