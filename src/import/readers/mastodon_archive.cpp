#include "import/readers/mastodon_archive.h"

#include <algorithm>
#include <unordered_set>

#include "base/json_read.h"
#include "import/readers/archive_facts.h"
#include "import/readers/others_words.h"
#include "import/readers/reader.h"
#include "import/readers/visibility.h"
#include "model/html_text.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

bool IsPublic(std::string_view address) {
  return address == "https://www.w3.org/ns/activitystreams#Public" || address == "as:Public" ||
         address == "Public";
}

// `to` and `cc` are a text, a list or absent.
template <typename Is>
bool Holds(const JsonValue& object, std::string_view name, Is is) {
  const JsonValue* value = object.Find(name);
  if (value == nullptr) return false;
  if (value->is(JsonValue::Type::kText)) return is(value->text);
  return std::any_of(value->values.begin(), value->values.end(),
                     [&](const JsonValue& each) { return is(each.text); });
}

Audience AudienceOf(const JsonValue& object, std::string_view followers) {
  const auto is_followers = [&](std::string_view address) {
    return !followers.empty() && address == followers;
  };
  if (Holds(object, "to", IsPublic)) return Audience::kPublic;
  if (Holds(object, "cc", IsPublic)) return Audience::kUnlisted;
  if (Holds(object, "to", is_followers) || Holds(object, "cc", is_followers)) {
    return Audience::kFollowers;
  }
  return Audience::kDirect;
}

std::string TextOfHtml(std::string_view html) {
  std::string text;
  AppendTextOfHtml(html, &text);
  return Tidied(text);
}

// The count that an outbox tells of itself, before or behind its items.
class TotalLook final : public JsonHandler {
 public:
  std::int64_t total() const { return total_; }

  bool Key(std::string_view key) override {
    is_total_ = depth_ == 1 && key == "totalItems";
    return true;
  }
  bool Scalar(const JsonScalar& value) override {
    if (depth_ == 1 && is_total_ && value.type == JsonScalar::Type::kInteger) {
      total_ = value.integer;
    }
    return total_ < 0;  // nothing else is looked for
  }
  bool Start(bool /*is_array*/) override {
    ++depth_;
    return true;
  }
  bool End(bool /*is_array*/) override {
    --depth_;
    return true;
  }

 private:
  int depth_ = 0;
  bool is_total_ = false;
  std::int64_t total_ = -1;
};

class MastodonReader {
 public:
  explicit MastodonReader(Reading* reading) : reading_(reading) {}

  void ReadActor(const SourceFile& file) {
    const std::optional<JsonValue> actor = ParseJson(file.bytes);
    if (!actor) return Report(Level::kMalformed, "file.not_json", file.path, reading_);
    actor_ = TextIn(*actor, "id");
    followers_ = TextIn(*actor, "followers");
    TellAccount(TextIn(*actor, "preferredUsername"));
  }

  // Where the actor's file is missing, its messages tell whose they are.
  void TellAccount(std::string_view name) {
    reading_->account = actor_;
    reading_->account_name = name;
  }

  void ReadOutbox(const SourceFile& file) {
    const std::int64_t read = ReadRecords(file, file.bytes, "orderedItems", reading_,
                                          [&](std::string place, const JsonValue& record) {
                                            ReadActivity(std::move(place), record);
                                          });
    TotalLook look;
    // Mostly before the items, so that the reading ends there; without it there is nothing to read.
    if (file.bytes.find("\"totalItems\"") != std::string::npos) ReadJson(file.bytes, &look);
    if (look.total() < 0 || look.total() == read) return;
    is_whole_ = false;
    Report(Level::kWarning, "file.count_differs", file.path, reading_,
           std::to_string(look.total()) + " / " + std::to_string(read));
  }

  // Has the outbox as many messages as it says?
  bool is_whole() const { return is_whole_; }

 private:
  void ReadActivity(std::string place, const JsonValue& activity) {
    if (!activity.is(JsonValue::Type::kObject)) {
      return Report(Level::kMalformed, "record.not_an_object", std::move(place), reading_);
    }
    const std::string_view type = TextIn(activity, "type");
    if (actor_.empty() && !TextIn(activity, "actor").empty()) {
      actor_ = TextIn(activity, "actor");
      TellAccount({});
    }
    if (type == "Announce") {
      return Report(Level::kWithheld, "withheld.words_of_others", std::move(place), reading_);
    }
    const JsonValue& note = ObjectIn(activity, "object");
    const std::string_view id = TextIn(note, "id");
    const std::string_view published = TextIn(note, "published");
    const Result<TimePoint> time =
        ParseTime(published.empty() ? TextIn(activity, "published") : published);
    if (type != "Create" || FileName(id).empty() || !time.ok()) {
      const char* code = type != "Create"       ? "record.unknown_type"
                         : FileName(id).empty() ? "record.no_id"
                                                : "record.bad_time";
      return Report(Level::kMalformed, code, std::move(place), reading_);
    }
    if (const std::string_view by = TextIn(note, "attributedTo");
        !by.empty() && !actor_.empty() && by != actor_) {
      return Report(Level::kNotOurs, "withheld.words_of_others", std::move(place), reading_);
    }
    const std::string own_id = "mastodon-" + std::string(FileName(id));
    const Audience audience =
        SaysNotPublic(activity, time.value())
            ? Audience::kDirect
            : std::max(AudienceOf(activity, followers_), AudienceOf(note, followers_));
    if (!known_.insert(own_id).second) {
      if (audience > Audience::kUnlisted) reading_->restricted.push_back(own_id);
      return Report(Level::kMerged, "record.twin", std::move(place), reading_);
    }
    Candidate candidate;
    candidate.record = std::move(place);
    candidate.source = "mastodon";
    candidate.audience = audience;
    candidate.original_text = TextOf(note);
    PublicationItem& item = candidate.item;
    item.id = own_id;
    if (IsWebAddress(TextIn(note, "url"))) item.url = TextIn(note, "url");
    item.published = time.value();
    item.channel = "mastodon";
    const std::vector<std::string>& languages = ObjectIn(note, "contentMap").names;
    if (languages.size() == 1) item.language = languages.front();
    if (note.Find("updated") != nullptr) candidate.flags.emplace_back("edited");
    const Result<TimePoint> updated = ParseTime(TextIn(note, "updated"));
    if (updated.ok() && updated.value() > item.published) item.modified = updated.value();
    const bool mentions = ReadTags(note, &item);
    Judge(RepliedTo(note), mentions, &candidate);
    reading_->candidates.push_back(std::move(candidate));
  }

  // An address, an object that has one, a list of these; the same in the member beside it.
  static std::string RepliedTo(const JsonValue& note) {
    constexpr const char* kUnknown = "?";  // what it is a reply to cannot be told
    for (const char* member : {"inReplyTo", "inReplyToAtomUri"}) {
      const JsonValue* value = note.Find(member);
      if (value == nullptr) continue;
      if (value->is(JsonValue::Type::kArray) && value->values.size() == 1)
        value = &value->values[0];
      if (value->is(JsonValue::Type::kText) && value->text.empty()) continue;
      if (value->is(JsonValue::Type::kArray) && value->values.empty()) continue;
      if (value->is(JsonValue::Type::kText)) return value->text;
      for (const char* id : {"id", "url", "href"}) {
        if (!TextIn(*value, id).empty()) return std::string(TextIn(*value, id));
      }
      return kUnknown;
    }
    return {};
  }

  // True when somebody is mentioned.
  static bool ReadTags(const JsonValue& note, PublicationItem* item) {
    bool mentions = false;
    for (const JsonValue& tag : ListIn(note, "tag")) {
      const std::string_view name = TextIn(tag, "name");
      if (TextIn(tag, "type") == "Mention") mentions = true;
      if (TextIn(tag, "type") == "Hashtag" && name.size() > 1) {
        item->tags.emplace_back(name.substr(name.front() == '#' ? 1 : 0));
      }
    }
    return mentions;
  }

  // The warning above a post, the post, and what a poll may be answered with; without all these,
  // what its pictures are said to show.
  static std::string TextOf(const JsonValue& note) {
    std::string text(TextIn(note, "summary"));
    const auto add = [&](std::string_view more, std::string_view between) {
      if (!text.empty() && !more.empty()) text += between;
      text += more;
    };
    add(TextOfHtml(TextIn(note, "content")), "\n\n");
    for (const char* choices : {"oneOf", "anyOf"}) {
      for (const JsonValue& choice : ListIn(note, choices)) add(TextIn(choice, "name"), "\n- ");
    }
    if (!text.empty()) return Tidied(text);
    for (const JsonValue& each : ListIn(note, "attachment")) add(TextIn(each, "name"), "\n\n");
    return Tidied(text);
  }

  void Judge(std::string_view reply_to, bool mentions, Candidate* candidate) const {
    const bool to_self = !actor_.empty() && reply_to.substr(0, actor_.size() + 1) == actor_ + "/";
    candidate->may_overrule = candidate->audience <= Audience::kUnlisted;
    if (to_self) candidate->item.in_reply_to = "mastodon-" + std::string(FileName(reply_to));
    if (candidate->audience > Audience::kUnlisted) {
      candidate->withheld = "withheld.not_public";
    } else if (candidate->original_text.empty()) {
      candidate->withheld = "withheld.no_text";
      candidate->may_overrule = false;
    } else if (AreOthersWords(candidate->original_text)) {
      candidate->withheld = "withheld.words_of_others";
    } else if (!to_self &&
               (!reply_to.empty() || mentions || SpeaksToAccount(candidate->original_text))) {
      candidate->item.kind = ItemKind::kReply;
      candidate->withheld = "withheld.reply_to_citizen";
    } else if (candidate->audience == Audience::kUnlisted) {
      candidate->withheld = "withheld.unlisted";
    }
  }

  Reading* reading_;
  std::string actor_;
  std::string followers_;
  bool is_whole_ = true;
  std::unordered_set<std::string> known_;
};

}  // namespace

bool MayReadMastodon(std::string_view path) {
  const std::string plain = PlainPath(path);
  return FileName(plain) == "outbox.json" || FileName(plain) == "actor.json";
}

Reading ReadMastodonArchive(const std::vector<SourceFile>& files) {
  Reading reading;
  reading.source = {"mastodon", "mastodon-archive", "", -1, -1};
  MastodonReader reader(&reading);
  // The actor comes before the outbox, in this order and by name.
  for (const SourceFile* file : ByPath(files, MayReadMastodon)) {
    if (FileName(PlainPath(file->path)) == "actor.json") {
      reader.ReadActor(*file);
    } else {
      reader.ReadOutbox(*file);
    }
  }
  TellExported(&reading);
  if (reader.is_whole()) TellCoverage(false, 0, &reading);
  if (!reading.candidates.empty()) {
    reading.channels.push_back(
        {"mastodon", "Mastodon", ChannelKind::kSocial, Platform::kMastodon, "profile", -1});
  }
  return reading;
}

}  // namespace kringen
