// Who can have seen a message: users of its platform in its year.
#include "reach/platform_users.h"

#include <doctest/doctest.h>

#include <cmath>

#include "reach/adoption.h"
#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

Engagement On(const char* platform, std::int64_t time) {
  Engagement message;
  message.platform = platform;
  message.time = time;
  return message;
}

constexpr std::int64_t kIn2014 = 1'400'000'000, kIn2025 = 1'760'000'000;

PopulationSpec Town() {
  PopulationSpec spec = SmallSpec();
  AdoptionYear early{2015, {}, "S", "x"}, late{2025, {}, "S", "x"};
  early.share.fill(.1);
  late.share.fill(.5);
  spec.adoption = {{"instagram", {early, late}}, {"facebook", {early, late}}};
  return spec;
}

TEST_CASE("the file's own figures are those of Facebook in its own time") {
  const PopulationSpec spec = Town();
  const UsersBound own = BoundOf(On("facebook", kIn2014), spec);
  CHECK(own.is_known);
  CHECK(own.persons == doctest::Approx(4200 * spec.users_total));
  CHECK(TownKeyOf(On("facebook", kIn2014), spec).empty());
  CHECK(TownSpecOf(On("facebook", kIn2014), spec).users_by_age == spec.users_by_age);
}

TEST_CASE("of other platforms and years the tables of use tell, and say nothing of the rest") {
  const PopulationSpec spec = Town();
  for (const char* const platform : {"facebook", "instagram"}) {
    const UsersBound bound = BoundOf(On(platform, kIn2025), spec);
    CHECK(bound.is_known);
    CHECK(bound.persons == doctest::Approx(2100).epsilon(.02));
    const PopulationSpec town = TownSpecOf(On(platform, kIn2025), spec);
    CHECK(town.users_total == doctest::Approx(.5).epsilon(.02));
    CHECK(town.daily_total < town.users_total);
  }
  CHECK(BoundOf(On("instagram", kIn2014), spec).persons == doctest::Approx(420).epsilon(.02));
  CHECK(TownKeyOf(On("instagram", kIn2014), spec) != TownKeyOf(On("instagram", kIn2025), spec));
  const UsersBound unknown = BoundOf(On("mastodon", kIn2025), spec);
  CHECK_FALSE(unknown.is_known);
  CHECK(unknown.persons == 4200);
  CHECK(TownKeyOf(On("mastodon", kIn2025), spec).empty());
  // Anybody may have seen what was reported there; nobody borrows the users of Facebook.
  Engagement reported = On("mastodon", kIn2025);
  reported.reported_reach = 4000;
  CHECK_FALSE(BoundOf(reported, spec).is_known);
  CHECK(TownSpecOf(reported, spec).users_total == 1);
}

TEST_CASE("a number drawn from the users is spread over just as many, in every town") {
  PopulationSpec spec = Town();
  AdoptionYear none{2025, {}, "S", "x"}, young{2025, {}, "S", "x"};
  young.share = {0, .9, .9, .9, .1, 0, 0, 0, 0};
  spec.adoption.push_back({"tiktok", {young}});
  spec.adoption.push_back({"threads", {none}});
  for (const char* const platform : {"facebook", "instagram", "tiktok", "threads", "mastodon"}) {
    CAPTURE(platform);
    Engagement message = On(platform, kIn2025);
    message.reported_reach = 900;
    TownCache towns(TownSpecOf(message, spec), 7, {}, 3);
    const double users = BoundOf(message, spec).persons;
    for (std::uint32_t town = 0; town < 3; ++town) {
      CHECK(std::abs(towns.at(town).population.user_count - users) <= 0.5);
    }
    // Without a figure a town may have more or fewer, as nobody counted them.
    message.reported_reach.reset();
    CHECK(TownKeyOf(message, spec).find("exact") == std::string::npos);
    CHECK_FALSE(TownSpecOf(message, spec).has_exact_users);
  }
}

TEST_CASE("of Facebook in the file's own year nothing is known that the file does not tell") {
  const std::string villages = R"({"year":2014,"villages":[{"id":"a","residents":4200}])";
  const auto bound_of = [&](const std::string& adoption) {
    Result<PopulationSpec> spec = ParsePopulationSpec(villages + adoption + "}");
    REQUIRE(spec.ok());
    return BoundOf(On("facebook", kIn2014), spec.value());
  };
  CHECK_FALSE(bound_of("").is_known);
  CHECK(bound_of("").persons == 4200);
  CHECK_FALSE(bound_of(R"(,"adoption":{"facebook":{"daily_total":0.3}})").is_known);
  CHECK(bound_of(R"(,"adoption":{"facebook":{"users_total":0.5}})").is_known);
  CHECK(bound_of(R"(,"adoption":{"facebook":{"users_total":0.5}})").persons == 2100);
  const UsersBound by_age = bound_of(
      R"(,"age_share":[0.2,0.2,0.2,0.2,0.2],"adoption":{"facebook":{"users_by_age":[0.9,0.9,0.9,0.9,0.9]}})");
  CHECK(by_age.is_known);
  CHECK(by_age.persons == doctest::Approx(3780).epsilon(1e-6));
  const UsersBound by_year = bound_of(
      R"(,"adoption":{"facebook":{"by_year":[{"year":2014,"by_age":[0.4,0.4,0.4,0.4,0.4]}]}})");
  CHECK(by_year.is_known);
  CHECK(by_year.persons == doctest::Approx(1680));
}

TEST_CASE("no number, of one message or of several, lies above what is given as the most") {
  const PopulationSpec spec = Town();
  const auto result_of = [&](const std::vector<Engagement>& messages) {
    const auto towns = std::make_shared<TownCache>(TownSpecOf(WidestOf(messages, spec), spec), 7,
                                                   std::vector<FixedParameter>{}, 4);
    const ReachSimulation done = Simulated(towns, Ask(messages, 128));
    for (const ReplicateRow& row : done.rows()) CHECK(row.reach <= row.users);
    return done.Result();
  };
  std::vector<Engagement> messages;
  for (const char* const id : {"a", "b", "c", "d", "e", "f"}) {
    messages.push_back(On("facebook", kIn2025));
    messages.back().id = id;
    messages.back().by_page = true;
    messages.back().reported_reach = 60'000;
    const ReachResult result = result_of(messages);
    CAPTURE(messages.size());
    CHECK(result.reach.high <= result.bound + 0.5);
    CHECK(result.bound == doctest::Approx(BoundOf(messages[0], spec).persons).epsilon(1e-3));
    CHECK(result.users.low == doctest::Approx(result.users.high).epsilon(1e-3));
  }
  // A profile's messages, of which no figure was reported, are followed through drawn users.
  messages.assign(3, On("facebook", kIn2014));
  for (Engagement& each : messages) {
    each.counts = {900, 900, 2000};
    each.local_share = 1;
  }
  const ReachResult drawn = result_of(messages);
  CHECK(drawn.users.low < drawn.users.high);
  CHECK(drawn.reach.high <= drawn.bound);
}

TEST_CASE("together, messages on two platforms reach no fewer than each alone") {
  PopulationSpec spec = Town();
  AdoptionYear few{2025, {}, "S", "x"};
  few.share.fill(.1);
  spec.adoption.push_back({"x", {few}});
  Engagement wide = On("facebook", kIn2025), narrow = On("x", kIn2025 + 86'400);
  wide.by_page = true;
  wide.reported_reach = 2000;
  narrow.reported_reach = 300;
  CHECK(WidestOf({wide, narrow}, spec).platform == "facebook");
  CHECK(WidestOf({narrow, wide}, spec).platform == "facebook");
  CHECK(WidestOf({narrow, On("x", kIn2025 + 99'000)}, spec).time == kIn2025 + 99'000);
  const auto reach = [&](const std::vector<Engagement>& messages) {
    const auto towns = std::make_shared<TownCache>(TownSpecOf(WidestOf(messages, spec), spec), 7,
                                                   std::vector<FixedParameter>{}, 1);
    return Simulated(towns, Ask(messages, 128)).Result().reach;
  };
  const Estimate both = reach({wide, narrow}), one = reach({wide}), other = reach({narrow});
  CHECK(both.median >= .97 * one.median);  // of one message 4,000 draws, of two the plays
  CHECK(both.low >= .9 * one.low);
  CHECK(both.median > other.median);
}

}  // namespace
}  // namespace kringen::reach
