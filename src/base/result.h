// The outcome of work on material from outside: a value or an Error, never both.
// Nothing in Kringen throws. Our own mistakes are asserted; everything that enters is a Result or
// a line in a report.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace kringen {

// `code` is a stable key ("feed.not_json") under which assets/i18n holds the sentence for people;
// `detail` is the technical line beneath it; `place` says where: a JSON pointer, a line, a file.
struct Error {
  std::string code;
  std::string detail;
  std::string place;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  bool ok() const { return std::holds_alternative<T>(state_); }
  const T& value() const& { return std::get<T>(state_); }
  T&& value() && { return std::get<T>(std::move(state_)); }
  const Error& error() const { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace kringen
