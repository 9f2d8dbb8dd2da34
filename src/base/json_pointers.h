// A small JSON document as its scalars by JSON pointer ("/villages/0/residents/value"), for readers
// of settings and messages. Numbers, texts, truths; null is as good as absent. Bounded in depth and
// count, so that no input makes it large.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"

namespace kringen {

class JsonPointers {
 public:
  // Errors: `code` with the reader's message in detail.
  static Result<JsonPointers> Read(std::string_view json, std::string_view code);

  std::optional<double> Number(std::string_view pointer) const;
  std::optional<std::string_view> Text(std::string_view pointer) const;
  bool Truth(std::string_view pointer) const;  // false unless it is true
  bool Has(std::string_view pointer) const;    // also of arrays, objects and null
  // Entries of an array, 0 when it is none.
  std::size_t Size(std::string_view pointer) const;
  bool IsNumber(std::string_view pointer) const;
  bool IsNull(std::string_view pointer) const;
  // Calls visit(name, pointer) for each member of an object, in order of the names.
  template <typename Visit>
  void ForMembers(std::string_view pointer, Visit visit) const {
    const std::string prefix = std::string(pointer) + "/";
    for (auto at = values_.lower_bound(prefix); at != values_.end(); ++at) {
      const std::string_view path = at->first;
      if (path.substr(0, prefix.size()) != prefix) break;
      const std::string_view name = path.substr(prefix.size());
      if (name.find('/') == std::string_view::npos) visit(name, path);
    }
  }

 private:
  struct Null {};
  struct Object {};
  struct Array {
    std::size_t size = 0;
  };
  using Value = std::variant<Null, Object, Array, bool, double, std::string>;
  class Reader;
  const Value* Find(std::string_view pointer) const;
  std::map<std::string, Value, std::less<>> values_;
};

}  // namespace kringen
