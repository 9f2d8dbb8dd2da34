#include "base/json_value.h"

namespace kringen {
namespace {

constexpr std::size_t kDeepest = 64;

JsonValue::Type TypeOf(JsonScalar::Type type) {
  switch (type) {
    case JsonScalar::Type::kBool:
      return JsonValue::Type::kBool;
    case JsonScalar::Type::kInteger:
      return JsonValue::Type::kInteger;
    case JsonScalar::Type::kReal:
      return JsonValue::Type::kReal;
    case JsonScalar::Type::kText:
      return JsonValue::Type::kText;
    default:
      return JsonValue::Type::kNull;
  }
}

}  // namespace

bool JsonBuilder::Key(std::string_view key) {
  open_.back()->names.emplace_back(key);
  return true;
}

bool JsonBuilder::Scalar(const JsonScalar& scalar) {
  JsonValue* value = Next();
  value->type = TypeOf(scalar.type);
  value->truth = scalar.truth;
  value->number = scalar.real;
  value->text = scalar.text;
  return true;
}

bool JsonBuilder::Start(bool is_array) {
  if (open_.size() == kDeepest) return false;
  JsonValue* value = Next();
  value->type = is_array ? JsonValue::Type::kArray : JsonValue::Type::kObject;
  open_.push_back(value);
  return true;
}

bool JsonBuilder::End(bool /*is_array*/) {
  open_.pop_back();
  return true;
}

const JsonValue* JsonValue::Find(std::string_view name) const {
  for (std::size_t i = names.size(); i-- > 0;) {
    if (names[i] == name) return values[i].is(Type::kNull) ? nullptr : &values[i];
  }
  return nullptr;
}

std::optional<JsonValue> ParseJson(std::string_view bytes) {
  JsonValue root;
  JsonBuilder builder(&root);
  if (!ReadJson(bytes, &builder).complete) return std::nullopt;
  return root;
}

}  // namespace kringen
