// libFuzzer target for the words of an export: a file of them that words.json has named, whatever
// is in it. It is taken whole or not at all, and what it finds are messages that are there.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/json_value.h"
#include "fuzz/require.h"
#include "model/export_pages.h"
#include "model/feed.h"
#include "model/feed_json.h"
#include "model/word_index.h"

namespace {

constexpr std::int64_t kMessages = 9;

// A feed of which an index has told so many messages.
kringen::Feed ToldFeed() {
  kringen::Feed feed;
  for (std::int64_t i = 0; i < kMessages; ++i) {
    kringen::Item item;
    item.page = 0;
    item.id = feed.texts.Add("id-" + std::to_string(i));
    kringen::EnterItem(item, &feed);
    ++feed.partial_items;
  }
  feed.indexed_runs.push_back({0, 0, 0, static_cast<std::size_t>(kMessages)});
  kringen::Refresh(&feed);
  return feed;
}

// What words.json would say that the file begins with.
std::string FirstKey(std::string_view bytes) {
  const std::optional<kringen::JsonValue> json = kringen::ParseJson(bytes);
  const kringen::JsonValue* const keys = json ? json->Find("keys") : nullptr;
  return keys == nullptr || keys->values.empty() ? std::string() : keys->values.front().text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  kringen::Feed feed = ToldFeed();
  static_cast<void>(kringen::ReadWords(bytes, &feed));  // as words.json itself
  feed.words.part_messages = {kMessages};
  const std::string name = kringen::NameByContent(kringen::kWordsStart, kringen::Sha256Hex(bytes));
  feed.words.files = {name};
  feed.words.firsts = {FirstKey(bytes)};
  feed.words.lists.clear();
  const bool taken = kringen::ReadWordList(name, bytes, &feed).ok();
  kringen::Require(taken == !feed.words.lists.empty(), "whole or not at all");
  if (!taken) return 0;
  for (const std::string& key : feed.words.lists.front().keys) {
    const std::vector<std::uint64_t> bits = kringen::FindInWords(feed, key);
    kringen::Require(bits.size() == 1 && bits[0] >> kMessages == 0, "messages that are there");
    kringen::Require(!kringen::IsInWords(key) || bits[0] != 0, "a key has its messages");
  }
  return 0;
}
