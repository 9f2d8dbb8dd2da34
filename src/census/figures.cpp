#include "census/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace kringen::census {
namespace {

constexpr std::array<std::string_view, 5> kAgeColumns{"a_00_14", "a_15_24", "a_25_44", "a_45_64",
                                                      "a_65_oo"};

// The CBS rounds to 5; of small numbers that is much, of large ones nothing.
bool Differ(double a, double b, double roundings) {
  return std::abs(a - b) > std::max(5 * roundings, 0.03 * std::max(a, b));
}

bool AllKnown(const AgeCounts& ages) {
  return std::all_of(ages.begin(), ages.end(), [](std::int64_t count) { return count >= 0; });
}

double SumOf(const AgeCounts& ages) {
  double sum = 0;
  for (const std::int64_t count : ages) sum += count >= 0 ? static_cast<double>(count) : 0;
  return sum;
}

std::string PlaceOf(const Region& region) {
  return region.name.empty() ? region.code : region.code + " " + region.name;
}

class Deriver {
 public:
  Deriver(const KwbTable& kwb, std::vector<Error>* remarks) : kwb_(kwb), remarks_(*remarks) {}

  Derived All() {
    Derived derived;
    derived.problem = Residents(&derived);
    if (!derived.problem.empty()) return derived;
    const reach::ByFive mix = Mix();
    for (std::size_t i = 0; i < kwb_.parts.size(); ++i) {
      People& people = derived.parts[i];
      people.ages = Ages(kwb_.parts[i], people.residents, mix);
      Households(kwb_.parts[i], &people);
    }
    Whole(&derived);
    return derived;
  }

 private:
  void Remark(const char* code, std::string detail, const Region& region) {
    remarks_.push_back({code, std::move(detail), PlaceOf(region)});
  }

  // Each part's; what is secret is the rest of the municipality, or what its ages add up to.
  std::string Residents(Derived* derived) {
    std::vector<std::size_t> secret;
    double known = 0;
    for (std::size_t i = 0; i < kwb_.parts.size(); ++i) {
      const Figures& figures = kwb_.parts[i].figures;
      People people;
      if (figures.residents >= 0) {
        people.residents = static_cast<double>(figures.residents);
      } else if (AllKnown(figures.ages)) {
        people.residents = SumOf(figures.ages);
        Remark("census.derived", "a_inw", kwb_.parts[i]);
      } else {
        secret.push_back(i);
      }
      known += people.residents;
      derived->parts.push_back(people);
    }
    const auto whole = static_cast<double>(kwb_.municipality.figures.residents);
    std::string names;
    for (const std::size_t i : secret) {
      derived->parts[i].residents =
          std::round(std::max(0.0, whole - known) / static_cast<double>(secret.size()));
      Remark("census.derived", "a_inw", kwb_.parts[i]);
      names.append(names.empty() ? "" : ", ").append(PlaceOf(kwb_.parts[i]));
    }
    const double sum = known + (secret.empty() ? 0 : std::max(0.0, whole - known));
    if (whole >= 0 && Differ(whole, sum, static_cast<double>(kwb_.parts.size()))) {
      Remark("census.total",
             std::to_string(std::llround(sum)) + " / " + std::to_string(std::llround(whole)),
             kwb_.municipality);
    }
    derived->whole.residents = sum;
    if (whole < 0 && !secret.empty()) return names;
    return sum > 0 ? std::string() : PlaceOf(kwb_.municipality);
  }

  // How the ages of the municipality are mixed; of those parts that are known when its own are not.
  reach::ByFive Mix() const {
    reach::ByFive mix{};
    const auto add = [&](const AgeCounts& ages) {
      if (!AllKnown(ages)) return;
      for (std::size_t i = 0; i < mix.size(); ++i) mix[i] += static_cast<double>(ages[i]);
    };
    add(kwb_.municipality.figures.ages);
    if (SumOf(kwb_.municipality.figures.ages) > 0 && AllKnown(kwb_.municipality.figures.ages)) {
      return mix;
    }
    for (const Region& part : kwb_.parts) add(part.figures.ages);
    return mix;
  }

  std::optional<reach::ByFive> Ages(const Region& region, double residents,
                                    const reach::ByFive& mix) {
    if (residents <= 0) return std::nullopt;
    const AgeCounts& counts = region.figures.ages;
    reach::ByFive ages{};
    double unknown = 0, unknown_mix = 0;
    std::string columns;
    for (std::size_t i = 0; i < ages.size(); ++i) {
      ages[i] = static_cast<double>(std::max<std::int64_t>(0, counts[i]));
      if (counts[i] >= 0) continue;
      ++unknown;
      unknown_mix += mix[i];
      columns.append(columns.empty() ? "" : ", ").append(kAgeColumns[i]);
    }
    const double known = SumOf(counts);
    if (unknown == 5 || (unknown > 1 && unknown_mix <= 0) || (unknown == 0 && known <= 0)) {
      Remark("census.no_ages", "", region);
      return std::nullopt;
    }
    if (unknown == 0 && Differ(known, residents, 5)) {
      Remark("census.sums",
             std::to_string(std::llround(known)) + " / " + std::to_string(std::llround(residents)),
             region);
    }
    const double rest = std::max(0.0, residents - known);
    for (std::size_t i = 0; i < ages.size(); ++i) {
      if (counts[i] < 0) ages[i] = unknown == 1 ? rest : rest * mix[i] / unknown_mix;
    }
    if (unknown > 0) Remark(unknown == 1 ? "census.derived" : "census.mixed", columns, region);
    if (std::accumulate(ages.begin(), ages.end(), 0.0) > 0) return ages;
    Remark("census.no_ages", "", region);
    return std::nullopt;
  }

  void Households(const Region& region, People* people) {
    if (people->residents <= 0) return;
    const Figures& figures = region.figures;
    const double size = figures.household_size >= 1 ? figures.household_size : -1;
    if (figures.households > 0) people->households = static_cast<double>(figures.households);
    if (!people->households && size > 0) {
      people->households = people->residents / size;
      Remark("census.derived", "a_hh", region);
    }
    if (!people->households) return Remark("census.no_households", "", region);
    const double households = *people->households;
    if (figures.single >= 0) {
      people->single = static_cast<double>(figures.single);
    } else if (figures.childless >= 0 && figures.with_children >= 0) {
      people->single = households - static_cast<double>(figures.childless + figures.with_children);
      Remark("census.derived", "a_1p_hh", region);
    }
    if (people->single) people->single = std::clamp(*people->single, 0.0, households);
    people->persons_in_houses = size > 0 ? size * households : people->residents;
    if (size <= 0) Remark("census.derived", "g_hhgro", region);
  }

  // Its own row where it is complete; the sum of the parts else.
  void Whole(Derived* derived) {
    const Region& region = kwb_.municipality;
    People& whole = derived->whole;
    reach::ByFive ages{};
    for (const People& part : derived->parts) {
      for (std::size_t i = 0; part.ages && i < ages.size(); ++i) ages[i] += (*part.ages)[i];
    }
    if (AllKnown(region.figures.ages) && SumOf(region.figures.ages) > 0) {
      for (std::size_t i = 0; i < ages.size(); ++i) {
        ages[i] = static_cast<double>(region.figures.ages[i]);
      }
    }
    if (std::accumulate(ages.begin(), ages.end(), 0.0) > 0) whole.ages = ages;
    const bool has_row = region.figures.households > 0 || region.figures.household_size >= 1;
    if (has_row) return Households(region, &whole);
    double households = 0, single = 0, persons = 0;
    bool has_single = true;
    for (const People& part : derived->parts) {
      if (!part.households) continue;
      households += *part.households;
      persons += part.persons_in_houses.value_or(0);
      has_single = has_single && part.single;
      single += part.single.value_or(0);
    }
    if (households <= 0) return;
    whole.households = households;
    whole.persons_in_houses = persons;
    if (has_single) whole.single = single;
  }

  const KwbTable& kwb_;
  std::vector<Error>& remarks_;
};

}  // namespace

Derived DeriveFigures(const KwbTable& kwb, std::vector<Error>* remarks) {
  return Deriver(kwb, remarks).All();
}

}  // namespace kringen::census
