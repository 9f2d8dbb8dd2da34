#include "model/text_scan.h"

#include <doctest/doctest.h>

#include <string>

#include "support/random.h"

namespace kringen {
namespace {

TEST_CASE("law: finds what std::string finds") {
  Random dice(3);
  const auto random = [&dice](std::size_t below) { return dice.Below(below); };
  for (int n = 0; n < 4000; ++n) {
    std::string text;
    const std::size_t letters = 2 + random(4);
    for (std::size_t length = random(300); length > 0; --length) {
      text += static_cast<char>('a' + random(letters));
    }
    std::string word;
    for (std::size_t length = 1 + random(n % 2 == 0 ? 3 : 40); length > 0; --length) {
      word += static_cast<char>('a' + random(letters));
    }
    if (n % 3 == 0 && text.size() > 2) word = text.substr(random(text.size() - 1));
    const TextNeedle needle(word);
    std::size_t expected = 0;
    std::size_t found = 0;
    do {
      expected = text.find(word, expected);
      found = needle.FindIn(text, found);
      REQUIRE(found == expected);
      ++expected;
      ++found;
    } while (found != 0);
  }
}

TEST_CASE("ends and bytes of all kinds") {
  const std::string text = "\x01\xC3\xA9\xF0\x9F\x8E\x89 einde";
  CHECK(TextNeedle("\xF0\x9F\x8E\x89").FindIn(text, 0) == 3);
  CHECK(TextNeedle("e").FindIn(text, 12) == 12);
  CHECK(TextNeedle("e").FindIn(text, text.size()) == std::string::npos);
  CHECK(TextNeedle("einde").FindIn(text, 0) == 8);
  CHECK(TextNeedle("eindes").FindIn(text, 0) == std::string::npos);
  CHECK(TextNeedle("x").FindIn("", 0) == std::string::npos);
}

}  // namespace
}  // namespace kringen
