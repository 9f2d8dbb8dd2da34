#include "publish/population_file.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "base/json_value.h"

namespace kringen {

bool IsPopulation(std::string_view bytes) {
  if (bytes.substr(0, 1) != "{") return false;
  const std::optional<JsonValue> json = ParseJson(bytes);
  return json && !ListIn(*json, "villages").empty() && json->Find("items") == nullptr;
}

std::string WithoutClaims(std::string_view population) {
  using Json = nlohmann::ordered_json;
  Json json = Json::parse(population.begin(), population.end(), nullptr, false);
  if (!json.is_object() || json.erase("claims") == 0) return std::string(population);
  constexpr int kIndent = 2;
  return json.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kringen
