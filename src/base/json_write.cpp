#include "base/json_write.h"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/text.h"

namespace kringen {
namespace {

bool StandsForItself(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

// The letter of the short escapes, or 0.
char EscapeLetter(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

}  // namespace

void JsonWriter::Begin() {
  if (comma_due_) json_ += ',';
  comma_due_ = true;
}

void JsonWriter::Open(char bracket) {
  Begin();
  json_ += bracket;
  comma_due_ = false;
}

void JsonWriter::Close(char bracket) {
  json_ += bracket;
  comma_due_ = true;
}

void JsonWriter::Literal(std::string_view word) {
  Begin();
  json_ += word;
}

void JsonWriter::Key(std::string_view key) {
  Begin();
  Quote(key);
  json_ += ':';
  comma_due_ = false;
}

void JsonWriter::Value(std::string_view text) {
  Begin();
  Quote(text);
}

void JsonWriter::Value(double number) {
  if (!std::isfinite(number)) return Value(nullptr);
  // Most numbers are whole, and printf takes its time.
  if (std::abs(number) < 1e15 && number == std::trunc(number)) {
    return Integer(static_cast<std::int64_t>(number));
  }
  char digits[32];
  const int size = std::snprintf(digits, sizeof(digits), "%.15g", number);
  Literal({digits, static_cast<std::size_t>(size)});
}

void JsonWriter::Integer(std::int64_t number) {
  char digits[24];
  const char* const end = std::to_chars(digits, digits + sizeof(digits), number).ptr;
  Literal({digits, static_cast<std::size_t>(end - digits)});
}

void JsonWriter::Quote(std::string_view text) {
  json_ += '"';
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t plain = at;
    while (at < text.size() && StandsForItself(text[at])) ++at;
    json_ += text.substr(plain, at - plain);
    if (at == text.size()) break;
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const std::size_t start = at;
      const bool bad = ReadCodePoint(text, &at) == 0xFFFD;
      json_ += bad ? "\xEF\xBF\xBD" : text.substr(start, at - start);
      continue;
    }
    ++at;
    json_ += '\\';
    if (const char letter = EscapeLetter(c)) {
      json_ += letter;
    } else {
      constexpr std::string_view kDigits = "0123456789abcdef";
      json_ += "u00";
      json_ += kDigits[static_cast<std::size_t>(c >> 4)];
      json_ += kDigits[static_cast<std::size_t>(c & 15)];
    }
  }
  json_ += '"';
}

}  // namespace kringen
