#include "import/readers/facebook_archive.h"

#include <algorithm>
#include <initializer_list>
#include <numeric>
#include <tuple>

#include "import/readers/reader.h"
#include "import/text/mojibake.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

constexpr const char* kProfileChannel = "facebook";
constexpr const char* kPageChannel = "facebook-page";

constexpr TimePoint kFirstPost = 1075852800;  // February 2004; earlier times are no times
constexpr TimePoint kLastPost = 7258118400;   // 2200

bool HasPart(std::string_view path, std::string_view part) {
  return path.find(part) != std::string_view::npos;
}

// Of a Page, and of a profile in the professional mode that makes it one.
bool IsPage(std::string_view path) {
  const std::string plain = PlainPath(path);
  return HasPart(plain, "this_profile_s_activity_across_facebook/") ||
         FileName(plain).substr(0, 14) == "profile_posts_";
}

// Facebook puts a sentence above a post, in the language of the export; of all languages only Dutch
// and English are known here. It tells whose wall a post is on, and whose words it hands on.
bool HoldsOneOf(std::string_view title, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return HasPart(title, word); });
}

bool IsToSomebody(std::string_view title) {
  return HoldsOneOf(title, {" tijdlijn van ", "s tijdlijn", "' tijdlijn", "\u2019 tijdlijn",
                            " wrote on ", "s timeline", "' timeline", "\u2019 timeline",
                            " in de groep ", " in the group "});  // the platform's words
}

bool IsShared(std::string_view title) {
  return HoldsOneOf(title,
                    {" deelde een ", " heeft een bericht gedeeld",         // the platform's words
                     " heeft een herinnering", " heeft een link gedeeld",  // platform's words
                     " shared a ", " shared an "});
}

bool NamesSomebody(std::string_view title) {
  return HoldsOneOf(title, {" was met ", " is met ", " was with ", " is with ", " samen met "});
}

// The names in such a sentence: "Burgemeester was met Truus Bos en Kees Vos." The sentence itself
// is not published; a name in it may stand in the text below too.
std::vector<std::string> NamesIn(std::string_view title) {
  std::vector<std::string> names;
  for (const std::string_view before :
       {" met ", " with ", " tijdlijn van ", " wrote on ", " bericht van "}) {  // platform's words
    const std::size_t at = title.find(before);
    if (at == std::string_view::npos) continue;
    std::string_view rest = title.substr(at + before.size());
    while (!rest.empty()) {
      std::size_t end = rest.size(), next = rest.size();
      for (const std::string_view after :
           {" en ", " and ", ", ", " gedeeld", "'s ", "\u2019s ", "."}) {
        const std::size_t found = rest.find(after);
        if (found < end) end = found, next = found + after.size();
      }
      if (end > 0) names.emplace_back(rest.substr(0, end));
      rest.remove_prefix(next);
    }
  }
  return names;
}

struct Post {
  Candidate candidate;
  std::string text;
  std::vector<std::string> captions;
  std::string title;
};

void AddOnce(std::string_view text, std::vector<std::string>* texts) {
  if (text.empty() || std::find(texts->begin(), texts->end(), text) != texts->end()) return;
  texts->emplace_back(text);
}

class FacebookReader {
 public:
  explicit FacebookReader(Reading* reading) : reading_(reading) {}

  void ReadFile(const SourceFile& file) {
    const bool is_page = IsPage(file.path);
    TextMender mender(file.bytes);
    ReadRecords(file, file.bytes, "", reading_, [&](std::string place, const JsonValue& record) {
      ReadPost(std::move(place), record, is_page, &mender);
    });
    if (mender.spoiled() > 0) {
      reading_->report.push_back(
          {Level::kWarning, "record.spoiled_text", file.path, mender.spoiled(), ""});
    }
  }

  void Finish() {
    MergeTwins();
    for (const std::size_t i : merged_) {
      Judge(&posts_[i]);
      reading_->candidates.push_back(std::move(posts_[i].candidate));
    }
    NumberIds(&reading_->candidates);
  }

 private:
  void ReadPost(std::string place, const JsonValue& record, bool is_page, TextMender* mender) {
    if (!record.is(JsonValue::Type::kObject)) {
      return Report(Level::kMalformed, "record.not_an_object", std::move(place), reading_);
    }
    const std::int64_t time = WholeIn(record, "timestamp", 0);
    if (time < kFirstPost || time > kLastPost) {
      return Report(Level::kMalformed, "record.bad_time", std::move(place), reading_);
    }
    Post post;
    PublicationItem& item = post.candidate.item;
    item.id = (is_page ? "fbp-" : "fb-") + std::to_string(time);
    item.published = time;
    item.channel = is_page ? kPageChannel : kProfileChannel;
    post.candidate.record = std::move(place);
    post.candidate.source = "facebook";
    post.candidate.audience = is_page ? Audience::kPublic : Audience::kUnknown;
    post.title = mender->Mend(TextIn(record, "title"));
    ReadTexts(record, time, mender, &post);
    ReadAttachments(record, mender, &post);
    ReadNames(record, mender, &post);
    if (!ListIn(record, "tags").empty() || NamesSomebody(post.title)) {
      AddOnce("person", &post.candidate.flags);
    }
    posts_.push_back(std::move(post));
  }

  // Tags are names, or objects with one.
  static void ReadNames(const JsonValue& record, TextMender* mender, Post* post) {
    std::vector<std::string>& named = post->candidate.named;
    for (const JsonValue& tag : ListIn(record, "tags")) {
      AddOnce(mender->Mend(tag.is(JsonValue::Type::kText) ? tag.text : TextIn(tag, "name")),
              &named);
    }
    for (const std::string& name : NamesIn(post->title)) AddOnce(name, &named);
  }

  static void ReadTexts(const JsonValue& record, std::int64_t time, TextMender* mender,
                        Post* post) {
    for (const JsonValue& each : ListIn(record, "data")) {
      if (WholeIn(each, "update_timestamp", time) > time) {
        AddOnce("edited", &post->candidate.flags);
      }
      const std::string text = mender->Mend(TextIn(each, "post"));
      if (text.empty()) continue;
      if (!post->text.empty()) post->text += "\n\n";
      post->text += text;
    }
  }

  // Captions, a link, and that there was a place. Pictures themselves, where they were taken and by
  // which address are never taken over, nor the words that come with a link: they are of others.
  static void ReadAttachments(const JsonValue& record, TextMender* mender, Post* post) {
    for (const JsonValue& attachment : ListIn(record, "attachments")) {
      for (const JsonValue& each : ListIn(attachment, "data")) {
        AddOnce(mender->Mend(TextIn(ObjectIn(each, "media"), "description")), &post->captions);
        const std::string_view url = TextIn(ObjectIn(each, "external_context"), "url");
        std::string& link = post->candidate.item.external_url;
        if (link.empty() && IsWebAddress(url)) link = url;
        if (each.Find("place") != nullptr) AddOnce("place", &post->candidate.flags);
      }
    }
  }

  // One post may come several times, once for each of its pictures.
  void MergeTwins() {
    const auto key = [&](std::size_t i) {
      const Candidate& candidate = posts_[i].candidate;
      return std::tie(candidate.item.id, posts_[i].text, candidate.item.external_url);
    };
    std::vector<std::size_t> order(posts_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    for (std::size_t i = 0; i < order.size();) {
      const std::size_t first = order[i];
      for (++i; i < order.size() && key(order[i]) == key(first); ++i) {
        Post& twin = posts_[order[i]];
        Post& known = posts_[first];
        for (const std::string& caption : twin.captions) AddOnce(caption, &known.captions);
        for (const std::string& name : twin.candidate.named) AddOnce(name, &known.candidate.named);
        for (const std::string& flag : twin.candidate.flags) AddOnce(flag, &known.candidate.flags);
        if (IsToSomebody(twin.title)) known.title = twin.title;
        Report(Level::kMerged, "record.twin", std::move(twin.candidate.record), reading_);
      }
      merged_.push_back(first);
    }
  }

  static void Judge(Post* post) {
    Candidate& candidate = post->candidate;
    candidate.original_text = std::move(post->text);
    const std::string text = candidate.original_text;
    for (const std::string& caption : post->captions) {
      if (caption == text) continue;
      if (!candidate.original_text.empty()) candidate.original_text += "\n\n";
      candidate.original_text += caption;
    }
    candidate.may_overrule = true;
    if (IsToSomebody(post->title)) {
      candidate.withheld = "withheld.to_somebody";
    } else if (candidate.original_text.empty()) {
      candidate.withheld = "withheld.no_text";
      candidate.may_overrule = false;
    } else if (candidate.audience != Audience::kPublic) {
      candidate.withheld = "withheld.audience_unknown";
    }
    if (IsShared(post->title)) candidate.item.kind = ItemKind::kShare;
  }

  Reading* reading_;
  std::vector<Post> posts_;
  std::vector<std::size_t> merged_;  // of the posts, one of each, by id
};

}  // namespace

bool MayReadFacebook(std::string_view path) {
  const std::string plain = "/" + PlainPath(path);
  const std::string_view name = FileName(plain);
  if (!HasSuffix(name, ".json") || HasPart(plain, "/groups/") || HasPart(plain, "/messages/")) {
    return false;
  }
  const std::string_view folder = std::string_view(plain).substr(0, plain.size() - name.size());
  if (HasSuffix(folder, "/reels/")) return name == "your_reels.json";
  return HasSuffix(folder, "/posts/") &&
         (name.substr(0, 10) == "your_posts" || name.substr(0, 14) == "profile_posts_");
}

Reading ReadFacebookArchive(const std::vector<SourceFile>& files) {
  Reading reading;
  reading.source = {"facebook", "facebook-archive", "", -1, -1};
  FacebookReader reader(&reading);
  bool has_profile = false, has_page = false;
  for (const SourceFile* file : ByPath(files, MayReadFacebook)) {
    (IsPage(file->path) ? has_page : has_profile) = true;
    reader.ReadFile(*file);
  }
  reader.Finish();
  if (has_profile) {
    reading.questions.push_back(
        {"facebook_audience", "question.facebook_audience", "", {"public", "review"}, ""});
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
