#include "model/page_sink.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "model/feed_tables.h"

namespace kringen {
namespace {

constexpr std::size_t kMostStories = 100;

// Cannot occur in a folded query, so that no match runs over it.
constexpr char kSeparator = '\x01';

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

// Figures of who saw it, as opposed to what people did with it.
bool IsOfReach(std::size_t field) {
  return field == kMeasuredReach || field == kMeasuredReachFollowers || field == kMeasuredReachPaid;
}

// Who follows and who was paid for, as parts of the reach of their own measurement: beside
// another's they are parts of nothing.
bool IsPartAlone(const Measurement& one, std::size_t field) {
  return IsOfReach(field) && one.values[kMeasuredReach] < 0;
}

// A figure that counts views is no number of people, wherever it stands.
void SettleViews(Measurement* one) {
  if (!CountsViews(one->definition)) return;
  if (one->values[kMeasuredImpressions] < 0) {
    one->values[kMeasuredImpressions] = one->values[kMeasuredReach];
  }
  one->values[kMeasuredReach] = -1;
  one->values[kMeasuredReachFollowers] = one->values[kMeasuredReachPaid] = -1;
}

// The newest of the measurements that have the figure, the first of equals: only what has its
// definition is added to it.
const Measurement* LeaderOf(const std::vector<const Measurement*>& kept, std::size_t field) {
  const Measurement* leader = nullptr;
  for (const Measurement* one : kept) {
    if (one->values[field] < 0) continue;
    if (leader == nullptr || one->measured > leader->measured) leader = one;
  }
  return leader;
}

// Those of the measurements that count for the figure.
bool IsOfDefinition(const Measurement& one, const Measurement* leader) {
  return leader == nullptr || one.definition == leader->definition;
}

// The sum over the sources; -1 when nothing was measured.
std::int32_t MetricsOf(ItemDraft* draft, Feed* feed) {
  Metrics sum;
  std::vector<const Measurement*> kept;
  for (std::size_t i = 0; i < draft->measurement_count; ++i) {
    SettleViews(&draft->measurements[i]);
    if (!IsSuperseded(*draft, i)) kept.push_back(&draft->measurements[i]);
  }
  const Measurement* const reach = LeaderOf(kept, kMeasuredReach);
  const Measurement* const views = LeaderOf(kept, kMeasuredImpressions);
  const Measurement* newest = nullptr;
  std::int32_t* const fields[kMeasuredReachOrganic] = {
      &sum.reactions, &sum.comments,    &sum.commenters,      &sum.shares,
      &sum.reach,     &sum.impressions, &sum.reach_followers, &sum.reach_paid};
  bool known = false;
  for (const Measurement* each : kept) {
    const Measurement& one = *each;
    for (std::size_t field = 0; field < kMeasuredReachOrganic; ++field) {
      if (IsPartAlone(one, field)) continue;
      if (IsOfReach(field) && !IsOfDefinition(one, reach)) continue;
      if (field == kMeasuredImpressions && !IsOfDefinition(one, views)) continue;
      *fields[field] = AddCounts(*fields[field], one.values[field]);
      known |= one.values[field] >= 0;
    }
    sum.is_contradictory |= one.is_contradictory;
    if (newest == nullptr || one.measured > newest->measured) newest = &one;
    if (one.local_share >= 0) sum.local_share = static_cast<float>(one.local_share);
  }
  if (!known) return -1;
  const Measurement* const shown = reach != nullptr ? reach : views;
  if (shown != nullptr) sum.definition = shown->definition;
  if (!newest->source.empty()) sum.source = SourceIndex(newest->source, feed);
  if (!newest->measured.empty()) sum.measured = DateIndex(newest->measured, feed);
  feed->metrics.push_back(sum);
  return static_cast<std::int32_t>(feed->metrics.size() - 1);
}

std::int32_t ExtraOf(ItemDraft* draft, Feed* feed) {
  if (!draft->image.empty()) draft->attachments.push_back({draft->image, "image/*", ""});
  // One without an address is nothing to show.
  std::erase_if(draft->attachments, [](const Attachment& each) { return each.url.empty(); });
  if (IsEmpty(draft->dialogue) && draft->in_reply_to.empty() && draft->thread.empty() &&
      draft->title.empty() && draft->expires.empty() && draft->external_url.empty() &&
      draft->attachments.empty()) {
    return -1;
  }
  ItemExtra extra;
  extra.dialogue = std::move(draft->dialogue);
  extra.in_reply_to = draft->in_reply_to;
  extra.thread = draft->thread;
  extra.title = draft->title;
  extra.expires = draft->expires;
  extra.external_url = draft->external_url;
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

// By its id, or, where it has none, by its title.
bool HasStory(const std::vector<Story>& stories, const Story& story) {
  return std::any_of(stories.begin(), stories.end(), [&](const Story& known) {
    return !story.id.empty() ? known.id == story.id : known.title == story.title;
  });
}

// Where the entry made last has taken the place of an older one. -1: there is none.
template <typename Entries>
std::int32_t PutInPlace(std::int32_t made, std::int32_t earlier, Entries* entries) {
  if (made < 0 || earlier < 0) return std::max(made, earlier);
  (*entries)[static_cast<std::size_t>(earlier)] = std::move(entries->back());
  entries->pop_back();
  return earlier;
}

// The item stays where it is and what the reach model made of it; its time is the order.
void Complete(const Item& made, ItemIndex index, Feed* feed) {
  Item& item = feed->items[index];
  const Item known = item;
  item = made;
  item.id = known.id;
  item.time = known.time;
  item.metrics = PutInPlace(made.metrics, known.metrics, &feed->metrics);
  item.extra = PutInPlace(made.extra, known.extra, &feed->extras);
  if (known.reach_known && !made.reach_known) {
    item.weight = known.weight;
    item.reach_known = true;
  }
  --feed->partial_items;
  ++feed->completed_items;
}

}  // namespace

bool PageSink::TakeItem(const CheckedItem& checked, ItemDraft* draft) {
  Feed* feed = &this->feed();
  if (IsBlankText(draft->title)) draft->title.clear();
  if (draft->url.empty()) draft->url = std::exchange(draft->external_url, {});
  if (!HasWebScheme(draft->external_url)) draft->external_url.clear();
  if (checked.text_is_long) {
    draft->content_text.resize(CutTo(draft->content_text, kLongestText).size());
  }
  Item item;
  item.time = checked.time;
  item.end = checked.end;
  const ItemIndex partial = feed->Find(draft->id);
  item.id = partial != kNoItem ? feed->items[partial].id : feed->texts.Add(draft->id);
  item.url = feed->texts.Add(draft->url);
  item.text = feed->texts.Add(draft->content_text);
  item.search = AddSearchText(draft, feed);
  if (item.id.size == 0 || item.search.size == 0) return false;
  item.tags = TagSetOf(*draft, feed);
  item.metrics = MetricsOf(draft, feed);
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
  if (partial != kNoItem) {
    Complete(item, partial, feed);
  } else {
    EnterItem(item, feed);
  }
  const auto index = partial != kNoItem ? partial : static_cast<ItemIndex>(feed->items.size() - 1);
  feed->search_starts.push_back({item.search.offset, index});
  return true;
}

void PageSink::TakeChannel(Channel* channel) {
  if (channel->id.empty()) return;
  if (channel->name.empty()) channel->name = channel->id;
  const auto index = static_cast<std::size_t>(ChannelIndex(channel->id, &feed()));
  Channel& known = feed().channels[index];
  // An entry that was only named by items has nothing but its id.
  if (known.id == channel->id && known.name == known.id) known = std::move(*channel);
}

void PageSink::TakeCase(Case* entry) {
  if (entry->id.empty()) return;
  const std::int16_t index = CaseIndex(entry->id, &feed());
  if (index < 0) return;
  Case& known = feed().cases[static_cast<std::size_t>(index)];
  if (entry->title.empty()) entry->title = entry->id;
  if (known.title == known.id) known = std::move(*entry);
}

// Every page may repeat the stories; one without an id is kept as it is.
void PageSink::TakeStory(Story* story) {
  auto& stories = feed().stories;
  if (stories.size() < kMostStories && !HasStory(stories, *story)) {
    stories.push_back(std::move(*story));
  }
}

void PageSink::NamePlainChannel() {
  for (Channel& channel : feed().channels) {
    const bool unnamed = channel.id == kPlainChannel && channel.name == kPlainChannel;
    if (unnamed && !feed().header.title.empty()) channel.name = feed().header.title;
  }
}

}  // namespace kringen
