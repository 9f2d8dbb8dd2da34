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

enum class Platform : std::uint8_t { kFacebook, kX, kOther };
enum class EngagementKind : std::uint8_t { kShare, kComment, kReaction };
inline constexpr std::size_t kEngagementKinds = 3;

struct Engagement {
  std::string id;
  std::int64_t time = 0;  // of publication, seconds since 1970
  Platform platform = Platform::kFacebook;
  bool by_page = false;
  // Local friends of the author; where the question fixes their share, that counts.
  std::optional<std::uint32_t> friends;
  std::array<std::optional<std::uint32_t>, kEngagementKinds> counts;
  std::vector<std::int64_t> share_times;
  std::optional<double> reported_reach;
  std::optional<double> reported_impressions;
  std::optional<double> local_share;  // of the counts and of the reported reach

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
