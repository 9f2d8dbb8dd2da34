#include "import/x_archive.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/json_records.h"
#include "import/reader.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

constexpr TimePoint kFirstTweet = 1142899200;  // March 2006

void ReplaceAll(std::string_view from, std::string_view to, std::string* text) {
  if (from.empty()) return;
  for (std::size_t at = text->find(from); at != std::string::npos;
       at = text->find(from, at + to.size())) {
    text->replace(at, from.size(), to);
  }
}

// A tweet as it was read; what it becomes depends on the others.
struct Tweet {
  Candidate candidate;
  std::string id;
  std::string first_edit;  // id of the version that was edited; its own when never
  std::string reply_to;    // tweet
  std::string reply_user;  // account
  bool is_retweet = false;
};

class XReader {
 public:
  explicit XReader(Reading* reading) : reading_(reading) {}

  void Read(const std::vector<SourceFile>& files) {
    for (const SourceFile& file : files) ReadFile(file);
    JoinNotes();
    std::sort(tweets_.begin(), tweets_.end(),
              [](const Tweet& a, const Tweet& b) { return a.id < b.id; });
    tweets_.erase(std::unique(tweets_.begin(), tweets_.end(),
                              [](const Tweet& a, const Tweet& b) { return a.id == b.id; }),
                  tweets_.end());
    KeepLastEdits();
    for (Tweet& tweet : tweets_) {
      Judge(&tweet);
      reading_->candidates.push_back(std::move(tweet.candidate));
    }
  }

 private:
  void ReadFile(const SourceFile& file) {
    const std::string plain = PlainPath(file.path);
    const std::string_view name = FileName(plain);
    const std::size_t from = file.bytes.find(name == "manifest.js" ? '{' : '[');
    const std::size_t to = file.bytes.find_last_of(name == "manifest.js" ? '}' : ']');
    if (from == std::string::npos || to == std::string::npos || to < from) {
      return Report(Level::kMalformed, "file.not_json", file.path, reading_);
    }
    const std::string_view json = std::string_view(file.bytes).substr(from, to - from + 1);
    if (name == "manifest.js") return ReadManifest(json);
    std::int64_t read = 0;
    const JsonOutcome outcome =
        ReadJsonRecords(json, "", [&](std::int64_t index, const JsonValue& record) {
          ++read;
          ReadRecord(name, RecordPlace(file.path, index), record);
        });
    if (!outcome.complete) {
      Report(Level::kMalformed, outcome.at_end ? "file.truncated" : "file.not_json", file.path,
             reading_, outcome.message);
    }
    reading_->report.push_back({Level::kRead, "file.read", file.path, read, ""});
  }

  void ReadManifest(std::string_view json) {
    const std::optional<JsonValue> manifest = ParseJson(json);
    if (!manifest) return;
    const std::string_view made = TextIn(ObjectIn(*manifest, "archiveInfo"), "generationDate");
    reading_->source.exported = made.substr(0, 10);
    for (std::size_t i = 0; i < reading_->source.exported.size(); ++i) {
      const char c = reading_->source.exported[i];
      if ((i == 4 || i == 7) ? c != '-' : c < '0' || c > '9') reading_->source.exported.clear();
    }
  }

  void ReadRecord(std::string_view name, const std::string& place, const JsonValue& record) {
    if (name == "account.js") {
      account_ = TextIn(ObjectIn(record, "account"), "accountId");
      return;
    }
    if (name == "note-tweet.js") return ReadNote(ObjectIn(record, "noteTweet"));
    if (name.substr(0, 20) == "twitter-circle-tweet") {
      circle_.insert(std::string(TextIn(ObjectIn(record, "tweet"), "id_str")));
      return;
    }
    const JsonValue* wrapped = record.Find("tweet");
    ReadTweet(place, wrapped != nullptr ? *wrapped : record);
  }

  void ReadNote(const JsonValue& note) {
    const Result<TimePoint> time = ParseTime(TextIn(note, "createdAt"));
    const std::string_view text = TextIn(ObjectIn(note, "core"), "text");
    if (time.ok() && !text.empty()) notes_[time.value()].emplace_back(text);
  }

  void ReadTweet(const std::string& place, const JsonValue& record) {
    Tweet tweet;
    tweet.id = TextIn(record, "id_str");
    const TimePoint time = ParseXTime(TextIn(record, "created_at"));
    if (tweet.id.empty() || time < 0) {
      return Report(Level::kMalformed, tweet.id.empty() ? "record.no_id" : "record.bad_time", place,
                    reading_);
    }
    Candidate& candidate = tweet.candidate;
    candidate.record = place;
    candidate.source = "x";
    candidate.original_text = TextOf(record);
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
    tweet.is_retweet = TextIn(record, "full_text").substr(0, 4) == "RT @";
    tweet.reply_to = TextIn(record, "in_reply_to_status_id_str");
    tweet.reply_user = TextIn(record, "in_reply_to_user_id_str");
    MetricRow row;
    row.source = "archive";
    row.reactions = WholeIn(record, "favorite_count", -1);
    row.shares = WholeIn(record, "retweet_count", -1);
    if (!tweet.is_retweet && (row.reactions >= 0 || row.shares >= 0)) item.metrics.push_back(row);
    tweet.first_edit = FirstEdit(record, tweet.id);
    tweets_.push_back(std::move(tweet));
  }

  static std::string FirstEdit(const JsonValue& record, const std::string& id) {
    const JsonValue& info = ObjectIn(record, "edit_info");
    const std::string_view edited = TextIn(ObjectIn(info, "edit"), "initialTweetId");
    return edited.empty() ? id : std::string(edited);
  }

  // Short links become the real ones, those of pictures go; then the three escapes, once.
  static std::string TextOf(const JsonValue& record) {
    const std::string_view full = TextIn(record, "full_text");
    std::string text(full.empty() ? TextIn(record, "text") : full);
    for (const JsonValue& media : ListIn(ObjectIn(record, "extended_entities"), "media")) {
      ReplaceAll(TextIn(media, "url"), "", &text);
    }
    for (const JsonValue& media : ListIn(ObjectIn(record, "entities"), "media")) {
      ReplaceAll(TextIn(media, "url"), "", &text);
    }
    for (const JsonValue& url : ListIn(ObjectIn(record, "entities"), "urls")) {
      const std::string_view expanded = TextIn(url, "expanded_url");
      if (!expanded.empty()) ReplaceAll(TextIn(url, "url"), expanded, &text);
    }
    ReplaceAll("&lt;", "<", &text);
    ReplaceAll("&gt;", ">", &text);
    ReplaceAll("&amp;", "&", &text);
    return Tidied(text);
  }

  // A long post has its whole text elsewhere, known by the second and by how it begins.
  void JoinNotes() {
    for (Tweet& tweet : tweets_) {
      const auto notes = notes_.find(tweet.candidate.item.published);
      if (notes == notes_.end()) continue;
      std::string_view begin = tweet.candidate.original_text;
      if (HasSuffix(begin, "\xE2\x80\xA6")) begin.remove_suffix(3);  // …
      begin = begin.substr(0, begin.find("https://"));
      begin = begin.substr(0, begin.find_last_not_of(' ') + 1);
      for (const std::string& note : notes->second) {
        if (begin.size() < 20 || note.substr(0, begin.size()) != begin) continue;
        tweet.candidate.original_text = Tidied(note);
      }
    }
  }

  // Of an edited tweet every version is in the archive: the last one counts.
  void KeepLastEdits() {
    std::map<std::string, std::string> last;
    for (const Tweet& tweet : tweets_) {
      std::string& newest = last[tweet.first_edit];
      const bool is_later =
          tweet.id.size() != newest.size() ? tweet.id.size() > newest.size() : tweet.id > newest;
      if (is_later) newest = tweet.id;
    }
    const auto is_old = [&](const Tweet& tweet) { return last[tweet.first_edit] != tweet.id; };
    for (Tweet& tweet : tweets_) {
      if (is_old(tweet)) {
        Report(Level::kWithheld, "record.earlier_version", tweet.candidate.record, reading_);
      } else if (tweet.first_edit != tweet.id) {
        tweet.candidate.flags.emplace_back("edited");
      }
    }
    tweets_.erase(std::remove_if(tweets_.begin(), tweets_.end(), is_old), tweets_.end());
  }

  void Judge(Tweet* tweet) const {
    Candidate& candidate = tweet->candidate;
    PublicationItem& item = candidate.item;
    const bool to_self = !tweet->reply_user.empty() && tweet->reply_user == account_;
    const bool is_reply = !tweet->reply_to.empty() || !tweet->reply_user.empty() ||
                          candidate.original_text.substr(0, 1) == "@";
    candidate.audience = Audience::kPublic;
    candidate.may_overrule = true;
    if (circle_.count(tweet->id) > 0) {
      candidate.audience = Audience::kFollowers;
      candidate.withheld = "withheld.not_public";
      candidate.may_overrule = false;
    } else if (tweet->is_retweet) {
      item.kind = ItemKind::kShare;
      candidate.withheld = "withheld.words_of_others";
      candidate.may_overrule = false;
    } else if (to_self) {
      item.in_reply_to = tweet->reply_to.empty() ? "" : "x-" + tweet->reply_to;
    } else if (is_reply) {
      item.kind = ItemKind::kReply;
      candidate.withheld = "withheld.reply_to_citizen";
    }
    if (candidate.original_text.empty() && candidate.withheld.empty()) {
      candidate.withheld = "withheld.no_text";
      candidate.may_overrule = false;
    }
    for (MetricRow& row : item.metrics) row.measured = reading_->source.exported;
    item.content_text = candidate.original_text;
  }

  Reading* reading_;
  std::string account_;
  std::set<std::string> circle_;
  std::map<TimePoint, std::vector<std::string>> notes_;
  std::vector<Tweet> tweets_;
};

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

bool MayReadX(std::string_view path) {
  const std::string plain = PlainPath(path);
  const std::string_view name = FileName(plain);
  if (!HasSuffix(name, ".js")) return false;
  const std::string_view stem = name.substr(0, name.size() - 3);
  const auto is_part_of = [&](std::string_view word) {
    return stem == word || stem.substr(0, word.size() + 5) == std::string(word) + "-part";
  };
  return stem == "manifest" || stem == "account" || is_part_of("tweet") || is_part_of("tweets") ||
         is_part_of("note-tweet") || is_part_of("twitter-circle-tweet");
}

Reading ReadXArchive(const std::vector<SourceFile>& files) {
  Reading reading;
  reading.source = {"x", "x-archive", "", -1, -1};
  std::vector<SourceFile> wanted;
  for (const SourceFile& file : files) {
    if (MayReadX(file.path)) wanted.push_back(file);
  }
  // The manifest and the account first: the tweets are read in their light.
  std::stable_sort(wanted.begin(), wanted.end(), [](const SourceFile& a, const SourceFile& b) {
    const auto rank = [](const SourceFile& file) {
      const std::string name = PlainPath(file.path);
      return HasSuffix(name, "manifest.js") ? 0 : HasSuffix(name, "account.js") ? 1 : 2;
    };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.path < b.path;
  });
  XReader(&reading).Read(wanted);
  if (!reading.candidates.empty()) {
    reading.channels.push_back({"x", "X", ChannelKind::kSocial, "profile", -1});
  }
  return reading;
}

}  // namespace kringen
