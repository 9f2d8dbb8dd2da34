// Villages with ages and households of their own, and figures in the forms that people have them
// in.
#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <string>

#include "reach/age_bands.h"
#include "reach/population.h"
#include "support/random.h"
#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

template <std::size_t kCount>
std::array<double, kCount> RandomDistribution(Random* random) {
  std::array<double, kCount> shares{};
  double sum = 0;
  for (double& share : shares) sum += share = 0.05 + random->Unit();
  for (double& share : shares) share /= sum;
  return shares;
}

PopulationSpec Checked(const PopulationSpec& spec) {
  const Result<PopulationSpec> checked = CheckPopulationSpec(spec);
  REQUIRE(checked.ok());
  return checked.value();
}

Population Built(const PopulationSpec& spec) {
  return BuildPopulation(spec, DefaultParameters(), 7, 0);
}

// Of what no logarithm had a hand in.
std::uint64_t DigestOf(const Population& population) {
  std::vector<std::uint32_t> ages(population.village_count * kAgeCount);
  for (std::uint32_t i = 0; i < population.person_count; ++i) {
    ++ages[population.village[i] * kAgeCount + population.age[i]];
  }
  for (const Circle& circle : population.circles) ages.push_back(circle.end - circle.begin);
  std::uint64_t digest = 1469598103934665603ull;
  for (const std::uint32_t number : ages) digest = (digest ^ number) * 1099511628211ull;
  return digest;
}

Result<PopulationSpec> Parsed(const std::string& members) {
  return ParsePopulationSpec(R"({"villages": [{"id": "a", "residents": 500}])" + members + "}");
}

// The codes of the remarks, in order; or of the error.
std::string SaidOf(const Result<PopulationSpec>& spec) {
  if (!spec.ok()) return spec.error().code;
  std::string codes;
  for (const Error& remark : spec.value().remarks) codes += remark.code + " ";
  return codes;
}

}  // namespace

TEST_CASE("a town whose villages have nothing of their own is the town that it was") {
  // Taken before villages could have ages: counts by village and age, and sizes of circles.
  CHECK(DigestOf(Built(SmallSpec())) == 8892070562807510652ull);
}

TEST_CASE("a village with the ages and households of the whole is the same village, bit by bit") {
  PopulationSpec own = Checked(SmallSpec());
  const PopulationSpec whole = own;
  for (VillageSpec& village : own.villages) {
    village.age_share = whole.age_share;
    village.household_share = whole.household_share;
  }
  const Population a = Built(whole), b = Built(own);
  CHECK(a.village == b.village);
  CHECK(a.age == b.age);
  CHECK(a.members == b.members);
  CHECK(a.friend_rank == b.friend_rank);
}

TEST_CASE("each village has its own ages, to a person, and the whole what they add up to") {
  Random random(4);
  for (int round = 0; round < 4; ++round) {
    PopulationSpec spec = SmallSpec();
    spec.villages[0].age_share = RandomDistribution<kAgeCount>(&random);
    spec.villages[1].age_share = RandomDistribution<kAgeCount>(&random);  // the third has none
    const PopulationSpec checked = Checked(spec);
    const Population population = Built(checked);
    std::array<ByAge, 3> counts{};
    ByAge whole{};
    for (std::uint32_t i = 0; i < population.person_count; ++i) {
      ++counts[population.village[i]][population.age[i]];
      ++whole[population.age[i]];
    }
    for (std::size_t v = 0; v < 3; ++v) {
      const ByAge& wanted = v < 2 ? *spec.villages[v].age_share : spec.age_share;
      for (std::size_t age = 0; age < kAgeCount; ++age) {
        CHECK(std::abs(counts[v][age] - wanted[age] * spec.villages[v].residents) <= 1);
      }
    }
    for (std::size_t age = 0; age < kAgeCount; ++age) {
      CHECK(std::abs(whole[age] / 4200 - checked.age_share[age]) < 3.0 / 4200);
    }
    // So the totals of a platform are those of the people who are there.
    const Adoption adoption = SolveAdoption(checked, DefaultParameters());
    double users = 0;
    for (std::size_t age = 0; age < kAgeCount; ++age) users += whole[age] * adoption.users[age];
    CHECK(users / 4200 == doctest::Approx(checked.users_total).epsilon(0.01));
  }
}

TEST_CASE("each village has its own households") {
  PopulationSpec spec = SmallSpec();
  spec.villages[0].household_share = BySize{1, 0, 0, 0, 0};
  spec.villages[1].household_share = BySize{0, 0, 0, 1, 0};
  const Population population = Built(Checked(spec));
  std::array<double, 3> households{};
  for (const Circle& circle : population.circles) {
    households[circle.village] += circle.kind == CircleKind::kHousehold;
  }
  CHECK(households[0] == 2600);
  CHECK(households[1] == std::ceil(1590 / 4.0));
  CHECK(households[2] > 1);
  CHECK(households[2] < 10);
}

TEST_CASE("checking what was checked changes nothing") {
  Random random(5);
  PopulationSpec spec = SmallSpec();
  spec.villages[1].age_share = RandomDistribution<kAgeCount>(&random);
  spec.villages[2].household_share = RandomDistribution<kHouseholdSizes>(&random);
  const PopulationSpec once = Checked(spec), twice = Checked(once);
  CHECK(once.remarks.empty());
  CHECK(twice.remarks.empty());
  for (std::size_t age = 0; age < kAgeCount; ++age) {
    CHECK(once.age_share[age] == doctest::Approx(twice.age_share[age]).epsilon(1e-12));
  }
}

TEST_CASE("nine bands out of five keep every person, and each of the five its own") {
  Random random(6);
  for (int round = 0; round < 50; ++round) {
    ByFive five{};
    for (double& amount : five) amount = random.Unit() * 5000;
    const ByAge nine = SplitFiveBands(five);
    const auto sum = [](const auto& all) { return std::accumulate(all.begin(), all.end(), 0.0); };
    CHECK(sum(nine) == doctest::Approx(sum(five)));
    CHECK(nine[3] + nine[4] == doctest::Approx(five[2]));
    CHECK(nine[5] + nine[6] == doctest::Approx(five[3]));
    CHECK(nine[7] + nine[8] == doctest::Approx(five[4]));
    CHECK(nine[0] < five[0]);
    CHECK(nine[2] < five[1]);
    for (const double amount : nine) CHECK(amount > 0);
    // What is so for all of a town is so for each of its ages, and no mean leaves its parts.
    const ByAge same = MeanOfFiveBands({0.3, 0.3, 0.3, 0.3, 0.3});
    for (const double share : same) CHECK(share == doctest::Approx(0.3));
    const ByAge mean = MeanOfFiveBands(five);
    CHECK(mean[0] == doctest::Approx(five[0]));
    CHECK(mean[1] >= std::min(five[0], five[1]) - 1e-9);
    CHECK(mean[1] <= std::max(five[0], five[1]) + 1e-9);
    CHECK(mean[8] == doctest::Approx(five[4]));
  }
}

TEST_CASE("percents, five bands and rounded sums are taken, and said") {
  const auto fractions = Parsed(
      R"(, "age_share": [0.13,0.08,0.07,0.09,0.13,0.16,0.15,0.11,0.08],
          "adoption": {"facebook": {"users_total": 0.55, "users_by_age": [0,0.8,0.9,0.8,0.7,0.6,0.5,0.3,0.1],
          "by_year": [{"year": 2014, "by_age": [0,0.8,0.9,0.8,0.7,0.6,0.5,0.3,0.1]}]}})");
  const auto percents = Parsed(
      R"(, "age_share": [13,8,7,9,13,16,15,11,8],
          "adoption": {"facebook": {"users_total": [55, "S"], "users_by_age": {"value": [0,80,90,80,70,60,50,30,10]},
          "by_year": [{"year": 2014, "by_age": [0,80,90,80,70,60,50,30,10]}]}})");
  REQUIRE(percents.ok());
  CHECK(SaidOf(fractions).empty());
  CHECK(SaidOf(percents) ==
        "population.percents population.percents population.percents population.percents ");
  CHECK(percents.value().remarks[0].place == "/age_share");
  CHECK(percents.value().users_total == doctest::Approx(0.55));
  for (std::size_t age = 0; age < kAgeCount; ++age) {
    const PopulationSpec &a = fractions.value(), &b = percents.value();
    CHECK(a.age_share[age] == doctest::Approx(b.age_share[age]));
    CHECK(a.users_by_age[age] == doctest::Approx(b.users_by_age[age]));
    CHECK(a.adoption[0].years[0].share[age] == doctest::Approx(b.adoption[0].years[0].share[age]));
  }

  const auto five = Parsed(R"(, "age_bands": [{"id": "0-14"}, {"id": "15-24"}, {"id": "25-44"},
      {"id": "45-64"}, {"id": "65+"}], "age_share": [15, 12, 25, 28, 20])");
  REQUIRE(five.ok());
  CHECK(SaidOf(five) == "population.percents population.five_bands ");
  CHECK(five.value().age_ids[8] == "75+");
  CHECK(five.value().age_share[3] + five.value().age_share[4] == doctest::Approx(0.25));

  CHECK(SaidOf(Parsed(R"(, "household_size_share": [32, 32, 13, 16, 10])")) ==
        "population.percents population.rounded ");
  CHECK(SaidOf(Parsed(R"(, "household_size_share": [0.32, 0.32, 0.13, 0.16, 0.04])")) ==
        "population.rounded ");
  CHECK(SaidOf(Parsed(R"(, "household_size_share": [0.32, 0.32, 0.13, 0.16, 0.035])")) ==
        "reach.bad_share");
  CHECK(SaidOf(Parsed(R"(, "household_size_share": [32, 32, 13, 16, 10.5])")) == "reach.bad_share");
  CHECK(SaidOf(Parsed(R"(, "household_size_share": [320, 320, 130, 160, 80])")) ==
        "reach.bad_share");
  CHECK(SaidOf(Parsed(R"(, "household_size_share": [-2, 42, 20, 20, 20])")) == "reach.bad_share");
}

TEST_CASE("what villages have of their own is read, and told by its place when it is wrong") {
  const auto village = [](const std::string& members) {
    return ParsePopulationSpec(
        R"({"villages": [{"id": "a", "residents": 500}, {"id": "b", "residents": 300, )" + members +
        "}]}");
  };
  const auto spec = village(
      R"("age_share": {"value": [10, 20, 30, 20, 20], "mark": "D"},
         "household_size_share": {"value": [0.5, 0.2, 0.1, 0.1, 0.1], "mark": "D"})");
  REQUIRE(spec.ok());
  const VillageSpec& own = spec.value().villages[1];
  REQUIRE(own.age_share);
  CHECK((*own.age_share)[7] + (*own.age_share)[8] == doctest::Approx(0.2));
  REQUIRE(own.household_share);
  CHECK((*own.household_share)[0] == doctest::Approx(0.5));
  CHECK_FALSE(spec.value().villages[0].household_share);

  const auto said = [&](const std::string& members) {
    const auto wrong = village(members);
    return wrong.ok() ? "" : wrong.error().code + " " + wrong.error().place;
  };
  CHECK(said(R"("age_share": [1, 2, 3])") == "reach.bad_number /villages/1/age_share");
  CHECK(said(R"("age_share": {"value": [10, 20, 30, 20, 40]})") ==
        "reach.bad_share /villages/1/age_share");
  CHECK(said(R"("household_size_share": "many")") ==
        "reach.bad_number /villages/1/household_size_share");
  CHECK(said(R"("household_size_share": [0.5, 0.2, 0.1, 0.1, null])") ==
        "reach.bad_number /villages/1/household_size_share/4");
}

TEST_CASE("the parts of a village where nobody lives are parts of nothing, and spoil no other") {
  const auto with = [](const std::string& residents) {
    return ParsePopulationSpec(R"({"villages": [{"id": "a", "residents": 500, "age_share": )"
                               R"([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.3, 0]}, )"
                               R"({"id": "leeg", "residents": )" +
                               residents + R"(, "age_share": [0, 0, 0, 0, 0, 0, 0, 0, 0], )" +
                               R"("household_size_share": [0, 0, 0, 0, 0]}]})");
  };
  CHECK(SaidOf(with("12")) == "reach.bad_share");
  const Result<PopulationSpec> empty = with("0");
  REQUIRE(SaidOf(empty).empty());
  const Population population = Built(empty.value());
  CHECK(population.person_count == 500);
  for (std::uint32_t i = 0; i < population.person_count; ++i) {
    CHECK(population.village[i] == 0);
    CHECK(population.age[i] < kAgeCount - 1);  // the last is one that nobody has
  }
}

}  // namespace kringen::reach
