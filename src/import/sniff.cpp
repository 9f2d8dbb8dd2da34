// What a file or an archive is, by its names and first bytes.
#include <algorithm>

#include "import/facebook_archive.h"
#include "import/mastodon_archive.h"
#include "import/reader.h"
#include "import/session.h"
#include "import/x_archive.h"

namespace kringen {
namespace {

template <typename Is>
bool Any(const std::vector<std::string>& paths, Is is) {
  return std::any_of(paths.begin(), paths.end(),
                     [&](const std::string& path) { return is(PlainPath(path)); });
}

}  // namespace

SourceKind SniffPaths(const std::vector<std::string>& paths) {
  if (Any(paths, [](const std::string& path) { return MayReadFacebook(path); })) {
    return SourceKind::kFacebook;
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
  return SourceKind::kUnknown;
}

SourceKind SniffBytes(std::string_view name, std::string_view start) {
  const SourceKind by_name = SniffPaths({std::string(name)});
  if (by_name != SourceKind::kUnknown) return by_name;
  const std::string plain = PlainPath(start.substr(0, 2000));
  const bool is_csv = HasSuffix(PlainPath(name), ".csv");
  const bool is_meta =
      plain.find("post id") != std::string::npos || plain.find("bericht-id") != std::string::npos;
  return is_csv && is_meta ? SourceKind::kMetaCsv : SourceKind::kUnknown;
}

bool MayRead(SourceKind kind, std::string_view path) {
  switch (kind) {
    case SourceKind::kFacebook:
      return MayReadFacebook(path);
    case SourceKind::kX:
      return MayReadX(path);
    case SourceKind::kMastodon:
      return MayReadMastodon(path);
    case SourceKind::kMetaCsv:
      return true;
    default:
      return false;
  }
}

}  // namespace kringen
