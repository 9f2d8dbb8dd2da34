// The closed lists of C++ are those of tests/fixtures/closed-lists.json, to which the tests of the
// document compare JavaScript, the contract and the schema (tests/web/closed-lists.test.mjs).
#include "model/item_names.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/json_value.h"
#include "model/platform.h"

namespace kringen {
namespace {

using Lists = std::map<std::string, std::vector<std::string>>;

Lists Written() {
  std::ifstream file(KRINGEN_SOURCE_DIR "/tests/fixtures/closed-lists.json", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  const std::optional<JsonValue> json = ParseJson(text.str());
  REQUIRE(json.has_value());
  Lists lists;
  for (std::size_t i = 0; i < json->names.size(); ++i) {
    for (const JsonValue& word : json->values[i].values) {
      lists[json->names[i]].push_back(word.text);
    }
  }
  return lists;
}

// An empty name stands for what is not known; it is no word.
template <typename Names>
std::vector<std::string> WordsOf(const Names& names) {
  std::vector<std::string> words;
  for (const std::string_view name : names) {
    if (!name.empty()) words.emplace_back(name);
  }
  return words;
}

TEST_CASE("the closed lists are those that all other lists are compared with") {
  const Lists lists{{"channel_kinds", WordsOf(kChannelKindNames)},
                    {"platforms", WordsOf(kPlatformNames)},
                    {"kinds", WordsOf(kKindNames)},
                    {"instruments", WordsOf(kInstrumentNames)},
                    {"directions", WordsOf(kDirectionNames)},
                    {"precisions", WordsOf(kPrecisionNames)},
                    {"units", WordsOf(kUnitNames)},
                    {"lane_colours", WordsOf(kLaneColourNames)}};
  CHECK(lists == Written());
}

TEST_CASE("a word gives its value and back; another word leaves the value as it is") {
  for (std::size_t i = 0; i < kPlatformNames.size(); ++i) {
    Platform platform = Platform::kX;
    CHECK(SetNamed(kPlatformNames, kPlatformNames[i], &platform));
    CHECK(static_cast<std::size_t>(platform) == i);
    CHECK(std::string_view(NameOf(kPlatformNames, platform)) == kPlatformNames[i]);
  }
  Direction direction = Direction::kAsks;
  CHECK_FALSE(SetNamed(kDirectionNames, "sings", &direction));
  CHECK(direction == Direction::kAsks);
}

}  // namespace
}  // namespace kringen
