// What an importer found: an item as it could be published, with everything a person needs to
// decide about it. Nothing is published that has a reason to be withheld, unless a person says so
// for a reason that may be overruled.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "import/redact/redaction.h"
#include "import/text/source_file.h"
#include "model/publication.h"

namespace kringen {

// Who could see it at the source. kUnknown counts as not public (fail closed) unless the importer
// has a documented ground to call it public.
enum class Audience : std::uint8_t { kPublic, kUnlisted, kFollowers, kDirect, kUnknown };

struct Candidate {
  PublicationItem item;  // content_text is the redacted text once Redact() has run
  std::string original_text;
  Audience audience = Audience::kUnknown;
  // Codes of assets/cli ("withheld.reply_to_citizen"); empty: proposed for publication.
  std::string withheld;
  bool may_overrule = false;  // a person may publish it all the same
  // Id of the question that lets it through when it is answered with "public"; empty: none does.
  // Only "withheld.audience_unknown" is ever lifted so.
  std::string question;
  std::vector<Redaction> redactions;                   // of the text
  std::map<std::string, std::size_t> redacted_beside;  // by kind: of its title, tags and links
  std::vector<std::string> named;  // people whom the source names beside the text; never published
  std::vector<std::string> flags;  // look twice: "person", "minor", "edited", "place"
  std::string source;              // id of the PublicationSource
  std::string record;              // "posts/your_posts_1.json#12": where it was read
  std::string author_id;           // account at the source; never published
  bool is_kind_open = false;       // the source leaves it to where its channel is (KindOn)
};

// The time in which a source has every message that its account still shows. Only from such a one
// may it be concluded that a message was deleted.
struct Coverage {
  TimePoint from = 0;
  TimePoint to = 0;
  bool has_begin =
      false;  // the source says itself that it goes back to the account's first message
};

// One source read: candidates in any order, and what was noticed on the way. Ids of items, and of
// what they reply to, are "PREFIX-LOCAL" and unique within the reading; the session puts the
// account between the two, unless ids are those of the whole world ("x-500").
struct Reading {
  PublicationSource source;
  std::string account;       // whose it is, as the source tells accounts apart; empty: not told
  std::string account_name;  // for the question whose account it is; never published
  bool has_global_ids = false;
  std::optional<Coverage> covers;  // absent: partial, damaged, or of a kind that never is whole
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
  std::string account;    // whose counts, as the table names it; empty: not told
  bool is_page = false;   // of a page, not of a person's account
  bool is_paid = false;   // all of it was paid for (paid_rows.h)
  MetricRow row;
  std::vector<MetricRow> beside;  // the same counts, with who saw it by another definition
  std::string record;
  std::vector<std::string> fits;  // records of several messages that it fits alike
};

// Of a table of followers: of an account, not of a message.
struct AudienceSighting {
  std::string platform;      // a word of the format; empty: not told
  std::string channel = {};  // as the table writes it; empty: it does not tell channels apart
  std::vector<std::string> records = {};               // the rows of `followers`
  std::vector<FollowerCount> followers;                // totals, in order of their days
  std::vector<std::pair<std::string, double>> places;  // share of the followers, by written name
  std::vector<AgeShare> ages = {};                     // likewise, by age
};

struct MetricReading {
  std::vector<MetricSighting> sightings;
  std::vector<ReportLine> report;
  std::vector<Question> questions;
  std::vector<AudienceSighting> audiences;  // one, or one for each channel that the table names
};

}  // namespace kringen
