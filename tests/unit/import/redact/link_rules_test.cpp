// What a link says by its words: personal data goes from it as from a text, and what only looks
// like it stays whole.
#include <doctest/doctest.h>

#include <string>

#include "import/redact/redact.h"
#include "import/redact/redact_parts.h"
#include "import/redact/redact_publication.h"

namespace kringen {
namespace {

std::string Clean(const std::string& text) { return Redact(text, {}, nullptr); }

void CheckAll(std::initializer_list<const char*> links, const std::string& mark) {
  for (const char* link : links) {
    CAPTURE(std::string(link));
    CHECK(Clean("Zie " + std::string(link) + " voor meer.") == "Zie " + mark + " voor meer.");
  }
}

TEST_CASE("a telephone number in a link, as it may be spelled there") {
  CheckAll(
      {"https://g.nl/nieuws/bel-06-12345678", "https://g.nl/06%2012345678",
       "https://g.nl/06.12.34.56.78", "https://g.nl/x?n=06-1234-5678", "https://g.nl/x#06_12345678",
       "www.g.nl/06-12345678", "g.nl/06-12345678", "https://g.nl/bel_0541-35_51_00",
       "https://g.nl/x?q=%2B31%206%201234%205678", "https://g.nl/06/12345678"},
      "[telefoonnummer]");
}

TEST_CASE("numbers of people and cars in a link, behind their word") {
  CheckAll({"https://g.nl/bsn-111222333", "https://g.nl/bsn/111222333",
            "https://g.nl/burgerservicenummer/1112.22.333"},
           "[BSN]");
  CheckAll({"https://g.nl/kenteken-12-ABC-3", "https://g.nl/nummerplaat_ab-12-cd"}, "[kenteken]");
  CheckAll({"https://g.nl/x#NL91ABNA0417164300"}, "[rekeningnummer]");
  CheckAll({"https://g.nl/kees-at-ziggo-punt-nl"}, "[e-mailadres]");
}

TEST_CASE("where somebody lives, in a link") {
  CheckAll({"https://g.nl/kerkstraat-12-losser", "https://g.nl/7581ex-12",
            "https://g.nl/x?adres=Kerkstraat+12", "https://g.nl/molenlaan/12",
            "https://www.google.com/maps/place/Kerkstraat+12,+7581+Losser",
            "https://www.google.com/maps?q=Kerkstraat+12+Losser",
            "https://www.google.nl/maps/dir//De+Brink+4,+Losser"},
           "[adres]");
  CHECK(Clean("https://g.nl/x?straat=Molenlaan&huisnummer=12") == "https://g.nl/x");
}

TEST_CASE("of what stands behind a semicolon in a path only a session goes") {
  for (const char* link : {"https://g.nl/a;v=1/b", "https://g.nl/a;v=1;w=2", "https://g.nl/a;b"}) {
    CHECK(Clean(link) == link);
  }
  CHECK(Clean("https://g.nl/a;jsessionid=1A2B/b;v=1") == "https://g.nl/a/b;v=1");
}

TEST_CASE("the page of another account names it") {
  CheckAll({"https://x.com/keesbos/status/12", "https://twitter.com/keesbos",
            "https://www.facebook.com/kees.bos.96", "https://www.facebook.com/kees.bos/posts/123",
            "https://www.facebook.com/100001234567890", "https://www.instagram.com/keesbos96/",
            "https://t.me/keesbos", "https://nl.linkedin.com/in/kees-bos-123",
            "https://www.tiktok.com/@keesbos", "https://www.youtube.com/@keesbos",
            "https://www.strava.com/athletes/12345", "https://kees.hyves.nl/"},
           "[account]");
  const RedactOptions own{{"@dorpsraad"}, {}};
  for (const std::string link :
       {"https://x.com/dorpsraad/status/1", "https://www.instagram.com/DorpsRaad/"}) {
    CHECK(Redact(link, own, nullptr) == link);
  }
}

TEST_CASE("the address of a message is a web address or nothing, and may name its account") {
  for (const std::string link : {"https://x.com/keesbos/status/12", "http://g.nl/a"}) {
    CHECK(OwnLink(link) == link);
  }
  CHECK(OwnLink("Https://G.NL/B") == "https://G.NL/B");
  CHECK(OwnLink("https://g.nl/a?utm_source=x") == "https://g.nl/a");
  for (const std::string link :
       {"", "g.nl/a", "javascript:alert(1)", "mailto:kees@voorbeeld.nl", "[account]",
        "https://voorbeeld.nl/kees@voorbeeld.nl", "https://chat.whatsapp.com/AbCdEfGh1234",
        "https://voorbeeld.nl/bel/06-12345678",
        "https://g.nl/reset/8f14e45fceea167a5a36dedd4bea2543"}) {
    CAPTURE(link);
    CHECK(OwnLink(link).empty());
  }
}

TEST_CASE("links that let in who has them") {
  CheckAll({"https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fmeetup-join",
            "https://zoom.us/rec/share/abc", "https://www.notion.so/invite/abc",
            "https://losser-my.sharepoint.com/personal/k_bos_losser_nl/Documents/x.docx",
            "https://calendly.com/kees-bos/30min", "https://www.facebook.com/groups/12345/",
            "https://g.nl/reset/8f14e45fceea167a5a36dedd4bea2543",
            "https://g.nl/activeren/ab12cd34ef56gh", "https://g.nl/pas/eyJhbGciOi.eyJzdWIi.x"},
           "[besloten link]");
  for (const char* query : {"jwt=eyJhbGciOi.eyJzdWIi.x", "inlogcode=123", "p=12&preview=true",
                            "preview_id=12&preview_nonce=abc", "_wpnonce=1a2b"}) {
    CHECK(Clean("https://g.nl/x?" + std::string(query)) == "https://g.nl/x");
  }
}

TEST_CASE("a mark that a reader left for a link is no address of a message") {
  std::vector<Redaction> found;
  CHECK(RedactPublic(PublicKind::kLink, "url", "[adres]", {}, &found).empty());
  CHECK(found.size() == 1);
  CHECK(RedactPublic(PublicKind::kLink, "url", "https://g.nl/kerkstraat-12", {}, nullptr).empty());
}

TEST_CASE("what a municipality links to stays whole") {
  for (const std::string link :
       {"https://www.losser.nl/nieuws/2024/03/15/opening",
        "https://www.losser.nl/werkzaamheden-n733-tot-12-maart",
        "https://www.losser.nl/kerkstraat-afgesloten-tot-15-maart-2024",
        "https://www.losser.nl/kerkstraat-2024",
        "https://www.losser.nl/zaken/2024-0612345",
        "https://www.losser.nl/zaak/2016/06/12345678",
        "https://www.losser.nl/dossier/111222333",
        "https://zoek.officielebekendmakingen.nl/gmb-2024-123456.html",
        "https://www.ruimtelijkeplannen.nl/viewer/view?planidn=NL.IMRO.0168.01BP01-0301",
        "https://www.ruimtelijkeplannen.nl/documents/NL.IMRO.0168.123456-0301/",
        "https://losser.bestuurlijkeinformatie.nl/Index/8f14e45f-ceea-467a-9a36-dedd4bea2543",
        "https://losser.notubiz.nl/document/12345678/1/24_0123_raadsvoorstel",
        "https://kaart.losser.nl/?laag=bomen&zoom=12",
        "https://www.overijssel.nl/n342-n733-2024",
        "https://www.losser.nl/agenda/2024-06-12-345678",
        "https://www.losser.nl/file/1200px-1-foto.jpg",
        "https://www.losser.nl/afvalkalender?postcode=7581AB",
        "https://www.losser.nl/wachtwoord/vergeten",
        "https://www.losser.nl/uitnodiging/opening-school-2024",
        "https://twitter.com/GemeenteLosser/status/123456789012",
        "https://twitter.com/hashtag/losser",
        "https://www.facebook.com/Restaurant-De-Klok-123456789/",
        "https://www.linkedin.com/company/gemeente-losser",
        "https://www.google.com/maps/place/Kulturhus+Overdinkel",
        "https://zoom.us/pricing"}) {
    CAPTURE(link);
    CHECK(Clean("Zie " + link + " voor meer.") == "Zie " + link + " voor meer.");
  }
}

}  // namespace
}  // namespace kringen
