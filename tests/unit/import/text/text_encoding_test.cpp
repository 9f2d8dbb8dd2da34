#include "import/text/text_encoding.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace kringen {
namespace {

TEST_CASE("what a label says is honoured") {
  const std::pair<const char*, std::pair<const char*, const char*>> cases[] = {
      {"ISO-8859-15", {"caf\xE9 \xA4 5", "café € 5"}},
      {"iso-8859-1", {"\x93 caf\xE9 \x94 \x80", "“ café ” €"}},
      {"windows-1252", {"\x80", "€"}},
      {"windows-1250",
       {"\xB3\xF3"
        "d\x9F",
        "łódź"}},
      {"windows-1251", {"\xCF\xF0\xE8\xE2\xE5\xF2", "Привет"}},
      {"KOI8-R", {"\xD0\xD2\xC9", "при"}},
      {"Shift_JIS", {"\x83\x65", "テ"}},
      {"EUC-JP", {"\xA4\xA2", "あ"}},
      {"gb2312", {"\xC4\xE3", "你"}},
      {"Big5", {"\xA7\x41", "你"}},
      {"euc-kr", {"\xB0\xA1", "가"}},
      {"macintosh", {"caf\x8E", "café"}},
      {" \"UTF-8\" ", {"café", "café"}},
  };
  for (const auto& each : cases) {
    const auto& label = each.first;
    const auto& texts = each.second;
    CAPTURE(std::string(label));
    const DecodedText decoded = DecodeBytes(texts.first, label);
    CHECK(decoded.text == texts.second);
    CHECK(decoded.replaced == 0);
    CHECK_FALSE(decoded.is_unknown);
    CHECK_FALSE(decoded.was_guessed);
  }
}

TEST_CASE("one bad byte is one U+FFFD, and the rest stays") {
  for (const char* label : {"utf-8", ""}) {
    const DecodedText decoded = DecodeBytes("één \xE9 café", label);
    CHECK(decoded.text == "één \uFFFD café");
    CHECK(decoded.replaced == 1);
    CHECK_FALSE(decoded.was_guessed);
  }
  CHECK(DecodeBytes("a\xFF", "utf-8").text == "a\uFFFD");
  const DecodedText cut = DecodeBytes("\xA4\xA2\xA4", "euc-jp");
  CHECK(cut.text == "あ\uFFFD");
  CHECK(cut.replaced == 1);
}

TEST_CASE("without a word a file is UTF-8 or Windows-1252, by what most of it is") {
  bool was_windows_1252 = false;
  CHECK(DecodeText("caf\xE9", &was_windows_1252) == "café");
  CHECK(was_windows_1252);
  CHECK(DecodeText("\xEF\xBB\xBF"
                   "café",
                   &was_windows_1252) == "café");
  CHECK_FALSE(was_windows_1252);
}

TEST_CASE("UTF-16 is seen by its mark or its first character, whatever is said") {
  using namespace std::string_literals;
  CHECK(DecodeBytes("\xFF\xFE\xE9\0"s, "utf-8").text == "é");
  CHECK(DecodeBytes("<\0a\0>\0"s, "").text == "<a>");
  CHECK(DecodeBytes("\0<\xD8\x3D\xDE\x00"s, "utf-16").text == "<😀");
  CHECK(DecodeBytes("\xFE\xFF\xD8\x3D\0a"s, "").text == "\uFFFDa");
  CHECK(DecodeBytes("<a>", "utf-16").text == "<a>");
}

TEST_CASE("a label that nobody knows, or that asks for more than text, is told") {
  for (const char* label : {"x-onbekend", "utf-7", "utf-8//ignore", "windows-1252//translit",
                            "../../etc", "ebcdic-us", "iso-8859-99"}) {
    CAPTURE(std::string(label));
    const DecodedText decoded = DecodeBytes("café +AGE-", label);
    CHECK(decoded.text == "café +AGE-");
    CHECK(decoded.is_unknown);
  }
}

}  // namespace
}  // namespace kringen
