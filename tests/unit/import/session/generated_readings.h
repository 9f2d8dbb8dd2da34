// Readings of invented accounts, made by the tests themselves, so that what the session does with
// them depends on no format.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

inline constexpr TimePoint kDay_s = 86'400;
inline constexpr TimePoint kFirstDay = 1'400'000'000;

// Of a Facebook archive: ids are "fb-" and the second. Whole, and public, unless changed.
inline Reading ReadingOf(const std::string& account, const std::string& exported,
                         const std::vector<std::pair<TimePoint, std::string>>& posts) {
  Reading reading;
  reading.source = {"facebook", "facebook-archive", exported, -1, -1};
  reading.account = account;
  reading.channels = {
      {"facebook", "Facebook", ChannelKind::kSocial, Platform::kFacebook, "profile", -1}};
  reading.covers = Coverage{kFirstDay, kFirstDay, false};
  for (const auto& [time, text] : posts) {
    Candidate candidate;
    candidate.item.id = "fb-" + std::to_string(time);
    candidate.item.published = time;
    candidate.item.channel = "facebook";
    candidate.item.content_text = candidate.original_text = text;
    candidate.source = "facebook";
    candidate.audience = Audience::kPublic;
    candidate.record = "posts.json#" + std::to_string(reading.candidates.size());
    reading.covers->from = std::min(reading.covers->from, time);
    reading.covers->to = std::max(reading.covers->to, time);
    reading.candidates.push_back(std::move(candidate));
  }
  if (!posts.empty()) reading.covers->from = posts.front().first;
  const auto count = static_cast<std::int64_t>(posts.size());
  reading.report.push_back({ReportLine::Level::kRead, "file.read", "posts.json", count, ""});
  return reading;
}

}  // namespace kringen
