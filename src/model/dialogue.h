// Was it a dialogue? A profile of counts and shares, never one score. Absent is unknown: a feed
// holds no residents, only counts of their questions, so who spoke to whom is in no figure.
// Definitions: docs/reach-model.md; P3, C3, V3 (reactions, comments, shares per message and 1,000
// friends): Bonson, Ratkai 2013.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/statistics.h"
#include "model/feed.h"

namespace kringen {

// An answer counts when it came within this time; questions are watched no longer.
inline constexpr std::int64_t kReplyWindow_minutes = std::int64_t{7} * 24 * 60;

// Minutes until the answer; a question without one was watched in vain (censored).
struct ReplyTimes {
  SurvivalCurve curve;
  std::optional<std::int64_t> quarter_minutes;  // a quarter had an answer by then
  std::optional<std::int64_t> median_minutes;   // absent: so many never had one
  std::optional<std::int64_t> three_quarters_minutes;
};
ReplyTimes ReplyTimesOf(std::span<const Wait> waits);

struct PerThousand {
  double mean = 0;  // over messages, per 1,000 friends
  std::int64_t messages = 0;
};

struct DialogueProfile {
  std::int64_t items = 0;                 // messages looked at
  std::optional<std::int64_t> questions;  // asked, with and without a known answer
  // Questions answered in the window, of those where that is known.
  std::optional<Share> reply_rate;
  // Only of messages where all times are known, so that no answered ones are preferred.
  std::optional<ReplyTimes> reply_times;
  // Messages that asked for input and whose case or thread later reports back; `untraceable` ask,
  // but have neither case nor replies by which an outcome could be found.
  std::optional<Share> loop_closure;
  std::int64_t untraceable_asks = 0;
  std::optional<PerThousand> popularity;  // P3
  std::optional<PerThousand> commitment;  // C3
  std::optional<PerThousand> virality;    // V3
};

// Of some items of a feed, in any order; withdrawn ones are left out. Figures that contradict each
// other (more answers than questions) count as unknown.
DialogueProfile ProfileOf(const Feed& feed, std::span<const ItemIndex> items);

}  // namespace kringen
