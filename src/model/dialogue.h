// Was it a dialogue? A profile of counts and shares, never one score. Absent is unknown: a feed
// holds no residents, only counts of their questions, so most of who spoke to whom stays absent
// there; a DialogueForest of anonymous turns (see dialogue_tree.h) fills all but the feed's own.
// Definitions: docs/reach-model.md; h-index of a thread: Gomez, Kaltenbrunner, Lopez 2008; P3, C3,
// V3 (reactions, comments, shares per message and 1,000 friends): Bonson, Ratkai 2013.
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

// The form of threads. Level 0 is the turn that began a thread; the others are replies.
struct ThreadShape {
  std::int64_t threads = 0;
  std::int64_t replies = 0;
  std::int64_t depth = 0;    // deepest level
  std::int64_t width = 0;    // most replies on one level of one thread
  std::int64_t h_index = 0;  // largest h with h replies or more at level h, of the best thread
  double mean_depth = 0;     // over replies
};

// Weighted reciprocity of who replies to whom (Squartini et al. 2013), and corrected for density.
struct Reciprocity {
  double raw = 0;
  std::optional<double> above_chance;  // (raw - d) / (1 - d); absent when d is 1
};

// How many voices would sound the same if all spoke equally often.
struct Concentration {
  double voices_entropy = 0;  // exp of the Shannon entropy
  double voices_simpson = 0;  // 1 / sum of squared shares
  Share top_tenth;            // turns of the tenth of residents who spoke most
};

struct PerThousand {
  double mean = 0;  // over messages, per 1,000 friends
  std::int64_t messages = 0;
};

struct DialogueProfile {
  std::int64_t items = 0;                 // messages looked at; threads of a forest
  std::optional<std::int64_t> questions;  // asked, with and without a known answer
  // Questions answered in the window, of those where that is known. In a forest: of the residents'
  // turns that answer the municipality or begin a thread, and of those that are questions.
  std::optional<Share> reply_rate;
  std::optional<Share> question_reply_rate;
  // Only of messages (turns) where all times are known, so that no answered ones are preferred.
  std::optional<ReplyTimes> reply_times;
  std::optional<ThreadShape> shape;  // in a feed: of the municipality's own messages
  std::optional<Share> turn_share;   // of the municipality, in threads it takes part in
  std::optional<Reciprocity> reciprocity;
  std::optional<Share> citizen_to_citizen;  // replies of residents to other residents
  std::optional<Concentration> concentration;
  std::optional<Share> new_voices;  // residents who had not spoken in the year before
  std::optional<Share> citizen_initiative;
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
