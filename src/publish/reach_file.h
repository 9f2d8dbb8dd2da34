// reach.json: what the model estimates for each message and each case, computed once by
// `kringen reach` for the pages that have no model: lists, message pages, other people's programs.
// Whole residents; an estimate is the median with the 5 and 95 % quantiles. Unknown is -1, and left
// out of the file; of some, but few (base/few.h), the file says no number.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/publication_json.h"

namespace kringen {

struct ReachRange {
  std::int64_t median = 0, low = 0, high = 0;
  bool operator==(const ReachRange&) const = default;
};

struct ReachAggregate {
  ReachRange reach, thrice;
  ReachRange direct, both, shared, recommended;  // their medians add up to that of `reach`
  std::vector<std::pair<std::string, ReachRange>> villages;  // by id
  std::string evidence;  // as reach::EvidenceId has it; "several" for a case, "period" for days
  std::int64_t reported = -1;         // by the platform: accounts, or views
  std::int64_t paid = -1;             // of those accounts, whom money brought: not in `reach`
  std::string definition;             // of that figure, as the export has it; "" unknown
  bool is_local_known = false;        // which share of viewers or followers lives here was entered
  std::int64_t followers = -1;        // of the author on that day, as entered
  std::int64_t users = -1;            // of the platform among the residents
  std::vector<std::string> warnings;  // codes, as the page has them
  bool operator==(const ReachAggregate&) const = default;
};

// SHA-256 of what the estimates were computed from. Empty: not told.
struct ReachOrigin {
  std::string feed;        // DigestOfFeed
  std::string population;  // of the bytes of the file
  bool operator==(const ReachOrigin&) const = default;
};
// Of all pages of a feed, among whatever other files; the same however they are ordered.
std::string DigestOfFeed(const std::vector<OutputFile>& files);

struct ReachFile {
  std::uint64_t seed = 1;
  std::int64_t replicates = 0;
  std::int64_t residents = 0;
  std::int64_t year = 0;                               // of the population file; 0: it tells none
  std::map<std::string, ReachAggregate> items, cases;  // by id
  // Of messages without evidence, by id: at least so many did something with it. How many saw it is
  // not known.
  std::map<std::string, std::int64_t> unknown;
  ReachOrigin of = {};
  // Names of smaller places, by the village that they are counted in.
  std::map<std::string, std::vector<std::string>> merged = {};
};

std::string WriteReachFile(const ReachFile& file);
// Empty when it is none.
ReachFile ReadReachFile(std::string_view json);
// Was it computed from these pages and this population? Without a population ("") the pages decide.
bool IsComputedFrom(const ReachFile& file, const std::vector<OutputFile>& files,
                    std::string_view population);

}  // namespace kringen
