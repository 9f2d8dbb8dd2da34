// What happened: one message, visit or article, and the names it refers to.
// Texts live in the feed's arena; small closed sets are enums; open sets (channels, cases, tags,
// villages) are indices into the feed's tables. Unknown is -1 or absent, never 0.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/text_arena.h"

namespace kringen {

enum class ItemKind : std::uint8_t { kPost, kReply, kShare, kPress, kVisit, kEvent };
enum class Instrument : std::uint8_t { kUnknown, kCommunication, kMoney, kRules };
enum class Direction : std::uint8_t { kUnknown, kOneWay, kAsks, kAnswers, kReportsBack };
enum class TimePrecision : std::uint8_t { kSecond, kMinute, kDay, kMonth, kYear };
enum class ChannelKind : std::uint8_t { kSocial, kPress, kWebsite, kVisit, kOther };
// The network or medium of a channel, as the export says it; never read out of an id or a name.
enum class Platform : std::uint8_t {
  kUnknown,  // an export of before the member; a reader of the page takes it as kOther
  kFacebook,
  kInstagram,
  kThreads,
  kLinkedIn,
  kX,
  kMastodon,
  kBluesky,
  kYouTube,
  kTikTok,
  kWhatsApp,
  kNextdoor,
  kNewsletter,
  kPress,
  kWebsite,
  kVisit,
  kOther,
};

using ItemIndex = std::uint32_t;  // order of arrival in the feed; stable for its lifetime
inline constexpr ItemIndex kNoItem = 0xFFFFFFFFu;

// Counts as the platform gave them; -1 is unknown. Summed over sources where there are several.
struct Metrics {
  std::int32_t reactions = -1;
  std::int32_t comments = -1;
  std::int32_t commenters = -1;
  std::int32_t shares = -1;
  std::int32_t reach = -1;
  std::int32_t impressions = -1;
  float local_share = -1;      // 0..1 of the counts come from within the municipality
  std::int16_t source = -1;    // index into Feed::metric_sources
  std::int16_t measured = -1;  // index into Feed::metric_dates
};

struct Dialogue {
  std::int64_t questions = -1;
  std::int64_t answered = -1;
  std::vector<std::int32_t> reply_minutes;
  std::vector<std::int32_t> unanswered_minutes;
};

struct Attachment {
  std::string url;
  std::string mime_type;
  std::string title;
};

// What only some items have; kept aside so that an Item stays small.
struct ItemExtra {
  Dialogue dialogue;
  std::string in_reply_to;  // ids as in the feed; resolved by Feed::Refresh
  std::string thread;
  std::string title;
  std::string expires;
  std::vector<Attachment> attachments;
};

struct Item {
  TimePoint time = 0;
  TimePoint end = 0;  // equal to time for a moment; later for an event that lasts
  TextRef id;
  TextRef url;
  TextRef text;
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

struct Channel {
  std::string id;
  std::string name;
  ChannelKind kind = ChannelKind::kOther;
  Platform platform = Platform::kUnknown;
  std::string author;
  std::int64_t local_friends = -1;
};

struct Case {
  std::string id;
  std::string title;
  std::string summary;
};

struct StoryStop {
  std::string text;
  std::string item;
  std::string show;
  std::string from;
  std::string to;
};

struct Story {
  std::string id;
  std::string title;
  std::vector<StoryStop> stops;
};

// Outline rings in degrees, longitude first.
struct Village {
  std::string id;
  std::string name;
  std::int64_t residents = -1;
  double longitude = 0;
  double latitude = 0;
  std::vector<std::array<double, 2>> outline;
};

}  // namespace kringen
