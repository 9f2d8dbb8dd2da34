// libFuzzer target for iCalendar; the input is also tried as a rule of recurrence.
#include <cstdint>

#include "fuzz/laws.h"
#include "import/readers/calendar.h"
#include "import/readers/calendar_recurrence.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kringen;  // NOLINT: a program of one function
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  RequireSound(ReadCalendar({"agenda.ics", bytes}, "2024-03-20"));
  const CalendarTime start{{2024, 1, 31, 9, 0, 0}, false, false};
  if (const auto series = CalendarOccurrences(start, bytes, 1800000000); series) {
    const auto& times = series->starts;
    Require(!times.empty() && times.size() <= kMostOccurrences, "how many");
    Require(times.front() == start, "the first is the start");
    for (std::size_t i = 1; i < times.size(); ++i) {
      Require(times[i - 1].Instant() < times[i].Instant(), "in order");
    }
  }
  return 0;
}
