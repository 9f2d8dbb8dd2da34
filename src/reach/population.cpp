// Adoption of the platform, and the numbering of persons by which cells become stretches.
#include "reach/population.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/rng.h"
#include "reach/population_draft.h"

namespace kringen::reach {
namespace {

double Shifted(double share, double shift) {
  if (share <= 0 || share >= 1) return std::clamp(share, 0.0, 1.0);
  return 1 / (1 + std::exp(-std::log(share / (1 - share)) - shift));
}

// The shift of log odds that makes the weighted mean of the shares `wanted`; the nearest possible
// one when no shift does.
double SolveShift(const ByAge& shares, const ByAge& weights, double wanted) {
  double low = -40, high = 40;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    double total = 0;
    for (std::size_t age = 0; age < kAgeCount; ++age) {
      total += weights[age] * Shifted(shares[age], middle);
    }
    (total < wanted ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

// New numbers: users by cell and friend rank, then the others by cell.
struct Numbering {
  std::vector<std::uint32_t> new_of;  // draft person -> person
  std::vector<std::uint32_t> rank_of_new;
};

std::vector<std::uint32_t> FriendOrder(const PopulationDraft& draft,
                                       const std::vector<std::uint32_t>& memberships) {
  const std::uint32_t count = draft.person_count();
  std::vector<std::pair<double, std::uint32_t>> keys;
  RandomStream random(RandomKey(draft.key, 5));
  for (std::uint32_t person = 0; person < count; ++person) {
    const std::uint32_t exponential = NegLog2()(random.Next32());
    const double weight = kFriendWeight[draft.usage[person]] * (1 + 0.15 * memberships[person]);
    if (draft.usage[person] != kNone) keys.emplace_back(exponential / weight, person);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) order[i] = keys[i].second;
  return order;
}

void NumberUsers(const PopulationDraft& draft, const std::vector<std::uint32_t>& friend_order,
                 Population* population, std::vector<std::uint32_t>* new_of) {
  const auto cell_of = [&](std::uint32_t person) {
    return (draft.village[person] * kAgeCount + draft.age[person]) * 3 + draft.usage[person] - 1;
  };
  std::vector<std::uint32_t>& cells = population->user_cells;
  cells.assign(population->village_count * kAgeCount * 3 + 1, 0);
  for (const std::uint32_t person : friend_order) ++cells[cell_of(person) + 1];
  std::partial_sum(cells.begin(), cells.end(), cells.begin());
  std::vector<std::uint32_t> next(cells.begin(), cells.end() - 1);
  population->friend_rank.resize(friend_order.size());
  for (std::size_t rank = 0; rank < friend_order.size(); ++rank) {
    const std::uint32_t person = friend_order[rank];
    const std::uint32_t number = next[cell_of(person)]++;
    (*new_of)[person] = number;
    population->friend_rank[number] = static_cast<std::uint32_t>(rank);
  }
}

void NumberOthers(const PopulationDraft& draft, Population* population,
                  std::vector<std::uint32_t>* new_of) {
  const auto cell_of = [&](std::uint32_t person) {
    return draft.village[person] * kAgeCount + draft.age[person];
  };
  std::vector<std::uint32_t>& cells = population->other_cells;
  cells.assign(population->village_count * kAgeCount + 1, 0);
  for (std::uint32_t person = 0; person < draft.person_count(); ++person) {
    if (draft.usage[person] == kNone) ++cells[cell_of(person) + 1];
  }
  cells[0] = population->user_count;
  std::partial_sum(cells.begin(), cells.end(), cells.begin());
  std::vector<std::uint32_t> next(cells.begin(), cells.end() - 1);
  for (std::uint32_t person = 0; person < draft.person_count(); ++person) {
    if (draft.usage[person] == kNone) (*new_of)[person] = next[cell_of(person)]++;
  }
}

std::vector<std::uint8_t> Reordered(const std::vector<std::uint8_t>& column,
                                    const std::vector<std::uint32_t>& new_of) {
  std::vector<std::uint8_t> out(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) out[new_of[i]] = column[i];
  return out;
}

void GatherCircles(PopulationDraft* draft, const std::vector<std::uint32_t>& new_of,
                   Population* population) {
  std::size_t members = 0;
  for (const DraftCircles& kind : draft->circles) members += kind.members.size();
  population->members.reserve(members);
  population->household.resize(new_of.size());
  for (std::size_t kind = 0; kind < kCircleKindCount; ++kind) {
    DraftCircles& from = draft->circles[kind];
    for (std::uint32_t i = 0; i < from.count(); ++i) {
      Circle circle{static_cast<CircleKind>(kind), from.village[i],
                    static_cast<std::uint32_t>(population->members.size()), 0};
      const auto number = static_cast<std::uint32_t>(population->circles.size());
      for (std::uint32_t at = from.begin[i]; at < from.begin[i + 1]; ++at) {
        const std::uint32_t person = new_of[from.members[at]];
        population->members.push_back(person);
        if (circle.kind == CircleKind::kHousehold) population->household[person] = number;
      }
      circle.end = static_cast<std::uint32_t>(population->members.size());
      std::sort(population->members.begin() + circle.begin,
                population->members.begin() + circle.end);
      population->circles.push_back(circle);
    }
    from = DraftCircles{};
  }
}

void IndexMemberships(Population* population) {
  std::vector<std::uint32_t>& offsets = population->circle_offsets;
  offsets.assign(population->person_count + 1u, 0);
  for (const std::uint32_t person : population->members) ++offsets[person + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  population->circles_of.resize(population->members.size());
  for (std::size_t circle = 0; circle < population->circles.size(); ++circle) {
    const Circle& each = population->circles[circle];
    for (std::uint32_t at = each.begin; at < each.end; ++at) {
      const std::uint32_t person = population->members[at];
      population->circles_of[next[person]++] = static_cast<std::uint32_t>(circle);
    }
  }
}

}  // namespace

Adoption SolveAdoption(const PopulationSpec& spec, const ParameterValues& values) {
  Adoption adoption;
  const double users =
      SolveShift(spec.users_by_age, spec.age_share, values[IndexOf(Parameter::kUsersTotal)]);
  const double drawn = values[IndexOf(Parameter::kAdoptionShift)];
  ByAge weights{};
  for (std::size_t age = 0; age < kAgeCount; ++age) {
    adoption.users[age] = Shifted(spec.users_by_age[age], users + drawn);
    weights[age] = spec.age_share[age] * Shifted(spec.users_by_age[age], users);
  }
  const double daily =
      SolveShift(spec.daily_given_user, weights, values[IndexOf(Parameter::kDailyTotal)]);
  for (std::size_t age = 0; age < kAgeCount; ++age) {
    adoption.daily_given_user[age] = Shifted(spec.daily_given_user[age], daily);
  }
  return adoption;
}

namespace {

// How far the draw of a person lies within the odds of being a user: by chance those above 1 are.
double OddsOver(double share, std::uint32_t drawn) {
  const double unit = (drawn + 0.5) * 0x1p-32;
  return share <= 0 ? 0 : share >= 1 ? INFINITY : share / (1 - share) * (1 - unit) / unit;
}

// The odds of all, moved by one number until `wanted` are users: the furthest within them. Nobody
// is who cannot be.
void KeepUsers(std::size_t wanted, const std::vector<double>& over,
               std::vector<std::uint8_t>* usage) {
  std::vector<std::uint32_t> order(over.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return over[a] > over[b]; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i >= wanted || over[order[i]] == 0) (*usage)[order[i]] = kNone;
  }
}

}  // namespace

void DrawUsage(PopulationDraft* draft) {
  const ParameterValues& values = *draft->values;
  const Adoption adoption = SolveAdoption(*draft->spec, values);
  const std::uint64_t weekly = Threshold32(values[IndexOf(Parameter::kWeeklyOfRest)]);
  RandomStream random(RandomKey(draft->key, 4));
  draft->usage.resize(draft->person_count());
  std::vector<double> over(draft->spec->has_exact_users ? draft->person_count() : 0);
  for (std::uint32_t person = 0; person < draft->person_count(); ++person) {
    const std::size_t age = draft->age[person];
    const std::uint32_t drawn = random.Next32();
    const bool uses = !over.empty() || drawn < Threshold32(adoption.users[age]);
    const bool daily = random.Hit(Threshold32(adoption.daily_given_user[age]));
    const bool is_weekly = random.Hit(weekly);
    draft->usage[person] = !uses ? kNone : daily ? kDaily : is_weekly ? kWeekly : kRare;
    if (!over.empty()) over[person] = OddsOver(adoption.users[age], drawn);
  }
  if (over.empty()) return;
  const double users = values[IndexOf(Parameter::kUsersTotal)] * draft->person_count();
  KeepUsers(static_cast<std::size_t>(std::llround(std::max(users, 0.0))), over, &draft->usage);
}

Population BuildPopulation(const PopulationSpec& spec, const ParameterValues& values,
                           std::uint64_t seed, std::uint32_t index) {
  PopulationDraft draft;
  draft.spec = &spec;
  draft.values = &values;
  draft.key = RandomKey(seed, 100, index);
  DrawHouseholds(&draft);
  DrawCircles(&draft);
  DrawUsage(&draft);

  Population population;
  population.seed = draft.key;
  population.person_count = draft.person_count();
  population.village_count = static_cast<std::uint32_t>(spec.villages.size());
  std::vector<std::uint32_t> memberships(draft.person_count(), 0);
  for (const DraftCircles& kind : draft.circles) {
    for (const std::uint32_t person : kind.members) ++memberships[person];
  }
  const std::vector<std::uint32_t> order = FriendOrder(draft, memberships);
  population.user_count = static_cast<std::uint32_t>(order.size());
  std::vector<std::uint32_t> new_of(draft.person_count());
  NumberUsers(draft, order, &population, &new_of);
  NumberOthers(draft, &population, &new_of);
  population.village = Reordered(draft.village, new_of);
  population.age = Reordered(draft.age, new_of);
  population.usage = Reordered(draft.usage, new_of);
  population.woman = Reordered(draft.woman, new_of);
  GatherCircles(&draft, new_of, &population);
  IndexMemberships(&population);
  return population;
}

}  // namespace kringen::reach
