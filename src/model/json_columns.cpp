#include "model/json_columns.h"

#include "base/json_read.h"

namespace kringen {
namespace {

constexpr std::size_t kLargest = std::size_t{64} << 20;

class ColumnHandler final : public JsonHandler {
 public:
  explicit ColumnHandler(const ColumnPlaces& places) : places_(places) {}

  bool Key(std::string_view key) override {
    if (depth_ != 1) return true;
    name_ = key;
    numbers_ = nullptr;
    texts_ = nullptr;
    for (const auto& [name, values] : places_.numbers) {
      if (name == key) numbers_ = values;
    }
    for (const auto& [name, values] : places_.texts) {
      if (name == key) texts_ = values;
    }
    return true;
  }

  bool Scalar(const JsonScalar& value) override {
    const bool is_number = value.type == JsonScalar::Type::kInteger;
    if (depth_ == 1 && name_ == places_.version_name) {
      version_ = is_number ? value.integer : -1;
      return true;
    }
    if (!IsOurs()) return depth_ > 0;
    if (depth_ != 2) return false;
    if (numbers_ != nullptr && is_number) {
      numbers_->push_back(value.integer);
      return true;
    }
    if (texts_ == nullptr || value.type != JsonScalar::Type::kText) return false;
    texts_->emplace_back(value.text);
    return true;
  }

  bool Start(bool is_array) override {
    ++depth_;
    if (depth_ == 1) return !is_array;
    return !IsOurs() || (depth_ == 2 && is_array);
  }
  bool End(bool /*is_array*/) override {
    --depth_;
    return true;
  }

  std::int64_t version() const { return version_; }
  const std::string& name() const { return name_; }

 private:
  bool IsOurs() const { return numbers_ != nullptr || texts_ != nullptr; }

  const ColumnPlaces& places_;
  std::string name_;
  IndexNumbers* numbers_ = nullptr;
  IndexTexts* texts_ = nullptr;
  std::int64_t version_ = -1;
  int depth_ = 0;
};

}  // namespace

std::optional<Error> ReadColumns(std::string_view bytes, const ColumnPlaces& places,
                                 const ColumnCodes& codes) {
  const auto fail = [](const char* code, std::string_view detail) {
    return std::optional(Error{code, std::string(detail), ""});
  };
  if (bytes.size() > kLargest) return fail(codes.damaged, "size");
  ColumnHandler handler(places);
  const JsonOutcome outcome = ReadJson(bytes, &handler);
  if (handler.version() > places.version) {
    return fail(codes.newer, std::to_string(handler.version()));
  }
  if (outcome.stopped) return fail(codes.damaged, handler.name());
  if (!outcome.complete) return fail(codes.not_json, outcome.message);
  if (handler.version() != places.version) return fail(codes.damaged, places.version_name);
  return {};
}

}  // namespace kringen
