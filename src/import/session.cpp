#include "import/session.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "import/calendar.h"
#include "import/facebook_archive.h"
#include "import/instagram_archive.h"
#include "import/join_metrics.h"
#include "import/json_feed.h"
#include "import/look_twice.h"
#include "import/mastodon_archive.h"
#include "import/meta_csv.h"
#include "import/reader.h"
#include "import/rss.h"
#include "import/template_csv.h"
#include "import/x_archive.h"
#include "import/x_csv.h"
#include "model/item_names.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

constexpr std::string_view kFeedKind = "json-feed";

template <typename Names, typename Value>
void SetWord(const Names& names, const std::string& word, Value* value) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (word == names[i]) *value = static_cast<Value>(i);
  }
}

void AddMetrics(const std::vector<MetricRow>& rows, PublicationItem* item) {
  for (const MetricRow& row : rows) {
    if (std::find(item->metrics.begin(), item->metrics.end(), row) == item->metrics.end()) {
      item->metrics.push_back(row);
    }
  }
  const auto rank = [](const MetricRow& row) {
    return std::tie(row.measured, row.source, row.reactions, row.comments, row.shares, row.reach,
                    row.impressions, row.others);
  };
  std::sort(item->metrics.begin(), item->metrics.end(),
            [&](const MetricRow& a, const MetricRow& b) { return rank(a) < rank(b); });
}

void Apply(const Decision& decision, Candidate* candidate) {
  PublicationItem& item = candidate->item;
  if (decision.what == "publish" && candidate->may_overrule) candidate->withheld.clear();
  if (decision.what == "withhold") candidate->withheld = "withheld.by_hand";
  if (decision.what == "case") item.case_id = decision.value;
  if (decision.what == "instrument") SetWord(kInstrumentNames, decision.value, &item.instrument);
  if (decision.what == "direction") SetWord(kDirectionNames, decision.value, &item.direction);
  if (decision.what == "village" && decision.value.empty()) item.villages.clear();
  if (decision.what == "village" && !decision.value.empty() &&
      std::find(item.villages.begin(), item.villages.end(), decision.value) ==
          item.villages.end()) {
    item.villages.push_back(decision.value);
  }
  if (decision.what == "expires") item.expires = decision.value;
}

}  // namespace

std::string Answers::Find(const std::string& question) const {
  for (auto at = given.rbegin(); at != given.rend(); ++at) {
    if (at->first == question) return at->second;
  }
  return {};
}

void ImportSession::Add(std::string_view name, const std::vector<SourceFile>& files) {
  is_merged_ = false;
  std::vector<std::string> paths(files.size());
  std::transform(files.begin(), files.end(), paths.begin(),
                 [](const SourceFile& file) { return file.path; });
  SourceKind kind = SniffPaths(paths);
  if (kind == SourceKind::kUnknown && files.size() == 1) {
    kind = SniffBytes(files[0].path, files[0].bytes);
  }
  switch (kind) {
    case SourceKind::kFacebook:
      readings_.push_back(ReadFacebookArchive(files));
      return;
    case SourceKind::kInstagram:
      readings_.push_back(ReadInstagramArchive(files));
      return;
    case SourceKind::kX:
      readings_.push_back(ReadXArchive(files));
      return;
    case SourceKind::kMastodon:
      readings_.push_back(ReadMastodonArchive(files));
      return;
    case SourceKind::kMetaCsv:
    case SourceKind::kXCsv:
      for (const SourceFile& file : files) metric_files_.emplace_back(kind, file);
      return;
    case SourceKind::kTemplateCsv:
      template_files_.insert(template_files_.end(), files.begin(), files.end());
      return;
    case SourceKind::kJsonFeed:
      std::copy_if(files.begin(), files.end(), std::back_inserter(feed_files_),
                   [](const SourceFile& file) { return FileName(file.path) != kPopulationName; });
      return;
    case SourceKind::kRss:
      for (const SourceFile& file : files) readings_.push_back(ReadRss(file));
      return;
    case SourceKind::kCalendar:
      for (const SourceFile& file : files) readings_.push_back(ReadCalendar(file));
      return;
    case SourceKind::kFacebookHtml:
      refused_.push_back({Level::kMalformed, "file.facebook_html", std::string(name), 1, ""});
      return;
    default:
      refused_.push_back({Level::kMalformed, "file.unknown", std::string(name), 1, ""});
  }
}

void ImportSession::Answer(const std::string& question, const std::string& choice) {
  answers_.given.emplace_back(question, choice);
  // Only a table says something else after an answer.
  is_merged_ &= metric_files_.empty() && template_files_.empty();
}

void ImportSession::SetAnswers(Answers answers) {
  if (answers.given == answers_.given) return;
  answers_ = std::move(answers);
  is_merged_ &= metric_files_.empty() && template_files_.empty();
}

void ImportSession::SetTitle(std::string title, std::string place_name) {
  options_.title = std::move(title);
  options_.place_name = std::move(place_name);
}

void ImportSession::SetAllowed(std::vector<std::string> allowed) {
  if (allowed == options_.redact.allowed) return;
  options_.redact.allowed = std::move(allowed);
  is_merged_ = false;
}

void ImportSession::Update() {
  if (is_merged_) {
    Restore();
  } else {
    Merge();
    Remember();
  }
  is_merged_ = true;
  ApplyAnswers();
  ApplyDecisions();
  WithholdExpired();
}

std::vector<const Reading*> ImportSession::AllReadings() const {
  std::vector<const Reading*> all;
  for (const Reading& reading : readings_) all.push_back(&reading);
  for (const Reading& reading : reread_) all.push_back(&reading);
  return all;
}

// The same item in two archives is one: the later archive's, with the metrics of both. What was
// published before yields to an archive, which may know better who could see it.
void ImportSession::MergeReading(Reading* from, Merged* merged) {
  const Reading& reading = *from;
  report_.insert(report_.end(), reading.report.begin(), reading.report.end());
  questions_.insert(questions_.end(), reading.questions.begin(), reading.questions.end());
  const bool yields = reading.source.kind == kFeedKind;
  for (Candidate& candidate : from->candidates) {
    auto [at, is_new] = merged->try_emplace(candidate.item.id);
    if (is_new) {
      at->second.first = reading.source.exported;
      at->second.second = options_.adds_later ? candidate : std::move(candidate);
      continue;
    }
    auto& [exported, known] = at->second;
    const auto rank = [](const std::string& day, const Candidate& each) {
      return std::pair(day, each.original_text);
    };
    if (!yields && rank(reading.source.exported, candidate) > rank(exported, known)) {
      const std::vector<MetricRow> old = known.item.metrics;
      known = candidate;
      exported = reading.source.exported;
      AddMetrics(old, &known.item);
    } else {
      AddMetrics(candidate.item.metrics, &known.item);
    }
  }
}

void ImportSession::JoinTables() {
  unmatched_.clear();
  for (const auto& [kind, file] : metric_files_) {
    MetricReading reading = kind == SourceKind::kXCsv ? ReadXCsv(file, options_.today, answers_)
                                                      : ReadMetaCsv(file, options_.today, answers_);
    report_.insert(report_.end(), reading.report.begin(), reading.report.end());
    questions_.insert(questions_.end(), reading.questions.begin(), reading.questions.end());
    for (MetricSighting& sighting : JoinMetrics(std::move(reading.sightings), &candidates_)) {
      report_.push_back({Level::kWarning, "metrics.unmatched", sighting.record, 1, ""});
      unmatched_.push_back(std::move(sighting));
    }
  }
  for (Candidate& candidate : candidates_) AddMetrics({}, &candidate.item);
}

void ImportSession::Merge() {
  report_ = refused_;
  questions_.clear();
  reread_.clear();
  for (const SourceFile& file : template_files_) reread_.push_back(ReadTemplateCsv(file, answers_));
  if (!feed_files_.empty()) reread_.push_back(ReadJsonFeed(feed_files_));
  Merged merged;
  for (Reading& reading : readings_) MergeReading(&reading, &merged);
  for (Reading& reading : reread_) MergeReading(&reading, &merged);
  if (!options_.adds_later) {
    for (Reading& reading : readings_) reading.candidates = {};
  }
  candidates_.clear();
  candidates_.reserve(merged.size());
  while (!merged.empty()) {  // one by one, so that no message is held twice
    candidates_.push_back(std::move(merged.begin()->second.second));
    merged.erase(merged.begin());
  }
  JoinTables();
  for (Candidate& candidate : candidates_) {
    RedactCandidate(options_.redact, &candidate);
    AddTextFlags(candidate.original_text, &candidate.flags);
  }
  std::sort(questions_.begin(), questions_.end(),
            [](const Question& a, const Question& b) { return a.id < b.id; });
  questions_.erase(std::unique(questions_.begin(), questions_.end(),
                               [](const Question& a, const Question& b) { return a.id == b.id; }),
                   questions_.end());
}

void ImportSession::Remember() {
  untouched_.clear();
  for (const Candidate& each : candidates_) {
    untouched_.push_back({each.withheld, each.item.case_id, each.item.expires, each.audience,
                          each.may_overrule, each.item.instrument, each.item.direction,
                          each.item.villages});
  }
}

void ImportSession::Restore() {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    Candidate& candidate = candidates_[i];
    const Untouched& untouched = untouched_[i];
    candidate.withheld = untouched.withheld;
    candidate.audience = untouched.audience;
    candidate.may_overrule = untouched.may_overrule;
    candidate.item.case_id = untouched.case_id;
    candidate.item.expires = untouched.expires;
    candidate.item.instrument = untouched.instrument;
    candidate.item.direction = untouched.direction;
    candidate.item.villages = untouched.villages;
  }
}

std::vector<Case> ImportSession::cases() const {
  std::vector<Case> cases = own_cases_;
  std::map<std::string, Case> others;
  for (const Case& each : earlier_.cases) others.try_emplace(each.id, each);
  for (const Reading* reading : AllReadings()) {
    for (const Case& each : reading->cases) others.try_emplace(each.id, each);
  }
  for (auto& [id, each] : others) cases.push_back(std::move(each));
  return cases;
}

std::vector<Channel> ImportSession::channels() const {
  std::map<std::string, Channel> known;
  for (const Channel& channel : earlier_.channels) known.try_emplace(channel.id, channel);
  for (const Reading* reading : AllReadings()) {
    for (const Channel& channel : reading->channels) known.try_emplace(channel.id, channel);
  }
  std::vector<Channel> channels;
  channels.reserve(known.size());
  for (auto& [id, channel] : known) channels.push_back(std::move(channel));
  return channels;
}

void ImportSession::ApplyAnswers() {
  for (Question& question : questions_) question.answer = answers_.Find(question.id);
  std::set<std::string> restricted;
  for (const Reading* reading : AllReadings()) {
    restricted.insert(reading->restricted.begin(), reading->restricted.end());
  }
  for (Candidate& candidate : candidates_) {
    if (restricted.count(candidate.item.id) > 0) {
      candidate.audience = Audience::kFollowers;
      candidate.withheld = "withheld.not_public";
      candidate.may_overrule = false;
    } else if (candidate.withheld == "withheld.audience_unknown" &&
               answers_.Find(candidate.source + "_audience") == "public") {
      candidate.audience = Audience::kPublic;
      candidate.withheld.clear();
    }
  }
}

void ImportSession::ApplyDecisions() {
  std::map<std::string, Candidate*> by_id;
  for (Candidate& candidate : candidates_) by_id[candidate.item.id] = &candidate;
  for (const Decision& decision : decisions_) {
    const auto found = by_id.find(decision.item);
    if (found != by_id.end()) Apply(decision, found->second);
  }
}

void ImportSession::WithholdExpired() {
  for (Candidate& candidate : candidates_) {
    const std::string& expires = candidate.item.expires;
    if (expires.empty() || options_.today.empty() || expires.substr(0, 10) >= options_.today) {
      continue;
    }
    candidate.withheld = "withheld.expired";
    candidate.may_overrule = false;
  }
}

}  // namespace kringen
