// What comes in and what is said about it: a file, a line of the report, a question that only a
// person can answer, and the answers given so far.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kringen {

// A line of the report. Holds names of files and record numbers, never a text of an item.
// The sum law: of a file's records, which its one "file.read" line counts (broken ones included),
// each becomes one candidate or one line of kWithheld, kMerged, kNotOurs or kMalformed whose place
// is "file#record". Lines without a record in their place, and kWarning, count nothing.
struct ReportLine {
  // kMerged: the same as another record; kNotOurs: of no message, or in words of somebody else.
  enum class Level : std::uint8_t { kRead, kWithheld, kMerged, kNotOurs, kWarning, kMalformed };
  Level level = Level::kRead;
  std::string code;   // "file.read", "record.malformed", "metrics.unmatched", ...
  std::string place;  // file, or file#record
  std::int64_t count = 1;
  std::string detail;       // technical
  std::string column = {};  // of the table, as its header names it: where in the row
};

// What only a person knows. Nothing that depends on it is published before it is answered.
struct Question {
  std::string id;    // "date_order:metrics.csv"
  std::string code;  // "question.date_order"
  std::string place;
  std::vector<std::string> choices;  // codes
  std::string answer;                // one of the choices, or empty
  std::string account = {};          // whose, where several accounts are asked about; or empty
  // How it is answered beside the choices (answer_form.h): "day", "followers", "share". Such a
  // question may be passed over: what is not known stays so.
  std::string form = {};
};

// One file out of an archive, or a file by itself. `path` has no wrapping folder and uses '/'.
struct SourceFile {
  std::string path;
  std::string bytes;
};

// Answers given so far, by question id.
struct Answers {
  std::vector<std::pair<std::string, std::string>> given;
  std::string Find(const std::string& question) const;  // empty: not answered
};

}  // namespace kringen
