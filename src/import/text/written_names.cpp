#include "import/text/written_names.h"

#include <array>

namespace kringen {
namespace {

struct Name {
  std::string_view name;
  int value;
};

// Full names; a shortened one is a beginning of three letters or more that means one month only.
constexpr std::array<Name, 49> kMonths{
    {{"januari", 1},    {"january", 1},   {"januar", 1},    {"janner", 1},    {"janvier", 1},
     {"jannewaris", 1}, {"februari", 2},  {"february", 2},  {"februar", 2},   {"fevrier", 2},
     {"febrewaris", 2}, {"maart", 3},     {"march", 3},     {"marz", 3},      {"maerz", 3},
     {"mars", 3},       {"april", 4},     {"avril", 4},     {"aprilis", 4},   {"mei", 5},
     {"may", 5},        {"mai", 5},       {"maaie", 5},     {"juni", 6},      {"june", 6},
     {"juin", 6},       {"juny", 6},      {"juli", 7},      {"july", 7},      {"juillet", 7},
     {"augustus", 8},   {"august", 8},    {"aout", 8},      {"september", 9}, {"septembre", 9},
     {"septimber", 9},  {"oktober", 10},  {"october", 10},  {"octobre", 10},  {"oktobre", 10},
     {"november", 11},  {"novembre", 11}, {"novimber", 11}, {"december", 12}, {"dezember", 12},
     {"decembre", 12},  {"desimber", 12}, {"mrt", 3},       {"mrz", 3}}};

constexpr std::array<Name, 48> kWeekdays{
    {{"maandag", 0},  {"dinsdag", 1},   {"woensdag", 2}, {"donderdag", 3}, {"vrijdag", 4},
     {"zaterdag", 5}, {"zondag", 6},    {"ma", 0},       {"di", 1},        {"wo", 2},
     {"do", 3},       {"vr", 4},        {"za", 5},       {"zo", 6},        {"monday", 0},
     {"tuesday", 1},  {"wednesday", 2}, {"thursday", 3}, {"friday", 4},    {"saturday", 5},
     {"sunday", 6},   {"mon", 0},       {"tue", 1},      {"tues", 1},      {"wed", 2},
     {"thu", 3},      {"thur", 3},      {"thurs", 3},    {"fri", 4},       {"sat", 5},
     {"sun", 6},      {"montag", 0},    {"dienstag", 1}, {"mittwoch", 2},  {"donnerstag", 3},
     {"freitag", 4},  {"samstag", 5},   {"sonntag", 6},  {"lundi", 0},     {"mardi", 1},
     {"mercredi", 2}, {"jeudi", 3},     {"vendredi", 4}, {"samedi", 5},    {"dimanche", 6},
     {"freed", 4},    {"sneon", 5},     {"snein", 6}}};

// In minutes. RFC 822 gives the American ones.
constexpr std::array<Name, 32> kZones{
    {{"z", 0},      {"ut", 0},     {"utc", 0},    {"gmt", 0},    {"wet", 0},    {"west", 60},
     {"wez", 0},    {"wesz", 60},  {"bst", 60},   {"cet", 60},   {"cest", 120}, {"met", 60},
     {"mest", 120}, {"mez", 60},   {"mesz", 120}, {"eet", 120},  {"eest", 180}, {"oez", 120},
     {"oesz", 180}, {"msk", 180},  {"est", -300}, {"edt", -240}, {"cst", -360}, {"cdt", -300},
     {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"hst", -600}, {"jst", 540},
     {"nzst", 720}, {"nzdt", 780}}};

}  // namespace

int MonthOfName(std::string_view word) {
  if (word == "maa") return 3;  // of "maart"; Frisian May is written out
  int month = 0;
  for (const Name& name : kMonths) {
    if (word == name.name) return name.value;
    if (word.size() < 3 || name.name.substr(0, word.size()) != word) continue;
    if (month != 0 && month != name.value) return 0;
    month = name.value;
  }
  return month;
}

int WeekdayOfName(std::string_view word) {
  for (const Name& name : kWeekdays) {
    if (word == name.name) return name.value;
  }
  return -1;
}

std::optional<int> OffsetOfName(std::string_view word) {
  for (const Name& name : kZones) {
    if (word == name.name) return name.value * 60;
  }
  return std::nullopt;
}

}  // namespace kringen
