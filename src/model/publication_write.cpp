// The files of an export, from a publication.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "base/digest.h"
#include "base/json_write.h"
#include "base/order.h"
#include "model/export_pages.h"
#include "model/item_names.h"
#include "model/publication_json.h"
#include "model/visible_text.h"
#include "model/withdrawn_ids.h"

namespace kringen {
namespace {

void PutText(JsonWriter* json, std::string_view key, std::string_view text) {
  if (!text.empty()) json->Member(key, text);
}

void PutCount(JsonWriter* json, std::string_view key, std::int64_t count) {
  if (count >= 0) json->Member(key, count);
}

void PutMetrics(JsonWriter* json, const MetricRow& row) {
  json->OpenObject();
  json->Member("source", row.source);
  PutText(json, "measured", row.measured);
  PutText(json, "definition", NameOf(kDefinitionNames, row.definition));
  PutCount(json, "reactions", row.reactions);
  PutCount(json, "comments", row.comments);
  PutCount(json, "commenters", row.commenters);
  PutCount(json, "shares", row.shares);
  PutCount(json, "reach", row.reach);
  PutCount(json, "impressions", row.impressions);
  PutCount(json, "reach_followers", row.reach_followers);
  PutCount(json, "reach_paid", row.reach_paid);
  if (row.local_share >= 0) json->Member("local_share", row.local_share);
  for (const auto& [name, count] : row.others) PutCount(json, name, count);
  json->CloseObject();
}

void PutDialogue(JsonWriter* json, const Dialogue& dialogue) {
  json->OpenObject("dialogue");
  PutCount(json, "questions", dialogue.questions);
  PutCount(json, "answered", dialogue.answered);
  if (!dialogue.reply_minutes.empty()) json->Member("reply_minutes", dialogue.reply_minutes);
  if (!dialogue.unanswered_minutes.empty()) {
    json->Member("unanswered_minutes", dialogue.unanswered_minutes);
  }
  json->CloseObject();
}

void PutTime(JsonWriter* json, const PublicationItem& item) {
  if (item.precision == TimePrecision::kSecond && item.end == 0) return;
  json->OpenObject("time");
  json->Member("precision", NameOf(kPrecisionNames, item.precision));
  if (item.end != 0) json->Member("end", FormatInstant(item.end));
  json->CloseObject();
}

void PutExtension(JsonWriter* json, const PublicationItem& item) {
  json->OpenObject("_kringen");
  json->Member("channel", item.channel);
  json->Member("kind", NameOf(kKindNames, item.kind));
  PutText(json, "case", item.case_id);
  PutText(json, "in_reply_to", item.in_reply_to);
  PutText(json, "thread", item.thread);
  PutTime(json, item);
  PutText(json, "instrument", NameOf(kInstrumentNames, item.instrument));
  PutText(json, "direction", NameOf(kDirectionNames, item.direction));
  if (!item.villages.empty()) json->Member("villages", item.villages);
  if (!item.metrics.empty()) {
    json->OpenArray("metrics");
    for (const MetricRow& row : item.metrics) PutMetrics(json, row);
    json->CloseArray();
  }
  if (item.dialogue) PutDialogue(json, *item.dialogue);
  PutText(json, "expires", item.expires);
  if (item.demo) json->Member("demo", true);
  json->CloseObject();
}

std::string ItemJson(const PublicationItem& item) {
  JsonWriter json;
  json.OpenObject();
  json.Member("id", item.id);
  PutText(&json, "url", item.url);
  PutText(&json, "external_url", item.external_url);
  PutText(&json, "title", item.title);
  json.Member("content_text", item.content_text);
  PutText(&json, "summary", item.summary);
  json.Member("date_published", FormatInstant(item.published));
  if (item.modified != 0) json.Member("date_modified", FormatInstant(item.modified));
  PutText(&json, "language", item.language);
  if (!item.tags.empty()) json.Member("tags", item.tags);
  if (!item.attachments.empty()) {
    json.OpenArray("attachments");
    for (const Attachment& attachment : item.attachments) {
      json.OpenObject();
      json.Member("url", attachment.url);
      json.Member("mime_type", attachment.mime_type);
      PutText(&json, "title", attachment.title);
      json.CloseObject();
    }
    json.CloseArray();
  }
  PutExtension(&json, item);
  json.CloseObject();
  return json.Take();
}

void PutPeriods(JsonWriter* json, const std::vector<ReportedPeriod>& periods) {
  if (periods.empty()) return;
  json->OpenArray("period_reach");
  for (const ReportedPeriod& each : periods) {
    json->OpenObject();
    PutText(json, "from", each.from);
    PutText(json, "to", each.to);
    PutCount(json, "reach", each.count);
    PutText(json, "definition", NameOf(kDefinitionNames, each.definition));
    json->CloseObject();
  }
  json->CloseArray();
}

void PutAges(JsonWriter* json, const std::vector<AgeShare>& ages) {
  if (ages.empty()) return;
  json->OpenArray("follower_ages");
  for (const AgeShare& each : ages) {
    json->OpenObject();
    json->Member("from", each.from);
    if (each.to >= 0) json->Member("to", each.to);
    json->Member("share", each.share);
    json->CloseObject();
  }
  json->CloseArray();
}

void PutAudience(JsonWriter* json, const Channel& channel) {
  if (!channel.followers.empty()) {
    json->OpenArray("followers");
    for (const FollowerCount& each : channel.followers) {
      json->OpenObject();
      PutText(json, "date", each.date);
      PutCount(json, "count", each.count);
      json->CloseObject();
    }
    json->CloseArray();
  }
  if (const LocalShare& share = channel.local_share; share != LocalShare{}) {
    json->OpenObject("local_share");
    if (share.followers >= 0) json->Member("followers", share.followers);
    if (share.others >= 0) json->Member("others", share.others);
    PutText(json, "mark", share.mark);
    json->CloseObject();
  }
  PutPeriods(json, channel.periods);
  PutAges(json, channel.follower_ages);
}

void PutChannels(JsonWriter* json, const std::vector<Channel>& channels) {
  json->OpenArray("channels");
  for (const Channel& channel : channels) {
    json->OpenObject();
    json->Member("id", channel.id);
    json->Member("name", channel.name);
    json->Member("kind", NameOf(kChannelKindNames, channel.kind));
    PutText(json, "platform", NameOf(kPlatformNames, channel.platform));
    PutText(json, "author", channel.author);
    PutCount(json, "local_friends", channel.local_friends);
    PutAudience(json, channel);
    json->CloseObject();
  }
  json->CloseArray();
}

void PutCases(JsonWriter* json, const std::vector<Case>& cases) {
  json->OpenArray("cases");
  for (const Case& each : cases) {
    json->OpenObject();
    json->Member("id", each.id);
    json->Member("title", each.title);
    PutText(json, "summary", each.summary);
    json->CloseObject();
  }
  json->CloseArray();
}

void PutStories(JsonWriter* json, const std::vector<Story>& stories) {
  json->OpenArray("stories");
  for (const Story& story : stories) {
    json->OpenObject();
    json->Member("id", story.id);
    json->Member("title", story.title);
    json->OpenArray("stops");
    for (const StoryStop& stop : story.stops) {
      json->OpenObject();
      json->Member("text", stop.text);
      PutText(json, "item", stop.item);
      PutText(json, "show", stop.show);
      PutText(json, "from", stop.from);
      PutText(json, "to", stop.to);
      json->CloseObject();
    }
    json->CloseArray();
    json->CloseObject();
  }
  json->CloseArray();
}

void PutSources(JsonWriter* json, const std::vector<PublicationSource>& sources) {
  json->OpenArray("sources");
  for (const PublicationSource& source : sources) {
    json->OpenObject();
    json->Member("id", source.id);
    json->Member("kind", source.kind);
    PutText(json, "exported", source.exported);
    PutCount(json, "items", source.items);
    PutCount(json, "withheld", source.withheld);
    json->CloseObject();
  }
  json->CloseArray();
}

// What the first page says of the files behind it.
struct PageList {
  const std::vector<OutputFile>& files;  // the pages
  const std::vector<PageSpan>& spans;
  const std::vector<IndexPart>& index;
};

void PutPages(const Publication& publication, const PageList& list, JsonWriter* json) {
  json->OpenArray("pages");
  for (std::size_t i = 0; i < list.spans.size(); ++i) {
    json->OpenObject();
    json->Member("url", list.files[i].path);
    json->Member("newest", FormatInstant(publication.items[list.spans[i].first].published));
    json->Member("oldest", FormatInstant(publication.items[list.spans[i].last - 1].published));
    json->Member("items", list.spans[i].last - list.spans[i].first);
    json->CloseObject();
  }
  json->CloseArray();
  if (list.index.empty()) return;
  json->OpenArray("index");
  for (const IndexPart& part : list.index) {
    json->OpenObject();
    json->Member("url", part.file.path);
    json->Member("sha256", part.sha256);
    json->Member("pages", part.pages);
    json->CloseObject();
  }
  json->CloseArray();
}

void PutFirstExtension(JsonWriter* json, const Publication& publication) {
  PutText(json, "about", publication.about);
  PutText(json, "generated", publication.generated);
  if (!publication.place_name.empty()) {
    json->OpenObject("place");
    json->Member("name", publication.place_name);
    json->Member("timezone", publication.timezone);
    PutText(json, "population", publication.population);
    json->CloseObject();
  }
  PutChannels(json, publication.channels);
  if (!publication.cases.empty()) PutCases(json, publication.cases);
  if (!publication.stories.empty()) PutStories(json, publication.stories);
  if (!publication.sources.empty()) PutSources(json, publication.sources);
}

class ExportWriter {
 public:
  explicit ExportWriter(const Publication& publication) : publication_(publication) {
    items_.reserve(publication.items.size());
    for (const PublicationItem& item : publication.items) items_.push_back(ItemJson(item));
    std::vector<std::size_t> sizes;
    for (const std::string& item : items_) sizes.push_back(item.size() + 2);
    spans_ = PagesOf(sizes, kPageBytes);
  }

  // From the oldest on, for a page has the name of the next one in it.
  std::vector<OutputFile> Pages() const {
    std::vector<OutputFile> pages(spans_.size());
    pages[0].path = "feed.json";
    for (std::size_t i = spans_.size() - 1; i > 0; --i) {
      pages[i].bytes = Page(pages, i, nullptr);
      const std::string newest = FormatDate(publication_.items[spans_[i].first].published);
      pages[i].path = NameByContent("feed-" + newest.substr(0, 7) + "-", Sha256Hex(pages[i].bytes));
    }
    pages[0].bytes = First(pages, {});
    return pages;
  }

  // The same with an index of all but the first.
  std::vector<OutputFile> Write() const {
    std::vector<OutputFile> pages = Pages();
    if (pages.size() == 1) return pages;
    const std::vector<IndexPart> index = IndexOf(pages);
    pages[0].bytes = First(pages, index);
    for (const IndexPart& part : index) pages.push_back(part.file);
    return pages;
  }

 private:
  std::string First(const std::vector<OutputFile>& pages,
                    const std::vector<IndexPart>& index) const {
    const PageList list{pages, spans_, index};
    return Page(pages, 0, &list);
  }

  // `list` is null for a page that is not the first.
  std::string Page(const std::vector<OutputFile>& pages, std::size_t index,
                   const PageList* list) const {
    JsonWriter json;
    json.OpenObject();
    json.Member("version", "https://jsonfeed.org/version/1.1");
    json.Member("title", publication_.title);
    if (list != nullptr) PutText(&json, "description", publication_.description);
    PutText(&json, "language", publication_.language);
    PutText(&json, "home_page_url", publication_.home_page_url);
    if (list != nullptr) PutText(&json, "feed_url", publication_.feed_url);
    if (index + 1 < spans_.size()) json.Member("next_url", pages[index + 1].path);
    json.OpenObject("_kringen");
    json.Member("schema", 1);
    if (publication_.demo) json.Member("demo", true);
    if (list != nullptr) {
      PutFirstExtension(&json, publication_);
      if (!items_.empty()) PutPages(publication_, *list, &json);
    }
    json.CloseObject();
    json.OpenArray("items");
    std::string page = json.Take();
    for (std::size_t i = spans_[index].first; i < spans_[index].last; ++i) {
      page += i == spans_[index].first ? "\n" : ",\n";
      page += items_[i];
    }
    return page + "\n]}\n";
  }

  const Publication& publication_;
  std::vector<std::string> items_;
  std::vector<PageSpan> spans_;
};

}  // namespace

std::string FormatDate(TimePoint time) {
  const CivilTime civil = ToCivil(time);
  char text[48];
  std::snprintf(text, sizeof(text), "%04d-%02d-%02d", civil.year, civil.month, civil.day);
  return text;
}

std::string FormatInstant(TimePoint time) {
  const CivilTime civil = ToCivil(time);
  // Before 1937 the Dutch offset had minutes and seconds; RFC 3339 has minutes only, so UTC then.
  const int offset_s = UtcOffset(time);
  const bool whole = offset_s % 60 == 0;
  const int offset_min = whole ? offset_s / 60 : 0;
  const CivilTime shown = whole ? civil : ToCivil(time - offset_s);
  char text[64];
  std::snprintf(text, sizeof(text), "%04d-%02d-%02dT%02d:%02d:%02d", shown.year, shown.month,
                shown.day, shown.hour, shown.minute, shown.second);
  if (offset_min == 0) return std::string(text) + "Z";
  char zone[16];
  std::snprintf(zone, sizeof(zone), "%c%02d:%02d", offset_min < 0 ? '-' : '+',
                std::abs(offset_min) / 60, std::abs(offset_min) % 60);
  return std::string(text) + zone;
}

void SortPublication(Publication* publication) {
  const auto is_before = [](const PublicationItem& a, const PublicationItem& b) {
    return a.published != b.published ? a.published > b.published : a.id < b.id;
  };
  Reorder(OrderBy(publication->items, is_before), &publication->items);
  std::sort(publication->withdrawn.begin(), publication->withdrawn.end());
  publication->withdrawn.erase(
      std::unique(publication->withdrawn.begin(), publication->withdrawn.end()),
      publication->withdrawn.end());
}

std::vector<OutputFile> WritePages(Publication publication) {
  MakeVisible(&publication);
  return ExportWriter(publication).Pages();
}

std::vector<OutputFile> WriteExport(Publication publication) {
  MakeVisible(&publication);
  std::vector<OutputFile> files = ExportWriter(publication).Write();
  JsonWriter withdrawn;
  withdrawn.OpenObject();
  withdrawn.Member("schema", 1);
  withdrawn.Member("withdrawn", WithdrawnDigests(publication.withdrawn));
  withdrawn.CloseObject();
  files.push_back({"withdrawn.json", withdrawn.Take() + "\n"});
  return files;
}

}  // namespace kringen
