// The inner loops of the conditioned cascade, for kLanes replicates of one message on one
// population, on plain pointers so that they can be compiled for several instruction sets with the
// same result to the bit. A state byte per (lane, user): bit 0 seen directly, bits 1-3 has shared,
// commented, reacted, high nibble exposures through others (15 means 15 or more).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "reach/affiliation_network.h"
#include "reach/engagement.h"
#include "reach/reach_result.h"
#include "reach/reach_simulation.h"

namespace kringen::reach {

inline constexpr std::uint32_t kLockstep = 8;  // lanes whose events run side by side
inline constexpr std::size_t kEngagers = kAgeCount * 2;
inline constexpr std::uint32_t kDepthShift = 28;  // of a seen entry: depth above, user below
inline constexpr std::uint64_t kNoSkip = 0;       // each tie is tried
inline constexpr std::uint64_t kNeverShown = ~std::uint64_t{0};

struct LaneInput {
  std::uint64_t key = 0;
  const std::uint16_t* thresholds = nullptr;  // per code, viewers of an engaged friend
  TieCut cut;
  std::array<std::uint32_t, kEngagementKinds> counts{};
  // Per kind: ties passed over = (-log2 u * 2^24 * scale) >> 42, geometric with chance eta.
  std::array<std::uint64_t, kEngagementKinds> skip_scale{};
  // Of 2^16, per kind and engager: first of who saw it through others, then of who saw it directly.
  std::array<std::array<std::uint32_t, 2 * kEngagers>, kEngagementKinds> willing{};
  const std::uint8_t* order = nullptr;  // kinds in order of time; null: a random order
};

struct LaneOutcome {
  std::uint64_t impressions = 0;
  std::uint32_t direct = 0;
  std::uint32_t engaged = 0;  // distinct persons
  std::uint32_t dropped = 0;  // events for which nobody was left
  std::uint32_t seen = 0;     // entries in the lane's list
  std::uint32_t shown = 0;    // likewise
  std::uint32_t events = 0;
  std::array<std::uint32_t, kDepths> depth{};
};

struct Batch {
  const TieRow* rows = nullptr;
  const std::uint32_t* ties = nullptr;
  std::uint32_t id_bits = 0;
  const std::uint16_t* author_code = nullptr;
  const std::uint8_t* engager = nullptr;  // per user: age * 2 + woman
  // The friends of the author: stretches of users, and all of them in one list.
  const std::uint32_t* friend_begin = nullptr;
  const std::uint32_t* friend_end = nullptr;
  std::uint32_t stretches = 0;
  const std::uint32_t* friends = nullptr;
  std::uint32_t friend_count = 0;
  bool lists_direct = true;  // false: who saw it directly is found by rejection, never listed
  // Thresholds of the author's post, [code][lane], high and low bytes.
  const std::uint8_t* author_high = nullptr;
  const std::uint8_t* author_low = nullptr;
  std::uint64_t direct_key = 0;
  std::uint32_t* direct_counts = nullptr;  // [stretch][lane], of friends who saw it directly
  std::array<LaneInput, kLanes> lanes;
  std::uint32_t active = ~0u;  // a bit per lane: whose events happen; of the others nothing changes
  std::uint8_t* state = nullptr;  // [lane][stride], zero before Direct
  std::size_t stride = 0;
  // Of kLockstep lanes: who saw it, in order; whom others showed it, in order, with those who saw
  // it already; per event its source, kind, and the size of the first list behind it.
  std::uint32_t* seen = nullptr;
  std::uint32_t* shown = nullptr;
  std::size_t seen_stride = 0;
  std::uint32_t* sources = nullptr;
  std::uint32_t* sizes = nullptr;
  std::uint8_t* kinds = nullptr;
  std::size_t event_stride = 0;
  std::array<LaneOutcome, kLanes> outcomes;
};

struct CellCounts {
  std::uint32_t reach = 0, thrice = 0, direct = 0, both = 0;
};
// Persons with at least 1, 2, 3, 4, 5 and 10 exposures.
using AtLeast = std::array<std::uint32_t, 6>;

static_assert(kLanes == 32, "a bit per lane");

struct CascadeKernel {
  void (*direct)(Batch* batch);
  void (*events)(Batch* batch, std::uint32_t first_lane);
  // Per cell (a stretch of users) of one lane; `summed` when the state is a sum of messages.
  void (*count)(const std::uint8_t* state, const std::uint32_t* cells, std::uint32_t cell_count,
                bool summed, CellCounts* counts, AtLeast* at_least);
  // Adds a message to a sum: bit 0 any direct, bit 1 any through others, high nibble exposures
  // less bit 0.
  void (*add)(const std::uint8_t* state, std::uint32_t users, std::uint8_t* sum);
};

const CascadeKernel& BaseKernel();
const CascadeKernel* WideKernel();     // nullptr where it is not compiled in
const CascadeKernel& FastestKernel();  // of this machine

}  // namespace kringen::reach
