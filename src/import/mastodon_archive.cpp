#include "import/mastodon_archive.h"

#include <algorithm>

#include "base/json_records.h"
#include "import/reader.h"
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

class MastodonReader {
 public:
  explicit MastodonReader(Reading* reading) : reading_(reading) {}

  void ReadActor(const SourceFile& file) {
    const std::optional<JsonValue> actor = ParseJson(file.bytes);
    if (!actor) return Report(Level::kMalformed, "file.not_json", file.path, reading_);
    actor_ = TextIn(*actor, "id");
    followers_ = TextIn(*actor, "followers");
  }

  void ReadOutbox(const SourceFile& file) {
    std::int64_t read = 0;
    const JsonOutcome outcome = ReadJsonRecords(
        file.bytes, "orderedItems", [&](std::int64_t index, const JsonValue& record) {
          ++read;
          ReadActivity(RecordPlace(file.path, index), record);
        });
    if (!outcome.complete) {
      Report(Level::kMalformed, outcome.at_end ? "file.truncated" : "file.not_json", file.path,
             reading_, outcome.message);
    }
    reading_->report.push_back({Level::kRead, "file.read", file.path, read, ""});
  }

 private:
  void ReadActivity(const std::string& place, const JsonValue& activity) {
    if (!activity.is(JsonValue::Type::kObject)) {
      return Report(Level::kMalformed, "record.not_an_object", place, reading_);
    }
    const std::string_view type = TextIn(activity, "type");
    if (type == "Announce") {
      return Report(Level::kWithheld, "withheld.words_of_others", place, reading_);
    }
    const JsonValue& note = ObjectIn(activity, "object");
    const std::string_view id = TextIn(note, "id");
    const std::string_view published = TextIn(note, "published");
    const Result<TimePoint> time =
        ParseTime(published.empty() ? TextIn(activity, "published") : published);
    if (type != "Create" || id.empty() || !time.ok()) {
      const char* code = type != "Create" ? "record.unknown_type"
                         : id.empty()     ? "record.no_id"
                                          : "record.bad_time";
      return Report(Level::kMalformed, code, place, reading_);
    }
    Candidate candidate;
    candidate.record = place;
    candidate.source = "mastodon";
    candidate.audience = std::max(AudienceOf(activity, followers_), AudienceOf(note, followers_));
    PublicationItem& item = candidate.item;
    item.id = "mastodon-" + std::string(FileName(id));
    item.url = TextIn(note, "url");
    item.published = time.value();
    item.channel = "mastodon";
    candidate.original_text = TextOf(note);
    const std::vector<std::string>& languages = ObjectIn(note, "contentMap").names;
    if (languages.size() == 1) item.language = languages.front();
    if (note.Find("updated") != nullptr) candidate.flags.emplace_back("edited");
    bool mentions = false;
    for (const JsonValue& tag : ListIn(note, "tag")) {
      const std::string_view name = TextIn(tag, "name");
      if (TextIn(tag, "type") == "Mention") mentions = true;
      if (TextIn(tag, "type") == "Hashtag" && name.size() > 1) {
        item.tags.emplace_back(name.substr(name.front() == '#' ? 1 : 0));
      }
    }
    Judge(TextIn(note, "inReplyTo"), mentions, &candidate);
    item.content_text = candidate.original_text;
    reading_->candidates.push_back(std::move(candidate));
  }

  static std::string TextOf(const JsonValue& note) {
    const std::string warning = Tidied(TextIn(note, "summary"));
    const std::string text = TextOfHtml(TextIn(note, "content"));
    return warning.empty() || text.empty() ? warning + text : warning + "\n\n" + text;
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
    } else if (!to_self && (!reply_to.empty() || mentions)) {
      candidate->item.kind = ItemKind::kReply;
      candidate->withheld = "withheld.reply_to_citizen";
    } else if (candidate->audience == Audience::kUnlisted) {
      candidate->withheld = "withheld.unlisted";
    }
  }

  Reading* reading_;
  std::string actor_;
  std::string followers_;
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
  for (const SourceFile& file : files) {
    if (FileName(PlainPath(file.path)) == "actor.json") reader.ReadActor(file);
  }
  for (const SourceFile& file : files) {
    if (FileName(PlainPath(file.path)) == "outbox.json") reader.ReadOutbox(file);
  }
  std::sort(reading.candidates.begin(), reading.candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.item.id < b.item.id; });
  reading.candidates.erase(
      std::unique(reading.candidates.begin(), reading.candidates.end(),
                  [](const Candidate& a, const Candidate& b) { return a.item.id == b.item.id; }),
      reading.candidates.end());
  if (!reading.candidates.empty()) {
    reading.channels.push_back({"mastodon", "Mastodon", ChannelKind::kSocial, "profile", -1});
  }
  return reading;
}

}  // namespace kringen
