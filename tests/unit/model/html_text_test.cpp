#include "model/html_text.h"

#include <doctest/doctest.h>

#include <string>

namespace kringen {
namespace {

std::string TextOf(std::string_view html) {
  std::string text;
  AppendTextOfHtml(html, &text);
  return text;
}

TEST_CASE("tags go, blocks end lines, white space is one space") {
  CHECK(TextOf("<p>Een  <b>vet</b>\n woord</p><p>Twee</p>") == "Een vet woord\nTwee");
  CHECK(TextOf("a<br>b<BR/>c") == "a\nb\nc");
  CHECK(TextOf("<ul><li>x</li><li>y</li></ul>") == "x\ny");
  CHECK(TextOf("geen tags") == "geen tags");
  CHECK(TextOf("<a href=\"x>y\" title='>'>link</a>!") == "link!");
  CHECK(TextOf("").empty());
}

TEST_CASE("scripts, styles and comments vanish with what is in them") {
  CHECK(TextOf("a<script>alert('<p>')</script>b<STYLE>p{}</STYLE>c<!-- <p>x</p> -->d") == "abcd");
  CHECK(TextOf("a<script>nooit dicht") == "a");
  CHECK(TextOf("a<!-- nooit dicht") == "a");
  CHECK(TextOf("a<b") == "a");
}

TEST_CASE("entities become characters, once") {
  CHECK(TextOf("A &amp; B &lt;p&gt; caf&eacute; &euro;5 &#233; &#xE9; &#x1F389;") ==
        "A & B <p> café €5 é é 🎉");
  CHECK(TextOf("&amp;lt;b&amp;gt;") == "&lt;b&gt;");
  CHECK(TextOf("AT&T; &onbekend; &; &#; &#x; &#99999999; R&D") ==
        "AT&T; &onbekend; &; &#; &#x; &#99999999; R&D");
  CHECK(TextOf("&#0;a&#xD800;b") == " a\uFFFDb");
}

TEST_CASE("a lone < is text") {
  CHECK(TextOf("3 < 5 en 5 > 3") == "3 < 5 en 5 > 3");
  CHECK(TextOf("I <3 Losser") == "I <3 Losser");
  CHECK(TextOf("a <") == "a <");
}

}  // namespace
}  // namespace kringen
