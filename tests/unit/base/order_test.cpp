#include "base/order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/rng.h"

using kringen::OrderOf;
using kringen::SortBy;

TEST_CASE("the order is a permutation, rising, and stable") {
  kringen::RandomStream random(7);
  for (const std::size_t count : {0, 1, 2, 17, 1000}) {
    std::vector<std::int64_t> keys;
    for (std::size_t i = 0; i < count; ++i) {
      keys.push_back(std::int64_t{random.Below(50)} - 25);
    }
    std::vector<std::uint32_t> order = OrderOf(keys);
    REQUIRE(order.size() == count);
    for (std::size_t i = 1; i < count; ++i) {
      const std::uint32_t a = order[i - 1], b = order[i];
      CHECK((keys[a] < keys[b] || (keys[a] == keys[b] && a < b)));
    }
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < count; ++i) CHECK(order[i] == i);
  }
}

TEST_CASE("values move with their keys") {
  std::vector<std::string> words{"burgemeester", "dorp", "kring", "plein", "brug"};
  SortBy(&words, [](const std::string& word) { return static_cast<std::int64_t>(word.size()); });
  CHECK(words == std::vector<std::string>{"dorp", "brug", "kring", "plein", "burgemeester"});
}
