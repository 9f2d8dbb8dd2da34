// The clock changes of Europe/Amsterdam as stretches of time with one UTC offset.
// Facts 1916-1980 as in the IANA time zone database (file "europe", rules Neth and EU, with the
// Dutch data of before 1970 that Debian keeps); rules from 1981. Times are seconds UTC.
#pragma once

#include "base/civil_time.h"

namespace kringen {

struct ZoneSegment {
  TimePoint from = INT64_MIN;
  TimePoint to = INT64_MAX;
  int offset_s = 0;
};

// The stretch that contains t: from <= t < to.
ZoneSegment SegmentAt(TimePoint t);

}  // namespace kringen
