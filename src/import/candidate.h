// What an importer found: an item as it could be published, with everything a person needs to
// decide about it. Nothing is published that has a reason to be withheld, unless a person says so
// for a reason that may be overruled.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/publication.h"

namespace kringen {

// Who could see it at the source. kUnknown counts as not public (fail closed) unless the importer
// has a documented ground to call it public.
enum class Audience : std::uint8_t { kPublic, kUnlisted, kFollowers, kDirect, kUnknown };

// Something in a text that was replaced or should be looked at. Offsets are bytes in the original
// text; the original is shown in the studio only and is never written to a file or log.
struct Redaction {
  // "email", "phone", "iban", "bsn", "plate", "address", "tracking", "signed_url", "handle", "name"
  std::string kind;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::string replacement;
};

struct Candidate {
  PublicationItem item;  // content_text is the redacted text once Redact() has run
  std::string original_text;
  Audience audience = Audience::kUnknown;
  // Codes under assets/i18n ("withheld.reply_to_citizen"); empty: proposed for publication.
  std::string withheld;
  bool may_overrule = false;  // a person may publish it all the same
  std::vector<Redaction> redactions;
  std::vector<std::string> named;  // people whom the source names beside the text; never published
  std::vector<std::string> flags;  // look twice: "person", "minor", "edited", "place"
  std::string source;              // id of the PublicationSource
  std::string record;              // "posts/your_posts_1.json#12": where it was read
  std::string author_id;           // account at the source; never published
};

// A line of the report. Holds names of files and record numbers, never a text of an item.
struct ReportLine {
  enum class Level : std::uint8_t { kRead, kWithheld, kWarning, kMalformed };
  Level level = Level::kRead;
  std::string code;   // "file.read", "record.malformed", "metrics.unmatched", ...
  std::string place;  // file, or file#record
  std::int64_t count = 1;
  std::string detail;  // technical
};

// What only a person knows. Nothing that depends on it is published before it is answered.
struct Question {
  std::string id;    // "date_order:metrics.csv"
  std::string code;  // "question.date_order"
  std::string place;
  std::vector<std::string> choices;  // codes
  std::string answer;                // one of the choices, or empty
};

// One source read: candidates in any order, and what was noticed on the way.
struct Reading {
  PublicationSource source;
  std::vector<Channel> channels;
  std::vector<Case> cases;  // published only with an item of theirs
  std::vector<Candidate> candidates;
  std::vector<std::string> deleted;     // ids that the source says are gone
  std::vector<std::string> restricted;  // ids that were not for everybody, whatever else says
  std::vector<ReportLine> report;
  std::vector<Question> questions;
};

// A row of a metrics file, to be joined to an item by id, by permalink, or by time and text.
struct MetricSighting {
  std::string platform;  // "facebook", "instagram", "x"
  std::string item_id;   // as the platform writes it; empty when spoiled ("1.22158E+17")
  std::string permalink;
  std::string text;
  TimePoint time = 0;
  bool day_only = false;
  bool has_zone = false;  // false: `time` was read as Europe/Amsterdam, and may be off by hours
  MetricRow row;
  std::string record;
};

struct MetricReading {
  std::vector<MetricSighting> sightings;
  std::vector<ReportLine> report;
  std::vector<Question> questions;
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
