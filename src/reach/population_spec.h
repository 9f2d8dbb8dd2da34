// What a synthetic population is made from: residents per village, ages, households, adoption of
// the platform and the kinds of circles, as entered by a municipality
// (assets/losser/population.json). All shares 0..1; of a file, percents too. A spec that came
// through ParsePopulationSpec or CheckPopulationSpec is sound: at least one resident, shares that
// add up, no circle larger than kLargestCircle.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kringen::reach {

inline constexpr std::size_t kAgeCount = 9;  // 0-11 12-17 18-24 25-34 35-44 45-54 55-64 65-74 75+
inline constexpr std::size_t kUsageCount = 4;
inline constexpr std::size_t kHouseholdSizes = 5;  // 1, 2, 3, 4, 5 or more
inline constexpr std::uint32_t kMostResidents = 20'000'000;
inline constexpr std::size_t kMostVillages = 255;
inline constexpr std::uint32_t kLargestCircle = 2000;
inline constexpr std::size_t kMostAdoptionYears = 100;
inline constexpr int kNoYear = 0;
// Whose figures stand in where a file has none.
inline constexpr const char* kDefaultSource = "losser-2014";
inline constexpr int kFirstYear = 1900, kLastYear = 2199;

using ByAge = std::array<double, kAgeCount>;
using BySize = std::array<double, kHouseholdSizes>;

// In order of the default tie probability, densest first.
enum class CircleKind : std::uint8_t {
  kFriendCircle,
  kHousehold,
  kTeam,
  kKin,
  kCohort,
  kWork,
  kAssociation,
  kStreet,
  kClub,
};
inline constexpr std::size_t kCircleKindCount = 9;
// "circle", "household", "team", "kin", "cohort", "work", "association", "street", "club".
const std::array<std::string_view, kCircleKindCount>& CircleKindIds();

struct CircleSpec {
  double memberships = 0;  // per resident; partitions (household, kin, street, cohort) count once
  double median = 0;       // members of a circle
  double spread = 0;       // of the logarithm
  double most = 0;         // members of the largest
};

struct VillageSpec {
  std::string id;
  std::uint32_t residents = 0;
  std::optional<ByAge> age_share{};         // its own; without it that of the whole
  std::optional<BySize> household_share{};  // likewise
  std::vector<std::string> merged{};        // smaller places that were joined to it, by name
};

// The share of the residents of each age that used a platform in January of a year.
struct AdoptionYear {
  double year = 0;
  ByAge share{};
  std::string mark;    // "S" with a source, "D" derived, "M" from memory, "A" assumed
  std::string source;  // id of a source of the file
};

struct PlatformAdoption {
  std::string platform;             // as `channels[].platform` has it
  std::vector<AdoptionYear> years;  // ascending
};

struct SpecNote {
  std::string id;  // path in the file, "villages.losser.residents"
  std::string value;
  std::string mark;
  std::string source;
};

struct PopulationSpec {
  int year = 2014;  // kNoYear: a file that does not tell it
  // The place is part of a larger town, of which many see what it places.
  bool is_in_agglomeration = false;
  std::vector<VillageSpec> villages;
  std::array<std::string, kAgeCount> age_ids{"0-11",  "12-17", "18-24", "25-34", "35-44",
                                             "45-54", "55-64", "65-74", "75+"};
  ByAge age_share{.128, .081, .073, .093, .13, .162, .145, .108, .08};
  BySize household_share{.312, .315, .133, .16, .08};
  ByAge users_by_age{.02, .8, .9, .85, .75, .66, .5, .32, .1};
  ByAge daily_given_user{.5, .85, .85, .8, .75, .7, .66, .62, .55};
  bool has_own_users = true;  // those of Facebook in its year, and not the default's
  double users_total = .55;
  double daily_total = .4;
  // Every town has as many users as that, and not as many more or fewer as a town by chance may
  // have: of a message whose number was drawn from them (platform_users.h).
  bool has_exact_users = false;
  ByAge paper_by_age{.03, .3, .35, .45, .6, .71, .74, .8, .8};
  ByAge x_users_by_age{.02, .4, .4, .3, .25, .2, .12, .06, .02};
  double x_daily_share = .43;  // of the users of X
  std::array<CircleSpec, kCircleKindCount> circles{{{1.3, 8, .25, 12},
                                                    {1, 0, 0, 12},
                                                    {.31, 13, .2, 25},
                                                    {1, 9, 0, 20},
                                                    {1, 25, 0, 60},
                                                    {.2, 10, .8, 400},
                                                    {.7, 40, .7, 600},
                                                    {1, 40, 0, 80},
                                                    {.31, 150, .84, 700}}};
  std::vector<PlatformAdoption> adoption;  // of what the file knows; see reach/adoption.h
  std::vector<SpecNote> notes;
  // What was taken in another form than the model's, with its place: "population.percents",
  // "population.five_bands" (of ages), "population.rounded" (a sum within 3 % of the whole).
  std::vector<Error> remarks;

  std::uint64_t residents() const;
};

// Errors: "reach.not_json", "reach.not_a_population", "reach.no_residents",
// "reach.too_many_residents", "reach.bad_share" (outside 0..1, or shares that do not add up),
// "reach.bad_number" (not a number, negative), "reach.bad_year" (a year that comes twice, out of
// order or of another age), "reach.circle_too_large", "population.bad_year" (of the file),
// "population.not_truth" (what is true or false is neither),
// "population.bad_bands" (ages that are reversed, overlap or leave a gap); place is a JSON pointer.
Result<PopulationSpec> ParsePopulationSpec(std::string_view json);
// The member `adoption` of a file alone, as assets/adoption/netherlands.json has it.
Result<std::vector<PlatformAdoption>> ParseAdoption(std::string_view json);
// Where villages have ages of their own, those of the whole become what the villages add up to.
Result<PopulationSpec> CheckPopulationSpec(PopulationSpec spec);

}  // namespace kringen::reach
