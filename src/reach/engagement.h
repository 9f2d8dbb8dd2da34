// One message as the reach model sees it: who wrote it and what was counted. Counts are persons
// (shares: times); absent means unknown, never 0. Times are seconds since 1970.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kringen::reach {

enum class Platform : std::uint8_t { kFacebook, kX, kOther };
enum class Author : std::uint8_t { kProfile, kPage };

struct Engagement {
  std::string id;
  std::int64_t time = 0;
  Platform platform = Platform::kFacebook;
  Author author = Author::kProfile;
  std::optional<std::int64_t> friends;  // of the author, within the municipality
  std::optional<std::int64_t> shares;
  std::optional<std::int64_t> commenters;  // distinct persons
  std::optional<std::int64_t> reactors;
  std::vector<std::int64_t> share_times_s;  // since publication, where known
  std::optional<std::int64_t> reported_reach;
  std::optional<std::int64_t> reported_impressions;
  std::optional<double> local_share;  // 0..1, of the counts and of the reported reach
};

}  // namespace kringen::reach
