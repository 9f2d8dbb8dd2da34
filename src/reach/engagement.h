// What is known of a message, whoever published it: counts of shares, distinct commenters and
// reactors, times, and what the platform reported. Unknown is absent, and treated as zero.
// Times are seconds since publication.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reach/parameters.h"

namespace kringen::reach {

enum class EngagementKind : std::uint8_t { kShare, kComment, kReaction };
inline constexpr std::size_t kEngagementKinds = 3;

// Which part of the author's followers is of an age, by the platform's own table.
struct AudienceAge {
  int from = 0;  // years
  int to = -1;   // that year included; -1: and older
  double share = 0;

  bool operator==(const AudienceAge&) const = default;
};

// Who follows the author, as entered or as the platform's own table has it.
struct Audience {
  std::optional<double> followers;        // on the day of the message, wherever they live
  std::optional<double> local_followers;  // the share of them who live here
  std::optional<double> local_others;     // the share of the other viewers who live here
  std::vector<AudienceAge> ages;          // of the followers; empty: not known

  bool operator==(const Audience&) const = default;
};

// What the author's other messages with a reported figure teach of one without: the mean of how far
// they lie above the published rates, on the log scale, and of how many messages.
struct OwnRates {
  std::uint32_t by_followers = 0, by_engaged = 0;
  double over_followers = 0, over_engaged = 0;

  bool operator==(const OwnRates&) const = default;
};

struct Engagement {
  std::string id;
  std::int64_t time = 0;              // of publication, seconds since 1970
  std::string platform = "facebook";  // a word of channels[].platform
  bool by_page = false;
  // Not one message but all that the author placed in some days: what is reported is of who saw
  // anything of it.
  bool is_period = false;
  // Local friends of the author; where the question fixes their share, that counts.
  std::optional<std::uint32_t> friends;
  std::array<std::optional<std::uint32_t>, kEngagementKinds> counts;
  std::vector<std::int64_t> share_times;
  std::optional<double> reported_reach;        // accounts, wherever they live
  double reported_paid = 0;                    // beside those: accounts that money brought
  std::optional<double> reported_impressions;  // views, several of one account among them
  std::string definition;                      // of that figure, as an export has it; "" unknown
  bool is_contradictory = false;      // the platform's figures cannot be; found where they are read
  std::optional<double> local_share;  // of the counts and of the reported reach
  std::optional<double> follower_share;  // of the reported reach: followers of the author
  Audience audience;
  OwnRates own;

  bool operator==(const Engagement&) const = default;
};

// A parameter that is fixed by the one who asks; all others are drawn from their priors.
struct FixedParameter {
  Parameter parameter;
  double value;
};

struct ReachQuestion {
  std::vector<Engagement> messages;  // one, or several that are deduplicated
  std::vector<FixedParameter> parameters;
  std::vector<std::string> mix;  // other channels switched on
  std::uint32_t replicates = 512;
  bool circles = false;
  bool replay = false;
  bool noise = false;
};

}  // namespace kringen::reach
