// A Publication as the files of an export (export-format.md), and back. Pages hold at most about
// 200 KB, newest item first, chained by next_url and listed in the first page's index. The same
// publication gives the same bytes; writing what was read gives the same files again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/feed_json.h"
#include "model/publication.h"

namespace kringen {

struct OutputFile {
  std::string path;  // within the export, with '/'
  std::string bytes;
};

inline constexpr std::size_t kPageBytes = 200'000;

// feed.json, feed-2.json, ..., withdrawn.json (digests). Addresses between them are relative.
std::vector<OutputFile> WriteExport(Publication publication);
// Of these the pages alone, for who reads them at once: the first names no index.
std::vector<OutputFile> WritePages(Publication publication);

// Reads feed.json and the pages it leads to, and withdrawn.json where there is one, by the reader
// of the timeline (feed_json.h): what it leaves out is left out here, with the same code, and what
// the page will cut is kept whole and told. Problems carry the file and the JSON pointer:
// "feed-2.json#/items/3/id". Codes: those of feed_json.h, "export.no_feed", "export.missing_page",
// "export.page_loop", and "export.bad_value" for a word that no closed list has.
struct ExportReading {
  Publication publication;
  std::vector<Error> problems;
};
// `today` as Feed::today.
ExportReading ReadExport(const std::vector<OutputFile>& files, const std::string& today = "");

// One page by itself. Several items may have one id: in a feed of others that may be what comes
// every week. Items are in the order of the page; `records` are their places in its list.
struct ExportPage {
  Publication publication;
  std::vector<std::size_t> records;
  PageReport report;
};
ExportPage ReadExportPage(std::string_view bytes);

// Items newest first as the export has them: by time, then by id. Also sorts the withdrawn ids.
void SortPublication(Publication* publication);

// "2014-06-05T16:42:00+02:00", local time of Europe/Amsterdam.
std::string FormatInstant(TimePoint time);
// "2014-06-05"
std::string FormatDate(TimePoint time);

}  // namespace kringen
