// What the pointer or a press stands on, by what it means: the layout may be made anew between
// press and release, and then the same message, case or village is still the same target.
#pragma once

#include <cstdint>
#include <variant>

#include "view/replay.h"
#include "view/timeline_layout.h"

namespace kringen {

struct NoTarget {
  bool operator==(const NoTarget&) const = default;
};
// The handle between map and timeline.
struct SplitTarget {
  bool operator==(const SplitTarget&) const = default;
};
struct ReplayTarget {
  ReplayBar::Part part = ReplayBar::Part::kNone;
  bool operator==(const ReplayTarget&) const = default;
};
// The circle map where nothing else is.
struct GroundTarget {
  bool operator==(const GroundTarget&) const = default;
};
struct MapButtonTarget {
  std::size_t button = 0;  // index into CircleLayout::buttons
  bool operator==(const MapButtonTarget&) const = default;
};
struct CircleTarget {
  std::int32_t circle = -1;
  bool operator==(const CircleTarget&) const = default;
};
struct VillageTarget {
  std::size_t disc = 0;        // index into VillageLayout::discs
  bool on_circle_map = false;  // a drag moves the map
  bool operator==(const VillageTarget&) const = default;
};
// A mark, or the card of one.
struct MessageTarget {
  int lane = 0;
  ItemIndex item = kNoItem;
  TimeSpan cluster;      // of the messages that it stands for; empty for one
  bool at_once = false;  // they came within a minute
  bool operator==(const MessageTarget&) const = default;
};
struct CaseTarget {
  int case_index = -1;
  bool operator==(const CaseTarget&) const = default;
};
struct ChannelTarget {
  int channel = -1;
  bool operator==(const ChannelTarget&) const = default;
};
struct TickTarget {
  TimeSpan span;
  bool operator==(const TickTarget&) const = default;
};
struct OverviewTarget {
  HitKind part = HitKind::kOverview;  // or the brush, or one of its edges
  bool operator==(const OverviewTarget&) const = default;
};
// The lanes where nothing else is.
struct PlotTarget {
  bool operator==(const PlotTarget&) const = default;
};

// The row that says which lanes are out of sight.
struct HiddenLanesTarget {
  bool operator==(const HiddenLanesTarget&) const = default;
};

using Target = std::variant<NoTarget, SplitTarget, ReplayTarget, GroundTarget, MapButtonTarget,
                            CircleTarget, VillageTarget, MessageTarget, CaseTarget, ChannelTarget,
                            TickTarget, OverviewTarget, PlotTarget, HiddenLanesTarget>;

template <typename T>
bool Is(const Target& target) {
  return std::holds_alternative<T>(target);
}

inline bool IsReplay(const Target& target, ReplayBar::Part part) {
  return target == Target(ReplayTarget{part});
}
// On the circle map a drag moves it, whatever it began on but a button.
inline bool IsOnCircleMap(const Target& target) {
  const auto* village = std::get_if<VillageTarget>(&target);
  return Is<GroundTarget>(target) || Is<CircleTarget>(target) ||
         (village != nullptr && village->on_circle_map);
}

}  // namespace kringen
