#include "model/village_names.h"

#include "base/json_value.h"

namespace kringen {

VillageNames VillageNamesOf(std::string_view population_json) {
  VillageNames names;
  const JsonValue root = ParseJson(population_json).value_or(JsonValue());
  for (const JsonValue& village : ListIn(root, "villages")) {
    const std::string name(TextIn(village, "name"));
    if (!name.empty()) names[std::string(TextIn(village, "id"))] = name;
  }
  return names;
}

}  // namespace kringen
