// The villages of a population file by their names, for everything that speaks of them: reports,
// and messages of which somebody wrote the village down. What else the file holds is for the reach
// model and the map.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace kringen {

// Names by id.
using VillageNames = std::map<std::string, std::string, std::less<>>;
VillageNames VillageNamesOf(std::string_view population_json);

}  // namespace kringen
