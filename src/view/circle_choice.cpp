#include "view/circle_choice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/order.h"
#include "view/circle_packing.h"

namespace kringen {

namespace {

constexpr std::array<std::int32_t, 13> kSteps{0, 1, 2, 3, 5, 8, 12, 18, 26, 38, 56, 80, 120};
// A village of 13,000 has 91, one of 530 has 18.
constexpr double kPerRootOfResidents = 0.8;

bool HasName(std::string_view type) {
  return type != "household" && type != "circle" && type != "kin";
}

std::int32_t StepBelow(double wanted) {
  std::int32_t step = 0;
  for (const std::int32_t each : kSteps) {
    if (each <= wanted) step = each;
  }
  return step;
}

// The circles of each type with a name, the largest first.
std::vector<std::vector<std::int32_t>> NamedByType(const Circles& circles, std::int32_t village) {
  std::vector<std::vector<std::int32_t>> by_type(circles.types.size());
  for (std::size_t i = 0; i < circles.circles.size(); ++i) {
    const Circle& circle = circles.circles[i];
    const auto type = static_cast<std::size_t>(circle.type);
    if (circle.village != village || !HasName(circles.types[type])) continue;
    by_type[type].push_back(static_cast<std::int32_t>(i));
  }
  std::erase_if(by_type, [](const auto& each) { return each.empty(); });
  for (std::vector<std::int32_t>& numbers : by_type) {
    SortBy(&numbers, [&](std::int32_t i) {
      return -static_cast<std::int64_t>(circles.circles[static_cast<std::size_t>(i)].members);
    });
  }
  return by_type;
}

// As many of a type as the root of their number asks for: a rare kind is not lost among streets.
std::vector<std::size_t> Quotas(const std::vector<std::vector<std::int32_t>>& by_type,
                                std::size_t count) {
  std::vector<std::size_t> quotas(by_type.size(), 0);
  for (std::size_t given = 0; given < count; ++given) {
    std::size_t next = by_type.size();
    double least = 0;
    for (std::size_t i = 0; i < by_type.size(); ++i) {
      if (quotas[i] == by_type[i].size()) continue;
      const double full =
          static_cast<double>(quotas[i]) / std::sqrt(static_cast<double>(by_type[i].size()));
      if (next < by_type.size() && full >= least) continue;
      next = i;
      least = full;
    }
    if (next == by_type.size()) break;
    ++quotas[next];
  }
  return quotas;
}

}  // namespace

std::vector<std::int32_t> CountsFromAfar(const Circles& circles,
                                         const std::vector<float>& radii_px) {
  std::vector<std::int32_t> counts;
  for (std::size_t i = 0; i < circles.villages.size(); ++i) {
    const double across = i < radii_px.size() ? static_cast<double>(radii_px[i]) / kPieMean_px : 0;
    const double residents =
        i < circles.residents.size() ? static_cast<double>(circles.residents[i]) : 0;
    const double room = static_cast<double>(kPieCover) * across * across;
    counts.push_back(StepBelow(std::min(room, kPerRootOfResidents * std::sqrt(residents))));
  }
  return counts;
}

std::vector<std::int32_t> ChooseFromAfar(const Circles& circles, std::int32_t village,
                                         std::int32_t count) {
  std::vector<std::int32_t> chosen;
  if (count <= 0) return chosen;
  const std::vector<std::vector<std::int32_t>> by_type = NamedByType(circles, village);
  const std::vector<std::size_t> quotas = Quotas(by_type, static_cast<std::size_t>(count));
  for (std::size_t type = 0; type < by_type.size(); ++type) {
    for (std::size_t i = 0; i < quotas[type]; ++i) {
      chosen.push_back(by_type[type][i * by_type[type].size() / quotas[type]]);
    }
  }
  return chosen;
}

}  // namespace kringen
