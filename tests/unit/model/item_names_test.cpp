// The closed lists of C++ are those of tests/fixtures/closed-lists.json, to which the tests of the
// document compare JavaScript, the contract and the schema (tests/web/closed-lists.test.mjs). What
// platforms there are is in web/base/platforms.js, of which the build makes the table of C++.
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
  const Lists lists{
      {"channel_kinds", WordsOf(kChannelKindNames)}, {"kinds", WordsOf(kKindNames)},
      {"instruments", WordsOf(kInstrumentNames)},    {"directions", WordsOf(kDirectionNames)},
      {"precisions", WordsOf(kPrecisionNames)},      {"units", WordsOf(kUnitNames)},
      {"definitions", WordsOf(kDefinitionNames)}};
  CHECK(lists == Written());
}

TEST_CASE("the table of platforms is whole, from what is not known to all others") {
  CHECK(kPlatformRows.size() == static_cast<std::size_t>(Platform::kOther) + 1);
  CHECK(std::string_view(NameOf(kPlatformNames, Platform::kUnknown)).empty());
  CHECK(std::string_view(NameOf(kPlatformNames, Platform::kLinkedIn)) == "linkedin");
  CHECK(std::string_view(NameOf(kPlatformNames, Platform::kOther)) == "other");
  for (const PlatformRow& row : kPlatformRows) {
    CAPTURE(row.word);
    const std::string_view word = row.word, colour = kLaneColourRows.at(row.lane_colour).name;
    CHECK((colour == word || colour == "other"));
    CHECK(KindOfPlatform(PlatformNamed(word)) == row.kind);
    CHECK(kLaneColourRows.at(LaneColourOf(PlatformNamed(word))).name == colour);
  }
}

TEST_CASE("a kind alone says where a channel is, or nothing does") {
  for (const ChannelKind kind : {ChannelKind::kPress, ChannelKind::kWebsite, ChannelKind::kVisit}) {
    CHECK(KindOfPlatform(PlatformOfKind(kind)) == kind);
  }
  CHECK(PlatformOfKind(ChannelKind::kSocial) == Platform::kUnknown);
  CHECK(PlatformOfKind(ChannelKind::kOther) == Platform::kUnknown);
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
