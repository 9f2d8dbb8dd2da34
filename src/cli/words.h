// The words of the command line, from assets/cli, which are built into the program, so that it
// works wherever it is copied to.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_value.h"
#include "base/result.h"

namespace kringen {

// What one language says, as JSON texts; made by cmake/cli.cmake, Dutch first.
struct LanguageWords {
  std::string_view code;
  const char* words;
  const char* labels;  // of the studio, for what both name
};
std::span<const LanguageWords> WordsByLanguage();

class Words {
 public:
  // A code ("nl", "en"); of a language without words, Dutch.
  explicit Words(std::string_view language);

  // The sentence of what went wrong or what must be told, with {place} and {detail}.
  std::string Of(const Error& error) const;
  // The text of a key with its {names} filled in; the key itself where there is none.
  std::string Get(std::string_view key,
                  const std::vector<std::pair<std::string_view, std::string>>& fill = {}) const;
  // That of KEY.one or KEY.other, with {count}.
  std::string Plural(const std::string& key, std::size_t count,
                     std::vector<std::pair<std::string_view, std::string>> fill = {}) const;

 private:
  JsonValue texts_;
  JsonValue labels_;  // of the studio, for what both name
};

}  // namespace kringen
