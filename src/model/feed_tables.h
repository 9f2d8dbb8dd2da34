// The tables an item points into: an entry is found by its name or added, within the limits.
// A full table gives -1 and sets its flag in FeedLookup.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/feed.h"

namespace kringen {

inline constexpr std::size_t kMostChannels = 64;
inline constexpr std::size_t kMostVillages = 16;
inline constexpr std::size_t kMostTags = 5000;
inline constexpr std::size_t kMostCases = 1000;
inline constexpr std::size_t kMostPages = 10000;

// Items without a channel go here; the channel bears the feed's title.
inline constexpr std::string_view kPlainChannel = "feed";
// Takes the items of all channels beyond the limit.
inline constexpr std::string_view kOtherChannel = "other";

std::int16_t ChannelIndex(std::string_view id, Feed* feed);
std::int16_t CaseIndex(std::string_view id, Feed* feed);
std::int16_t LanguageIndex(std::string_view language, Feed* feed);
std::int16_t SourceIndex(std::string_view source, Feed* feed);
std::int16_t DateIndex(std::string_view date, Feed* feed);
std::int32_t PageIndex(std::string_view url, Feed* feed);
int VillageIndex(std::string_view id, Feed* feed);
std::int32_t TagIndex(std::string_view tag, Feed* feed);
// `tags` is sorted and has no duplicates.
std::int32_t TagSetIndex(const std::vector<std::int32_t>& tags, Feed* feed);

}  // namespace kringen
