#include "model/visible_text.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "model/public_strings.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

std::string Of(char32_t c) {
  std::string text;
  AppendCodePoint(c, &text);
  return text;
}

bool StaysWhole(char32_t c) {
  const bool is_control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
  const bool is_bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F);
  const bool is_annotation = c >= 0xFFF9 && c <= 0xFFFB;
  const bool is_none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return !is_control && !is_bidi && !is_annotation && !is_none;
}

TEST_CASE("of all code points those stay that are seen, and once is enough") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string text = "a" + Of(c) + "b", visible = VisibleText(text);
    if ((visible == text) != StaysWhole(c) || IsVisibleText(text) != StaysWhole(c) ||
        !IsVisibleText(visible) || VisibleText(visible) != visible) {
      FAIL_CHECK("U+" << static_cast<std::uint32_t>(c));
    }
  }
}

TEST_CASE("line ends are one, what is no character is U+FFFD") {
  CHECK(VisibleText("a\r\nb\rc\x0B"
                    "d\xC2\x85"
                    "e") == "a\nb\nc\nd\ne");
  CHECK(VisibleText("a\xFF\xED\xA0\x80\uFFFEb").find("\uFFFD") == 1);
  CHECK(VisibleText("gnp\u202E.exe\u2066x\u2069") == "gnp.exex");
  CHECK(VisibleText("مرحبا\u200F!") == "مرحبا\u200F!");
}

TEST_CASE("no string of an export holds what is not seen, ids and links included") {
  Publication publication;
  publication.title = "Titel\u202E";
  publication.channels = {
      {"kanaal\x01", "Naam\x02", ChannelKind::kSocial, Platform::kX, "page\x03", -1}};
  publication.cases = {{"zaak\u2066", "Zaak\u2067", "Kort\x7F"}};
  publication.stories = {{"verhaal\x04", "Verhaal\uFFFE", {{"Stap\x05", "id\u202A", "", "", ""}}}};
  PublicationItem item;
  item.id = "id\u202A";
  item.published = 1710489600;
  item.channel = "kanaal\x01";
  item.case_id = "zaak\u2066";
  item.content_text = "Tekst\x1B[31m rood\xFF";
  item.url = "https://voorbeeld.nl/\u202Ea\n";
  item.tags = {"tag\u0085"};
  item.villages = {"dorp\u2069"};
  item.attachments = {{"https://voorbeeld.nl/\x06", "text/plain\x07", "Bijlage\x08"}};
  publication.items = {item};
  const std::vector<OutputFile> files = WriteExport(publication);
  const ExportReading read = ReadExport(files);
  CHECK(read.problems.empty());
  std::size_t seen = 0;
  ReadPublicStrings(read.publication, [&](const PublicPlace& place, const std::string& value) {
    CAPTURE(place.Name());
    CHECK(IsVisibleText(value));
    seen += value.empty() ? 0 : 1;
  });
  CHECK(seen > 15);
  CHECK(read.publication.items[0].id == "id");
  CHECK(read.publication.items[0].channel == read.publication.channels[0].id);
  CHECK(read.publication.items[0].case_id == read.publication.cases[0].id);
  CHECK(read.publication.stories[0].stops[0].item == "id");
}

}  // namespace
}  // namespace kringen
