// How many residents saw the messages of a period, each and together, whom they missed, and whether
// that differs from the period before. Everything is empty without a population file.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "publish/reach_file.h"
#include "report/missed_groups.h"
#include "report/reach_estimator.h"
#include "report/tally.h"

namespace kringen {

// What can be said of the difference with the period before.
enum class Change {
  kNoBefore,    // nothing to compare with
  kUnlike,      // measured in another way
  kOtherUsers,  // the model has other users of the platform for that year
  kUnclear,     // the interval holds zero
  kSure,
};

// Who saw one of the messages of a platform or more. Platforms are not added: how many people are
// on two of them is not known, and the model follows a message through the users of one.
struct PlatformReach {
  std::string platform;                         // as channels have it
  std::vector<std::string> channels;            // of those messages, by id, the one with most first
  std::vector<const MessageFigures*> messages;  // counted; of the tally, the newest first
  std::size_t elsewhere = 0;  // of those: more viewers than the platform has users here
  ReachAggregate total;
  Change change = Change::kNoBefore;
  ReachRange difference;  // this period minus the one before
  std::size_t counted() const { return messages.size(); }
};

// How many messages no estimate was made of, and why.
struct WithoutEstimate {
  std::string reason;  // one of kNoEstimateNames, "limit" over the most that are asked about, or
                       // "refused" by the model
  std::int64_t messages = 0;
};

struct PeriodReach {
  bool has_population = false;
  ReachFile estimates;                   // of the messages by id, of the residents, of which year
  std::vector<PlatformReach> platforms;  // the one that most residents saw first
  std::vector<WithoutEstimate> without;  // with counted() these are all messages of the period
  // What platforms told of the days as a whole and cannot be: a message alone was seen by more.
  std::vector<std::pair<std::string, std::int64_t>> impossible;
  bool is_other_year = false;       // the file says nothing of ages then
  std::vector<MissedGroup> missed;  // by the first of the platforms
  std::size_t counted() const {
    std::size_t sum = 0;
    for (const PlatformReach& each : platforms) sum += each.counted();
    return sum;
  }
};

// Tells how many of how many are done.
using ReachProgress = std::function<void(std::size_t done, std::size_t all)>;

PeriodReach ReachOf(const Tally& tally, const Tally* before, const Feed& feed,
                    const VillageNames& names, ReachEstimator* estimator,
                    const ReachProgress& progress);

// The change as its interval has it: sure when what is printed of it excludes zero.
Change ChangeOf(const ReachRange& difference);

}  // namespace kringen
