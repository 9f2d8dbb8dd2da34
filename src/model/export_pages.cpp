#include "model/export_pages.h"

#include <algorithm>
#include <numeric>

#include "base/digest.h"
#include "model/feed.h"
#include "model/feed_index.h"
#include "model/feed_json.h"

namespace kringen {
namespace {

// A part is read in one go, while a hand may be waiting.
constexpr std::size_t kItemsOfPart = 8000;

// The middle of START middle END.json, when it is of digits and hyphens alone.
bool IsNumbered(std::string_view name, std::string_view start) {
  constexpr std::string_view kEnd = ".json";
  if (name.size() <= start.size() + kEnd.size() || name.substr(0, start.size()) != start ||
      name.substr(name.size() - kEnd.size()) != kEnd) {
    return false;
  }
  const std::string_view middle =
      name.substr(start.size(), name.size() - start.size() - kEnd.size());
  return middle.find_first_not_of("0123456789abcdef-") == std::string_view::npos;
}

}  // namespace

std::vector<PageSpan> PagesOf(const std::vector<std::size_t>& bytes, std::size_t most_bytes) {
  std::vector<PageSpan> pages;  // oldest first
  // A page that ends before `end`: as much as it holds, or no more than it wants.
  const auto fill = [&](std::size_t end, std::size_t wanted) {
    std::size_t first = end, held = 0;
    while (first > 0 &&
           (first == end || (held < wanted && held + bytes[first - 1] <= most_bytes))) {
      held += bytes[--first];
    }
    pages.push_back({first, end});
    return held;
  };
  std::size_t held = 0;
  do {
    held = fill(pages.empty() ? bytes.size() : pages.back().first, most_bytes);
  } while (pages.back().first > 0);
  if (pages.size() > 1 && held < most_bytes / 2) {
    // The newest two are shared out anew; those behind them stay what they were.
    const std::size_t end = pages[pages.size() - 2].last;
    const std::size_t both = std::accumulate(
        bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(end), std::size_t{0});
    pages.resize(pages.size() - 2);
    fill(end, both / 2);
    if (pages.back().first > 0) pages.push_back({0, pages.back().first});
  }
  std::reverse(pages.begin(), pages.end());
  return pages;
}

std::string NameByContent(std::string_view start, std::string_view sha256) {
  constexpr std::size_t kDigits = 12;
  return std::string(start) + std::string(sha256.substr(0, kDigits)) + ".json";
}

std::vector<IndexPart> IndexOf(const std::vector<OutputFile>& pages) {
  Feed feed;
  std::vector<IndexedPage> held;
  for (const OutputFile& page : pages) {
    const std::size_t before = feed.items.size();
    static_cast<void>(ReadFeedPage(page.bytes, &feed));
    held.push_back({page.path, feed.items.size() - before});
  }
  std::vector<IndexPart> parts;
  std::size_t last = held.size(), end = feed.items.size();
  while (last > 1) {
    std::size_t first = last, items = 0;
    while (first > 1 && (first == last || items + held[first - 1].items <= kItemsOfPart)) {
      items += held[--first].items;
    }
    const std::vector<IndexedPage> of_part(held.begin() + static_cast<std::ptrdiff_t>(first),
                                           held.begin() + static_cast<std::ptrdiff_t>(last));
    end -= items;
    std::string bytes = WriteIndexPart(feed, static_cast<ItemIndex>(end), of_part);
    std::string sha256 = Sha256Hex(bytes);
    OutputFile file{NameByContent("index-", sha256), std::move(bytes)};
    parts.push_back({std::move(file), std::move(sha256), last - first});
    last = first;
  }
  std::reverse(parts.begin(), parts.end());
  return parts;
}

ExportPages PagesIn(const std::vector<OutputFile>& files) {
  const OutputFile* const first = FindFile(files, "feed.json");
  if (first == nullptr) return {};
  Feed feed;
  PageReport report = ReadFeedPage(first->bytes, &feed);
  ExportPages pages{{*first}, std::move(report.index)};
  for (std::size_t i = 1; i < report.pages.size(); ++i) {
    const OutputFile* const page = FindFile(files, report.pages[i].url);
    if (page != nullptr) pages.files.push_back(*page);
  }
  return pages;
}

std::vector<Error> CheckIndex(const std::vector<OutputFile>& files) {
  const auto [pages, index] = PagesIn(files);
  if (index.empty()) return {};
  const std::vector<IndexPart> parts = IndexOf(pages);
  bool is_stale = parts.size() != index.size();
  for (std::size_t i = 0; !is_stale && i < parts.size(); ++i) {
    const OutputFile* const part = FindFile(files, index[i].url);
    is_stale =
        part == nullptr || part->bytes != parts[i].file.bytes || parts[i].sha256 != index[i].sha256;
  }
  if (!is_stale) return {};
  return {{"export.stale_index", "", "feed.json#/_kringen/index"}};
}

bool IsExportFile(std::string_view name) {
  return name == "feed.json" || name == "withdrawn.json" || IsNumbered(name, "feed-") ||
         IsIndexFile(name) || IsWordsFile(name);
}

bool IsIndexFile(std::string_view name) { return IsNumbered(name, "index-"); }

bool IsWordsFile(std::string_view name) {
  return name == kWordsName || IsNumbered(name, kWordsStart);
}

const OutputFile* FindFile(const std::vector<OutputFile>& files, std::string_view path) {
  const auto file = std::find_if(files.begin(), files.end(),
                                 [&](const OutputFile& each) { return each.path == path; });
  return file == files.end() ? nullptr : &*file;
}

}  // namespace kringen
