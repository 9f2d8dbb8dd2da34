#include "model/feed_reader.h"

#include "model/feed_tables.h"

#include "model/platform.h"
#include "model/possible_figures.h"

namespace kringen {
namespace {

const char* NameOf(JsonScalar::Type type) {
  switch (type) {
    case JsonScalar::Type::kNull:
      return "null";
    case JsonScalar::Type::kBool:
      return "boolean";
    case JsonScalar::Type::kInteger:
    case JsonScalar::Type::kReal:
      return "number";
    default:
      return "string";
  }
}

std::string PlaceOf(const Measurement& one, const char* member) {
  return "/_kringen/metrics/" + std::to_string(one.record) + "/" + member;
}

}  // namespace

std::string FeedReader::Place() const {
  std::string pointer;
  for (std::size_t i = 1; i <= depth_; ++i) {
    const Level& level = levels_[i];
    if (level.is_array) {
      if (level.index >= 0) pointer.append("/").append(std::to_string(level.index));
      continue;
    }
    // What stands inside a member by a name that is not known has no place of its own.
    if (level.member == nullptr || level.member->name.empty()) break;
    pointer.append("/").append(level.member->name);
  }
  return pointer;
}

void FeedReader::Report(const char* code, std::string detail, std::string place,
                        std::vector<Error>* list) {
  if (list->size() < rules_.reported) list->push_back({code, std::move(detail), std::move(place)});
}

void FeedReader::Notice(const char* code, std::string detail, std::string_view member) {
  Report(code, std::move(detail), Place().append(member), &report_->notices);
}

void FeedReader::Skip(const char* code, std::string detail, const char* member) {
  ++report_->skipped_count;
  Report(code, std::move(detail), Place() + member, &report_->skipped);
}

void FeedReader::WrongType(const Member& member, std::string_view found) {
  if (member.in == Node::kDocument) return;        // the page fails as a whole
  if (member.field == Field::kOtherCount) return;  // of another name: not for us to judge
  if (member.child == Node::kItems) bad_items_ = true;
  if (member.in == Node::kItems) {
    Skip("item.not_an_object", std::string(found));
    return;
  }
  // Without these there is no item; it is skipped as a whole when it ends.
  if (member.field == Field::kItemId) {
    id_is_wrong_ = true;
  } else if (member.field == Field::kPublished) {
    date_is_wrong_ = true;
  } else {
    Notice("item.wrong_type", std::string(found));
  }
}

bool FeedReader::Key(std::string_view key) {
  Level& level = top();
  level.member = level.node == Node::kUnknown ? nullptr : FindMember(level.node, key);
  if (rules_.keeps_all && level.member != nullptr && level.member->name.empty()) count_name_ = key;
  return true;
}

// Moves to the next element; in an object Key() has done so.
void FeedReader::BeginValue() {
  Level& level = top();
  if (!level.is_array && level.node != Node::kDocument) return;
  ++level.index;
  if (level.member == nullptr && level.node != Node::kUnknown) {
    level.member = FindMember(level.node, "");
  }
}

bool FeedReader::Scalar(const JsonScalar& value) {
  BeginValue();
  const Member* member = top().member;
  if (member == nullptr) return true;
  const bool is_element = member->in == Node::kItems;
  if (value.type == JsonScalar::Type::kNull && !is_element) return true;  // null means unknown
  if (value.type == JsonScalar::Type::kText && (member->types & kJsonText) != 0) {
    Text(member->field, value.text);
  } else if (value.type == JsonScalar::Type::kBool && (member->types & kJsonBool) != 0) {
    Flag(member->field, value.truth);
  } else if ((value.type == JsonScalar::Type::kInteger || value.type == JsonScalar::Type::kReal) &&
             (member->types & kJsonNumber) != 0) {
    Number(*member, value);
  } else {
    WrongType(*member, NameOf(value.type));
  }
  return true;
}

bool FeedReader::Start(bool is_array) {
  BeginValue();
  if (depth_ == kDeepest) {
    too_deep_ = true;
    return false;
  }
  const Member* member = top().member;
  const std::uint8_t type = is_array ? kJsonArray : kJsonObject;
  const bool ours = member != nullptr && (member->types & type) != 0;
  if (member != nullptr && !ours) WrongType(*member, is_array ? "array" : "object");
  const Node node = ours ? member->child : Node::kUnknown;
  ++depth_;
  top() = Level{node, is_array, -1, nullptr};
  Enter(node);
  return true;
}

bool FeedReader::End(bool /*is_array*/) {
  const Node node = top().node;
  if (node == Node::kItems) records_before_ += static_cast<std::size_t>(top().index + 1);
  --depth_;
  Leave(node);
  return true;
}

void FeedReader::Enter(Node node) {
  switch (node) {
    case Node::kItems:
      has_items_ = true;
      break;
    case Node::kItem:
      draft_.Clear();
      id_is_wrong_ = false;
      date_is_wrong_ = false;
      break;
    case Node::kChannel:
      channel_ = Channel{};
      break;
    case Node::kFollowerCount:
      if (channel_.followers.size() < rules_.followers) channel_.followers.emplace_back();
      break;
    case Node::kReportedPeriod:
      if (channel_.periods.size() < rules_.periods) channel_.periods.emplace_back();
      break;
    case Node::kFollowerAge:
      if (channel_.follower_ages.size() < rules_.ages) channel_.follower_ages.emplace_back();
      break;
    case Node::kCase:
      case_ = Case{};
      break;
    case Node::kStory:
      story_ = Story{};
      break;
    case Node::kStop:
      if (story_.stops.size() < rules_.stops) story_.stops.emplace_back();
      break;
    case Node::kPage:
      if (report_->pages.size() < kMostPages) report_->pages.emplace_back();
      break;
    case Node::kIndexPart:
      if (report_->index.size() < kMostPages) report_->index.emplace_back();
      break;
    case Node::kSource:
      source_ = PublicationSource{};
      break;
    case Node::kDialogue:
      draft_.has_dialogue = true;
      break;
    case Node::kMeasurement:
      draft_.AddMeasurement(rules_.measurements,
                            static_cast<std::size_t>(levels_[depth_ - 1].index));
      break;
    case Node::kAttachment:
      if (draft_.attachments.size() < rules_.attachments) draft_.attachments.emplace_back();
      break;
    default:
      break;
  }
}

void FeedReader::Leave(Node node) {
  switch (node) {
    case Node::kItem:
      EndItem();
      break;
    case Node::kFollowerCount:
      JudgeFollowers();
      break;
    case Node::kReportedPeriod:
      JudgePeriod();
      break;
    case Node::kChannel:
      JudgeAges();
      SettlePlatform(&channel_);
      sink_->TakeChannel(&channel_);
      break;
    case Node::kCase:
      sink_->TakeCase(&case_);
      break;
    case Node::kStory:
      sink_->TakeStory(&story_);
      break;
    case Node::kSource:
      sink_->TakeSource(&source_);
      break;
    default:
      break;
  }
}

// What cannot be is told, and a day that cannot be the page does not use.
void FeedReader::JudgeFigures(TimePoint published) {
  for (std::size_t i = 0; i < draft_.measurement_count; ++i) {
    Measurement& one = draft_.measurements[i];
    for (Impossible& each : ImpossibleFigures(draft_, i)) {
      one.is_contradictory = true;
      Notice(each.code, std::move(each.detail), PlaceOf(one, each.member));
    }
  }
  for (std::size_t i = 0; i < draft_.measurement_count; ++i) {
    Measurement& one = draft_.measurements[i];
    if (one.measured.empty()) continue;
    const char* code = WrongDay(one.measured, sink_->feed().today);
    const bool is_early = IsBeforeMessage(one.measured, published, draft_.precision);
    if (code == nullptr && is_early) code = "item.measured_early";
    if (code == nullptr) continue;
    Notice(code, one.measured, PlaceOf(one, "measured"));
    if (!rules_.keeps_all) one.measured.clear();
  }
}

void FeedReader::JudgeFollowers() {
  FollowerCount& one = channel_.followers.back();
  const char* const code = WrongDay(one.date, sink_->feed().today);
  if (code != nullptr) Notice(code, one.date, "/date");
  const bool is_many = one.count > kMostPeople;
  if (is_many) Notice("item.too_many", std::to_string(one.count), "/count");
  // Nobody counts with a number of no day.
  if ((code != nullptr || is_many) && !rules_.keeps_all) one.date.clear();
}

// A period of which a day cannot be, or that ends before it begins, is none; nor is one that more
// saw than there are people. Those that are over when the export is made alone are whole.
void FeedReader::JudgePeriod() {
  ReportedPeriod& one = channel_.periods.back();
  const char* const from = WrongDay(one.from, sink_->feed().today);
  const char* const to = WrongDay(one.to, sink_->feed().today);
  const bool is_many = one.count > kMostPeople;
  const bool is_turned = from == nullptr && to == nullptr && one.to < one.from;
  if (from != nullptr) Notice(from, one.from, "/from");
  if (to != nullptr) Notice(to, one.to, "/to");
  if (is_turned) Notice("item.no_day", one.from + " / " + one.to, "/to");
  if (is_many) Notice("item.too_many", std::to_string(one.count), "/reach");
  const bool can_be = from == nullptr && to == nullptr && !is_turned && !is_many;
  if (!can_be && !rules_.keeps_all) one.count = -1;
}

// Of a list in which an age comes twice, turns back or is of no part nobody knows the whole.
void FeedReader::JudgeAges() {
  std::vector<AgeShare>& ages = channel_.follower_ages;
  bool is_sound = true;
  for (std::size_t i = 0; i < ages.size(); ++i) {
    const bool is_after = i == 0 || (ages[i - 1].to >= 0 && ages[i - 1].to < ages[i].from);
    const bool is_turned = ages[i].to >= 0 && ages[i].to < ages[i].from;
    is_sound = is_sound && is_after && !is_turned && ages[i].share >= 0;
  }
  if (is_sound) return;
  Notice("item.wrong_type", "follower ages", "/follower_ages");
  ages.clear();
}

void FeedReader::EndItem() {
  if (id_is_wrong_) return Skip("item.no_id", "wrong type", "/id");
  if (date_is_wrong_) return Skip("item.bad_date", "wrong type", "/date_published");
  CheckedItem item = CheckItem(rules_, sink_, &draft_);
  if (item.skipped != nullptr) return Skip(item.skipped, item.detail, item.member);
  item.record = records_before_ + static_cast<std::size_t>(top().index);
  JudgeFigures(item.time);
  if (!sink_->TakeItem(item, &draft_)) return Skip("feed.too_large", "text storage");
  ++report_->added;
  if (item.text_is_long) Notice("item.text_cut", "content_text > 1 MiB", "/content_text");
  if (item.bad_end) Notice("item.wrong_type", "no time, or before it began", "/_kringen/time/end");
  if (item.bad_modified) Notice("item.wrong_type", "no time", "/date_modified");
}

}  // namespace kringen
