// A Publication as the files of an export (export-format.md), and back. Pages hold at most about
// 200 KB, newest item first, chained by next_url and listed in the first page's index. The same
// publication gives the same bytes; writing what was read gives the same files again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/publication.h"

namespace kringen {

struct OutputFile {
  std::string path;  // within the export, with '/'
  std::string bytes;
};

inline constexpr std::size_t kPageBytes = 200'000;

// feed.json, feed-2.json, ..., withdrawn.json (digests). Addresses between them are relative.
std::vector<OutputFile> WriteExport(Publication publication);

// Reads feed.json and the pages it leads to, and withdrawn.json where there is one. A bad item is
// left out and reported; a file that cannot be read leaves the others. Problems carry the file and
// the JSON pointer: "feed-2.json#/items/3/id". Codes: "export.no_feed", "export.not_json",
// "export.wrong_type", "export.missing", "export.bad_value", "export.bad_date",
// "export.duplicate_id", "export.missing_page", "export.page_loop".
struct ExportReading {
  Publication publication;
  std::vector<Error> problems;
};
ExportReading ReadExport(const std::vector<OutputFile>& files);

// Items newest first as the export has them: by time, then by id. Also sorts the withdrawn ids.
void SortPublication(Publication* publication);

// "2014-06-05T16:42:00+02:00", local time of Europe/Amsterdam.
std::string FormatInstant(TimePoint time);
// "2014-06-05"
std::string FormatDate(TimePoint time);

}  // namespace kringen
