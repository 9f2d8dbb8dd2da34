// Writes one JSON value straight into a string, with no document in between. The caller opens and
// closes in pairs and names every member; commas and escapes are done here. The result is valid
// UTF-8 whatever the texts were: what is not becomes U+FFFD. A number that is not finite is null.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kringen {

class JsonWriter {
 public:
  void OpenObject() { Open('{'); }
  void CloseObject() { Close('}'); }
  void OpenArray() { Open('['); }
  void CloseArray() { Close(']'); }
  void Key(std::string_view key);

  void Value(std::nullptr_t) { Literal("null"); }
  void Value(bool truth) { Literal(truth ? "true" : "false"); }
  void Value(std::string_view text);
  void Value(const char* text) { Value(std::string_view(text)); }
  void Value(const std::string& text) { Value(std::string_view(text)); }
  void Value(double number);
  void Value(std::integral auto number) { Integer(static_cast<std::int64_t>(number)); }
  template <typename T>
  void Value(const std::vector<T>& values) {
    OpenArray();
    for (const T& value : values) Value(value);
    CloseArray();
  }

  template <typename T>
  void Member(std::string_view key, const T& value) {
    Key(key);
    Value(value);
  }
  void OpenObject(std::string_view key) {
    Key(key);
    OpenObject();
  }
  void OpenArray(std::string_view key) {
    Key(key);
    OpenArray();
  }

  std::string Take() { return std::move(json_); }

 private:
  void Begin();  // a comma where one is due
  void Open(char bracket);
  void Close(char bracket);
  void Literal(std::string_view word);
  void Integer(std::int64_t number);
  void Quote(std::string_view text);

  std::string json_;
  bool comma_due_ = false;
};

}  // namespace kringen
