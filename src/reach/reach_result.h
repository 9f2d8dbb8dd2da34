// What the model answers, in persons (means and quantiles over replicates, so fractions occur).
// An Estimate is the median with the 5 and 95 % quantiles over the parameters, never simulation
// noise. Cells under kSmallestCell residents are merged, and nothing here is about one person.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reach/engagement.h"
#include "reach/population_spec.h"

namespace kringen::reach {

inline constexpr double kSmallestCell = 25;
inline constexpr double kSmallestVillage = 250;   // to have a figure of its own in print
inline constexpr std::size_t kFrequencyBins = 7;  // 0, 1, 2, 3, 4, 5-9, 10+
inline constexpr std::size_t kDepths = 8;         // of shares: 1, 2, .. 8 or more

// What an estimate rests on.
enum class Evidence : std::uint8_t {
  kNone,
  kReported,      // the accounts that the platform says saw it
  kViews,         // how often it was shown
  kRate,          // who follows the author, and how many of those see a message as a rule
  kProfileModel,  // friends of a profile, and who passed it on: the cascade alone
};

struct Estimate {
  double median = 0, low = 0, high = 0;
};

struct Cell {
  std::string id;
  double residents = 0, users = 0;
  double direct = 0, both = 0, shared = 0, recommended = 0;  // add up to the mean reach
  Estimate reach, thrice;
  double not_on_platform = 0, no_tie = 0, not_shown = 0;  // add up to the unreached
  bool blind = false;
  // Of a village of kSmallestVillage or more, where anything is known of villages: the share of its
  // residents that was reached, in per cents. What is printed, on the map too; the villages'
  // persons add up to those of the whole.
  std::optional<Estimate> figure;
  std::vector<std::string> merged;
};

struct CircleTypeResult {
  std::string id;
  std::uint32_t circles = 0, memberships = 0;
  Estimate touched;
  double expected = 0;  // closed form: hypergeometric, friends drawn at random from all residents
  Estimate with_reached, members_reached;
};

struct CurvePoint {
  std::uint32_t messages = 0;
  Estimate reach, thrice;
};

struct MixChannel {
  std::string id;
  std::vector<double> by_age;  // share reached of the residents of an age
  Estimate net, gross, duplication;
};
struct MixAge {
  std::string id;
  double residents = 0;
  Estimate net;
};
struct MixTotal {
  Estimate net, gross;
  std::vector<MixAge> ages;
};

struct ReplayEvent {
  double seconds = 0;
  EngagementKind kind = EngagementKind::kShare;
  std::uint32_t village = 0, circle = 0;
  bool opens = false;  // the first to reach anyone of that circle
};
// How likely it is that at least one village (of kSmallestVillage or more) stays below a share.
struct Lagging {
  double share = 0, chance = 0;
};
struct Replay {
  std::vector<double> seconds;  // upper ends of the bins
  std::vector<double> reached;  // persons by then
  std::vector<ReplayEvent> events;
};

struct SensitivityShare {
  std::string id;
  double share = 0;
};

// Of every circle of the first population, shares of members in 1/1000; first and half are bins of
// the replay (-1: never), empty without one.
struct CircleShares {
  std::vector<std::uint16_t> direct, both, shared;
  std::vector<std::int16_t> first, half;
};

struct Compared {
  Estimate reach, thrice, direct, both, shared;
  Estimate difference;  // of reach, this minus compared, replicate by replicate
};

// What the question itself says of three assumptions, where nobody fixes them: which part of the
// viewers lives here, which part of the residents uses the platform, and which part follows.
struct QuestionDefaults {
  std::optional<double> local_share, users_total, friends_share;
};

struct ReachResult {
  std::uint32_t replicates = 0, wanted = 0, populations = 0;
  std::uint64_t seed = 0;
  bool final = false;
  double residents = 0;
  Estimate users;
  double friends = 0;
  Estimate reach, thrice;
  std::array<Estimate, kFrequencyBins> frequency;
  Estimate direct, both, shared, none;
  Estimate recommended;                 // shown by a platform to whom nothing else reached
  Evidence evidence = Evidence::kNone;  // the weakest of several messages
  double reported = 0;                  // accounts or views, by the evidence; of one message
  double paid = 0;     // whom money brought, of the accounts of all messages: not in `reach`
  int year = 0;        // of the population file
  double engaged = 0;  // accounts that did something, at least
  double bound = 0;    // users of the platform: no more can have seen it
  bool has_bound = false;
  std::optional<Estimate> noise;  // fixed parameters: what simulation alone scatters
  std::vector<Cell> villages, ages, usage, blind_spots;
  // Whether ages or households of any village are known: without them a village differs from the
  // whole by chance alone.
  bool villages_known = false;
  // Whether `ages` are of those who saw it, by the platform's table of the followers.
  bool ages_known = false;
  std::optional<Lagging> lagging;  // where they are known, of two villages or more
  std::vector<CircleTypeResult> circle_types;
  std::array<double, kDepths> depth{};  // mean number of shares at each depth
  std::vector<CurvePoint> curve;
  std::vector<MixChannel> mix;
  std::optional<MixTotal> mix_total;
  std::optional<Replay> replay;
  std::vector<SensitivityShare> sensitivity;
  QuestionDefaults defaults;
  std::optional<double> effective;  // effective sample size / replicates, when weighted
  std::vector<std::string> warnings;
  std::optional<Compared> compared;
  std::optional<CircleShares> circle_shares;
};

}  // namespace kringen::reach
