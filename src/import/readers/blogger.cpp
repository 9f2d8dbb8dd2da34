#include "import/readers/blogger.h"

#include "base/text.h"
#include "import/readers/feed_items.h"
#include "import/readers/feed_state.h"
#include "import/readers/feed_xml.h"
#include "import/readers/reader.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

// "post" of a category "http://schemas.google.com/blogger/2008/kind#post", or of the element of
// today; empty when the entry says nothing.
std::string KindOf(const pugi::xml_node& entry) {
  if (const pugi::xml_node type = entry.child("blogger:type"); type) {
    return PlainPath(PlainTextOf(type));
  }
  for (const pugi::xml_node child : entry.children()) {
    const std::string_view scheme = child.attribute("scheme").value();
    const std::string_view term = child.attribute("term").value();
    if (LocalName(child) != "category" || !HasSuffix(scheme, "#kind")) continue;
    return PlainPath(term.substr(term.find('#') + 1));
  }
  return {};
}

}  // namespace

FeedState StateInBlogger(const pugi::xml_node& entry) {
  const std::string draft = PlainPath(PlainTextOf(Child(Child(entry, "control"), "draft")));
  if (!draft.empty() && draft != "no") return {Level::kWithheld, "withheld.draft"};
  if (!PlainTextOf(Child(entry, "trashed")).empty()) {
    return {Level::kWithheld, "withheld.not_public"};
  }
  const std::string kind = KindOf(entry);
  // Atom's own word for what is said below an item.
  const bool is_below = entry.child("blogger:parent") || Child(entry, "in-reply-to");
  if (is_below && kind != "page") return {Level::kNotOurs, "record.comment"};
  if (kind.empty()) return {};
  if (kind == "comment") return {Level::kNotOurs, "record.comment"};
  if (kind != "post" && kind != "page") return {Level::kNotOurs, "record.not_a_post"};
  const pugi::xml_node status = entry.child("blogger:status");
  const std::string word = PlainPath(PlainTextOf(status));
  if (!status || word == "live") return {};
  if (word == "scheduled") return {Level::kWithheld, "withheld.future"};
  return {Level::kWithheld, word == "draft" ? "withheld.draft" : "withheld.not_public"};
}

Reading ReadBlogger(const std::vector<SourceFile>& files) {
  Reading all;
  for (const SourceFile* file : ByPath(files, [](std::string_view) { return true; })) {
    Reading reading = ReadFeed(*file, "blogger", "blogger");
    if (all.source.id.empty()) {
      all = std::move(reading);
      continue;
    }
    // Another blog of the same account, in a channel of its own.
    for (Candidate& candidate : reading.candidates) candidate.source = all.source.id;
    const auto append = [](auto* to, auto* from) {
      to->insert(to->end(), std::make_move_iterator(from->begin()),
                 std::make_move_iterator(from->end()));
    };
    append(&all.candidates, &reading.candidates);
    append(&all.channels, &reading.channels);
    append(&all.report, &reading.report);
  }
  NumberIds(IdsAre::kWritten, &all);
  return all;
}

bool MayReadBlogger(std::string_view path) {
  return FileName(path) == "feed.atom" && path.find("blogger/") != std::string_view::npos;
}

bool IsBloggerStart(std::string_view /*path*/, std::string_view start) {
  return Trimmed(start).substr(0, 1) == "<" && start.find("<feed") != std::string_view::npos &&
         (start.find("blogger/2008/kind#") != std::string_view::npos ||
          start.find("schemas.google.com/blogger/2018") != std::string_view::npos);
}

}  // namespace kringen
