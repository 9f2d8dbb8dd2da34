// What happened: one message, visit or article, as the feed of the timeline holds it. Texts live in
// the feed's arena; closed lists are enums; open ones (channels, cases, tags, villages) are indices
// into the feed's tables. Unknown is -1 or absent, never 0.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/text_arena.h"
#include "model/entries.h"
#include "model/kinds.h"

namespace kringen {

// Counts as the platform gave them; -1 is unknown. Summed over sources where there are several.
struct Metrics {
  std::int32_t reactions = -1;
  std::int32_t comments = -1;
  std::int32_t commenters = -1;
  std::int32_t shares = -1;
  std::int32_t reach = -1;
  std::int32_t impressions = -1;
  std::int32_t reach_followers = -1;  // of the reach, who follow the channel
  std::int32_t reach_paid = -1;       // of the reach, who were shown it for money
  float local_share = -1;             // 0..1 of the counts come from within the municipality
  Definition definition = Definition::kUnknown;  // of reach, else of impressions
  std::int16_t source = -1;                      // index into Feed::metric_sources
  std::int16_t measured = -1;                    // index into Feed::metric_dates
  bool is_contradictory = false;  // they cannot be (possible_figures.h), and are no evidence
};
// Of the reported reach, whom money brought: 0 when none are known, and never more than all.
constexpr std::int32_t PaidPart(const Metrics& metrics) {
  if (metrics.reach_paid <= 0 || metrics.reach <= 0) return 0;
  return metrics.reach_paid < metrics.reach ? metrics.reach_paid : metrics.reach;
}

// What only some items have; kept aside so that an Item stays small.
struct ItemExtra {
  Dialogue dialogue;
  std::string in_reply_to;  // ids as in the feed; resolved by Feed::Refresh
  std::string thread;
  std::string title;
  std::string expires;
  std::string external_url;  // what it is about, where that is not its own address
  std::vector<Attachment> attachments;
};

struct Item {
  TimePoint time = 0;
  TimePoint end = 0;  // equal to time for a moment; later for an event that lasts
  TextRef id;
  TextRef url;
  TextRef text;
  TextRef search;             // into Feed::search_texts; absent while the text is elsewhere
  std::int32_t page = -1;     // index into Feed::pages, where the text is; -1: it is here
  std::int32_t metrics = -1;  // index into Feed::metrics
  std::int32_t extra = -1;    // index into Feed::extras
  std::int32_t tags = -1;     // index into Feed::tag_sets
  std::int32_t weight = -1;   // reach where known, else reactions; -1 unknown; sizes the mark
  std::int16_t channel = 0;   // index into Feed::channels
  std::int16_t case_index = -1;
  std::int16_t language = -1;  // index into Feed::languages
  std::uint16_t villages = 0;  // bit i: Feed::villages[i]
  ItemKind kind = ItemKind::kPost;
  Instrument instrument = Instrument::kUnknown;
  Direction direction = Direction::kUnknown;
  TimePrecision precision = TimePrecision::kSecond;
  bool demo = false;
  bool reach_known = false;  // weight is a reach, reported or estimated, so the mark is solid
  bool withdrawn = false;
};

}  // namespace kringen
