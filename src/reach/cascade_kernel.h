// The inner loops behind a CascadeKernel (cascade.h), compiled once per instruction set by the
// files that include this one. Only plain pointers and always-inlined code: an inline function
// shared with other files could otherwise end up in the program compiled for the wrong processor.
#pragma once

#include "reach/cascade.h"
#include "reach/lane_vector.h"

// NOLINTBEGIN(misc-definitions-in-headers): a copy per including file is what this is for
namespace kringen::reach {
namespace {

// The same numbers as RandomStream.
struct EventRandom {
  std::uint64_t state;
  KRINGEN_INLINE std::uint64_t Next() {
    std::uint64_t x = state += 0x9E3779B97F4A7C15u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
  }
};

// Adds the bytes of all lanes to their sums.
KRINGEN_INLINE void AddToSums(Bytes* bytes, std::uint32_t* sums) {
  alignas(32) std::uint8_t counts[kLanes];
  for (std::size_t part = 0; part < kParts; ++part) {
    Store(&counts[part * kWide], bytes[part]);
    bytes[part] = Bytes{};
  }
  for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += counts[lane];
}

// Friends in steps of 16: 16 rows of lanes, turned into 16 bytes of each lane's state.
__attribute__((flatten)) void DirectPass(Batch* batch) {
  std::uint8_t* const state = batch->state;
  std::uint32_t all[kLanes] = {};
  for (std::uint32_t stretch = 0; stretch < batch->stretches; ++stretch) {
    const std::uint32_t begin = batch->friend_begin[stretch];
    const std::uint32_t end = batch->friend_end[stretch];
    std::uint32_t* const sums = batch->direct_counts + std::size_t{stretch} * kLanes;
    __builtin_memset(sums, 0, kLanes * sizeof(*sums));
    if (begin == end) continue;
    Bytes hits[kParts] = {};  // per lane; a byte has room for 15 steps
    std::uint32_t room = 15;
    LaneRandom random(batch->direct_key + stretch * 0xD1342543DE82EF95u);
    for (std::uint32_t from = begin; from < end; from += 16) {
      const std::uint32_t count = end - from < 16 ? end - from : 16;
      alignas(32) std::uint8_t rows[16][kLanes];
      for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t user = from + i;
        const std::size_t row = std::size_t{batch->author_code[user]} * kLanes;
        Bytes chance[kParts];
        random.Next(chance);
        for (std::size_t part = 0; part < kParts; ++part) {
          const Bytes high = Load<Bytes>(batch->author_high + row + part * kWide);
          Bytes hit = As<Bytes>(chance[part] < high);
          const Bytes tie = As<Bytes>(chance[part] == high);
          if (Any(tie)) {  // the low byte decides
            std::uint64_t low_chance[kWide / 8];
            // Four words for 32 lanes, whichever part of them is at hand.
            EventRandom more{batch->direct_key + (std::uint64_t{user} << 20) +
                             part * (kWide / 8) * 0x9E3779B97F4A7C15u};
            for (std::uint64_t& word : low_chance) word = more.Next();
            const Bytes low = Load<Bytes>(batch->author_low + row + part * kWide);
            hit |= tie & As<Bytes>(Load<Bytes>(low_chance) < low);
          }
          hits[part] += hit & 1;
          Store(&rows[i][part * kWide], hit & 1);
        }
      }
      if (--room == 0) {
        AddToSums(hits, sums);
        room = 15;
      }
      for (std::uint32_t i = count; i < 16; ++i) __builtin_memset(rows[i], 0, kLanes);
      for (std::size_t half = 0; half < kLanes / 16; ++half) {
        Bytes16 block[16];
        for (std::size_t i = 0; i < 16; ++i) block[i] = Load<Bytes16>(&rows[i][half * 16]);
        Transpose(block);
        // Zeros behind the stretch are overwritten by the next one, which lies behind it.
        for (std::size_t i = 0; i < 16; ++i) {
          Store(state + (half * 16 + i) * batch->stride + from, block[i]);
        }
      }
    }
    AddToSums(hits, sums);
    for (std::size_t lane = 0; lane < kLanes; ++lane) all[lane] += sums[lane];
  }
  for (std::size_t lane = 0; lane < kLanes; ++lane) batch->outcomes[lane].direct = all[lane];
}

// The sum of all bytes, through 64-bit lanes.
KRINGEN_INLINE std::uint32_t SumBytes(Bytes bytes) {
  const Longs low = As<Longs>(bytes) & 0x00FF00FF00FF00FFu;
  const Longs high = (As<Longs>(bytes) >> 8) & 0x00FF00FF00FF00FFu;
  const Longs pairs = low + high;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kWide / 8; ++i) {
    sum += (pairs[i] * 0x0001000100010001u) >> 48;
  }
  return static_cast<std::uint32_t>(sum);
}

// One replicate while its events happen.
struct EventLane {
  std::uint8_t* state;
  std::uint32_t* seen;
  std::uint32_t* sources;
  std::uint32_t* sizes;
  std::uint8_t* kinds;
  std::uint32_t* shown;
  std::uint32_t seen_count;
  std::uint32_t shown_count;
  std::uint32_t direct;
  EventRandom random;
  std::uint32_t left[kEngagementKinds];
  std::uint32_t done[kEngagementKinds];
  std::uint32_t carry[kEngagementKinds];
  std::uint32_t events;
  std::uint64_t impressions;
  std::uint32_t engaged, dropped;
  // The event at hand.
  std::uint32_t kind;
  std::uint32_t source;  // kNobody: dropped
  std::uint32_t depth;
};
constexpr std::uint32_t kNobody = ~0u;
constexpr std::uint32_t kUserMask = (1u << kDepthShift) - 1;

KRINGEN_INLINE void StartLane(const Batch& batch, std::uint32_t number, EventLane* lane) {
  const std::uint32_t slot = number % kLockstep;
  const LaneInput& input = batch.lanes[number];
  lane->state = batch.state + number * batch.stride;
  lane->seen = batch.seen + slot * batch.seen_stride;
  lane->shown = batch.shown + slot * batch.seen_stride;
  lane->sources = batch.sources + slot * batch.event_stride;
  lane->sizes = batch.sizes + slot * batch.event_stride;
  lane->kinds = batch.kinds + slot * batch.event_stride;
  lane->random = {input.key};
  lane->events = lane->engaged = lane->dropped = 0;
  std::uint32_t listed = 0;
  for (std::uint32_t stretch = 0; batch.lists_direct && stretch < batch.stretches; ++stretch) {
    const std::uint32_t end = batch.friend_end[stretch];
    for (std::uint32_t user = batch.friend_begin[stretch]; user < end; ++user) {
      lane->seen[listed] = user;
      listed += lane->state[user];
    }
  }
  lane->seen_count = listed;
  lane->shown_count = 0;
  lane->direct = batch.outcomes[number].direct;
  lane->impressions = lane->direct;
  for (std::size_t kind = 0; kind < kEngagementKinds; ++kind) {
    lane->left[kind] = input.counts[kind];
    lane->done[kind] = lane->carry[kind] = 0;
  }
}

// Weighted choice by a scan over all who may: where rejection would take too long.
inline std::uint32_t ScanForSource(const Batch& batch, const LaneInput& input, EventLane* lane) {
  const std::uint8_t done = static_cast<std::uint8_t>(2u << lane->kind);
  const std::uint32_t pool = batch.lists_direct ? 0 : batch.friend_count;
  const auto weight = [&](std::uint32_t index) -> std::uint64_t {
    const std::uint32_t user =
        index < pool ? batch.friends[index] : lane->seen[index - pool] & kUserMask;
    const std::uint8_t state = lane->state[user];
    if ((index < pool && (state & 1) == 0) || (state & done) != 0) return 0;
    return input.willing[lane->kind][batch.engager[user] + (state & 1) * kEngagers];
  };
  const std::uint32_t all = pool + lane->seen_count;
  std::uint64_t total = 0;
  for (std::uint32_t i = 0; i < all; ++i) total += weight(i);
  if (total == 0) return kNobody;
  std::uint64_t pick = ((lane->random.Next() >> 32) * total) >> 32;
  for (std::uint32_t i = 0;; ++i) {
    const std::uint64_t here = weight(i);
    if (pick < here) return i;
    pick -= here;
  }
}

// Who acts next: of those who saw it and have not yet done this, in proportion to their weight.
KRINGEN_INLINE void DrawSource(const Batch& batch, const LaneInput& input, EventLane* lane) {
  const std::uint32_t left = lane->left[0] + lane->left[1] + lane->left[2];
  if (input.order != nullptr) {
    lane->kind = input.order[lane->events];
  } else {
    const auto pick = static_cast<std::uint32_t>(((lane->random.Next() >> 32) * left) >> 32);
    lane->kind = pick < lane->left[0] ? 0 : pick < lane->left[0] + lane->left[1] ? 1 : 2;
  }
  const std::uint32_t kind = lane->kind;
  --lane->left[kind];
  const std::uint8_t done = static_cast<std::uint8_t>(2u << kind);
  const std::uint32_t pool = batch.lists_direct ? 0 : batch.friend_count;
  const std::uint64_t all = pool + lane->seen_count;
  std::uint32_t chosen = kNobody;
  if (lane->done[kind] < lane->direct + lane->seen_count - (pool == 0 ? lane->direct : 0)) {
    for (int tries = 0; tries < 512; ++tries) {
      const std::uint64_t chance = lane->random.Next();
      const auto index = static_cast<std::uint32_t>(((chance >> 32) * all) >> 32);
      const std::uint32_t user =
          index < pool ? batch.friends[index] : lane->seen[index - pool] & kUserMask;
      const std::uint32_t state = lane->state[user];
      const bool has_seen = index >= pool || (state & 1) != 0;
      const bool is_willing =
          (chance & 0xFFFF) < input.willing[kind][batch.engager[user] + (state & 1) * kEngagers];
      if (has_seen & is_willing & ((state & done) == 0)) {
        chosen = index;
        break;
      }
    }
    if (chosen == kNobody) chosen = ScanForSource(batch, input, lane);
  }
  if (chosen == kNobody) {
    lane->source = kNobody;
    ++lane->dropped;
    return;
  }
  const std::uint32_t entry = chosen < pool ? batch.friends[chosen] : lane->seen[chosen - pool];
  lane->source = entry & kUserMask;
  lane->depth = entry >> kDepthShift;
  std::uint8_t& state = lane->state[lane->source];
  lane->engaged += (state & 0xE) == 0;
  state = static_cast<std::uint8_t>(state | done);
  ++lane->done[kind];
  __builtin_prefetch(&batch.rows[lane->source]);
}

// An exposure, or none when hit is 0, without a branch.
KRINGEN_INLINE void Expose(EventLane* lane, std::uint32_t user, std::uint32_t hit,
                           std::uint32_t depth_bits) {
  std::uint8_t& state = lane->state[user];
  const std::uint32_t old = state;
  state = static_cast<std::uint8_t>(old + ((old < 0xF0 ? hit : 0u) << 4));
  lane->seen[lane->seen_count] = user | depth_bits;
  lane->seen_count += hit & ((old & 0xF1) == 0 ? 1u : 0u);
  lane->shown[lane->shown_count] = user;
  lane->shown_count += hit & (old < 0x10 ? 1u : 0u);
  lane->impressions += hit;
}

KRINGEN_INLINE void ShowToTies(const Batch& batch, const LaneInput& input,
                               const std::uint32_t* neg_log2, EventLane* lane) {
  const TieRow& row = batch.rows[lane->source];
  const std::uint32_t circles = CircleTies(row, input.cut);
  const std::uint32_t count = circles + BackgroundTies(row, input.cut);
  const std::uint32_t gap = row.levels[kTieLevels - 1] - circles;
  const std::uint32_t* const ties = batch.ties + row.offset;
  const std::uint32_t id_bits = batch.id_bits;
  const std::uint32_t id_mask = (1u << id_bits) - 1;
  constexpr std::uint32_t kDeepest = kDepths - 1;
  const std::uint32_t depth_bits = (lane->depth < kDeepest ? lane->depth + 1 : kDeepest)
                                   << kDepthShift;
  const std::uint64_t scale = input.skip_scale[lane->kind];
  const std::uint16_t* const thresholds = input.thresholds;
  if (scale == kNoSkip) {
    for (std::uint32_t i = 0; i < count; i += 4) {
      std::uint64_t chance = lane->random.Next();
      const std::uint32_t end = i + 4 < count ? i + 4 : count;
      for (std::uint32_t k = i; k < end; ++k, chance >>= 16) {
        const std::uint32_t tie = ties[k < circles ? k : k + gap];
        const std::uint32_t hit = (chance & 0xFFFF) < thresholds[tie >> id_bits] ? 1 : 0;
        Expose(lane, tie & id_mask, hit, depth_bits);
      }
    }
    return;
  }
  if (scale == kNeverShown) return;
  std::uint32_t at = lane->carry[lane->kind];
  while (at < count) {
    const std::uint32_t tie = ties[at < circles ? at : at + gap];
    const std::uint64_t chance = lane->random.Next();
    const std::uint32_t hit = (chance & 0xFFFF) < thresholds[tie >> id_bits] ? 1 : 0;
    Expose(lane, tie & id_mask, hit, depth_bits);
    // -log2 of the upper half, as in NegativeLog2.
    const std::uint64_t odd = (chance >> 32) * 2 + 1;
    const int zeros = __builtin_clzll(odd);
    const std::uint64_t mantissa = odd << zeros;
    const std::uint32_t slot = static_cast<std::uint32_t>(mantissa >> 55) & 255u;
    const std::uint64_t rest = (mantissa >> 39) & 0xFFFFu;
    const std::uint32_t low = neg_log2[slot];
    const auto drop = static_cast<std::uint32_t>((rest * (low - neg_log2[slot + 1])) >> 16);
    const std::uint64_t exponential = (static_cast<std::uint64_t>(zeros - 31) << 24) + low - drop;
    at += 1 + static_cast<std::uint32_t>((exponential * scale) >> 42);
  }
  lane->carry[lane->kind] = at - count;
}

__attribute__((flatten)) void EventLoop(Batch* batch, std::uint32_t first,
                                        const std::uint32_t* neg_log2) {
  EventLane lanes[kLockstep];
  std::uint32_t most = 0;
  const std::uint32_t active = batch->active >> first;
  for (std::uint32_t i = 0; i < kLockstep; ++i) {
    if ((active >> i & 1) == 0) {
      lanes[i].left[0] = lanes[i].left[1] = lanes[i].left[2] = 0;
      continue;
    }
    StartLane(*batch, first + i, &lanes[i]);
    const auto& counts = batch->lanes[first + i].counts;
    const std::uint32_t total = counts[0] + counts[1] + counts[2];
    most = total > most ? total : most;
    batch->outcomes[first + i] = LaneOutcome{};
    batch->outcomes[first + i].direct = lanes[i].direct;
  }
  for (std::uint32_t event = 0; event < most; ++event) {
    for (std::uint32_t i = 0; i < kLockstep; ++i) {
      EventLane& lane = lanes[i];
      lane.source = kNobody;
      if (lane.left[0] + lane.left[1] + lane.left[2] == 0) continue;
      DrawSource(*batch, batch->lanes[first + i], &lane);
    }
    for (const EventLane& lane : lanes) {  // their ties, while the next lanes are looked up
      if (lane.source == kNobody) continue;
      const std::uint32_t* const ties = batch->ties + batch->rows[lane.source].offset;
      __builtin_prefetch(ties + (lane.kind == 0 ? 0 : lane.carry[lane.kind]));
      __builtin_prefetch(ties + (lane.kind == 0 ? 16 : lane.carry[lane.kind] + 16));
      if (lane.kind == 0) {
        __builtin_prefetch(ties + 32);
        __builtin_prefetch(ties + 48);
      }
    }
    for (std::uint32_t i = 0; i < kLockstep; ++i) {
      EventLane& lane = lanes[i];
      if (lane.source == kNobody) continue;
      if (lane.kind == 0) {
        ++batch->outcomes[first + i].depth[lane.depth];  // at most kDepths - 1
      }
      ShowToTies(*batch, batch->lanes[first + i], neg_log2, &lane);
      lane.sources[lane.events] = lane.source;
      lane.kinds[lane.events] = static_cast<std::uint8_t>(lane.kind);
      lane.sizes[lane.events] = lane.seen_count;
      ++lane.events;
    }
  }
  for (std::uint32_t i = 0; i < kLockstep; ++i) {
    if ((active >> i & 1) == 0) continue;
    LaneOutcome& outcome = batch->outcomes[first + i];
    outcome.impressions = lanes[i].impressions;
    outcome.engaged = lanes[i].engaged;
    outcome.dropped = lanes[i].dropped;
    outcome.seen = lanes[i].seen_count;
    outcome.shown = lanes[i].shown_count;
    outcome.events = lanes[i].events;
  }
}

template <bool kSummed>
__attribute__((flatten)) void CountCells(const std::uint8_t* state, const std::uint32_t* cells,
                                         std::uint32_t cell_count, CellCounts* counts,
                                         AtLeast* at_least) {
  alignas(32) std::uint8_t ramp[kWide];
  for (std::size_t i = 0; i < kWide; ++i) ramp[i] = static_cast<std::uint8_t>(i);
  const Bytes place = Load<Bytes>(ramp);
  std::uint32_t frequency[6] = {};
  // Of all cells together; a byte has room for 255 turns.
  Bytes two{}, four{}, five{}, ten{};
  int room = 255;
  const auto flush = [&] {
    frequency[1] += SumBytes(two);
    frequency[3] += SumBytes(four);
    frequency[4] += SumBytes(five);
    frequency[5] += SumBytes(ten);
    two = four = five = ten = Bytes{};
    room = 255;
  };
  for (std::uint32_t cell = 0; cell < cell_count; ++cell) {
    CellCounts sums;
    const std::uint32_t end = cells[cell + 1];
    for (std::uint32_t from = cells[cell]; from < end;) {
      Bytes reach{}, direct{}, both{}, three{};
      for (; room > 0 && from < end; --room, from += kWide) {
        Bytes here = Load<Bytes>(state + from);
        if (end - from < kWide) {
          here &= As<Bytes>(place < static_cast<std::uint8_t>(end - from));
        }
        const Bytes seen_directly = here & 1;
        const Bytes others = (here >> 4) & 15;
        const Bytes exposures = seen_directly + others;
        const Bytes through = kSummed ? (here >> 1) & 1 : As<Bytes>(others > 0) & 1;
        direct += seen_directly;
        both += seen_directly & through;
        reach += seen_directly | through;
        two -= As<Bytes>(exposures > 1);
        three -= As<Bytes>(exposures > 2);
        four -= As<Bytes>(exposures > 3);
        five -= As<Bytes>(exposures > 4);
        ten -= As<Bytes>(exposures > 9);
      }
      sums.reach += SumBytes(reach);
      sums.direct += SumBytes(direct);
      sums.both += SumBytes(both);
      sums.thrice += SumBytes(three);
      if (room == 0) flush();
    }
    frequency[0] += sums.reach;
    frequency[2] += sums.thrice;
    counts[cell] = sums;
  }
  flush();
  __builtin_memcpy(at_least, frequency, sizeof(frequency));
}

void CountAny(const std::uint8_t* state, const std::uint32_t* cells, std::uint32_t cell_count,
              bool summed, CellCounts* counts, AtLeast* at_least) {
  if (summed) {
    CountCells<true>(state, cells, cell_count, counts, at_least);
  } else {
    CountCells<false>(state, cells, cell_count, counts, at_least);
  }
}

// Both arrays have room behind the users for a whole vector.
__attribute__((flatten)) void AddMessage(const std::uint8_t* state, std::uint32_t users,
                                         std::uint8_t* sum) {
  for (std::uint32_t from = 0; from < users; from += kWide) {
    const Bytes now = Load<Bytes>(state + from);
    const Bytes before = Load<Bytes>(sum + from);
    const Bytes others = (now >> 4) & 15;
    const Bytes direct = (now | before) & 1;
    const Bytes through = ((before >> 1) & 1) | (As<Bytes>(others > 0) & 1);
    Bytes exposures = (now & 1) + others + (before & 1) + ((before >> 4) & 15);
    const Bytes is_many = As<Bytes>(exposures > 15);
    exposures = (is_many & 15) | (exposures & ~is_many);
    Store(sum + from, Bytes(direct | (through << 1) | ((exposures - direct) << 4)));
  }
}

}  // namespace
}  // namespace kringen::reach
// NOLINTEND(misc-definitions-in-headers)
