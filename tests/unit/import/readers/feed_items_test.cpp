#include "import/readers/feed_items.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/rng.h"
#include "import/readers/blogger.h"
#include "import/readers/rss.h"
#include "import/readers/sources.h"
#include "import/readers/wordpress.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

std::string Item(const std::string& title, const std::string& more = "") {
  return "<item><title>" + title + "</title><pubDate>15 Mar 2024 10:00 GMT</pubDate>" + more +
         "</item>";
}
std::string Rss(const std::string& items) {
  return "<?xml version=\"1.0\"?><rss><channel><title>N</title><link>https://voorbeeld.nl/</link>" +
         items + "</channel></rss>";
}
std::string Atom(const std::string& entries, const std::string& head = "") {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\"" + head + "><title>N</title>" + entries +
         "</feed>";
}
std::string Entry(const std::string& id, const std::string& more) {
  return "<entry><id>" + id + "</id><published>2024-03-15T10:00:00Z</published>" + more +
         "</entry>";
}

Reading Read(const std::string& bytes) { return ReadRss({"nieuws.xml", bytes}); }

std::set<std::string> Titles(const Reading& reading) {
  std::set<std::string> titles;
  for (const Candidate& candidate : reading.candidates) titles.insert(candidate.item.title);
  return titles;
}

std::int64_t Count(const Reading& reading, std::string_view code) {
  std::int64_t count = 0;
  for (const ReportLine& line : reading.report) count += line.code == code ? line.count : 0;
  return count;
}

// The sum law of source_file.h.
void CheckSum(const Reading& reading) {
  std::int64_t read = 0, lines = 0;
  for (const ReportLine& line : reading.report) {
    const bool counts = line.level != Level::kRead && line.level != Level::kWarning &&
                        line.place.find('#') != std::string::npos;
    read += line.code == "file.read" ? line.count : 0;
    lines += counts ? line.count : 0;
  }
  CHECK(read == lines + static_cast<std::int64_t>(reading.candidates.size()));
}

TEST_CASE("a broken item costs only itself, whatever broke it") {
  for (const std::string broken :
       {"<description>5 < 6</description>", "<description><b>los</description>",
        "<description><![CDATA[nooit dicht</description>", "<link", "<a b=c d='>",
        "<description>\x01 <</description>", "</title>", "<!-- nooit dicht <"}) {
    CAPTURE(broken);
    std::string items;
    for (const char* title : {"a", "b"})
      items += Item(title, "<guid>" + std::string(title) + "</guid>");
    items += Item("kapot", broken);
    for (const char* title : {"c", "d"}) {
      items += Item(title, "<description><![CDATA[<p>x</p>]]></description>");
    }
    const Reading reading = Read(Rss(items));
    CHECK(Titles(reading) == std::set<std::string>{"a", "b", "c", "d"});
    CHECK(Count(reading, "record.not_xml") == 1);
    CHECK(reading.report.front().code == "file.not_xml");
    CheckSum(reading);
  }
  // One that was never closed ends where the next begins.
  const Reading open = Read(Rss(Item("a") + "<item><title>half" + Item("b")));
  CHECK(Titles(open) == std::set<std::string>{"a", "b"});
  CheckSum(open);
}

TEST_CASE("items in comments and in CDATA are none, in sound feeds and in broken ones") {
  for (const std::string broken : {"", "<item><title>5 < 6</title></item>"}) {
    const Reading reading = Read(Rss("<!-- " + Item("oud") + " -->" +
                                     Item("a",
                                          "<description><![CDATA[ <item><title>n</title>"
                                          "</item> ]]></description>") +
                                     broken + Item("b")));
    CHECK(Titles(reading) == std::set<std::string>{"a", "b"});
    CheckSum(reading);
  }
}

TEST_CASE("records read are candidates, malformed, merged or not ours, over generated feeds") {
  RandomStream rng(11);
  const std::vector<std::string> parts{
      Item("a"),
      Item("b", "<guid>1</guid>"),
      Item("b", "<guid>1</guid>"),
      "<item></item>",
      "<item><title>5 < 6</title></item>",
      "<item><title>open",
      Item("", ""),
      Item("wp", "<wp:post_type>attachment</wp:post_type><wp:comment/>"),
      Item("p", "<wp:post_type>post</wp:post_type><wp:status>draft</wp:status>"),
      "<item",
      "&x;<",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      Item("c", "<link>/x?preview=true</link>")};
  for (int round = 0; round < 400; ++round) {
    std::string items;
    for (std::uint32_t n = rng.Below(12); n > 0; --n) {
      items += parts[rng.Below(static_cast<std::uint32_t>(parts.size()))];
    }
    std::string feed = Rss(items);
    if (rng.Below(4) == 0) feed.resize(rng.Below(static_cast<std::uint32_t>(feed.size())));
    CAPTURE(feed);
    CheckSum(Read(feed));
  }
}

TEST_CASE("files of openings without ends cost no more than their length") {
  for (const char* part : {"<![CDATA[", "<!--", "<?x", "<item>", "<item><![CDATA[</item>", "&"}) {
    std::string many;
    for (int i = 0; i < 60'000; ++i) many += part;
    CheckSum(Read(Rss(many)));
  }
}

TEST_CASE("declared encodings are honoured; one bad byte is told and costs one character") {
  const Reading latin = Read("<?xml version='1.0' encoding='ISO-8859-15'?><rss><channel>" +
                             Item("10 \xA4 caf\xE9") + "</channel></rss>");
  CHECK(Titles(latin) == std::set<std::string>{"10 € café"});
  const Reading bad = Read(Rss(Item("één \xE9 café")));
  CHECK(Titles(bad) == std::set<std::string>{"één \uFFFD café"});
  CHECK(Count(bad, "file.bad_characters") == 1);
  const Reading odd = Read("<?xml version='1.0' encoding='x-onbekend'?><rss><channel>" +
                           Item("één") + "</channel></rss>");
  CHECK(Titles(odd) == std::set<std::string>{"één"});
  CHECK(Count(odd, "file.unknown_encoding") == 1);
}

TEST_CASE("names that only HTML has are characters in every text, and literal where they are") {
  const Reading reading = Read(
      Atom(Entry("1",
                 "<title type=\"text\">Caf&eacute;&nbsp;open &amp;eacute;</title>"
                 "<content type=\"html\">&lt;p&gt;R&amp;amp;D &amp;euro;5&lt;/p&gt;</content>")));
  REQUIRE(reading.candidates.size() == 1);
  CHECK(reading.candidates[0].item.title == "Café\u00A0open &eacute;");
  CHECK(reading.candidates[0].original_text == "R&D €5");
  // What XML has by itself is left to it: a quote in an attribute does not end it.
  const Reading quoted = Read(
      Atom(Entry("1",
                 "<title>&quot;&eacute;&#233;&LT;&gt;&amp;&AMP;&quot;</title>"
                 "<category term=\"&quot;kermis&quot; &amp; &#34;f&eacute;&eacute;&#34;\"/>")));
  REQUIRE(quoted.candidates.size() == 1);
  CHECK(quoted.candidates[0].item.title == "\"éé<>&&\"");
  CHECK(quoted.candidates[0].item.tags == std::vector<std::string>{"\"kermis\" & \"féé\""});
}

TEST_CASE("addresses are whole: by xml:base, nearest first, or by the feed's site") {
  const auto url = [](const std::string& feed) {
    const Reading reading = Read(feed);
    return reading.candidates.empty() ? "" : reading.candidates[0].item.url;
  };
  const std::string link = "<title>t</title><link href=\"b/c?d=1\"/>";
  CHECK(url(Atom(Entry("1", link), " xml:base=\"https://voorbeeld.nl/a/x\"")) ==
        "https://voorbeeld.nl/a/b/c?d=1");
  CHECK(url(Atom("<entry xml:base=\"/e/\"><published>2024-03-15T10:00:00Z</published>" + link +
                     "</entry>",
                 " xml:base=\"https://voorbeeld.nl/a/\"")) == "https://voorbeeld.nl/e/b/c?d=1");
  CHECK(url(Rss(Item("a", "<link>nieuws/../los</link>"))) == "https://voorbeeld.nl/los");
  CHECK(url(Rss(Item("a", "<link>//elders.nl/x</link>"))) == "https://elders.nl/x");
  CHECK(url(Rss(Item("a", "<link>javascript:alert(1)</link>"))).empty());
  CHECK(url(Atom(Entry("1", link))).empty());
}

TEST_CASE("base64 is read where it is text, and never shown as text") {
  const auto text = [](const std::string& content) {
    const Reading reading = Read(Atom(Entry("1", "<title>t</title>" + content)));
    return reading.candidates.empty() ? "" : reading.candidates[0].original_text;
  };
  CHECK(text("<content type=\"text/html\">PHA+RWVuIGhlZWwgbGFuZyBiZXJpY2h0PC9wPg==</content>") ==
        "Een heel lang bericht");
  CHECK(text("<content type=\"text/plain\" mode=\"base64\">SGFsbG8=</content>") == "Hallo");
  CHECK(text("<content type=\"image/png\">iVBORw0KGgo=</content><summary>Kort</summary>") ==
        "Kort");
  CHECK(text("<content type=\"text\">Hallo</content>") == "Hallo");
}

TEST_CASE("what comes every week under one link is new each time; ids tell nothing") {
  const auto week = [](const char* day, const char* title) {
    return std::string("<item><title>") + title + "</title><pubDate>" + day +
           " Mar 2024 10:00 GMT</pubDate><guid>https://voorbeeld.nl/agenda</guid></item>";
  };
  const Reading reading = Read(Rss(week("8", "Week 10") + week("15", "Week 11") +
                                   week("15", "Week 11") + week("22", "Week 12")));
  CHECK(reading.candidates.size() == 3);
  CHECK(Count(reading, "record.twin") == 1);
  CheckSum(reading);
  std::set<std::string> ids;
  for (const Candidate& candidate : reading.candidates) {
    ids.insert(candidate.item.id);
    CHECK(candidate.item.id.find("voorbeeld") == std::string::npos);
    CHECK(candidate.item.id.size() < 30);
  }
  CHECK(ids.size() == 3);
  // The id of a week is the same in the feed of another week.
  CHECK(ids.count(Read(Rss(week("15", "Week 11 (gewijzigd)"))).candidates[0].item.id) == 1);
}

TEST_CASE("of an entry that was edited the later version stays") {
  const auto version = [](const char* day, const char* title) {
    return Entry("tag:1", std::string("<title>") + title + "</title><updated>2024-03-" + day +
                              "T10:00:00Z</updated>");
  };
  for (const std::string& entries : {version("16", "oud") + version("17", "nieuw"),
                                     version("17", "nieuw") + version("16", "oud")}) {
    const Reading reading = Read(Atom(entries));
    CHECK(Titles(reading) == std::set<std::string>{"nieuw"});
    CHECK(Count(reading, "record.older_version") == 1);
    CheckSum(reading);
  }
}

TEST_CASE("feeds tell whose they are: two with one title are two accounts") {
  const auto account = [](const std::string& site) {
    return Read("<rss><channel><title>Nieuws</title><link>" + site + "</link></channel></rss>")
        .account;
  };
  CHECK(account("https://een.nl/") != account("https://twee.nl/"));
  CHECK(Read(Atom("", "")).account == "N");
}

std::string Post(const std::string& title, const std::string& type, const std::string& status,
                 const std::string& more = "") {
  return Item(title, "<guid isPermaLink=\"false\">" + title + "</guid><wp:post_type><![CDATA[" +
                         type + "]]></wp:post_type><wp:status><![CDATA[" + status +
                         "]]></wp:status>" + more);
}

TEST_CASE("WordPress: only published posts and pages without a password") {
  const std::string start =
      "<!-- This is a WordPress eXtended RSS file -->\n<rss xmlns:wp=\"http://wordpress.org/export/"
      "1.2/\"><channel><title>Site</title><wp:wxr_version>1.2</wp:wxr_version>"
      "<wp:base_site_url>https://voorbeeld.nl</wp:base_site_url>";
  const std::string export_file =
      start + Post("goed", "post", "publish") + Post("pagina", "page", "publish") +
      Post("concept", "post", "draft") + Post("wacht", "post", "pending") +
      Post("prive", "post", "private") + Post("weg", "post", "trash") +
      Post("straks", "post", "future") + Post("vreemd", "post", "onbekend-woord") +
      Post("geheim", "post", "publish", "<wp:post_password>x</wp:post_password>") +
      Post("foto", "attachment", "inherit") + Post("menu", "nav_menu_item", "publish") +
      Post("oud", "revision", "inherit") + Post("winkel", "shop_order", "publish") +
      Post("reacties", "post", "publish",
           "<wp:comment><wp:comment_content>Woorden van Truus Verzonnen</wp:comment_content>"
           "</wp:comment><wp:comment/>") +
      Item("zonder status") + "</channel></rss>";
  CHECK(IdOfFile("site.xml", export_file.substr(0, 4096)) == "wordpress");
  const Reading reading = ReadWordPress({"site.xml", export_file});
  CHECK(Titles(reading) == std::set<std::string>{"goed", "pagina", "reacties"});
  for (const Candidate& candidate : reading.candidates) CHECK(candidate.withheld.empty());
  CHECK(Count(reading, "withheld.draft") == 2);
  CHECK(Count(reading, "withheld.future") == 1);
  CHECK(Count(reading, "withheld.password") == 1);
  CHECK(Count(reading, "record.comment") == 2);
  CHECK(reading.candidates[0].original_text.find("Truus") == std::string::npos);
  CheckSum(reading);
  // Taken for an ordinary feed it gives nothing more.
  CHECK(Titles(Read(start + Post("concept", "post", "draft") + "</channel></rss>")).empty());
}

TEST_CASE("WordPress: lines of the older editor stay lines, blocks are no text") {
  const auto text = [](const std::string& content) {
    return ReadWordPress({"s.xml", Rss(Post("t", "post", "publish",
                                            "<excerpt:encoded>kort</excerpt:encoded>"
                                            "<content:encoded><![CDATA[" +
                                                content + "]]></content:encoded>"))})
        .candidates.at(0)
        .original_text;
  };
  CHECK(text("Een\ntwee\n\ndrie") == "Een\ntwee\n\ndrie");
  CHECK(text("<!-- wp:paragraph -->\n<p>Een\ntwee</p>\n<!-- /wp:paragraph -->") == "Een twee");
  CHECK(text("") == "kort");
}

TEST_CASE("Blogger: only live posts and pages, of the old export and of the new") {
  const auto old_kind = [](const std::string& id, const std::string& kind,
                           const std::string& more = "") {
    return Entry(id,
                 "<category scheme=\"http://schemas.google.com/g/2005#kind\" term=\"http://"
                 "schemas.google.com/blogger/2008/kind#" +
                     kind + "\"/><title>" + id + "</title>" + more);
  };
  const std::string old_export =
      Atom(old_kind("sjabloon", "template") + old_kind("instelling", "settings") +
           old_kind("goed", "post") + old_kind("pagina", "page") + old_kind("reactie", "comment") +
           old_kind("concept", "post", "<app:control><app:draft>yes</app:draft></app:control>"));
  CHECK(IdOfFile("blog.xml", old_export.substr(0, 4096)) == "blogger");
  const auto new_kind = [](const std::string& id, const std::string& type,
                           const std::string& status) {
    return Entry(id, "<blogger:type>" + type + "</blogger:type><blogger:status>" + status +
                         "</blogger:status><title>" + id + "</title>");
  };
  const std::string new_export =
      Atom(new_kind("goed", "POST", "LIVE") + new_kind("pagina", "PAGE", "LIVE") +
               new_kind("reactie", "COMMENT", "LIVE") + new_kind("concept", "POST", "DRAFT") +
               new_kind("weg", "POST", "SOFT_TRASHED") + new_kind("straks", "POST", "SCHEDULED"),
           " xmlns:blogger=\"http://schemas.google.com/blogger/2018\"");
  CHECK(IdOfFile("blog.xml", new_export.substr(0, 4096)) == "blogger");
  CHECK(IdOfPaths({"Takeout/Blogger/Blogs/Nieuws/feed.atom"}) == "blogger");
  for (const std::string& bytes : {old_export, new_export}) {
    const Reading reading = ReadBlogger({{"feed.atom", bytes}});
    CHECK(Titles(reading) == std::set<std::string>{"goed", "pagina"});
    CHECK(Titles(Read(bytes)) == std::set<std::string>{"goed", "pagina"});
    CheckSum(reading);
  }
}

TEST_CASE("a link to a preview waits for a person") {
  for (const char* link : {"/?p=7&amp;preview=true", "/a?Preview=1", "/?preview=true&amp;x=2"}) {
    const Reading reading = Read(Rss(Item("a", std::string("<link>") + link + "</link>")));
    REQUIRE(reading.candidates.size() == 1);
    CHECK(reading.candidates[0].withheld == "withheld.preview");
    CHECK(reading.candidates[0].may_overrule);
  }
  for (const char* link : {"/preview=true", "/?preview=false", "/?nopreview=true"}) {
    CHECK(Read(Rss(Item("a", std::string("<link>") + link + "</link>")))
              .candidates[0]
              .withheld.empty());
  }
}

TEST_CASE("Blogger says what is in its bin and what is said below a message") {
  const auto read = [](const std::string& more) {
    return ReadBlogger({{"feed.atom", Atom(Entry("1", "<title>B</title>" + more))}});
  };
  const std::string live = "<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>";
  CHECK(read(live).candidates.size() == 1);
  CHECK(read(live + "<blogger:trashed/>").candidates.size() == 1);
  CHECK(Count(read(live + "<blogger:trashed>2024-01-01</blogger:trashed>"),
              "withheld.not_public") == 1);
  CHECK(Count(read("<blogger:status>LIVE</blogger:status><blogger:parent>tag:0</blogger:parent>"),
              "record.comment") == 1);
  CHECK(Count(read(live + "<thr:in-reply-to ref=\"x\"/>"), "record.comment") == 1);
}

TEST_CASE("words of others and to somebody wait in a feed as they do elsewhere") {
  const auto withheld = [](const std::string& text) {
    return Read(Rss(Item("t", "<description>" + text + "</description>")))
        .candidates.at(0)
        .withheld;
  };
  CHECK(withheld("RT @kees: wat een dag") == "withheld.words_of_others");
  CHECK(withheld("@kees dank") == "withheld.reply_to_citizen");
  CHECK(withheld("Dank aan @kees").empty());
}

TEST_CASE("a message has a web address or none, and a link that stays in is told") {
  for (const std::string personal :
       {"https://voorbeeld.nl/marruus@voorbeeld.nl", "https://chat.whatsapp.com/AbCdEfGh1234",
        "https://voorbeeld.nl/bel/06-12345678", "https://t.me/+AbCdEfGhIjK"}) {
    CAPTURE(personal);
    const std::string atom = "<link href=\"" + personal + "\"/>";
    for (const Reading& reading :
         {Read(Rss(Item("t", "<link>" + personal + "</link>"))),
          Read(Rss(Item("t", "<guid>" + personal + "</guid>"))),
          Read(Rss(Item(
              "t", "<a:link xmlns:a=\"http://www.w3.org/2005/Atom\" href=\"" + personal + "\"/>"))),
          Read(Atom(Entry("1", "<title>t</title>" + atom))),
          ReadBlogger({{"feed.atom", Atom(Entry("1", "<title>t</title>" + atom))}})}) {
      REQUIRE(reading.candidates.size() == 1);
      CHECK(reading.candidates[0].item.url.empty());
      CHECK(Count(reading, "record.personal_link") == 1);
    }
  }
  const Reading spare = Read(Rss(Item("t",
                                      "<link>https://voorbeeld.nl/marruus@voorbeeld.nl</link>"
                                      "<guid>https://voorbeeld.nl/nieuws/1</guid>")));
  CHECK(spare.candidates.at(0).item.url == "https://voorbeeld.nl/nieuws/1");
  CHECK(Count(spare, "record.personal_link") == 0);
}

}  // namespace
}  // namespace kringen
