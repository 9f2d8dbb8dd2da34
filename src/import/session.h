// The importer as one value, the same in the command line and in the studio: files go in, a list of
// candidates, a report and questions come out, decisions go in, a Publication comes out. Nothing
// depends on the order in which archives are added.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/candidate.h"

namespace kringen {

// What kind of source a set of paths is; the paths of one archive's parts may come together.
enum class SourceKind : std::uint8_t {
  kUnknown,
  kFacebook,
  kX,
  kMastodon,
  kInstagram,
  kMetaCsv,
  kXCsv,
  kJsonFeed,
  kRss,  // and Atom
  kCalendar,
  kTemplateCsv,
  kFacebookHtml,  // refused with advice
};

// By the names of an archive's members, and by the first bytes of a single file.
SourceKind SniffPaths(const std::vector<std::string>& paths);
SourceKind SniffBytes(std::string_view name, std::string_view start);

// The allow-list: may this member of an archive be opened at all? Everything else stays unread.
bool MayRead(SourceKind kind, std::string_view path);

struct ImportOptions {
  std::string generated;  // instant
  std::string today;      // YYYY-MM-DD, for expiry
  bool include_unlisted = false;
  std::string place_name;
  std::string title;
};

// A decision of a person about one candidate.
struct Decision {
  std::string item;
  std::string what;  // "publish", "withhold", "case", "instrument", "direction", "villages",
                     // "keep" (a redaction undone), "text" is never changed by hand
  std::string value;
};

class ImportSession {
 public:
  explicit ImportSession(ImportOptions options);

  // All wanted files of one archive (of all its parts), or one single file.
  void Add(std::string_view archive_name, std::vector<SourceFile> files);
  // An earlier export, or the studio's saved work, to merge with: `files` by name. Ids that an
  // archive no longer has are withdrawn when the archive covers their time.
  void AddEarlier(std::vector<SourceFile> files);
  void Answer(const std::string& question, const std::string& choice);
  void Decide(Decision decision);

  // Merges, joins metrics, redacts and applies the decisions. Cheap to call again.
  void Update();

  const std::vector<Candidate>& candidates() const { return candidates_; }
  const std::vector<ReportLine>& report() const { return report_; }
  const std::vector<Question>& questions() const { return questions_; }
  const std::vector<MetricSighting>& unmatched() const { return unmatched_; }

  // What would be published now. Withheld items leave no trace in it.
  Publication Publish() const;

 private:
  ImportOptions options_;
  std::vector<Reading> readings_;
  std::vector<MetricReading> metric_readings_;
  std::vector<SourceFile> earlier_;
  Answers answers_;
  std::vector<Decision> decisions_;
  std::vector<Candidate> candidates_;
  std::vector<ReportLine> report_;
  std::vector<Question> questions_;
  std::vector<MetricSighting> unmatched_;
};

}  // namespace kringen
