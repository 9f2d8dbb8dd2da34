// The words of the command line, from assets/cli/{nl,en}.json, which are built into the program, so
// that it works wherever it is copied to.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_value.h"
#include "base/result.h"

namespace kringen {

class Words {
 public:
  // "nl" or "en"; anything else is Dutch.
  explicit Words(std::string_view language);

  // The sentence of what went wrong or what must be told, with {place} and {detail}.
  std::string Of(const Error& error) const;
  // The text of a key with its {names} filled in; the key itself where there is none.
  std::string Get(std::string_view key,
                  const std::vector<std::pair<std::string_view, std::string>>& fill = {}) const;

 private:
  JsonValue texts_;
  JsonValue labels_;  // of the studio, for what both name
};

}  // namespace kringen
