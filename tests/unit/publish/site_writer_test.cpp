// The published site: everything that may be there is, nothing else is, and nothing from outside
// becomes markup.
#include "publish/site_writer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/digest.h"
#include "base/few.h"
#include "import/readers/calendar.h"
#include "model/provenance.h"

namespace kringen {
namespace {

std::string Word(std::string_view key) { return std::string(key); }

PublicationItem Item(const std::string& id, TimePoint published, const std::string& text) {
  PublicationItem item;
  item.id = id;
  item.published = published;
  item.content_text = text;
  item.channel = "facebook";
  return item;
}

Publication Small() {
  Publication publication;
  publication.title = "Berichten <b>";
  publication.channels.push_back(
      {"facebook", "Face & book", ChannelKind::kSocial, Platform::kFacebook, "page", -1});
  publication.items.push_back(Item("fb-1", 1401979320, "<script>alert('x')</script> & \"zo\"\x01"));
  publication.items.back().external_url = "https://elders.nl/";
  publication.items.push_back(Item("tag:x,2014/<1>", 1404571320, "Tweede bericht."));
  publication.items.back().url = publication.items.back().external_url = "javascript:alert(1)";
  return publication;
}

SiteOptions Options() {
  SiteOptions options;
  options.base_url = "https://voorbeeld.nl/tijdlijn/";
  options.today = "2014-11-01";
  options.app = {
      {"index.html",
       "<html lang=\"nl\"><a href=\"#x\"><script src=\"main.js\"></script>"
       "<link href=\"data:,\"><body><div id=\"list-items\"><div></div></div><p id=\"late\">"
       "</p></body>"},
      {"main.js", "x"}};
  options.headers_json =
      R"({"policy":["default-src 'none'","img-src 'self'"],"headers":{"A":"b"}})";
  return options;
}

std::map<std::string, std::string> Site(const Publication& publication,
                                        const SiteOptions& options = Options()) {
  std::map<std::string, std::string> site;
  for (OutputFile& file : WriteSite(publication, options, Word).files) {
    CHECK(site.emplace(file.path, std::move(file.bytes)).second);
  }
  return site;
}

std::map<std::string, std::string> Settings(const Publication& publication,
                                            const SiteOptions& options = Options()) {
  std::map<std::string, std::string> settings;
  for (OutputFile& file : WriteSite(publication, options, Word).settings) {
    CHECK(settings.emplace(file.path, std::move(file.bytes)).second);
  }
  return settings;
}

bool Anywhere(const std::map<std::string, std::string>& site, std::string_view word) {
  return std::any_of(site.begin(), site.end(), [&](const auto& file) {
    return file.first.find(word) != std::string::npos ||
           file.second.find(word) != std::string::npos;
  });
}

TEST_CASE("nothing from outside becomes markup or a script") {
  const auto site = Site(Small());
  for (const auto& file : site) {
    const std::string& path = file.first;
    const std::string& bytes = file.second;
    CAPTURE(path);
    if (path.find(".json") != std::string::npos) continue;
    CHECK(bytes.find("<script>alert") == std::string::npos);
    CHECK(bytes.find("href=\"javascript") == std::string::npos);
    CHECK(bytes.find('\x01') == std::string::npos);
    CHECK(bytes.find("Berichten <b>") == std::string::npos);
  }
  CHECK(site.at("bericht/fb-1.html").find("&lt;script&gt;alert(&#39;x&#39;)") != std::string::npos);
  CHECK(site.at("bericht/fb-1.html").find("href=\"https://elders.nl/\"") != std::string::npos);
}

TEST_CASE("every message has a page, a place in its month, and an address in the sitemap") {
  const Publication publication = Small();
  const auto site = Site(publication);
  for (const PublicationItem& item : publication.items) {
    const std::string path = ItemPath(item);
    CHECK(site.count(path) == 1);
    CHECK(site.at(MonthPath(MonthOf(item))).find("../" + path) != std::string::npos);
    CHECK(site.at("sitemap.xml").find(Options().base_url + path) != std::string::npos);
    CHECK(site.at("feed.xml").find(Escape(item.id)) != std::string::npos);
  }
  CHECK(site.at("berichten/index.html").find("2014-06.html") != std::string::npos);
}

TEST_CASE("no page says more of the time of a message than is known, to people or to programs") {
  Publication publication = Small();
  PublicationItem& item = publication.items.front();
  const std::pair<TimePrecision, const char*> cases[] = {
      {TimePrecision::kYear, "\"2014\">2014<"},
      {TimePrecision::kMonth, "\"2014-06\">month.06 2014<"},
      {TimePrecision::kDay, "\"2014-06-05\">5 month.06 2014<"},
      {TimePrecision::kMinute, "\"2014-06-05T16:42:00+02:00\">5 month.06 2014, 16:42<"}};
  for (const auto& [precision, shown] : cases) {
    item.precision = precision;
    const auto site = Site(publication);
    for (const std::string& path :
         {ItemPath(item), MonthPath(MonthOf(item)), std::string("index.html")}) {
      CHECK(site.at(path).find(std::string("<time datetime=") + shown) != std::string::npos);
    }
  }
}

TEST_CASE("what is known by its month or its year only stands under no day and no month of it") {
  Publication publication = Small();
  publication.items.clear();
  const TimePoint first = ParseTime("2014-01-01").value();
  publication.items.push_back(Item("year", first, "Ergens in het jaar."));
  publication.items.back().precision = TimePrecision::kYear;
  publication.items.push_back(Item("month", first, "Ergens in de maand."));
  publication.items.back().precision = TimePrecision::kMonth;
  publication.items.push_back(Item("day", first, "Op die dag."));
  publication.items.back().precision = TimePrecision::kDay;
  publication.items.push_back(Item("before", first - 86400, "De dag ervoor."));
  const auto site = Site(publication);
  const auto has = [&](const std::string& path, const std::string& part) {
    return site.at(path).find(part) != std::string::npos;
  };
  const auto at = [&](const std::string& part) {
    return site.at("berichten/2014-01.html").find(part);
  };
  CHECK_FALSE(has("berichten/2014-01.html", "Ergens in het jaar."));
  CHECK(at("Op die dag.") < at("<h2 id=\"no-day\">Publish.unknown_day</h2>"));
  CHECK(at("no-day") < at("<h3><a href=\"../bericht/month.html\">"));
  CHECK(has("berichten/2014.html", "<h2><a href=\"../bericht/year.html\">"));
  CHECK(has("berichten/2014.html", "<h1>Berichten &lt;b&gt;: publish.unknown_month</h1>"));
  CHECK_FALSE(has("berichten/2014.html", "no-day"));
  CHECK(has("bericht/year.html", "href=\"../berichten/2014.html\">publish.unknown_month<"));
  CHECK(has("sitemap.xml", "berichten/2014.html"));
  // In the index behind the months of its year, before those of the year before.
  const std::string& index = site.at("berichten/index.html");
  CHECK(index.find("2014-01.html") < index.find("\"2014.html\">publish.no_month <span>1<"));
  CHECK(index.find("\"2014.html\"") < index.find("2013-12.html"));
  CHECK(has("index.html", "<h2><span>publish.unknown_month</span></h2>"));
  CHECK_FALSE(has("berichten/2013-12.html", "no-day"));
}

TEST_CASE("the start page holds the newest messages, for who waits and for who has no program") {
  Publication publication = Small();
  for (int i = 0; i < 9; ++i) {
    const std::string number = std::to_string(i);
    publication.items.push_back(
        Item("new-" + number, 1404571320 + 86400 * (i + 1), "Nieuw " + number + ".\nEn meer."));
  }
  SiteOptions options = Options();
  options.app.push_back(
      {"kiosk.html", "<html lang=\"nl\"><div id=\"list-items\"></div><p id=\"late\">"});
  const auto site = Site(publication, options);
  const std::string& start = site.at("index.html");
  const auto at = [&](const std::string& text) { return start.find(text); };
  for (int i = 3; i < 9; ++i) {
    const std::string number = std::to_string(i);
    const std::string link = Filled("href=\"bericht/new-{n}.html\">Nieuw {n}", {{"n", number}});
    CHECK(at(link) != std::string::npos);
    if (i > 3) CHECK(at("Nieuw " + number) < at("Nieuw " + std::to_string(i - 1)));
  }
  CHECK(at("En meer.") != std::string::npos);
  CHECK(at("<p class=\"text\" dir=\"auto\">En meer.</p>") != std::string::npos);
  CHECK(at("Nieuw 2") == std::string::npos);
  CHECK(at("<div></div>") == std::string::npos);  // what waited there is gone
  CHECK(at("</section>\n</div>\n          <p id=\"late\">") != std::string::npos);
  CHECK(site.at("kiosk.html").find("Nieuw") == std::string::npos);
  SiteOptions unlisted = Options();
  unlisted.is_unlisted = true;
  CHECK(Site(publication, unlisted).at("index.html").find("Nieuw") == std::string::npos);
  CHECK(Site(Publication(), Options()).at("index.html").find("<div></div>") != std::string::npos);
}

TEST_CASE("file names are plain and differ where ids do") {
  CHECK(FileNameOf("fb-20140605-1") == "fb-20140605-1");
  const std::vector<std::string> ids{
      "a/b", "a:b", "a b", "A-b", "a-b", "../a", "", std::string(400, 'x'), std::string(401, 'x')};
  std::map<std::string, std::string> names;
  for (const std::string& id : ids) {
    const std::string name = FileNameOf(id);
    CHECK(name.size() < 120);
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
    CHECK(names.emplace(name, id).second);
  }
  for (const char* device : {"con", "nul", "com1", "aux"}) CHECK(FileNameOf(device) != device);
}

TEST_CASE("expired and withdrawn messages are nowhere but in the list of the withdrawn") {
  Publication publication = Small();
  publication.items[0].expires = "2014-10-31";
  publication.withdrawn = {publication.items[1].id};
  publication.items.push_back(Item("fb-9", 1404571320, "Blijft."));
  auto site = Site(publication);
  CHECK(site.count("bericht/fb-9.html") == 1);
  CHECK_FALSE(Anywhere(site, "alert"));
  CHECK_FALSE(Anywhere(site, "fb-1"));
  site.erase("withdrawn.json");
  CHECK_FALSE(Anywhere(site, "Tweede"));
}

TEST_CASE("what the documents load lies in a folder that is named by its content") {
  const auto site = Site(Small());
  const std::string& index = site.at("index.html");
  const std::size_t at = index.find("src=\"app-");
  REQUIRE(at != std::string::npos);
  const std::string folder = index.substr(at + 5, 20);
  CHECK(site.count(folder + "/main.js") == 1);
  CHECK(index.find("data-feed=\"feed.json\"") != std::string::npos);
  CHECK(index.find("href=\"#x\"") != std::string::npos);
  CHECK(index.find("href=\"data:,\"") != std::string::npos);
  SiteOptions other = Options();
  other.app[1].bytes = "y";
  CHECK(Site(Small(), other).count(folder + "/main.js") == 0);
}

TEST_CASE("every server sends the same headers") {
  auto site = Site(Small());
  site.merge(Settings(Small()));
  for (const char* path : {"nginx.conf", ".htaccess", "_headers", "web.config"}) {
    CAPTURE(path);
    const std::string& text = site.at(path);
    const bool is_xml = std::string_view(path) == "web.config";
    const std::string policy = "default-src 'none'; img-src 'self'";
    CHECK(text.find(is_xml ? Escape(policy) : policy) != std::string::npos);
  }
}

TEST_CASE("agenda.ics: what is read back is what was written, and no line is too long") {
  Publication publication = Small();
  PublicationItem visit = Item(
      "op-1", 1413637200,
      "Op bezoek, bij de molen; met \\ en\nregels. " + std::string(90, 'e') + "\xC3\xA9\xC3\xA9");
  visit.kind = ItemKind::kVisit;
  visit.end = visit.published + 3600;
  PublicationItem fair = Item("op-2", 1413590400, "Kermis");
  fair.kind = ItemKind::kEvent;
  fair.precision = TimePrecision::kDay;
  publication.items.push_back(visit);
  publication.items.push_back(fair);
  const std::string ics = Site(publication).at("agenda.ics");
  for (std::size_t at = 0; at < ics.size();) {
    const std::size_t end = ics.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    CHECK(end - at <= 75);
    CHECK((static_cast<unsigned char>(ics[at]) & 0xC0) != 0x80);
    at = end + 2;
  }
  const Reading reading = ReadCalendar({"agenda.ics", ics}, "2024-03-20");
  REQUIRE(reading.candidates.size() == 2);
  for (const Candidate& candidate : reading.candidates) {
    const PublicationItem& wanted = candidate.item.precision == TimePrecision::kDay ? fair : visit;
    CHECK(FormatDate(candidate.item.published) == FormatDate(wanted.published));
    if (&wanted == &visit) {
      CHECK(candidate.item.published == visit.published);
      CHECK(candidate.item.end == visit.end);
      CHECK(candidate.original_text.find("met \\ en") != std::string::npos);
    }
  }
  CHECK(Site(Small()).count("agenda.ics") == 0);
}

TEST_CASE(
    "reach.json: reads as it was written, tells of public messages only, and is said in words") {
  ReachFile file;
  file.seed = 1;
  file.replicates = 256;
  file.residents = 22600;
  const ReachRange range{1951, 1174, 2925};
  file.year = 2014;
  file.merged = {{"glane", {"Zoeke", "Het Erve, noord"}}};
  ReachAggregate& of_one = file.items["fb-1"];
  of_one.reach = of_one.thrice = of_one.direct = of_one.both = of_one.shared = range;
  of_one.recommended = {400, 0, 800};
  of_one.villages = {{"glane", {140, 100, 190}}};
  of_one.evidence = "reported";
  of_one.reported = 5200;
  of_one.definition = "reach";
  of_one.followers = 2400;
  of_one.users = 12'000;
  of_one.warnings = {"other_year", "of_tomorrow"};
  file.items["fb-secret"] = file.items["fb-1"];
  file.cases["zorg"] = file.items["fb-1"];
  const ReachFile again = ReadReachFile(WriteReachFile(file));
  CHECK(again.items == file.items);
  CHECK(again.cases == file.cases);
  CHECK(again.residents == file.residents);
  CHECK(again.year == 2014);
  CHECK(again.merged == file.merged);
  CHECK(ReadReachFile("[]").items.empty());
  file.of = {std::string(64, 'a'), std::string(64, 'b')};
  CHECK(ReadReachFile(WriteReachFile(file)).of == file.of);
  SiteOptions options = Options();
  options.reach = file;
  const auto word = [](std::string_view key) {
    return std::string(key == "publish.reach"              ? "{median} van {residents}."
                       : key == "reach.evidence.reported"  ? "{platform} {figure}: {range}."
                       : key == "reach.figure.reach.other" ? "bereik {count}"
                       : key == "reach.warning.other_year" ? "Van {year}."
                       : key == "reach.range"              ? "{low}-{high}"
                       : key == "publish.about"            ? "~{count}"
                       : key == "number.thousands"         ? "."
                                                           : key);
  };
  std::map<std::string, std::string> site;
  for (OutputFile& each : WriteSite(Small(), options, word).files) site[each.path] = each.bytes;
  CHECK(site.at("bericht/fb-1.html")
            .find("~2.000 van 22.600. Reach.platform.facebook bereik 5.200: "
                  "1.200-2.900. Van 2014. Reach.warning_other</p>") != std::string::npos);
  CHECK(Anywhere(site, "fb-1"));
  CHECK_FALSE(Anywhere(site, "fb-secret"));
  // Of what lies on the site, whatever the export was.
  std::vector<OutputFile> files;
  files.reserve(site.size());
  for (const auto& [path, bytes] : site) files.push_back({path, bytes});
  CHECK(IsComputedFrom(ReadReachFile(site.at("reach.json")), files, ""));
  CHECK(ReadReachFile(site.at("reach.json")).merged == file.merged);
}

TEST_CASE(
    "reach.json: of fewer than a hundred residents it has no number, whatever part they are") {
  for (const std::int64_t few : {1, 7, 40, 99}) {
    ReachFile file;
    ReachAggregate& one = file.items["a"];
    one.reach = {100, few, 2925};
    one.thrice = one.direct = one.both = one.shared = one.recommended = {few, 0, few};
    one.villages = {{"glane", {few, few, few}}};
    const std::string bytes = WriteReachFile(file);
    CHECK(bytes.find("\"reach\":[100,null,2925]") != std::string::npos);
    CHECK(bytes.find("\"recommended\":[null,0,null]") != std::string::npos);
    CHECK(bytes.find("\"glane\":[null,null,null]") != std::string::npos);
    const ReachAggregate again = ReadReachFile(bytes).items.at("a");
    CHECK(again.reach.median == 100);
    CHECK(IsFew(again.reach.low));
    CHECK(IsFew(again.recommended.median));
    CHECK(again.recommended.low == 0);
    // Said twice, it is the same.
    CHECK(WriteReachFile(ReadReachFile(bytes)) == bytes);
  }
}

TEST_CASE("estimates are of the pages and the population that they were computed from") {
  const std::vector<OutputFile> pages{{"feed.json", "a"}, {"feed-2.json", "b"}};
  ReachFile file;
  file.of = {DigestOfFeed(pages), Sha256Hex("people")};
  CHECK(IsComputedFrom(file, pages, "people"));
  CHECK(IsComputedFrom(file, pages, ""));
  CHECK(
      IsComputedFrom(file, {pages[1], {"reach.json", "x"}, pages[0], {"feed.xml", "y"}}, "people"));
  CHECK_FALSE(IsComputedFrom(file, pages, "others"));
  CHECK_FALSE(IsComputedFrom(file, {pages[0]}, "people"));
  CHECK_FALSE(IsComputedFrom(file, {pages[0], {"feed-2.json", "c"}}, "people"));
  CHECK_FALSE(IsComputedFrom(ReachFile(), pages, "people"));  // of before: it does not tell
}

TEST_CASE("model texts and settings that no server reads in the folder lie outside it") {
  SiteOptions options = Options();
  options.texts = {{"a.txt", "{title} {place} {url} {date} {channels} {items}"}};
  options.share_image = "png";
  const auto site = Site(Small(), options);
  const auto settings = Settings(Small(), options);
  const std::string& text = settings.at("modelteksten/a.txt");
  CHECK(text.find('{') == std::string::npos);
  CHECK(text.find("Face & book") != std::string::npos);
  for (const auto& file : site) CHECK_FALSE(IsSetting(file.first));
  // The folder itself is shut for Apache and IIS, should it lie where they look.
  for (const char* path : {".htaccess", "web.config"}) CHECK(settings.count(path) == 1);
  for (const auto& file : settings) {
    CHECK((IsSetting(file.first) || file.first == ".htaccess" || file.first == "web.config"));
  }
  for (const char* path : {".htaccess", "_headers", "web.config"}) CHECK(site.count(path) == 1);
  CHECK(site.at("bericht/fb-1.html")
            .find("og:image\" content=\"https://voorbeeld.nl/tijdlijn/kringen.png") !=
        std::string::npos);
}

TEST_CASE("the manifest names every file of the site with its digest, itself not") {
  const auto site = Site(Small());
  const Result<Provenance> manifest = ReadProvenance(site.at("herkomst.json"));
  REQUIRE(manifest.ok());
  CHECK(manifest.value().files.size() + 1 == site.size());
  for (const OwnedFile& file : manifest.value().files) {
    CAPTURE(file.path);
    REQUIRE(site.count(file.path) == 1);
    CHECK(Sha256Hex(site.at(file.path)) == file.sha256);
  }
}

TEST_CASE("pages speak the language of the feed, Dutch where there are no words in it") {
  for (const auto& each : std::vector<std::pair<const char*, const char*>>{{"nl", "nl"},
                                                                           {"en", "en"},
                                                                           {"EN-gb", "en"},
                                                                           {"nl-BE", "nl"},
                                                                           {"de", "nl"},
                                                                           {"enm", "nl"},
                                                                           {"e", "nl"},
                                                                           {"", "nl"}}) {
    const auto& language = each.first;
    const auto& wanted = each.second;
    Publication publication = Small();
    publication.language = language;
    CAPTURE(language);
    CHECK(PageLanguage(publication) == wanted);
    const std::string page = Site(publication).at("bericht/fb-1.html");
    CHECK(page.find("<html lang=\"" + std::string(wanted) + "\">") != std::string::npos);
    CHECK(page.find("<article lang=\"" + std::string(language) + "\">") != std::string::npos);
  }
}

TEST_CASE(
    "unlisted: pages with texts ask search engines to stay away, the sitemap leaves them out") {
  SiteOptions options = Options();
  const std::string mark = "<meta name=\"robots\" content=\"noindex\">";
  CHECK_FALSE(Anywhere(Site(Small(), options), mark));
  options.is_unlisted = true;
  const auto site = Site(Small(), options);
  for (const auto& file : site) {
    const bool has_texts = file.first.find(".html") != std::string::npos &&
                           file.first.find("index.html") == std::string::npos;
    CAPTURE(file.first);
    CHECK((file.second.find(mark) != std::string::npos) == has_texts);
  }
  CHECK(site.at("sitemap.xml").find("bericht/") == std::string::npos);
  CHECK(site.at("sitemap.xml").find("2014-06") == std::string::npos);
  CHECK(site.at("sitemap.xml").find(options.base_url + "berichten/index.html") !=
        std::string::npos);
}

}  // namespace
}  // namespace kringen
