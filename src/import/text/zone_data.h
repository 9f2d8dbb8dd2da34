// The tables that tools/make-zones.py makes of tzdata when Kringen is built. Times are seconds
// since 1970 (UTC), offsets seconds east of Greenwich.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kringen {

struct PackedChange {
  std::uint32_t at;
  std::int32_t offset_s;
};

// "Mmonth.week.weekday/time" of POSIX: week 5 is the last, weekday 0 Sunday; local time before the
// change, which may lie outside the day.
struct ZoneDay {
  int month, week, weekday, time_s;
};

// What holds in each year after the last change.
struct ZoneRule {
  int standard_s, daylight_s;
  ZoneDay begin, end;  // of daylight saving time
};

struct PackedZone {
  std::uint16_t first_change, changes;
  std::int32_t first_offset_s;  // before the first change
  std::int16_t rule;            // -1: none
};

struct ZoneName {
  const char* name;
  std::uint16_t zone;
};

extern const PackedChange kZoneChanges[];
extern const ZoneRule kZoneRules[];
extern const PackedZone kZones[];
extern const ZoneName kZoneNames[];  // in the order of their names in small letters
extern const std::size_t kZoneNameCount;

}  // namespace kringen
