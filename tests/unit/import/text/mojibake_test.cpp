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
  return UndoMojibake(text, true, spoiled);
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
  CHECK_FALSE(spoiled);
  CHECK(UndoMojibake("café", false, &spoiled) == "café");  // is no cut character
  CHECK_FALSE(spoiled);
}

TEST_CASE("a text that was cut inside a character keeps the rest") {
  bool spoiled = false;
  const std::string damaged = Damaged("feest 🎉");
  const std::string cut = damaged.substr(0, damaged.size() - 2);  // the last code point
  CHECK(Undone(cut, &spoiled) == "feest \xEF\xBF\xBD");
  CHECK(spoiled);
}

TEST_CASE("each text is mended by itself: a real one beside damaged ones changes nothing") {
  const std::string file = "[\"" + Damaged("één 🎉") + "\",\"10 €\",\"naïef\"]";
  TextMender mender(file);
  CHECK(mender.Mend(Damaged("één 🎉")) == "één 🎉");
  CHECK(mender.Mend("10 €") == "10 €");
  CHECK(mender.Mend("naïef") == "naïef");
  CHECK(mender.Mend(Damaged("Ærø ’t café")) == "Ærø ’t café");
  CHECK(mender.spoiled() == 0);
  for (const std::string text : {"één 🎉", "10 €", "naïef", "gewoon", "smørrebrød", "’t"}) {
    const std::string once = mender.Mend(Damaged(text));
    CHECK(once == text);
    CHECK(mender.Mend(once) == text);
  }
}

TEST_CASE("a file of real texts is one, raw or escaped") {
  CHECK(HasStrayBytes(R"({"post":"\u00e2\u0082\u00ac"})"));
  CHECK(HasStrayBytes("\"" + Damaged("€") + "\""));
  CHECK_FALSE(HasStrayBytes(R"({"post":"Caf\u00e9 \u20ac"})"));
  CHECK_FALSE(HasStrayBytes("{\"post\":\"café €\"}"));
  CHECK_FALSE(HasStrayBytes(R"({"post":"\\u0080"})"));
}

}  // namespace
}  // namespace kringen
