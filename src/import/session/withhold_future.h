// Messages that a source has set ready for a later time: they wait, whatever the source. Events
// are of the time at which they take place, and stay.
#pragma once

#include <string>
#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

// `generated` is the instant of the run and `today` its day; a run that is told its day alone has
// midnight for its instant, and then counts by days. Withheld are those not withheld already; a
// person may overrule it.
void WithholdFuture(const std::string& generated, const std::string& today,
                    std::vector<Candidate>* candidates);

}  // namespace kringen
