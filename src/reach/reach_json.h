// The reach worker's messages as JSON: what the page asks and what it is told. The shapes are those
// of web/reach.d.ts (ToReach, FromReach, Circles, CircleReach).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "reach/population.h"
#include "reach/reach_result.h"

namespace kringen::reach {

struct StartMessage {
  std::string spec;  // text of population.json
  std::uint64_t seed = 1;
};
struct AskMessage {
  std::string key;
  ReachQuestion question;
  std::optional<std::vector<FixedParameter>> compare;
  std::uint32_t rough = 128;  // replicates before a first answer; 0: none before the last
  bool background = false;    // after all that a reader waits for
};
struct CancelMessage {
  std::string key;
};
using ToReach = std::variant<StartMessage, AskMessage, CancelMessage>;

// Errors: "reach.not_json", "reach.unknown_message", "reach.unknown_parameter",
// "reach.bad_number"; `key` is set as far as it could be read.
Result<ToReach> ParseToReach(std::string_view json, std::string* key);

std::string ReadyJson(const PopulationSpec& spec);
std::string ResultJson(std::string_view key, const ReachResult& result);
std::string FailedJson(const std::optional<std::string>& key, const Error& problem);
// The bytes for kringen_import("circles") and kringen_import("circle_reach").
std::string CirclesJson(const PopulationSpec& spec, const Population& population);
std::string CircleReachJson(std::string_view key, const PopulationSpec& spec,
                            const ReachResult& result);

}  // namespace kringen::reach
