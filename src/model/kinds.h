// The closed lists of the format, and how an item is named within a feed. Their words are in
// item_names.h. (Platforms are in platform_table.h, which the build makes of
// web/base/platforms.js.)
#pragma once

#include <cstdint>

namespace kringen {

enum class ItemKind : std::uint8_t { kPost, kReply, kShare, kPress, kVisit, kEvent };
enum class Instrument : std::uint8_t { kUnknown, kCommunication, kMoney, kRules };
enum class Direction : std::uint8_t { kUnknown, kOneWay, kAsks, kAnswers, kReportsBack };
enum class TimePrecision : std::uint8_t { kSecond, kMinute, kDay, kMonth, kYear };
// What a platform says that its figure of people who saw a message, or of times that it was shown,
// means. Figures of different definitions are never added up nor compared.
enum class Definition : std::uint8_t {
  kUnknown,
  kReach2014,
  kReach,
  kViewers,
  kUniqueImpressions,
  kImpressions,
  kViews,
  kPlays,
};
// Times that it was shown, of which one person may have several.
constexpr bool CountsViews(Definition definition) { return definition >= Definition::kImpressions; }
enum class ChannelKind : std::uint8_t { kSocial, kPress, kWebsite, kVisit, kOther };

using ItemIndex = std::uint32_t;  // order of arrival in the feed; stable for its lifetime
inline constexpr ItemIndex kNoItem = 0xFFFFFFFFu;

}  // namespace kringen
