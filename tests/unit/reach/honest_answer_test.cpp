// Questions whose answer would be wrong in silence: each is refused or carries a warning.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

ReachResult Answer(const ReachQuestion& question) {
  std::vector<FixedParameter> structural;
  for (const FixedParameter& one : question.parameters) {
    if (IndexOf(one.parameter) < kStructuralCount) structural.push_back(one);
  }
  return Simulated(SmallTowns(structural), question).Result();
}

// The warnings of the answer, or the code with which the question was refused.
std::vector<std::string> Said(const ReachQuestion& question) {
  const Result<ReachQuestion> checked = CheckQuestion(question, SmallSpec());
  if (!checked.ok()) return {checked.error().code};
  return Answer(checked.value()).warnings;
}

bool Says(const ReachQuestion& question, std::string_view code) {
  const std::vector<std::string> said = Said(question);
  return std::find(said.begin(), said.end(), code) != said.end();
}

TEST_CASE(
    "of a reported message who lives here and who uses the platform alone change the number") {
  Engagement message = Post(10, 20, 100);
  message.local_share.reset();
  message.reported_reach = 900;
  const double usual = Answer(Ask({message}, kLanes)).reach.median;
  for (const ParameterRow& row : ParameterTable()) {
    CAPTURE(row.id);
    const double now = Answer(Ask({message}, kLanes, {{row.parameter, row.low}})).reach.median;
    const bool counts =
        row.parameter == Parameter::kLocalShare || row.parameter == Parameter::kUsersTotal;
    CHECK((now != usual) == counts);
  }
}

// Of all shares, those by somebody who saw it through another.
double FurtherAway(std::vector<FixedParameter> fixed) {
  Engagement post =
      Post(2, 4, 19);  // of 3,500 followers, 7 % of whom saw it, and 12 % of these acted
  post.by_page = true;
  post.friends = 1200;
  const ReachResult result = Answer(Ask({post}, 256, std::move(fixed)));
  double all = 0;
  for (const double shares : result.depth) all += shares;
  return 1 - result.depth[0] / all;
}

TEST_CASE("a post of a page seldom gets further than one step") {
  const double usual = FurtherAway({});
  CHECK(usual < .1);
  CHECK(FurtherAway({{Parameter::kShareNear, 1}}) > 1.5 * usual);
}

TEST_CASE("a report of fewer than reacted is contradicted, alone and in a case") {
  const auto said = [](std::optional<double> reported) {
    std::vector<Engagement> posts{Post(10, 20, 100), Post(8, 10, 60)};
    posts[1].reported_reach = reported;
    std::vector<std::string> all = Said(Ask(posts, 64));
    return all.empty() ? std::string() : all.front();
  };
  CHECK(said(1) == "reach.contradicted");
  CHECK(said(59) == "reach.contradicted");
  for (const std::optional<double> fine : {std::optional<double>(), {60.0}, {600.0}, {1e9}}) {
    CHECK(said(fine) != "reach.contradicted");
  }
}

TEST_CASE("of whom nothing tells how many saw it there is no figure") {
  Engagement page = Post(10, 20, 100);
  page.by_page = true;
  CHECK(Said(Ask({page}, 32)).front() == "reach.no_evidence");
  page.audience.followers = 900;
  CHECK_FALSE(Says(Ask({page}, 32), "reach.no_evidence"));
}

TEST_CASE("more daily users than users is never answered in silence") {
  CHECK(Says(
      Ask({Post(10, 20, 100)}, 32, {{Parameter::kUsersTotal, .3}, {Parameter::kDailyTotal, .6}}),
      "more_daily_than_users"));
  CHECK_FALSE(Says(Ask({Post(10, 20, 100)}, 32), "more_daily_than_users"));
}

TEST_CASE("fewer reported impressions than people reached is never answered in silence") {
  Engagement post = Post(10, 20, 100);
  post.reported_reach = 600;
  post.reported_impressions = 100;
  CHECK(Says(Ask({post}, 32), "impressions_below_reach"));
  post.reported_impressions = 700;
  CHECK_FALSE(Says(Ask({post}, 32), "impressions_below_reach"));
}

TEST_CASE("a channel that does not exist is never left out in silence") {
  ReachQuestion question = Ask({Post(10, 20, 100)}, 32);
  question.mix = {"pigeons"};
  CHECK(Says(question, "reach.unknown_channel"));
}

TEST_CASE("an assumption is given once") {
  const Result<ReachQuestion> checked = CheckQuestion(
      Ask({Post(10, 20, 100)}, 32, {{Parameter::kUsersTotal, .3}, {Parameter::kUsersTotal, .6}}),
      SmallSpec());
  REQUIRE_FALSE(checked.ok());
  CHECK(checked.error().code == "reach.parameter_twice");
}

TEST_CASE("villages have ids of their own") {
  PopulationSpec spec = SmallSpec();
  REQUIRE(CheckPopulationSpec(spec).ok());
  spec.villages.push_back(spec.villages.front());
  const Result<PopulationSpec> checked = CheckPopulationSpec(spec);
  REQUIRE_FALSE(checked.ok());
  CHECK(checked.error().code == "reach.village_twice");
  CHECK(checked.error().place == "/villages/" + std::to_string(spec.villages.size() - 1) + "/id");
}

TEST_CASE("of messages that were reported no count is uncertain, and what was entered is not") {
  const auto names = [](std::optional<double> followers, std::optional<double> others) {
    std::vector<Engagement> posts;
    for (const char* id : {"a", "b", "c"}) {
      posts.push_back(Post(10, 20, 100));
      posts.back().id = id;
      posts.back().by_page = true;
      posts.back().local_share.reset();
      posts.back().reported_reach = 900;
      posts.back().audience.local_followers = followers;
      posts.back().audience.local_others = others;
    }
    std::vector<std::string> ids;
    for (const auto& each : Simulated(SmallTowns(), Ask(posts, 64)).Result().sensitivity) {
      ids.push_back(each.id);
    }
    return ids;
  };
  const auto has = [](const std::vector<std::string>& ids, const char* id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  for (const auto& ids : {names({}, {}), names(.8, {}), names(.8, .3)}) {
    CHECK_FALSE(has(ids, "local_share"));
  }
  CHECK(has(names({}, {}), "viewers_here"));
  CHECK(has(names(.8, {}), "viewers_here"));
  CHECK_FALSE(has(names(.8, .3), "viewers_here"));
}

}  // namespace
}  // namespace kringen::reach
