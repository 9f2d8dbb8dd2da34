#include "reach/reach_simulation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

using enum Parameter;

std::string CodeOf(const ReachQuestion& question) {
  const Result<ReachQuestion> checked = CheckQuestion(question, SmallSpec());
  return checked.ok() ? "" : checked.error().code;
}

void CheckSplit(const Cell& cell) {
  CAPTURE(cell.id);
  const double reach = cell.direct + cell.both + cell.shared;
  const double missed = cell.not_on_platform + cell.no_tie + cell.not_shown;
  CHECK(reach + missed == doctest::Approx(cell.residents).epsilon(1e-9));
  CHECK(cell.no_tie >= 0);
  CHECK(cell.not_shown >= -1e-9);
  CHECK(cell.residents >= kSmallestCell);
}

}  // namespace

TEST_CASE("a result never depends on how the work was sliced") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  ReachQuestion question = Ask({Post(20, 10, 60), Post(5, 0, 20)}, 96);
  question.circles = question.noise = true;
  ReachSimulation whole(towns, question), sliced(SmallTowns(), question);
  while (whole.Step(100'000)) {
  }
  int slices = 0;
  while (sliced.Step(1)) {
    ++slices;
    if (slices == 2) CHECK(sliced.Result().reach.median > 0);
  }
  CHECK(slices > 2);
  REQUIRE(whole.rows().size() == sliced.rows().size());
  for (std::size_t r = 0; r < whole.rows().size(); ++r) {
    CHECK(whole.rows()[r].reach == sliced.rows()[r].reach);
    CHECK(whole.rows()[r].impressions == sliced.rows()[r].impressions);
  }
  CHECK(whole.Result().noise->high == sliced.Result().noise->high);
  CHECK(whole.Result().circle_shares->shared == sliced.Result().circle_shares->shared);
}

TEST_CASE("a step does as much as its budget and no more") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  ReachQuestion question = Ask({Post(20, 10, 60)}, 4 * kLanes);
  for (std::uint32_t batches = 1; batches <= 3; ++batches) {
    for (const std::uint32_t budget : {(batches - 1) * kLanes + 1, batches * kLanes}) {
      ReachSimulation simulation(towns, question);
      CHECK(simulation.Step(budget));
      CHECK(simulation.replicates() == batches * kLanes);
    }
  }
  question.noise = true;
  ReachSimulation all(towns, question);
  CHECK_FALSE(all.Step(1'000'000));
  CHECK(all.replicates() == 4 * kLanes);
  CHECK(all.Result().noise);
}

TEST_CASE("a rough answer is the beginning of the sharp one") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  const ReachSimulation rough = Simulated(towns, Ask({Post(20, 10, 60)}, 64));
  const ReachSimulation sharp = Simulated(towns, Ask({Post(20, 10, 60)}, 256));
  for (std::size_t r = 0; r < 64; ++r) CHECK(rough.rows()[r].reach == sharp.rows()[r].reach);
}

TEST_CASE("the same figures from every compiler") {
  const ReachSimulation simulation = Simulated(SmallTowns(), Ask({Post(30, 40, 200)}, 64));
  std::uint64_t reach = 0, thrice = 0, shared = 0, impressions = 0;
  for (const ReplicateRow& row : simulation.rows()) {
    reach += row.reach;
    thrice += row.thrice;
    shared += row.shared;
    impressions += row.impressions;
  }
  CHECK(reach == 59046);
  CHECK(thrice == 9048);
  CHECK(shared == 38441);
  CHECK(impressions == 97471);
}

TEST_CASE("the hard bounds hold in every replicate, and the parts add up") {
  for (const auto& post : {Post(0, 0, 0), Post(3, 0, 0), Post(40, 60, 300), Post(300, 200, 900)}) {
    const ReachSimulation simulation = Simulated(SmallTowns(), Ask({post}, 64));
    for (const ReplicateRow& row : simulation.rows()) {
      CHECK(row.reach >= row.direct + row.both);
      CHECK(row.reach >= row.engaged);
      CHECK(row.reach <= row.impressions);
      CHECK(row.reach <= row.users);
      CHECK(row.reach == row.direct + row.both + row.shared);
      CHECK(row.thrice <= row.reach);
    }
  }
}

TEST_CASE("more of anything never means less reach, with the same random numbers") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  const auto rises = [&](const std::vector<ReachQuestion>& questions) {
    double before = -1;
    for (const ReachQuestion& question : questions) {
      const double now = MeanReach(Simulated(towns, question));
      CHECK(now > before);
      before = now;
    }
  };
  rises(
      {Ask({Post(0, 0, 0)}), Ask({Post(10, 0, 0)}), Ask({Post(25, 0, 0)}), Ask({Post(80, 0, 0)})});
  rises({Ask({Post(5, 0, 0)}), Ask({Post(5, 30, 0)}), Ask({Post(5, 90, 0)})});
  rises({Ask({Post(5, 0, 0)}), Ask({Post(5, 0, 150)}), Ask({Post(5, 0, 500)})});
  const auto sweep = [&](Parameter parameter, std::initializer_list<double> values) {
    std::vector<ReachQuestion> questions;
    for (const double value : values) {
      questions.push_back(Ask({Post(20, 20, 80)}, 128, {{parameter, value}}));
    }
    rises(questions);
  };
  sweep(kFriendsShare, {0, .05, .1, .2, .4});
  sweep(kVisibility, {.6, .8, 1, 1.2, 1.6});
  sweep(kPostEffect, {-1, -.5, 0, .5, 1});
  sweep(kTieFactor, {.2, .5, 1, 1.5, 2});
  sweep(kBackground, {0, 5, 12, 25});
  sweep(kEtaComment, {0, .2, .5, 1});
}

TEST_CASE("friends and visibility only add to who sees it directly, person by person") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  const auto direct_of = [&](Parameter parameter, double value) {
    std::vector<std::uint32_t> direct;
    const auto simulation = Simulated(towns, Ask({Post(0, 0, 0)}, 64, {{parameter, value}}));
    for (const ReplicateRow& row : simulation.rows()) direct.push_back(row.direct);
    return direct;
  };
  for (const auto& [parameter, low, high] :
       {std::tuple{kFriendsShare, .1, .12}, {kVisibility, .9, 1.1}, {kSeenDaily, .3, .31}}) {
    const auto less = direct_of(parameter, low), more = direct_of(parameter, high);
    for (std::size_t r = 0; r < less.size(); ++r) CHECK(less[r] <= more[r]);
  }
}

TEST_CASE("cells add up to everyone, small ones are merged, and the unreached have a reason") {
  ReachQuestion question = Ask({Post(20, 30, 100)});
  question.circles = true;
  question.mix = {"paper"};
  const ReachResult result = Simulated(SmallTowns(), question).Result();
  REQUIRE(result.villages.size() == 2);  // the hamlet of ten is not shown
  CHECK(result.villages[1].merged == std::vector<std::string>{"gehucht"});
  for (const auto* cells : {&result.villages, &result.ages, &result.usage}) {
    double residents = 0, reach = 0;
    for (const Cell& cell : *cells) {
      CheckSplit(cell);
      residents += cell.residents;
      reach += cell.direct + cell.both + cell.shared;
    }
    CHECK(residents == doctest::Approx(4200).epsilon(1e-9));
    CHECK(reach == doctest::Approx(result.villages[0].direct + result.villages[0].both +
                                   result.villages[0].shared + result.villages[1].direct +
                                   result.villages[1].both + result.villages[1].shared));
  }
  CHECK(result.ages[0].blind);  // no child under twelve has an account
  for (const Cell& cell : result.blind_spots) CheckSplit(cell);
  double frequency = 0;
  for (const Estimate& bin : result.frequency) frequency += bin.median;
  CHECK(frequency == doctest::Approx(4200).epsilon(0.05));
  CHECK(result.reach.low <= result.reach.median);
  CHECK(result.reach.median <= result.reach.high);
  double shares = 0;
  for (const double at_depth : result.depth) shares += at_depth;
  CHECK(shares == doctest::Approx(20));
  REQUIRE(result.circle_types.size() == kCircleKindCount);
  for (const CircleTypeResult& type : result.circle_types) {
    CHECK(type.with_reached.median >= type.members_reached.median);
    CHECK(type.touched.high <= 1);
  }
  REQUIRE(result.mix_total);
  CHECK(result.mix_total->net.median <= result.mix_total->gross.median);
  CHECK(result.mix_total->net.median >= result.mix[0].gross.median * 0.99);
}

TEST_CASE("a message that nobody saw touches no circle") {
  Engagement silent = Post(0, 0, 0);
  silent.friends = 0;
  ReachQuestion question = Ask({silent}, 32);
  question.circles = true;
  const ReachResult result = Simulated(SmallTowns(), question).Result();
  CHECK(result.reach.high == 0);
  for (const CircleTypeResult& type : result.circle_types) CHECK(type.with_reached.high == 0);
}

TEST_CASE("what simulation alone scatters is less than what is not known, on every platform") {
  for (const char* const platform : {"facebook", "x", "other"}) {
    Engagement post = Post(10, 20, 100);
    post.platform = platform;
    ReachQuestion question = Ask({post}, 256);
    question.noise = true;
    const ReachResult result = Simulated(SmallTowns(), question).Result();
    CAPTURE(platform);
    REQUIRE(result.noise);
    CHECK(result.noise->high - result.noise->low < 0.7 * (result.reach.high - result.reach.low));
  }
}

TEST_CASE("the closed form of circle coverage agrees with friends drawn at random") {
  PopulationSpec spec = SmallSpec();
  spec.users_by_age.fill(1);  // everyone uses it: nothing but chance decides who is a friend
  spec.users_total = 1;
  spec.daily_given_user.fill(1);
  spec.daily_total = 1;
  auto towns = std::make_shared<TownCache>(spec, 3, std::vector<FixedParameter>{}, 2);
  ReachQuestion question = Ask({Post(0, 0, 0)}, 64);
  question.circles = true;
  for (const CircleTypeResult& type : Simulated(towns, question).Result().circle_types) {
    CAPTURE(type.id);
    if (type.circles < 100) continue;
    // Friends have somewhat more memberships than others, so a little more is touched.
    CHECK(type.touched.median > type.expected - 0.04);
    CHECK(type.touched.median < type.expected + 0.08);
  }
}

TEST_CASE("several messages are deduplicated: the curve rises and ends at the result") {
  const std::vector<Engagement> posts(6, Post(5, 5, 30));
  const ReachResult result = Simulated(SmallTowns(), Ask(posts, 64)).Result();
  REQUIRE(result.curve.size() == 6);
  for (std::uint32_t i = 0; i < 6; ++i) CHECK(result.curve[i].messages == i + 1);
  for (std::size_t i = 1; i < 6; ++i) {
    CHECK(result.curve[i].reach.median >= result.curve[i - 1].reach.median);
    CHECK(result.curve[i].thrice.median >= result.curve[i - 1].thrice.median);
  }
  CHECK(result.curve[5].reach.median == result.reach.median);
  CHECK(result.curve[5].thrice.high == result.thrice.high);
  const ReachResult one = Simulated(SmallTowns(), Ask({posts[0]}, 64)).Result();
  CHECK(result.curve[0].reach.median == one.reach.median);
  CHECK(result.reach.median < 6 * one.reach.median);
}

// Of the replicates: what they reached, and what they were to reach.
std::pair<double, double> ReachAndTarget(const ReachSimulation& simulation) {
  double reach = 0, target = 0;
  for (const ReplicateRow& row : simulation.rows()) {
    reach += row.reach;
    target += row.target;
  }
  return {reach, target};
}

TEST_CASE("a reported figure is met, however few or many, by followers, friends or the platform") {
  for (const double reported : {200.0, 300.0, 800.0, 3000.0, 90'000.0}) {
    Engagement post = Post(10, 20, 100);
    post.local_share.reset();
    post.reported_reach = reported;
    const ReachSimulation simulation = Simulated(SmallTowns(), Ask({post}, 128));
    const auto [reach, target] = ReachAndTarget(simulation);
    CAPTURE(reported);
    CHECK(reach == doctest::Approx(target).epsilon(0.06));
    const ReachResult result = simulation.Result();
    CHECK(result.evidence == Evidence::kReported);
    CHECK(result.reach.high <= result.bound);
    // One number: the cells add up to what was told at once.
    const auto at_once = ResultAtOnce(simulation.question(), SmallSpec(), 7);
    REQUIRE(at_once);
    CHECK(at_once->reach.median == result.reach.median);
    CHECK(at_once->warnings == result.warnings);
    double sum = 0;
    for (const Cell& cell : result.villages) {
      sum += cell.direct + cell.both + cell.shared + cell.recommended;
    }
    CHECK(sum == doctest::Approx(reach / 128));
  }
}

TEST_CASE("those to whom the platform showed it are the rest, and nobody is counted twice") {
  Engagement post = Post(0, 0, 0);
  post.friends = 100;
  post.reported_reach = 2000;
  const ReachSimulation simulation = Simulated(SmallTowns(), Ask({post}, 64));
  for (const ReplicateRow& row : simulation.rows()) {
    CHECK(row.reach == row.direct + row.both + row.shared + row.recommended);
  }
  CHECK(simulation.Result().recommended.low > 100);
}

TEST_CASE(
    "of several messages of one author an answer that was possible lies within what was said "
    "before it") {
  std::vector<Engagement> posts;
  for (const char* id : {"a", "b", "c", "d", "e"}) {
    posts.push_back(Post(0, 0, 0));
    posts.back().id = id;
    posts.back().local_share.reset();
    posts.back().friends = 100;
    posts.back().reported_reach = 700;
  }
  const Estimate unknown = Simulated(SmallTowns(), Ask(posts, 256)).Result().reach;
  for (const double share : {.35, .6, .85}) {
    for (Engagement& post : posts) post.local_share = share;
    const Estimate known = Simulated(SmallTowns(), Ask(posts, 64)).Result().reach;
    CAPTURE(share);
    CHECK(known.median > unknown.low);
    CHECK(known.median < unknown.high);
  }
}

TEST_CASE("in a case those whom only a platform showed it to are not said to have it from others") {
  Engagement post = Post(0, 0, 0);  // nobody passed it on
  post.friends = 100;
  post.reported_reach = 2000;
  Engagement second = post;
  second.id = "second";
  const ReachSimulation simulation = Simulated(SmallTowns(), Ask({post, second}, 64));
  for (const ReplicateRow& row : simulation.rows()) {
    CHECK(row.reach == row.direct + row.both + row.shared + row.recommended);
    CHECK(row.shared == 0);
    CHECK(row.both == 0);
    CHECK(row.recommended > 0);
  }
  double recommended = 0;
  for (const Cell& cell : simulation.Result().villages) recommended += cell.recommended;
  CHECK(recommended > 500);
}

TEST_CASE("as many followers saw it directly as the platform reported") {
  Engagement post = Post(0, 0, 0);
  post.by_page = true;
  post.friends.reset();
  post.reported_reach = 1000;
  for (const double part : {.05, .5, .95}) {
    post.follower_share = part;
    double direct = 0, recommended = 0, reach = 0;
    const ReachSimulation simulation = Simulated(SmallTowns(), Ask({post}, 128));
    for (const ReplicateRow& row : simulation.rows()) {
      direct += row.direct + row.both;
      recommended += row.recommended;
      reach += row.reach;
    }
    CAPTURE(part);
    CHECK(direct / reach == doctest::Approx(part).epsilon(.05));
    CHECK(recommended / reach == doctest::Approx(1 - part).epsilon(.05));
  }
}

TEST_CASE("the replay of a reported message rises to what it reached") {
  Engagement post = Post(15, 10, 40);
  post.reported_reach = 1500;
  ReachQuestion question = Ask({post}, 64);
  question.replay = question.circles = true;
  const ReachResult result = Simulated(SmallTowns(), question).Result();
  REQUIRE(result.replay);
  CHECK(result.replay->reached.back() == doctest::Approx(result.reach.median));
}

TEST_CASE("where nothing was reported, no share of the replicates counts more than others") {
  for (const std::size_t messages : {1, 2}) {
    const std::vector<Engagement> posts(messages, Post(20, 20, 80));
    const ReachResult result = Simulated(SmallTowns(), Ask(posts, 64)).Result();
    CHECK_FALSE(result.effective);
  }
}

TEST_CASE("known times of shares weigh the replicates; evenly spread ones hardly do") {
  Engagement post = Post(12, 0, 0);
  for (int i = 1; i <= 12; ++i) post.share_times.push_back(i * 1800);
  const ReachResult result = Simulated(SmallTowns(), Ask({post}, 128)).Result();
  REQUIRE(result.effective);
  CHECK(*result.effective > 0.1);
  CHECK(*result.effective <= 1);
}

TEST_CASE("the replay is one replicate in time: it rises to its reach and opens circles") {
  ReachQuestion question = Ask({Post(15, 10, 40)}, 64);
  question.replay = question.circles = true;
  const ReachResult result = Simulated(SmallTowns(), question).Result();
  REQUIRE(result.replay);
  CHECK(std::is_sorted(result.replay->seconds.begin(), result.replay->seconds.end()));
  CHECK(std::is_sorted(result.replay->reached.begin(), result.replay->reached.end()));
  CHECK(result.replay->reached.back() == doctest::Approx(result.reach.median));
  CHECK(result.replay->events.size() == 65);
  REQUIRE(result.circle_shares);
  CHECK(result.circle_shares->first.size() == result.circle_shares->direct.size());
  for (std::size_t i = 0; i < result.circle_shares->first.size(); ++i) {
    const int first = result.circle_shares->first[i], half = result.circle_shares->half[i];
    CHECK((half == -1 || (first >= 0 && first <= half)));
    CHECK(std::max(first, half) < std::ssize(result.replay->seconds));
  }
}

TEST_CASE("pairs use the same random numbers: the same question differs by nothing") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  const auto with = Simulated(towns, Ask({Post(20, 20, 80)}));
  const auto same = Simulated(towns, Ask({Post(20, 20, 80)}));
  const Compared nothing = Compare(with, same);
  CHECK(nothing.difference.low == 0);
  CHECK(nothing.difference.high == 0);
  const auto less = Simulated(towns, Ask({Post(20, 20, 80)}, 128, {{kFriendsShare, .1}}));
  const Compared compared = Compare(with, less);
  CHECK(compared.difference.low > 0);
  // Far more certain than each of the two by itself.
  CHECK(compared.difference.high - compared.difference.low <
        compared.reach.high - compared.reach.low);
}

TEST_CASE("who changes the share of friends asks about others than were counted") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  Engagement counted = Post(5, 5, 20);
  counted.friends = 700;
  const auto same = [&](const ReachQuestion& a, const ReachQuestion& b) {
    const ReachSimulation first = Simulated(towns, a), second = Simulated(towns, b);
    return std::equal(
        first.rows().begin(), first.rows().end(), second.rows().begin(),
        [](const ReplicateRow& x, const ReplicateRow& y) { return x.reach == y.reach; });
  };
  for (const bool by_page : {false, true}) {
    CAPTURE(by_page);
    counted.by_page = by_page;
    Engagement uncounted = counted;
    uncounted.friends.reset();
    const FixedParameter assumed{by_page ? kPageFans : kFriendsShare, .1};
    const FixedParameter of_others{by_page ? kFriendsShare : kPageFans, .1};
    CHECK(same(Ask({counted}, 64, {assumed}), Ask({uncounted}, 64, {assumed})));
    CHECK(same(Ask({counted}, 64, {of_others}), Ask({counted}, 64)));
    CHECK(!same(Ask({counted}, 64), Ask({uncounted}, 64)));
  }
}

TEST_CASE("impossible questions are refused; merely odd ones end with a warning") {
  CHECK(CodeOf(Ask({})) == "reach.no_message");
  Engagement post = Post(1, 1, 1);
  post.friends = 5000;
  CHECK(CodeOf(Ask({post})) == "reach.friends_exceed_residents");
  CHECK(CodeOf(Ask({Post(5000, 0, 0)})) == "reach.engaged_exceed_residents");
  post = Post(1, 1, 1);
  post.local_share = std::nan("");
  CHECK(CodeOf(Ask({post})) == "reach.bad_number");
  post = Post(1, 1, 1);
  post.reported_reach = -1;
  CHECK(CodeOf(Ask({post})) == "reach.bad_number");
  CHECK(CodeOf(Ask({Post(1, 1, 1)}, 0)) == "reach.bad_number");
  CHECK(CodeOf(Ask({Post(1, 1, 1)}, 64, {{kVisibility, std::nan("")}})) ==
        "reach.parameter_out_of_range");

  // More shares than people who saw it, and more friends than users.
  post = Post(4000, 0, 0);
  post.friends = 4200;
  const ReachResult result = Simulated(SmallTowns(), Ask({post}, 32)).Result();
  CHECK(result.reach.high <= result.users.high);
  CHECK(std::count(result.warnings.begin(), result.warnings.end(), "more_shares_than_seen") == 1);
  CHECK(std::count(result.warnings.begin(), result.warnings.end(), "more_friends_than_users") == 1);
}

TEST_CASE("a town without users, and one resident, are answered") {
  PopulationSpec spec = SmallSpec();
  spec.users_by_age.fill(0);
  spec.users_total = spec.daily_total = 0;
  auto towns = std::make_shared<TownCache>(spec, 1, std::vector<FixedParameter>{}, 1);
  ReachQuestion question = Ask({Post(5, 5, 5)}, 32);
  question.circles = question.replay = question.noise = true;
  CHECK(Simulated(towns, question).Result().reach.high == 0);
  spec = SmallSpec();
  spec.villages = {{"a", 1}};
  towns = std::make_shared<TownCache>(spec, 1, std::vector<FixedParameter>{}, 2);
  const ReachResult one = Simulated(towns, question).Result();
  CHECK(one.reach.high <= 1);
  CHECK(one.villages.empty());  // nobody is shown
}

// Every number of the result, of the whole and of its parts.
static void CheckFinite(const ReachResult& result) {
  const auto check = [](const Estimate& estimate) {
    CHECK(std::isfinite(estimate.low + estimate.median + estimate.high));
  };
  check(result.reach);
  check(result.users);
  for (const auto* cells : {&result.villages, &result.ages, &result.usage, &result.blind_spots}) {
    for (const Cell& cell : *cells) {
      check(cell.reach);
      if (cell.figure) check(*cell.figure);
      CHECK(std::isfinite(cell.residents + cell.users + cell.not_on_platform + cell.no_tie +
                          cell.not_shown + cell.direct + cell.both + cell.shared +
                          cell.recommended));
    }
  }
  REQUIRE(result.mix_total.has_value());
  check(result.mix_total->net);
  for (const MixAge& age : result.mix_total->ages) check(age.net);
}

TEST_CASE(
    "a village or an age where nobody lives takes no part, and a single village is the town") {
  PopulationSpec spec = SmallSpec();
  spec.villages[1].residents = 0;
  spec.age_share[4] += spec.age_share[kAgeCount - 1];
  spec.age_share[kAgeCount - 1] = 0;
  for (VillageSpec& village : spec.villages) village.age_share = spec.age_share;
  Engagement reported = Post(2, 5, 20);
  reported.reported_reach = 900;
  reported.by_page = true;
  for (const bool is_single : {false, true}) {
    if (is_single) spec.villages.resize(1);
    const auto towns = std::make_shared<TownCache>(spec, 7, std::vector<FixedParameter>{}, 2);
    for (const Engagement& post : {Post(5, 9, 40), Post(0, 0, 0), reported}) {
      ReachQuestion question = Ask({post}, 64);
      question.mix = {"paper"};
      const ReachResult result = Simulated(towns, question).Result();
      CheckFinite(result);
      for (const Cell& cell : result.ages) CHECK(cell.id != spec.age_ids[kAgeCount - 1]);
      // The ten of the hamlet are told with the others.
      REQUIRE(result.villages.size() == 1);
      CHECK(result.villages[0].id == "noord");
      CHECK(result.villages[0].reach.low == result.reach.low);
      CHECK(result.villages[0].reach.median == result.reach.median);
      CHECK(result.villages[0].reach.high == result.reach.high);
    }
  }
}

}  // namespace kringen::reach
