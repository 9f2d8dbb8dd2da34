#include "publish/site_writer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <map>
#include <set>

#include "base/digest.h"
#include "base/json_write.h"
#include "base/text.h"
#include "model/file_digests.h"
#include "model/provenance.h"
#include "model/still_public.h"
#include "model/word_index.h"
#include "publish/first_screen.h"
#include "publish/page_language.h"
#include "publish/reach_words.h"

namespace kringen {
namespace {

// The list of months; it has no text of a message.
constexpr std::string_view kIndexPath = "berichten/index.html";

std::string ShareTags(const Publication& publication, const SiteOptions& options) {
  if (options.share_image.empty()) return {};
  return "<meta property=\"og:image\" content=\"" +
         Escape(options.base_url + std::string(kShareImageName)) +
         "\">\n<meta property=\"og:image:alt\" content=\"" + Escape(publication.title) +
         "\">\n<meta name=\"twitter:card\" content=\"summary_large_image\">\n";
}

// `up` leads from the page to the top of the site.
std::string Head(const std::string& title, const std::string& description, const std::string& path,
                 const std::string& up, const Publication& publication,
                 const SiteOptions& options) {
  const std::string address = Escape(options.base_url + path);
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"" + std::string(PageLanguage(publication)) + "\">\n<head>\n";
  html += "<meta charset=\"utf-8\">\n";
  html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  html += "<title>" + Escape(title) + "</title>\n";
  if (options.is_unlisted && path != kIndexPath)
    html += "<meta name=\"robots\" content=\"noindex\">\n";
  html += "<meta name=\"description\" content=\"" + Escape(description) + "\">\n";
  html += "<link rel=\"canonical\" href=\"" + address + "\">\n";
  html += "<meta property=\"og:title\" content=\"" + Escape(title) + "\">\n";
  html += "<meta property=\"og:description\" content=\"" + Escape(description) + "\">\n";
  html += "<meta property=\"og:url\" content=\"" + address + "\">\n";
  html += ShareTags(publication, options);
  html += "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"" + up + "feed.xml\">\n";
  html += "<link rel=\"icon\" href=\"data:,\">\n";
  return html + "<link rel=\"stylesheet\" href=\"" + up + "publish.css\">\n</head>\n<body>\n";
}

std::string Navigation(const std::string& up, const PublishWords& words) {
  return "<nav aria-label=\"" + Escape(words("publish.navigation")) + "\"><ul><li><a href=\"" + up +
         "index.html\">" + Escape(words("publish.timeline")) + "</a></li><li><a href=\"" + up +
         "berichten/index.html\">" + Escape(words("publish.all")) + "</a></li></ul></nav>\n";
}

std::string Article(const PublicationItem& item, const std::string& heading, bool links_to_page,
                    const std::string& up, const Publication& publication,
                    const PublishWords& words) {
  const std::string title = Escape(HeadingOf(item, 140));
  std::string html = "<article lang=\"" +
                     Escape(item.language.empty() ? publication.language : item.language) + "\">\n";
  html += "<" + heading + ">";
  html += links_to_page ? "<a href=\"" + up + ItemPath(item) + "\">" + title + "</a>" : title;
  html += "</" + heading + ">\n<p class=\"about\"><time datetime=\"" + MachineTime(item) + "\">" +
          Escape(TimeWords(item, words)) + "</time> · " +
          Escape(ChannelName(publication, item.channel)) + "</p>\n";
  html += "<p class=\"text\">" + Escape(item.content_text) + "</p>\n";
  if (HasWebScheme(item.url)) {
    html += "<p><a rel=\"noopener\" href=\"" + Escape(item.url) + "\">" +
            Escape(words("publish.original")) + "</a></p>\n";
  }
  if (HasWebScheme(item.external_url)) {
    html += "<p>" + Escape(words("publish.about_link")) + " <a rel=\"noopener\" href=\"" +
            Escape(item.external_url) + "\">" + Escape(item.external_url) + "</a></p>\n";
  }
  return html + "</article>\n";
}

bool IsDocument(std::string_view path) {
  return path == "index.html" || path == "embed.html" || path == "kiosk.html";
}

// The script that pages of others name, and its packed copies.
bool IsElement(std::string_view path) {
  constexpr std::string_view kName = "kringen-element.js";
  return path.substr(0, kName.size()) == kName;
}

bool IsPacked(std::string_view path) {
  const std::string_view end = path.substr(path.size() - std::min<std::size_t>(path.size(), 3));
  return end == ".br" || end == ".gz";
}

class SiteWriter {
 public:
  SiteWriter(const Publication& publication, const SiteOptions& options, const PublishWords& words)
      : publication_(publication), options_(options), words_(words) {
    for (const PublicationItem& item : publication.items) months_[MonthOf(item)].push_back(&item);
  }

  WrittenSite Write() {
    files_ = WriteExport(publication_);
    std::vector<OutputFile> words = WordsOf(files_);
    std::move(words.begin(), words.end(), std::back_inserter(files_));
    files_.insert(files_.end(), options_.extra.begin(), options_.extra.end());
    for (const PublicationItem& item : publication_.items) WriteItem(item);
    std::vector<std::string> lists{std::string(kIndexPath)};
    WriteIndex();
    for (const auto& [month, items] : months_) {
      WriteMonth(month, items);
      if (!options_.is_unlisted) lists.push_back(MonthPath(month));
    }
    const std::string app_folder = WriteApp();
    Add("publish.css", options_.stylesheet);
    Add("feed.xml", FeedXml(publication_, options_));
    Add("sitemap.xml", SitemapXml(publication_, lists, options_));
    std::vector<OutputFile> settings = ClosedFolder();
    const auto add_all = [&](std::vector<OutputFile> files) {
      for (OutputFile& file : files) {
        (IsSetting(file.path) ? settings : files_).push_back(std::move(file));
      }
    };
    add_all(ServerFiles({options_.headers_json, app_folder, options_.base_url, options_.embed_on}));
    add_all(ModelTexts(publication_, options_));
    if (std::string agenda = AgendaIcs(publication_, options_); !agenda.empty()) {
      Add("agenda.ics", std::move(agenda));
    }
    if (!options_.share_image.empty()) Add(std::string(kShareImageName), options_.share_image);
    if (!options_.reach.items.empty()) Add("reach.json", PublicReach());
    Add(std::string(kProvenanceName), Manifest(app_folder));
    SortByPath(&files_);
    SortByPath(&settings);
    return {std::move(files_), std::move(settings)};
  }

 private:
  void Add(std::string path, std::string bytes) {
    files_.push_back({std::move(path), std::move(bytes)});
  }

  std::string DemoNote() const {
    if (!publication_.demo) return {};
    return "<p class=\"demo\">" + Escape(words_("publish.demo")) + "</p>\n";
  }

  void WriteItem(const PublicationItem& item) {
    const std::string path = ItemPath(item);
    std::string html =
        Head(HeadingOf(item, 110), HeadingOf(item, 200), path, "../", publication_, options_);
    html += Navigation("../", words_) + "<main>\n" + DemoNote();
    html += Article(item, "h1", false, "../", publication_, words_) + ReachLine(item);
    html += "<p><a href=\"../" + MonthPath(MonthOf(item)) + "\">" +
            Escape(MonthWords(MonthOf(item), words_)) + "</a></p>\n";
    Add(path, html + "</main>\n</body>\n</html>\n");
  }

  // What the model estimated and what it rests on; nothing where it knows too little.
  std::string ReachLine(const PublicationItem& item) const {
    const auto found = options_.reach.items.find(item.id);
    if (found == options_.reach.items.end()) return UnknownLine(item);
    const ReachSentences sentences = SentencesOf(found->second,
                                                 {PlatformName(publication_, item.channel, words_),
                                                  options_.reach.residents, options_.reach.year},
                                                 words_);
    std::string text = sentences.number.empty() ? "" : sentences.number + " ";
    text += sentences.evidence;
    for (const std::string& warning : sentences.warnings) text += " " + warning;
    return "<p class=\"reach\">" + Escape(text) + "</p>\n";
  }

  std::string UnknownLine(const PublicationItem& item) const {
    const auto found = options_.reach.unknown.find(item.id);
    if (found == options_.reach.unknown.end()) return {};
    const std::string text = UnknownWords(found->second, words_);
    return "<p class=\"reach\">" + Escape(text) + "</p>\n";
  }

  // Of what is public now; an estimate of a withdrawn message would tell of it.
  std::string PublicReach() const {
    ReachFile open = options_.reach;
    std::set<std::string> items, cases;
    for (const PublicationItem& item : publication_.items) {
      items.insert(item.id);
      cases.insert(item.case_id);
    }
    const auto gone =
        std::erase_if(open.items, [&](const auto& each) { return items.count(each.first) == 0; });
    std::erase_if(open.unknown, [&](const auto& each) { return items.count(each.first) == 0; });
    // Which case they were of is not in the file, and those of their case counted them.
    if (gone > 0) open.cases.clear();
    std::erase_if(open.cases, [&](const auto& each) { return cases.count(each.first) == 0; });
    // Whoever checks the site compares it with what lies there.
    open.of = {DigestOfFeed(files_), ""};
    for (const OutputFile& file : options_.extra) {
      if (file.path == "population.json") open.of.population = Sha256Hex(file.bytes);
    }
    return WriteReachFile(open);
  }

  void WriteMonth(const std::string& month, const std::vector<const PublicationItem*>& items) {
    const std::string title = publication_.title + ": " + MonthWords(month, words_);
    const std::string path = MonthPath(month);
    std::string html = Head(title, title, path, "../", publication_, options_);
    html += Navigation("../", words_) + "<main>\n<h1>" + Escape(title) + "</h1>\n" + DemoNote();
    std::string no_day;
    for (const PublicationItem* item : items) {
      const bool has_day = item->precision < TimePrecision::kMonth || month.size() == kYearDigits;
      (has_day ? html : no_day) +=
          Article(*item, has_day ? "h2" : "h3", true, "../", publication_, words_);
    }
    if (!no_day.empty()) html += WithoutDay(month, no_day);
    Add(path, html + "</main>\n</body>\n</html>\n");
  }

  // Messages of which the month is known and the day is not: they are of no day of it.
  std::string WithoutDay(const std::string& month, const std::string& articles) const {
    const std::string name =
        Filled(words_("publish.unknown_day"), {{"month", MonthWords(month, words_)}});
    return "<section aria-labelledby=\"no-day\">\n<h2 id=\"no-day\">" + Escape(Capitalized(name)) +
           "</h2>\n" + articles + "</section>\n";
  }

  // By year, the newest first; at its end what is of no month that is known.
  void WriteIndex() {
    const std::string path(kIndexPath);
    const std::string& title = publication_.title;
    std::string html = Head(title, title, path, "../", publication_, options_);
    html += Navigation("../", words_) + "<main>\n<h1>" + Escape(title) + "</h1>\n" + DemoNote();
    html += "<nav aria-label=\"" + Escape(words_("publish.months")) + "\">\n";
    std::string year;
    for (auto month = months_.rbegin(); month != months_.rend(); ++month) {
      const std::string of_year = month->first.substr(0, kYearDigits);
      if (of_year != year) {
        html += (year.empty() ? "<h2>" : "</ul>\n<h2>") + of_year + "</h2>\n<ul>\n";
        year = of_year;
      }
      const bool is_month = month->first.size() > kYearDigits;
      const std::string name =
          words_(is_month ? "month." + month->first.substr(5, 2) : "publish.no_month");
      html += "<li><a href=\"" + month->first + ".html\">" + Escape(name) + " <span>" +
              std::to_string(month->second.size()) + "</span></a></li>\n";
    }
    if (!year.empty()) html += "</ul>\n";
    Add(path, html + "</nav>\n</main>\n</body>\n</html>\n");
  }

  // Documents stay where they were; all that they load goes into a folder named by its content.
  std::string WriteApp() {
    std::uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
    const auto mix = [&](const std::string& text) {
      for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    };
    for (const OutputFile& file : options_.app) {
      if (IsPacked(file.path)) continue;  // says the same again
      mix(file.path);
      mix(file.bytes);
    }
    char name[32];
    std::snprintf(name, sizeof(name), "app-%016llx", static_cast<unsigned long long>(hash));
    for (const OutputFile& file : options_.app) {
      if (IsDocument(file.path)) {
        std::string document = Document(file.bytes, name);
        // Where search engines are to stay away, the start page names no message either.
        if (file.path == "index.html" && !options_.is_unlisted) {
          ShowFirstScreen(FirstScreen(publication_, words_), &document);
        }
        Add(file.path, std::move(document));
      } else if (IsElement(file.path)) {
        Add(file.path,
            file.bytes);  // named in the pages of others, and looks for embed.html beside it
      } else {
        Add(std::string(name) + "/" + file.path, file.bytes);
      }
    }
    return name;
  }

  // The words of the page in the language of the feed; empty when the page has none.
  std::string_view PageWords() const {
    const std::string path = "assets/i18n/" + std::string(PageLanguage(publication_)) + ".json";
    const auto file = std::find_if(options_.app.begin(), options_.app.end(),
                                   [&](const OutputFile& each) { return each.path == path; });
    return file == options_.app.end() ? std::string_view() : file->bytes;
  }

  std::string Document(std::string html, const std::string& app_folder) const {
    SpeakLanguage(PageLanguage(publication_), PageWords(), &html);
    for (const char* attribute : {"href=\"", "src=\""}) {
      const std::string_view start(attribute);
      for (std::size_t at = html.find(start); at != std::string::npos;
           at = html.find(start, at + 1)) {
        const std::size_t value = at + start.size();
        const std::string_view rest = std::string_view(html).substr(value);
        const bool is_own = rest.substr(0, 1) != "#" && rest.substr(0, 5) != "data:" &&
                            rest.substr(0, 4) != "http" && !HasWebScheme(rest);
        if (is_own) html.insert(value, app_folder + "/");
      }
    }
    Describe(&html);
    Guard(&html);
    const std::size_t root = html.find("<html ");
    if (root != std::string::npos) html.insert(root + 6, "data-feed=\"feed.json\" ");
    return html;
  }

  // What stands between two marks, where they are.
  static void Replace(std::string_view open, std::string_view close, const std::string& text,
                      std::string* html) {
    const std::size_t from = html->find(open);
    const std::size_t to = html->find(close, from);
    if (from == std::string::npos || to == std::string::npos) return;
    html->replace(from + open.size(), to - from - open.size(), text);
  }

  // The policy also holds on a server that sends no headers, and the way to the messages that needs
  // no program is in the document.
  void Guard(std::string* html) const {
    const std::size_t charset = html->find("<meta charset");
    if (charset != std::string::npos) {
      html->insert(charset, "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
                                Escape(PagePolicy(options_.headers_json)) + "\">\n    ");
    }
    const std::string list =
        "<a href=\"berichten/index.html\">" + Escape(words_("publish.no_script")) + "</a>";
    Replace("<noscript>", "</noscript>", "<p class=\"notice\">" + list + "</p>", html);
    Replace("<p id=\"late\" class=\"notice late\">", "</p>",
            Escape(words_("publish.late")) + " " + list, html);
  }

  // What a search engine and a shared address show: this timeline's name, not the program's.
  void Describe(std::string* html) const {
    const std::string title = Escape(publication_.title);
    Replace("<title>", "</title>", title, html);
    Replace("<h1 id=\"title\" data-i18n=\"page.title\">", "</h1>", title, html);
    std::string tags = "<link rel=\"canonical\" href=\"" + Escape(options_.base_url) + "\">\n";
    tags += "<meta property=\"og:title\" content=\"" + title +
            "\">\n<meta property=\"og:url\" content=\"" + Escape(options_.base_url) + "\">\n" +
            ShareTags(publication_, options_);
    const std::size_t head = html->find("</head>");
    if (head != std::string::npos) html->insert(head, tags);
  }

  // What this run wrote, for the next one, and what it was made of.
  std::string Manifest(const std::string& app_folder) {
    SortByPath(&files_);
    JsonWriter json;
    json.OpenObject();
    json.Member("schema", 1);
    WriteOwnedFiles(OwnedFilesOf(files_), &json);
    json.Member("generated", publication_.generated);
    json.Member("items", publication_.items.size());
    json.Member("app", app_folder);
    json.OpenArray("sources");
    for (const PublicationSource& source : publication_.sources) {
      json.OpenObject();
      json.Member("id", source.id);
      json.Member("kind", source.kind);
      json.Member("exported", source.exported);
      json.CloseObject();
    }
    json.CloseArray();
    json.CloseObject();
    return json.Take() + "\n";
  }

  const Publication& publication_;
  const SiteOptions& options_;
  const PublishWords& words_;
  std::map<std::string, std::vector<const PublicationItem*>> months_;
  std::vector<OutputFile> files_;
};

}  // namespace

bool IsPublished(std::string_view path) {
  constexpr std::array<std::string_view, 6> kOthers{"assets/demo",     "assets/cli/",
                                                    "assets/publish/", "assets/report/",
                                                    "assets/studio/",  "studio"};
  const auto begins = [&](std::string_view start) { return path.substr(0, start.size()) == start; };
  return std::none_of(kOthers.begin(), kOthers.end(), begins) &&
         !(IsPacked(path) && IsDocument(path.substr(0, path.size() - 3)));
}

bool IsSetting(std::string_view path) {
  constexpr std::string_view kTexts = "modelteksten/", kConf = ".conf";
  return path.substr(0, kTexts.size()) == kTexts ||
         (path.size() > kConf.size() && path.substr(path.size() - kConf.size()) == kConf);
}

WrittenSite WriteSite(Publication publication, const SiteOptions& options,
                      const PublishWords& words) {
  KeepPublic(options.today, &publication);
  publication.home_page_url = options.base_url;
  publication.feed_url = options.base_url + "feed.json";
  SortPublication(&publication);
  return SiteWriter(publication, options, words).Write();
}

}  // namespace kringen
