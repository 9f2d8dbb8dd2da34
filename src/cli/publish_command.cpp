// kringen publish: an export in, a folder for a web server out.
#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <utility>

#include "base/file_path.h"
#include "base/json_value.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/files.h"
#include "cli/installed_page.h"
#include "cli/reach_origin.h"
#include "cli/share_image.h"
#include "cli/site_zip.h"
#include "model/publication_check.h"
#include "model/withdrawn_ids.h"
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

// Names that a site has of its own.
bool IsTaken(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames{"withdrawn.json", "reach.json",
                                                   "population.json", kProvenanceName};
  return name.substr(0, 4) == "feed" ||
         std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// The population, and the file of claims that it names, which lies beside it and nowhere else.
std::vector<OutputFile> PopulationFiles(std::string bytes, const std::string& folder) {
  std::vector<OutputFile> files{{"population.json", std::move(bytes)}};
  const JsonValue population = ParseJson(files[0].bytes).value_or(JsonValue());
  const JsonValue* claims = population.Find("claims");
  if (claims == nullptr) return files;
  std::optional<std::string> found;
  const std::string& name = claims->text;
  if (name.find('/') == std::string::npos && !IsTaken(name)) found = ReadInnerFile(folder, name);
  if (found) {
    files.push_back({name, std::move(*found)});
  } else {
    files[0].bytes = WithoutClaims(files[0].bytes);
  }
  return files;
}

// What the person gives, or else what the export names within its own folder.
Result<std::vector<OutputFile>> PopulationOf(const PublishArguments& arguments,
                                             const std::string& named) {
  const std::string& given = arguments.population;
  if (!given.empty()) {
    std::string bytes = ReadWhole(given);
    if (bytes.empty()) return Error{"publish.no_population", "", given};
    const std::size_t slash = given.find_last_of('/');
    return PopulationFiles(std::move(bytes),
                           slash == std::string::npos ? "." : given.substr(0, slash));
  }
  if (named.empty()) return std::vector<OutputFile>();
  if (!IsInnerPath(named)) return Error{"publish.outer_population", "", named};
  std::optional<std::string> bytes = ReadInnerFile(arguments.folder, named);
  if (!bytes) return Error{"publish.no_population", "", named};
  const std::size_t slash = named.find_last_of('/');
  return PopulationFiles(std::move(*bytes), slash == std::string::npos
                                                ? arguments.folder
                                                : arguments.folder + "/" + named.substr(0, slash));
}

// "1234 berichten, 2010-2024"
std::string ShareLine(const Publication& publication, const Words& words) {
  if (publication.items.empty()) return {};
  const auto year = [](const PublicationItem& item) {
    return FormatDate(item.published).substr(0, 4);
  };
  const std::string from = year(publication.items.back()), to = year(publication.items.front());
  return words.Get("publish.share", {{"count", std::to_string(publication.items.size())},
                                     {"years", from == to ? from : from + "\u2013" + to}});
}

// "site-instellingen" for "site/".
std::string SettingsFolder(const std::string& site) {
  return FolderName(site) + std::string(kSettingsSuffix);
}

int Fail(const Words& words, const char* key, const std::string& place) {
  std::fprintf(stderr, "%s\n", words.Get(key, {{"place", place}}).c_str());
  return 2;
}

}  // namespace

int PublishCommand(const Arguments& all, const Words& words) {
  const PublishArguments& arguments = all.publish;
  Result<std::string> address = SiteAddress(arguments.base_url);
  if (!address.ok()) return FailWith(words, address.error());
  if (IsWithin(arguments.output, arguments.folder)) {
    return Fail(words, "publish.same_folder", arguments.output);
  }
  // Held while it is read, so that no import changes it meanwhile.
  const Result<FolderLock> held = FolderLock::Take(
      FolderName(arguments.folder), FolderLock::Use::kRead, all.wait_s, NoticeOf(all, words));
  if (!held.ok()) return FailWith(words, held.error());
  const std::vector<OutputFile> export_files = ReadFolder(arguments.folder);
  ExportReading reading = ReadExport(export_files);
  // An export from which everything was withdrawn is one all the same: its site must become empty.
  const bool has_feed =
      std::none_of(reading.problems.begin(), reading.problems.end(),
                   [](const Error& problem) { return problem.code == "export.no_feed"; });
  if (!has_feed) return Fail(words, "publish.no_export", arguments.folder);
  for (const Error& problem : reading.problems) {
    if (HidesContent(problem)) return Fail(words, "publish.bad_export", problem.place);
  }
  for (const std::string& id :
       UnknownWithdrawn(reading.publication.withdrawn, reading.publication.items)) {
    std::fprintf(stderr, "%s\n", words.Get("publish.unknown_withdrawn", {{"id", id}}).c_str());
  }
  // The pages speak the language of the feed; only messages to the terminal follow the person.
  const Words site_words(PageLanguage(reading.publication));
  SiteOptions options;
  const std::string app = arguments.app.empty() ? InstalledPage() : arguments.app;
  for (OutputFile& file : ReadTree(app)) {
    if (IsPublished(file.path)) options.app.push_back(std::move(file));
  }
  const auto is_start = [](const OutputFile& file) { return file.path == "index.html"; };
  if (std::none_of(options.app.begin(), options.app.end(), is_start)) {
    return Fail(words, "publish.no_app", app);
  }
  options.base_url = std::move(address).value();
  options.is_unlisted = arguments.is_unlisted;
  options.embed_on = arguments.embed_on;
  if (const Result<std::string> frames = FrameAncestors(options.embed_on); !frames.ok()) {
    return Fail(words, "publish.bad_embed", frames.error().detail);
  }
  options.today = arguments.today.empty() ? DayNow() : arguments.today;
  options.stylesheet = kPublishStyles;
  options.headers_json = kPublishHeaders;
  options.texts = {{"privacyverklaring.txt", kPrivacyStatement},
                   {"verwerkingsregister.txt", kProcessingRecord}};
  options.share_image =
      DrawShareImage(reading.publication.title, ShareLine(reading.publication, site_words));
  std::string& population = reading.publication.population;
  Result<std::vector<OutputFile>> extra = PopulationOf(arguments, population);
  if (!extra.ok()) return FailWith(words, extra.error());
  options.extra = std::move(extra).value();
  ReachBeside reach = ReadReachBeside(
      arguments.folder, export_files,
      ReadWhole(PopulationPath(arguments.folder, arguments.population, population)));
  options.reach = std::move(reach.file);
  if (reach.is_stale) {
    const std::string stale = words.Get("reach.stale", {{"folder", arguments.folder}});
    std::fprintf(stderr, "%s\n", stale.c_str());
  }
  if (!options.extra.empty()) population = "population.json";
  WrittenSite site = WriteSite(reading.publication, options,
                               [&](std::string_view key) { return site_words.Get(key); });
  const std::size_t count = site.files.size();
  const bool is_zip = IsZipName(arguments.output);
  const std::string settings = is_zip                       ? "site" + std::string(kSettingsSuffix)
                               : arguments.settings.empty() ? SettingsFolder(arguments.output)
                                                            : arguments.settings;
  if (is_zip) {
    const Failure failure = PutSiteZip(arguments.output, std::move(site), options.today, all.force,
                                       all.wait_s, NoticeOf(all, words));
    if (failure) return FailWith(words, *failure);
  } else {
    const bool is_put =
        PutFiles(all, words, arguments.output, FolderKind::kSite, std::move(site.files)) &&
        PutFiles(all, words, settings, FolderKind::kSettings, std::move(site.settings));
    if (!is_put) return 2;
  }
  if (!all.quiet) {
    std::fprintf(stderr, "%s\n",
                 words
                     .Get("publish.done", {{"files", std::to_string(count)},
                                           {"folder", arguments.output},
                                           {"settings", settings}})
                     .c_str());
  }
  return 0;
}

}  // namespace kringen
