#include "import/text/text_encoding.h"

#include <utf8/core.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/text.h"

namespace kringen {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// 0x80..0x9F of Windows-1252; the rest is Latin-1. Source: the WHATWG encoding standard's index.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string FromUtf16(std::string_view bytes, bool is_little) {
  std::string text;
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(is_little ? a | b << 8 : a << 8 | b);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    AppendCodePoint(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c, &text);
  }
  return text;
}

std::string LabelOf(std::string_view written) {
  std::string label;
  for (const char c : written) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '"' && c != '\'') {
      label += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
    }
  }
  return label;
}

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsUtf8Label(std::string_view label) {
  return IsOneOf(label, {"utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8"});
}

bool IsWindows1252Label(std::string_view label) {
  return IsOneOf(label, {"windows-1252", "x-cp1252", "cp1252", "iso-8859-1", "iso8859-1",
                         "iso_8859-1", "iso88591", "latin1", "l1", "us-ascii", "ascii",
                         "ansi_x3.4-1968", "cp819", "ibm819"});
}

// Only families that the encoding standard has: a system knows others, which no file of text uses.
bool IsSystemLabel(std::string_view label) {
  constexpr std::array<std::string_view, 21> kFamilies{
      "iso-8859-", "iso8859", "iso_8859-", "windows-", "cp125",       "koi",   "mac",
      "x-mac",     "shift",   "sjis",      "x-sjis",   "ms932",       "euc-",  "gb",
      "big5",      "tis-620", "ks_c_5601", "latin",    "iso-2022-jp", "cp866", "ibm866"};
  return std::any_of(
             kFamilies.begin(), kFamilies.end(),
             [&](std::string_view family) { return label.substr(0, family.size()) == family; }) &&
         label.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") ==
             std::string_view::npos;
}

std::int64_t CountReplaced(std::string_view text) {
  std::int64_t count = 0;
  for (std::size_t at = text.find(kReplacement); at != std::string_view::npos;
       at = text.find(kReplacement, at + kReplacement.size())) {
    ++count;
  }
  return count;
}

// Reads as UTF-8, and counts what is and what is not.
DecodedText FromUtf8(std::string_view bytes, std::int64_t* sound) {
  DecodedText decoded;
  *sound = 0;
  if (utf8::find_invalid(bytes.begin(), bytes.end()) == bytes.end()) {
    decoded.text = bytes;
    return decoded;
  }
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t from = at;
    const char32_t c = ReadCodePoint(bytes, &at);
    const bool is_bad = c == 0xFFFD && at - from == 1;
    decoded.replaced += is_bad ? 1 : 0;
    *sound += !is_bad && c >= 0x80 ? 1 : 0;
    AppendCodePoint(c, &decoded.text);
  }
  return decoded;
}

DecodedText Guessed(std::string_view bytes) {
  std::int64_t sound = 0;
  DecodedText decoded = FromUtf8(bytes, &sound);
  if (decoded.replaced <= sound) return decoded;
  decoded = {FromWindows1252(bytes)};
  decoded.was_guessed = true;
  return decoded;
}

// A mark at the begin, or UTF-16 that begins with '<' or '{'; 0: neither.
int Utf16Kind(std::string_view bytes, std::size_t* mark) {
  const std::string_view start = bytes.substr(0, 2);
  *mark = start == "\xFF\xFE" || start == "\xFE\xFF" ? 2 : 0;
  using namespace std::string_view_literals;
  if (start == "\xFF\xFE" || start == "<\0"sv || start == "{\0"sv) return 1;
  if (start == "\xFE\xFF" || start == "\0<"sv || start == "\0{"sv) return 2;
  return 0;
}

}  // namespace

std::string FromWindows1252(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    AppendCodePoint(byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80u] : byte, &text);
  }
  return text;
}

std::string RepairedText(std::string_view text) {
  if (utf8::find_invalid(text.begin(), text.end()) == text.end()) return std::string(text);
  std::string repaired;
  for (std::size_t at = 0; at < text.size();) AppendCodePoint(ReadCodePoint(text, &at), &repaired);
  return repaired;
}

DecodedText DecodeBytes(std::string_view bytes, std::string_view written) {
  std::int64_t sound = 0;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
    // The mark is three bytes that any program may have put before what it did not convert.
    return IsUtf8Label(LabelOf(written)) ? FromUtf8(bytes.substr(3), &sound)
                                         : Guessed(bytes.substr(3));
  }
  std::size_t mark = 0;
  if (const int kind = Utf16Kind(bytes, &mark); kind != 0) {
    DecodedText decoded{FromUtf16(bytes.substr(mark), kind == 1)};
    decoded.replaced = CountReplaced(decoded.text);
    return decoded;
  }
  const std::string label = LabelOf(written);
  if (IsUtf8Label(label)) return FromUtf8(bytes, &sound);
  if (IsWindows1252Label(label)) return {FromWindows1252(bytes)};
  DecodedText decoded;
  if (IsSystemLabel(label) && DecodeWithSystem(bytes, label, &decoded.text)) {
    decoded.replaced = CountReplaced(decoded.text);
    return decoded;
  }
  decoded = Guessed(bytes);
  // "UTF-16" in a file whose letters are single bytes is what the converting program left there.
  decoded.is_unknown = !label.empty() && label.substr(0, 6) != "utf-16";
  return decoded;
}

std::string DecodeText(std::string_view bytes, bool* was_windows_1252) {
  DecodedText decoded = DecodeBytes(bytes, {});
  *was_windows_1252 = decoded.was_guessed;
  return std::move(decoded.text);
}

}  // namespace kringen
