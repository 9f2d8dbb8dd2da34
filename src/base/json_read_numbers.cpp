// RepairJsonNumbers: a fast look at every page for what may be a number that no double holds, and
// a careful reading of the few that have one.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "base/json_read.h"

namespace kringen {
namespace {

using Bytes16 = std::uint8_t __attribute__((vector_size(16)));
using Words2 = std::uint64_t __attribute__((vector_size(16)));

constexpr std::size_t kLongest = 300;  // digits that any number may have

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsOfNumber(char c) {
  return IsDigit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

Bytes16 Load(const char* at) {
  Bytes16 chunk;
  std::memcpy(&chunk, at, 16);
  return chunk;
}

// Digits as all bits; adding wraps around, as the bytes of the vector do.
auto Digits(const Bytes16& chunk) { return chunk - std::uint8_t{'0'} <= std::uint8_t{9}; }

// Is the 'e' at `at` one of an exponent of three digits or more?
bool IsLongExponent(std::string_view bytes, std::size_t at) {
  if ((bytes[at] | 0x20) != 'e') return false;
  ++at;
  if (at < bytes.size() && bytes[at] == '+') ++at;
  const auto is_digit = [&](std::size_t i) { return i < bytes.size() && IsDigit(bytes[i]); };
  return is_digit(at) && is_digit(at + 1) && is_digit(at + 2);
}

bool IsLongRun(std::string_view bytes, std::size_t at) {
  std::size_t end = at;
  while (at > 0 && IsDigit(bytes[at - 1])) --at;
  while (end < bytes.size() && IsDigit(bytes[end])) ++end;
  return end - at > kLongest;
}

// A digit, an 'e', and a digit or '+', sixteen places at a time; or sixteen digits.
bool MayHaveHugeNumber(std::string_view bytes) {
  std::size_t at = 1;
  for (; at + 17 <= bytes.size(); at += 16) {
    const Bytes16 here = Load(bytes.data() + at), next = Load(bytes.data() + at + 1);
    const auto is_e = (here | std::uint8_t{0x20}) == std::uint8_t{'e'};
    const auto before = Digits(Load(bytes.data() + at - 1));
    const auto digits = Digits(here);
    const auto found = is_e & before & (Digits(next) | (next == std::uint8_t{'+'}));
    Words2 words, runs;
    std::memcpy(&words, &found, 16);
    std::memcpy(&runs, &digits, 16);
    if ((words[0] | words[1]) != 0) {
      for (std::size_t i = at; i < at + 16; ++i) {
        if (IsLongExponent(bytes, i)) return true;
      }
    }
    if ((runs[0] & runs[1]) == ~std::uint64_t{0} && IsLongRun(bytes, at)) return true;
  }
  for (; at < bytes.size(); ++at) {
    if (IsLongExponent(bytes, at)) return true;
  }
  return false;
}

// Behind the closing quote.
std::size_t BehindText(std::string_view bytes, std::size_t at) {
  for (++at; at < bytes.size() && bytes[at] != '"'; ++at) {
    if (bytes[at] == '\\') ++at;
  }
  return std::min(at + 1, bytes.size());
}

}  // namespace

std::int64_t RepairJsonNumbers(std::string_view bytes, std::string* repaired) {
  if (!MayHaveHugeNumber(bytes)) return 0;
  std::int64_t count = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const char c = bytes[at];
    if (c == '"') {
      at = BehindText(bytes, at);
      continue;
    }
    std::size_t end = at;
    while (end < bytes.size() && IsOfNumber(bytes[end])) ++end;
    if (end - at > 4 && (IsDigit(c) || c == '-')) {
      const std::string number(bytes.substr(at, end - at));
      char* stopped = nullptr;
      const bool is_huge = std::isinf(std::strtod(number.c_str(), &stopped));
      if (is_huge && *stopped == '\0') {
        if (count++ == 0) *repaired = bytes;
        repaired->replace(at, end - at, "null" + std::string(end - at - 4, ' '));
      }
    }
    at = std::max(end, at + 1);
  }
  return count;
}

}  // namespace kringen
