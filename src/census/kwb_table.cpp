#include "census/kwb_table.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/text.h"
#include "census/codes.h"
#include "import/text/csv_table.h"

namespace kringen::census {
namespace {

enum Column : std::size_t {
  kCode,
  kName,
  kMunicipality,
  kResidents,
  kAge0,
  kAge15,
  kAge25,
  kAge45,
  kAge65,
  kHouseholds,
  kSingle,
  kChildless,
  kWithChildren,
  kHouseholdSize,
  kColumnCount
};

struct ColumnNames {
  std::string_view kwb;                     // as the file kwb-YEAR has it
  std::array<std::string_view, 3> aliases;  // its other names, without what StatLine adds to them
  bool is_needed;
};

constexpr std::array<ColumnNames, kColumnCount> kColumns{{
    {"gwb_code", {"gwb_code_10", "Codering", "WijkenEnBuurten"}, true},
    {"regio", {"Regionaam", "WijkenEnBuurten", ""}, false},
    {"gm_naam", {"Gemeentenaam", "", ""}, false},
    {"a_inw", {"AantalInwoners", "", ""}, true},
    {"a_00_14", {"k_0Tot15Jaar", "0Tot15Jaar", ""}, true},
    {"a_15_24", {"k_15Tot25Jaar", "15Tot25Jaar", ""}, true},
    {"a_25_44", {"k_25Tot45Jaar", "25Tot45Jaar", ""}, true},
    {"a_45_64", {"k_45Tot65Jaar", "45Tot65Jaar", ""}, true},
    {"a_65_oo", {"k_65JaarOfOuder", "65JaarOfOuder", ""}, true},
    {"a_hh", {"HuishoudensTotaal", "Huishoudens", ""}, true},
    {"a_1p_hh", {"Eenpersoonshuishoudens", "", ""}, true},
    {"a_hh_z_k", {"HuishoudensZonderKinderen", "", ""}, false},
    {"a_hh_m_k", {"HuishoudensMetKinderen", "", ""}, false},
    {"g_hhgro", {"GemiddeldeHuishoudensgrootte", "", ""}, false},
}};

// "AantalInwoners_5", "Bevolking/Aantal inwoners (aantal)" and "AantalInwoners" are one name; the
// names of the kwb file keep their numbers.
std::string KeyOf(std::string_view name, bool is_statline) {
  if (is_statline) {
    if (const auto slash = name.rfind('/'); slash != name.npos) name.remove_prefix(slash + 1);
    name = name.substr(0, name.find('('));
    const auto line = name.rfind('_');
    const bool is_numbered = line != name.npos && line + 1 < name.size() &&
                             std::all_of(name.begin() + static_cast<std::ptrdiff_t>(line) + 1,
                                         name.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (is_numbered) name = name.substr(0, line);
  }
  std::string key;
  for (const char c : Fold(name)) {
    if (c != ' ' && c != '_' && c != '-') key += c;
  }
  return key;
}

int FindColumn(const CsvTable& table, const ColumnNames& names) {
  const auto find = [&](std::string_view wanted, bool is_statline) {
    const std::string key = KeyOf(wanted, false);
    for (std::size_t i = 0; i < table.header.size(); ++i) {
      if (KeyOf(table.header[i], is_statline) == key) return static_cast<int>(i);
    }
    return -1;
  };
  int column = find(names.kwb, false);
  for (const std::string_view alias : names.aliases) {
    if (column < 0 && !alias.empty()) column = find(alias, false);
    if (column < 0 && !alias.empty()) column = find(alias, true);
  }
  return column;
}

// "2,1" and "2.1"; negative for "." and anything else.
double ParseDecimal(std::string_view cell) {
  double number = 0, unit = 1;
  int digits = 0;
  bool is_behind = false;
  for (const char c : Trimmed(cell)) {
    if ((c == ',' || c == '.') && !is_behind && digits > 0) {
      is_behind = true;
    } else if (c >= '0' && c <= '9' && digits < 9) {
      number = number * 10 + (c - '0');
      if (is_behind) unit *= 10;
      ++digits;
    } else {
      return -1;
    }
  }
  return digits > 0 ? number / unit : -1;
}

// What the CBS keeps secret it writes as a point.
bool IsSecret(std::string_view cell) { return Trimmed(cell) == "."; }

// A count of CBS; beyond the world's population it is none.
std::int64_t ParsePeople(std::string_view cell) {
  constexpr std::int64_t kMost = 100'000'000;
  const std::int64_t count = ParseCount(cell);
  return count <= kMost ? count : kSecret;
}

class Rows {
 public:
  explicit Rows(const CsvTable& table) : table_(table) {
    for (std::size_t i = 0; i < kColumnCount; ++i) columns_[i] = FindColumn(table, kColumns[i]);
  }

  std::string Missing() const {
    std::string missing;
    for (std::size_t i = 0; i < kColumnCount; ++i) {
      if (!kColumns[i].is_needed || columns_[i] >= 0) continue;
      missing.append(missing.empty() ? "" : ", ").append(kColumns[i].kwb);
    }
    return missing;
  }

  std::string Code(std::size_t row) const { return CodeOf(table_.Cell(row, columns_[kCode])); }
  std::string_view MunicipalityName(std::size_t row) const {
    return table_.Cell(row, columns_[kMunicipality]);
  }

  // A cell that is neither a number nor secret is told, and is as unknown as a secret one.
  Region Read(std::size_t row, std::vector<Error>* remarks) const {
    Region region;
    region.code = Code(row);
    const std::string_view name = table_.Cell(row, columns_[kName]);
    if (CodeOf(name).empty()) region.name = name;
    Figures& figures = region.figures;
    const auto tell = [&](std::size_t column) {
      const int at = columns_[column];
      const std::string_view cell = table_.Cell(row, at);
      if (at < 0 || IsSecret(cell)) return;
      const std::string column_name = table_.header[static_cast<std::size_t>(at)];
      remarks->push_back({"census.unreadable",
                          column_name + " \"" + std::string(cell.substr(0, 40)) + "\"",
                          std::to_string(table_.lines[row])});
    };
    const auto people = [&](std::size_t column) {
      const std::int64_t count = ParsePeople(table_.Cell(row, columns_[column]));
      if (count < 0) tell(column);
      return count;
    };
    figures.residents = people(kResidents);
    for (std::size_t age = 0; age < figures.ages.size(); ++age) {
      figures.ages[age] = people(kAge0 + age);
    }
    figures.households = people(kHouseholds);
    figures.single = people(kSingle);
    figures.childless = people(kChildless);
    figures.with_children = people(kWithChildren);
    figures.household_size = ParseDecimal(table_.Cell(row, columns_[kHouseholdSize]));
    if (figures.household_size < 0) tell(kHouseholdSize);
    return region;
  }

 private:
  const CsvTable& table_;
  std::array<int, kColumnCount> columns_{};
};

CsvTable TableOf(std::string_view bytes) {
  return ReadCsv(bytes, {"gwb_code", "gwb_code_10", "gwb_code_8", "a_inw", "Codering_3", "Codering",
                         "Codering (code)", "WijkenEnBuurten", "AantalInwoners_5"});
}

std::map<std::string, std::string> NamesOf(const CsvTable& table, const Rows& rows) {
  std::map<std::string, std::string> names;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string code = rows.Code(row);
    if (!code.empty()) names.try_emplace("GM" + code.substr(2, 4), rows.MunicipalityName(row));
  }
  return names;
}

// "GM0168 Losser, GM1774 Dinkelland": enough to see what sort of file it is.
std::string MunicipalitiesOf(const CsvTable& table, const Rows& rows) {
  constexpr std::size_t kMostNamed = 12;
  const std::map<std::string, std::string> names = NamesOf(table, rows);
  std::string all;
  std::size_t named = 0;
  for (const auto& [code, name] : names) {
    if (named++ == kMostNamed) return all + ", ... (" + std::to_string(names.size()) + ")";
    all.append(all.empty() ? "" : ", ").append(code);
    if (!name.empty()) all.append(" ").append(name);
  }
  return all;
}

}  // namespace

std::vector<std::string_view> RequiredColumns() {
  std::vector<std::string_view> names;
  for (const ColumnNames& column : kColumns) {
    if (column.is_needed) names.push_back(column.kwb);
  }
  return names;
}

std::map<std::string, std::string> NamesOfMunicipalities(std::string_view bytes) {
  const CsvTable table = TableOf(bytes);
  return table.header.empty() ? std::map<std::string, std::string>() : NamesOf(table, Rows(table));
}

Result<KwbTable> ReadKwb(std::string_view bytes, std::string_view digits, bool per_buurt) {
  const CsvTable table = TableOf(bytes);
  if (table.header.empty()) return Error{"census.not_a_table", "", ""};
  const Rows rows(table);
  if (const std::string missing = rows.Missing(); !missing.empty()) {
    return Error{"census.no_columns", missing, ""};
  }
  KwbTable kwb;
  kwb.municipality.code = "GM" + std::string(digits);
  if (table.was_windows_1252) kwb.remarks.push_back({"census.windows_1252", "", ""});
  for (const std::size_t line : table.broken) {
    kwb.remarks.push_back({"census.broken_row", "", std::to_string(line)});
  }
  bool is_known = false;
  std::map<std::string, Region> parts;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string code = rows.Code(row);
    if (code.empty() || std::string_view(code).substr(2, 4) != digits) continue;
    is_known = true;
    const bool is_whole = code.starts_with("GM");
    if (!is_whole && !code.starts_with(per_buurt ? "BU" : "WK")) continue;
    Region region = rows.Read(row, &kwb.remarks);
    const bool is_twice =
        is_whole ? kwb.municipality.figures.residents >= 0 : parts.count(code) > 0;
    if (is_twice) {
      kwb.remarks.push_back({"census.twice", "", code});
    } else if (is_whole) {
      kwb.municipality = std::move(region);
    } else {
      parts.emplace(code, std::move(region));
    }
    if (kwb.municipality.name.empty()) kwb.municipality.name = rows.MunicipalityName(row);
  }
  if (!is_known) {
    return Error{"census.unknown_municipality", MunicipalitiesOf(table, rows),
                 "GM" + std::string(digits)};
  }
  if (parts.empty()) {
    return Error{"census.no_parts", per_buurt ? "BU" : "WK", "GM" + std::string(digits)};
  }
  for (auto& [code, region] : parts) kwb.parts.push_back(std::move(region));
  return kwb;
}

}  // namespace kringen::census
