// What the values of a feed page mean: the second half of FeedReader.
#include <algorithm>
#include <cmath>

#include "model/feed_reader.h"
#include "model/item_names.h"

namespace kringen {
template <typename Names, typename Value>
void FeedReader::Word(const Names& names, std::string_view word, Value* value) {
  if (!SetNamed(names, word, value) && rules_.keeps_all) {
    Notice("export.bad_value", std::string(word));
  }
}

// Of a word that is kept as it is written.
template <typename Names>
void FeedReader::Among(const Names& names, std::string_view word) {
  std::size_t which = 0;
  Word(names, word, &which);
}

void FeedReader::Set(std::string_view text, std::string* out) const {
  *out = CutTo(text, rules_.name);
}

void FeedReader::SetIfEmpty(std::string_view text, std::string* out) const {
  if (out->empty()) Set(text, out);
}

void FeedReader::Text(Field field, std::string_view text) {
  if (field >= Field::kItemId) {
    if (!ItemText(field, text)) ItemEnum(field, text);
  } else if (!FeedText(field, text)) {
    TableText(field, text);
  }
}

// The first page that says something about the feed as a whole is believed.
bool FeedReader::FeedText(Field field, std::string_view text) {
  FeedHeader& header = sink_->feed().header;
  switch (field) {
    case Field::kVersion:
      is_json_feed_ = text.find("jsonfeed.org/version/") != std::string_view::npos;
      return true;
    case Field::kTitle:
      SetIfEmpty(text, &header.title);
      return true;
    case Field::kLanguage:
      SetIfEmpty(text, &header.language);
      return true;
    case Field::kHomePageUrl:
      SetIfEmpty(text, &header.home_page_url);
      return true;
    case Field::kDescription:
      SetIfEmpty(text, &header.description);
      return true;
    case Field::kFeedUrl:
      SetIfEmpty(text, &header.feed_url);
      return true;
    case Field::kNextUrl:
      SetUrl(text, &report_->next_url);
      return true;
    case Field::kGenerated:
      SetIfEmpty(text, &header.generated);
      return true;
    case Field::kAbout:
      SetIfEmpty(text, &header.about_url);
      return true;
    case Field::kPlaceName:
      SetIfEmpty(text, &header.place_name);
      return true;
    case Field::kTimezone:
      SetIfEmpty(text, &header.timezone);
      return true;
    case Field::kPopulation:
      SetIfEmpty(text, &header.population_url);
      return true;
    default:
      return false;
  }
}

bool FeedReader::TableText(Field field, std::string_view text) {
  const Node node = top().node;
  if (node == Node::kChannel) {
    if (field == Field::kId) channel_.id = CutTo(text, rules_.id);
    if (field == Field::kName) Set(text, &channel_.name);
    if (field == Field::kAuthor) {
      Set(text, &channel_.author);
      Among(kAuthorNames, text);
    }
    if (field == Field::kKind) Word(kChannelKindNames, text, &channel_.kind);
    if (field == Field::kPlatform) {
      channel_.platform = Platform::kOther;
      Word(kPlatformNames, text, &channel_.platform);
    }
    return true;
  }
  if (node == Node::kFollowerCount) {
    channel_.followers.back().date = CutTo(text, rules_.word);
    return true;
  }
  if (node == Node::kChannelShare) {
    channel_.local_share.mark = CutTo(text, rules_.word);
    Among(kShareMarks, text);
    return true;
  }
  if (node == Node::kReportedPeriod) {
    ReportedPeriod& period = channel_.periods.back();
    if (field == Field::kPeriodFrom) period.from = CutTo(text, rules_.word);
    if (field == Field::kPeriodTo) period.to = CutTo(text, rules_.word);
    if (field == Field::kPeriodDefinition) Word(kDefinitionNames, text, &period.definition);
    return true;
  }
  if (node == Node::kCase) {
    if (field == Field::kId) case_.id = CutTo(text, rules_.id);
    if (field == Field::kName) Set(text, &case_.title);
    if (field == Field::kSummary) Set(text, &case_.summary);
    return true;
  }
  if (node == Node::kStory) {
    if (field == Field::kId) story_.id = CutTo(text, rules_.id);
    if (field == Field::kName) Set(text, &story_.title);
    return true;
  }
  if (node == Node::kStop) {
    StoryStop& stop = story_.stops.back();
    if (field == Field::kStopText) Set(text, &stop.text);
    if (field == Field::kStopItem) Set(text, &stop.item);
    if (field == Field::kStopShow) Set(text, &stop.show);
    if (field == Field::kStopFrom) Set(text, &stop.from);
    if (field == Field::kStopTo) Set(text, &stop.to);
    return true;
  }
  if (node == Node::kSource) {
    if (field == Field::kSourceId) source_.id = CutTo(text, rules_.id);
    if (field == Field::kSourceKind) Set(text, &source_.kind);
    if (field == Field::kExported) Set(text, &source_.exported);
    return true;
  }
  if (node == Node::kIndexPart) {
    IndexRef& part = report_->index.back();
    if (field == Field::kPartUrl) SetUrl(text, &part.url);
    if (field == Field::kPartDigest) part.sha256 = CutTo(text, rules_.word);
    return true;
  }
  PageRef& page = report_->pages.back();
  if (field == Field::kPageUrl) SetUrl(text, &page.url);
  if (field == Field::kNewest) Set(text, &page.newest);
  if (field == Field::kOldest) Set(text, &page.oldest);
  return true;
}

bool FeedReader::ItemText(Field field, std::string_view text) {
  switch (field) {
    case Field::kItemId:
      // One byte more than allowed is enough to see that it is too long.
      draft_.id = text.substr(0, kLongestId + 1);
      return true;
    case Field::kUrl:
      SetUrl(text, &draft_.url);
      return true;
    case Field::kExternalUrl:
      SetUrl(text, &draft_.external_url);
      return true;
    case Field::kImage:
      SetUrl(text, &draft_.image);
      return true;
    case Field::kItemTitle:
      Set(text, &draft_.title);
      return true;
    case Field::kContentText:
      draft_.content_text = text;
      return true;
    case Field::kContentHtml:
      draft_.content_html = text;
      return true;
    case Field::kItemSummary:
      draft_.summary = text;
      return true;
    case Field::kPublished:
      Set(text, &draft_.published);
      return true;
    case Field::kModified:
      Set(text, &draft_.modified);
      return true;
    case Field::kItemLanguage:
      draft_.language = CutTo(text, rules_.word);
      return true;
    case Field::kTag:
      if (!text.empty() && draft_.tags.size() < rules_.tags) {
        draft_.tags.Add(CutTo(text, rules_.id));
      }
      return true;
    case Field::kAttachmentUrl:
      SetUrl(text, &draft_.attachments.back().url);
      return true;
    case Field::kMimeType:
      Set(text, &draft_.attachments.back().mime_type);
      return true;
    case Field::kAttachmentTitle:
      Set(text, &draft_.attachments.back().title);
      return true;
    default:
      return false;
  }
}

// The members of an item's _kringen.
void FeedReader::ItemEnum(Field field, std::string_view text) {
  switch (field) {
    case Field::kItemChannel:
      draft_.channel = CutTo(text, rules_.id);
      break;
    case Field::kItemCase:
      draft_.case_id = CutTo(text, rules_.id);
      break;
    case Field::kInReplyTo:
      draft_.in_reply_to = CutTo(text, rules_.id);
      break;
    case Field::kThread:
      draft_.thread = CutTo(text, rules_.id);
      break;
    case Field::kExpires:
      draft_.expires = CutTo(text, rules_.word);
      break;
    case Field::kEnd:
      draft_.end = CutTo(text, rules_.word);
      break;
    case Field::kVillage:
      if (!text.empty() && draft_.villages.size() < rules_.tags) {
        draft_.villages.Add(CutTo(text, rules_.id));
      }
      break;
    case Field::kSource:
      draft_.measurement().source = CutTo(text, rules_.id);
      break;
    case Field::kMeasured:
      draft_.measurement().measured = CutTo(text, rules_.word);
      break;
    case Field::kDefinition:
      Word(kDefinitionNames, text, &draft_.measurement().definition);
      break;
    case Field::kItemKind:
      Word(kKindNames, text, &draft_.kind);
      break;
    case Field::kInstrument:
      Word(kInstrumentNames, text, &draft_.instrument);
      break;
    case Field::kDirection:
      Word(kDirectionNames, text, &draft_.direction);
      break;
    case Field::kPrecision:
      Word(kPrecisionNames, text, &draft_.precision);
      break;
    default:
      break;
  }
}

void FeedReader::Flag(Field field, bool value) {
  if (field == Field::kDemo) sink_->feed().header.demo |= value;
  if (field == Field::kItemDemo) draft_.demo = value;
}

// Where a number from 0 to 1 goes; nullptr for a count.
double* FeedReader::ShareOf(Field field) {
  if (field == Field::kLocalShare) return &draft_.measurement().local_share;
  if (field == Field::kAgeShare) return &channel_.follower_ages.back().share;
  if (field == Field::kShareOfFollowers) return &channel_.local_share.followers;
  return field == Field::kShareOfOthers ? &channel_.local_share.others : nullptr;
}

void FeedReader::Number(const Member& member, const JsonScalar& value) {
  // Names that are numbers elsewhere are names here. 2^53 is where numbers stop being exact.
  constexpr double kMost = 9007199254740992.0;
  const bool whole = std::abs(value.real) <= kMost && std::floor(value.real) == value.real;
  if ((member.types & kJsonText) != 0) {
    if (whole) {
      Text(member.field, std::to_string(static_cast<std::int64_t>(value.real)));
    } else {
      WrongType(member, "number");
    }
    return;
  }
  if (double* const share = ShareOf(member.field)) {
    if (value.real >= 0 && value.real <= 1) {
      *share = value.real;
    } else {
      WrongType(member, "number out of range");
    }
    return;
  }
  const bool is_count = member.field >= Field::kReactions && member.field != Field::kOtherCount;
  if (!whole || value.real < 0 || (is_count && value.real > INT32_MAX)) {
    WrongType(member, "number out of range");
    return;
  }
  const auto number = static_cast<std::int64_t>(value.real);
  const auto count = static_cast<std::int32_t>(std::min<std::int64_t>(number, INT32_MAX));
  switch (member.field) {
    case Field::kSchema:
      sink_->feed().header.schema = std::max(sink_->feed().header.schema, count);
      if (number > 1) Notice("feed.newer_schema", std::to_string(number));
      break;
    case Field::kLocalFriends:
      channel_.local_friends = number;
      break;
    case Field::kFollowersCount:
      channel_.followers.back().count = number;
      break;
    case Field::kPeriodCount:
      channel_.periods.back().count = number;
      break;
    case Field::kAgeFrom:
      channel_.follower_ages.back().from = count;
      break;
    case Field::kAgeTo:
      channel_.follower_ages.back().to = count;
      break;
    case Field::kPageItems:
      report_->pages.back().items = number;
      break;
    case Field::kPartPages:
      report_->index.back().pages = number;
      break;
    case Field::kSourceItems:
      source_.items = number;
      break;
    case Field::kWithheld:
      source_.withheld = number;
      break;
    case Field::kOtherCount:
      if (rules_.keeps_all) draft_.measurement().others.emplace_back(count_name_, number);
      break;
    case Field::kQuestions:
      draft_.dialogue.questions = number;
      break;
    case Field::kAnswered:
      draft_.dialogue.answered = number;
      break;
    case Field::kReplyMinute:
      if (draft_.dialogue.reply_minutes.size() < rules_.minutes) {
        draft_.dialogue.reply_minutes.push_back(count);
      }
      break;
    case Field::kUnansweredMinute:
      if (draft_.dialogue.unanswered_minutes.size() < rules_.minutes) {
        draft_.dialogue.unanswered_minutes.push_back(count);
      }
      break;
    default: {
      const auto place =
          static_cast<std::size_t>(member.field) - static_cast<std::size_t>(Field::kReactions);
      draft_.measurement().values[place] = count;
      break;
    }
  }
}

void FeedReader::SetUrl(std::string_view url, std::string* out) {
  if (url.size() > kLongestUrl) {
    Notice("item.wrong_type", "url > 8192 bytes");
    return;
  }
  *out = url;
}

}  // namespace kringen
