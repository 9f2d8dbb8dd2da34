#include "import/readers/shortcodes.h"

#include <doctest/doctest.h>

#include "import/readers/rss.h"

namespace kringen {
namespace {

std::string Rss(const std::string& items) {
  return "<?xml version=\"1.0\"?><rss><channel><title>N</title><link>https://voorbeeld.nl/</link>" +
         items + "</channel></rss>";
}
std::string WpItem(const std::string& html, const std::string& more = "") {
  return "<item><title>W</title><pubDate>15 Mar 2024 10:00 "
         "GMT</pubDate><content:encoded><![CDATA[" +
         html +
         "]]></content:encoded><wp:post_type>post</wp:post_type><wp:status>publish"
         "</wp:status>" +
         more + "</item>";
}

TEST_CASE("a part of an item that is not for every reader withholds the item") {
  for (const std::string html :
       {"[members_only]geheim[/members_only] rest", "[restrict]geheim[/restrict]",
        "[private]geheim[/private]", "[restrict paid=\"true\"]geheim", "[loggedin]x[/loggedin]",
        "[ihc-hide-content ihc_mb_type=\"show\"]x[/ihc-hide-content]",
        "[um_loggedin]x[/um_loggedin]", "[leden]x[/leden]",
        "[su_members message=\"x\"]y[/su_members]",
        "<!-- wp:group {\"visibility\":\"private\"} --><p>g</p><!-- /wp:group -->"}) {
    CAPTURE(html);
    const Reading reading = ReadRss({"w.xml", Rss(WpItem(html))});
    REQUIRE(reading.candidates.size() == 1);
    CHECK(reading.candidates[0].withheld == "withheld.not_public");
    CHECK_FALSE(reading.candidates[0].may_overrule);
  }
  for (const std::string html :
       {"de raad was [besloten] bijeen", "zie [1] en [2]", "[sic]", "[besloten deel] verder",
        "[login vereist]", "de [leden-vergadering] was druk",
        "<!-- wp:paragraph {\"align\":\"left\"} --><p>x</p>"}) {
    CAPTURE(html);
    CHECK(ReadRss({"w.xml", Rss(WpItem(html))}).candidates.at(0).withheld.empty());
  }
}

TEST_CASE("shortcodes go, the words between them stay, and so do words in brackets") {
  const auto text = [](const std::string& html) {
    return ReadRss({"w.xml", Rss(WpItem(html))}).candidates.at(0).original_text;
  };
  CHECK(text("[caption id=\"a\" width=\"3\"]<img src=\"x\" /> De brug[/caption] tekst "
             "[gallery ids=\"1,2\"]") == "De brug tekst");
  CHECK(text("een [vc_row][vc_column width=\"1/2\"]twee[/vc_column][/vc_row] [sic] [1] [...]") ==
        "een twee [sic] [1] [...]");
  CHECK(text("[contact-form-7 id=\"5\" title=\"a ] b\"]na") == "na");
  CHECK(text("[[gallery]] toont") == "[[gallery]] toont");
  CHECK(text("[ open") == "[ open");
  CHECK(text("[video] van de brug") == "[video] van de brug");
}

TEST_CASE("what a site cuts in two stays two") {
  const auto text = [](const std::string& html) {
    return ReadRss({"w.xml", Rss(WpItem(html))}).candidates.at(0).original_text;
  };
  CHECK(text("voor<!--more-->na") == "voor\nna");
  CHECK(text("voor<!--more Lees verder-->na<!--noteaser-->") == "voor\nna");
  CHECK(text("een<!--nextpage-->twee") == "een\ntwee");
}

TEST_CASE("what a site keeps beside an item tells for whom it is") {
  const auto count = [](const std::string& key, const std::string& value) {
    return ReadRss({"w.xml", Rss(WpItem("x", "<wp:postmeta><wp:meta_key>" + key +
                                                 "</wp:meta_key><wp:meta_value><![CDATA[" + value +
                                                 "]]></wp:meta_value></wp:postmeta>"))})
        .candidates.size();
  };
  CHECK(count("_members_access_role", "editor") == 0);
  CHECK(count("_um_content_restriction", "a:1:{s:2:\"on\";i:1;}") == 0);
  CHECK(count("_rcp_access_level", "2") == 0);
  CHECK(count("content_visibility", "leden") == 0);
  CHECK(count("_jetpack_newsletter_access", "everybody") == 1);
  CHECK(count("_members_access_role", "") == 1);
  CHECK(count("_edit_last", "3") == 1);
  const std::string open = "<wp:post_password><![CDATA[";
  CHECK(ReadRss({"w.xml", Rss(WpItem("x", open + " ]]></wp:post_password>"))}).candidates.empty());
  CHECK(ReadRss({"w.xml", Rss(WpItem("x", open + "]]></wp:post_password>"))}).candidates.size() ==
        1);
}

}  // namespace
}  // namespace kringen
