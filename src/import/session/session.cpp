#include "import/session/session.h"

#include <algorithm>
#include <iterator>

#include "base/digest.h"
#include "import/session/account_ids.h"
#include "import/session/join_metrics.h"
#include "import/session/redact_candidate.h"
#include "import/session/settle_metrics.h"
#include "import/text/tidy.h"
#include "model/possible_figures.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

// Eight digits for an archive's content: names of files, their sizes and how they begin. The same
// in any order.
std::string MarkOf(const std::vector<SourceFile>& files) {
  constexpr std::size_t kDigits = 8, kLooked = 4096;
  std::vector<std::string> parts(files.size());
  std::transform(files.begin(), files.end(), parts.begin(), [](const SourceFile& file) {
    return file.path + "\n" + std::to_string(file.bytes.size()) + "\n" +
           Sha256Hex(std::string_view(file.bytes).substr(0, kLooked)) +
           Sha256Hex(file.bytes.size() < kLooked
                         ? std::string_view()
                         : std::string_view(file.bytes).substr(file.bytes.size() - kLooked));
  });
  std::sort(parts.begin(), parts.end());
  std::string all;
  for (const std::string& part : parts) all += part + "\n";
  return Sha256Hex(all).substr(0, kDigits);
}

std::string Joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) all.append(all.empty() ? "" : between).append(part);
  return all;
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
void ImportSession::Add(std::string_view name, const std::vector<SourceFile>& files,
                        bool is_whole) {
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
  inputs_.push_back({std::string(FileName(name)), MarkOf(files), is_whole});
  if (sources.empty() && files.size() > 1) return AddTables(name, files);
  for (const Source* source : sources) {
    if (source->advice.empty()) {
      std::vector<SourceFile> own;
      std::copy_if(
          files.begin(), files.end(), std::back_inserter(own),
          [&](const SourceFile& file) { return files.size() == 1 || MayRead(*source, file.path); });
      AddFiles(*source, std::move(own), inputs_.size() - 1);
    } else if (!is_readable) {
      refused_.push_back(
          {Level::kMalformed, std::string(source->advice), std::string(name), 1, ""});
    }
  }
  if (sources.empty()) {
    refused_.push_back({Level::kMalformed, "file.unknown", std::string(name), 1, ""});
  }
}

// Out of an archive that no source knows.
void ImportSession::AddTables(std::string_view name, const std::vector<SourceFile>& files) {
  for (const SourceFile& file : files) {
    const Source* source = SourceOf(file.path, file.bytes);
    if (source != nullptr && source->read_counts != nullptr) {
      AddFiles(*source, {file}, inputs_.size() - 1);
    } else {
      refused_.push_back({Level::kMalformed, "file.unknown",
                          std::string(name).append("/").append(file.path), 1, ""});
    }
  }
}

void ImportSession::AddReading(std::string_view name, Reading reading, bool is_whole) {
  is_merged_ = false;
  inputs_.push_back({std::string(name), Sha256Hex(name).substr(0, 8), is_whole});
  readings_.push_back({std::move(reading), inputs_.size() - 1, ""});
}

void ImportSession::AddEarlier(Publication earlier, Provenance provenance) {
  has_earlier_ = true;
  is_merged_ = false;
  earlier_ = std::move(earlier);
  provenance_ = std::move(provenance);
  // Either file alone keeps away what is in it.
  for (const Withdrawal& each : provenance_.withdrawals) {
    earlier_.withdrawn.push_back(each.digest);
  }
  earlier_places_.clear();
  for (std::size_t i = 0; i < earlier_.items.size(); ++i) {
    earlier_places_.try_emplace(earlier_.items[i].id, i);
  }
}

void ImportSession::AddFiles(const Source& source, std::vector<SourceFile> files,
                             std::size_t input) {
  std::erase_if(files, [](const SourceFile& file) {
    return FileName(file.path) == kPopulationName || FileName(file.path) == kProvenanceName;
  });
  if (source.has_answers || source.gathers) return KeepFiles(source, std::move(files), input);
  const ReadContext context{options_.today, answers_};
  if (source.may_read != nullptr && !source.reads_each) {
    readings_.push_back({ReadSource(source, files, context), input, ""});
    return;
  }
  for (SourceFile& file : files) {
    readings_.push_back({ReadSource(source, {std::move(file)}, context), input, ""});
  }
}

void ImportSession::KeepFiles(const Source& source, std::vector<SourceFile> files,
                              std::size_t input) {
  if (source.gathers) {
    const auto known = std::find_if(kept_.begin(), kept_.end(),
                                    [&](const KeptFiles& each) { return each.source == &source; });
    if (known != kept_.end()) {
      std::move(files.begin(), files.end(), std::back_inserter(known->files));
      return;
    }
    kept_.push_back({&source, std::move(files), input});
    return;
  }
  for (SourceFile& file : files) kept_.push_back({&source, {std::move(file)}, input});
}

bool ImportSession::HasAnswers() const {
  return std::any_of(kept_.begin(), kept_.end(),
                     [](const KeptFiles& each) { return each.source->has_answers; });
}

// Answers may change how a table is read, which version is the later one and whose an archive is.
void ImportSession::Answer(const std::string& question, const std::string& choice) {
  answers_.given.emplace_back(question, choice);
  is_merged_ &=
      !HasAnswers() && question.rfind("version:", 0) != 0 && question.rfind("account_of:", 0) != 0;
}

void ImportSession::SetAnswers(Answers answers) {
  if (answers.given == answers_.given) return;
  const Answers before = std::move(answers_);
  answers_ = std::move(answers);
  if (HasAnswers()) is_merged_ = false;
  for (const Question& question : asked_) {
    const bool is_of_merge =
        question.id.rfind("version:", 0) == 0 || question.id.rfind("account_of:", 0) == 0;
    if (is_of_merge && before.Find(question.id) != answers_.Find(question.id)) is_merged_ = false;
  }
}

void ImportSession::SetTitle(std::string title, std::string place_name) {
  // Whether a table of places has it is seen while merging.
  if (place_name != options_.place_name && !audiences_.empty()) is_merged_ = false;
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
    ResetToOriginals();
  } else {
    Merge();
    SaveOriginals();
  }
  is_merged_ = true;
  questions_ = asked_;
  ApplyAnswers();
  AskForAccounts();
  WithholdGone();
  ApplyDecisions();
  FlagNames();
  WithholdExpired();
  WithholdWithdrawn();
  WithholdUnseen();
  WithholdThreads();
  FindWithdrawals();
  AnswerAudiences();
  std::sort(questions_.begin(), questions_.end(),
            [](const Question& a, const Question& b) { return a.id < b.id; });
  questions_.erase(std::unique(questions_.begin(), questions_.end(),
                               [](const Question& a, const Question& b) { return a.id == b.id; }),
                   questions_.end());
  for (Question& question : questions_) question.answer = answers_.Find(question.id);
  CountSums();
}

std::vector<SessionReading*> ImportSession::AllReadings() {
  std::vector<SessionReading*> all;
  for (SessionReading& reading : readings_) all.push_back(&reading);
  for (SessionReading& reading : reread_) all.push_back(&reading);
  return all;
}

std::vector<const SessionReading*> ImportSession::AllReadings() const {
  std::vector<const SessionReading*> all;
  for (const SessionReading& reading : readings_) all.push_back(&reading);
  for (const SessionReading& reading : reread_) all.push_back(&reading);
  return all;
}

void ImportSession::JoinTables() {
  unmatched_.clear();
  audiences_.clear();
  const std::vector<Origin> origins = Origins();
  std::vector<std::string> records(candidates_.size());  // of the rows that each got
  const ReadContext context{options_.today, answers_};
  for (const KeptFiles& kept : kept_) {
    if (kept.source->read_counts == nullptr) continue;
    const std::string& archive = inputs_[kept.input].name;
    MetricReading reading = kept.source->read_counts(kept.files.front(), context);
    report_.insert(report_.end(), reading.report.begin(), reading.report.end());
    asked_.insert(asked_.end(), reading.questions.begin(), reading.questions.end());
    table_records_.AddReport(archive, reading.report);
    for (AudienceSighting& audience : reading.audiences) {
      audiences_.push_back(
          {archive, std::string(FileName(kept.files.front().path)), std::move(audience)});
    }
    const std::size_t sightings = reading.sightings.size();
    for (const MetricSighting& sighting : reading.sightings) {
      table_records_.AddMerged(archive, sighting.record);
    }
    JoinedMetrics joined = JoinMetrics(std::move(reading.sightings), &candidates_, origins);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      for (const std::string& record : joined.records[i]) {
        records[i].append(records[i].empty() ? " = " : ", ").append(record);
      }
    }
    // Also where nothing but an export of before is there: its messages are not joined again.
    if (sightings > 0 && joined.unmatched.size() == sightings) {
      report_.push_back({Level::kMalformed, "metrics.no_messages", kept.files.front().path, 1, ""});
    }
    for (MetricSighting& sighting : joined.unmatched) {
      table_records_.AddMerged(archive, sighting.record, -1);
      table_records_.AddNotOurs(archive, sighting.record);
      report_.push_back(UnjoinedLine(sighting));
      unmatched_.push_back(std::move(sighting));
    }
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    SettleFigures(candidates_[i].record + records[i], &candidates_[i].item);
  }
}

void ImportSession::SettleFigures(const std::string& place, PublicationItem* item) {
  const MetricNotes notes = SettleMetrics(item);
  const auto tell = [&](const char* code, std::string figures) {
    report_.push_back({Level::kWarning, code, place, 1, "", std::move(figures)});
  };
  if (notes.has_early) tell("metrics.day_before_message", "");
  if (!notes.differing.empty()) {
    tell("metrics.two_counts", Joined({notes.differing.begin(), notes.differing.end()}, ", "));
  }
  if (!notes.apart.empty()) {
    tell("metrics.paid_elsewhere", Joined({notes.apart.begin(), notes.apart.end()}, ", "));
  }
  if (notes.has_undated) tell("metrics.undated", "");
  if (!notes.falls.empty()) tell("metrics.falls", Joined(notes.falls, "; "));
  for (std::size_t i = 0; i < item->metrics.size(); ++i) {
    for (const Impossible& each : ImpossibleFigures(item->metrics, i)) {
      tell(each.code, std::string(each.member) + ": " + each.detail);
    }
  }
}

// An archive with two kinds of accounts tells the name of one.
std::vector<Origin> ImportSession::Origins() const {
  const std::vector<const SessionReading*> readings = AllReadings();
  std::vector<Origin> origins(candidates_.size());
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const Reading& own = readings[traces_[i].origin]->reading;
    if (own.channels.size() == 1) origins[i].account = own.account_name;
    for (const Channel& channel : own.channels) {
      if (channel.id != candidates_[i].item.channel) continue;
      origins[i].platform = channel.platform;
      origins[i].author = channel.author;
    }
  }
  return origins;
}

void ImportSession::ReadKept() {
  reread_.clear();
  const ReadContext context{options_.today, answers_};
  for (const KeptFiles& kept : kept_) {
    if (kept.source->read == nullptr) continue;
    reread_.push_back({ReadSource(*kept.source, kept.files, context), kept.input, ""});
  }
}

void ImportSession::Merge() {
  report_ = refused_;
  asked_.clear();
  ReadKept();
  ResolveAccounts();
  AskOfEachAccount();
  std::vector<MergeInput> inputs;
  for (SessionReading* each : AllReadings()) {
    const Reading& reading = each->reading;
    report_.insert(report_.end(), reading.report.begin(), reading.report.end());
    const Source* source = FindSource(reading.source.kind);
    const SessionInput& input = inputs_[each->input];
    inputs.push_back({&each->reading, reading.has_global_ids ? "" : each->key, input.mark,
                      input.name, source != nullptr && source->is_published});
  }
  MergeResult result = MergeReadings(inputs, answers_, !options_.incremental);
  candidates_ = std::move(result.candidates);
  traces_ = std::move(result.traces);
  merged_records_ = std::move(result.merged);
  asked_.insert(asked_.end(), result.questions.begin(), result.questions.end());
  for (const auto& [input, record] : merged_records_) {
    report_.push_back({Level::kMerged, "record.merged", record, 1, ""});
  }
  for (const SharedId& each : result.shared_ids) {
    report_.push_back(
        {Level::kWarning, "record.shared_id", each.first + " = " + each.second, 1, ""});
  }
  if (!options_.incremental) {
    for (SessionReading& reading : readings_) reading.reading.candidates = {};
  }
  JoinTables();
  for (Candidate& candidate : candidates_) {
    RedactCandidate(options_.redact, &candidate);
    FlagPeople(options_.redact.allowed, &candidate);
  }
  KeepIds();
  TellUnknownWithdrawn();
  NameChannels();
  AnswerPlatforms(&asked_);  // a table of followers goes to the channel of its platform
  JoinAudiences();
  table_sums_ = table_records_.Take();
  TakeOver();
  NameVillages();
}

void ImportSession::CountSums() {
  SumKeeper sums;
  const std::vector<const SessionReading*> readings = std::as_const(*this).AllReadings();
  const auto archive = [&](std::size_t reading) -> const std::string& {
    return inputs_[readings[reading]->input].name;
  };
  for (std::size_t i = 0; i < readings.size(); ++i) {
    sums.AddReport(archive(i), readings[i]->reading.report);
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    sums.AddCandidate(archive(traces_[i].origin), candidates_[i]);
  }
  for (const auto& [reading, record] : merged_records_) sums.AddMerged(archive(reading), record);
  sums_ = sums.Take();
  sums_.insert(sums_.end(), table_sums_.begin(), table_sums_.end());
}

void ImportSession::SaveOriginals() {
  originals_.clear();
  for (const Candidate& each : candidates_) {
    originals_.push_back({each.withheld, each.item.case_id, each.item.expires, each.audience,
                          each.may_overrule, each.item.instrument, each.item.direction,
                          each.item.villages, each.flags});
  }
}

void ImportSession::ResetToOriginals() {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    Candidate& candidate = candidates_[i];
    const OriginalLabels& original = originals_[i];
    candidate.withheld = original.withheld;
    candidate.audience = original.audience;
    candidate.may_overrule = original.may_overrule;
    candidate.flags = original.flags;
    candidate.item.case_id = original.case_id;
    candidate.item.expires = original.expires;
    candidate.item.instrument = original.instrument;
    candidate.item.direction = original.direction;
    candidate.item.villages = original.villages;
  }
}

std::vector<Case> ImportSession::cases() const {
  std::vector<Case> cases = own_cases_;
  std::map<std::string, Case> others;
  for (const Case& each : earlier_.cases) others.try_emplace(each.id, each);
  for (const SessionReading* reading : AllReadings()) {
    for (const Case& each : reading->reading.cases) others.try_emplace(each.id, each);
  }
  for (auto& [id, each] : others) cases.push_back(std::move(each));
  return cases;
}

std::vector<Channel> ImportSession::channels() const {
  std::vector<Channel> channels;
  channels.reserve(channels_.size());
  for (const auto& [id, channel] : channels_) channels.push_back(channel);
  return channels;
}

}  // namespace kringen
