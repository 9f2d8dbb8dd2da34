#include "import/readers/x_archive.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "import/readers/archive_facts.h"
#include "import/readers/others_words.h"
#include "import/readers/reader.h"
#include "import/readers/visibility.h"
#include "import/readers/x_restrictions.h"
#include "import/readers/x_text.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

constexpr TimePoint kFirstTweet = 1142899200;  // March 2006

bool Begins(std::string_view text, std::string_view begin) {
  return text.substr(0, begin.size()) == begin;
}

// The later of two tweets has the larger number.
bool IsLater(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() > b.size() : a > b;
}

bool IsDay(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  return text.size() == kForm.size() &&
         std::equal(text.begin(), text.end(), kForm.begin(), [](char c, char form) {
           return form == 'd' ? c >= '0' && c <= '9' : c == form;
         });
}

// A tweet as it was read; what it becomes depends on the others.
struct Tweet {
  Candidate candidate;
  std::string id;
  std::string first_edit;  // id of the version that was edited; its own when never
  std::string reply_to;    // tweet
  std::string reply_user;  // account
  bool is_reply = false;   // to what cannot be told from the ids above
  bool is_retweet = false;
  bool was_private = false;
};

struct Note {
  std::string written;
  std::string text;
  std::string place;
  bool is_joined = false;
};

class XReader {
 public:
  explicit XReader(Reading* reading) : reading_(reading) {}

  // The account, the manifest and the notes come before the tweets, which are read in their light.
  void ReadFile(const SourceFile& file) {
    const std::string plain = PlainPath(file.path);
    const std::string name(FileName(plain));
    read_.insert(name);
    const bool is_manifest = name == "manifest.js";
    const std::size_t from = file.bytes.find(is_manifest ? '{' : '[');
    if (from == std::string::npos) {
      if (XRestrictions::IsAbout(name)) restrictions_.Doubt();
      is_whole_ = false;
      return Report(Level::kMalformed, "file.not_json", file.path, reading_);
    }
    std::string_view json = Trimmed(std::string_view(file.bytes).substr(from));
    if (!json.empty() && json.back() == ';') json = Trimmed(json.substr(0, json.size() - 1));
    if (is_manifest) return ReadManifest(file, json);
    if (name == "account.js") return ReadAccount(file, json);
    const std::size_t told = reading_->report.size();
    const std::int64_t count =
        ReadRecords(file, json, "", reading_, [&](std::string place, const JsonValue& record) {
          ReadRecord(name, std::move(place), record);
        });
    const bool is_damaged = std::any_of(
        reading_->report.begin() + static_cast<std::ptrdiff_t>(told), reading_->report.end(),
        [](const ReportLine& line) { return line.level == Level::kMalformed; });
    if (is_damaged && XRestrictions::IsAbout(name)) restrictions_.Doubt();
    const auto promised = promised_.find(name);
    if (promised != promised_.end() && promised->second >= 0 && promised->second != count) {
      Report(Level::kWarning, "file.count_differs", file.path, reading_,
             std::to_string(promised->second) + " / " + std::to_string(count));
      is_whole_ = false;
      if (XRestrictions::IsAbout(name)) restrictions_.Doubt();
    }
  }

  void Finish() {
    for (const auto& [name, count] : promised_) {
      if (read_.count(name) > 0) continue;
      Report(Level::kWarning, "file.missing", name, reading_);
      is_whole_ = false;
      if (XRestrictions::IsAbout(name)) restrictions_.Doubt();
    }
    for (const auto& [time, notes] : notes_) {
      for (const Note& note : notes) {
        Report(note.is_joined ? Level::kMerged : Level::kNotOurs,
               note.is_joined ? "record.long_text" : "record.no_tweet", note.place, reading_);
      }
    }
    for (Tweet& tweet : tweets_) {
      const std::string& newest = newest_[tweet.first_edit];
      if (newest != tweet.id) {
        Report(Level::kMerged, "record.earlier_version", tweet.candidate.record, reading_);
        continue;
      }
      if (tweet.first_edit != tweet.id) {
        tweet.candidate.flags.emplace_back("edited");
        PublicationItem& item = tweet.candidate.item;
        item.modified = item.published;
        const auto first = times_.find(tweet.first_edit);
        if (first != times_.end()) item.published = first->second;
      }
      Judge(&tweet);
      reading_->candidates.push_back(std::move(tweet.candidate));
    }
    for (const std::string& id : restrictions_.ids()) reading_->restricted.push_back("x-" + id);
    TellExported(reading_);
    if (!is_whole_ || made_.empty()) return;
    const Result<TimePoint> made = ParseTime(made_);
    TellCoverage(true, made.ok() ? made.value() : 0, reading_);
  }

 private:
  void ReadManifest(const SourceFile& file, std::string_view json) {
    const std::optional<JsonValue> manifest = ParseJson(json);
    if (!manifest) return Report(Level::kMalformed, "file.not_json", file.path, reading_);
    const JsonValue& about = ObjectIn(*manifest, "archiveInfo");
    const std::string_view made = TextIn(about, "generationDate");
    if (IsDay(made.substr(0, 10))) {
      reading_->source.exported = made.substr(0, 10);
      made_ = made;
    }
    const JsonValue* partial = about.Find("isPartialArchive");
    if (partial != nullptr && partial->truth) {
      is_whole_ = false;
      Report(Level::kWarning, "file.partial", file.path, reading_);
    }
    for (const JsonValue& type : ObjectIn(*manifest, "dataTypes").values) {
      for (const JsonValue& each : ListIn(type, "files")) {
        const std::string_view path = TextIn(each, "fileName");
        if (!MayReadX(path)) continue;
        promised_[std::string(FileName(PlainPath(path)))] = WholeIn(each, "count", -1);
      }
    }
  }

  void ReadAccount(const SourceFile& file, std::string_view json) {
    const std::optional<JsonValue> accounts = ParseJson(json);
    if (!accounts) return Report(Level::kMalformed, "file.not_json", file.path, reading_);
    for (const JsonValue& each : accounts->values) {
      account_ = TextIn(ObjectIn(each, "account"), "accountId");
      account_name_ = TextIn(ObjectIn(each, "account"), "username");
    }
    reading_->account = account_;
    reading_->account_name = account_name_;
  }

  void ReadRecord(const std::string& name, std::string place, const JsonValue& record) {
    if (!record.is(JsonValue::Type::kObject)) {
      return Report(Level::kMalformed, "record.not_an_object", std::move(place), reading_);
    }
    if (Begins(name, "note-tweet"))
      return ReadNote(std::move(place), ObjectIn(record, "noteTweet"));
    if (!XRestrictions::IsAbout(name)) {
      const JsonValue* wrapped = record.Find("tweet");
      return ReadTweet(std::move(place), wrapped != nullptr ? *wrapped : record);
    }
    if (!restrictions_.Read(name, record)) {
      return Report(Level::kMalformed, "record.no_id", std::move(place), reading_);
    }
    const bool is_tweet = !Begins(name, "protected-history");
    Report(is_tweet ? Level::kWithheld : Level::kNotOurs,
           is_tweet ? "withheld.not_public" : "record.about_account", std::move(place), reading_);
  }

  void ReadNote(std::string place, const JsonValue& record) {
    const Result<TimePoint> time = ParseTime(TextIn(record, "createdAt"));
    const JsonValue& core = ObjectIn(record, "core");
    Note note{std::string(TextIn(core, "text")), TextOfNote(core), std::move(place)};
    if (!time.ok() || note.text.empty()) {
      return Report(Level::kMalformed, time.ok() ? "record.no_text" : "record.bad_time",
                    std::move(note.place), reading_);
    }
    notes_[time.value()].push_back(std::move(note));
  }

  // Never as a number: it has more digits than one can hold.
  static std::string_view IdOf(const JsonValue& record) {
    const std::string_view id = TextIn(record, "id_str");
    return id.empty() ? TextIn(record, "id") : id;
  }

  void ReadTweet(std::string place, const JsonValue& record) {
    Tweet tweet;
    tweet.id = IdOf(record);
    const TimePoint time = ParseXTime(TextIn(record, "created_at"));
    if (tweet.id.empty() || time < 0) {
      return Report(Level::kMalformed, tweet.id.empty() ? "record.no_id" : "record.bad_time",
                    std::move(place), reading_);
    }
    if (!known_.insert(tweet.id).second) {
      if (SaysNotPublic(record, time)) reading_->restricted.push_back("x-" + tweet.id);
      return Report(Level::kMerged, "record.twin", std::move(place), reading_);
    }
    Candidate& candidate = tweet.candidate;
    candidate.record = std::move(place);
    candidate.source = "x";
    candidate.original_text = TextOfTweet(record);
    JoinNote(record, time, &candidate.original_text);
    PublicationItem& item = candidate.item;
    item.id = "x-" + tweet.id;
    item.published = time;
    item.channel = "x";
    item.language = TextIn(record, "lang") == "und" ? "" : TextIn(record, "lang");
    item.url = "https://x.com/i/status/" + tweet.id;
    for (const JsonValue& tag : ListIn(ObjectIn(record, "entities"), "hashtags")) {
      const std::string_view text = TextIn(tag, "text");
      if (!text.empty()) item.tags.emplace_back(text);
    }
    for (const JsonValue& person : ListIn(ObjectIn(record, "entities"), "user_mentions")) {
      candidate.named.emplace_back(TextIn(person, "name"));
    }
    const std::string_view full = TextIn(record, "full_text");
    tweet.is_retweet = AreOthersWords(candidate.original_text) ||
                       Begins(full.empty() ? TextIn(record, "text") : full, "RT @") ||
                       record.Find("retweeted_status") != nullptr;
    tweet.was_private = SaysNotPublic(record, time);
    tweet.reply_to = IdRepliedTo(record, "in_reply_to_status_id");
    tweet.reply_user = IdRepliedTo(record, "in_reply_to_user_id");
    if (tweet.reply_user.empty()) tweet.reply_user = TextIn(record, "in_reply_to_screen_name");
    tweet.is_reply = record.Find("in_reply_to_status_id") != nullptr ||
                     record.Find("in_reply_to_user_id") != nullptr;
    MetricRow row;
    row.source = "archive";
    row.reactions = WholeIn(record, "favorite_count", -1);
    row.shares = WholeIn(record, "retweet_count", -1);
    if (!tweet.is_retweet && (row.reactions >= 0 || row.shares >= 0)) item.metrics.push_back(row);
    tweet.first_edit = FirstEdit(record, tweet.id);
    times_[tweet.id] = time;
    std::string& newest = newest_[tweet.first_edit];
    if (IsLater(tweet.id, newest)) newest = tweet.id;
    if (tweet.first_edit != tweet.id) first_of_[tweet.id] = tweet.first_edit;
    tweets_.push_back(std::move(tweet));
  }

  // Of an edited tweet every version is in the archive; each names the first one.
  static std::string FirstEdit(const JsonValue& record, const std::string& id) {
    const JsonValue& edit = ObjectIn(ObjectIn(record, "edit_info"), "edit");
    const std::string_view first = TextIn(edit, "initialTweetId");
    if (!first.empty()) return std::string(first);
    const auto& versions = ListIn(ObjectIn(edit, "editControlInitial"), "editTweetIds");
    return versions.empty() || versions[0].text.empty() ? id : versions[0].text;
  }

  void JoinNote(const JsonValue& record, TimePoint time, std::string* text) {
    const auto notes = notes_.find(time);
    if (notes == notes_.end()) return;
    for (Note& note : notes->second) {
      if (note.is_joined || !IsBeginOf(record, note.written, note.text)) continue;
      note.is_joined = true;
      *text = note.text;
      return;
    }
  }

  // A thread goes on from the version that is published.
  std::string ReplyTo(const std::string& id) const {
    if (id.empty()) return {};
    const auto first = first_of_.find(id);
    const auto newest = newest_.find(first == first_of_.end() ? id : first->second);
    return "x-" + (newest == newest_.end() ? id : newest->second);
  }

  void Judge(Tweet* tweet) const {
    Candidate& candidate = tweet->candidate;
    PublicationItem& item = candidate.item;
    const bool to_self = !tweet->reply_user.empty() &&
                         (tweet->reply_user == account_ || tweet->reply_user == account_name_);
    const bool is_reply = tweet->is_reply || !tweet->reply_to.empty() ||
                          !tweet->reply_user.empty() || SpeaksToAccount(candidate.original_text);
    candidate.may_overrule = true;
    if (to_self) item.in_reply_to = ReplyTo(tweet->reply_to);
    if (tweet->is_retweet) item.kind = ItemKind::kShare;
    if (is_reply && !to_self) item.kind = ItemKind::kReply;
    if (tweet->was_private || restrictions_.WasProtected(item.published) ||
        restrictions_.WasProtected(std::max(item.published, item.modified))) {
      WithholdAsNotPublic(&candidate);
    } else if (tweet->is_retweet) {
      candidate.withheld = "withheld.words_of_others";
      candidate.may_overrule = false;
    } else if (candidate.original_text.empty()) {
      candidate.withheld = "withheld.no_text";
      candidate.may_overrule = false;
    } else if (is_reply && !to_self) {
      candidate.withheld = "withheld.reply_to_citizen";
    } else if (to_self && item.in_reply_to.empty()) {
      candidate.withheld = "withheld.root_withheld";  // what it goes on from is gone
    } else if (!restrictions_.is_whole()) {
      candidate.withheld = "withheld.circle_unknown";
    } else {
      candidate.withheld = "withheld.audience_unknown";
      candidate.question = "x_audience";
    }
    for (MetricRow& row : item.metrics) row.measured = made_.substr(0, 10);
  }

  Reading* reading_;
  std::string account_;
  std::string account_name_;
  std::map<std::string, std::int64_t> promised_;  // file -> records, by the manifest
  std::set<std::string> read_;                    // files
  XRestrictions restrictions_;
  std::string made_;  // by the manifest
  bool is_whole_ = true;
  std::unordered_map<std::string, TimePoint> times_;  // of every version
  std::map<TimePoint, std::vector<Note>> notes_;
  std::vector<Tweet> tweets_;
  std::unordered_set<std::string> known_;
  std::unordered_map<std::string, std::string> newest_;    // first version -> last one
  std::unordered_map<std::string, std::string> first_of_;  // later versions -> first one
};

int Rank(std::string_view path) {
  const std::string plain = PlainPath(path);
  const std::string_view name = FileName(plain);
  return Begins(name, "manifest")       ? 0
         : Begins(name, "account")      ? 1
         : Begins(name, "note")         ? 2
         : XRestrictions::IsAbout(name) ? 3
                                        : 4;
}

}  // namespace

TimePoint ParseXTime(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  // "Fri Mar 15 09:00:05 +0000 2024": all parts have their place.
  if (text.size() != 30 || text.substr(20, 5) != "+0000") return -1;
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(4, 3));
  if (month == kMonths.end()) return -1;
  const auto number = static_cast<int>(month - kMonths.begin()) + 1;
  const std::string instant = std::string(text.substr(26, 4)) + (number < 10 ? "-0" : "-") +
                              std::to_string(number) + "-" + std::string(text.substr(8, 2)) + "T" +
                              std::string(text.substr(11, 8)) + "Z";
  const Result<TimePoint> time = ParseTime(instant);
  return time.ok() && time.value() >= kFirstTweet ? time.value() : -1;
}

namespace {

// "tweets.js" and "tweets-part3.js" of "tweets".
bool IsPartOf(std::string_view path, std::initializer_list<std::string_view> words) {
  const std::string plain = "/" + PlainPath(path);
  const std::string_view name = FileName(plain);
  if (!HasSuffix(name, ".js") || plain.find("/assets/") != std::string::npos) return false;
  const std::string_view stem = name.substr(0, name.size() - 3);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    if (!Begins(stem, word)) return false;
    const std::string_view rest = stem.substr(word.size());
    return rest.empty() || (Begins(rest, "-part") && rest.size() > 5 &&
                            rest.find_first_not_of("0123456789", 5) == std::string_view::npos);
  });
}

}  // namespace

bool IsXTweets(std::string_view path) { return IsPartOf(path, {"tweet", "tweets"}); }

bool MayReadX(std::string_view path) {
  const std::string plain = PlainPath(path);
  const std::string_view name = FileName(plain);
  const bool is_single = name == "manifest.js" || name == "account.js";
  return (is_single && IsPartOf(path, {"manifest", "account"})) || IsXTweets(path) ||
         IsPartOf(path,
                  {"note-tweet", "twitter-circle-tweet", "community-tweet", "protected-history"});
}

bool LeavesOutX(std::string_view path) {
  return IsPartOf(path, {"article", "moment", "spaces-metadata", "periscope-broadcast-metadata"});
}

Reading ReadXArchive(const std::vector<SourceFile>& files) {
  Reading reading;
  reading.source = {"x", "x-archive", "", -1, -1};
  reading.has_global_ids = true;
  std::vector<const SourceFile*> wanted = ByPath(files, MayReadX);
  std::stable_sort(wanted.begin(), wanted.end(), [](const SourceFile* a, const SourceFile* b) {
    return Rank(a->path) < Rank(b->path);
  });
  XReader reader(&reading);
  for (const SourceFile* file : wanted) reader.ReadFile(*file);
  reader.Finish();
  if (!reading.candidates.empty()) {
    reading.channels.push_back({"x", "X", ChannelKind::kSocial, Platform::kX, "profile", -1});
  }
  const bool asks = std::any_of(reading.candidates.begin(), reading.candidates.end(),
                                [](const Candidate& each) { return !each.question.empty(); });
  if (asks) {
    reading.questions.push_back(
        {"x_audience", "question.x_audience", "", {"public", "review"}, ""});
  }
  return reading;
}

}  // namespace kringen
