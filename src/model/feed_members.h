// The grammar of a feed page as data: which members an object may have, of which JSON types, and
// what they mean. A new member of the format is a new row here and a case in feed_reader.
#pragma once

#include <cstdint>
#include <string_view>

namespace kringen {

// Containers of a page, by what they hold; kUnknown is skipped with all that is in it.
enum class Node : std::uint8_t {
  kUnknown,
  kDocument,  // around the top value
  kFeed,
  kFeedExtension,
  kPlace,
  kChannels,
  kChannel,
  kFollowers,
  kFollowerCount,
  kChannelShare,
  kReportedPeriods,
  kReportedPeriod,
  kFollowerAges,
  kFollowerAge,
  kCases,
  kCase,
  kStories,
  kStory,
  kStops,
  kStop,
  kSources,
  kSource,
  kPages,
  kPage,
  kIndexParts,
  kIndexPart,
  kItems,
  kItem,
  kItemExtension,
  kTime,
  kVillages,
  kMeasurements,
  kMeasurement,
  kDialogue,
  kReplyMinutes,
  kUnansweredMinutes,
  kTags,
  kAttachments,
  kAttachment,
  kCount,
};

enum class Field : std::uint8_t {
  kNone,
  // the feed
  kVersion,
  kTitle,
  kLanguage,
  kHomePageUrl,
  kDescription,
  kFeedUrl,
  kNextUrl,
  kSchema,
  kGenerated,
  kDemo,
  kAbout,
  kPlaceName,
  kTimezone,
  kPopulation,
  // its tables; kName is also a case's or story's title
  kId,
  kName,
  kKind,
  kPlatform,
  kAuthor,
  kLocalFriends,
  kFollowersDate,
  kFollowersCount,
  kShareOfFollowers,
  kShareOfOthers,
  kShareMark,
  kPeriodFrom,
  kPeriodTo,
  kPeriodCount,
  kPeriodDefinition,
  kAgeFrom,
  kAgeTo,
  kAgeShare,
  kSummary,
  kStopText,
  kStopItem,
  kStopShow,
  kStopFrom,
  kStopTo,
  kPageUrl,
  kNewest,
  kOldest,
  kPageItems,
  kPartUrl,
  kPartDigest,
  kPartPages,
  kSourceId,
  kSourceKind,
  kExported,
  kSourceItems,
  kWithheld,
  // an item
  kItemId,
  kUrl,
  kExternalUrl,
  kItemTitle,
  kContentText,
  kContentHtml,
  kItemSummary,
  kImage,
  kPublished,
  kModified,
  kItemLanguage,
  kTag,
  kAttachmentUrl,
  kMimeType,
  kAttachmentTitle,
  kItemChannel,
  kItemKind,
  kItemCase,
  kInReplyTo,
  kThread,
  kInstrument,
  kDirection,
  kVillage,
  kExpires,
  kItemDemo,
  kPrecision,
  kEnd,
  kSource,
  kMeasured,
  kDefinition,
  kReactions,
  kComments,
  kCommenters,
  kShares,
  kReach,
  kImpressions,
  kReachFollowers,
  kReachPaid,
  kReachOrganic,
  kLocalShare,
  kQuestions,
  kAnswered,
  kReplyMinute,
  kUnansweredMinute,
  kOtherCount,  // of a measurement, by any other name
};

// JSON types, to be combined.
inline constexpr std::uint8_t kJsonText = 1;
inline constexpr std::uint8_t kJsonNumber = 2;
inline constexpr std::uint8_t kJsonBool = 4;
inline constexpr std::uint8_t kJsonObject = 8;
inline constexpr std::uint8_t kJsonArray = 16;

struct Member {
  Node in = Node::kUnknown;
  std::string_view name;  // empty: an element of an array, or a member of any other name
  std::uint8_t types = 0;
  Field field = Field::kNone;
  Node child = Node::kUnknown;
};

// nullptr when the container does not know the member.
const Member* FindMember(Node in, std::string_view name);

}  // namespace kringen
