// A small JSON document, for messages of a few lines; feeds are never made into one (json_read.h).
// Members keep their order; of two with one name the later counts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_read.h"

namespace kringen {

struct JsonValue {
  enum class Type : std::uint8_t { kNull, kBool, kInteger, kReal, kText, kArray, kObject };
  Type type = Type::kNull;
  bool truth = false;
  double number = 0;  // of both kinds of numbers
  std::string text;
  std::vector<JsonValue> values;   // elements of an array, values of an object's members
  std::vector<std::string> names;  // of an object's members, beside `values`

  bool is(Type wanted) const { return type == wanted; }
  bool is_number() const { return is(Type::kInteger) || is(Type::kReal); }
  // The member of an object; nullptr where there is none, or null, or no object.
  const JsonValue* Find(std::string_view name) const;
};

// The member's text; empty when it is absent or no text.
std::string_view TextIn(const JsonValue& object, std::string_view name);
// A whole number, also one that is written as a text; `otherwise` when it is neither.
std::int64_t WholeIn(const JsonValue& object, std::string_view name, std::int64_t otherwise);
// The elements of an array; none when it is absent or no array.
const std::vector<JsonValue>& ListIn(const JsonValue& object, std::string_view name);
// The member as an object; an empty one when it is absent or none.
const JsonValue& ObjectIn(const JsonValue& object, std::string_view name);

// Fills a value from events. A value never moves while it is open: only the innermost grows.
class JsonBuilder final : public JsonHandler {
 public:
  explicit JsonBuilder(JsonValue* root) : root_(root) {}

  bool Key(std::string_view key) override;
  bool Scalar(const JsonScalar& scalar) override;
  bool Start(bool is_array) override;
  bool End(bool is_array) override;

 private:
  JsonValue* Next() { return open_.empty() ? root_ : &open_.back()->values.emplace_back(); }

  JsonValue* root_;
  std::vector<JsonValue*> open_;
};

// Nothing when `bytes` are not one JSON value, or one nested deeper than 64.
std::optional<JsonValue> ParseJson(std::string_view bytes);

}  // namespace kringen
