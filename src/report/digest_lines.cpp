#include "report/digest_lines.h"

#include <cstdint>

#include "base/digest.h"

namespace kringen {
namespace {

std::uint32_t DigitOf(char c) {
  return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
}

// Base64 of bytes that are given as hexadecimal digits: three digits are two letters.
std::string Base64OfHex(const std::string& hex) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string letters;
  for (std::size_t at = 0; at < hex.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = at; i < at + 3; ++i)
      bits = bits << 4 | (i < hex.size() ? DigitOf(hex[i]) : 0);
    letters += kLetters[bits >> 6];
    if (at + 1 < hex.size()) letters += kLetters[bits & 63];
  }
  while (letters.size() % 4 != 0) letters += '=';
  return letters;
}

}  // namespace

std::string NamesOfFiles(std::vector<OutputFile> files) {
  SortByPath(&files);
  std::string names;
  for (const OutputFile& file : files) names += (names.empty() ? "" : " ") + file.path;
  return names;
}

std::string PolicySource(std::string_view style) {
  return "'sha256-" + Base64OfHex(Sha256Hex(style)) + "'";
}

}  // namespace kringen
