#include "census/villages.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/text.h"
#include "census/figures.h"

namespace kringen::census {
namespace {

constexpr double kTolerance = 50;  // metres

// "Wijk 03 De Lutte" is De Lutte to everyone.
std::string_view PlainName(std::string_view name) {
  for (const std::string_view kind : {"Wijk ", "Buurt "}) {
    if (name.substr(0, kind.size()) != kind) continue;
    const auto digits = name.find_first_not_of("0123456789", kind.size());
    if (digits == name.npos || digits == kind.size() || name[digits] != ' ') continue;
    return Trimmed(name.substr(digits));
  }
  return name;
}

// "De Lutte" becomes "de-lutte".
std::string SlugOf(std::string_view name, std::string_view code) {
  constexpr std::size_t kLongest = 48;
  std::string slug;
  for (const char c : Fold(name)) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_plain) slug += c;
    if (!is_plain && !slug.empty() && slug.back() != '-') slug += '-';
    if (slug.size() == kLongest) break;
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? Fold(code) : slug;
}

void NameVillages(std::vector<Village>* villages) {
  std::set<std::string> taken;
  for (Village& village : *villages) {
    const std::string slug = SlugOf(village.name, village.code);
    village.id = slug;
    for (int i = 2; !taken.insert(village.id).second; ++i) {
      village.id = slug + "-" + std::to_string(i);
    }
  }
}

double Times(double amount, double factor) { return amount * factor; }
reach::ByFive Times(reach::ByFive amounts, double factor) {
  for (double& amount : amounts) amount *= factor;
  return amounts;
}
double Plus(double a, double b) { return a + b; }
reach::ByFive Plus(reach::ByFive a, const reach::ByFive& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
  return a;
}

// Of whom nothing is known is taken to be as the other.
template <typename Amount>
std::optional<Amount> Together(const std::optional<Amount>& a, double of_a,
                               const std::optional<Amount>& b, double of_b) {
  if (a && b) return Plus(*a, *b);
  if (a) return Times(*a, (of_a + of_b) / of_a);
  if (b) return Times(*b, (of_a + of_b) / of_b);
  return std::nullopt;
}

void Add(const People& more, People* people) {
  const double of_more = more.residents, of_people = people->residents;
  if (of_more <= 0) return;  // of nobody everything is unknown
  const auto add = [&](const auto& from, auto* to) {
    *to = Together(*to, of_people, from, of_more);
  };
  add(more.ages, &people->ages);
  add(more.households, &people->households);
  add(more.single, &people->single);
  add(more.persons_in_houses, &people->persons_in_houses);
  people->residents += of_more;
}

// The nearest of those that touch it; where none does, of all.
std::size_t NeighbourOf(const std::vector<Village>& villages, std::size_t small) {
  const Village& from = villages[small];
  const Point middle = LabelPoint(from.outline);
  std::size_t nearest = villages.size();
  double least = 0;
  for (std::size_t i = 0; i < villages.size(); ++i) {
    if (i == small || villages[i].outline.empty()) continue;
    constexpr double kFar = 1e7;
    const bool is_beside = Touch(from.outline, villages[i].outline);
    const double distance =
        Distance(middle, LabelPoint(villages[i].outline)) + (is_beside ? 0 : kFar);
    if (nearest < villages.size() && distance >= least) continue;
    nearest = i;
    least = distance;
  }
  if (nearest < villages.size() && !from.outline.empty()) return nearest;
  const auto largest =
      std::max_element(villages.begin(), villages.end(), [&](const Village& a, const Village& b) {
        return (&a == &from ? -1 : a.people.residents) < (&b == &from ? -1 : b.people.residents);
      });
  return static_cast<std::size_t>(largest - villages.begin());
}

void Join(std::size_t small, std::size_t into, std::vector<Village>* villages) {
  Village& from = (*villages)[small];
  Village& to = (*villages)[into];
  Add(from.people, &to.people);
  if (Touch(from.outline, to.outline)) to.outline = AroundAll({to.outline, from.outline});
  to.merged.push_back(from.name);
  to.merged.insert(to.merged.end(), from.merged.begin(), from.merged.end());
  villages->erase(villages->begin() + static_cast<std::ptrdiff_t>(small));
}

void JoinSmall(std::vector<Village>* villages, std::vector<Error>* remarks) {
  while (villages->size() > 1) {
    const auto smallest = std::min_element(
        villages->begin(), villages->end(),
        [](const Village& a, const Village& b) { return a.people.residents < b.people.residents; });
    if (smallest->people.residents >= kFewestResidents) break;
    const auto small = static_cast<std::size_t>(smallest - villages->begin());
    const std::size_t into = NeighbourOf(*villages, small);
    const std::string detail = (*villages)[into].name;
    remarks->push_back({"census.joined", detail, smallest->name});
    Join(small, into, villages);
  }
}

// Those of whom figures are told need a place on the map.
std::string WithoutOutline(const std::vector<Village>& villages) {
  std::string codes;
  for (const Village& village : villages) {
    if (!village.outline.empty() || village.people.residents < kFewestResidents) continue;
    codes.append(codes.empty() ? "" : ", ").append(village.code).append(" ").append(village.name);
  }
  return codes;
}

// All lines become simpler at once, so that neighbours stay neighbours.
void SimplifyOutlines(std::vector<Village>* villages, std::vector<Error>* remarks) {
  std::vector<Ring> rings;
  double all = 0;
  for (const Village& village : *villages) rings.push_back(village.outline);
  rings = Simplified(rings, kTolerance);
  for (std::size_t i = 0; i < rings.size(); ++i) {
    all += SquareMetres(rings[i]);
    (*villages)[i].outline = std::move(rings[i]);
  }
  std::vector<Ring> simple;
  for (const Village& village : *villages) simple.push_back(village.outline);
  // Neighbours that share no line: the map was made simpler by who did not look at both.
  if (SquareMetres(AroundAll(simple)) < 0.9 * all) remarks->push_back({"census.apart", "", ""});
}

}  // namespace

Result<Municipality> MakeVillages(const KwbTable& kwb, const CensusMap& map,
                                  std::vector<Error>* remarks) {
  Municipality town{kwb.municipality.code, kwb.municipality.name, {}, {}, {}};
  if (town.name.empty()) town.name = town.code;
  const Derived derived = DeriveFigures(kwb, remarks);
  if (!derived.problem.empty()) return Error{"census.no_residents", derived.problem, town.code};
  town.people = derived.whole;
  for (std::size_t i = 0; i < kwb.parts.size(); ++i) {
    const Region& region = kwb.parts[i];
    Village village;
    village.code = region.code;
    village.name = PlainName(region.name);
    village.people = derived.parts[i];
    if (const auto area = map.areas.find(region.code); area != map.areas.end()) {
      village.outline = area->second.outline;
      if (village.name.empty()) village.name = PlainName(area->second.name);
    }
    if (village.name.empty()) village.name = region.code;
    town.villages.push_back(std::move(village));
  }
  if (const std::string codes = WithoutOutline(town.villages); !codes.empty()) {
    return Error{"census.no_outline", codes, town.code};
  }
  SimplifyOutlines(&town.villages, remarks);
  std::vector<Ring> rings;
  for (const Village& village : town.villages) rings.push_back(village.outline);
  town.outline = AroundAll(rings);
  JoinSmall(&town.villages, remarks);
  if (town.villages.front().outline.empty()) {
    return Error{"census.no_outline", town.villages.front().code, town.code};
  }
  NameVillages(&town.villages);
  return town;
}

}  // namespace kringen::census
