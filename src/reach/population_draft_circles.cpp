// Circles that persons join one by one. Each joiner gets a place in the order of a village (the own
// one, or by chance another) and the order is cut into circles of drawn sizes.
#include <algorithm>
#include <cmath>

#include "base/rng.h"
#include "reach/population_draft.h"

namespace kringen::reach {
namespace {

// Who joins, relative to the mean; sports clubs by age from NOC*NSF 2020, others [A].
constexpr ByAge kEveryone{1, 1, 1, 1, 1, 1, 1, 1, 1};
constexpr ByAge kInClubs{.30, .43, .43, .22, .22, .21, .21, .17, .17};
constexpr ByAge kInAssociations{0, .5, 1, 1, 1, 1, 1, 1, 1};
constexpr ByAge kAtWork{0, 0, 1, 1, 1, 1, .8, 0, 0};

struct Joining {
  CircleKind kind;
  ByAge weight;
  bool by_age;   // neighbours in the order are of about the same age
  bool crosses;  // a share joins in another village
};

class SizeDraw {
 public:
  explicit SizeDraw(const CircleSpec& spec) : spec_(spec) {}
  std::uint32_t Next(RandomStream* random) const {
    double size = spec_.median;
    if (spec_.spread > 0) size *= std::exp(spec_.spread * NormalQuantile(random->Unit()));
    return static_cast<std::uint32_t>(std::llround(std::clamp(size, 2.0, spec_.most)));
  }

 private:
  const CircleSpec& spec_;
};

// Persons in the low half, where they stand in the high half: village, then age or chance.
using Place = std::uint64_t;

std::vector<Place> DrawPlaces(const PopulationDraft& draft, const Joining& joining, double rate,
                              RandomStream* random) {
  double mean = 0;
  for (const std::uint8_t age : draft.age) mean += joining.weight[age];
  mean /= std::max<double>(1, draft.person_count());
  std::array<std::uint64_t, kAgeCount> joins{};
  for (std::size_t age = 0; age < kAgeCount && mean > 0; ++age) {
    joins[age] = Threshold32(rate * joining.weight[age] / mean);
  }
  const double cross = (*draft.values)[IndexOf(Parameter::kCrossVillage)];
  const std::uint64_t crosses = joining.crosses ? Threshold32(cross) : 0;
  const std::uint32_t count = draft.person_count();
  std::vector<Place> places;
  places.reserve(static_cast<std::size_t>(count * std::min(1.0, rate)) + 64);
  for (std::uint32_t person = 0; person < count; ++person) {
    const std::uint64_t chance = random->Next64();
    if ((chance & 0xFFFFFFFFu) >= joins[draft.age[person]]) continue;
    std::uint64_t village = draft.village[person];
    if (crosses > 0 && random->Hit(crosses)) village = draft.village[random->Below(count)];
    std::uint64_t order = chance >> 40;  // 24 bits
    if (joining.by_age) {
      // An age band is 2^18 wide, and one in four persons mixes with the next band.
      order = (std::uint64_t{draft.age[person]} << 18) + (order >> 6) + (chance >> 33 & 0xFFFF);
    }
    places.push_back((village << 24 | order) << 32 | person);
  }
  std::sort(places.begin(), places.end());
  return places;
}

void CutIntoCircles(const std::vector<Place>& places, const SizeDraw& sizes, RandomStream* random,
                    DraftCircles* circles) {
  for (std::size_t at = 0; at < places.size();) {
    const auto village = static_cast<std::uint8_t>(places[at] >> 56);
    std::size_t size = sizes.Next(random);
    std::size_t end = at;
    while (end < places.size() && end < at + size && places[end] >> 56 == village) {
      circles->members.push_back(static_cast<std::uint32_t>(places[end++]));
    }
    circles->Close(village);
    at = end;
  }
}

void Join(PopulationDraft* draft, const Joining& joining) {
  const CircleSpec& spec = draft->spec_of(joining.kind);
  const auto kind = static_cast<std::uint64_t>(joining.kind);
  double left = spec.memberships;
  for (std::uint64_t round = 0; left > 0; ++round, left -= 1) {
    RandomStream random(RandomKey(draft->key, 2, kind, round));
    const std::vector<Place> places = DrawPlaces(*draft, joining, std::min(left, 1.0), &random);
    CutIntoCircles(places, SizeDraw(spec), &random, &draft->of(joining.kind));
  }
}

// Teams within each club, of about one age; as many of its members as the two rates say.
void DrawTeams(PopulationDraft* draft) {
  const CircleSpec& spec = draft->spec_of(CircleKind::kTeam);
  const double in_clubs = draft->spec_of(CircleKind::kClub).memberships;
  if (in_clubs <= 0 || spec.memberships <= 0) return;
  const std::uint64_t joins = Threshold32(spec.memberships / in_clubs);
  const DraftCircles& clubs = draft->of(CircleKind::kClub);
  RandomStream random(RandomKey(draft->key, 3));
  std::vector<Place> places;
  for (std::uint32_t club = 0; club < clubs.count(); ++club) {
    places.clear();
    for (std::uint32_t at = clubs.begin[club]; at < clubs.begin[club + 1]; ++at) {
      const std::uint32_t person = clubs.members[at];
      if (!random.Hit(joins)) continue;
      const std::uint64_t order =
          (std::uint64_t{draft->age[person]} << 18) + random.Below((1u << 18) + (1u << 16));
      places.push_back((std::uint64_t{clubs.village[club]} << 24 | order) << 32 | person);
    }
    std::sort(places.begin(), places.end());
    CutIntoCircles(places, SizeDraw(spec), &random, &draft->of(CircleKind::kTeam));
  }
}

}  // namespace

void DrawCircles(PopulationDraft* draft) {
  Join(draft, {CircleKind::kFriendCircle, kEveryone, true, false});
  Join(draft, {CircleKind::kCohort, kEveryone, true, true});
  Join(draft, {CircleKind::kWork, kAtWork, false, true});
  Join(draft, {CircleKind::kAssociation, kInAssociations, false, false});
  Join(draft, {CircleKind::kClub, kInClubs, false, true});
  DrawTeams(draft);
}

}  // namespace kringen::reach
