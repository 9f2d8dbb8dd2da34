#include "base/json_pointers.h"

#include <vector>

#include "base/json_read.h"

namespace kringen {

class JsonPointers::Reader final : public JsonHandler {
 public:
  explicit Reader(JsonPointers* out) : out_(out) {}

  bool Key(std::string_view key) override {
    key_ = key;
    return true;
  }

  bool Scalar(const JsonScalar& scalar) override {
    switch (scalar.type) {
      case JsonScalar::Type::kNull:
        return Put(Null{});
      case JsonScalar::Type::kBool:
        return Put(scalar.truth);
      case JsonScalar::Type::kInteger:
      case JsonScalar::Type::kReal:
        return Put(scalar.real);
      case JsonScalar::Type::kText:
        return Put(std::string(scalar.text));
    }
    return false;
  }

  bool Start(bool is_array) override {
    if (levels_.size() == kDeepest) return false;
    if (!Put(is_array ? Value(Array{}) : Value(Object{}))) return false;
    levels_.push_back({path_.size(), is_array, 0});
    path_ = last_;
    return true;
  }

  bool End(bool is_array) override {
    if (is_array) std::get<Array>(out_->values_[path_]).size = levels_.back().entries;
    path_.resize(levels_.back().parent_size);
    levels_.pop_back();
    return true;
  }

 private:
  static constexpr std::size_t kDeepest = 32;
  static constexpr std::size_t kMostValues = 300'000;
  struct Level {
    std::size_t parent_size;
    bool is_array;
    std::size_t entries;
  };

  bool Put(Value value) {
    if (out_->values_.size() == kMostValues) return false;
    last_ = path_;
    if (!levels_.empty()) {
      last_ += '/';
      last_ += levels_.back().is_array ? std::to_string(levels_.back().entries++) : key_;
    }
    out_->values_.insert_or_assign(last_, std::move(value));
    return true;
  }

  JsonPointers* out_;
  std::string path_, last_, key_;
  std::vector<Level> levels_;
};

Result<JsonPointers> JsonPointers::Read(std::string_view json, std::string_view code) {
  JsonPointers out;
  Reader reader(&out);
  const JsonOutcome outcome = ReadJson(json, &reader);
  if (outcome.complete) return out;
  const std::string detail = outcome.stopped ? "too deep or too large" : outcome.message;
  return Error{std::string(code), detail, std::to_string(outcome.position)};
}

const JsonPointers::Value* JsonPointers::Find(std::string_view pointer) const {
  const auto found = values_.find(pointer);
  return found == values_.end() ? nullptr : &found->second;
}

std::optional<double> JsonPointers::Number(std::string_view pointer) const {
  const Value* value = Find(pointer);
  if (value == nullptr || !std::holds_alternative<double>(*value)) return std::nullopt;
  return std::get<double>(*value);
}

std::optional<std::string_view> JsonPointers::Text(std::string_view pointer) const {
  const Value* value = Find(pointer);
  if (value == nullptr || !std::holds_alternative<std::string>(*value)) return std::nullopt;
  return std::get<std::string>(*value);
}

bool JsonPointers::Truth(std::string_view pointer) const {
  const Value* value = Find(pointer);
  return value != nullptr && std::holds_alternative<bool>(*value) && std::get<bool>(*value);
}

bool JsonPointers::Has(std::string_view pointer) const { return Find(pointer) != nullptr; }

std::size_t JsonPointers::Size(std::string_view pointer) const {
  const Value* value = Find(pointer);
  if (value == nullptr || !std::holds_alternative<Array>(*value)) return 0;
  return std::get<Array>(*value).size;
}

bool JsonPointers::IsNumber(std::string_view pointer) const { return Number(pointer).has_value(); }

bool JsonPointers::IsNull(std::string_view pointer) const {
  const Value* value = Find(pointer);
  return value != nullptr && std::holds_alternative<Null>(*value);
}

}  // namespace kringen
