// The messages of a period counted: by channel what was told and what came back. All numbers of a
// report come from one list of messages; what is left out of it is counted as well.
#pragma once

#include <string>
#include <vector>

#include "model/feed.h"
#include "model/publication.h"
#include "model/still_public.h"
#include "report/period.h"

namespace kringen {

// An export as a report and the estimates read it: what is public on that day.
struct ReportSource {
  Publication publication;  // only what is public
  Feed feed;                // the same, as the timeline reads it
  LeftOut left_out;
  std::vector<Case> cases;  // all that the export names, of which nothing is public too
  std::string known_to;     // the day of the export, else `today`; empty: not known
};
// `today` decides what has expired and what is still to come; empty: the day on which the export
// was made, or `read_on`, the day by the clock, where it does not say so. No figure is of after
// `read_on`; empty: none is of after those two.
ReportSource SourceOf(Publication publication, const std::string& today,
                      const std::string& read_on = "");

// What a measurement counts, so that unlike figures are never added or compared: who measured, and
// the definition of the platform where that is known.
struct Measured {
  std::string source;
  std::string definition;  // as an export has it; of one that says none "viewers" or "views"
  bool operator==(const Measured&) const = default;
};

// A sum over those messages of which the figure is known.
struct KnownSum {
  std::int64_t sum = 0;
  std::int64_t messages = 0;
  std::string definition = {};  // of what was added, "" unknown
  bool is_unlike = false;       // figures of two definitions: the sum is of nothing
  void Add(std::int64_t count, const std::string& of = {});  // -1 is unknown
  void Add(const KnownSum& other);
  bool operator==(const KnownSum&) const = default;
};

struct MessageFigures {
  const PublicationItem* item = nullptr;
  ItemIndex index = kNoItem;  // in the feed
  std::int64_t reactions = -1, comments = -1, shares = -1;
  // Who saw it; all of it unknown where the figures cannot be.
  std::int64_t viewers = -1;  // reported, those whom money brought among them
  std::int64_t paid = -1;     // of the viewers, whom money brought
  std::int64_t views = -1;
  Measured measured;              // of the viewers, else of the views; empty without either
  std::string measured_on;        // day of the measurement
  bool is_measured = false;       // it has figures
  bool is_contradictory = false;  // figures that cannot be: none of them says who saw it
};

struct ChannelTally {
  std::string id, name;  // both empty: of messages that name no channel
  // Of a channel that shares its name: where it is, if that is known, and its id where that does
  // not tell it from another.
  bool has_namesake = false, has_twin = false;
  Platform platform = Platform::kUnknown;
  std::int64_t messages = 0;
  std::int64_t replies = 0;  // of the messages: answers to somebody
  KnownSum reactions, comments, shares, viewers, paid, views;
  void Add(const MessageFigures& message);
  void Add(const ChannelTally& other);
};

struct Tally {
  TimeSpan days = {};                    // of a period of days; of a case nothing
  std::vector<MessageFigures> messages;  // newest first
  std::vector<ChannelTally> channels;    // as the export has them; those with a message
  ChannelTally total;                    // of the channels
  std::int64_t unsure = 0;   // of which only the month or the year is known: not among them
  std::int64_t expired = 0;  // of the period, and left out
  std::int64_t ahead = 0;    // the same: still to come
  std::int64_t outside = 0;
  std::int64_t contradictory = 0;          // whose viewers and views are not among the sums
  std::string measured_from, measured_to;  // days of the measurements; empty: unknown
  std::int64_t dated = 0, undated = 0;     // messages with figures, by whether their day is known
};
Tally TallyOf(const ReportSource& source, const ReportPeriod& period);

}  // namespace kringen
