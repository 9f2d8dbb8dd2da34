#include "model/feed_members.h"

#include <array>
#include <cstddef>
#include <iterator>

namespace kringen {
namespace {

constexpr Member Text(Node in, std::string_view name, Field field) {
  return {in, name, kJsonText, field, Node::kUnknown};
}
constexpr Member Number(Node in, std::string_view name, Field field) {
  return {in, name, kJsonNumber, field, Node::kUnknown};
}
constexpr Member Name(Node in, std::string_view name, Field field) {
  return {in, name, kJsonText | kJsonNumber, field, Node::kUnknown};
}
constexpr Member Bool(Node in, std::string_view name, Field field) {
  return {in, name, kJsonBool, field, Node::kUnknown};
}
constexpr Member Object(Node in, std::string_view name, Node child) {
  return {in, name, kJsonObject, Field::kNone, child};
}
constexpr Member Array(Node in, std::string_view name, Node child) {
  return {in, name, kJsonArray, Field::kNone, child};
}

// Grouped by container, the most frequent members first, one for all other names last.
constexpr Member kMembers[] = {
    Object(Node::kDocument, "", Node::kFeed),

    Text(Node::kFeed, "version", Field::kVersion),
    Text(Node::kFeed, "title", Field::kTitle),
    Text(Node::kFeed, "language", Field::kLanguage),
    Text(Node::kFeed, "home_page_url", Field::kHomePageUrl),
    Text(Node::kFeed, "description", Field::kDescription),
    Text(Node::kFeed, "feed_url", Field::kFeedUrl),
    Text(Node::kFeed, "next_url", Field::kNextUrl),
    Object(Node::kFeed, "_kringen", Node::kFeedExtension),
    Array(Node::kFeed, "items", Node::kItems),

    Number(Node::kFeedExtension, "schema", Field::kSchema),
    Text(Node::kFeedExtension, "generated", Field::kGenerated),
    Bool(Node::kFeedExtension, "demo", Field::kDemo),
    Text(Node::kFeedExtension, "about", Field::kAbout),
    Object(Node::kFeedExtension, "place", Node::kPlace),
    Array(Node::kFeedExtension, "channels", Node::kChannels),
    Array(Node::kFeedExtension, "cases", Node::kCases),
    Array(Node::kFeedExtension, "stories", Node::kStories),
    Array(Node::kFeedExtension, "sources", Node::kSources),
    Array(Node::kFeedExtension, "pages", Node::kPages),
    Array(Node::kFeedExtension, "index", Node::kIndexParts),

    Text(Node::kPlace, "name", Field::kPlaceName),
    Text(Node::kPlace, "timezone", Field::kTimezone),
    Text(Node::kPlace, "population", Field::kPopulation),

    Object(Node::kChannels, "", Node::kChannel),
    Name(Node::kChannel, "id", Field::kId),
    Text(Node::kChannel, "name", Field::kName),
    Text(Node::kChannel, "kind", Field::kKind),
    Text(Node::kChannel, "platform", Field::kPlatform),
    Text(Node::kChannel, "author", Field::kAuthor),
    Number(Node::kChannel, "local_friends", Field::kLocalFriends),
    Array(Node::kChannel, "followers", Node::kFollowers),
    Object(Node::kChannel, "local_share", Node::kChannelShare),
    Array(Node::kChannel, "period_reach", Node::kReportedPeriods),
    Array(Node::kChannel, "follower_ages", Node::kFollowerAges),

    Object(Node::kFollowers, "", Node::kFollowerCount),
    Text(Node::kFollowerCount, "date", Field::kFollowersDate),
    Number(Node::kFollowerCount, "count", Field::kFollowersCount),

    Number(Node::kChannelShare, "followers", Field::kShareOfFollowers),
    Number(Node::kChannelShare, "others", Field::kShareOfOthers),
    Text(Node::kChannelShare, "mark", Field::kShareMark),

    Object(Node::kReportedPeriods, "", Node::kReportedPeriod),
    Text(Node::kReportedPeriod, "from", Field::kPeriodFrom),
    Text(Node::kReportedPeriod, "to", Field::kPeriodTo),
    Number(Node::kReportedPeriod, "reach", Field::kPeriodCount),
    Text(Node::kReportedPeriod, "definition", Field::kPeriodDefinition),

    Object(Node::kFollowerAges, "", Node::kFollowerAge),
    Number(Node::kFollowerAge, "from", Field::kAgeFrom),
    Number(Node::kFollowerAge, "to", Field::kAgeTo),
    Number(Node::kFollowerAge, "share", Field::kAgeShare),

    Object(Node::kCases, "", Node::kCase),
    Name(Node::kCase, "id", Field::kId),
    Text(Node::kCase, "title", Field::kName),
    Text(Node::kCase, "summary", Field::kSummary),

    Object(Node::kStories, "", Node::kStory),
    Name(Node::kStory, "id", Field::kId),
    Text(Node::kStory, "title", Field::kName),
    Array(Node::kStory, "stops", Node::kStops),

    Object(Node::kStops, "", Node::kStop),
    Text(Node::kStop, "text", Field::kStopText),
    Name(Node::kStop, "item", Field::kStopItem),
    Text(Node::kStop, "show", Field::kStopShow),
    Text(Node::kStop, "from", Field::kStopFrom),
    Text(Node::kStop, "to", Field::kStopTo),

    Object(Node::kSources, "", Node::kSource),
    Name(Node::kSource, "id", Field::kSourceId),
    Text(Node::kSource, "kind", Field::kSourceKind),
    Text(Node::kSource, "exported", Field::kExported),
    Number(Node::kSource, "items", Field::kSourceItems),
    Number(Node::kSource, "withheld", Field::kWithheld),

    Object(Node::kPages, "", Node::kPage),
    Text(Node::kPage, "url", Field::kPageUrl),
    Text(Node::kPage, "newest", Field::kNewest),
    Text(Node::kPage, "oldest", Field::kOldest),
    Number(Node::kPage, "items", Field::kPageItems),

    Object(Node::kIndexParts, "", Node::kIndexPart),
    Text(Node::kIndexPart, "url", Field::kPartUrl),
    Text(Node::kIndexPart, "sha256", Field::kPartDigest),
    Number(Node::kIndexPart, "pages", Field::kPartPages),

    Object(Node::kItems, "", Node::kItem),
    Name(Node::kItem, "id", Field::kItemId),
    Text(Node::kItem, "url", Field::kUrl),
    Text(Node::kItem, "date_published", Field::kPublished),
    Text(Node::kItem, "content_text", Field::kContentText),
    Array(Node::kItem, "tags", Node::kTags),
    Text(Node::kItem, "language", Field::kItemLanguage),
    Object(Node::kItem, "_kringen", Node::kItemExtension),
    Text(Node::kItem, "title", Field::kItemTitle),
    Text(Node::kItem, "content_html", Field::kContentHtml),
    Text(Node::kItem, "summary", Field::kItemSummary),
    Text(Node::kItem, "external_url", Field::kExternalUrl),
    Text(Node::kItem, "image", Field::kImage),
    Text(Node::kItem, "date_modified", Field::kModified),
    Array(Node::kItem, "attachments", Node::kAttachments),

    Name(Node::kItemExtension, "channel", Field::kItemChannel),
    Text(Node::kItemExtension, "kind", Field::kItemKind),
    Name(Node::kItemExtension, "case", Field::kItemCase),
    Name(Node::kItemExtension, "in_reply_to", Field::kInReplyTo),
    Name(Node::kItemExtension, "thread", Field::kThread),
    Object(Node::kItemExtension, "time", Node::kTime),
    Text(Node::kItemExtension, "instrument", Field::kInstrument),
    Text(Node::kItemExtension, "direction", Field::kDirection),
    Array(Node::kItemExtension, "villages", Node::kVillages),
    Array(Node::kItemExtension, "metrics", Node::kMeasurements),
    Object(Node::kItemExtension, "dialogue", Node::kDialogue),
    Text(Node::kItemExtension, "expires", Field::kExpires),
    Bool(Node::kItemExtension, "demo", Field::kItemDemo),

    Text(Node::kTime, "precision", Field::kPrecision),
    Text(Node::kTime, "end", Field::kEnd),

    Name(Node::kVillages, "", Field::kVillage),

    Object(Node::kMeasurements, "", Node::kMeasurement),
    Text(Node::kMeasurement, "source", Field::kSource),
    Text(Node::kMeasurement, "measured", Field::kMeasured),
    Text(Node::kMeasurement, "definition", Field::kDefinition),
    Number(Node::kMeasurement, "reactions", Field::kReactions),
    Number(Node::kMeasurement, "comments", Field::kComments),
    Number(Node::kMeasurement, "commenters", Field::kCommenters),
    Number(Node::kMeasurement, "shares", Field::kShares),
    Number(Node::kMeasurement, "reach", Field::kReach),
    Number(Node::kMeasurement, "impressions", Field::kImpressions),
    Number(Node::kMeasurement, "reach_followers", Field::kReachFollowers),
    Number(Node::kMeasurement, "reach_paid", Field::kReachPaid),
    Number(Node::kMeasurement, "reach_organic", Field::kReachOrganic),
    Number(Node::kMeasurement, "local_share", Field::kLocalShare),
    Number(Node::kMeasurement, "", Field::kOtherCount),

    Number(Node::kDialogue, "questions", Field::kQuestions),
    Number(Node::kDialogue, "answered", Field::kAnswered),
    Array(Node::kDialogue, "reply_minutes", Node::kReplyMinutes),
    Array(Node::kDialogue, "unanswered_minutes", Node::kUnansweredMinutes),

    Number(Node::kReplyMinutes, "", Field::kReplyMinute),
    Number(Node::kUnansweredMinutes, "", Field::kUnansweredMinute),

    Text(Node::kTags, "", Field::kTag),

    Object(Node::kAttachments, "", Node::kAttachment),
    Text(Node::kAttachment, "url", Field::kAttachmentUrl),
    Text(Node::kAttachment, "mime_type", Field::kMimeType),
    Text(Node::kAttachment, "title", Field::kAttachmentTitle),
};

constexpr std::size_t kNodes = static_cast<std::size_t>(Node::kCount);
static_assert(std::size(kMembers) < 256);

// The rows of node n are [kStarts[n], kStarts[n + 1]); the rows above are in the order of Node.
constexpr auto kStarts = [] {
  std::array<std::uint8_t, kNodes + 1> starts{};
  for (std::size_t node = 0; node <= kNodes; ++node) {
    std::size_t row = 0;
    while (row < std::size(kMembers) && static_cast<std::size_t>(kMembers[row].in) < node) ++row;
    starts[node] = static_cast<std::uint8_t>(row);
  }
  return starts;
}();

constexpr bool InOrder() {
  for (std::size_t row = 1; row < std::size(kMembers); ++row) {
    if (kMembers[row - 1].in > kMembers[row].in) return false;
  }
  return true;
}
static_assert(InOrder());

}  // namespace

const Member* FindMember(Node in, std::string_view name) {
  const auto node = static_cast<std::size_t>(in);
  const std::size_t end = kStarts[node + 1];
  std::size_t row = kStarts[node];
  while (row < end && kMembers[row].name != name) ++row;
  if (row < end) return &kMembers[row];
  const bool takes_others = row > kStarts[node] && kMembers[row - 1].name.empty();
  return takes_others ? &kMembers[row - 1] : nullptr;
}

}  // namespace kringen
