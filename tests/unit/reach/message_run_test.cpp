// What a run keeps from the one before changes nothing: not its thresholds, not the town's curves,
// not the lanes that run again.
#include "reach/message_run.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/rng.h"
#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

constexpr std::uint64_t kSeed = 7;

std::array<ParameterValues, kLanes> Drawn(RandomStream* random) {
  std::array<ParameterValues, kLanes> all;
  for (ParameterValues& values : all) {
    values = DefaultParameters();
    values[IndexOf(Parameter::kPostEffect)] = 2 * random->Unit() - 1;
    values[IndexOf(Parameter::kPrecision)] = .5 + random->Unit();
  }
  return all;
}

MessageInput InputOf(const Engagement& post) {
  MessageInput input;
  input.message = &post;
  input.friends = *post.friends;
  return input;
}

MessageInput WithFollowers(const Engagement& post, double share) {
  MessageInput input = InputOf(post);
  input.has_target = true;
  input.followers_seen.emplace().fill(share);
  return input;
}

bool SameLane(const MessageRun& a, const MessageRun& b, std::uint32_t lane) {
  const std::uint32_t users = a.town().population.user_count;
  const LaneOutcome &one = a.outcome(lane), &other = b.outcome(lane);
  return std::equal(a.state(lane), a.state(lane) + users, b.state(lane)) &&
         one.impressions == other.impressions && one.direct == other.direct &&
         one.engaged == other.engaged && one.dropped == other.dropped && one.seen == other.seen &&
         one.shown == other.shown && one.events == other.events && one.depth == other.depth;
}

}  // namespace

TEST_CASE("law: lanes that run again are as if the whole had been run so") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  RandomStream random(3);
  const Engagement post = Post(9, 20, 60);
  const MessageInput input = WithFollowers(post, .2);
  for (int turn = 0; turn < 12; ++turn) {
    MessageRun stepped, whole;
    stepped.Visit(towns->at(0));
    whole.Visit(towns->at(0));
    std::array<ParameterValues, kLanes> values = Drawn(&random);
    stepped.Run(input, kSeed, 1, values);
    for (int step = 0; step < 3; ++step) {
      const auto again = static_cast<std::uint32_t>(random.Next64());
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        if ((again >> lane & 1) == 0) continue;
        values[lane][IndexOf(Parameter::kPostEffect)] -= random.Unit();
      }
      stepped.RunAgain(input, kSeed, 1, values, again);
    }
    whole.Run(input, kSeed, 1, values);
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) CHECK(SameLane(stepped, whole, lane));
  }
}

TEST_CASE("law: a message is what it is, whatever ran before it") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  RandomStream random(5);
  Engagement few = Post(1, 2, 9), many = Post(20, 40, 200), page = Post(3, 4, 30);
  few.friends = 120;
  page.by_page = true;
  MessageInput by_page = InputOf(page);
  by_page.page_seen = 1.4;
  const MessageInput inputs[] = {InputOf(few), InputOf(many), by_page, WithFollowers(many, .3),
                                 WithFollowers(page, .1)};
  MessageRun kept;
  for (int turn = 0; turn < 40; ++turn) {
    const MessageInput& input = inputs[random.Below(5)];
    const std::array<ParameterValues, kLanes> values = Drawn(&random);
    const std::uint32_t town = random.Below(2);
    kept.Visit(towns->at(town));
    for (int repeat = 0; repeat < 2; ++repeat) kept.Run(input, kSeed, town, values);
    const std::shared_ptr<TownCache> others = turn % 8 == 0 ? SmallTowns() : towns;
    MessageRun fresh;
    fresh.Visit(others->at(town));
    fresh.Run(input, kSeed, town, values);
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) CHECK(SameLane(kept, fresh, lane));
  }
}

}  // namespace kringen::reach
