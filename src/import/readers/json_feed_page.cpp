#include "import/readers/json_feed_page.h"

#include <charconv>
#include <cstdint>

#include "base/json_write.h"
#include "import/readers/reader.h"

namespace kringen {
namespace {

using Type = JsonValue::Type;

constexpr char kMark = '#';

// Of two members with one name the later counts.
JsonValue* MemberOf(JsonValue* object, std::string_view name) {
  for (std::size_t i = object->names.size(); i-- > 0;) {
    if (object->names[i] == name) return &object->values[i];
  }
  return nullptr;
}

// What is no id stays, so that it is told.
void MarkId(std::size_t index, JsonValue* item) {
  JsonValue* id = item->is(Type::kObject) ? MemberOf(item, "id") : nullptr;
  if (id == nullptr) return;
  const bool is_number = id->is(Type::kInteger) && id->number >= 0 && id->number < 0x1p53;
  if (!is_number && (!id->is(Type::kText) || id->text.empty())) return;
  if (is_number) id->text = std::to_string(static_cast<std::int64_t>(id->number));
  id->type = Type::kText;
  id->text += kMark + std::to_string(index);
}

void Write(const JsonValue& value, JsonWriter* json) {
  switch (value.type) {
    case Type::kBool:
      return json->Value(value.truth);
    case Type::kInteger:
    case Type::kReal:
      return json->Value(value.number);
    case Type::kText:
      return json->Value(value.text);
    case Type::kArray:
      json->OpenArray();
      for (const JsonValue& each : value.values) Write(each, json);
      return json->CloseArray();
    case Type::kObject:
      json->OpenObject();
      for (std::size_t i = 0; i < value.names.size(); ++i) {
        json->Key(value.names[i]);
        Write(value.values[i], json);
      }
      return json->CloseObject();
    case Type::kNull:
      return json->Value(nullptr);
  }
}

}  // namespace

JsonFeedPage::JsonFeedPage(std::string text) : text_(std::move(text)) {
  std::optional<JsonValue> page = ParseJson(text_);
  if (!page || !page->is(Type::kObject)) return;
  page_ = std::move(*page);
  JsonValue* items = MemberOf(&page_, "items");
  if (items == nullptr || !items->is(Type::kArray)) return;
  for (std::size_t i = 0; i < items->values.size(); ++i) MarkId(i, &items->values[i]);
  JsonWriter json;
  Write(page_, &json);
  text_ = json.Take();
}

const JsonValue& JsonFeedPage::RawOf(std::string* id) const {
  static const JsonValue kNone;
  const std::size_t mark = id->rfind(kMark);
  if (mark == std::string::npos) return kNone;
  std::size_t index = 0;
  std::from_chars(id->data() + mark + 1, id->data() + id->size(), index);
  id->resize(mark);
  const auto& items = ListIn(page_, "items");
  return index < items.size() ? items[index] : kNone;
}

}  // namespace kringen
