// What the reach model is asked: about the selected message, its case, or all messages that match a
// filter. The one place where an Item becomes a reach::Engagement. Counts that are unknown stay
// absent; nothing is guessed here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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
  // Why there are none: one of kNoEstimateNames, or, of "several", one or the other; empty when
  // there are. A message with contradictory figures is asked about, and the model refuses it.
  std::string missing;
  std::uint32_t engaged = 0;  // of "viewers": at least so many people did something with it
  std::size_t of = 0;         // messages of the case or the period, with an estimate or without
  // Of those that are asked about: messages for which their channel's figure of the days stands.
  std::size_t covered = 0;
  std::size_t left_out = 0;  // older messages beyond kMostReachMessages

  bool operator==(const ReachQuestion&) const = default;
};

inline constexpr std::size_t kMostReachMessages = 200;

ReachQuestion MakeReachQuestion(const State& state);

// Every message of the feed of which the model can make an estimate, newest first, at most `most`.
std::vector<ItemIndex> EstimableItems(const Feed& feed, std::size_t most);

// Why the model says nothing of a message; the first that holds.
enum class NoEstimate : std::uint8_t {
  kNone,  // it does say something
  kReply,
  kChannel,       // no platform counts who saw it, and no figure says what it counts
  kPlatform,      // which platform its channel is on is not said, nor by a figure what it counts
  kContradicted,  // more reacted than are said to have seen it
  kPaid,          // all who saw it were brought by money
  kCounts,        // nothing is known of it
  kViewers,       // somebody did something with it; how many saw it nothing tells
};
inline constexpr std::array<const char*, 8> kNoEstimateNames{
    "", "reply", "channel", "platform", "contradicted", "paid", "counts", "viewers"};
NoEstimate NoEstimateOf(const Feed& feed, ItemIndex item);
inline bool HasEngagement(const Feed& feed, ItemIndex item) {
  return NoEstimateOf(feed, item) == NoEstimate::kNone;
}
// What is known of a channel's author and audience at a time, of no message.
reach::Engagement AuthorOf(const Feed& feed, std::int16_t channel, TimePoint time);
reach::Engagement EngagementOf(const Feed& feed, ItemIndex item);
std::vector<reach::Engagement> EngagementsOf(const Feed& feed, const std::vector<ItemIndex>& items);

}  // namespace kringen
