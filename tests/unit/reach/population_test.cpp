#include "reach/population.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

std::string CodeOf(const Result<PopulationSpec>& result) {
  return result.ok() ? "" : result.error().code;
}

std::string WithVillage(const std::string& residents) {
  return R"({"villages": [{"id": "a", "residents": )" + residents + "}]}";
}

}  // namespace

TEST_CASE("a population is as large as its spec says and counts as it says") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  const PopulationSpec& spec = towns->spec();
  const Population& population = towns->at(0).population;
  REQUIRE(population.person_count == 4200);
  std::vector<std::uint32_t> by_village(3);
  std::array<double, kAgeCount> by_age{};
  for (std::uint32_t i = 0; i < population.person_count; ++i) {
    ++by_village[population.village[i]];
    ++by_age[population.age[i]];
    CHECK((population.usage[i] != kNone) == (i < population.user_count));
  }
  for (std::size_t v = 0; v < 3; ++v) CHECK(by_village[v] == spec.villages[v].residents);
  for (std::size_t a = 0; a < kAgeCount; ++a) {
    CHECK(by_age[a] == doctest::Approx(spec.age_share[a] * 4200).epsilon(0.02));
  }
}

TEST_CASE("users are numbered by cell, and the author's friends are the beginning of each") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  const Population& population = towns->at(0).population;
  REQUIRE(population.user_cells.back() == population.user_count);
  REQUIRE(population.other_cells.back() == population.person_count);
  for (std::uint32_t cell = 0; cell + 1 < population.user_cells.size(); ++cell) {
    for (std::uint32_t i = population.user_cells[cell]; i < population.user_cells[cell + 1]; ++i) {
      CHECK((population.village[i] * kAgeCount + population.age[i]) * 3 + population.usage[i] - 1 ==
            cell);
      if (i > population.user_cells[cell]) {
        CHECK(population.friend_rank[i - 1] < population.friend_rank[i]);
      }
    }
  }
  std::set<std::uint32_t> ranks(population.friend_rank.begin(), population.friend_rank.end());
  CHECK(ranks.size() == population.user_count);
  CHECK(*ranks.rbegin() == population.user_count - 1);
}

TEST_CASE("members and memberships are each other's inverse, and everyone lives somewhere") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  const Population& population = towns->at(1).population;
  std::size_t found = 0;
  for (std::uint32_t person = 0; person < population.person_count; ++person) {
    int households = 0;
    for (std::uint32_t i = population.circle_offsets[person];
         i < population.circle_offsets[person + 1]; ++i) {
      const Circle& circle = population.circles[population.circles_of[i]];
      const auto* begin = population.members.data() + circle.begin;
      const auto* end = population.members.data() + circle.end;
      CHECK(std::binary_search(begin, end, person));
      households += circle.kind == CircleKind::kHousehold;
      ++found;
    }
    CHECK(households == 1);
    const Circle& home = population.circles[population.household[person]];
    CHECK(home.kind == CircleKind::kHousehold);
    CHECK(home.village == population.village[person]);
  }
  CHECK(found == population.members.size());
  for (const Circle& circle : population.circles) {
    CHECK(circle.end > circle.begin);
    CHECK(std::is_sorted(population.members.begin() + circle.begin,
                         population.members.begin() + circle.end));
  }
}

TEST_CASE("a fifth of clubs, cohorts and work crosses villages, and none of the rest does") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  const Population& population = towns->at(0).population;
  std::array<double, kCircleKindCount> members{}, strangers{};
  for (const Circle& circle : population.circles) {
    for (std::uint32_t at = circle.begin; at < circle.end; ++at) {
      const auto kind = static_cast<std::size_t>(circle.kind);
      ++members[kind];
      strangers[kind] += population.village[population.members[at]] != circle.village;
    }
  }
  // Of a fifth that goes anywhere, this share lands in another village than the own one.
  double elsewhere = 1;
  for (const double residents : {2600., 1590., 10.})
    elsewhere -= residents * residents / 4200 / 4200;
  for (const CircleKind kind : {CircleKind::kClub, CircleKind::kCohort, CircleKind::kWork}) {
    const auto k = static_cast<std::size_t>(kind);
    CHECK(strangers[k] / members[k] == doctest::Approx(0.2 * elsewhere).epsilon(0.25));
  }
  for (const CircleKind kind : {CircleKind::kHousehold, CircleKind::kStreet, CircleKind::kKin}) {
    CHECK(strangers[static_cast<std::size_t>(kind)] == 0);
  }
}

TEST_CASE("the shift of log odds gives the totals that were entered") {
  PopulationSpec spec = SmallSpec();
  ParameterValues values = DefaultParameters();
  for (const double wanted : {0.1, 0.3, 0.55, 0.8}) {
    values[IndexOf(Parameter::kUsersTotal)] = wanted;
    values[IndexOf(Parameter::kDailyTotal)] = wanted * 0.7;
    const Adoption adoption = SolveAdoption(spec, values);
    double users = 0, daily = 0;
    for (std::size_t a = 0; a < kAgeCount; ++a) {
      users += spec.age_share[a] * adoption.users[a];
      daily += spec.age_share[a] * adoption.users[a] * adoption.daily_given_user[a];
    }
    CHECK(users == doctest::Approx(wanted).epsilon(1e-6));
    CHECK(daily == doctest::Approx(wanted * 0.7).epsilon(1e-6));
  }
}

TEST_CASE("adoption of nobody and of everybody are limits, not errors") {
  PopulationSpec spec = SmallSpec();
  ParameterValues values = DefaultParameters();
  spec.users_by_age.fill(0);
  CHECK(BuildPopulation(spec, values, 1, 0).user_count == 0);
  spec.users_by_age.fill(1);
  spec.daily_given_user.fill(1);
  const Population all = BuildPopulation(spec, values, 1, 0);
  CHECK(all.user_count == all.person_count);
}

TEST_CASE("a number's source is the nearest one that stands above it") {
  const auto spec = ParsePopulationSpec(
      R"({"villages": [{"id": "a", "residents": [500, "S"]},
          {"id": "b", "residents": 300, "source": "telling"}],
          "adoption": {"source": "Newcom", "facebook": {"users_total": [0.6, "S"]}}})");
  REQUIRE(spec.ok());
  std::map<std::string, std::pair<std::string, std::string>> notes;
  for (const SpecNote& note : spec.value().notes) notes[note.id] = {note.mark, note.source};
  using Note = std::pair<std::string, std::string>;
  CHECK(notes["villages.a"] == Note{"S", ""});
  CHECK(notes["villages.b"] == Note{"", "telling"});
  CHECK(notes["adoption.facebook.users_total"] == Note{"S", "Newcom"});
}

TEST_CASE("what a file borrowed, and what it joined, is noted beside its own figures") {
  const auto spec = ParsePopulationSpec(
      R"({"villages": [{"id": "a", "residents": 500, "merged": ["Buurt", "Gehucht"]}],
          "borrowed": [{"what": "circles", "mark": "A", "source": "losser-2014"}, {"mark": "A"}, 7]})");
  REQUIRE(spec.ok());
  const std::vector<SpecNote>& notes = spec.value().notes;
  const auto has = [&](std::string_view id, std::string_view value, std::string_view source) {
    return std::any_of(notes.begin(), notes.end(), [&](const SpecNote& note) {
      return note.id == id && note.value == value && note.source == source;
    });
  };
  CHECK(has("merged.a", "Buurt, Gehucht", ""));
  CHECK(has("borrowed.circles", "", "losser-2014"));
  // And what it does not have, which is not told twice.
  for (const char* absent : {"age_share", "household_size_share", "adoption.facebook",
                             "adoption.twitter", "weekly_paper.by_age"}) {
    CHECK_MESSAGE(has("borrowed." + std::string(absent), "", kDefaultSource), absent);
  }
  CHECK(std::count_if(notes.begin(), notes.end(),
                      [](const SpecNote& note) { return note.id.starts_with("borrowed"); }) == 6);
}

TEST_CASE("who reads the paper is entered by ages of any width, and spread year by year") {
  const auto by_age = [](const std::string& steps) {
    const auto spec = ParsePopulationSpec(
        R"({"villages": [{"id": "a", "residents": 500}], "weekly_paper": {"by_age": )" + steps +
        "}}");
    REQUIRE(spec.ok());
    return spec.value().paper_by_age;
  };
  const auto grown =
      by_age(R"([{"from": 0, "to": 17, "share": 0.1}, {"from": 18, "to": 119, "share": 0.6}])");
  for (std::size_t age = 0; age < kAgeCount; ++age) {
    CHECK(grown[age] == doctest::Approx(age < 2 ? 0.1 : 0.6));  // 12-17 and 18-24
  }
  // From 21 to 24 are four of the seven years of 18-24.
  const auto within = by_age(R"([{"from": 21, "to": 119, "share": 0.7}])");
  CHECK(within[1] == 0);
  CHECK(within[2] == doctest::Approx(0.7 * 4 / 7));
  CHECK(within[3] == doctest::Approx(0.7));
}

TEST_CASE("who uses X by age is given, and the totals say how many of them") {
  const auto spec_of = [](const std::string& x) {
    const auto spec = ParsePopulationSpec(
        R"({"villages": [{"id": "a", "residents": 500}], "adoption": {"twitter": )" + x + "}}");
    REQUIRE(spec.ok());
    return spec.value();
  };
  for (const double share : spec_of(R"({"users_by_age": [0,0,0,0,0,0,0,0,0]})").x_users_by_age) {
    CHECK(share == 0);
  }
  const PopulationSpec given =
      spec_of(R"({"users_total": 0.1, "users_by_age": [0,0.1,0.2,0.4,0.3,0.2,0.1,0.1,0.05]})");
  double total = 0;
  for (std::size_t age = 0; age < kAgeCount; ++age) {
    total += given.age_share[age] * given.x_users_by_age[age];
  }
  CHECK(total == doctest::Approx(0.1));
  CHECK(given.x_users_by_age[3] == doctest::Approx(2 * given.x_users_by_age[2]));
}

TEST_CASE("hostile specs are refused with a reason, at once") {
  const auto parse = [](const std::string& json) { return CodeOf(ParsePopulationSpec(json)); };
  CHECK(parse("") == "reach.not_json");
  CHECK(parse("[1, 2") == "reach.not_json");
  CHECK(parse("{}") == "reach.not_a_population");
  CHECK(parse(R"({"villages": []})") == "reach.not_a_population");
  CHECK(parse(WithVillage("0")) == "reach.no_residents");
  CHECK(parse(WithVillage("-5")) == "reach.bad_number");
  CHECK(parse(WithVillage("\"many\"")) == "reach.bad_number");
  CHECK(parse(WithVillage("1000000000")) == "reach.too_many_residents");
  CHECK(parse(WithVillage("1e30")) == "reach.too_many_residents");
  CHECK(parse(WithVillage("500")).empty());
  const std::string town = R"({"villages": [{"id": "a", "residents": [500, "S"]}], )";
  CHECK(parse(town + R"("age_share": [1, 2]})") == "reach.bad_number");
  CHECK(parse(town + R"("age_share": [1,1,1,1,1,1,1,1,1]})") == "reach.bad_share");
  CHECK(parse(town + R"("adoption": {"facebook": {"users_total": 1.5}}})") == "reach.bad_share");
  CHECK(parse(town + R"("adoption": {"facebook": {"users_total": 0.2, "daily_total": 0.3}}})") ==
        "reach.bad_share");
  CHECK(parse(town + R"("circles": {"household": {"most": 10000}}})") == "reach.circle_too_large");
  CHECK(parse(town + R"("adoption": {"facebook": {"users_total": 0.3, "daily_total": 0.3}}})")
            .empty());
  for (const char* club : {R"("median": -1)", R"("median": 1)", R"("most": 1)", R"("spread": 2.5)",
                           R"("spread": -1)", R"("memberships": 5.5)", R"("memberships": -1)"}) {
    CAPTURE(club);
    CHECK(parse(town + R"("circles": {"club": {)" + club + "}}}") == "reach.bad_number");
    const std::string household = R"("circles": {"household": {)" + std::string(club) + "}}}";
    CHECK(parse(town + household) ==
          (household.find('-') == std::string::npos ? "" : "reach.bad_number"));
  }
  CHECK(parse(town + R"("circles": {"club": {"median": 2, "most": 2, "spread": 2}}})").empty());

  PopulationSpec spec = SmallSpec();
  spec.users_by_age[3] = std::nan("");
  CHECK(CodeOf(CheckPopulationSpec(spec)) == "reach.bad_share");
  const auto wrong = ParsePopulationSpec(WithVillage("-5"));
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().place == "/villages/0/residents");
}

}  // namespace kringen::reach
