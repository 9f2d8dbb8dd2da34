#include "reach/channel_mix.h"

#include <doctest/doctest.h>

#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

using enum Parameter;

constexpr std::size_t kPaper = 0, kPage = 1, kX = 2;

TEST_CASE("each channel reaches by its own numbers alone") {
  const ParameterValues values = DefaultParameters();
  const PopulationSpec usual = SmallSpec();
  PopulationSpec no_paper = usual, no_users = usual, no_x = usual;
  no_paper.paper_by_age.fill(0);
  no_users.users_by_age.fill(0);
  no_x.x_users_by_age.fill(0);
  const std::array<const PopulationSpec*, kChannelCount> without{&no_paper, &no_users, &no_x};
  for (std::size_t channel = 0; channel < kChannelCount; ++channel) {
    CAPTURE(channel);
    CHECK(ChannelReach(channel, usual, values) != ByAge{});
    for (std::size_t other = 0; other < kChannelCount; ++other) {
      const ByAge wanted = other == channel ? ByAge{} : ChannelReach(channel, usual, values);
      CHECK(ChannelReach(channel, *without[other], values) == wanted);
    }
  }
}

TEST_CASE("a channel reaches as many of each age as read it, times the share of them who see it") {
  ParameterValues values = DefaultParameters();
  values[IndexOf(kPaperFactor)] = 0.5;
  values[IndexOf(kXSeen)] = 0.25;
  values[IndexOf(kPageFans)] = 0.2;
  values[IndexOf(kPageFanSeen)] = 0.3;
  const PopulationSpec spec = SmallSpec();
  double fans_who_see = 0;
  for (std::size_t a = 0; a < kAgeCount; ++a) {
    CHECK(ChannelReach(kPaper, spec, values)[a] == doctest::Approx(spec.paper_by_age[a] * 0.5));
    CHECK(ChannelReach(kX, spec, values)[a] == doctest::Approx(spec.x_users_by_age[a] * 0.25));
    fans_who_see += spec.age_share[a] * ChannelReach(kPage, spec, values)[a];
  }
  CHECK(fans_who_see == doctest::Approx(0.2 * 0.3));
  values[IndexOf(kPaperFactor)] = 1e6;
  for (const double share : ChannelReach(kPaper, spec, values)) CHECK(share <= 1);
}

}  // namespace
}  // namespace kringen::reach
