// A page of a JSON Feed with a different id for each of its items. A feed may use one id for what
// comes every week, while to an export a second item with an id is none. Beside each item stands
// all that its record says, also in members that are of no export.
#pragma once

#include <string>

#include "base/json_value.h"

namespace kringen {

class JsonFeedPage {
 public:
  // Text that is no JSON object is left as it is.
  explicit JsonFeedPage(std::string text);

  const std::string& text() const { return text_; }
  // The record of the item with this id, which becomes the id that the record has.
  const JsonValue& RawOf(std::string* id) const;

 private:
  std::string text_;
  JsonValue page_;
};

}  // namespace kringen
