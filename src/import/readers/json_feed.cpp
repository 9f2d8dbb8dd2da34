#include "import/readers/json_feed.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/digest.h"
#include "base/json_read.h"
#include "base/text.h"
#include "import/readers/feed_items.h"
#include "import/readers/json_feed_page.h"
#include "import/readers/reader.h"
#include "import/readers/shortcodes.h"
#include "import/readers/visibility.h"
#include "import/redact/public_slug.h"
#include "import/text/text_encoding.h"
#include "model/provenance.h"
#include "model/publication_check.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

bool IsWithdrawn(const SourceFile& file) { return FileName(file.path) == "withdrawn.json"; }

// A message of a feed that Kringen did not write, and which feed that is.
struct Other {
  Candidate candidate;
  std::string home;
};

class JsonFeedReader {
 public:
  explicit JsonFeedReader(const std::vector<SourceFile>& files) : files_(files) {
    for (const SourceFile& file : files) names_.insert(std::string(FileName(file.path)));
  }

  Reading Read() {
    reading_.source = {"feed", "json-feed", "", -1, -1};
    for (const SourceFile& file : files_) {
      if (IsWithdrawn(file)) {
        Withdraw(file);
      } else {
        ReadPage(file);
      }
    }
    NameOthers();
    NameChannel();
    for (auto& [id, channel] : channels_) reading_.channels.push_back(std::move(channel));
    for (auto& [id, each] : cases_) reading_.cases.push_back(std::move(each));
    MergeVersions(&reading_);
    NumberIds(IdsAre::kWritten, &reading_);
    if (is_list_lost_) WithholdAll();
    return std::move(reading_);
  }

 private:
  void Withdraw(const SourceFile& file) {
    const ExportReading read = ReadExport({{"withdrawn.json", file.bytes}});
    reading_.deleted = read.publication.withdrawn;
    if (std::none_of(read.problems.begin(), read.problems.end(), HidesContent)) return;
    is_list_lost_ = true;
    Report(Level::kWarning, "feed.bad_withdrawn", file.path, &reading_);
  }

  // Its list cannot be read, so any of its messages may have been withdrawn.
  void WithholdAll() {
    for (Candidate& candidate : reading_.candidates) {
      if (!candidate.withheld.empty() && !candidate.may_overrule) continue;
      candidate.withheld = "withheld.withdrawn_unknown";
      candidate.may_overrule = true;
    }
  }

  void ReadPage(const SourceFile& file) {
    const JsonFeedPage page(Repaired(file));
    Tell(page.report(), file);
    const Publication& publication = page.publication();
    title_ = std::max(title_, publication.title);
    home_ = std::max(home_, publication.home_page_url);
    for (const Channel& channel : publication.channels) channels_.try_emplace(channel.id, channel);
    for (const Case& each : publication.cases) cases_.try_emplace(each.id, each);
    reading_.source.exported =
        std::max(reading_.source.exported, publication.generated.substr(0, 10));
    const std::string home = HomeOf(publication);
    if (!home.empty()) homes_.insert(home);
    for (std::size_t i = 0; i < publication.items.size(); ++i) {
      Take(publication.items[i], page.RecordOf(i), home, file);
    }
    const std::int64_t read = page.report().added + page.report().skipped_count;
    reading_.report.push_back({Level::kRead, "file.read", file.path, read, ""});
  }

  // What cannot be a character or a number costs only itself.
  std::string Repaired(const SourceFile& file) {
    DecodedText decoded = DecodeBytes(file.bytes, "utf-8");
    std::string repaired;
    const bool is_repaired = RepairJson(decoded.text, &repaired);
    if (is_repaired) decoded.text = std::move(repaired);
    if (is_repaired || decoded.replaced > 0) {
      reading_.report.push_back({Level::kWarning, "file.bad_characters", file.path,
                                 std::max<std::int64_t>(1, decoded.replaced), ""});
    }
    const std::int64_t numbers = RepairJsonNumbers(decoded.text, &repaired);
    if (numbers == 0) return std::move(decoded.text);
    reading_.report.push_back({Level::kWarning, "file.bad_numbers", file.path, numbers, ""});
    return repaired;
  }

  // Of an item that is lost one line counts; what only lost a member is read.
  void Tell(const PageReport& page, const SourceFile& file) {
    for (const Error& each : page.failure) {
      Report(Level::kMalformed, each.code, file.path, &reading_, each.place);
    }
    const auto tell = [&](Level level, const Error& each) {
      const std::string pointer = each.place.empty() ? "" : "#" + each.place;
      Report(level, each.code, file.path + pointer, &reading_);
    };
    for (const Error& each : page.skipped) tell(Level::kMalformed, each);
    for (const Error& each : page.notices) tell(Level::kWarning, each);
    if (page.next_url.empty() || names_.count(std::string(FileName(page.next_url))) > 0) return;
    Report(Level::kWarning, "export.missing_page", file.path, &reading_, page.next_url);
  }

  void Take(const PublicationItem& item, const JsonValue& raw, const std::string& home,
            const SourceFile& file) {
    Candidate candidate;
    candidate.item = item;
    candidate.record = file.path + "#" + item.id;
    candidate.source = reading_.source.id;
    candidate.audience = Audience::kPublic;  // it stood on a website
    candidate.original_text = item.content_text.empty() ? item.title : item.content_text;
    candidate.item.content_text = candidate.original_text;
    if (candidate.original_text.empty()) candidate.withheld = "withheld.no_text";
    const bool is_ours = !item.channel.empty();
    // What an export of ours holds, a person has let through.
    if (!is_ours) JudgeWebText(&candidate);
    if (!IsWebAddress(item.url)) candidate.item.url.clear();
    if (!IsWebAddress(item.external_url)) candidate.item.external_url.clear();
    const bool is_shut = !is_ours && (HoldsShutPart(TextIn(raw, "content_html")) ||
                                      HoldsShutPart(TextIn(raw, "content_text")));
    if (is_shut || SaysNotPublic(raw, item.published)) WithholdAsNotPublic(&candidate);
    if (!is_ours) return others_.push_back({std::move(candidate), home});
    auto [at, is_new] = ours_.try_emplace(candidate.item.id, candidate);
    if (is_new) return;
    Report(Level::kMerged, "item.duplicate_id", candidate.record, &reading_);
    if (candidate.original_text > at->second.original_text) at->second = std::move(candidate);
  }

  // Which feed it is: by the address of its site, however that is written.
  static std::string HomeOf(const Publication& publication) {
    std::string home =
        Fold(publication.home_page_url.empty() ? publication.feed_url : publication.home_page_url);
    home.erase(0, std::min(home.size(), home.find("://") + 3));
    while (!home.empty() && home.back() == '/') home.pop_back();
    return home;
  }

  // Of a feed that Kringen did not write an id may tell who or where, another time under it is
  // another message, and another feed may have the same one.
  void NameOthers() {
    constexpr std::size_t kDigits = 20;
    for (Other& other : others_) {
      PublicationItem& item = other.candidate.item;
      // A later page need not say again which feed it is of.
      if (other.home.empty() && homes_.size() == 1) other.home = *homes_.begin();
      const std::string digest =
          Sha256Hex(item.id + "\n" + std::to_string(item.published)).substr(0, kDigits);
      item.id =
          "feed-" + (other.home.empty() ? "" : AccountKey("json-feed", other.home) + "-") + digest;
      reading_.candidates.push_back(std::move(other.candidate));
    }
    for (auto& [id, candidate] : ours_) reading_.candidates.push_back(std::move(candidate));
  }

  // Items without a channel are in that of the feed itself.
  void NameChannel() {
    std::string name = title_.empty() ? std::string(HostOf(home_)) : title_;
    const std::string slug = PublicSlug(name);
    const std::string id = slug.empty() ? "feed" : "feed-" + slug;
    for (Candidate& candidate : reading_.candidates) {
      std::string& channel = candidate.item.channel;
      if (channel.empty()) channel = id;
      channels_.try_emplace(channel,
                            Channel{channel, channel == id && !name.empty() ? name : channel,
                                    ChannelKind::kWebsite, Platform::kWebsite, "page", -1});
    }
  }

  const std::vector<SourceFile>& files_;
  std::set<std::string> names_;
  bool is_list_lost_ = false;
  std::string title_, home_;
  std::map<std::string, Channel> channels_;
  std::map<std::string, Case> cases_;
  std::map<std::string, Candidate> ours_;
  std::vector<Other> others_;
  std::set<std::string> homes_;
  Reading reading_;
};

// Looks at members only: the version, or items that are as those of a JSON Feed.
class MemberLook final : public JsonHandler {
 public:
  bool is_feed() const { return is_feed_; }

  bool Key(std::string_view key) override {
    if (depth_ == 1) in_version_ = key == "version";
    if (depth_ == 1) in_items_ = key == "items";
    if (depth_ == 3 && in_items_) {
      has_text_ |= key == "content_text" || key == "content_html";
      has_id_ |= key == "id";
    }
    is_feed_ |= has_text_ && has_id_;
    return !is_feed_;
  }
  bool Scalar(const JsonScalar& value) override {
    is_feed_ |= depth_ == 1 && in_version_ &&
                value.text.find("jsonfeed.org/version") != std::string_view::npos;
    return !is_feed_;
  }
  bool Start(bool is_array) override {
    if (depth_ == 0 && is_array) return false;
    if (++depth_ == 3) has_text_ = has_id_ = false;
    return depth_ < 64;
  }
  bool End(bool /*is_array*/) override {
    --depth_;
    return true;
  }

 private:
  int depth_ = 0;
  bool in_version_ = false, in_items_ = false, has_text_ = false, has_id_ = false;
  bool is_feed_ = false;
};

}  // namespace

bool IsJsonFeed(std::string_view /*path*/, std::string_view bytes) {
  const std::size_t begin = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (begin == std::string_view::npos || (bytes[begin] != '{' && bytes[begin] != '\xFF' &&
                                          bytes[begin] != '\xFE' && bytes[begin] != '\0')) {
    return false;
  }
  const std::string text = DecodeBytes(bytes, "utf-8").text;
  std::string repaired;
  MemberLook look;
  ReadJson(RepairJson(text, &repaired) ? repaired : text, &look);
  return look.is_feed();
}

Reading ReadJsonFeed(const std::vector<SourceFile>& files) { return JsonFeedReader(files).Read(); }

}  // namespace kringen
