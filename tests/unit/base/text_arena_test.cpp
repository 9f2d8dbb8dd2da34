#include "base/text_arena.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kringen {
namespace {

TEST_CASE("law: every text comes back, views never move, no text spans two blocks") {
  TextArena arena;
  std::vector<std::string> texts;
  std::vector<TextRef> refs;
  std::vector<const char*> places;
  for (std::size_t n = 0; n < 300; ++n) {
    texts.push_back(std::string(1 + n * n * 7 % 90000, static_cast<char>('a' + n % 26)));
    refs.push_back(arena.Add(texts.back()));
    places.push_back(arena.Get(refs.back()).data());
  }
  texts.push_back(std::string(1u << 20, 'x'));
  refs.push_back(arena.Add(texts.back()));
  places.push_back(arena.Get(refs.back()).data());
  for (std::size_t n = 0; n < texts.size(); ++n) {
    REQUIRE(arena.Get(refs[n]) == texts[n]);
    REQUIRE(arena.Get(refs[n]).data() == places[n]);
    const std::uint32_t last = refs[n].offset + refs[n].size - 1;
    REQUIRE(refs[n].offset / TextArena::kBlockBytes == last / TextArena::kBlockBytes);
    if (n > 0) REQUIRE(refs[n].offset >= refs[n - 1].offset + refs[n - 1].size);
  }
}

TEST_CASE("law: the blocks together are the texts in order") {
  TextArena arena;
  std::string all;
  for (std::size_t n = 0; n < 2000; ++n) {
    const std::string text = "tekst " + std::to_string(n) + std::string(n % 700, '.');
    all += text;
    arena.Add(text);
  }
  std::string joined;
  for (std::size_t i = 0; i < arena.block_count(); ++i) joined += arena.Block(i);
  CHECK(joined == all);
  CHECK(arena.bytes() == all.size());
  CHECK(arena.reserved_bytes() >= arena.bytes());
}

TEST_CASE("a small feed costs little, an empty text nothing") {
  TextArena arena;
  CHECK(arena.Add("").size == 0);
  CHECK(arena.Get({}).empty());
  CHECK(arena.block_count() == 0);
  arena.Add("een");
  CHECK(arena.reserved_bytes() <= 1u << 16);
}

TEST_CASE("a text of a whole block fits") {
  TextArena arena;
  arena.Add("kort");
  const std::string text(TextArena::kBlockBytes, 'b');
  const TextRef ref = arena.Add(text);
  CHECK(arena.Get(ref) == text);
  const TextRef next = arena.Add("na");
  CHECK(arena.Get(next) == "na");
}

}  // namespace
}  // namespace kringen
