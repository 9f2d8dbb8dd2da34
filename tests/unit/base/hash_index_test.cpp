#include "base/hash_index.h"

#include <doctest/doctest.h>

#include <string>
#include <unordered_set>
#include <vector>

namespace kringen {
namespace {

TEST_CASE("law: what was entered is found, what was not is not") {
  std::vector<std::string> names;
  HashIndex index;
  const auto find = [&](const std::string& name) {
    return index.Find(HashBytes(name), [&](std::uint32_t i) { return names[i] == name; });
  };
  CHECK(find("niets") == HashIndex::kNone);
  for (std::uint32_t n = 0; n < 20000; ++n) {
    const std::string name = "fb-" + std::to_string(n * 7919u);
    REQUIRE(find(name) == HashIndex::kNone);
    names.push_back(name);
    index.Insert(HashBytes(name), n, [&](std::uint32_t i) { return HashBytes(names[i]); });
  }
  for (std::uint32_t n = 0; n < names.size(); ++n) REQUIRE(find(names[n]) == n);
  CHECK(find("fb-x") == HashIndex::kNone);
}

TEST_CASE("law: entries with one hash are told apart") {
  HashIndex index;
  for (std::uint32_t n = 0; n < 500; ++n) {
    index.Insert(7, n, [](std::uint32_t) { return 7u; });
  }
  for (std::uint32_t n = 0; n < 500; ++n) {
    CHECK(index.Find(7, [n](std::uint32_t i) { return i == n; }) == n);
  }
}

TEST_CASE("names that differ little have different hashes") {
  std::unordered_set<std::uint32_t> hashes;
  for (int n = 0; n < 10000; ++n) hashes.insert(HashBytes("item-" + std::to_string(n)));
  CHECK(hashes.size() > 9990);
  CHECK(HashBytes("a") != HashBytes(std::string_view("a\0", 2)));
}

}  // namespace
}  // namespace kringen
