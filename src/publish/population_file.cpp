#include "publish/population_file.h"

#include <nlohmann/json.hpp>

namespace kringen {

std::string WithoutClaims(std::string_view population) {
  using Json = nlohmann::ordered_json;
  Json json = Json::parse(population.begin(), population.end(), nullptr, false);
  if (!json.is_object() || json.erase("claims") == 0) return std::string(population);
  constexpr int kIndent = 2;
  return json.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kringen
