#include "reach/adoption.h"

#include <algorithm>
#include <cmath>

namespace kringen::reach {
namespace {

double LogOdds(double share) {
  constexpr double kLeast = 1e-6;  // nobody and everybody have none
  const double inside = std::clamp(share, kLeast, 1 - kLeast);
  return std::log(inside / (1 - inside));
}

double Between(double from, double to, double part) {
  if (from == to || part <= 0) return from;
  if (part >= 1) return to;
  const double odds = std::exp((1 - part) * LogOdds(from) + part * LogOdds(to));
  return odds / (1 + odds);
}

}  // namespace

const PlatformAdoption* FindAdoption(const PopulationSpec& spec, std::string_view platform) {
  const auto found = std::find_if(spec.adoption.begin(), spec.adoption.end(),
                                  [&](const auto& each) { return each.platform == platform; });
  return found == spec.adoption.end() || found->years.empty() ? nullptr : &*found;
}

std::optional<ByAge> AdoptionAt(const PopulationSpec& spec, std::string_view platform,
                                double year) {
  const PlatformAdoption* const known = FindAdoption(spec, platform);
  if (known == nullptr || std::isnan(year)) return std::nullopt;
  const auto after = std::find_if(known->years.begin(), known->years.end(),
                                  [&](const AdoptionYear& each) { return each.year > year; });
  if (after == known->years.begin()) return after->share;
  const AdoptionYear& before = *(after - 1);
  if (after == known->years.end()) return before.share;
  const double part = (year - before.year) / (after->year - before.year);
  ByAge shares{};
  for (std::size_t age = 0; age < kAgeCount; ++age) {
    shares[age] = Between(before.share[age], after->share[age], part);
  }
  return shares;
}

const AdoptionYear* NearestAdoption(const PopulationSpec& spec, std::string_view platform,
                                    double year) {
  const PlatformAdoption* const known = FindAdoption(spec, platform);
  if (known == nullptr || std::isnan(year)) return nullptr;
  year = std::clamp(year, known->years.front().year, known->years.back().year);
  const auto nearest =
      std::min_element(known->years.begin(), known->years.end(), [&](const auto& a, const auto& b) {
        return std::abs(a.year - year) < std::abs(b.year - year);
      });
  return &*nearest;
}

}  // namespace kringen::reach
