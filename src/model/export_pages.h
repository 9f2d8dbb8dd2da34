// How the messages of an export are laid out in files. Pages are filled from the oldest message
// on and named by what they hold, so that a new message changes the newest page and leaves the
// others as they are, also in the caches of browsers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/publication_json.h"

namespace kringen {

// Messages [first, last), newest first.
struct PageSpan {
  std::size_t first = 0, last = 0;
};
// `bytes` of each message. The newest page is at least half full, unless it is the only one.
std::vector<PageSpan> PagesOf(const std::vector<std::size_t>& bytes, std::size_t most_bytes);

// "feed-2014-06-0123456789ab.json": what it is of, and the begin of the SHA-256 of its content.
std::string NameByContent(std::string_view start, std::string_view sha256);

// A part of the index, of pages other than the first.
struct IndexPart {
  OutputFile file;  // "index-0123456789ab.json"
  std::string sha256;
  std::size_t pages = 0;  // it stands for so many, one after the other
};
// `pages` are the files of the export, the newest first, with the first as far as it is written.
std::vector<IndexPart> IndexOf(const std::vector<OutputFile>& pages);

// "export.stale_index" where the index that the first page names is not what IndexOf() makes of the
// pages: somebody changed one of the two, and what is gone from a page may be public in the index.
std::vector<Error> CheckIndex(const std::vector<OutputFile>& files);

// The pages of an export that are there, the first of them first, and the index that it names.
struct ExportPages {
  std::vector<OutputFile> files;
  std::vector<IndexRef> index;
};
ExportPages PagesIn(const std::vector<OutputFile>& files);

// Is this a file of an export by its name: a page, a part of the index, words, the withdrawn ids?
bool IsExportFile(std::string_view name);
bool IsIndexFile(std::string_view name);
bool IsWordsFile(std::string_view name);
inline constexpr const char* kWordsName = "words.json";
inline constexpr const char* kWordsStart = "words-";  // of the files that it names

// Null when there is none.
const OutputFile* FindFile(const std::vector<OutputFile>& files, std::string_view path);

}  // namespace kringen
