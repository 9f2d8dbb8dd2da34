#include "publish/page_language.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

constexpr std::string_view kWords =
    R"({"page":{"a.title":"Messages & more","a.label":"Say \"hi\"","a.find":"Search"},"canvas":{}})";

std::string Spoken(std::string html, std::string_view words = kWords) {
  SpeakLanguage("en", words, &html);
  return html;
}

TEST_CASE("words and labels are those of the language, which the document says") {
  CHECK(Spoken("<html data-x=\"1\" lang=\"nl\"><link href=\"assets/i18n/nl.json\">") ==
        "<html data-x=\"1\" lang=\"en\"><link href=\"assets/i18n/en.json\">");
  CHECK(Spoken("<h1 id=\"t\" data-i18n=\"a.title\">Berichten</h1><p>x</p>") ==
        "<h1 id=\"t\" data-i18n=\"a.title\">Messages &amp; more</h1><p>x</p>");
  CHECK(Spoken("<nav aria-label=\"Zeg hoi\" data-i18n-label=\"a.label\">") ==
        "<nav aria-label=\"Say &quot;hi&quot;\" data-i18n-label=\"a.label\">");
  CHECK(Spoken("<input placeholder=\"Zoek\" data-i18n-placeholder=\"a.find\">") ==
        "<input placeholder=\"Search\" data-i18n-placeholder=\"a.find\">");
  CHECK(Spoken("<meta content=\"Zoek\" data-i18n-content=\"a.find\">") ==
        "<meta content=\"Search\" data-i18n-content=\"a.find\">");
}

TEST_CASE("what the file does not have stays, and what is no such file changes nothing") {
  for (const char* html :
       {"<html lang=\"nl\"><h1 data-i18n=\"a.none\">Berichten</h1>", "<h1>Berichten</h1>", "<", "",
        "<p data-i18n=\"a.title", "<p data-i18n=\"a.title\"", "<nav aria-label=\"x\"",
        "<b aria-label=\"x\">y</b><i data-i18n-label=\"a.find\">z</i>"}) {
    CAPTURE(std::string(html));
    CHECK(Spoken(html, "{}") == html);
    CHECK(Spoken(html, "no json") == html);
    if (std::string_view(html).find("lang") == std::string_view::npos) CHECK(Spoken(html) == html);
  }
  CHECK(Spoken("<html lang=\"nl\"><h1 data-i18n=\"a.none\">Berichten</h1>") ==
        "<html lang=\"en\"><h1 data-i18n=\"a.none\">Berichten</h1>");
}

}  // namespace
}  // namespace kringen
