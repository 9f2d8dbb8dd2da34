// A publication from the files of an export.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/json_value.h"
#include "model/html_text.h"
#include "model/item_names.h"
#include "model/platform.h"
#include "model/publication_json.h"
#include "model/visible_text.h"

namespace kringen {
namespace {

using Type = JsonValue::Type;

// A value with its place, and where problems go.
class Node {
 public:
  Node(const JsonValue* value, std::string place, std::vector<Error>* problems)
      : value_(value), place_(std::move(place)), problems_(problems) {}

  bool exists() const { return value_ != nullptr; }
  const std::string& place() const { return place_; }

  Node Get(std::string_view name) const {
    return {value_ == nullptr ? nullptr : value_->Find(name), place_ + "/" + std::string(name),
            problems_};
  }
  void Report(std::string_view code, std::string detail) const {
    problems_->push_back({std::string(code), std::move(detail), place_});
  }
  bool Is(Type type) const {
    if (value_ == nullptr) return false;
    if (value_->is(type)) return true;
    Report("export.wrong_type", "");
    return false;
  }

  std::string Text(std::string_view name) const {
    const Node node = Get(name);
    return node.Is(Type::kText) ? node.value_->text : std::string();
  }
  // JSON Feed asks readers to take a number for the text of it.
  std::string Id() const {
    const JsonValue* id = value_->Find("id");
    const bool is_number = id != nullptr && id->is(Type::kInteger) && id->number >= 0;
    return is_number && id->number < 0x1p53 ? std::to_string(static_cast<std::int64_t>(id->number))
                                            : Text("id");
  }
  bool Truth(std::string_view name) const {
    const Node node = Get(name);
    return node.Is(Type::kBool) && node.value_->truth;
  }
  double Number(std::string_view name) const {
    const Node node = Get(name);
    if (!node.exists()) return -1;
    if (node.value_->is_number() && node.value_->number >= 0 && node.value_->number <= 1e15) {
      return node.value_->number;
    }
    node.Report("export.bad_value", "");
    return -1;
  }
  std::int64_t Count(std::string_view name) const {
    return static_cast<std::int64_t>(Number(name));
  }
  // The time of a member; nothing when it is absent or no time.
  std::optional<TimePoint> Time(std::string_view name) const {
    const Node node = Get(name);
    if (!node.Is(Type::kText)) return std::nullopt;
    const Result<TimePoint> time = ParseTime(node.value_->text);
    if (time.ok()) return time.value();
    node.Report("export.bad_date", "");
    return std::nullopt;
  }
  template <typename Names, typename Value>
  void Word(std::string_view name, const Names& names, Value* value) const {
    const Node node = Get(name);
    if (!node.Is(Type::kText)) return;
    if (SetNamed(names, node.value_->text, value)) return;
    node.Report("export.bad_value", node.value_->text);
  }
  template <typename Take>
  void Each(std::string_view name, Take take) const {
    const Node node = Get(name);
    if (!node.Is(Type::kArray)) return;
    for (std::size_t i = 0; i < node.value_->values.size(); ++i) {
      take(Node(&node.value_->values[i], node.place_ + "/" + std::to_string(i), problems_));
    }
  }
  std::vector<std::string> Texts(std::string_view name) const {
    std::vector<std::string> texts;
    Each(name, [&](const Node& each) {
      if (each.Is(Type::kText)) texts.push_back(each.value_->text);
    });
    return texts;
  }
  const JsonValue& value() const { return *value_; }

 private:
  const JsonValue* value_;
  std::string place_;
  std::vector<Error>* problems_;
};

MetricRow ReadMetrics(const Node& node) {
  MetricRow row;
  row.source = node.Text("source");
  row.measured = node.Text("measured");
  row.reactions = node.Count("reactions");
  row.comments = node.Count("comments");
  row.commenters = node.Count("commenters");
  row.shares = node.Count("shares");
  row.reach = node.Count("reach");
  row.impressions = node.Count("impressions");
  row.local_share = node.Number("local_share");
  constexpr std::array<std::string_view, 9> kKnown{"source",   "measured",    "reactions",
                                                   "comments", "commenters",  "shares",
                                                   "reach",    "impressions", "local_share"};
  for (const std::string& name : node.value().names) {
    if (std::find(kKnown.begin(), kKnown.end(), name) != kKnown.end()) continue;
    const JsonValue* value = node.value().Find(name);
    if (value == nullptr || !value->is(Type::kInteger)) continue;
    row.others.emplace_back(name, static_cast<std::int64_t>(value->number));
  }
  std::sort(row.others.begin(), row.others.end());
  return row;
}

Dialogue ReadDialogue(const Node& node) {
  Dialogue dialogue;
  dialogue.questions = node.Count("questions");
  dialogue.answered = node.Count("answered");
  const auto minutes = [&](std::string_view name, std::vector<std::int32_t>* out) {
    node.Each(name, [&](const Node& each) {
      if (each.value().is_number()) out->push_back(static_cast<std::int32_t>(each.value().number));
    });
  };
  minutes("reply_minutes", &dialogue.reply_minutes);
  minutes("unanswered_minutes", &dialogue.unanswered_minutes);
  return dialogue;
}

void ReadExtension(const Node& node, PublicationItem* item) {
  item->channel = node.Text("channel");
  node.Word("kind", kKindNames, &item->kind);
  item->case_id = node.Text("case");
  item->in_reply_to = node.Text("in_reply_to");
  item->thread = node.Text("thread");
  const Node time = node.Get("time");
  time.Word("precision", kPrecisionNames, &item->precision);
  item->end = time.Time("end").value_or(0);
  node.Word("instrument", kInstrumentNames, &item->instrument);
  node.Word("direction", kDirectionNames, &item->direction);
  item->villages = node.Texts("villages");
  node.Each("metrics", [&](const Node& each) {
    if (each.Is(Type::kObject)) item->metrics.push_back(ReadMetrics(each));
  });
  if (const Node dialogue = node.Get("dialogue"); dialogue.Is(Type::kObject)) {
    item->dialogue = ReadDialogue(dialogue);
  }
  item->expires = node.Text("expires");
  item->demo = node.Truth("demo");
}

std::optional<PublicationItem> ReadItem(const Node& node) {
  if (!node.Is(Type::kObject)) return std::nullopt;
  PublicationItem item;
  item.id = node.Id();
  if (item.id.empty()) {
    node.Get("id").Report("export.missing", "");
    return std::nullopt;
  }
  const std::optional<TimePoint> published = node.Time("date_published");
  if (!published) {
    if (!node.Get("date_published").exists()) {
      node.Get("date_published").Report("export.missing", "");
    }
    return std::nullopt;
  }
  item.published = *published;
  item.modified = node.Time("date_modified").value_or(0);
  item.url = node.Text("url");
  item.external_url = node.Text("external_url");
  item.title = node.Text("title");
  item.content_text = node.Text("content_text");
  if (item.content_text.empty()) AppendTextOfHtml(node.Text("content_html"), &item.content_text);
  item.summary = node.Text("summary");
  item.language = node.Text("language");
  item.tags = node.Texts("tags");
  node.Each("attachments", [&](const Node& each) {
    item.attachments.push_back({each.Text("url"), each.Text("mime_type"), each.Text("title")});
  });
  ReadExtension(node.Get("_kringen"), &item);
  return item;
}

void ReadTables(const Node& node, Publication* publication) {
  publication->about = node.Text("about");
  publication->generated = node.Text("generated");
  const Node place = node.Get("place");
  publication->place_name = place.Text("name");
  if (place.exists()) publication->timezone = place.Text("timezone");
  publication->population = place.Text("population");
  node.Each("channels", [&](const Node& each) {
    Channel channel;
    channel.id = each.Text("id");
    channel.name = each.Text("name");
    each.Word("kind", kChannelKindNames, &channel.kind);
    if (each.Get("platform").exists()) channel.platform = Platform::kOther;
    each.Word("platform", kPlatformNames, &channel.platform);
    channel.author = each.Text("author");
    channel.local_friends = each.Count("local_friends");
    SettlePlatform(&channel);
    publication->channels.push_back(std::move(channel));
  });
  node.Each("cases", [&](const Node& each) {
    publication->cases.push_back({each.Text("id"), each.Text("title"), each.Text("summary")});
  });
  node.Each("stories", [&](const Node& each) {
    Story story{each.Text("id"), each.Text("title"), {}};
    each.Each("stops", [&](const Node& stop) {
      story.stops.push_back({stop.Text("text"), stop.Text("item"), stop.Text("show"),
                             stop.Text("from"), stop.Text("to")});
    });
    publication->stories.push_back(std::move(story));
  });
  node.Each("sources", [&](const Node& each) {
    publication->sources.push_back({each.Text("id"), each.Text("kind"), each.Text("exported"),
                                    each.Count("items"), each.Count("withheld")});
  });
}

constexpr const char* kWithdrawnName = "withdrawn.json";

std::string WithoutBlanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t from = text.find_first_not_of(kBlanks);
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(kBlanks) - from + 1));
}

// An id as a person writes it, who may have copied the name or the address of its page.
std::string MeantId(std::string_view written) {
  constexpr std::string_view kFolder = "bericht/", kEnd = ".html";
  const std::string id = WithoutBlanks(written);
  const std::size_t folder = id.rfind(kFolder);
  const std::size_t from = folder == std::string::npos ? 0 : folder + kFolder.size();
  const std::size_t end = id.find(kEnd, from);
  const bool is_page = end != std::string::npos && id.find('/', from) == std::string::npos;
  return is_page ? id.substr(from, end - from) : id;
}

class ExportReader {
 public:
  explicit ExportReader(const std::vector<OutputFile>& files) : files_(files) {}

  ExportReading Read() {
    std::string name = "feed.json";
    if (Find(name) == nullptr) {
      Report("export.no_feed", "", name);
      ReadWithdrawn();  // must stay away all the same
      return std::move(reading_);
    }
    std::set<std::string> seen;
    while (!name.empty()) {
      if (!seen.insert(name).second) {
        Report("export.page_loop", "", name);
        break;
      }
      name = ReadPage(name, seen.size() == 1);
    }
    ReadWithdrawn();
    MakeVisible(&reading_.publication);
    SortPublication(&reading_.publication);
    return std::move(reading_);
  }

 private:
  const OutputFile* Find(const std::string& name) const {
    for (const OutputFile& file : files_) {
      if (file.path == name) return &file;
    }
    return nullptr;
  }
  void Report(std::string_view code, std::string detail, std::string place) {
    reading_.problems.push_back({std::string(code), std::move(detail), std::move(place)});
  }

  // The name of the page after it, or empty.
  std::string ReadPage(const std::string& name, bool is_first) {
    const OutputFile* file = Find(name);
    if (file == nullptr) {
      Report("export.missing_page", "", name);
      return {};
    }
    const std::optional<JsonValue> json = ParseJson(file->bytes);
    if (!json || !json->is(Type::kObject)) {
      Report("export.not_json", "", name);
      return {};
    }
    const Node page(&*json, name + "#", &reading_.problems);
    Publication& publication = reading_.publication;
    const Node extension = page.Get("_kringen");
    if (is_first) {
      publication.title = page.Text("title");
      publication.description = page.Text("description");
      publication.language = page.Text("language");
      publication.home_page_url = page.Text("home_page_url");
      publication.feed_url = page.Text("feed_url");
      publication.demo = extension.Truth("demo");
      ReadTables(extension, &publication);
    }
    page.Each("items", [&](const Node& node) {
      std::optional<PublicationItem> item = ReadItem(node);
      if (!item) return;
      if (!ids_.insert(item->id).second) return node.Report("export.duplicate_id", item->id);
      publication.items.push_back(std::move(*item));
    });
    return page.Text("next_url");
  }

  void ReadWithdrawn() {
    const OutputFile* file = Find(kWithdrawnName);
    if (file == nullptr) return;
    const std::optional<JsonValue> json = ParseJson(file->bytes);
    if (!json) return Report("export.not_json", "", kWithdrawnName);
    // People write into it: the list by itself is meant as well, anything else is not understood.
    const JsonValue* list = json->is(Type::kArray) ? &*json : json->Find("withdrawn");
    if (list == nullptr || !list->is(Type::kArray)) {
      return Report("export.wrong_type", "", std::string(kWithdrawnName) + "#/withdrawn");
    }
    for (std::size_t i = 0; i < list->values.size(); ++i) {
      const JsonValue& each = list->values[i];
      const std::string id = each.is(Type::kText) ? MeantId(each.text) : std::string();
      if (id.empty()) {
        Report("export.wrong_type", "",
               std::string(kWithdrawnName) + "#/withdrawn/" + std::to_string(i));
      } else {
        reading_.publication.withdrawn.push_back(id);
      }
    }
  }

  const std::vector<OutputFile>& files_;
  std::set<std::string> ids_;
  ExportReading reading_;
};

}  // namespace

ExportReading ReadExport(const std::vector<OutputFile>& files) {
  return ExportReader(files).Read();
}

}  // namespace kringen
