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
#include "cli/export_problems.h"
#include "cli/files.h"
#include "cli/installed_page.h"
#include "cli/population_choice.h"
#include "cli/reach_origin.h"
#include "cli/share_image.h"
#include "cli/site_zip.h"
#include "import/session/village_names.h"
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

std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

// "1234 berichten, 2010-2024"
std::string ShareLine(const Publication& publication, const Words& words) {
  if (publication.items.empty()) return {};
  const auto year = [](const PublicationItem& item) {
    return FormatDate(item.published).substr(0, 4);
  };
  const std::string from = year(publication.items.back()), to = year(publication.items.front());
  return words.Plural("publish.share", publication.items.size(),
                      {{"years", from == to ? from : from + "\u2013" + to}});
}

// "site-instellingen" for "site/".
std::string SettingsFolder(const std::string& site) {
  return FolderName(site) + std::string(kSettingsSuffix);
}

// What a person has to look at; it does not keep the rest from being published. An id that no
// message has may be the slip of a pen, and what it was meant for is on the site.
bool NeedsPerson(const PublishArguments& arguments, const Words& words,
                 const std::vector<OutputFile>& files, const ExportReading& reading,
                 const Publication& publication, const LeftOut& left_out) {
  const std::vector<std::string> unknown =
      UnknownWithdrawn(reading.publication.withdrawn, reading.publication.items);
  for (const std::string& id : unknown) {
    std::fprintf(stderr, "%s\n", words.Get("publish.unknown_withdrawn", {{"id", id}}).c_str());
  }
  const bool is_skipped = TellProblems(SkippedIn(reading), files, arguments.folder, words);
  TellProblems(ImpossibleIn(reading), files, arguments.folder, words);
  const bool is_ahead = TellAhead(left_out, words);
  const std::vector<Error> personal = FindInStrings(publication, arguments.allow);
  if (TellProblems(personal, files, arguments.folder, words)) {
    std::fprintf(stderr, "%s\n", words.Get("publish.personal").c_str());
  }
  return !unknown.empty() || is_skipped || is_ahead || !personal.empty();
}

// Of estimates that a population gave, without it: pages have the numbers, the panel has no model.
void TellNoPopulation(const ReachFile& reach, const PopulationChoice& population,
                      const std::string& folder, const Words& words) {
  if (reach.items.empty() || population.spec) return;
  std::fprintf(stderr, "%s\n", words.Get("publish.reach_alone", {{"folder", folder}}).c_str());
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
  // An export from which everything was withdrawn is one all the same: its site must become empty.
  const Result<ExportReading> read = ReadSoundExport(export_files, arguments.folder);
  if (!read.ok()) return FailWith(words, read.error());
  Publication publication = read.value().publication;
  const std::string today = arguments.today.empty() ? DayNow() : arguments.today;
  const LeftOut left_out = KeepPublic(today, &publication);
  SortPublication(&publication);
  // The pages speak the language of the feed; only messages to the terminal follow the person.
  const Words site_words(PageLanguage(publication));
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
  options.today = today;
  options.stylesheet = kPublishStyles;
  options.headers_json = kPublishHeaders;
  options.texts = {{"privacyverklaring.txt", kPrivacyStatement},
                   {"verwerkingsregister.txt", kProcessingRecord}};
  options.share_image = DrawShareImage(publication.title, ShareLine(publication, site_words));
  const PopulationChoice population =
      ChoosePopulation(arguments.folder, arguments.population, publication.population);
  if (population.wrong) return FailPopulation(words, population);
  if (population.spec) {
    options.extra = PopulationFiles(population.bytes, FolderOf(population.path));
    UsePopulation(population.bytes, &publication);
  } else {
    SettleVillages({}, &publication);
  }
  ReachBeside reach = ReadReachBeside(arguments.folder, export_files, population.bytes);
  options.reach = std::move(reach.file);
  if (reach.is_stale) {
    const std::string stale = words.Get("reach.stale", {{"folder", arguments.folder}});
    std::fprintf(stderr, "%s\n", stale.c_str());
  }
  TellNoPopulation(options.reach, population, arguments.folder, words);
  WrittenSite site =
      WriteSite(publication, options, [&](std::string_view key) { return site_words.Get(key); });
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
  return NeedsPerson(arguments, words, export_files, read.value(), publication, left_out) ? 1 : 0;
}

}  // namespace kringen
