// kringen publish: an export in, a folder for a web server out.
#include <cstdio>
#include <ctime>

#include "base/json_value.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/share_image.h"
#include "publish/population_file.h"
#include "publish/site_address.h"
#include "publish/site_writer.h"

namespace kringen {

// Made by cmake/cli.cmake.
extern const char* const kPublishStyles;
extern const char* const kPublishHeaders;
extern const char* const kPrivacyStatement;
extern const char* const kProcessingRecord;

namespace {

// The population, and the file of claims that it names, which lies beside it.
std::vector<OutputFile> PopulationFiles(const std::string& path) {
  std::vector<OutputFile> files{{"population.json", ReadWhole(path)}};
  const JsonValue population = ParseJson(files[0].bytes).value_or(JsonValue());
  const JsonValue* claims = population.Find("claims");
  if (claims == nullptr || claims->text.find('/') != std::string::npos) return files;
  const std::string folder = path.substr(0, path.find_last_of('/') + 1);
  std::string bytes = ReadWhole(folder + claims->text);
  if (bytes.empty()) {
    files[0].bytes = WithoutClaims(files[0].bytes);
  } else {
    files.push_back({claims->text, std::move(bytes)});
  }
  return files;
}

// "1234 berichten, 2010-2024"
std::string ShareLine(const Publication& publication, const Words& words) {
  const auto year = [](const PublicationItem& item) {
    return FormatDate(item.published).substr(0, 4);
  };
  const std::string from = year(publication.items.back()), to = year(publication.items.front());
  return words.Get("publish.share", {{"count", std::to_string(publication.items.size())},
                                     {"years", from == to ? from : from + "\u2013" + to}});
}

int Fail(const Words& words, const char* key, const std::string& place) {
  std::fprintf(stderr, "%s\n", words.Get(key, {{"place", place}}).c_str());
  return 2;
}

}  // namespace

int PublishCommand(const Arguments& all, const Words& words) {
  const PublishArguments& arguments = all.publish;
  Result<std::string> address = SiteAddress(arguments.base_url);
  if (!address.ok()) return Fail(words, address.error().code.c_str(), address.error().place);
  ExportReading reading = ReadExport(ReadFolder(arguments.folder));
  if (reading.publication.items.empty()) {
    return Fail(words, "publish.no_export", arguments.folder);
  }
  // The pages speak the language of the feed; only messages to the terminal follow the person.
  const Words site_words(PageLanguage(reading.publication));
  SiteOptions options;
  for (OutputFile& file : ReadTree(arguments.app)) {
    if (IsPublished(file.path)) options.app.push_back(std::move(file));
  }
  if (options.app.empty()) return Fail(words, "publish.no_app", arguments.app);
  options.base_url = std::move(address).value();
  options.is_unlisted = arguments.is_unlisted;
  options.embed_on = arguments.embed_on;
  if (const Result<std::string> frames = FrameAncestors(options.embed_on); !frames.ok()) {
    return Fail(words, "publish.bad_embed", frames.error().detail);
  }
  options.today = arguments.today.empty() ? FormatDate(static_cast<TimePoint>(std::time(nullptr)))
                                          : arguments.today;
  options.stylesheet = kPublishStyles;
  options.headers_json = kPublishHeaders;
  options.texts = {{"privacyverklaring.txt", kPrivacyStatement},
                   {"verwerkingsregister.txt", kProcessingRecord}};
  options.reach = ReadReachFile(ReadWhole(arguments.folder + "/reach.json"));
  options.share_image =
      DrawShareImage(reading.publication.title, ShareLine(reading.publication, site_words));
  std::string& population = reading.publication.population;
  if (!population.empty()) {
    options.extra = PopulationFiles(arguments.folder + "/" + population);
    if (options.extra[0].bytes.empty()) return Fail(words, "publish.no_population", population);
    population = "population.json";
  }
  const WrittenSite site = WriteSite(reading.publication, options,
                                     [&](std::string_view key) { return site_words.Get(key); });
  const std::string settings = arguments.output + std::string(kSettingsSuffix);
  std::string failed = WriteFolder(settings, site.settings);
  if (failed.empty()) failed = WriteFolder(arguments.output, site.files);
  if (!failed.empty()) return Fail(words, "not_written", failed);
  if (!all.quiet) {
    std::fprintf(stderr, "%s\n",
                 words
                     .Get("publish.done", {{"files", std::to_string(site.files.size())},
                                           {"folder", arguments.output},
                                           {"settings", settings}})
                     .c_str());
  }
  return 0;
}

}  // namespace kringen
