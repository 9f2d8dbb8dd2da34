// Personal data goes, the rest stays byte for byte.
#include "import/redact/redact.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "base/text.h"
#include "unit/import/synthetic_texts.h"

namespace kringen {
namespace {

std::string Clean(std::string_view text) { return Redact(text, {}, nullptr); }

TEST_CASE("each kind, as people write it") {
  CHECK(Clean("Mail jan@voorbeeld.nl.") == "Mail [e-mailadres].");
  CHECK(Clean("jan apenstaartje voorbeeld punt nl") == "[e-mailadres]");
  CHECK(Clean("Bel 06-12345678!") == "Bel [telefoonnummer]!");
  CHECK(Clean("Bel (053) 123 45 67.") == "Bel [telefoonnummer].");
  CHECK(Clean("Bel \xEF\xBC\x90\xEF\xBC\x96 12345678") == "Bel [telefoonnummer]");
  CHECK(Clean("NL91 ABNA 0417 1643 00") == "[rekeningnummer]");
  CHECK(Clean("BSN 111222333, dank") == "BSN [BSN], dank");
  CHECK(Clean("Auto 12-ABC-3 staat fout") == "Auto [kenteken] staat fout");
  CHECK(Clean("Kerkstraat 12a, 7581 AB Losser") == "[adres] Losser");
  CHECK(Clean("Dank @truus en @a@b.nl") == "Dank [account] en [account]");
  CHECK(Clean("https://voorbeeld.nl/a?utm_source=x&id=7&fbclid=q#b") ==
        "https://voorbeeld.nl/a?id=7#b");
  CHECK(Clean("https://voorbeeld.nl/a?token=geheim") == "https://voorbeeld.nl/a");
}

TEST_CASE("a tag that was cut off goes with its name, to the end of its line") {
  CHECK(Clean("Dank @[100001:2048:Truus Bos]!") == "Dank [account]!");
  CHECK(Clean("Dank @@[0:[7:2048:Griet Kip]]!") == "Dank [account]!");
  CHECK(Clean("Dank @[100001:2048:Truus Bos") == "Dank [account]");
  CHECK(Clean("Dank @[100001:2048:Truus Bos\nTot morgen") == "Dank [account]\nTot morgen");
  CHECK(Clean("Dank @[100001:2048:Truus\nBos\nen Griet") == "Dank [account]\nBos\nen Griet");
}

TEST_CASE("what only looks like it stays") {
  for (const char* text :
       {"Op 01-02-2014 10:00 uur", "De N342 en de A1", "€ 1.234.567,00", "Bel 0900-1234 of 14 053",
        "De Kerkstraat is open", "Uitslag 3-2, 45 km, 12°", "In 1939 EN 1940", "4 @ 2 euro",
        "https://www.voorbeeld.nl/nieuws/2014/1234?pagina=2", "een e-mail of @",
        "Wie is er 18 geworden en stemt voor het eerst?"}) {
    CHECK(Clean(text) == text);
  }
}

TEST_CASE("the municipality's own may stay") {
  const RedactOptions own{{"0537371234", "@losser.nl", "@gemeentelosser"}};
  const std::string text = "Bel 053-7371234 of mail info@losser.nl, ook via @GemeenteLosser";
  CHECK(Redact(text, own, nullptr) == text);
  CHECK(Redact("Bel 053-7371235", own, nullptr) == "Bel [telefoonnummer]");
}

TEST_CASE("laws: places are in order and whole, and a second time nothing is found") {
  for (const DirtyText& dirty : DirtyTexts(3, 700)) {
    std::vector<Redaction> found;
    const std::string clean = Redact(dirty.text, {}, &found);
    std::string again;
    std::uint32_t copied = 0;
    for (const Redaction& each : found) {
      REQUIRE(each.from >= copied);
      REQUIRE(each.to > each.from);
      REQUIRE(each.to <= dirty.text.size());
      again += dirty.text.substr(copied, each.from - copied) + each.replacement;
      copied = each.to;
    }
    CHECK(again + dirty.text.substr(copied) == clean);
    CHECK(Clean(clean) == clean);
  }
}

TEST_CASE("people whom the source names beside a text are not named in it") {
  RedactOptions options;
  options.names = {"Truus Bos", "Zo\xC3\xAB Vos", "Jo"};
  std::vector<Redaction> found;
  CHECK(Redact("Met truus bos en Zo\xC3\xAB Vos, niet met Truus Bosch of Jo.", options, &found) ==
        "Met [naam] en [naam], niet met [naam] Bosch of Jo.");
  CHECK(found.size() == 3);
  CHECK(found[0].kind == "name");
  options.allowed = {"zo\xC3\xAB vos"};
  CHECK(Redact("Zo\xC3\xAB Vos en Truus Bos", options, nullptr) == "Zo\xC3\xAB Vos en [naam]");
}

TEST_CASE("a mark is no word that gives a number its meaning") {
  for (const char* text :
       {"101979320+00102014", "bsn truus.bos.van.het.verzinsel@voorbeeld.example 00102014",
        "kenteken 12-AB-34 en nog 12 34 AB"}) {
    CAPTURE(text);
    CHECK(Clean(Clean(text)) == Clean(text));
  }
}

TEST_CASE("a link with several at signs loses all of them at once") {
  for (const char* text : {"https://www.voorbeeld@@@@nl/a", "lees https://a@b@voorbeeld.nl/?q=1"}) {
    CAPTURE(text);
    const std::string clean = Clean(text);
    CHECK(clean.find('@') == std::string::npos);
    CHECK(Clean(clean) == clean);
  }
}

TEST_CASE("what begins as a link without a scheme may be a mail address") {
  CHECK(Clean("mail www.jan@voorbeeld.nl maar") == "mail [e-mailadres] maar");
  const std::string clean = Clean("www.@/@ww");
  CHECK(Clean(clean) == clean);
}

TEST_CASE("a word gives a number its meaning, but not across a link") {
  CHECK(Clean("kenteken ab 123 c") == "kenteken [kenteken]");
  const std::string clean = Clean("kenteken http://x.nl/?utm_source=aaaaaaaaaaaaaaaaaaaa ab 123 c");
  CHECK(Clean(clean) == clean);
}

TEST_CASE("more of each kind, which the corpus does not have") {
  for (const char* text : {"Mail naar e.jansen [a t] voorbeeld (punt) nl",
                           "griet-apenstaart-voorbeeld-punt-nl",
                           "sem&#x0040;voorbeeld&#x2e;nl",
                           "Tel: +31 (53) 123-45-67",
                           "06 twaalf 34 vijftig 67",
                           "https://web.whatsapp.com/send?phone=+31612345678",
                           "Molenstraat nr 7b",
                           "Nieuwe Markt 4a",
                           "Rekeningnr. 12.34.56.789",
                           "sofi nummer: 123.456.782",
                           "kentekenplaat ab-12-cd",
                           "@@[0:[7:2048:Griet Kip]]",
                           "@griet.kip-smit@server.example",
                           "52.26153N, 7.00421E",
                           "52.26153°, 7.00421°",
                           "52.26153° N, 7.00421° E",
                           "https://eu01web.zoom.us/j/987?pwd=x",
                           "msteams://l/meetup-join/abc",
                           "https://voorbeeld.nl/x?session_id=abc",
                           "https://tiktok.com/@griet.kip/video/7"}) {
    CAPTURE(text);
    const std::string clean = Clean(text);
    CHECK(clean != text);
    CHECK(Clean(clean) == clean);
  }
}

TEST_CASE("more that only looks like it") {
  for (const char* text :
       {"BSN 000000000", "Op 12 maart in de Kerkstraat", "In de Dorpsstraat 20 uur muziek",
        "Vanaf 06.00-07.00, 08.00 uur", "Versie 52.2615", "Versie 52.26153-7.00421",
        "Maat 52.26153x7.00421", "De prijzen: 1.250, 3.500",
        "https://www.facebook.com/gemeentelosser/posts/123456789", "https://voorbeeld.nl/a?id=7",
        "Lijst: 12, 13 en 14", "Hij at, zij dronk. Nl. melk", "Instagram: lees meer"}) {
    CHECK(Clean(text) == text);
  }
}

TEST_CASE("a name of a tagged person goes by itself, a word does not") {
  const RedactOptions options{{}, {"Truus Bos", "Jan van der Berg"}};
  CHECK(Redact("Truus' hond en Jan in het bos, jan 2014", options, nullptr) ==
        "[naam]' hond en [naam] in het bos, jan 2014");
  CHECK(Redact("J. van der Berg en de heer Bos", options, nullptr) == "[naam] en de heer [naam]");
}

TEST_CASE("a family name that is a word too goes with a capital only, however short the first") {
  for (const char* name : {"Jo Bakker", "Johan Bakker"}) {
    CHECK(Redact("de bakker is open, met Bakker", {{}, {name}}, nullptr) ==
          "de bakker is open, met [naam]");
  }
}

TEST_CASE("recall of 5,000 patterns is at least 98 %") {
  std::map<std::string, int> missed;
  int all = 0, found = 0;
  for (const DirtyText& dirty : DirtyTexts(11, 5000)) {
    ++all;
    const std::string clean = Clean(dirty.text);
    const bool is_gone = clean.find(dirty.secret) == std::string::npos && clean != dirty.text;
    found += is_gone ? 1 : 0;
    if (is_gone) continue;
    if (++missed[dirty.kind] <= 3) MESSAGE(dirty.kind << ": " << dirty.text);
  }
  MESSAGE("found " << found << " of " << all);
  CHECK(found >= all * 98 / 100);
}

TEST_CASE("of 5,000 clean posts at most 1 % is touched") {
  int touched = 0;
  for (const std::string& text : CleanTexts(12, 5000)) {
    if (Clean(text) == text) continue;
    if (++touched <= 5) MESSAGE(text << " -> " << Clean(text));
  }
  MESSAGE("touched " << touched);
  CHECK(touched <= 50);
}

TEST_CASE("a text of a megabyte takes no longer than its length asks") {
  for (const char* piece : {"a",
                            "a-",
                            "0 ",
                            "06 ",
                            "@",
                            "www.a",
                            "1234 AB ",
                            "a.b@c.",
                            "NL12 ",
                            "0",
                            "9",
                            ".",
                            "a.",
                            "a at ",
                            "x (at) y (dot) ",
                            "@[1:2:",
                            "nul ",
                            "een ",
                            "&amp;",
                            "&#64;",
                            "%40",
                            "a/",
                            "://",
                            "tel ",
                            "kenteken 1",
                            "bsn 11111111 ",
                            "straat 1 ",
                            "N52 ",
                            "1.2345 ",
                            "[",
                            "]",
                            "T. "}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    CHECK(Clean(text).size() <= text.size() * 4);
  }
}

}  // namespace
}  // namespace kringen
