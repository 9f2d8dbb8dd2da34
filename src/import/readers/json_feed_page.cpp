#include "import/readers/json_feed_page.h"

namespace kringen {

JsonFeedPage::JsonFeedPage(std::string_view text) : page_(ReadExportPage(text)) {
  JsonBuilder builder(&written_);
  ReadJson(text, &builder);
  // A list that stands there twice is read twice.
  for (std::size_t i = 0; i < written_.names.size() && i < written_.values.size(); ++i) {
    if (written_.names[i] != "items" || !written_.values[i].is(JsonValue::Type::kArray)) continue;
    for (const JsonValue& record : written_.values[i].values) records_.push_back(&record);
  }
}

}  // namespace kringen
