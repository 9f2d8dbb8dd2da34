#include "import/readers/wordpress.h"

#include "import/readers/feed_items.h"
#include "import/readers/feed_state.h"
#include "import/readers/feed_xml.h"
#include "import/text/tidy.h"

namespace kringen {

using Level = ReportLine::Level;

FeedState StateInWordPress(const pugi::xml_node& item, bool must_say) {
  const std::string type = PlainTextOf(Child(item, "post_type"));
  const std::string status = PlainTextOf(Child(item, "status"));
  const bool is_export = Child(item, "post_type") || item.child("wp:status");
  if (!is_export && !must_say) return {};
  if (type == "attachment" || type == "nav_menu_item" || type == "revision") {
    return {Level::kNotOurs, "record.not_a_post"};
  }
  if (type != "post" && type != "page") return {Level::kNotOurs, "record.other_type"};
  if (!PlainTextOf(Child(item, "post_password")).empty()) {
    return {Level::kWithheld, "withheld.password"};
  }
  if (status == "future") return {Level::kWithheld, "withheld.future"};
  if (status == "draft" || status == "pending" || status == "auto-draft") {
    return {Level::kWithheld, "withheld.draft"};
  }
  if (status != "publish") return {Level::kWithheld, "withheld.not_public"};
  return {};
}

Reading ReadWordPress(const SourceFile& file) { return ReadFeed(file, "wordpress", "wp"); }

bool IsWordPressStart(std::string_view /*path*/, std::string_view start) {
  return Trimmed(start).substr(0, 1) == "<" &&
         start.find("wordpress.org/export/") != std::string_view::npos &&
         start.find("<rss") != std::string_view::npos;
}

}  // namespace kringen
