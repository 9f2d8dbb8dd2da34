// Names of months, days of the week and zones as dates are written with them, in Dutch, English,
// German, French and Frisian. Words come folded: small letters without accents.
#pragma once

#include <optional>
#include <string_view>

namespace kringen {

// 1-12, also of what people shorten ("mrt", "sept"); 0 for any other word.
int MonthOfName(std::string_view word);
// 0 = Monday; -1 for any other word.
int WeekdayOfName(std::string_view word);
// Seconds from UTC of a zone's letters ("cet", "mesz", "est"). Nothing for other words, and for
// letters that two parts of the world use.
std::optional<int> OffsetOfName(std::string_view word);

}  // namespace kringen
