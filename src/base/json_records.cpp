#include "base/json_records.h"

#include <optional>
#include <string>

namespace kringen {
namespace {

class RecordReader final : public JsonHandler {
 public:
  RecordReader(std::string_view name, const TakeRecord& take) : name_(name), take_(take) {}

  bool Key(std::string_view key) override {
    if (builder_) return builder_->Key(key);
    key_ = key;
    return true;
  }
  bool Scalar(const JsonScalar& value) override {
    if (builder_) return builder_->Scalar(value);
    if (depth_ != array_depth_) return true;
    builder_.emplace(&record_);
    builder_->Scalar(value);
    Finish();
    return true;
  }
  bool Start(bool is_array) override {
    if (!builder_ && depth_ == array_depth_) builder_.emplace(&record_);
    ++depth_;
    if (builder_) return builder_->Start(is_array);
    const bool is_wanted =
        is_array && (depth_ == 1 || (depth_ == 2 && (name_.empty() || key_ == name_)));
    if (is_wanted && array_depth_ == kNone) array_depth_ = depth_;
    return depth_ < 64;
  }
  bool End(bool is_array) override {
    --depth_;
    if (!builder_) {
      if (depth_ < array_depth_) array_depth_ = kNone;
      return true;
    }
    builder_->End(is_array);
    if (depth_ == array_depth_) Finish();
    return true;
  }

 private:
  static constexpr int kNone = 1000;

  void Finish() {
    builder_.reset();
    take_(index_++, record_);
    record_ = {};
  }

  std::string name_;
  const TakeRecord& take_;
  std::string key_;
  int depth_ = 0;
  int array_depth_ = kNone;
  JsonValue record_;
  std::optional<JsonBuilder> builder_;
  std::int64_t index_ = 0;
};

}  // namespace

JsonOutcome ReadJsonRecords(std::string_view bytes, std::string_view name, const TakeRecord& take) {
  RecordReader reader(name, take);
  return ReadJson(bytes, &reader);
}

}  // namespace kringen
