// What an import session is made of: what was added, what a decision can change and take back, and
// what people decide. ImportSession (session.h) is the only one that uses the first three.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
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
  // Nothing comes in, so what stays is as it was: somebody saw it, or said that it may be public.
  bool only_removes = false;
  // More may be added after an Update. False saves a copy of every message.
  bool incremental = true;
  std::int64_t eyes = 1;  // how many people must have seen a flagged message: 1 or 2
};

// A person's decision about one message. `what`: "publish", "withhold", "case", "instrument",
// "direction", "village" (added; empty: none), "expires"; "withdraw" (for good, with or without its
// archive) and "restore"; "seen" and "seen_again" (by a second person), of the text whose
// PublicDigest is `value`. The later of two counts.
struct Decision {
  std::string item;
  std::string what;
  std::string value;
};

// An archive, or a file by itself.
struct SessionInput {
  std::string name;
  std::string mark;  // the same for the same content, wherever it lies
  bool is_whole = true;
};

struct SessionReading {
  Reading reading;
  std::size_t input = 0;
  std::string key;  // of its account; empty: none, or not known

  // As a question names it.
  std::string KeyWord() const { return key.empty() ? "unknown" : key; }
};

// What a platform hands out to the owner of an account; not a feed, table or agenda.
inline bool IsArchive(const Reading& reading) {
  const Source* source = FindSource(reading.source.kind);
  return source != nullptr && source->may_read != nullptr && !source->is_published;
}

// Nothing of it was broken, refused or cut off.
inline bool IsWhole(const std::vector<ReportLine>& report) {
  return std::none_of(report.begin(), report.end(), [](const ReportLine& line) {
    return line.level == ReportLine::Level::kMalformed;
  });
}

// Files that are read anew when something was added or answered.
struct KeptFiles {
  const Source* source;
  std::vector<SourceFile> files;
  std::size_t input = 0;
};

// Who follows an account, as a table has it.
struct TableAudience {
  std::string archive;
  std::string file;  // its name, by which it is asked about
  AudienceSighting audience;
};

// The labels of a candidate as its sources have them, before a person's decisions.
struct OriginalLabels {
  std::string withheld, case_id, expires;
  Audience audience;
  bool may_overrule;
  Instrument instrument;
  Direction direction;
  std::vector<std::string> villages, flags;
};

}  // namespace kringen
