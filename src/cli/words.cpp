#include "cli/words.h"

namespace kringen {

// Made by cmake/cli.cmake.
extern const char* const kDutchWords;
extern const char* const kEnglishWords;
extern const char* const kDutchLabels;
extern const char* const kEnglishLabels;

Words::Words(std::string_view language)
    : texts_(ParseJson(language == "en" ? kEnglishWords : kDutchWords).value_or(JsonValue())),
      labels_(ParseJson(language == "en" ? kEnglishLabels : kDutchLabels).value_or(JsonValue())) {}

std::string Words::Of(const Error& error) const {
  return Get(error.code, {{"place", error.place}, {"detail", error.detail}});
}

std::string Words::Get(std::string_view key,
                       const std::vector<std::pair<std::string_view, std::string>>& fill) const {
  const JsonValue* found = texts_.Find(key);
  if (found == nullptr) found = labels_.Find(key);
  std::string text = found == nullptr ? std::string(key) : found->text;
  for (const auto& [name, value] : fill) {
    const std::string mark = "{" + std::string(name) + "}";
    const std::size_t at = text.find(mark);
    if (at != std::string::npos) text.replace(at, mark.size(), value);
  }
  return text;
}

}  // namespace kringen
