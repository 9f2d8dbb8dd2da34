#include "import/readers/wordpress.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/readers/feed_items.h"
#include "import/readers/feed_state.h"
#include "import/readers/feed_xml.h"
#include "import/text/tidy.h"

namespace kringen {

using Level = ReportLine::Level;

namespace {

// What programs for membership keep beside an item: "_members_access_role" is "editor".
bool IsForSome(const pugi::xml_node& meta) {
  constexpr auto kParts = std::to_array<std::string_view>(
      {"access", "restrict", "members_", "membership", "visibility", "private", "password",
       "paywall", "subscriber", "loggedin", "logged_in"});
  constexpr auto kOpen = std::to_array<std::string_view>(
      {"", "0", "no", "false", "off", "public", "everyone", "everybody", "all", "none", "visible",
       "default", "open", "a:0:{}", "[]", "openbaar", "iedereen"});
  const std::string key = PlainPath(PlainTextOf(Child(meta, "meta_key")));
  const std::string value = PlainPath(PlainTextOf(Child(meta, "meta_value")));
  const bool is_about = std::any_of(kParts.begin(), kParts.end(), [&](std::string_view part) {
    return key.find(part) != std::string::npos;
  });
  return is_about && std::find(kOpen.begin(), kOpen.end(), value) == kOpen.end();
}

}  // namespace

FeedState StateInWordPress(const pugi::xml_node& item, bool must_say) {
  const std::string type = PlainTextOf(Child(item, "post_type"));
  const std::string status = PlainTextOf(Child(item, "status"));
  const bool is_export = Child(item, "post_type") || item.child("wp:status");
  if (!is_export && !must_say) return {};
  if (type == "attachment" || type == "nav_menu_item" || type == "revision") {
    return {Level::kNotOurs, "record.not_a_post"};
  }
  if (type != "post" && type != "page") return {Level::kNotOurs, "record.other_type"};
  // A blank is a password too.
  if (!ContentOf(Child(item, "post_password")).empty()) {
    return {Level::kWithheld, "withheld.password"};
  }
  if (status == "future") return {Level::kWithheld, "withheld.future"};
  if (status == "draft" || status == "pending" || status == "auto-draft") {
    return {Level::kWithheld, "withheld.draft"};
  }
  if (status != "publish") return {Level::kWithheld, "withheld.not_public"};
  const auto metas = item.children("wp:postmeta");
  if (std::any_of(metas.begin(), metas.end(), IsForSome)) {
    return {Level::kWithheld, "withheld.not_public"};
  }
  return {};
}

Reading ReadWordPress(const SourceFile& file) { return ReadFeed(file, "wordpress", "wp"); }

bool IsWordPressStart(std::string_view /*path*/, std::string_view start) {
  return Trimmed(start).substr(0, 1) == "<" &&
         start.find("wordpress.org/export/") != std::string_view::npos &&
         start.find("<rss") != std::string_view::npos;
}

}  // namespace kringen
