#include "import/session/session.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "import/redact/review_flags.h"
#include "import/session/join_metrics.h"
#include "import/session/redact_candidate.h"
#include "import/session/threads.h"
#include "import/text/tidy.h"
#include "model/item_names.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

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

// Of an archive with several sources each gets what it may read. A file by itself was handed in by
// a person, whatever its name.
void ImportSession::Add(std::string_view name, const std::vector<SourceFile>& files) {
  is_merged_ = false;
  std::vector<std::string> paths(files.size());
  std::transform(files.begin(), files.end(), paths.begin(),
                 [](const SourceFile& file) { return file.path; });
  std::vector<const Source*> sources = SourcesOf(paths);
  if (sources.empty() && files.size() == 1) {
    const Source* source = SourceOf(files[0].path, files[0].bytes);
    if (source != nullptr) sources.push_back(source);
  }
  const bool is_readable = std::any_of(sources.begin(), sources.end(),
                                       [](const Source* source) { return source->advice.empty(); });
  for (const Source* source : sources) {
    if (source->advice.empty()) {
      std::vector<SourceFile> own;
      std::copy_if(
          files.begin(), files.end(), std::back_inserter(own),
          [&](const SourceFile& file) { return files.size() == 1 || MayRead(*source, file.path); });
      AddFiles(*source, std::move(own));
    } else if (!is_readable) {
      refused_.push_back(
          {Level::kMalformed, std::string(source->advice), std::string(name), 1, ""});
    }
  }
  if (sources.empty()) {
    refused_.push_back({Level::kMalformed, "file.unknown", std::string(name), 1, ""});
  }
}

void ImportSession::AddFiles(const Source& source, std::vector<SourceFile> files) {
  std::erase_if(files,
                [](const SourceFile& file) { return FileName(file.path) == kPopulationName; });
  if (source.has_answers || source.gathers) return KeepFiles(source, std::move(files));
  const ReadContext context{options_.today, answers_};
  if (source.may_read != nullptr) {
    readings_.push_back(source.read(files, context));
    return;
  }
  for (SourceFile& file : files) readings_.push_back(source.read({std::move(file)}, context));
}

void ImportSession::KeepFiles(const Source& source, std::vector<SourceFile> files) {
  if (source.gathers) {
    const auto known = std::find_if(kept_.begin(), kept_.end(),
                                    [&](const auto& each) { return each.first == &source; });
    if (known != kept_.end()) {
      std::move(files.begin(), files.end(), std::back_inserter(known->second));
      return;
    }
    kept_.emplace_back(&source, std::move(files));
    return;
  }
  for (SourceFile& file : files) kept_.push_back({&source, {std::move(file)}});
}

bool ImportSession::HasAnswers() const {
  return std::any_of(kept_.begin(), kept_.end(),
                     [](const auto& each) { return each.first->has_answers; });
}

void ImportSession::Answer(const std::string& question, const std::string& choice) {
  answers_.given.emplace_back(question, choice);
  is_merged_ &= !HasAnswers();
}

void ImportSession::SetAnswers(Answers answers) {
  if (answers.given == answers_.given) return;
  answers_ = std::move(answers);
  is_merged_ &= !HasAnswers();
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
  WithholdThreads();
}

void ImportSession::WithholdThreads() {
  std::set<std::string> published, chosen;
  for (const PublicationItem& item : earlier_.items) published.insert(item.id);
  for (const Decision& decision : decisions_) {
    if (decision.what == "publish") chosen.insert(decision.item);
  }
  WithholdLooseThreads(published, chosen, &candidates_);
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
  const Source* source = FindSource(reading.source.kind);
  const bool yields = source != nullptr && source->is_published;
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
  const ReadContext context{options_.today, answers_};
  for (const auto& [source, files] : kept_) {
    if (source->read_counts == nullptr) continue;
    MetricReading reading = source->read_counts(files.front(), context);
    report_.insert(report_.end(), reading.report.begin(), reading.report.end());
    questions_.insert(questions_.end(), reading.questions.begin(), reading.questions.end());
    for (MetricSighting& sighting : JoinMetrics(std::move(reading.sightings), &candidates_)) {
      report_.push_back({Level::kWarning, "metrics.unmatched", sighting.record, 1, ""});
      unmatched_.push_back(std::move(sighting));
    }
  }
  for (Candidate& candidate : candidates_) AddMetrics({}, &candidate.item);
}

void ImportSession::ReadKept() {
  reread_.clear();
  const ReadContext context{options_.today, answers_};
  for (const auto& [source, files] : kept_) {
    if (source->read != nullptr) reread_.push_back(source->read(files, context));
  }
}

void ImportSession::Merge() {
  report_ = refused_;
  questions_.clear();
  ReadKept();
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
    for (const std::string* text :
         {&candidate.original_text, &candidate.item.title, &candidate.item.summary}) {
      AddTextFlags(*text, &candidate.flags, options_.redact.allowed);
    }
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
    } else if (candidate.withheld == "withheld.audience_unknown" && !candidate.question.empty() &&
               answers_.Find(candidate.question) == "public") {
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
