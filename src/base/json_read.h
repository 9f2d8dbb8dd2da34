// JSON as a stream of events, for readers that build no document. The one place in base and model
// that knows the JSON library. Strings are valid UTF-8 and live only during the call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kringen {

struct JsonScalar {
  enum class Type : std::uint8_t { kNull, kBool, kInteger, kReal, kText };
  Type type = Type::kNull;
  bool truth = false;
  std::int64_t integer = 0;  // an unsigned number beyond int64 comes as kReal
  double real = 0;           // set for both kinds of numbers
  std::string_view text;
};

// Each function returns false to stop reading.
class JsonHandler {
 public:
  virtual bool Key(std::string_view key) = 0;
  virtual bool Scalar(const JsonScalar& value) = 0;
  virtual bool Start(bool is_array) = 0;
  virtual bool End(bool is_array) = 0;

 protected:
  ~JsonHandler() = default;
};

struct JsonOutcome {
  bool complete = false;         // one whole JSON value and nothing behind it
  bool stopped = false;          // by the handler
  bool at_end = false;           // the input ended too early
  std::size_t position = 0;      // bytes read when it went wrong
  std::int64_t bad_numbers = 0;  // of what was read, beyond a double ("1e400"); they come as null
  std::string message;           // technical
};

JsonOutcome ReadJson(std::string_view bytes, JsonHandler* handler);

// Stray bytes that are not UTF-8 and halves of surrogate pairs ("\ud83d" alone) make a whole JSON
// document unreadable. When `bytes` has such, writes a copy with U+FFFD instead and returns true.
bool RepairJson(std::string_view bytes, std::string* repaired);

// Numbers beyond what a double holds make a whole JSON document unreadable too. When `bytes` has
// such, writes a copy of the same length with null instead. Returns how many there were.
std::int64_t RepairJsonNumbers(std::string_view bytes, std::string* repaired);

}  // namespace kringen
