#include "cli/words.h"

#include <algorithm>

#include "publish/html.h"

namespace kringen {

namespace {

const LanguageWords& RowOf(std::string_view language) {
  const std::span<const LanguageWords> rows = WordsByLanguage();
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const LanguageWords& row) { return row.code == language; });
  return found == rows.end() ? rows.front() : *found;
}

JsonValue Parsed(const char* json) { return ParseJson(json).value_or(JsonValue()); }

}  // namespace

Words::Words(std::string_view language)
    : texts_(Parsed(RowOf(language).words)), labels_(Parsed(RowOf(language).labels)) {}

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

std::string Words::Plural(const std::string& key, std::size_t count,
                          std::vector<std::pair<std::string_view, std::string>> fill) const {
  fill.emplace_back("count", std::to_string(count));
  return Get(PluralKey(key, static_cast<std::int64_t>(count)), fill);
}

}  // namespace kringen
