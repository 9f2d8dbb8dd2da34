#include "base/text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text_marks.h"
#include "support/random.h"

namespace kringen {
namespace {

// Texts of many scripts and lengths, invalid bytes too, the same on every run.
std::vector<std::string> SomeTexts() {
  const std::vector<std::string> pieces = {"a",
                                           "Z",
                                           " ",
                                           "  ",
                                           "\n",
                                           "é",
                                           "É",
                                           "ß",
                                           "ĳ",
                                           "Œ",
                                           "ё",
                                           "Й",
                                           "Ά",
                                           "ς",
                                           "ﬁ",
                                           "🎉",
                                           "👩‍👩‍👧",
                                           "👍🏽",
                                           "🇳🇱",
                                           "e\u0301",
                                           "の",
                                           "ก็",
                                           "क्ष",
                                           "ع",
                                           "\xC3",
                                           "\xFF",
                                           "\xE2\x82",
                                           "\u00A0",
                                           "Losser ",
                                           "\u200D",
                                           "0",
                                           ".",
                                           "!",
                                           "…",
                                           "Straße",
                                           "\xF0\x9F",
                                           "\u202E",
                                           "\t"};
  std::vector<std::string> texts;
  Random random(42);
  for (int n = 0; n < 1500; ++n) {
    std::string text;
    for (int length = n % 40; length > 0; --length) {
      text += pieces[random.Below(pieces.size())];
    }
    texts.push_back(text);
  }
  return texts;
}

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) ReadCodePoint(text, &at);
  return count;
}

TEST_CASE("law: folding is idempotent and leaves neither capitals nor double spaces") {
  for (const std::string& text : SomeTexts()) {
    const std::string folded = Fold(text);
    REQUIRE(Fold(folded) == folded);
    REQUIRE(folded.find("  ") == std::string::npos);
    for (const char c : folded) REQUIRE_FALSE((c >= 'A' && c <= 'Z'));
  }
}

TEST_CASE("law: folding by sixteen bytes and one by one agree") {
  for (const std::string& text : SomeTexts()) {
    std::string longer = "Vandaag in de Week: " + text + " MET een LANGE staart aan ASCII  tekst.";
    std::string slow;
    for (std::size_t at = 0; at < longer.size();) {
      const std::size_t start = at;
      ReadCodePoint(longer, &at);
      const std::string one = Fold(std::string_view(longer).substr(start, at - start));
      if (one != " " || slow.empty() || slow.back() != ' ') slow += one;
    }
    REQUIRE(Fold(longer) == slow);
  }
}

TEST_CASE("folding appends and does not look at what stands before") {
  std::string out = "x ";
  AppendFolded(" Éé", &out);
  CHECK(out == "x  ee");
}

TEST_CASE("folding: accents, ligatures, Greek, Cyrillic, full width") {
  CHECK(Fold("Één Café") == "een cafe");
  CHECK(Fold("reünie") == "reunie");
  CHECK(Fold("re\u0075\u0308nie") == "reunie");
  CHECK(Fold("ĲSBEER ĳs") == "ijsbeer ijs");
  CHECK(Fold("Straße STRASSE ẞ") == "strasse strasse ss");
  CHECK(Fold("Œuvre Ærø Łódź Đakovo Þing") == "oeuvre aero lodz dakovo thing");
  CHECK(Fold("Türkiye İstanbul ığdır ŞİŞLİ") == "turkiye istanbul igdir sisli");
  CHECK(Fold("Việt Nam ǅ ﬁets") == "viet nam dz fiets");
  CHECK(Fold("ΆΝΘΡΩΠΟΣ άνθρωπος") == "ανθρωποσ ανθρωποσ");
  CHECK(Fold("ЁЛКА ёлка Київ ЇЖАК") == "елка елка киів іжак");
  CHECK(Fold("ＡＢｃ") == "abc");
  CHECK(Fold("a\u00ADb\u200Bc\uFE0F") == "abc");
  CHECK(Fold("a\t\n \u00A0\u3000b") == "a b");
  CHECK(Fold("1 × 2 ÷ 3 € ½") == "1 × 2 ÷ 3 € ½");
  CHECK(Fold("日本 한국 العربية हिन्दी") == "日本 한국 العربية हिन्दी");
  CHECK(Fold("'t ’t") == "'t 't");
}

TEST_CASE("invalid bytes read as U+FFFD of length one") {
  for (const char* text : {"\xFF", "\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80",
                           "\xF5\x80\x80\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82"}) {
    std::size_t at = 0;
    CHECK(ReadCodePoint(text, &at) == 0xFFFD);
    CHECK(at == 1);
  }
  std::size_t at = 0;
  CHECK(ReadCodePoint("\xF4\x8F\xBF\xBF", &at) == 0x10FFFF);
  CHECK(at == 4);
}

TEST_CASE("law: a code point is read as it was appended") {
  for (char32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    AppendCodePoint(c, &text);
    std::size_t at = 0;
    REQUIRE(ReadCodePoint(text, &at) == c);
    REQUIRE(at == text.size());
  }
}

TEST_CASE(
    "law: Ellipsize keeps the limit, gives whole texts back and cuts only between characters") {
  for (const std::string& text : SomeTexts()) {
    for (std::size_t most = 0; most < 30; ++most) {
      const std::string cut = Ellipsize(text, most);
      REQUIRE(CountCodePoints(cut) <= most);
      if (CountCodePoints(text) <= most) {
        REQUIRE(cut == text);
      } else if (most > 0) {
        REQUIRE(cut.size() >= 3);
        const std::size_t kept = cut.size() - 3;
        REQUIRE(cut.substr(kept) == "…");
        REQUIRE(text.substr(0, kept) == cut.substr(0, kept));
        std::size_t at = kept;
        const char32_t next = ReadCodePoint(text, &at);
        if (kept > 0) REQUIRE_FALSE(IsExtender(next));
      }
    }
  }
}

TEST_CASE("sequences stay whole") {
  CHECK(Ellipsize("ab👩‍👩‍👧cd", 6) == "ab…");
  CHECK(Ellipsize("ab👩‍👩‍👧cd", 8) == "ab👩‍👩‍👧…");
  CHECK(Ellipsize("👍🏽👍🏽", 3) == "👍🏽…");
  CHECK(Ellipsize("🇳🇱🇩🇪🇧🇪", 4) == "🇳🇱…");
  CHECK(Ellipsize("🇳🇱🇩🇪🇧🇪", 5) == "🇳🇱🇩🇪…");
  CHECK(Ellipsize("e\u0301e\u0301e\u0301", 4) == "e\u0301…");
  CHECK(Ellipsize("❤️❤️❤️", 4) == "❤️…");
  CHECK(Ellipsize("1️⃣2️⃣", 4) == "1️⃣…");
  CHECK(Ellipsize("किकिकि", 4) == "कि…");
  CHECK(Ellipsize("🏴󠁧󠁢󠁳󠁣󠁴󠁿x", 4) == "…");
}

TEST_CASE("a sentence begins with a large letter, and nothing else of it changes") {
  CHECK(Capitalized("de krant") == "De krant");
  CHECK(Capitalized("De krant") == "De krant");
  CHECK(Capitalized("3 berichten") == "3 berichten");
  CHECK(Capitalized("\xC3\xA9\xC3\xA9n") == "\xC3\xA9\xC3\xA9n");
  CHECK(Capitalized("").empty());
}

TEST_CASE("law: a headline keeps the limit and is never empty where something is visible") {
  for (const std::string& text : SomeTexts()) {
    const bool visible = Fold(text).find_first_not_of(' ') != std::string::npos;
    for (const std::size_t most : {1u, 2u, 5u, 12u, 80u}) {
      const std::string line = Headline(text, most);
      REQUIRE(CountCodePoints(line) <= most);
      if (visible) REQUIRE_FALSE(line.empty());
      REQUIRE(line.find('\n') == std::string::npos);
    }
  }
}

TEST_CASE("headlines") {
  CHECK(Headline("De druiven zijn binnen. Dank aan alle plukkers!", 60) ==
        "De druiven zijn binnen.");
  CHECK(Headline("\n\n  Eerste regel\nTweede regel", 60) == "Eerste regel");
  CHECK(Headline("Wat een dag! Morgen meer", 60) == "Wat een dag!");
  CHECK(Headline("Dhr. Jansen kreeg een lintje. Mooi.", 60) == "Dhr. Jansen kreeg een lintje.");
  CHECK(Headline("Het kost 2.500 euro en dat is veel. Toch?", 60) ==
        "Het kost 2.500 euro en dat is veel.");
  CHECK(Headline("Vanaf morgen is de Vlasbleekstraat dicht voor een nieuw riool", 30) ==
        "Vanaf morgen is de…");
  CHECK(Headline("Donaudampfschifffahrtsgesellschaft", 10) == "Donaudamp…");
  CHECK(Headline("twee   spaties", 60) == "twee spaties");
  CHECK(Headline("", 60).empty());
  CHECK(Headline(" \n\t ", 60).empty());
}

}  // namespace
}  // namespace kringen
