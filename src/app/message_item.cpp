// Notifications about messages of the feed: rows of the list, and one message in detail. Unknown
// values are null, never 0; texts are the feed's own.
#include "app/message.h"
#include "base/json_write.h"
#include "model/item_names.h"

namespace kringen {

namespace {

constexpr std::size_t kHeadingCharacters = 140;

void TextOrNull(std::string_view key, std::string_view text, JsonWriter* json) {
  if (text.empty()) return json->Member(key, nullptr);
  json->Member(key, text);
}

void CountOrNull(std::string_view key, std::int64_t count, JsonWriter* json) {
  if (count < 0) return json->Member(key, nullptr);
  json->Member(key, count);
}

// The entry of a table; empty for an index below 0.
std::string_view EntryOf(const std::vector<std::string>& names, std::int16_t index) {
  return index < 0 ? std::string_view() : names[static_cast<std::size_t>(index)];
}

std::string_view IdOf(const Feed& feed, ItemIndex index) {
  return index == kNoItem ? std::string_view() : feed.Id(index);
}

std::string_view ChannelId(const Feed& feed, const Item& item) {
  return feed.channels[static_cast<std::size_t>(item.channel)].id;
}

std::string_view CaseId(const Feed& feed, const Item& item) {
  if (item.case_index < 0) return {};
  return feed.cases[static_cast<std::size_t>(item.case_index)].id;
}

void WriteMetrics(const Feed& feed, const Item& item, JsonWriter* json) {
  const Metrics* metrics = feed.MetricsOf(item);
  if (metrics == nullptr) return json->Member("metrics", nullptr);
  json->OpenObject("metrics");
  json->Member("source", EntryOf(feed.metric_sources, metrics->source));
  json->Member("measured", EntryOf(feed.metric_dates, metrics->measured));
  json->Member("definition", NameOf(kDefinitionNames, metrics->definition));
  CountOrNull("reactions", metrics->reactions, json);
  CountOrNull("comments", metrics->comments, json);
  CountOrNull("commenters", metrics->commenters, json);
  CountOrNull("shares", metrics->shares, json);
  CountOrNull("reach", metrics->reach, json);
  CountOrNull("impressions", metrics->impressions, json);
  json->CloseObject();
}

void WriteTags(const Feed& feed, const Item& item, JsonWriter* json) {
  json->OpenArray("tags");
  if (item.tags >= 0) {
    for (const std::int32_t tag : feed.tag_sets[static_cast<std::size_t>(item.tags)]) {
      json->Value(feed.tags[static_cast<std::size_t>(tag)]);
    }
  }
  json->CloseArray();
}

void WriteVillages(const Feed& feed, const Item& item, JsonWriter* json) {
  json->OpenArray("villages");
  for (std::size_t i = 0; i < feed.villages.size(); ++i) {
    if (item.villages >> i & 1) json->Value(feed.villages[i].id);
  }
  json->CloseArray();
}

// The members of a row, into an object that is open.
void WriteRow(const Feed& feed, const Threads& threads, ItemIndex index, JsonWriter* json) {
  const Item& item = feed.items[index];
  const ItemIndex parent = index < feed.parent.size() ? feed.parent[index] : kNoItem;
  const auto replies = threads.replies.find(index);
  json->Member("n", index);
  json->Member("id", feed.Id(index));
  json->Member("time", item.time);
  json->Member("end", item.end);
  json->Member("precision", NameOf(kPrecisionNames, item.precision));
  json->Member("channel", ChannelId(feed, item));
  json->Member("kind", NameOf(kKindNames, item.kind));
  TextOrNull("case", CaseId(feed, item), json);
  json->Member("heading", feed.Heading(index, kHeadingCharacters));
  json->Member("text", feed.Text(item.text));
  TextOrNull("url", feed.Text(item.url), json);
  TextOrNull("language", EntryOf(feed.languages, item.language), json);
  WriteTags(feed, item, json);
  WriteVillages(feed, item, json);
  TextOrNull("instrument", NameOf(kInstrumentNames, item.instrument), json);
  TextOrNull("direction", NameOf(kDirectionNames, item.direction), json);
  TextOrNull("in_reply_to", IdOf(feed, parent), json);
  json->Member("replies", replies == threads.replies.end() ? 0 : replies->second.size());
  WriteMetrics(feed, item, json);
  json->Member("demo", item.demo);
  TextOrNull("page", item.page < 0 ? "" : feed.pages[static_cast<std::size_t>(item.page)], json);
}

// What a link to another message shows, into an object that is open.
void WriteLink(const Feed& feed, ItemIndex index, JsonWriter* json) {
  const Item& item = feed.items[index];
  json->Member("id", feed.Id(index));
  json->Member("n", index);
  json->Member("time", item.time);
  json->Member("channel", ChannelId(feed, item));
  json->Member("heading", feed.Heading(index, kHeadingCharacters));
}

void WriteAttachments(const ItemExtra* extra, JsonWriter* json) {
  json->OpenArray("attachments");
  if (extra != nullptr) {
    for (const Attachment& attachment : extra->attachments) {
      json->OpenObject();
      json->Member("url", attachment.url);
      json->Member("mime_type", attachment.mime_type);
      json->Member("title", attachment.title);
      json->CloseObject();
    }
  }
  json->CloseArray();
}

void WriteDialogue(const ItemExtra* extra, JsonWriter* json) {
  if (extra == nullptr || IsEmpty(extra->dialogue)) return json->Member("dialogue", nullptr);
  json->OpenObject("dialogue");
  CountOrNull("questions", extra->dialogue.questions, json);
  CountOrNull("answered", extra->dialogue.answered, json);
  json->Member("reply_minutes", extra->dialogue.reply_minutes);
  json->Member("unanswered_minutes", extra->dialogue.unanswered_minutes);
  json->CloseObject();
}

void WriteThread(const Feed& feed, const Threads& threads, ItemIndex item, JsonWriter* json) {
  static constexpr std::size_t kMostReplies = 200;
  json->OpenArray("thread");
  for (const ThreadEntry& entry : Conversation(feed, threads, item, kMostReplies)) {
    json->OpenObject();
    WriteLink(feed, entry.item, json);
    json->Member("depth", entry.depth);
    json->CloseObject();
  }
  json->CloseArray();
}

// The newest other messages of the same case.
void WriteCaseItems(const Feed& feed, ItemIndex item, JsonWriter* json) {
  static constexpr int kMost = 50;
  const std::int16_t wanted = feed.items[item].case_index;
  json->OpenArray("case_items");
  int written = 0;
  for (auto other = feed.by_time.rbegin(); other != feed.by_time.rend() && wanted >= 0; ++other) {
    const Item& candidate = feed.items[*other];
    if (candidate.case_index != wanted || candidate.withdrawn || *other == item) continue;
    json->OpenObject();
    WriteLink(feed, *other, json);
    json->CloseObject();
    if (++written == kMost) break;
  }
  json->CloseArray();
}

}  // namespace

std::string RowsMessage(const Feed& feed, const Threads& threads,
                        const std::vector<ItemIndex>& items) {
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "rows");
  json.OpenArray("rows");
  for (const ItemIndex item : items) {
    if (feed.items[item].withdrawn) continue;
    json.OpenObject();
    WriteRow(feed, threads, item, &json);
    json.CloseObject();
  }
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

std::string DetailMessage(const State& state, const Threads& threads, ItemIndex item) {
  const Feed& feed = state.feed;
  const ItemExtra* extra = feed.Extra(feed.items[item]);
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "detail");
  json.OpenObject("detail");
  WriteRow(feed, threads, item, &json);
  json.Member("external_url", extra == nullptr ? std::string_view() : extra->external_url);
  WriteAttachments(extra, &json);
  WriteDialogue(extra, &json);
  WriteThread(feed, threads, item, &json);
  WriteCaseItems(feed, item, &json);
  TextOrNull("previous", IdOf(feed, NewerMatch(feed, state.result, item)), &json);
  TextOrNull("next", IdOf(feed, OlderMatch(feed, state.result, item)), &json);
  json.CloseObject();
  json.CloseObject();
  return json.Take();
}

}  // namespace kringen
