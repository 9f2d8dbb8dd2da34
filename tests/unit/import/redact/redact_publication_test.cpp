// Nothing personal is left in any string of a publication, and what is taken out is taken out once.
#include "import/redact/redact_publication.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "model/publication_json.h"

namespace kringen {
namespace {

// One of each list, so that each member is there.
Publication Skeleton() {
  Publication publication;
  publication.channels.resize(1);
  publication.cases.resize(1);
  publication.stories.resize(1);
  publication.stories[0].stops.resize(1);
  publication.sources.resize(1);
  publication.items.resize(1);
  publication.withdrawn.resize(1);
  PublicationItem& item = publication.items[0];
  item.published = 1'400'000'000;
  item.tags.resize(1);
  item.attachments = {{"https://voorbeeld.nl/plan.pdf", "", ""}};
  item.villages.resize(1);
  item.metrics.resize(1);
  item.metrics[0].others = {{"views", 3}};
  return publication;
}

std::string AllBytes(const Publication& publication) {
  std::string bytes;
  for (const OutputFile& file : WriteExport(publication)) bytes += file.bytes;
  return bytes;
}

TEST_CASE("law: personal data in any string leaves it, and no file has it") {
  for (const char* needle : {"truus.bos@voorbeeld.nl", "0612345678", "truus@voorbeeld.nl",
                             "NL91ABNA0417164300", "+31612345678"}) {
    Publication publication = Skeleton();
    std::size_t count = 0;
    VisitPublicStrings(
        [&](const PublicPlace& place, std::string* value) {
          const bool is_link = place.kind == PublicKind::kLink;
          *value = std::string(is_link ? "https://voorbeeld.nl/pad/" : "") + needle;
          ++count;
        },
        &publication);
    REQUIRE(AllBytes(publication).find(needle) != std::string::npos);
    std::size_t changed = 0;
    for (const auto& [kind, times] : RedactPublication({}, &publication)) changed += times;
    CHECK(changed == count);
    CHECK(AllBytes(publication).find(needle) == std::string::npos);
    ReadPublicStrings(publication, [&](const PublicPlace& place, const std::string& value) {
      CHECK_MESSAGE(value.find(needle) == std::string::npos, place.Name());
    });
    const std::string once = AllBytes(publication);
    CHECK(RedactPublication({}, &publication).empty());
    CHECK(AllBytes(publication) == once);
  }
}

TEST_CASE("an id that holds personal data is opaque, and the same wherever it stands") {
  Publication publication = Skeleton();
  const std::string id = "rss-truus@voorbeeld.nl";
  PublicationItem& item = publication.items[0];
  item.id = item.in_reply_to = item.thread = id;
  publication.stories[0].stops[0].item = id;
  publication.withdrawn[0] = id;
  RedactPublication({}, &publication);
  CHECK(item.id.substr(0, 2) == "x-");
  CHECK(item.id.size() == 18);
  CHECK(item.in_reply_to == item.id);
  CHECK(item.thread == item.id);
  CHECK(publication.stories[0].stops[0].item == item.id);
  CHECK(publication.withdrawn[0] == item.id);
  CHECK(PublicId(item.id, {}) == item.id);
}

TEST_CASE("ids of sources stay as they are") {
  for (const char* id :
       {"fb-12345678-1400000000", "x-500000000000000001", "ig-0a1b2c3d-1400000000",
        "cal-2014-06-05", "masto-12345678-110000000000000001", "rss-0123abcd-0061234567", "losser",
        "bm-facebook", "rss-https-voorbeeld-nl-nieuws-2014-1234", "x-0123456789abcdef",
        "sha256:0612345678000000000000000000000000000000000000000000000000000000"}) {
    CHECK(PublicId(id, {}) == id);
  }
}

TEST_CASE("links lead where they led, or nowhere") {
  const auto link = [](const char* member, const char* value) {
    return RedactPublic(PublicKind::kLink, member, value, {}, nullptr);
  };
  CHECK(link("url", "https://mastodon.example/@bm/1") == "https://mastodon.example/@bm/1");
  CHECK(link("external_url", "https://mastodon.example/@truus/1").empty());
  CHECK(link("url", "https://voorbeeld.nl/a?token=geheim") == "https://voorbeeld.nl/a");
  CHECK(link("attachments/url", "https://meet.google.com/abc-defg-hij").empty());
  CHECK(link("attachments/url", "media/foto-12.jpg") == "media/foto-12.jpg");
  CHECK(link("place/population", "population.json") == "population.json");
  CHECK(link("feed_url", "https://voorbeeld.nl/feed.json") == "https://voorbeeld.nl/feed.json");
}

TEST_CASE("the municipality's own stays in every place") {
  Publication publication = Skeleton();
  publication.items[0].id = "rss-info@losser.example";
  publication.items[0].content_text = "Mail info@losser.example of kom naar Raadhuisplein 1.";
  publication.channels[0].author = "@gemeentelosser";
  const std::string before = AllBytes(publication);
  const RedactOptions own{{"@losser.example", "raadhuisplein 1", "@gemeentelosser"}, {}};
  CHECK(RedactPublication(own, &publication).empty());
  CHECK(AllBytes(publication) == before);
}

TEST_CASE(
    "a slug of words that hold personal data is opaque, and what only looks like one is not") {
  for (const char* id :
       {"bel-06-12345678", "klacht-06-1234-5678", "bsn-111222333", "kerkstraat-12-losser",
        "kenteken-12-abc-3", "table-bel-06-12345678-1710500400", "nl91-abna-0417-1643-00",
        "tel_053_5377444"}) {
    CAPTURE(std::string(id));
    CHECK(PublicId(id, {}).substr(0, 2) == "x-");
  }
  for (const char* id :
       {"fb-1401979320", "fb-1a2b3c4d-1401979320-2", "fb-12345678-1401979320",
        "x-1234567890123456789", "table-krant-1710500400", "mastodon-109348573485734", "n732",
        "a35-afrit-29", "besluit-2024-118", "zaak-2023-004512", "agenda-2024-03-15",
        "rss-nieuws-20240315", "website-2", "wegwerkzaamheden-2024", "jubileum-100-jaar"}) {
    CAPTURE(std::string(id));
    CHECK(PublicId(id, {}) == id);
  }
}

TEST_CASE("an attachment without an address is none, and the others stay") {
  PublicationItem item;
  item.attachments = {{"https://zoom.us/j/123456789?pwd=geheim", "text/html", "Vergadering"},
                      {"https://voorbeeld.nl/plan.pdf", "application/pdf", "Plan"}};
  RedactItem({}, &item);
  REQUIRE(item.attachments.size() == 1);
  CHECK(item.attachments[0].title == "Plan");
}

TEST_CASE("a link of which nothing is left is empty, and nothing is read before its begin") {
  for (const char* link : {"@", "%40", "a@b.nl", "mailto:a@b.nl", "tel:0612345678", "[", "?@"}) {
    PublicationItem item;
    item.url = item.external_url = link;
    RedactItem({}, &item);
    CHECK(item.url.find('@') == std::string::npos);
  }
}

}  // namespace
}  // namespace kringen
