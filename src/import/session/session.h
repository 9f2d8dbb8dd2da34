// The importer as one value, the same in the command line and in the browser: files go in, a list
// of candidates, a report and questions come out, decisions go in, a Publication comes out. Nothing
// depends on the order in which archives are added, what is withdrawn stays away, and every record
// is accounted for.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/readers/candidate.h"
#include "import/session/merge.h"
#include "import/session/session_parts.h"
#include "import/session/sums.h"
#include "import/session/withdrawals.h"
#include "model/provenance.h"
#include "model/village_names.h"
#include "model/withdrawn_ids.h"

namespace kringen {

struct Origin;  // join_metrics.h

class ImportSession {
 public:
  explicit ImportSession(ImportOptions options) : options_(std::move(options)) {}

  // All wanted files of one archive (of all its parts), or one single file. Not whole: something of
  // it could not be read, so nothing is concluded from what it lacks.
  void Add(std::string_view name, const std::vector<SourceFile>& files, bool is_whole = true);
  // What was read elsewhere.
  void AddReading(std::string_view name, Reading reading, bool is_whole = true);
  // What was published before, and what was decided about it.
  void AddEarlier(Publication earlier, Provenance provenance = {});
  bool has_earlier() const { return has_earlier_; }
  const std::string& today() const { return options_.today; }
  void Answer(const std::string& question, const std::string& choice);
  void Decide(Decision decision) { decisions_.push_back(std::move(decision)); }

  // The same all at once, instead of what was said before: for a studio that can take back.
  void SetAnswers(Answers answers);
  void SetDecisions(std::vector<Decision> decisions) { decisions_ = std::move(decisions); }
  void SetAllowed(std::vector<std::string> allowed);  // as in RedactOptions
  void SetEyes(std::int64_t eyes) { options_.eyes = eyes; }
  void SetTitle(std::string title, std::string place_name);
  // Of the population beside the export.
  void SetVillages(VillageNames villages);
  void SetCases(std::vector<Case> cases) { own_cases_ = std::move(cases); }
  // Nothing: those that were published before.
  void SetStories(std::optional<std::vector<Story>> stories) { stories_ = std::move(stories); }

  // Merges, joins metrics and redacts what was added since, and applies answers and decisions. To
  // be called before reading the results below, again after every change.
  void Update();

  const std::vector<Candidate>& candidates() const { return candidates_; }
  const std::vector<ReportLine>& report() const { return report_; }
  const std::vector<Question>& questions() const { return questions_; }
  const std::vector<MetricSighting>& unmatched() const { return unmatched_; }
  std::vector<Channel> channels() const;
  std::vector<Case> cases() const;  // of the sources, and one's own
  const std::vector<Story>& stories() const { return stories_ ? *stories_ : earlier_.stories; }
  const std::vector<FileSum>& sums() const { return sums_; }
  // What this run takes out of the export, in order of id. When they are many the question
  // "withdrawals" is asked; while it is open nothing may be written.
  const std::vector<NewWithdrawal>& withdrawals() const { return withdrawals_; }
  bool is_consent_open() const;
  // Why the list of the withdrawn has an id; null when it has not, or nobody wrote it down.
  const Withdrawal* WithdrawalOf(const std::string& id) const;
  // Ids in decisions that are of no message here.
  std::vector<std::string> UnknownIds() const;
  // What is published of the export of before alone.
  std::vector<const PublicationItem*> Kept() const;
  // Those that wait for somebody to look.
  std::vector<const Candidate*> Unseen() const;

  // What would be published now. Withheld items leave no trace in it.
  Publication Publish() const;
  // What is to be remembered beside it.
  Provenance PublishProvenance() const;

 private:
  void AddTables(std::string_view name, const std::vector<SourceFile>& files);
  void AddFiles(const Source& source, std::vector<SourceFile> files, std::size_t input);
  void KeepFiles(const Source& source, std::vector<SourceFile> files, std::size_t input);
  bool HasAnswers() const;
  void ReadKept();
  void Merge();
  void JoinTables();
  void SettleFigures(const std::string& place, PublicationItem* item);
  std::vector<Origin> Origins() const;
  void TakeAges(const std::vector<AgeShare>& ages, const std::string& file, Channel* channel);
  void TakeFollowers(const std::vector<FollowerCount>& counts, const std::string& place,
                     Channel* channel);

  // session_audience.cpp: who follows the channels.
  Channel* ChannelOf(const TableAudience& table);
  Channel* NamedChannel(const TableAudience& table);
  void JoinAudiences();
  void JoinAudience(const TableAudience& table);
  void TellFollowerRows(const TableAudience& table, bool is_joined);
  void TakeFromTable(bool is_of_run, const Channel& said, Channel* channel);
  void TakeChannel(bool is_table, bool is_of_run, const Channel& said, Channel* channel);
  std::set<std::string> UsedChannels() const;
  void AnswerPlatforms(std::vector<Question>* questions);
  void AnswerAudiences();

  void SaveOriginals();
  void ResetToOriginals();
  std::vector<SessionReading*> AllReadings();
  std::vector<const SessionReading*> AllReadings() const;
  void CountSums();

  // session_identity.cpp: whose a message is, and which one of before it is.
  void ResolveAccounts();
  void AskOfEachAccount();
  std::string QuestionOf(std::size_t candidate) const;  // the one that it waits for; empty: none
  std::set<std::string> KnownKeys(const std::string& kind) const;
  void KeepIds();
  std::map<std::string, std::string> ClaimEarlier();
  void NameChannels();
  void TakeOver();
  void NameVillages();
  std::string KeyOf(const PublicationItem& item) const;  // of an earlier item

  // session_decide.cpp
  void ApplyAnswers();
  std::string RoleOf(const SessionReading& reading) const;
  void AskForAccounts();
  void ApplyDecisions();
  Candidate* Find(const std::string& id);
  void FlagNames();
  void WithholdExpired();
  void WithholdUnseen();

  // session_withdraw.cpp
  std::vector<Witness> Witnesses() const;
  void WithholdGone();
  bool IsLaterThanAll(const Witness& witness, const Trace& trace) const;
  void TellUnknownWithdrawn();
  void GatherWithdrawn();
  bool IsWithdrawn(const std::string& id, const std::string& kind) const;
  void WithholdWithdrawn();
  void FindWithdrawals();
  std::string ReasonToGo(const PublicationItem& item, const std::vector<Witness>& witnesses);
  std::vector<Withdrawal> AddedWithdrawals() const;
  std::vector<std::string> WithdrawnList() const;
  std::vector<PublicationSource> Sources() const;
  std::string IdHere(const std::string& id) const;  // of a message here; empty: none
  void WithholdThreads();

  ImportOptions options_;
  std::vector<SessionInput> inputs_;
  std::vector<SessionReading> readings_;
  std::vector<KeptFiles> kept_;
  std::vector<SessionReading> reread_;
  std::vector<ReportLine> refused_;
  bool has_earlier_ = false;
  Publication earlier_;
  Provenance provenance_;
  Answers answers_;
  std::vector<Decision> decisions_;
  bool is_merged_ = false;
  VillageNames villages_;
  std::vector<Case> own_cases_;
  std::optional<std::vector<Story>> stories_;
  std::vector<Candidate> candidates_;
  std::vector<Trace> traces_;              // of the candidates
  std::vector<std::string> keys_;          // of the candidates' accounts
  std::vector<std::string> suffixes_;      // of the readings' questions: which of several accounts
  std::vector<OriginalLabels> originals_;  // of the candidates
  std::vector<std::pair<std::size_t, std::string>> merged_records_;  // reading, record
  std::map<std::string, std::string> owners_;                        // account by channel of before
  std::map<std::string, std::size_t> places_;                        // of the candidates, by id
  std::map<std::string, std::size_t> earlier_places_;                // of earlier_.items, by id
  std::map<std::string, Channel> channels_;
  std::set<std::string> of_tables_;                // ids of channels that a table tells of
  std::map<std::string, Channel> named_channels_;  // before answers about their followers
  std::vector<TableAudience> audiences_;
  std::set<std::string> with_ages_;  // channels of which a table told the ages
  std::vector<ReportLine> report_;
  std::vector<Question> asked_;  // by the readers and while merging
  std::vector<Question> questions_;
  std::vector<MetricSighting> unmatched_;
  SumKeeper table_records_;  // while merging
  std::vector<FileSum> table_sums_;
  std::vector<FileSum> sums_;
  std::map<std::string, std::vector<std::size_t>> aliases_;  // ids without accounts
  std::int64_t released_ = 0;       // flagged messages that somebody looked at
  WithdrawnIds withdrawn_;          // from before and by the sources, without what was restored
  WithdrawnIds listed_;             // by the export of before
  std::set<std::string> by_hand_;   // ids
  std::set<std::string> restored_;  // digests
  std::vector<NewWithdrawal> withdrawals_;
};

}  // namespace kringen
