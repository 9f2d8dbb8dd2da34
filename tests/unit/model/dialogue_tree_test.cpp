// Anonymous threads: one example worked out by hand, and laws on random ones.
#include "model/dialogue_tree.h"

#include <doctest/doctest.h>

#include <cmath>

#include "support/random.h"

namespace kringen {
namespace {

constexpr std::int32_t kM = kMunicipality;

// m: a post. Residents 0 and 1 ask; m answers 0 after 10 minutes, 0 thanks m, 1 and 2 talk below
// the question of 1, which m answers after eight days. Resident 3 begins a thread of their own,
// never answered and watched for an hour.
DialogueForest Example() {
  DialogueForest forest;
  forest.trees.push_back({{{kM, kNoParent, 0, false},
                           {0, 0, 5, true},
                           {1, 0, 20, true},
                           {kM, 1, 15, false},
                           {0, 3, 30, false},
                           {2, 2, 40, false},
                           {1, 5, 50, false},
                           {kM, 2, 20 + 8 * 1440, false}},
                          20000});
  forest.trees.push_back({{{3, kNoParent, 0, true}}, 60});
  forest.spoke_before = {1, 0, 0, 1};
  return forest;
}

TEST_CASE("a forest worked out by hand") {
  const DialogueProfile profile = ProfileOf(Example());
  CHECK(profile.items == 2);
  CHECK(profile.questions == 3);
  CHECK(profile.reply_rate == Share{1, 3});  // the answer after eight days is too late
  CHECK(profile.question_reply_rate == Share{1, 3});
  REQUIRE(profile.reply_times);
  CHECK(profile.reply_times->curve.waits == 6);
  CHECK(profile.reply_times->curve.censored == 5);
  REQUIRE(profile.reply_times->curve.steps.size() == 1);
  CHECK(profile.reply_times->curve.steps[0].time == 10);
  CHECK_FALSE(profile.reply_times->median_minutes);
  CHECK(profile.turn_share == Share{3, 8});  // the second thread has no turn of m
  // Replies: 0>m 2, m>0 1, 1>m 1, m>1 1, 2>1 1, 1>2 1. Mutual: 1+1 and 1+1 and 1+1 of 7.
  REQUIRE(profile.reciprocity);
  CHECK(profile.reciprocity->raw == doctest::Approx(6.0 / 7));
  // Six links of the twelve between four: d = 1/2.
  REQUIRE(profile.reciprocity->above_chance);
  CHECK(*profile.reciprocity->above_chance == doctest::Approx((6.0 / 7 - 0.5) / 0.5));
  REQUIRE(profile.shape);
  CHECK(profile.shape->threads == 2);
  CHECK(profile.shape->replies == 7);
  CHECK(profile.shape->depth == 3);
  CHECK(profile.shape->width == 3);    // the two answers and 2's turn
  CHECK(profile.shape->h_index == 2);  // three on level 2, two on level 3
  CHECK(profile.shape->mean_depth == doctest::Approx((2 * 1 + 3 * 2 + 2 * 3) / 7.0));
  CHECK(profile.citizen_to_citizen == Share{2, 7});
  REQUIRE(profile.concentration);  // turns 2, 2, 1, 1
  CHECK(profile.concentration->voices_simpson == doctest::Approx(36.0 / 10));
  CHECK(profile.concentration->voices_entropy ==
        doctest::Approx(std::pow(3.0, 2.0 / 3) * std::pow(6.0, 1.0 / 3)));
  CHECK(profile.concentration->top_tenth == Share{2, 6});
  CHECK(profile.new_voices == Share{2, 4});
  CHECK(profile.citizen_initiative == Share{1, 2});
  CHECK_FALSE(profile.loop_closure);
  CHECK_FALSE(profile.popularity);
}

TEST_CASE("renaming residents and reordering threads changes nothing") {
  const DialogueProfile before = ProfileOf(Example());
  DialogueForest forest = Example();
  std::swap(forest.trees[0], forest.trees[1]);
  for (DialogueTree& tree : forest.trees) {
    for (Turn& turn : tree.turns) {
      if (turn.author != kM) turn.author = 3 - turn.author;
    }
  }
  const DialogueProfile after = ProfileOf(forest);
  CHECK(after.reply_rate == before.reply_rate);
  CHECK(after.turn_share == before.turn_share);
  CHECK(after.reciprocity->raw == before.reciprocity->raw);
  CHECK(after.citizen_to_citizen == before.citizen_to_citizen);
  CHECK(after.concentration->voices_entropy ==
        doctest::Approx(before.concentration->voices_entropy));
  CHECK(after.shape->h_index == before.shape->h_index);
}

TEST_CASE("an earlier answer never lowers a reply rate, and shares stay within their bounds") {
  Random random(7);
  const auto below = [&random](std::int64_t n) { return random.Below(n); };
  for (int round = 0; round < 300; ++round) {
    DialogueForest forest;
    for (int t = 0; t < 3; ++t) {
      DialogueTree tree{{{static_cast<std::int32_t>(below(3)) - 1, kNoParent, 0, false}}, 30000};
      for (std::int64_t i = 1; i < 1 + below(20); ++i) {
        const auto parent = static_cast<std::int32_t>(below(i));
        tree.turns.push_back({static_cast<std::int32_t>(below(6)) - 1, parent,
                              tree.turns[static_cast<std::size_t>(parent)].minutes + below(9000),
                              below(2) == 0});
      }
      forest.trees.push_back(tree);
    }
    const DialogueProfile profile = ProfileOf(forest);
    const auto within = [](const std::optional<Share>& share) {
      return !share || (share->count >= 0 && share->count <= share->of);
    };
    CHECK(within(profile.reply_rate));
    CHECK(within(profile.turn_share));
    CHECK(within(profile.citizen_to_citizen));
    CHECK(profile.shape->h_index <= profile.shape->depth);
    CHECK(profile.shape->h_index <= profile.shape->width);
    if (profile.reciprocity) {
      CHECK(profile.reciprocity->raw >= 0);
      CHECK(profile.reciprocity->raw <= 1);
    }
    if (profile.concentration) {
      // The two counts of voices are Hill numbers of order 1 and 2.
      CHECK(profile.concentration->voices_simpson >= 1 - 1e-9);
      CHECK(profile.concentration->voices_simpson <= profile.concentration->voices_entropy + 1e-9);
      CHECK(profile.concentration->voices_entropy <= 5 + 1e-9);
    }
    for (DialogueTree& tree : forest.trees) {
      for (Turn& turn : tree.turns) {
        if (turn.author == kM && turn.parent != kNoParent) {
          turn.minutes = tree.turns[static_cast<std::size_t>(turn.parent)].minutes;
        }
      }
    }
    CHECK(ProfileOf(forest).reply_rate->count >= profile.reply_rate->count);
  }
}

TEST_CASE("two who answer each other are wholly mutual; then chance cannot be told apart") {
  DialogueForest forest;
  forest.trees.push_back({{{kM, kNoParent, 0, false}, {0, 0, 1, true}, {kM, 1, 2, false}}, 100});
  const DialogueProfile profile = ProfileOf(forest);
  CHECK(profile.reciprocity->raw == 1);
  CHECK_FALSE(profile.reciprocity->above_chance);
  CHECK(profile.concentration->voices_entropy == 1);
  CHECK_FALSE(profile.new_voices);
}

TEST_CASE("trees that do not fit together are left out") {
  DialogueForest forest;
  forest.trees.push_back({});
  forest.trees.push_back({{{kM, 0, 0, false}}, 1});
  forest.trees.push_back({{{kM, kNoParent, 0, false}, {0, 1, 1, false}}, 1});
  forest.trees.push_back({{{kM, kNoParent, 0, false}, {0, kNoParent, 1, false}}, 1});
  forest.trees.push_back({{{-5, kNoParent, 0, false}}, 1});
  const DialogueProfile profile = ProfileOf(forest);
  CHECK(profile.items == 0);
  CHECK_FALSE(profile.reply_rate);
}

}  // namespace
}  // namespace kringen
