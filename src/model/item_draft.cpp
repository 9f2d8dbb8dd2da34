#include "model/item_draft.h"

#include <algorithm>

#include "base/text.h"
#include "model/feed_tables.h"
#include "model/html_text.h"

namespace kringen {
namespace {

// Cannot occur in a folded query, so that no match runs over it.
constexpr char kSeparator = '\x01';

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Content in the order of worth: the text itself, what the HTML says, the summary.
void ChooseText(ItemDraft* draft) {
  if (!IsBlank(draft->content_text)) return;
  draft->content_text.clear();
  if (!draft->content_html.empty()) AppendTextOfHtml(draft->content_html, &draft->content_text);
  if (IsBlank(draft->content_text)) draft->content_text = draft->summary;
}

std::int32_t TagSetOf(const ItemDraft& draft, Feed* feed) {
  std::vector<std::int32_t> tags;
  for (std::size_t i = 0; i < draft.tags.size(); ++i) {
    const std::int32_t tag = TagIndex(draft.tags[i], feed);
    if (tag >= 0) tags.push_back(tag);
  }
  if (tags.empty()) return -1;
  std::sort(tags.begin(), tags.end());
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  return TagSetIndex(tags, feed);
}

std::uint16_t VillageBits(const ItemDraft& draft, Feed* feed) {
  unsigned bits = 0;
  for (std::size_t i = 0; i < draft.villages.size(); ++i) {
    const int village = VillageIndex(draft.villages[i], feed);
    if (village >= 0) bits |= 1u << village;
  }
  return static_cast<std::uint16_t>(bits);
}

// Of each source the newest measurement counts (the later one of equals).
bool IsSuperseded(const ItemDraft& draft, std::size_t i) {
  const Measurement& mine = draft.measurements[i];
  for (std::size_t k = 0; k < draft.measurement_count; ++k) {
    const Measurement& other = draft.measurements[k];
    if (k == i || other.source != mine.source) continue;
    if (other.measured > mine.measured || (other.measured == mine.measured && k > i)) return true;
  }
  return false;
}

std::int32_t AddCounts(std::int32_t sum, std::int32_t value) {
  if (value < 0) return sum;
  if (sum < 0) return value;
  return static_cast<std::int32_t>(std::min<std::int64_t>(std::int64_t{sum} + value, INT32_MAX));
}

// The sum over the sources; -1 when nothing was measured.
std::int32_t MetricsOf(const ItemDraft& draft, Feed* feed) {
  Metrics sum;
  const Measurement* newest = nullptr;
  std::int32_t* const fields[kMeasuredFields] = {&sum.reactions, &sum.comments, &sum.commenters,
                                                 &sum.shares,    &sum.reach,    &sum.impressions};
  bool known = false;
  for (std::size_t i = 0; i < draft.measurement_count; ++i) {
    if (IsSuperseded(draft, i)) continue;
    const Measurement& one = draft.measurements[i];
    for (std::size_t field = 0; field < kMeasuredFields; ++field) {
      *fields[field] = AddCounts(*fields[field], one.values[field]);
      known |= one.values[field] >= 0;
    }
    if (newest == nullptr || one.measured > newest->measured) newest = &one;
    if (one.local_share >= 0) sum.local_share = one.local_share;
  }
  if (!known) return -1;
  if (!newest->source.empty()) sum.source = SourceIndex(newest->source, feed);
  if (!newest->measured.empty()) sum.measured = DateIndex(newest->measured, feed);
  feed->metrics.push_back(sum);
  return static_cast<std::int32_t>(feed->metrics.size() - 1);
}

void SetWeight(const Feed& feed, Item* item) {
  const Metrics* metrics = feed.MetricsOf(*item);
  if (metrics == nullptr) return;
  item->reach_known = metrics->reach >= 0;
  item->weight = metrics->reach >= 0       ? metrics->reach
                 : metrics->reactions >= 0 ? metrics->reactions
                                           : metrics->comments;
}

std::int32_t ExtraOf(ItemDraft* draft, Feed* feed) {
  const Dialogue& dialogue = draft->dialogue;
  const bool has_dialogue = dialogue.questions >= 0 || dialogue.answered >= 0 ||
                            !dialogue.reply_minutes.empty() || !dialogue.unanswered_minutes.empty();
  if (!draft->image.empty()) draft->attachments.push_back({draft->image, "image/*", ""});
  // One without an address is nothing to show.
  std::erase_if(draft->attachments, [](const Attachment& each) { return each.url.empty(); });
  if (!has_dialogue && draft->in_reply_to.empty() && draft->thread.empty() &&
      draft->title.empty() && draft->expires.empty() && draft->attachments.empty()) {
    return -1;
  }
  ItemExtra extra;
  extra.dialogue = std::move(draft->dialogue);
  extra.in_reply_to = draft->in_reply_to;
  extra.thread = draft->thread;
  extra.title = draft->title;
  extra.expires = draft->expires;
  extra.attachments = std::move(draft->attachments);
  feed->extras.push_back(std::move(extra));
  return static_cast<std::int32_t>(feed->extras.size() - 1);
}

TextRef AddSearchText(ItemDraft* draft, Feed* feed) {
  std::string& folded = draft->folded;
  folded.clear();
  AppendFolded(draft->content_text, &folded);
  if (!draft->title.empty()) {
    folded += kSeparator;
    AppendFolded(draft->title, &folded);
  }
  for (std::size_t i = 0; i < draft->tags.size(); ++i) {
    folded += kSeparator;
    AppendFolded(draft->tags[i], &folded);
  }
  folded.resize(CutTo(folded, TextArena::kBlockBytes - 1).size());
  folded += kSeparator;
  return feed->search_texts.Add(folded);
}

Commitment Skip(const char* code, std::string detail) {
  Commitment result;
  result.skipped = code;
  result.detail = std::move(detail);
  return result;
}

// The reasons to leave an item out that need no date.
const char* Refusal(const ItemDraft& draft, const Feed& feed) {
  if (draft.id.empty() || draft.id.size() > kLongestId) return "item.no_id";
  if (feed.withdrawn.Has(draft.id)) return "item.withdrawn";
  if (feed.Find(draft.id) != kNoItem) return "item.duplicate_id";
  if (draft.content_text.empty() && draft.title.empty() && draft.url.empty()) {
    return "item.no_content";
  }
  return nullptr;
}

void EnterId(Feed* feed, const std::string& id) {
  feed->lookup.ids.Insert(HashBytes(id), static_cast<std::uint32_t>(feed->items.size() - 1),
                          [feed](std::uint32_t index) { return HashBytes(feed->Id(index)); });
}

}  // namespace

std::string_view CutTo(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

void ItemDraft::Clear() {
  for (std::string* text : {&id, &url, &external_url, &title, &content_text, &content_html,
                            &summary, &image, &published, &modified, &end, &language, &channel,
                            &case_id, &in_reply_to, &thread, &expires}) {
    text->clear();
  }
  tags.Clear();
  villages.Clear();
  measurement_count = 0;
  dialogue = Dialogue{};
  attachments.clear();
  kind = ItemKind::kPost;
  instrument = Instrument::kUnknown;
  direction = Direction::kUnknown;
  precision = TimePrecision::kSecond;
  demo = false;
}

Measurement& ItemDraft::AddMeasurement() {
  constexpr std::size_t kMost = 64;  // beyond it the last one is overwritten
  if (measurement_count < kMost) ++measurement_count;
  if (measurements.size() < measurement_count) measurements.emplace_back();
  Measurement& added = measurements[measurement_count - 1];
  added.source.clear();
  added.measured.clear();
  added.values.fill(-1);
  added.local_share = -1;
  return added;
}

Commitment CommitItem(ItemDraft* draft, Feed* feed) {
  ChooseText(draft);
  if (IsBlank(draft->title)) draft->title.clear();
  if (IsBlank(draft->content_text)) draft->content_text.clear();
  if (draft->url.empty()) draft->url = draft->external_url;
  if (const char* code = Refusal(*draft, *feed)) {
    return Skip(code, std::string(CutTo(draft->id, 64)));
  }
  const std::string& date = draft->published.empty() ? draft->modified : draft->published;
  const Result<TimePoint> time = ParseTime(date);
  if (!time.ok()) return Skip("item.bad_date", time.error().code + " " + time.error().detail);

  Commitment result;
  result.text_cut = draft->content_text.size() > kLongestText;
  if (result.text_cut) draft->content_text.resize(CutTo(draft->content_text, kLongestText).size());

  Item item;
  item.time = time.value();
  item.end = item.time;
  if (!draft->end.empty()) {
    const Result<TimePoint> end = ParseTime(draft->end);
    result.bad_end = !end.ok() || end.value() < item.time;
    if (!result.bad_end) item.end = end.value();
  }
  item.id = feed->texts.Add(draft->id);
  item.url = feed->texts.Add(draft->url);
  item.text = feed->texts.Add(draft->content_text);
  const TextRef search_text = AddSearchText(draft, feed);
  if (item.id.size == 0 || search_text.size == 0) return Skip("feed.too_large", "text storage");
  item.tags = TagSetOf(*draft, feed);
  item.metrics = MetricsOf(*draft, feed);
  SetWeight(*feed, &item);
  item.extra = ExtraOf(draft, feed);
  item.channel = ChannelIndex(draft->channel.empty() ? kPlainChannel : draft->channel, feed);
  if (!draft->case_id.empty()) item.case_index = CaseIndex(draft->case_id, feed);
  if (!draft->language.empty()) item.language = LanguageIndex(draft->language, feed);
  item.villages = VillageBits(*draft, feed);
  item.kind = draft->kind;
  item.instrument = draft->instrument;
  item.direction = draft->direction;
  item.precision = draft->precision;
  item.demo = draft->demo;
  feed->items.push_back(item);
  feed->search_starts.push_back(search_text.offset);
  EnterId(feed, draft->id);
  return result;
}

}  // namespace kringen
