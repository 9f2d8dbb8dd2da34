// What the reach model is asked: about the selected message, its case, or all messages that match a
// filter. The one place where an Item becomes a reach::Engagement. Counts that are unknown stay
// absent; nothing is guessed here.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/state.h"
#include "reach/engagement.h"

namespace kringen {

struct ReachQuestion {
  std::string scope;  // "item", "case", "period", or "none": nothing is chosen
  std::string key;    // the same for the same question within one feed
  std::string title;
  bool has_case = false;  // of the selected message, so that the whole case can be asked about
  std::vector<reach::Engagement> messages;  // in order of time
  // Why there are none: "channel" is not the model's, on which "platform" the channel is is not
  // said, a "reply" is not the model's, all viewers were "paid", nothing tells of the "viewers",
  // or, of "several", one or the other; empty when there are.
  std::string missing;
  std::uint32_t engaged = 0;  // of "viewers": at least so many people did something with it
  std::size_t left_out = 0;   // older messages beyond kMostReachMessages

  bool operator==(const ReachQuestion&) const = default;
};

inline constexpr std::size_t kMostReachMessages = 200;

ReachQuestion MakeReachQuestion(const State& state);

// Every message of the feed of which the model can make an estimate, newest first, at most `most`.
std::vector<ItemIndex> EstimableItems(const Feed& feed, std::size_t most);

// False for a channel or kind of message that the model does not cover, and where neither a figure
// nor followers tell how many saw it.
bool HasEngagement(const Feed& feed, ItemIndex item);
reach::Engagement EngagementOf(const Feed& feed, ItemIndex item);
std::vector<reach::Engagement> EngagementsOf(const Feed& feed, const std::vector<ItemIndex>& items);

}  // namespace kringen
