#include "import/facebook_archive.h"

#include <algorithm>
#include <initializer_list>

#include "base/json_records.h"
#include "import/mojibake.h"
#include "import/reader.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

constexpr const char* kProfileChannel = "facebook";
constexpr const char* kPageChannel = "facebook-page";

constexpr TimePoint kFirstPost = 1075852800;  // February 2004; earlier times are no times
constexpr TimePoint kLastPost = 7258118400;   // 2200

bool IsPage(std::string_view path) {
  return PlainPath(path).find("this_profile_s_activity_across_facebook/") != std::string::npos ||
         PlainPath(path).find("/profile_posts_") != std::string::npos;
}

// The sentence that Facebook puts above a post, in the language of the export: it says when a post
// was written on somebody's timeline or is somebody else's.
bool HoldsOneOf(std::string_view title, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return title.find(word) != std::string_view::npos;
  });
}

bool IsToSomebody(std::string_view title) {
  return HoldsOneOf(title, {" op de tijdlijn van ",  // the platform's words
                            " wrote on ", "'s timeline"});
}

bool IsShared(std::string_view title) {
  return HoldsOneOf(title,
                    {" deelde een ", " heeft een bericht gedeeld",         // the platform's words
                     " heeft een herinnering", " heeft een link gedeeld",  // platform's words
                     " shared a ", " shared an "});
}

class FileReader {
 public:
  FileReader(const SourceFile& file, bool is_page, const std::string& audience, Reading* reading)
      : file_(file),
        is_page_(is_page),
        audience_(audience),
        undo_(MayBeMojibake(file.bytes)),
        reading_(reading) {}

  void Read() {
    const JsonOutcome outcome =
        ReadJsonRecords(file_.bytes, "", [&](std::int64_t index, const JsonValue& record) {
          ReadRecord(RecordPlace(file_.path, index), record);
        });
    if (!outcome.complete) {
      Report(Level::kMalformed, outcome.at_end ? "file.truncated" : "file.not_json", file_.path,
             reading_, outcome.message);
    }
    reading_->report.push_back({Level::kRead, "file.read", file_.path, read_, ""});
    if (spoiled_ > 0) {
      reading_->report.push_back(
          {Level::kWarning, "record.spoiled_text", file_.path, spoiled_, ""});
    }
  }

 private:
  std::string Clean(std::string_view text) {
    if (!undo_) return Tidied(text);
    bool spoiled = false;
    std::string clean = Tidied(UndoMojibake(text, &spoiled));
    spoiled_ += spoiled ? 1 : 0;
    return clean;
  }

  void ReadRecord(const std::string& place, const JsonValue& record) {
    if (!record.is(JsonValue::Type::kObject)) {
      return Report(Level::kMalformed, "record.not_an_object", place, reading_);
    }
    const std::int64_t time = WholeIn(record, "timestamp", 0);
    if (time < kFirstPost || time > kLastPost) {
      return Report(Level::kMalformed, "record.bad_time", place, reading_);
    }
    ++read_;
    Candidate candidate;
    PublicationItem& item = candidate.item;
    item.id = (is_page_ ? "fbp-" : "fb-") + std::to_string(time);
    item.published = time;
    item.channel = is_page_ ? kPageChannel : kProfileChannel;
    candidate.record = place;
    candidate.source = "facebook";
    ReadTexts(record, &candidate);
    ReadAttachments(record, &candidate);
    if (!ListIn(record, "tags").empty()) candidate.flags.emplace_back("person");
    Judge(Clean(TextIn(record, "title")), &candidate);
    item.content_text = candidate.original_text;
    reading_->candidates.push_back(std::move(candidate));
  }

  void ReadTexts(const JsonValue& record, Candidate* candidate) {
    for (const JsonValue& each : ListIn(record, "data")) {
      const std::string text = Clean(TextIn(each, "post"));
      if (text.empty()) continue;
      if (!candidate->original_text.empty()) candidate->original_text += "\n\n";
      candidate->original_text += text;
    }
  }

  // Captions when they say something else; a link; that there was a place. Pictures themselves,
  // where they were taken and by which address are never taken over.
  void ReadAttachments(const JsonValue& record, Candidate* candidate) {
    std::vector<std::string> captions;
    for (const JsonValue& attachment : ListIn(record, "attachments")) {
      for (const JsonValue& each : ListIn(attachment, "data")) {
        const std::string caption = Clean(TextIn(ObjectIn(each, "media"), "description"));
        if (each.Find("media") != nullptr) has_media_ = true;
        if (!caption.empty() && caption != candidate->original_text &&
            std::find(captions.begin(), captions.end(), caption) == captions.end()) {
          captions.push_back(caption);
        }
        const std::string_view url = TextIn(ObjectIn(each, "external_context"), "url");
        if (candidate->item.external_url.empty()) candidate->item.external_url = url;
        if (each.Find("place") != nullptr) AddFlag("place", candidate);
      }
    }
    for (const std::string& caption : captions) {
      if (!candidate->original_text.empty()) candidate->original_text += "\n\n";
      candidate->original_text += caption;
    }
  }

  static void AddFlag(std::string_view flag, Candidate* candidate) {
    auto& flags = candidate->flags;
    if (std::find(flags.begin(), flags.end(), flag) == flags.end()) flags.emplace_back(flag);
  }

  void Judge(const std::string& title, Candidate* candidate) const {
    candidate->audience =
        is_page_ || audience_ == "public" ? Audience::kPublic : Audience::kUnknown;
    candidate->may_overrule = true;
    if (IsToSomebody(title)) {
      candidate->withheld = "withheld.to_somebody";
    } else if (candidate->original_text.empty()) {
      candidate->withheld = "withheld.no_text";
      candidate->may_overrule = false;
    } else if (candidate->audience != Audience::kPublic) {
      candidate->withheld = "withheld.audience_unknown";
    }
    if (IsShared(title)) candidate->item.kind = ItemKind::kShare;
  }

  const SourceFile& file_;
  const bool is_page_;
  const std::string& audience_;
  const bool undo_;
  Reading* reading_;
  std::int64_t read_ = 0;
  std::int64_t spoiled_ = 0;
  bool has_media_ = false;
};

// One post may come several times, once for each of its pictures.
void MergeTwins(std::vector<Candidate>* candidates) {
  std::stable_sort(
      candidates->begin(), candidates->end(), [](const Candidate& a, const Candidate& b) {
        return a.item.id != b.item.id ? a.item.id < b.item.id : a.original_text < b.original_text;
      });
  const auto twin = [](const Candidate& a, const Candidate& b) {
    return a.item.id == b.item.id && a.original_text == b.original_text;
  };
  candidates->erase(std::unique(candidates->begin(), candidates->end(), twin), candidates->end());
}

}  // namespace

bool MayReadFacebook(std::string_view path) {
  const std::string plain = PlainPath(path);
  if (!HasSuffix(plain, ".json")) return false;
  const std::string_view name = FileName(plain);
  const bool in_posts = plain.find("posts/" + std::string(name)) != std::string::npos;
  return in_posts && (name.substr(0, 10) == "your_posts" || name.substr(0, 14) == "profile_posts_");
}

Reading ReadFacebookArchive(const std::vector<SourceFile>& files, const Answers& answers) {
  Reading reading;
  reading.source = {"facebook", "facebook-archive", "", -1, -1};
  const std::string answer = answers.Find("facebook_audience");
  bool has_profile = false, has_page = false;
  for (const SourceFile& file : files) {
    if (!MayReadFacebook(file.path)) continue;
    const bool is_page = IsPage(file.path);
    (is_page ? has_page : has_profile) = true;
    FileReader(file, is_page, answer, &reading).Read();
  }
  MergeTwins(&reading.candidates);
  NumberIds(&reading.candidates);
  if (has_profile) {
    reading.questions.push_back(
        {"facebook_audience", "question.facebook_audience", "", {"public", "review"}, answer});
  }
  // Two lanes: a page has followers where a profile has friends, and another reach.
  if (has_profile) {
    reading.channels.push_back({kProfileChannel, "Facebook", ChannelKind::kSocial, "profile", -1});
  }
  if (has_page) {
    reading.channels.push_back({kPageChannel, "Facebook-pagina", ChannelKind::kSocial, "page", -1});
  }
  return reading;
}

}  // namespace kringen
