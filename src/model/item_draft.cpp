#include "model/item_draft.h"

#include "base/text.h"
#include "model/feed_sink.h"
#include "model/html_text.h"

namespace kringen {
namespace {

void ChooseText(ItemDraft* draft) {
  if (!IsBlankText(draft->content_text)) return;
  draft->blank_text.swap(draft->content_text);
  draft->content_text.clear();
  if (!draft->content_html.empty()) AppendTextOfHtml(draft->content_html, &draft->content_text);
  if (!IsBlankText(draft->content_text)) {
    draft->blank_text.clear();
  } else {
    draft->content_text = IsBlankText(draft->summary) ? std::string() : draft->summary;
    draft->is_summary = true;
  }
}

CheckedItem Skipped(const char* code, const char* member, std::string detail) {
  CheckedItem result;
  result.skipped = code;
  result.member = member;
  result.detail = std::move(detail);
  return result;
}

bool HasContent(const ItemDraft& draft) {
  return !draft.content_text.empty() || !IsBlankText(draft.title) || !draft.url.empty() ||
         !draft.external_url.empty();
}

}  // namespace

std::string_view CutTo(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

bool IsBlankText(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void ItemDraft::Clear() {
  for (std::string* text : {&id, &url, &external_url, &title, &content_text, &content_html,
                            &summary, &image, &published, &modified, &end, &language, &channel,
                            &case_id, &in_reply_to, &thread, &expires, &blank_text}) {
    text->clear();
  }
  tags.Clear();
  villages.Clear();
  measurement_count = 0;
  dialogue = Dialogue{};
  has_dialogue = false;
  is_summary = false;
  attachments.clear();
  kind = ItemKind::kPost;
  instrument = Instrument::kUnknown;
  direction = Direction::kUnknown;
  precision = TimePrecision::kSecond;
  demo = false;
}

Measurement& ItemDraft::AddMeasurement(std::size_t most, std::size_t record) {
  if (measurement_count < most) ++measurement_count;
  if (measurements.size() < measurement_count) measurements.emplace_back();
  Measurement& added = measurement();
  added.source.clear();
  added.measured.clear();
  added.definition = Definition::kUnknown;
  added.values.fill(-1);
  added.local_share = -1;
  added.record = record;
  added.is_contradictory = false;
  added.others.clear();
  return added;
}

CheckedItem CheckItem(const ReadRules& rules, FeedSink* sink, ItemDraft* draft) {
  ChooseText(draft);
  const std::string_view id = CutTo(draft->id, 64);
  if (draft->id.empty() || draft->id.size() > kLongestId) {
    return Skipped("item.no_id", "/id", std::string(id));
  }
  if (sink->IsWithdrawn(draft->id)) return Skipped("item.withdrawn", "", std::string(id));
  if (sink->IsKnown(draft->id)) return Skipped("item.duplicate_id", "/id", std::string(id));
  if (!HasContent(*draft)) return Skipped("item.no_content", "", std::string(id));
  const std::string& date = draft->published.empty() ? draft->modified : draft->published;
  const Result<TimePoint> time = ParseTime(date);
  if (!time.ok()) {
    return Skipped("item.bad_date", "/date_published",
                   time.error().code + " " + time.error().detail);
  }
  CheckedItem item;
  item.time = item.end = time.value();
  item.text_is_long = draft->content_text.size() > kLongestText;
  if (!draft->end.empty()) {
    const Result<TimePoint> end = ParseTime(draft->end);
    item.bad_end = !end.ok() || end.value() < item.time;
    if (!item.bad_end) item.end = end.value();
  }
  if (rules.keeps_all && !draft->modified.empty()) {
    const Result<TimePoint> modified = ParseTime(draft->modified);
    item.bad_modified = !modified.ok();
    if (modified.ok()) item.modified = modified.value();
  }
  return item;
}

}  // namespace kringen
