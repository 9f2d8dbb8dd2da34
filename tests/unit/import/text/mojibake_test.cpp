#include "import/text/mojibake.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace kringen {
namespace {

std::string Damaged(std::string_view text) {
  std::string damaged;
  for (const char c : text) AppendCodePoint(static_cast<unsigned char>(c), &damaged);
  return damaged;
}

std::string Undone(std::string_view text, bool* spoiled) {
  *spoiled = false;
  return UndoMojibake(text, spoiled);
}

TEST_CASE("what Facebook did is undone, once and for good") {
  bool spoiled = false;
  for (const std::string text :
       {"Café geopend 🎉", "één", "naïef \"ja\" \\ 👨‍👩‍👧", "gewoon", ""}) {
    CHECK(Undone(Damaged(text), &spoiled) == text);
    CHECK_FALSE(spoiled);
    CHECK(Undone(Undone(Damaged(text), &spoiled), &spoiled) == text);
  }
}

TEST_CASE("real texts stay as they are") {
  bool spoiled = false;
  CHECK(Undone("10 €", &spoiled) == "10 €");
  CHECK_FALSE(spoiled);
  CHECK(Undone("caf\xC3\xA9 fini", &spoiled) == "caf\xC3\xA9 fini");  // Latin-1, not UTF-8 bytes
  CHECK(spoiled);
}

TEST_CASE("a text that was cut inside a character keeps the rest") {
  bool spoiled = false;
  const std::string damaged = Damaged("feest 🎉");
  const std::string cut = damaged.substr(0, damaged.size() - 2);  // the last code point
  CHECK(Undone(cut, &spoiled) == "feest \xEF\xBF\xBD");
  CHECK(spoiled);
}

TEST_CASE("one real character in the file, and nothing in it is touched") {
  CHECK(MayBeMojibake(R"({"post":"Caf\u00c3\u00a9"})"));
  CHECK(MayBeMojibake(R"({"post":"\\u20ac"})"));
  CHECK_FALSE(MayBeMojibake(R"({"post":"\u20ac"})"));
  CHECK_FALSE(MayBeMojibake("{\"post\":\"€\"}"));
  CHECK_FALSE(MayBeMojibake(R"({"post":"\\\u20ac"})"));
}

}  // namespace
}  // namespace kringen
