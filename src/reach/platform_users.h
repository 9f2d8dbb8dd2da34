// The residents as users of the platform of a message, in its year: how many at most can have seen
// it, and the town that its way is followed through.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reach/engagement.h"
#include "reach/population_spec.h"

namespace kringen::reach {

// A year with the part of it that has passed.
double YearOf(const Engagement& message);

// Whether the population file's own year may speak for a message: for its ages and its users.
bool IsOfYear(const Engagement& message, const PopulationSpec& spec);

struct UsersBound {
  double persons = 0;    // nobody else can have seen it
  bool is_known = true;  // false: how many use the platform is not, and this is all residents
};
// `users_total`: the share of the residents, fixed by the one who asks.
UsersBound BoundOf(const Engagement& message, const PopulationSpec& spec,
                   std::optional<double> users_total = {});

// Of several messages the one whose platform most residents use in its year, the latest of equals:
// in its town all of them are followed, so that together they reach no fewer than each alone.
const Engagement& WidestOf(const std::vector<Engagement>& messages, const PopulationSpec& spec);

// The same for all messages for which the town is the same; empty for the file's own users.
std::string TownKeyOf(const Engagement& message, const PopulationSpec& spec);
// The spec with the users of that platform and year; as it is where these are not known.
PopulationSpec TownSpecOf(const Engagement& message, const PopulationSpec& spec);

}  // namespace kringen::reach
