#include "import/readers/facebook_archive.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/order.h"
#include "import/readers/archive_facts.h"
#include "import/readers/facebook_titles.h"
#include "import/readers/others_words.h"
#include "import/readers/reader.h"
#include "import/readers/visibility.h"
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
         IsNumbered(FileName(plain), "profile_posts");
}

bool IsAboutAccount(std::string_view path) {
  const std::string plain = "/" + PlainPath(path);
  const std::string_view name = FileName(plain);
  const std::string_view folder = std::string_view(plain).substr(0, plain.size() - name.size());
  return (name == "profile_information.json" || name == "page_information.json") &&
         (HasSuffix(folder, "/profile_information/") || HasSuffix(folder, "/page_information/") ||
          HasSuffix(folder, "/personal_information/"));
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
  TitleKind kind = TitleKind::kPlain;
  bool is_page = false;
  bool was_private = false;
};

// A link into a group or an event of Facebook: what stands with it stood there.
bool IsIntoGroup(std::string_view url) {
  const std::string plain = PlainPath(url);
  const std::size_t host = plain.find("facebook.com/");
  if (host == std::string::npos) return HasPart(plain, "fb.me/e/") || HasPart(plain, "fb.me/g/");
  return HasPart(plain, "/groups/") || HasPart(plain, "/events/") || HasPart(plain, "/share/g/") ||
         HasPart(plain, "/marketplace/") || HasPart(plain, "/group.php") ||
         HasPart(plain, "/event.php");
}

// What the title does not say, what stands below it may.
TitleKind KindOfAttachment(const JsonValue& part) {
  TitleKind kind = TitleKind::kPlain;
  for (const std::string& name : part.names) {
    if (name == "event" || name == "group" || name == "for_sale_item" || name == "marketplace") {
      return TitleKind::kElsewhere;
    }
    if (name == "life_event") kind = std::max(kind, TitleKind::kLifeEvent);
    if (name == "memory") kind = std::max(kind, TitleKind::kMemory);
    if (name == "name") kind = std::max(kind, TitleKind::kOther);  // of a place that nobody tells
  }
  const JsonValue& comment = ObjectIn(part, "comment");
  const bool is_in_group = comment.Find("group") != nullptr;
  if (is_in_group || IsIntoGroup(TextIn(ObjectIn(part, "external_context"), "url"))) {
    return TitleKind::kElsewhere;
  }
  return std::max(kind, comment.names.empty() ? TitleKind::kPlain : TitleKind::kOther);
}

void AddOnce(std::string_view text, std::vector<std::string>* texts) {
  if (text.empty() || std::find(texts->begin(), texts->end(), text) != texts->end()) return;
  texts->emplace_back(text);
}

class FacebookReader {
 public:
  explicit FacebookReader(Reading* reading) : reading_(reading) {}

  // Of the file about the account its name and address only.
  void ReadAccount(const SourceFile& file) {
    const std::optional<JsonValue> about = ParseJson(file.bytes);
    if (!about) return Report(Level::kMalformed, "file.not_json", file.path, reading_);
    TextMender mender(file.bytes);
    for (const char* member : {"profile_v2", "profile", "profile_user", "page"}) {
      const JsonValue& profile = ObjectIn(*about, member);
      std::string_view name = TextIn(ObjectIn(profile, "name"), "full_name");
      if (name.empty()) name = TextIn(profile, "name");
      if (name_.empty()) name_ = mender.Mend(name);
      for (const char* id : {"profile_uri", "uri", "url", "id", "username"}) {
        if (account_.empty()) account_ = TextIn(profile, id);
      }
    }
    if (account_.empty()) account_ = name_;
    reading_->account = account_;
    reading_->account_name = name_;
  }

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
    std::string name = name_;
    if (name.empty()) {
      std::vector<std::string> titles(posts_.size());
      std::transform(posts_.begin(), posts_.end(), titles.begin(),
                     [](const Post& post) { return post.title; });
      name = NameInTitles(titles);
    }
    std::map<std::string_view, TitleKind> kinds;  // few titles for many posts
    for (Post& post : posts_) {
      const auto [known, is_new] = kinds.try_emplace(post.title, TitleKind::kPlain);
      if (is_new) known->second = KindOfTitle(post.title, name);
      post.kind = std::max(post.kind, known->second);
    }
    MergeTwins();
    for (const std::size_t i : merged_) {
      Judge(&posts_[i]);
      reading_->candidates.push_back(std::move(posts_[i].candidate));
    }
    NumberIds(IdsAre::kMade, reading_);
    for (const auto& [id, question] : questions_) {
      const auto& [code, count] = question;
      reading_->questions.push_back(
          {id, std::string(code), std::to_string(count), {"public", "review"}, ""});
    }
  }

 private:
  void ReadPost(std::string place, const JsonValue& record, bool is_page, TextMender* mender) {
    if (!record.is(JsonValue::Type::kObject)) {
      return Report(Level::kMalformed, "record.not_an_object", std::move(place), reading_);
    }
    if (record.Find("label_values") != nullptr && record.Find("data") == nullptr) {
      return Report(Level::kMalformed, "record.new_layout", std::move(place), reading_);
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
    post.is_page = is_page;
    post.was_private = SaysNotPublic(record, time);
    post.title = mender->Mend(TextIn(record, "title"));
    ReadTexts(record, time, mender, &post);
    ReadAttachments(record, mender, &post);
    // Addressed to somebody: on a timeline, or to a few.
    if (const JsonValue* to = record.Find("to"); to != nullptr && !to->values.empty()) {
      post.kind = TitleKind::kElsewhere;
    }
    ReadNames(record, mender, &post);
    if (!post.candidate.named.empty()) AddOnce("person", &post.candidate.flags);
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
      const std::int64_t updated = WholeIn(each, "update_timestamp", time);
      if (updated > time && updated <= kLastPost) {
        AddOnce("edited", &post->candidate.flags);
        post->candidate.item.modified = std::max(post->candidate.item.modified, updated);
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
        const TitleKind kind = KindOfAttachment(each);
        if (kind != TitleKind::kPlain) post->kind = std::max(post->kind, kind);
      }
    }
  }

  // One post may come several times, once for each of its pictures.
  void MergeTwins() {
    const auto key = [](const Post& post) {
      const PublicationItem& item = post.candidate.item;
      return std::tie(item.id, post.text, item.external_url);
    };
    const std::vector<std::size_t> order =
        OrderBy(posts_, [&](const Post& a, const Post& b) { return key(a) < key(b); });
    for (std::size_t i = 0; i < order.size();) {
      const std::size_t first = order[i];
      for (++i; i < order.size() && key(posts_[order[i]]) == key(posts_[first]); ++i) {
        Post& twin = posts_[order[i]];
        Post& known = posts_[first];
        for (const std::string& caption : twin.captions) AddOnce(caption, &known.captions);
        for (const std::string& name : twin.candidate.named) AddOnce(name, &known.candidate.named);
        for (const std::string& flag : twin.candidate.flags) AddOnce(flag, &known.candidate.flags);
        known.kind = std::max(known.kind, twin.kind);  // in the order of how sure it is
        known.was_private |= twin.was_private;
        known.candidate.item.modified =
            std::max(known.candidate.item.modified, twin.candidate.item.modified);
        Report(Level::kMerged, "record.twin", std::move(twin.candidate.record), reading_);
      }
      merged_.push_back(first);
    }
  }

  void Judge(Post* post) {
    Candidate& candidate = post->candidate;
    candidate.original_text = std::move(post->text);
    const std::string text = candidate.original_text;
    for (const std::string& caption : post->captions) {
      if (caption == text) continue;
      if (!candidate.original_text.empty()) candidate.original_text += "\n\n";
      candidate.original_text += caption;
    }
    if (post->kind == TitleKind::kShared || post->kind == TitleKind::kMemory) {
      candidate.item.kind = ItemKind::kShare;
    }
    candidate.may_overrule = true;
    if (post->was_private) {
      WithholdAsNotPublic(&candidate);
    } else if (candidate.original_text.empty()) {
      candidate.withheld = "withheld.no_text";
      candidate.may_overrule = false;
    } else if (post->kind == TitleKind::kElsewhere) {
      candidate.withheld = "withheld.to_somebody";
    } else if (AreOthersWords(candidate.original_text)) {
      candidate.withheld = "withheld.words_of_others";
    } else {
      candidate.withheld = "withheld.audience_unknown";
      candidate.question = Ask(*post);
    }
  }

  // The question that this post waits for.
  std::string Ask(const Post& post) {
    const std::string prefix = post.is_page ? "facebook_page_" : "facebook_";
    const bool is_plain = post.kind == TitleKind::kPlain;
    std::string id =
        is_plain ? prefix + "audience" : prefix + "kind:" + std::string(IdOf(post.kind));
    const std::string_view code = !is_plain      ? QuestionOf(post.kind)
                                  : post.is_page ? "question.facebook_page_audience"
                                                 : "question.facebook_audience";
    auto& [asked, count] = questions_[id];
    asked = code;
    ++count;
    return id;
  }

  Reading* reading_;
  std::vector<Post> posts_;
  std::vector<std::size_t> merged_;  // of the posts, one of each, by id
  std::string account_, name_;
  std::map<std::string, std::pair<std::string_view, std::int64_t>> questions_;  // code, posts
};

}  // namespace

bool IsFacebookPosts(std::string_view path) {
  const std::string plain = "/" + PlainPath(path);
  const std::string_view name = FileName(plain);
  if (IsInHiddenFolder(plain)) return false;
  const std::string_view folder = std::string_view(plain).substr(0, plain.size() - name.size());
  return HasSuffix(folder, "/posts/") &&
         (IsNumbered(name, "your_posts") || IsNumbered(name, "profile_posts") ||
          IsNumbered(name, "your_posts__check_ins__photos_and_videos"));
}

bool MayReadFacebook(std::string_view path) {
  return IsFacebookPosts(path) || IsAboutAccount(path);
}

bool LeavesOutFacebook(std::string_view path) {
  const std::string plain = "/" + PlainPath(path);
  const std::string_view name = FileName(plain);
  if (!HasSuffix(name, ".json") || MayReadFacebook(path)) return false;
  const bool is_own_story = HasSuffix(plain, "/stories/stories.json");
  if (!is_own_story && IsInHiddenFolder(plain)) return false;
  for (const char* part : {"trash", "archive", "draft", "deleted"}) {
    if (HasPart(plain, part)) return false;
  }
  const std::string_view folder = std::string_view(plain).substr(0, plain.size() - name.size());
  const bool is_post_like =
      HasSuffix(folder, "/posts/") &&
      (name.substr(0, 10) == "your_posts" || name.substr(0, 13) == "profile_posts" ||
       name == "your_videos.json" || name == "your_uncategorized_photos.json" ||
       name == "your_photos.json");
  return is_post_like || HasSuffix(folder, "/album/") || HasPart(name, "your_reels") ||
         HasPart(name, "your_notes") ||
         (HasSuffix(folder, "/stories/") && name == "stories.json") ||
         HasPart(name, "your_live_videos");
}

Reading ReadFacebookArchive(const std::vector<SourceFile>& files) {
  Reading reading;
  reading.source = {"facebook", "facebook-archive", "", -1, -1};
  FacebookReader reader(&reading);
  for (const SourceFile* file : ByPath(files, IsAboutAccount)) reader.ReadAccount(*file);
  bool has_profile = false, has_page = false;
  const std::vector<const SourceFile*> posts = ByPath(files, IsFacebookPosts);
  for (const SourceFile* file : posts) {
    (IsPage(file->path) ? has_page : has_profile) = true;
    reader.ReadFile(*file);
  }
  reader.Finish();
  TellExported(&reading);
  if (AreAllThere(posts, &reading)) TellCoverage(false, 0, &reading);
  // Two lanes: a page has followers where a profile has friends, and another reach.
  if (has_profile) {
    reading.channels.push_back(
        {kProfileChannel, "Facebook", ChannelKind::kSocial, Platform::kFacebook, "profile", -1});
  }
  if (has_page) {
    reading.channels.push_back(
        {kPageChannel, "Facebook-pagina", ChannelKind::kSocial, Platform::kFacebook, "page", -1});
  }
  return reading;
}

}  // namespace kringen
