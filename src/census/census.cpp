#include "census/census.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "base/json_value.h"
#include "base/text.h"
#include "census/codes.h"
#include "census/population_writer.h"
#include "import/text/csv_table.h"

namespace kringen::census {
namespace {

std::string_view WithoutMark(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return bytes;
}

// A map that knows the municipality not at all is another year's, or another's.
std::string NamesOf(const std::vector<std::string>& codes) {
  constexpr std::size_t kMostNamed = 12;
  std::string all;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i == kMostNamed) return all + ", ... (" + std::to_string(codes.size()) + ")";
    all.append(all.empty() ? "" : ", ").append(codes[i]);
  }
  return all;
}

}  // namespace

CensusFileKind KindOf(std::string_view bytes) {
  const std::string_view text = Trimmed(WithoutMark(bytes.substr(0, 4096)));
  if (text.starts_with("{")) return CensusFileKind::kMap;
  for (const std::string_view name : {"a_inw", "AantalInwoners", "Aantal inwoners"}) {
    if (text.find(name) != text.npos) return CensusFileKind::kTable;
  }
  return CensusFileKind::kNeither;
}

std::vector<MunicipalityName> MunicipalitiesIn(std::string_view kwb) {
  std::vector<MunicipalityName> all;
  for (auto& [code, name] : NamesOfMunicipalities(kwb)) all.push_back({code, name});
  std::sort(all.begin(), all.end(), [](const MunicipalityName& a, const MunicipalityName& b) {
    return std::tie(a.name, a.code) < std::tie(b.name, b.code);
  });
  return all;
}

int YearOfDay(std::string_view day) {
  constexpr std::size_t kDigits = 4;
  const bool is_cut = day.size() == kDigits || (day.size() > kDigits && day[kDigits] == '-');
  return is_cut ? YearOfName(day.substr(0, kDigits)) : 0;
}

int YearOfName(std::string_view file_name) {
  int year = 0;
  std::size_t at = 0;
  while (at < file_name.size()) {
    const std::size_t begin = file_name.find_first_of("0123456789", at);
    if (begin == file_name.npos) break;
    const std::size_t end =
        std::min(file_name.find_first_not_of("0123456789", begin), file_name.size());
    const std::string digits(file_name.substr(begin, end - begin));
    at = end;
    const bool is_year =
        digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    if (!is_year) continue;
    const int found = std::stoi(digits);
    if (year != 0 && year != found) return 0;
    year = found;
  }
  return year;
}

Result<CensusAnswer> MakePopulation(const CensusRequest& request) {
  const std::string digits = MunicipalityDigits(request.municipality);
  if (digits.empty()) return Error{"census.bad_municipality", request.municipality, ""};
  const int latest = request.this_year > 0 ? request.this_year : 2199;
  if (request.year < 1995 || request.year > latest) {
    return Error{"census.bad_year", std::to_string(request.year), ""};
  }
  if (KindOf(request.kwb) == CensusFileKind::kMap &&
      KindOf(request.map) == CensusFileKind::kTable) {
    return Error{"census.swapped_files", "", ""};
  }
  const Result<KwbTable> kwb = ReadKwb(request.kwb, digits, request.per_buurt);
  if (!kwb.ok()) return kwb.error();
  const Result<CensusMap> map = ReadMap(request.map, digits);
  if (!map.ok()) return map.error();
  if (map.value().areas.empty()) {
    return Error{"census.not_on_map", NamesOf(map.value().municipalities), "GM" + digits};
  }
  CensusAnswer answer;
  answer.remarks = kwb.value().remarks;
  if (map.value().was_swapped) answer.remarks.push_back({"census.swapped", "", ""});
  Result<Municipality> made = MakeVillages(kwb.value(), map.value(), &answer.remarks);
  if (!made.ok()) return made.error();
  Municipality town = std::move(made).value();
  town.is_in_agglomeration = request.is_in_agglomeration;
  const auto platforms = reach::ParseAdoption(request.adoption);
  const std::optional<JsonValue> table = ParseJson(request.adoption);
  if (!platforms.ok()) return platforms.error();
  answer.file = WritePopulation(town, request.year, table.value_or(JsonValue()), platforms.value(),
                                &answer.remarks);
  // What we write the model must be able to read.
  const auto spec = reach::ParsePopulationSpec(answer.file);
  if (!spec.ok()) return spec.error();
  answer.name = town.name;
  answer.residents = std::llround(town.people.residents);
  for (const Village& village : town.villages) {
    answer.villages.push_back(
        {village.name, std::llround(village.people.residents), village.merged});
  }
  return answer;
}

}  // namespace kringen::census
