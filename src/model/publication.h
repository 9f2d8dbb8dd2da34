// An export as one editable document: what its files say, in full strings, nothing indexed. The
// importer makes it, the studio changes it, the publisher writes it; the timeline reads the files
// into a Feed instead. Absent is empty text or -1, never 0. Items are in order of (time, id).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/civil_time.h"
#include "model/entries.h"

namespace kringen {

// Counts of one source on one day, as totals since publication. -1 is unknown.
struct MetricRow {
  std::string source;    // "archive" (counted), "platform", "webstats", "circulation" (reported)
  std::string measured;  // YYYY-MM-DD; empty: not told
  Definition definition = Definition::kUnknown;
  std::int64_t reactions = -1;
  std::int64_t comments = -1;
  std::int64_t commenters = -1;
  std::int64_t shares = -1;
  std::int64_t reach = -1;
  std::int64_t impressions = -1;
  std::int64_t reach_followers = -1;  // of the reach
  std::int64_t reach_paid = -1;       // of the reach
  double local_share = -1;
  // Counts that the timeline does not use, by the names of docs/formats.md ("views",
  // "reach_organic", "saves", "clicks", "engagements"), sorted by name.
  std::vector<std::pair<std::string, std::int64_t>> others;

  bool operator==(const MetricRow&) const = default;
};

// Of `others`; the rule of possible figures (possible_figures.h) knows it.
inline constexpr const char* kReachOrganic = "reach_organic";

struct PublicationItem {
  std::string id;
  std::string url;
  std::string external_url;
  std::string title;
  std::string content_text;
  std::string summary;
  std::string language;
  TimePoint published = 0;
  TimePoint modified = 0;  // 0: not known to be changed
  TimePoint end = 0;       // 0: a moment
  TimePrecision precision = TimePrecision::kSecond;
  std::vector<std::string> tags;
  std::vector<Attachment> attachments;
  std::string channel;
  ItemKind kind = ItemKind::kPost;
  std::string case_id;
  std::string in_reply_to;
  std::string thread;
  Instrument instrument = Instrument::kUnknown;
  Direction direction = Direction::kUnknown;
  std::vector<std::string> villages;
  std::vector<MetricRow> metrics;
  std::optional<Dialogue> dialogue;
  std::string expires;  // instant or day, as written in the export
  bool demo = false;
};

struct PublicationSource {
  std::string id;
  std::string kind;      // "facebook-archive", "x-archive", "mastodon-archive", "rss", ...
  std::string exported;  // YYYY-MM-DD; empty: unknown
  std::int64_t items = -1;
  std::int64_t withheld = -1;
};

struct Publication {
  std::string title;
  std::string description;
  std::string language = "nl";
  std::string home_page_url;
  std::string feed_url;
  std::string about;
  std::string generated;  // instant; given from outside so that the same input gives the same bytes
  bool demo = false;
  std::string place_name;
  std::string timezone = "Europe/Amsterdam";
  std::string population;  // address of population.json; empty: none
  std::vector<Channel> channels;
  std::vector<Case> cases;
  std::vector<Story> stories;
  std::vector<PublicationSource> sources;
  std::vector<PublicationItem> items;
  std::vector<std::string> withdrawn;  // digests; raw ids that somebody wrote are honoured
};

}  // namespace kringen
