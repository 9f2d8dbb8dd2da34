#include "reach/json_text.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace kringen::reach {

void JsonText::Comma() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

JsonText& JsonText::Key(std::string_view key) {
  Text(key);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonText& JsonText::Open(char bracket) {
  Comma();
  out_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonText& JsonText::Close(char bracket) {
  out_ += bracket;
  needs_comma_ = true;
  return *this;
}

JsonText& JsonText::Number(double number) {
  Comma();
  std::array<char, 48> digits;
  if (!std::isfinite(number)) {
    out_ += "null";
  } else if (number == std::floor(number) && std::abs(number) < 1e15) {
    std::snprintf(digits.data(), digits.size(), "%.0f", number == 0 ? 0.0 : number);
    out_ += digits.data();
  } else {
    std::snprintf(digits.data(), digits.size(), "%.6g", number);
    out_ += digits.data();
  }
  return *this;
}

JsonText& JsonText::Text(std::string_view text) {
  Comma();
  out_ += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (byte < 0x20) {
      std::array<char, 8> escape;
      std::snprintf(escape.data(), escape.size(), "\\u%04x", unsigned{byte});
      out_ += escape.data();
    } else {
      out_ += c;
    }
  }
  out_ += '"';
  return *this;
}

JsonText& JsonText::Truth(bool truth) {
  Comma();
  out_ += truth ? "true" : "false";
  return *this;
}

JsonText& JsonText::Null() {
  Comma();
  out_ += "null";
  return *this;
}

}  // namespace kringen::reach
