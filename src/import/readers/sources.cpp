#include "import/readers/sources.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/readers/blogger.h"
#include "import/readers/calendar.h"
#include "import/readers/facebook_archive.h"
#include "import/readers/follower_table.h"
#include "import/readers/instagram_archive.h"
#include "import/readers/json_feed.h"
#include "import/readers/linkedin_csv.h"
#include "import/readers/mastodon_archive.h"
#include "import/readers/meta_csv.h"
#include "import/readers/reader.h"
#include "import/readers/rss.h"
#include "import/readers/template_csv.h"
#include "import/readers/video_csv.h"
#include "import/readers/wordpress.h"
#include "import/readers/x_archive.h"
#include "import/readers/x_csv.h"
#include "import/text/text_encoding.h"
#include "import/text/tidy.h"
#include "model/export_pages.h"
#include "model/provenance.h"

namespace kringen {
namespace {

bool Has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

// An index and words say again what the pages say.
bool IsInExport(std::string_view path) {
  const std::string_view name = FileName(path);
  return IsExportFile(name) && !IsIndexFile(name) && !IsWordsFile(name);
}

bool IsHtmlOfPosts(std::string_view path) {
  return HasSuffix(path, ".html") && Has(path, "posts/");
}

// "Takeout/Agenda/Openbare agenda.ics"; not what the rubbish of another system left.
bool IsCalendar(std::string_view path) {
  return HasSuffix(path, ".ics") && !Has(path, "__macosx/");
}

// Members of Excel's, LibreOffice's and Apple's workbooks, which are archives themselves.
bool IsWorkbookPart(std::string_view path) {
  return path == "xl/workbook.xml" || path == "xl/workbook.bin" || path == "content.xml" ||
         HasSuffix(path, ".iwa");
}

bool IsWorkbook(std::string_view path) {
  constexpr std::array<std::string_view, 6> kEnds{".xls",  ".xlsx", ".xlsm",
                                                  ".xlsb", ".ods",  ".numbers"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return HasSuffix(path, end); });
}

bool BeginsWith(std::string_view start, char first) {
  const std::string_view inside = Trimmed(start);
  return !inside.empty() && inside.front() == first;
}

bool IsTable(std::string_view path, std::string_view start) {
  return (HasSuffix(path, ".csv") || HasSuffix(path, ".tsv") || HasSuffix(path, ".txt")) &&
         !BeginsWith(start, '<') && !BeginsWith(start, '{');
}

// By the names of columns. Tables per day are given to a reader that says what to export instead.
bool HasPost(std::string_view start) { return Has(start, "post id") || Has(start, "bericht-id"); }

bool IsXTable(std::string_view path, std::string_view start) {
  const bool is_daily = (Has(start, "datum") || Has(start, "date")) && Has(start, "impressions") &&
                        Has(start, "engagements");
  return IsTable(path, start) &&
         (Has(start, "tweet id") || (is_daily && !HasPost(start)) ||
          (HasPost(start) && (Has(start, "post link") || Has(start, "post text"))));
}

bool IsLinkedInTable(std::string_view path, std::string_view start) {
  const bool has_link = Has(start, "post link") || Has(start, "update link") ||
                        Has(start, "post url") || Has(start, "link naar bijdrage");
  return IsTable(path, start) && has_link && !HasPost(start) && !Has(start, "tweet id");
}

bool IsMetaTable(std::string_view path, std::string_view start) {
  return IsTable(path, start) && !IsXTable(path, start) &&
         (HasPost(start) || (Has(start, "sep=") && Has(start, "primary")));
}

bool IsOwnTable(std::string_view path, std::string_view start) {
  const bool has_text =
      Has(start, "titel") || Has(start, "tekst") || Has(start, "title") || Has(start, "text");
  return IsTable(path, start) && (Has(start, "datum") || Has(start, "date")) && has_text;
}

template <Reading (*kRead)(const std::vector<SourceFile>& files)>
Reading ReadAll(const std::vector<SourceFile>& files, const ReadContext&) {
  return kRead(files);
}
template <Reading (*kRead)(const SourceFile& file)>
Reading ReadOne(const std::vector<SourceFile>& files, const ReadContext&) {
  return kRead(files.front());
}

constexpr std::array<Source, 18> kSources{{
    {.id = "facebook-archive",
     .knows_path = IsFacebookPosts,
     .may_read = MayReadFacebook,
     .names_unread = LeavesOutFacebook,
     .read = ReadAll<ReadFacebookArchive>},
    {.id = "instagram-archive",
     .knows_path = IsInstagramPosts,
     .may_read = MayReadInstagram,
     .names_unread = LeavesOutInstagram,
     .read = ReadAll<ReadInstagramArchive>},
    {.id = "x-archive",
     .knows_path = IsXTweets,
     .may_read = MayReadX,
     .names_unread = LeavesOutX,
     .read = ReadAll<ReadXArchive>},
    {.id = "mastodon-archive",
     .knows_path = [](std::string_view path) { return FileName(path) == "outbox.json"; },
     .may_read = MayReadMastodon,
     .read = ReadAll<ReadMastodonArchive>},
    {.id = "facebook-html", .knows_path = IsHtmlOfPosts, .advice = "file.facebook_html"},
    {.id = "json-feed",
     .knows_path = IsInExport,
     .knows_bytes = IsJsonFeed,
     .may_read =
         [](std::string_view path) {
           return IsInExport(path) || FileName(path) == kPopulationName ||
                  FileName(path) == kProvenanceName;
         },
     .read = ReadAll<ReadJsonFeed>,
     .gathers = true,
     .is_published = true},
    {.id = "icalendar",
     .knows_path = IsCalendar,
     .knows_start = [](std::string_view,
                       std::string_view start) { return Has(start, "begin:vcalendar"); },
     .may_read = IsCalendar,
     .read = [](const auto& files,
                const auto& context) { return ReadCalendar(files.front(), context.today); },
     .reads_each = true,
     .tells_future = true},
    {.id = "workbook",
     .knows_path = IsWorkbookPart,
     .knows_start = [](std::string_view path, std::string_view) { return IsWorkbook(path); },
     .may_read = [](std::string_view) { return false; },
     .advice = "file.workbook"},
    {.id = "wordpress", .knows_start = IsWordPressStart, .read = ReadOne<ReadWordPress>},
    {.id = "blogger",
     .knows_path = MayReadBlogger,
     .knows_start = IsBloggerStart,
     .may_read = MayReadBlogger,
     .read = ReadAll<ReadBlogger>},
    {.id = "rss",
     .knows_start =
         [](std::string_view, std::string_view start) {
           return BeginsWith(start, '<') &&
                  (Has(start, "<rss") || Has(start, "<feed") || Has(start, "<rdf"));
         },
     .read = ReadOne<ReadRss>},
    {.id = "youtube-csv",
     .knows_start =
         [](std::string_view path, std::string_view start) {
           return IsTable(path, start) && IsYouTubeTable(start);
         },
     .read_counts =
         [](const auto& file, const auto& context) {
           return ReadYouTubeCsv(file, context.today, context.answers);
         },
     .has_answers = true},
    {.id = "tiktok-csv",
     .knows_start =
         [](std::string_view path, std::string_view start) {
           return IsTable(path, start) && IsTikTokTable(start);
         },
     .read_counts =
         [](const auto& file, const auto& context) {
           return ReadTikTokCsv(file, context.today, context.answers);
         },
     .has_answers = true},
    {.id = "followers-csv",
     .knows_start =
         [](std::string_view path, std::string_view start) {
           return IsTable(path, start) && IsFollowerTable(path, start);
         },
     .read_counts =
         [](const auto& file, const auto& context) {
           return ReadFollowerTable(file, context.today, context.answers);
         },
     .has_answers = true},
    {.id = "x-csv",
     .knows_start = IsXTable,
     .read_counts =
         [](const auto& file, const auto& context) {
           return ReadXCsv(file, context.today, context.answers);
         },
     .has_answers = true},
    {.id = "linkedin-csv",
     .knows_start = IsLinkedInTable,
     .read_counts =
         [](const auto& file, const auto& context) {
           return ReadLinkedInCsv(file, context.today, context.answers);
         },
     .has_answers = true},
    {.id = "meta-csv",
     .knows_start = IsMetaTable,
     .read_counts =
         [](const auto& file, const auto& context) {
           return ReadMetaCsv(file, context.today, context.answers);
         },
     .has_answers = true},
    {.id = "csv",
     .knows_start = IsOwnTable,
     .read =
         [](const auto& files, const auto& context) {
           return ReadTemplateCsv(files.front(), context.today, context.answers);
         },
     .has_answers = true},
}};

}  // namespace

Reading ReadSource(const Source& source, const std::vector<SourceFile>& files,
                   const ReadContext& context) {
  Reading reading = source.read(files, context);
  if (!source.tells_future) WithholdFuture(context.today, &reading);
  WithholdUnjudged(&reading);
  return reading;
}

std::span<const Source> Sources() { return kSources; }

const Source* FindSource(std::string_view id) {
  const auto found = std::find_if(kSources.begin(), kSources.end(),
                                  [&](const Source& source) { return source.id == id; });
  return found == kSources.end() ? nullptr : &*found;
}

std::vector<const Source*> SourcesOf(const std::vector<std::string>& paths) {
  std::vector<const Source*> known;
  for (const Source& source : kSources) {
    if (source.knows_path == nullptr) continue;
    const bool is_here = std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
      return source.knows_path(PlainPath(path));
    });
    if (is_here) known.push_back(&source);
  }
  // The agenda beside a published feed is made of it.
  if (std::any_of(known.begin(), known.end(),
                  [](const Source* each) { return each->is_published; })) {
    std::erase_if(known, [](const Source* each) { return each->reads_each; });
  }
  return known;
}

const Source* SourceOf(std::string_view name, std::string_view bytes) {
  const std::vector<const Source*> by_name = SourcesOf({std::string(name)});
  if (!by_name.empty()) return by_name.front();
  constexpr std::size_t kLooked = std::size_t{1} << 16;
  bool was_windows_1252 = false;
  const std::string text = PlainPath(DecodeText(bytes.substr(0, kLooked), &was_windows_1252));
  const std::string path = PlainPath(name);
  for (const Source& source : kSources) {
    const bool is_known = (source.knows_start != nullptr && source.knows_start(path, text)) ||
                          (source.knows_bytes != nullptr && source.knows_bytes(path, bytes));
    if (is_known) return &source;
  }
  return nullptr;
}

bool MayRead(const Source& source, std::string_view path) {
  return source.may_read == nullptr ? source.knows_start != nullptr || source.knows_bytes != nullptr
                                    : source.may_read(PlainPath(path));
}

bool NamesUnread(const Source& source, std::string_view path) {
  return source.names_unread != nullptr && source.names_unread(PlainPath(path));
}

}  // namespace kringen
