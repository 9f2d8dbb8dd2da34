// JSON written by hand, value by value: objects and arrays open and close, commas come by
// themselves. Numbers have at most six decimals and what is not finite becomes null.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kringen::reach {

class JsonText {
 public:
  JsonText& Key(std::string_view key);
  JsonText& Open(char bracket);  // '{' or '['
  JsonText& Close(char bracket);
  JsonText& Number(double number);
  JsonText& Text(std::string_view text);
  JsonText& Truth(bool truth);
  JsonText& Null();
  // An array of numbers.
  template <typename Range>
  JsonText& Numbers(const Range& numbers) {
    Open('[');
    for (const auto number : numbers) Number(static_cast<double>(number));
    return Close(']');
  }
  const std::string& text() const { return out_; }

 private:
  void Comma();
  std::string out_;
  bool needs_comma_ = false;
};

}  // namespace kringen::reach
