// The kinds of sources that can be read, one row each: how one is recognised, which members of an
// archive may be opened, and what reads them. A new source is a row, its own files and a sample in
// tests/unit/import/readers/source_laws_test.cpp; what it says are codes with words in assets/cli.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

// What a reader may depend on beside its files.
struct ReadContext {
  std::string today;  // YYYY-MM-DD, after which nothing has been published or counted
  Answers answers;
};

// Functions that are null never apply. Paths come as PlainPath makes them.
struct Source {
  // As PublicationSource::kind has it.
  std::string_view id;
  // A member of an archive, or a file by itself, that tells what the whole is.
  bool (*knows_path)(std::string_view path) = nullptr;
  // A file by itself, by its name and its decoded first bytes.
  bool (*knows_start)(std::string_view path, std::string_view start) = nullptr;
  // A file by itself, by all of its bytes as they are.
  bool (*knows_bytes)(std::string_view path, std::string_view bytes) = nullptr;
  // The allow-list: members that may be opened. Null for files by themselves: a feed, a table or an
  // agenda. With it a source is what a platform hands out to the owner of an account (unless
  // `is_published`): somebody is asked whose account it is, and what is a person's own stays in.
  bool (*may_read)(std::string_view path) = nullptr;
  // Members with words of the account's own that no reader takes: opened to count their records, so
  // that the report names what is left out. Never those that were not public.
  bool (*names_unread)(std::string_view path) = nullptr;
  // One of the two; neither: it is refused with `advice`, a code that says what to do instead. To
  // be called through ReadSource.
  Reading (*read)(const std::vector<SourceFile>& files, const ReadContext& context) = nullptr;
  MetricReading (*read_counts)(const SourceFile& file, const ReadContext& context) = nullptr;
  std::string_view advice = {};
  bool has_answers = false;   // what it says depends on answers: it is read again after each
  bool reads_each = false;    // files of one archive are read one by one, as agendas
  bool gathers = false;       // files of several archives are read as one, as pages of a feed
  bool tells_future = false;  // what it dates after today is an announcement, as in an agenda
  bool is_published = false;  // an export of before: an archive of the same message knows better
};

std::span<const Source> Sources();
// Null when there is none.
const Source* FindSource(std::string_view id);

// Reads files of a source that has `read`, and closes what it leaves open: what is dated after
// today is no message yet, and what nobody judged to be public is withheld.
Reading ReadSource(const Source& source, const std::vector<SourceFile>& files,
                   const ReadContext& context);

// What a set of paths is; the paths of one archive's parts may come together, and one archive may
// hold several sources. In the order of the table; none when nothing is known.
std::vector<const Source*> SourcesOf(const std::vector<std::string>& paths);
// A single file by its name and bytes; null when it is not known.
const Source* SourceOf(std::string_view name, std::string_view bytes);

// May this member be opened at all? Everything else stays unread.
bool MayRead(const Source& source, std::string_view path);
// Is it known, and left out?
bool NamesUnread(const Source& source, std::string_view path);

// Beside the pages of an export; no page itself.
inline constexpr std::string_view kPopulationName = "population.json";

}  // namespace kringen
