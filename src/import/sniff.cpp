// What a file or an archive is, by its names and first bytes.
#include <algorithm>

#include "import/facebook_archive.h"
#include "import/instagram_archive.h"
#include "import/mastodon_archive.h"
#include "import/reader.h"
#include "import/session.h"
#include "import/text_encoding.h"
#include "import/x_archive.h"

namespace kringen {
namespace {

template <typename Is>
bool Any(const std::vector<std::string>& paths, Is is) {
  return std::any_of(paths.begin(), paths.end(),
                     [&](const std::string& path) { return is(PlainPath(path)); });
}

// "feed.json", "feed-2.json", "withdrawn.json"
bool IsExportPage(std::string_view path) {
  const std::string name(FileName(PlainPath(path)));
  if (name == "feed.json" || name == "withdrawn.json") return true;
  if (name.substr(0, 5) != "feed-" || !HasSuffix(name, ".json")) return false;
  return name.find_first_not_of("0123456789", 5) == name.size() - 5;
}

// By the names of columns. Tables per day are given to a reader that says what to export instead.
template <typename Has>
SourceKind SniffTable(Has has) {
  const bool has_post = has("post id") || has("bericht-id");
  if (has("tweet id") || (has_post && (has("post link") || has("post text")))) {
    return SourceKind::kXCsv;
  }
  if (has_post || (has("sep=") && has("primary"))) return SourceKind::kMetaCsv;
  const bool has_date = has("datum") || has("date");
  if (has_date && has("impressions") && has("engagements")) return SourceKind::kXCsv;
  const bool has_text = has("titel") || has("tekst") || has("title") || has("text");
  return has_date && has_text ? SourceKind::kTemplateCsv : SourceKind::kUnknown;
}

}  // namespace

SourceKind SniffPaths(const std::vector<std::string>& paths) {
  if (Any(paths, [](const std::string& path) { return MayReadFacebook(path); })) {
    return SourceKind::kFacebook;
  }
  if (Any(paths, [](const std::string& path) { return MayReadInstagram(path); })) {
    return SourceKind::kInstagram;
  }
  const auto is_tweets = [](const std::string& path) {
    return MayReadX(path) && FileName(path).substr(0, 5) == "tweet";
  };
  if (Any(paths, is_tweets)) return SourceKind::kX;
  const auto is_outbox = [](const std::string& path) { return FileName(path) == "outbox.json"; };
  if (Any(paths, is_outbox)) return SourceKind::kMastodon;
  const auto is_html = [](const std::string& path) {
    return HasSuffix(path, ".html") && path.find("posts/") != std::string::npos;
  };
  if (Any(paths, is_html)) return SourceKind::kFacebookHtml;
  const auto is_page = [](const std::string& path) { return IsExportPage(path); };
  if (Any(paths, is_page)) return SourceKind::kJsonFeed;
  return SourceKind::kUnknown;
}

SourceKind SniffBytes(std::string_view name, std::string_view start) {
  const SourceKind by_name = SniffPaths({std::string(name)});
  if (by_name != SourceKind::kUnknown) return by_name;
  constexpr std::size_t kLooked = 4000;
  bool was_windows_1252 = false;
  const std::string text = PlainPath(DecodeText(start.substr(0, kLooked), &was_windows_1252));
  const auto has = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  if (has("begin:vcalendar")) return SourceKind::kCalendar;
  const std::string_view inside = Trimmed(text);
  if (!inside.empty() && inside.front() == '<') {
    return has("<rss") || has("<feed") || has("<rdf") ? SourceKind::kRss : SourceKind::kUnknown;
  }
  if (!inside.empty() && inside.front() == '{') {
    return has("jsonfeed.org/") ? SourceKind::kJsonFeed : SourceKind::kUnknown;
  }
  const std::string plain = PlainPath(name);
  const bool is_table =
      HasSuffix(plain, ".csv") || HasSuffix(plain, ".tsv") || HasSuffix(plain, ".txt");
  return is_table ? SniffTable(has) : SourceKind::kUnknown;
}

bool MayRead(SourceKind kind, std::string_view path) {
  switch (kind) {
    case SourceKind::kFacebook:
      return MayReadFacebook(path);
    case SourceKind::kInstagram:
      return MayReadInstagram(path);
    case SourceKind::kX:
      return MayReadX(path);
    case SourceKind::kMastodon:
      return MayReadMastodon(path);
    case SourceKind::kJsonFeed:
      return IsExportPage(path) || FileName(path) == kPopulationName;
    case SourceKind::kMetaCsv:
    case SourceKind::kXCsv:
    case SourceKind::kTemplateCsv:
    case SourceKind::kRss:
    case SourceKind::kCalendar:
      return true;  // files by themselves
    default:
      return false;
  }
}

}  // namespace kringen
