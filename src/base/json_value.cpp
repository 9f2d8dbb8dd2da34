#include "base/json_value.h"

#include <charconv>

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

std::string_view TextIn(const JsonValue& object, std::string_view name) {
  const JsonValue* value = object.Find(name);
  return value != nullptr && value->is(JsonValue::Type::kText) ? std::string_view(value->text)
                                                               : std::string_view();
}

std::int64_t WholeIn(const JsonValue& object, std::string_view name, std::int64_t otherwise) {
  const JsonValue* value = object.Find(name);
  if (value == nullptr) return otherwise;
  if (value->is_number()) {
    const bool is_sane = value->number > -1e15 && value->number < 1e15;
    return is_sane ? static_cast<std::int64_t>(value->number) : otherwise;
  }
  std::int64_t whole = 0;
  const char* const end = value->text.data() + value->text.size();
  const auto [at, problem] = std::from_chars(value->text.data(), end, whole);
  return problem == std::errc() && at == end ? whole : otherwise;
}

const std::vector<JsonValue>& ListIn(const JsonValue& object, std::string_view name) {
  static const std::vector<JsonValue> kNone;
  const JsonValue* value = object.Find(name);
  return value != nullptr && value->is(JsonValue::Type::kArray) ? value->values : kNone;
}

const JsonValue& ObjectIn(const JsonValue& object, std::string_view name) {
  static const JsonValue kNone;
  const JsonValue* value = object.Find(name);
  return value != nullptr && value->is(JsonValue::Type::kObject) ? *value : kNone;
}

std::optional<JsonValue> ParseJson(std::string_view bytes) {
  JsonValue root;
  JsonBuilder builder(&root);
  if (!ReadJson(bytes, &builder).complete) return std::nullopt;
  return root;
}

}  // namespace kringen
