// What a feed and an export hold beside the items' own fields: channels, cases, stories, villages,
// and what belongs to some items. Texts are owned; unknown is -1 or empty, never 0.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/kinds.h"
#include "model/platform_table.h"

namespace kringen {

struct Dialogue {
  std::int64_t questions = -1;
  std::int64_t answered = -1;
  std::vector<std::int32_t> reply_minutes;
  std::vector<std::int32_t> unanswered_minutes;
};

inline bool IsEmpty(const Dialogue& dialogue) {
  return dialogue.questions < 0 && dialogue.answered < 0 && dialogue.reply_minutes.empty() &&
         dialogue.unanswered_minutes.empty();
}

struct Attachment {
  std::string url;
  std::string mime_type;
  std::string title;
};

// How many followed a channel on a day ("2025-10-01").
struct FollowerCount {
  std::string date;
  std::int64_t count = -1;
  bool operator==(const FollowerCount&) const = default;
};

// Shares of those who follow a channel, and of others who see it, that live in the municipality.
struct LocalShare {
  double followers = -1;
  double others = -1;
  std::string mark;  // "S" from the platform's own table, "A" an estimate of whoever entered it
  bool operator==(const LocalShare&) const = default;
};

// How many accounts saw anything of a channel from one day to another, that day included, each
// counted once: what a platform tells of a month. No sum of what it tells of messages.
struct ReportedPeriod {
  std::string from;  // "2026-10-01"
  std::string to;
  std::int64_t count = -1;
  Definition definition = Definition::kUnknown;
  bool operator==(const ReportedPeriod&) const = default;
};

// Which part of those who follow a channel is of an age.
struct AgeShare {
  int from = 0;  // years
  int to = -1;   // that year of age included; -1: and older
  double share = -1;
  bool operator==(const AgeShare&) const = default;
};

struct Channel {
  std::string id;
  std::string name;
  ChannelKind kind = ChannelKind::kOther;
  Platform platform = Platform::kUnknown;
  std::string author;
  std::int64_t local_friends = -1;
  std::vector<FollowerCount> followers = {};
  LocalShare local_share = {};
  std::vector<ReportedPeriod> periods = {};
  std::vector<AgeShare> follower_ages = {};
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
