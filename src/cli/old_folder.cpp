#include "cli/old_folder.h"

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "base/json_value.h"
#include "model/export_pages.h"
#include "publish/reach_file.h"

namespace kringen {
namespace {

// `middle` of START middle END.
std::string_view Between(std::string_view text, std::string_view start, std::string_view end) {
  const bool is_such = text.size() > start.size() + end.size() &&
                       text.substr(0, start.size()) == start &&
                       text.substr(text.size() - end.size()) == end;
  return is_such ? text.substr(start.size(), text.size() - start.size() - end.size())
                 : std::string_view();
}

bool IsOfExport(std::string_view path) { return path == "reach.json" || IsExportFile(path); }

bool IsOfSite(std::string_view path) {
  constexpr std::array<std::string_view, 15> kNames{
      "index.html",         "embed.html",      "kiosk.html",
      "kringen-element.js", "publish.css",     "feed.xml",
      "sitemap.xml",        ".htaccess",       "_headers",
      "nginx.conf",         "web.config",      "agenda.ics",
      "kringen.png",        "population.json", "modelteksten/privacyverklaring.txt"};
  constexpr std::size_t kDigits = 16;  // of app-0123456789abcdef/
  if (IsOfExport(path) || std::find(kNames.begin(), kNames.end(), path) != kNames.end()) {
    return true;
  }
  if (path == "modelteksten/verwerkingsregister.txt") return true;
  const std::string_view app = path.substr(0, path.find('/'));
  const std::string_view digits = app.substr(0, 4) == "app-" ? app.substr(4) : std::string_view();
  return (digits.size() == kDigits && app.size() < path.size() &&
          digits.find_first_not_of("0123456789abcdef") == digits.npos) ||
         (Between(path, "bericht/", ".html").find('/') == path.npos &&
          !Between(path, "bericht/", ".html").empty()) ||
         (Between(path, "berichten/", ".html").find('/') == path.npos &&
          !Between(path, "berichten/", ".html").empty());
}

// A feed that says what only Kringen says.
bool IsOurFeed(const std::string& folder) {
  const auto feed = ReadPlainFile(folder + "/feed.json");
  if (!feed) return false;
  const JsonValue json = ParseJson(*feed).value_or(JsonValue());
  return json.Find("_kringen") != nullptr && json.Find("items") != nullptr;
}

bool IsOurSite(const std::string& folder) {
  const auto index = ReadPlainFile(folder + "/index.html");
  return index && index->find("data-feed=\"feed.json\"") != std::string::npos && IsOurFeed(folder);
}

}  // namespace

std::vector<OwnedFile> FilesOfOldFolder(const std::string& folder,
                                        const std::vector<DiskEntry>& entries, FolderKind kind) {
  const bool is_site = kind == FolderKind::kSite;
  if (kind == FolderKind::kSettings || !(is_site ? IsOurSite(folder) : IsOurFeed(folder))) {
    return {};
  }
  std::vector<OwnedFile> owned;
  for (const DiskEntry& entry : entries) {
    if (!entry.is_file() || !(is_site ? IsOfSite(entry.path) : IsOfExport(entry.path))) continue;
    const auto bytes = ReadPlainFile(folder + "/" + entry.path);
    const bool is_ours =
        bytes && (entry.path != "reach.json" || !ReadReachFile(*bytes).items.empty());
    if (is_ours) owned.push_back({entry.path, Sha256Hex(*bytes)});
  }
  return owned;
}

}  // namespace kringen
