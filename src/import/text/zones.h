// Clocks of the whole world: by the names of IANA, of Windows ("W. Europe Standard Time") and of
// programs that put something before them ("/mozilla.org/20050126_1/Europe/Amsterdam"), since 1970;
// as Windows shows them ("(UTC+01:00) Amsterdam, Berlin"), and clocks that never change
// ("GMT+0200"). Local times are seconds as if of UTC.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "import/text/zone_data.h"

namespace kringen {

struct ZoneChange {
  TimePoint at = 0;
  int offset_s = 0;
  bool operator==(const ZoneChange&) const = default;
};

struct Zone {
  int first_offset_s = 0;           // before the first change
  std::vector<ZoneChange> changes;  // in order
  std::optional<ZoneRule> rule;     // from the last change on

  int OffsetAt(TimePoint t) const;
  // As FromCivil has it: what is skipped in spring is as far after the change, what occurs twice is
  // the first.
  TimePoint FromLocal(std::int64_t local) const;
};

// Nothing for a name that nobody knows, as "Customized Time Zone".
std::optional<Zone> FindZone(std::string_view name);

// Seconds since 1970 of a civil time as if it were of UTC; fields in range.
std::int64_t LocalSeconds(const CivilTime& civil);
CivilTime CivilOfLocal(std::int64_t local);

}  // namespace kringen
