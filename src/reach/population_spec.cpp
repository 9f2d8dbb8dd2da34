// What a sound population is: the checks that stand between a hostile file and the builder.
#include "reach/population_spec.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>

namespace kringen::reach {
namespace {

Error Wrong(std::string_view code, std::string_view detail, std::string place) {
  return {std::string(code), std::string(detail), std::move(place)};
}

// nullopt when all is well.
using Problem = std::optional<Error>;

Problem CheckShare(double share, const std::string& place) {
  if (std::isfinite(share) && share >= 0 && share <= 1) return std::nullopt;
  return Wrong("reach.bad_share", "outside 0..1", place);
}

Problem CheckShares(std::span<const double> shares, const std::string& place) {
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (Problem problem = CheckShare(shares[i], place + "/" + std::to_string(i))) return problem;
  }
  return std::nullopt;
}

// A distribution; rounded ones of a publication add up to 1 within 3 %.
Problem CheckDistribution(std::span<double> shares, const std::string& place,
                          std::vector<Error>* remarks) {
  if (Problem problem = CheckShares(shares, place)) return problem;
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  const std::string detail = std::to_string(sum);
  if (!(std::abs(sum - 1) <= 0.03 + 1e-9))
    return Wrong("reach.bad_share", "the sum is " + detail, place);
  if (std::abs(sum - 1) > 0.002) remarks->push_back({"population.rounded", detail, place});
  for (double& share : shares) share /= sum;
  return std::nullopt;
}

Problem CheckDistributions(PopulationSpec* spec) {
  if (Problem p = CheckDistribution(spec->age_share, "/age_share", &spec->remarks)) return p;
  const char* const sizes = "/household_size_share";
  if (Problem p = CheckDistribution(spec->household_share, sizes, &spec->remarks)) return p;
  for (std::size_t i = 0; i < spec->villages.size(); ++i) {
    VillageSpec& village = spec->villages[i];
    if (village.residents == 0) {  // parts of nobody add up to nothing
      village.age_share.reset();
      village.household_share.reset();
    }
    const std::string place = "/villages/" + std::to_string(i);
    if (village.age_share) {
      Problem p = CheckDistribution(*village.age_share, place + "/age_share", &spec->remarks);
      if (p) return p;
    }
    if (village.household_share) {
      Problem p = CheckDistribution(*village.household_share, place + sizes, &spec->remarks);
      if (p) return p;
    }
  }
  return std::nullopt;
}

// Totals are of all residents, so the ages of all must be those that the villages have.
void AddUpVillages(PopulationSpec* spec) {
  const bool have_own =
      std::any_of(spec->villages.begin(), spec->villages.end(),
                  [](const VillageSpec& village) { return village.age_share.has_value(); });
  if (!have_own) return;
  ByAge people{};
  for (VillageSpec& village : spec->villages) {
    if (!village.age_share) village.age_share = spec->age_share;
    for (std::size_t age = 0; age < kAgeCount; ++age) {
      people[age] += village.residents * (*village.age_share)[age];
    }
  }
  const double all = std::accumulate(people.begin(), people.end(), 0.0);
  for (std::size_t age = 0; age < kAgeCount; ++age) spec->age_share[age] = people[age] / all;
}

Problem CheckCircles(PopulationSpec* spec) {
  for (std::size_t kind = 0; kind < kCircleKindCount; ++kind) {
    const CircleSpec& circle = spec->circles[kind];
    const std::string place = "/circles/" + std::string(CircleKindIds()[kind]);
    for (const double number : {circle.memberships, circle.median, circle.spread, circle.most}) {
      if (!std::isfinite(number) || number < 0) return Wrong("reach.bad_number", "", place);
    }
    if (circle.most > kLargestCircle || circle.median > kLargestCircle) {
      return Wrong("reach.circle_too_large", "at most " + std::to_string(kLargestCircle), place);
    }
    const bool is_household = kind == static_cast<std::size_t>(CircleKind::kHousehold);
    if (is_household) continue;
    if (circle.memberships > 5 || circle.spread > 2 || circle.median < 2 || circle.most < 2) {
      return Wrong("reach.bad_number", "memberships > 5, spread > 2 or fewer than 2 members",
                   place);
    }
  }
  return std::nullopt;
}

Problem CheckVillages(const PopulationSpec& spec) {
  if (spec.villages.empty()) return Wrong("reach.not_a_population", "no villages", "/villages");
  if (spec.villages.size() > kMostVillages) {
    return Wrong("reach.not_a_population", "more than 255 villages", "/villages");
  }
  for (std::size_t i = 0; i < spec.villages.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (spec.villages[i].id != spec.villages[j].id) continue;
      return Wrong("reach.village_twice", spec.villages[i].id,
                   "/villages/" + std::to_string(i) + "/id");
    }
  }
  if (spec.residents() == 0) return Wrong("reach.no_residents", "", "/villages");
  if (spec.residents() > kMostResidents) {
    return Wrong("reach.too_many_residents", "at most " + std::to_string(kMostResidents),
                 "/villages");
  }
  return std::nullopt;
}

Problem CheckAdoption(PopulationSpec* spec) {
  const std::string facebook = "/adoption/facebook/";
  if (Problem p = CheckShares(spec->users_by_age, facebook + "users_by_age")) return p;
  if (Problem p = CheckShares(spec->daily_given_user, facebook + "daily_given_user_by_age")) {
    return p;
  }
  if (Problem p = CheckShare(spec->users_total, facebook + "users_total")) return p;
  if (Problem p = CheckShare(spec->daily_total, facebook + "daily_total")) return p;
  if (spec->daily_total > spec->users_total) {
    return Wrong("reach.bad_share", "more daily users than users", facebook + "daily_total");
  }
  if (Problem p = CheckShares(spec->paper_by_age, "/weekly_paper/by_age")) return p;
  if (Problem p = CheckShare(spec->x_daily_share, "/adoption/twitter")) return p;
  return CheckShares(spec->x_users_by_age, "/adoption/twitter/users_by_age");
}

Problem CheckYears(const PopulationSpec& spec) {
  for (const PlatformAdoption& platform : spec.adoption) {
    const std::string list = "/adoption/" + platform.platform + "/by_year";
    if (platform.years.size() > kMostAdoptionYears) {
      return Wrong("reach.bad_year", "more than " + std::to_string(kMostAdoptionYears), list);
    }
    double before = 1989;  // no platform of ours is older
    for (std::size_t i = 0; i < platform.years.size(); ++i) {
      const AdoptionYear& year = platform.years[i];
      const std::string place = list + "/" + std::to_string(i);
      const bool follows = std::isfinite(year.year) && year.year > before && year.year < 2200;
      if (!follows) return Wrong("reach.bad_year", "twice, or not ascending", place + "/year");
      if (Problem p = CheckShares(year.share, place + "/by_age")) return p;
      before = year.year;
    }
  }
  return std::nullopt;
}

}  // namespace

const std::array<std::string_view, kCircleKindCount>& CircleKindIds() {
  static constexpr std::array<std::string_view, kCircleKindCount> kIds{
      "circle", "household", "team", "kin", "cohort", "work", "association", "street", "club"};
  return kIds;
}

std::uint64_t PopulationSpec::residents() const {
  std::uint64_t sum = 0;
  for (const VillageSpec& village : villages) sum += village.residents;
  return sum;
}

Result<PopulationSpec> CheckPopulationSpec(PopulationSpec spec) {
  if (Problem problem = CheckVillages(spec)) return *problem;
  if (Problem problem = CheckDistributions(&spec)) return *problem;
  if (Problem problem = CheckAdoption(&spec)) return *problem;
  if (Problem problem = CheckYears(spec)) return *problem;
  if (Problem problem = CheckCircles(&spec)) return *problem;
  AddUpVillages(&spec);
  return spec;
}

}  // namespace kringen::reach
