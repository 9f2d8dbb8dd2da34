#include "reach/adoption.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <set>
#include <string>

#include "base/json_pointers.h"
#include "model/item_names.h"
#include "support/random.h"
#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

std::string BytesOf(const std::string& path) {
  std::ifstream file(KRINGEN_SOURCE_DIR "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

PopulationSpec WithYears(std::vector<AdoptionYear> years) {
  PopulationSpec spec = SmallSpec();
  spec.adoption = {{"facebook", std::move(years)}};
  return spec;
}

ByAge RandomShares(Random* random) {
  ByAge shares{};
  for (double& share : shares) share = random->OneIn(10) ? random->Below(2) : random->Unit();
  return shares;
}

ByAge At(const PopulationSpec& spec, double year) {
  const auto shares = AdoptionAt(spec, "facebook", year);
  REQUIRE(shares);
  return *shares;
}

double LogOdds(double share) { return std::log(share / (1 - share)); }

std::string Parsed(const std::string& adoption) {
  const auto spec = ParsePopulationSpec(
      R"({"villages": [{"id": "a", "residents": 500}], "adoption": )" + adoption + "}");
  return spec.ok() ? "" : spec.error().code + " " + spec.error().place;
}

}  // namespace

TEST_CASE("a year that is known is told as it is known, and so is all before and behind") {
  Random random(1);
  for (int round = 0; round < 50; ++round) {
    std::vector<AdoptionYear> years;
    double year = 2000;
    for (int i = 0; i < 1 + round % 6; ++i) {
      year += 0.5 + 3 * random.Unit();
      years.push_back({year, RandomShares(&random), "A", ""});
    }
    const PopulationSpec spec = WithYears(years);
    for (const AdoptionYear& each : years) CHECK(At(spec, each.year) == each.share);
    constexpr double kEver = std::numeric_limits<double>::infinity();
    for (const double behind : {year + 1e-9, year + 40, kEver}) {
      CHECK(At(spec, behind) == years.back().share);
    }
    for (const double before : {years.front().year - 1e-9, 0.0, -kEver}) {
      CHECK(At(spec, before) == years.front().share);
    }
  }
}

TEST_CASE(
    "between two years shares move one way, evenly in log odds, and leave nobody out of 0..1") {
  Random random(2);
  for (int round = 0; round < 200; ++round) {
    const ByAge from = RandomShares(&random), to = RandomShares(&random);
    const PopulationSpec spec = WithYears({{2014, from, "S", ""}, {2020, to, "A", ""}});
    ByAge last = from;
    for (int step = 1; step <= 60; ++step) {
      const ByAge now = At(spec, 2014 + step / 10.0);
      for (std::size_t age = 0; age < kAgeCount; ++age) {
        const auto [low, high] = std::minmax(from[age], to[age]);
        CHECK(now[age] >= low - 1e-12);
        CHECK(now[age] <= high + 1e-12);
        CHECK((now[age] - last[age]) * (to[age] - from[age]) >= -1e-12);
      }
      last = now;
    }
    const ByAge middle = At(spec, 2017);
    for (std::size_t age = 0; age < kAgeCount; ++age) {
      const bool is_inside = std::min(from[age], to[age]) > 0 && std::max(from[age], to[age]) < 1;
      if (!is_inside) continue;
      CHECK(LogOdds(middle[age]) ==
            doctest::Approx((LogOdds(from[age]) + LogOdds(to[age])) / 2).epsilon(1e-6));
    }
  }
}

TEST_CASE("who stays away is told as surely as who is there") {
  Random random(3);
  for (int round = 0; round < 50; ++round) {
    ByAge from = RandomShares(&random), to = RandomShares(&random);
    const PopulationSpec users = WithYears({{2014, from, "", ""}, {2020, to, "", ""}});
    for (double& share : from) share = 1 - share;
    for (double& share : to) share = 1 - share;
    const PopulationSpec others = WithYears({{2014, from, "", ""}, {2020, to, "", ""}});
    const double year = 2014 + 6 * random.Unit();
    for (std::size_t age = 0; age < kAgeCount; ++age) {
      CHECK(At(users, year)[age] + At(others, year)[age] == doctest::Approx(1));
    }
  }
}

TEST_CASE("of a platform that the file does not know nothing is told") {
  const PopulationSpec spec = WithYears({{2014, {}, "", ""}});
  CHECK_FALSE(AdoptionAt(spec, "instagram", 2014));
  CHECK_FALSE(AdoptionAt(spec, "", 2014));
  CHECK_FALSE(AdoptionAt(spec, "facebook", std::nan("")));
  CHECK_FALSE(AdoptionAt(SmallSpec(), "facebook", 2014));
  CHECK_FALSE(AdoptionAt(WithYears({}), "facebook", 2014));
  CHECK(NearestAdoption(spec, "instagram", 2014) == nullptr);
  // What a speech said of one year is no table of years.
  const auto speech = ParsePopulationSpec(
      R"({"villages": [{"id": "a", "residents": 500}],
          "adoption": {"source": "Newcom", "facebook": {"users_total": [0.6, "S"]}}})");
  REQUIRE(speech.ok());
  CHECK_FALSE(AdoptionAt(speech.value(), "facebook", 2014));
}

TEST_CASE("the mark of a moment is that of the year nearest to it") {
  const PopulationSpec spec =
      WithYears({{2014, {}, "S", "a"}, {2020, {}, "A", "b"}, {2021, {}, "D", "c"}});
  for (const auto& [year, mark] :
       {std::pair{1900.0, "S"}, {2016.9, "S"}, {2017.1, "A"}, {2020.6, "D"}, {2400.0, "D"}}) {
    const AdoptionYear* nearest = NearestAdoption(spec, "facebook", year);
    REQUIRE(nearest != nullptr);
    CHECK(nearest->mark == mark);
  }
}

TEST_CASE("years of adoption that are not sound are refused with their place") {
  const std::string nine = "[0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1]";
  const auto rows = [](const std::string& all) {
    return Parsed(R"({"x": {"by_year": [)" + all + "]}}");
  };
  const auto row = [](const std::string& year, const std::string& shares) {
    return R"({"year": )" + year + R"(, "by_age": )" + shares + "}";
  };
  const std::string list = "/adoption/x/by_year/";
  CHECK(rows(row("2014", nine) + "," + row("2015.5", nine)).empty());
  CHECK(rows(row("2014", R"({"value": )" + nine + R"(, "mark": "S"})")).empty());
  CHECK(rows("") == "");
  CHECK(rows(row("2014", nine) + "," + row("2014", nine)) == "reach.bad_year " + list + "1/year");
  CHECK(rows(row("2014", nine) + "," + row("2013", nine)) == "reach.bad_year " + list + "1/year");
  CHECK(rows(row("14", nine)) == "reach.bad_year " + list + "0/year");
  CHECK(rows(row("1e99", nine)) == "reach.bad_year " + list + "0/year");
  CHECK(rows(row("\"2014\"", nine)) == "reach.bad_number " + list + "0");
  CHECK(rows(row("2014", "[0.1]")) == "reach.bad_number " + list + "0/by_age");
  CHECK(rows(row("2014", "7")) == "reach.bad_number " + list + "0/by_age");
  CHECK(rows("5") == "reach.bad_number " + list + "0");
  std::string over = nine;
  over.replace(over.rfind("0.1"), 3, "1.1");
  CHECK(rows(row("2014", over)) == "reach.bad_share " + list + "0/by_age/8");
  std::string many;
  for (int year = 0; year < 101; ++year) {
    many += (many.empty() ? "" : ",") + row(std::to_string(1990 + year), nine);
  }
  CHECK(rows(many) == "reach.bad_year /adoption/x/by_year");
}

TEST_CASE("the common table gives the numbers of users that were reported, and says where") {
  const std::string bytes = BytesOf("assets/adoption/netherlands.json");
  const auto table = JsonPointers::Read(bytes, "");
  REQUIRE(table.ok());
  const JsonPointers& json = table.value();
  std::set<std::string, std::less<>> sources;
  for (std::size_t i = 0; i < json.Size("/sources"); ++i) {
    sources.emplace(*json.Text("/sources/" + std::to_string(i) + "/id"));
  }
  const auto people = [&](std::size_t age, double year) {
    const auto in = [&](const char* row) {
      return *json.Number("/people/by_year/" + std::string(row) + "/value/" + std::to_string(age));
    };
    return in("0") + (in("1") - in("0")) * (year - 2014) / 10;
  };
  std::set<std::string> platforms;
  json.ForMembers("/adoption", [&](std::string_view platform, std::string_view pointer) {
    platforms.emplace(platform);
    const std::string list = std::string(pointer) + "/by_year";
    REQUIRE(json.Size(list) > 1);
    for (std::size_t i = 0; i < json.Size(list); ++i) {
      const std::string row = list + "/" + std::to_string(i);
      CAPTURE(row);
      double users = 0;
      for (std::size_t age = 1; age < kAgeCount; ++age) {
        users += people(age - 1, *json.Number(row + "/year")) *
                 *json.Number(row + "/by_age/value/" + std::to_string(age));
      }
      CHECK(users == doctest::Approx(*json.Number(row + "/users/value")).epsilon(0.03));
      CHECK(std::string("SDMA").find(*json.Text(row + "/users/mark")) != std::string::npos);
      CHECK(json.Text(row + "/by_age/mark") == "A");
      CHECK(sources.count(*json.Text(row + "/source")) == 1);
    }
  });
  for (const char* needed : {"facebook", "instagram", "linkedin", "x"}) {
    CHECK(platforms.count(needed) == 1);
  }
  for (const std::string& platform : platforms) {
    CHECK(std::count(kPlatformNames.begin(), kPlatformNames.end(), platform) == 1);
  }
}

TEST_CASE("the years in the file of Losser are those of the common table") {
  const std::string losser = BytesOf("assets/losser/population.json");
  const auto ours = ParsePopulationSpec(losser);
  const auto common = ParseAdoption(BytesOf("assets/adoption/netherlands.json"));
  REQUIRE(ours.ok());
  REQUIRE(common.ok());
  REQUIRE(ours.value().adoption.size() == common.value().size());
  for (const PlatformAdoption& platform : common.value()) {
    const PlatformAdoption* same = FindAdoption(ours.value(), platform.platform);
    REQUIRE(same != nullptr);
    REQUIRE(same->years.size() == platform.years.size());
    for (std::size_t i = 0; i < platform.years.size(); ++i) {
      CHECK(same->years[i].year == platform.years[i].year);
      CHECK(same->years[i].share == platform.years[i].share);
      CHECK(same->years[i].mark == platform.years[i].mark);
      CHECK(same->years[i].source == platform.years[i].source);
    }
  }
  // And what the speech said of 2014 stands beside it.
  CHECK(ours.value().users_total == 0.55);
  CHECK(ours.value().daily_total == 0.4);
}

}  // namespace kringen::reach
