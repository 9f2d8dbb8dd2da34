// A page of a JSON Feed, and beside each of its items all that the record says, also in members
// that are of no export: who may see it stands there in many ways.
#pragma once

#include <string_view>
#include <vector>

#include "base/json_value.h"
#include "model/publication_json.h"

namespace kringen {

class JsonFeedPage {
 public:
  explicit JsonFeedPage(std::string_view text);
  JsonFeedPage(const JsonFeedPage&) = delete;
  JsonFeedPage& operator=(const JsonFeedPage&) = delete;

  const Publication& publication() const { return page_.publication; }
  const PageReport& report() const { return page_.report; }
  // The record of publication().items[item].
  const JsonValue& RecordOf(std::size_t item) const { return *records_.at(page_.records[item]); }

 private:
  ExportPage page_;
  JsonValue written_;  // as far as it can be read, which is where the items end as well
  std::vector<const JsonValue*> records_;
};

}  // namespace kringen
