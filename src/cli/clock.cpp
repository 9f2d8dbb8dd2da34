#include "cli/clock.h"

#include <ctime>

#include "model/publication_json.h"

namespace kringen {

std::string DayNow() { return FormatDate(static_cast<TimePoint>(std::time(nullptr))); }

}  // namespace kringen
