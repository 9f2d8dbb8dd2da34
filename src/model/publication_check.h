// Whether an export means something: what its references lead to, which addresses it has, what was
// withdrawn. Its form is checked while it is read (publication_json.h).
#pragma once

#include <string_view>
#include <vector>

#include "model/publication_json.h"

namespace kringen {

// Is a row counted up to a day before the message was there? Of a message of which only the month
// or the year is known, these count.
bool IsMeasuredEarly(const PublicationItem& item, const MetricRow& row);

// Codes "export.unknown_channel", "export.unknown_case", "export.unknown_item", "export.bad_url",
// "export.withdrawn", "export.empty_text", "export.unused_case"; the place is "ID/member".
// "export.no_platform": a social channel of an export of before the member; no reach is estimated.
// What cannot be: "export.two_counts" (of one source on one day), "export.dialogue_sums"; what of
// one measurement cannot be, the reader tells (possible_figures.h).
// "export.unknown_withdrawn": an id in withdrawn.json, by hand, that no message has.
// "export.ahead": a message that is still to come (still_public.h); `today` as there.
std::vector<Error> CheckMeaning(const Publication& publication, std::string_view today = "");

// A problem in reading an export after which it is not known what it published or withdrew: nothing
// may be written over it.
bool HidesContent(const Error& problem);
// One for which a message was left out in reading, the others stay.
bool LosesMessage(const Error& problem);

}  // namespace kringen
