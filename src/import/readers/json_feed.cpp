#include "import/readers/json_feed.h"

#include <map>
#include <set>

#include "import/readers/reader.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

bool IsWithdrawn(const SourceFile& file) { return FileName(file.path) == "withdrawn.json"; }

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
    NameChannel();
    for (auto& [id, channel] : channels_) reading_.channels.push_back(std::move(channel));
    for (auto& [id, each] : cases_) reading_.cases.push_back(std::move(each));
    for (auto& [id, candidate] : candidates_) reading_.candidates.push_back(std::move(candidate));
    return std::move(reading_);
  }

 private:
  void Withdraw(const SourceFile& file) {
    const ExportReading read = ReadExport({{"feed.json", "{}"}, {"withdrawn.json", file.bytes}});
    reading_.deleted = read.publication.withdrawn;
  }

  void ReadPage(const SourceFile& file) {
    const ExportReading page = ReadExport({{"feed.json", file.bytes}});
    for (const Error& problem : page.problems) Tell(problem, file);
    const Publication& publication = page.publication;
    title_ = std::max(title_, publication.title);
    home_ = std::max(home_, publication.home_page_url);
    for (const Channel& channel : publication.channels) channels_.try_emplace(channel.id, channel);
    for (const Case& each : publication.cases) cases_.try_emplace(each.id, each);
    reading_.source.exported =
        std::max(reading_.source.exported, publication.generated.substr(0, 10));
    for (const PublicationItem& item : publication.items) Take(item, file);
    const auto read = static_cast<std::int64_t>(publication.items.size());
    reading_.report.push_back({Level::kRead, "file.read", file.path, read, ""});
  }

  // "feed.json#/items/3/id" of the page as it was read, with the name that it has.
  void Tell(const Error& problem, const SourceFile& file) {
    if (problem.code == "export.missing_page") {
      if (names_.count(std::string(FileName(problem.place))) > 0) return;
      return Report(Level::kWarning, problem.code, file.path, &reading_, problem.place);
    }
    const std::size_t mark = problem.place.find('#');
    const std::string pointer = mark == std::string::npos ? "" : problem.place.substr(mark);
    Report(Level::kMalformed, problem.code, file.path + pointer, &reading_);
  }

  void Take(const PublicationItem& item, const SourceFile& file) {
    Candidate candidate;
    candidate.item = item;
    candidate.record = file.path + "#" + item.id;
    candidate.source = reading_.source.id;
    candidate.audience = Audience::kPublic;  // it stood on a website
    candidate.original_text = item.content_text.empty() ? item.title : item.content_text;
    candidate.item.content_text = candidate.original_text;
    if (candidate.original_text.empty()) candidate.withheld = "withheld.no_text";
    if (!IsWebAddress(item.url)) candidate.item.url.clear();
    if (!IsWebAddress(item.external_url)) candidate.item.external_url.clear();
    auto [at, is_new] = candidates_.try_emplace(item.id, candidate);
    if (is_new) return;
    Report(Level::kWarning, "export.duplicate_id", file.path, &reading_);
    if (candidate.original_text > at->second.original_text) at->second = std::move(candidate);
  }

  // Items without a channel are in that of the feed itself.
  void NameChannel() {
    std::string name = title_.empty() ? std::string(HostOf(home_)) : title_;
    const std::string slug = Slug(name);
    const std::string id = slug.empty() ? "feed" : "feed-" + slug;
    for (auto& [item_id, candidate] : candidates_) {
      std::string& channel = candidate.item.channel;
      if (channel.empty()) channel = id;
      channels_.try_emplace(channel,
                            Channel{channel, channel == id && !name.empty() ? name : channel,
                                    ChannelKind::kWebsite, "page", -1});
    }
  }

  const std::vector<SourceFile>& files_;
  std::set<std::string> names_;
  std::string title_, home_;
  std::map<std::string, Channel> channels_;
  std::map<std::string, Case> cases_;
  std::map<std::string, Candidate> candidates_;
  Reading reading_;
};

}  // namespace

Reading ReadJsonFeed(const std::vector<SourceFile>& files) { return JsonFeedReader(files).Read(); }

}  // namespace kringen
