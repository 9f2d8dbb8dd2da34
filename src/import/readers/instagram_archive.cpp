#include "import/readers/instagram_archive.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/readers/archive_facts.h"
#include "import/readers/others_words.h"
#include "import/readers/reader.h"
#include "import/readers/visibility.h"
#include "import/text/mojibake.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

constexpr TimePoint kFirstPost = 1286323200;  // October 2010
constexpr TimePoint kLastPost = 7258118400;   // 2200

// The caption stands with the post, or with its only picture.
std::string_view CaptionOf(const JsonValue& record) {
  std::string_view caption = TextIn(record, "title");
  for (const JsonValue& media : ListIn(record, "media")) {
    if (caption.empty()) caption = TextIn(media, "title");
  }
  return caption;
}

std::int64_t TimeOf(const JsonValue& record) {
  std::int64_t time = WholeIn(record, "creation_timestamp", 0);
  for (const JsonValue& media : ListIn(record, "media")) {
    if (time == 0) time = WholeIn(media, "creation_timestamp", 0);
  }
  return time;
}

// The file about the account has its labels in the language of the export, folded here.
constexpr std::array<std::string_view, 7> kUserLabels{
    "username",     "gebruikersnaam", "benutzername", "nom d'utilisateur", "nom d\u2019utilisateur",
    "brukersnamme", "nome utente"};  // platform's words
constexpr std::array<std::string_view, 5> kPrivateLabels{
    "private account", "priveaccount", "privekonto", "privates konto", "compte prive"};  // likewise

struct Account {
  std::string name;
  bool is_private = false;  // now; nothing is told of before
};

Account ReadAccount(const SourceFile& file, Reading* reading) {
  Account account;
  const std::optional<JsonValue> about = ParseJson(file.bytes);
  if (!about) {
    Report(Level::kMalformed, "file.not_json", file.path, reading);
    return account;
  }
  TextMender mender(file.bytes);
  for (const JsonValue& user : ListIn(*about, "profile_user")) {
    const JsonValue& told = ObjectIn(user, "string_map_data");
    for (std::size_t i = 0; i < told.names.size(); ++i) {
      const std::string label = Fold(mender.Mend(told.names[i]));
      const std::string value = mender.Mend(TextIn(told.values[i], "value"));
      const auto is_one_of = [&](const auto& labels) {
        return std::find(labels.begin(), labels.end(), label) != labels.end();
      };
      if (is_one_of(kUserLabels) && account.name.empty()) account.name = value;
      if (is_one_of(kPrivateLabels)) account.is_private |= Fold(value) != "false";
    }
  }
  return account;
}

void ReadPost(std::string place, const JsonValue& record, TextMender* mender, Reading* reading) {
  if (record.is(JsonValue::Type::kObject) && record.Find("label_values") != nullptr &&
      record.Find("title") == nullptr) {
    return Report(Level::kMalformed, "record.new_layout", std::move(place), reading);
  }
  const bool is_object = record.is(JsonValue::Type::kObject);
  const std::int64_t time = is_object ? TimeOf(record) : 0;
  if (time < kFirstPost || time > kLastPost) {
    return Report(Level::kMalformed, is_object ? "record.bad_time" : "record.not_an_object",
                  std::move(place), reading);
  }
  Candidate candidate;
  candidate.item.id = "ig-" + std::to_string(time);
  candidate.item.published = time;
  candidate.item.channel = "instagram";
  candidate.source = "instagram";
  candidate.record = std::move(place);
  candidate.original_text = mender->Mend(CaptionOf(record));
  candidate.may_overrule = true;
  if (SaysNotPublic(record, time)) {
    WithholdAsNotPublic(&candidate);
  } else if (candidate.original_text.empty()) {
    candidate.withheld = "withheld.no_text";
    candidate.may_overrule = false;
  } else if (AreOthersWords(candidate.original_text)) {
    candidate.withheld = "withheld.words_of_others";
  } else {
    candidate.withheld = "withheld.audience_unknown";
    candidate.question = "instagram_audience";
  }
  reading->candidates.push_back(std::move(candidate));
}

// An account that is private now shows none of its posts to everybody.
void WithholdAll(std::vector<Candidate>* candidates) {
  for (Candidate& each : *candidates) {
    WithholdAsNotPublic(&each);
    each.question.clear();
  }
}

std::string FolderOf(std::string_view plain) {
  return std::string(plain.substr(0, plain.size() - FileName(plain).size()));
}

bool IsAboutAccount(std::string_view path) {
  const std::string plain = "/" + PlainPath(path);
  return FileName(plain) == "personal_information.json" &&
         HasSuffix(FolderOf(plain), "/personal_information/");
}

}  // namespace

bool IsInstagramPosts(std::string_view path) {
  const std::string plain = "/" + PlainPath(path);
  const std::string folder = FolderOf(plain);
  return IsNumbered(FileName(plain), "posts") && FileName(plain) != "posts.json" &&
         !IsInHiddenFolder(plain) &&
         (HasSuffix(folder, "/content/") || HasSuffix(folder, "/media/"));
}

bool MayReadInstagram(std::string_view path) {
  return IsInstagramPosts(path) || IsAboutAccount(path);
}

bool LeavesOutInstagram(std::string_view path) {
  const std::string plain = "/" + PlainPath(path);
  const std::string folder = FolderOf(plain);
  if (!HasSuffix(folder, "/content/") && !HasSuffix(folder, "/media/")) return false;
  if (IsInHiddenFolder(plain)) return false;
  const std::string_view name = FileName(plain);
  for (const char* stem : {"reels", "igtv_videos", "stories", "profile_photos", "other_content"}) {
    if (IsNumbered(name, stem)) return true;
  }
  return name == "posts.json";
}

Reading ReadInstagramArchive(const std::vector<SourceFile>& files) {
  Reading reading;
  reading.source = {"instagram", "instagram-archive", "", -1, -1};
  bool is_private = false;
  for (const SourceFile* file : ByPath(files, IsAboutAccount)) {
    const Account account = ReadAccount(*file, &reading);
    is_private |= account.is_private;
    if (reading.account.empty()) reading.account = reading.account_name = account.name;
  }
  const std::vector<const SourceFile*> posts = ByPath(files, IsInstagramPosts);
  for (const SourceFile* file : posts) {
    TextMender mender(file->bytes);
    ReadRecords(*file, file->bytes, "", &reading, [&](std::string place, const JsonValue& record) {
      ReadPost(std::move(place), record, &mender, &reading);
    });
    if (mender.spoiled() == 0) continue;
    reading.report.push_back(
        {Level::kWarning, "record.spoiled_text", file->path, mender.spoiled(), ""});
  }
  NumberIds(IdsAre::kMade, &reading);
  if (is_private) WithholdAll(&reading.candidates);
  TellExported(&reading);
  if (AreAllThere(posts, &reading)) TellCoverage(false, 0, &reading);
  if (reading.candidates.empty()) return reading;
  reading.channels.push_back(
      {"instagram", "Instagram", ChannelKind::kSocial, Platform::kInstagram, "profile", -1});
  const bool asks = std::any_of(reading.candidates.begin(), reading.candidates.end(),
                                [](const Candidate& each) { return !each.question.empty(); });
  if (asks) {
    reading.questions.push_back(
        {"instagram_audience", "question.instagram_audience", "", {"public", "review"}, ""});
  }
  return reading;
}

}  // namespace kringen
