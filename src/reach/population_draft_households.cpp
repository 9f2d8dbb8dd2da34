// Ages, households, and the two kinds of circle that are made of whole households.
#include <algorithm>
#include <numeric>

#include "base/rng.h"
#include "base/whole_parts.h"
#include "reach/population_draft.h"

namespace kringen::reach {
namespace {

using AgeCounts = std::array<std::uint32_t, kAgeCount>;
using AgeWeights = std::array<std::uint32_t, kAgeCount>;

// How much likelier an age is found in a place of a household, in sixteenths [A].
constexpr AgeWeights kAlone{0, 0, 24, 19, 10, 8, 11, 16, 35};
constexpr AgeWeights kPartner{0, 0, 6, 13, 6, 11, 26, 29, 16};
constexpr AgeWeights kParent{0, 0, 2, 13, 26, 22, 6, 1, 1};
constexpr AgeWeights kChild{32, 32, 12, 2, 0, 0, 0, 0, 0};
constexpr AgeWeights kAnyone{1, 1, 1, 1, 1, 1, 1, 1, 1};

AgeCounts SplitByAge(const ByAge& share, std::uint32_t residents) {
  const std::vector<std::int64_t> parts = WholeParts(residents, share);
  AgeCounts counts{};
  std::copy(parts.begin(), parts.end(), counts.begin());
  return counts;
}

// One resident of the remaining ones, by weight; of any age when that weight finds nobody.
std::uint8_t Take(AgeCounts* left, const AgeWeights& weights, RandomStream* random) {
  std::uint64_t total = 0;
  for (std::size_t age = 0; age < kAgeCount; ++age) {
    total += std::uint64_t{(*left)[age]} * weights[age];
  }
  if (total == 0) return Take(left, kAnyone, random);
  std::uint64_t pick = (std::uint64_t{random->Next32()} * total) >> 32;
  for (std::size_t age = 0;; ++age) {
    const std::uint64_t here = std::uint64_t{(*left)[age]} * weights[age];
    if (pick < here) {
      --(*left)[age];
      return static_cast<std::uint8_t>(age);
    }
    pick -= here;
  }
}

std::uint8_t TakeOfAge(AgeCounts* left, std::uint8_t age, const AgeWeights& otherwise,
                       RandomStream* random) {
  if ((*left)[age] == 0) return Take(left, otherwise, random);
  --(*left)[age];
  return age;
}

void FillHousehold(std::uint8_t* ages, std::uint32_t size, AgeCounts* left, RandomStream* random) {
  if (size == 1) {
    ages[0] = Take(left, kAlone, random);
    return;
  }
  const AgeWeights& first = size == 2 ? kPartner : kParent;
  ages[0] = Take(left, first, random);
  const bool is_couple = size == 2 || random->Next32() % 8 != 0;
  ages[1] = is_couple ? TakeOfAge(left, ages[0], first, random) : Take(left, kChild, random);
  for (std::uint32_t i = 2; i < size; ++i) ages[i] = Take(left, kChild, random);
}

std::vector<std::uint32_t> DrawSizes(const BySize& shares, std::uint32_t residents,
                                     RandomStream* random) {
  std::array<std::uint64_t, kHouseholdSizes> up_to{};
  double sum = 0;
  for (const double share : shares) sum += share;
  double below = 0;
  for (std::size_t i = 0; i < kHouseholdSizes; ++i) {
    below += shares[i] / sum;
    up_to[i] = Threshold32(below);
  }
  std::vector<std::uint32_t> sizes;
  for (std::uint32_t placed = 0; placed < residents; placed += sizes.back()) {
    const std::uint32_t u = random->Next32();
    std::uint32_t size = 1;
    while (size < kHouseholdSizes && u >= up_to[size - 1]) ++size;
    // "5 or more": one in four has a sixth, of those one in four a seventh.
    while (size >= kHouseholdSizes && size < 8 && random->Next32() % 4 == 0) ++size;
    sizes.push_back(std::min(size, residents - placed));
  }
  return sizes;
}

// Joins households, in the order given, into circles of at least `wanted` persons.
void JoinHouseholds(const DraftCircles& households, const std::vector<std::uint32_t>& order,
                    std::uint8_t village, std::uint32_t wanted, DraftCircles* circles) {
  std::uint32_t size = 0;
  for (const std::uint32_t household : order) {
    for (std::uint32_t at = households.begin[household]; at < households.begin[household + 1];
         ++at) {
      circles->members.push_back(households.members[at]);
      ++size;
    }
    if (size < wanted) continue;
    circles->Close(village);
    size = 0;
  }
  if (size > 0) circles->Close(village);
}

void DrawVillage(PopulationDraft* draft, std::uint8_t village) {
  const std::uint32_t first = draft->village_begin[village];
  const std::uint32_t residents = draft->village_begin[village + 1u] - first;
  RandomStream random(RandomKey(draft->key, 1, village));
  DraftCircles& households = draft->of(CircleKind::kHousehold);
  const std::uint32_t first_household = households.count();
  const PopulationSpec& spec = *draft->spec;
  const VillageSpec& own = spec.villages[village];
  const std::vector<std::uint32_t> sizes =
      DrawSizes(own.household_share.value_or(spec.household_share), residents, &random);
  std::uint32_t person = first;
  for (const std::uint32_t size : sizes) {
    for (std::uint32_t i = 0; i < size; ++i) households.members.push_back(person++);
    households.Close(village);
  }
  AgeCounts left = SplitByAge(own.age_share.value_or(spec.age_share), residents);
  for (int pass = 0; pass < 3; ++pass) {  // families first, as long as there are children
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const int turn = sizes[i] >= 3 ? 0 : sizes[i] == 2 ? 1 : 2;
      if (turn != pass) continue;
      FillHousehold(&draft->age[households.begin[first_household + i]], sizes[i], &left, &random);
    }
  }
  for (std::uint32_t i = first; i < first + residents; ++i) {
    draft->woman[i] = static_cast<std::uint8_t>(random.Next64() >> 63);
    draft->village[i] = village;
  }

  std::vector<std::uint32_t> order(sizes.size());
  std::iota(order.begin(), order.end(), first_household);
  const auto street = static_cast<std::uint32_t>(draft->spec_of(CircleKind::kStreet).median);
  const auto kin = static_cast<std::uint32_t>(draft->spec_of(CircleKind::kKin).median);
  JoinHouseholds(households, order, village, street, &draft->of(CircleKind::kStreet));
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[random.Below(static_cast<std::uint32_t>(i))]);
  }
  JoinHouseholds(households, order, village, kin, &draft->of(CircleKind::kKin));
}

}  // namespace

void DrawHouseholds(PopulationDraft* draft) {
  draft->village_begin.assign(1, 0);
  for (const VillageSpec& village : draft->spec->villages) {
    draft->village_begin.push_back(draft->village_begin.back() + village.residents);
  }
  const std::uint32_t count = draft->person_count();
  draft->village.resize(count);
  draft->age.resize(count);
  draft->woman.resize(count);
  for (std::size_t v = 0; v < draft->spec->villages.size(); ++v) {
    DrawVillage(draft, static_cast<std::uint8_t>(v));
  }
}

}  // namespace kringen::reach
