#include "base/json_read.h"

#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>

namespace kringen {
namespace {

// A pointer under a name of its own. The library's reader becomes one of a kind by it: this file's,
// compiled for speed, and not the small one that the linker would else share between all files.
class BytePointer final {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  explicit BytePointer(const char* at) : at_(at) {}
  reference operator*() const { return *at_; }
  BytePointer& operator++() {
    ++at_;
    return *this;
  }
  bool operator==(const BytePointer& other) const { return at_ == other.at_; }
  bool operator!=(const BytePointer& other) const { return at_ != other.at_; }

 private:
  const char* at_;
};

// The names of these functions are the library's.
class SaxAdapter final {
 public:
  SaxAdapter(JsonHandler* handler, JsonOutcome* outcome) : handler_(handler), outcome_(outcome) {}

  bool null() { return Pass({}); }
  bool boolean(bool truth) {
    JsonScalar value;
    value.type = JsonScalar::Type::kBool;
    value.truth = truth;
    return Pass(value);
  }
  bool number_integer(std::int64_t number) {
    JsonScalar value;
    value.type = JsonScalar::Type::kInteger;
    value.integer = number;
    value.real = static_cast<double>(number);
    return Pass(value);
  }
  bool number_unsigned(std::uint64_t number) {
    if (number <= INT64_MAX) return number_integer(static_cast<std::int64_t>(number));
    return number_float(static_cast<double>(number), {});
  }
  bool number_float(double number, const std::string& /*written*/) {
    JsonScalar value;
    value.type = JsonScalar::Type::kReal;
    value.real = number;
    return Pass(value);
  }
  bool string(const std::string& text) {
    JsonScalar value;
    value.type = JsonScalar::Type::kText;
    value.text = text;
    return Pass(value);
  }
  bool binary(const nlohmann::json::binary_t& /*never in text*/) { return false; }
  bool start_object(std::size_t /*unknown*/) { return Check(handler_->Start(false)); }
  bool key(const std::string& text) { return Check(handler_->Key(text)); }
  bool end_object() { return Check(handler_->End(false)); }
  bool start_array(std::size_t /*unknown*/) { return Check(handler_->Start(true)); }
  bool end_array() { return Check(handler_->End(true)); }

  template <typename Exception>
  bool parse_error(std::size_t position, const std::string& /*token*/, const Exception& error) {
    outcome_->position = position;
    outcome_->message = error.what();
    return false;
  }

 private:
  bool Pass(const JsonScalar& value) { return Check(handler_->Scalar(value)); }
  bool Check(bool go_on) {
    outcome_->stopped |= !go_on;
    return go_on;
  }

  JsonHandler* handler_;
  JsonOutcome* outcome_;
};

}  // namespace

JsonOutcome ReadJson(std::string_view bytes, JsonHandler* handler) {
  JsonOutcome outcome;
  const std::string_view written = bytes;
  std::string repaired;
  outcome.bad_numbers = RepairJsonNumbers(bytes, &repaired);
  if (outcome.bad_numbers > 0) bytes = repaired;
  SaxAdapter sax(handler, &outcome);
  outcome.complete = nlohmann::json::sax_parse(BytePointer(bytes.data()),
                                               BytePointer(bytes.data() + bytes.size()), &sax);
  // What stands behind the mistake was not read.
  if (!outcome.complete && outcome.bad_numbers > 0) {
    std::string unused;
    const std::size_t read = outcome.stopped ? 0 : outcome.position;
    outcome.bad_numbers = RepairJsonNumbers(written.substr(0, read), &unused);
  }
  // The library counts the end of input as one more character read.
  outcome.at_end = !outcome.complete && !outcome.stopped && outcome.position > bytes.size();
  return outcome;
}

}  // namespace kringen
