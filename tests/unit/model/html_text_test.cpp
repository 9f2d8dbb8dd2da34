#include "model/html_text.h"

#include <doctest/doctest.h>

#include <string>

#include "base/json_value.h"
#include "model/html_references.h"
#include "references/html_reference_table.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

std::string TextOf(std::string_view html) {
  std::string text;
  AppendTextOfHtml(html, &text);
  return text;
}

// web/core/html-text.js is held to the same file, so that the two give the same.
TEST_CASE("what HTML reads as: a corpus that both programs share") {
  const std::optional<JsonValue> cases = ParseJson(FixtureText("../html/texts.json"));
  REQUIRE(cases);
  CHECK(cases->values.size() > 400);
  for (const JsonValue& each : cases->values) {
    REQUIRE(each.values.size() == 2);
    CAPTURE(each.values[0].text);
    CHECK(TextOf(each.values[0].text) == each.values[1].text);
  }
}

TEST_CASE("a quote opens a value only behind '='") {
  CHECK(TextOf("Zie <img alt=foto's> hier, en <b>daar</b>.") == "Zie hier, en daar.");
  CHECK(TextOf("<p class=a\"b>een</p><p title='x' \">twee</p>") == "een\n\ntwee");
  CHECK(TextOf("<a href=\"x>y\" title='>'>link</a>!") == "link!");
  CHECK(TextOf("<a b' hidden>weg</a>na <a b='' c>wel</a>") == "na wel");
}

TEST_CASE("nothing but what is hidden is lost, whatever was left open") {
  CHECK(TextOf("<p hidden>weg<p>wel") == "wel");
  CHECK(TextOf("<ul><li hidden>weg<li>wel</ul>") == "\u2022 wel");
  CHECK(TextOf("<table><tr><td hidden>weg<td>wel</table>") == "wel");
  CHECK(TextOf("<section><span style='display:none'>weg</section>wel") == "wel");
  CHECK(TextOf("<i hidden>weg<p>ook</i>wel") == "wel");
  CHECK(TextOf("a<script>nooit dicht") == "a");
  CHECK(TextOf("a<!-- nooit dicht") == "a");
}

TEST_CASE("all named references are read, with and without ';'") {
  CHECK(kReferenceCount == 2231);
  CHECK(TextOf("caf&eacute; caf&eacute &hearts; &notin; &notit; &NotEqualTilde;") ==
        "café café ♥ ∉ ¬it; ≂̸");
  CHECK(TextOf("&amp;lt;b&amp;gt;") == "&lt;b&gt;");
  CHECK(TextOf("AT&T; &onbekend; &; &#; &#x; R&D") == "AT&T; &onbekend; &; &#; &#x; R&D");
  CHECK(TextOf("&#233;&#xe9&#128;&#0;&#xD800;&#99999999;") == "éé€\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("a part that is hidden is so by its attribute's value, read as attributes are") {
  CHECK(TextOf("<a style='display&colon;none'>weg</a>na") == "na");
  CHECK(TextOf("<a style='display:none;display:inline'>wel</a>") == "wel");
  CHECK(TextOf("<a data-hidden class=hidden>wel</a>") == "wel");
}

TEST_CASE("text goes on behind what was there") {
  std::string text = "vooraf ";
  AppendTextOfHtml("<p> een </p>", &text);
  CHECK(text == "vooraf een");
}

TEST_CASE("deep, wide and long documents cost no more than their length") {
  const auto repeated = [](std::string_view part, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += part;
    return all;
  };
  CHECK(TextOf(repeated("<div>", 100'000) + "diep") == "diep");
  CHECK(TextOf(repeated("<!--", 100'000)).empty());
  CHECK(TextOf("<a" + repeated(" b=c", 100'000) + ">x") == "x");
  CHECK(TextOf(repeated("&amp", 50'000)).size() == 50'000);
  CHECK(TextOf(repeated("<script>", 100'000)).empty());
}

}  // namespace
}  // namespace kringen
