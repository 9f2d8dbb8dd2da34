// The importer as one value, the same in the command line and in the browser: files go in, a list
// of candidates, a report and questions come out, decisions go in, a Publication comes out. Nothing
// depends on the order in which archives are added.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/readers/candidate.h"
#include "import/readers/sources.h"
#include "import/redact/redact.h"

namespace kringen {

struct ImportOptions {
  std::string generated;  // instant
  std::string today;      // YYYY-MM-DD, for expiry and as the day of measurement
  std::string title;
  std::string place_name;
  RedactOptions redact;
  // False when all is added before the first Update: saves a copy of every message.
  bool adds_later = true;
};

// A person's decision about one candidate. `what`: "publish", "withhold", "case", "instrument",
// "direction", "village" (added; empty: none), "expires". The later of two counts.
struct Decision {
  std::string item;
  std::string what;
  std::string value;
};

class ImportSession {
 public:
  explicit ImportSession(ImportOptions options) : options_(std::move(options)) {}

  // All wanted files of one archive (of all its parts), or one single file.
  void Add(std::string_view name, const std::vector<SourceFile>& files);
  // What was published before: its items that an archive of the same channel no longer has, though
  // it reaches as far back, are withdrawn.
  void AddEarlier(Publication earlier) { earlier_ = std::move(earlier); }
  bool has_earlier() const { return !earlier_.items.empty(); }
  void Answer(const std::string& question, const std::string& choice);
  void Decide(Decision decision) { decisions_.push_back(std::move(decision)); }

  // The same all at once, instead of what was said before: for a studio that can take back.
  void SetAnswers(Answers answers);
  void SetDecisions(std::vector<Decision> decisions) { decisions_ = std::move(decisions); }
  void SetAllowed(std::vector<std::string> allowed);  // as in RedactOptions
  void SetTitle(std::string title, std::string place_name);
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

  // What would be published now. Withheld items leave no trace in it.
  Publication Publish() const;

 private:
  // By id: the day of the archive it is from, and the item.
  using Merged = std::map<std::string, std::pair<std::string, Candidate>>;

  // What decisions change, as the sources have it.
  struct Untouched {
    std::string withheld, case_id, expires;
    Audience audience;
    bool may_overrule;
    Instrument instrument;
    Direction direction;
    std::vector<std::string> villages;
  };

  void AddFiles(const Source& source, std::vector<SourceFile> files);
  void KeepFiles(const Source& source, std::vector<SourceFile> files);
  bool HasAnswers() const;
  void ReadKept();
  void Merge();
  void MergeReading(Reading* reading, Merged* merged);
  void Remember();
  void Restore();
  void JoinTables();
  std::vector<const Reading*> AllReadings() const;
  void ApplyAnswers();
  void ApplyDecisions();
  void WithholdExpired();
  void WithholdThreads();
  std::vector<std::string> Withdrawn(const std::vector<PublicationItem>& published) const;

  ImportOptions options_;
  std::vector<Reading> readings_;
  // Read again when something was added or answered: an answer changes what a table says, pages of
  // a feed may come apart.
  std::vector<std::pair<const Source*, std::vector<SourceFile>>> kept_;
  std::vector<Reading> reread_;
  std::vector<ReportLine> refused_;
  Publication earlier_;
  Answers answers_;
  std::vector<Decision> decisions_;
  bool is_merged_ = false;
  std::vector<Case> own_cases_;
  std::optional<std::vector<Story>> stories_;
  std::vector<Candidate> candidates_;
  std::vector<Untouched> untouched_;  // of the candidates
  std::vector<ReportLine> report_;
  std::vector<Question> questions_;
  std::vector<MetricSighting> unmatched_;
};

}  // namespace kringen
