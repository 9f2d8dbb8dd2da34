// The words of the own table: the reader, what it says of other words, the guide and the report are
// of one mind.
#include "import/readers/template_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/json_value.h"
#include "base/text.h"
#include "import/readers/template_csv.h"
#include "model/item_names.h"

namespace kringen {
namespace {

std::string ReadText(const std::string& path) {
  std::ifstream in(std::string(KRINGEN_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// "`bericht`, `antwoord` of `gedeeld`", as the guide writes "bericht, antwoord, gedeeld".
std::string Guided(const std::string& list) {
  std::string guided = "`";
  const std::size_t last = list.rfind(", ");
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (list.compare(at, 2, ", ") != 0) {
      guided += list[at];
      continue;
    }
    guided += at == last ? "` of `" : "`, `";
    ++at;
  }
  return guided + "`";
}

Reading ReadKind(const std::string& kind) {
  return ReadTemplateCsv(
      {"t.csv", "datum;tekst;soort;instrument;richting;platform;zichtbaar\n15-3-2024;Een;" + kind +
                    ";" + kind + ";" + kind + ";" + kind + ";ja\n"},
      "2026-11-28", {});
}

TEST_CASE("the guide lists the words that the reader knows") {
  const std::string guide = ReadText("docs/export-maken.md");
  for (const std::string& list :
       {ListedWords(kKindNames, kKindWords), ListedWords(kInstrumentNames, kInstrumentWords),
        ListedWords(kDirectionNames, kDirectionWords),
        ListedWords(kPlatformNames, kPlatformWords)}) {
    CAPTURE(list);
    CHECK(guide.find(Guided(list)) != std::string::npos);
  }
}

TEST_CASE("of a word that it does not know the reader names those that it knows") {
  const Reading reading = ReadKind("onzin");
  for (const std::string& column :
       {"soort: " + ListedWords(kKindNames, kKindWords),
        "instrument: " + ListedWords(kInstrumentNames, kInstrumentWords),
        "richting: " + ListedWords(kDirectionNames, kDirectionWords),
        "platform: " + ListedWords(kPlatformNames, kPlatformWords)}) {
    CAPTURE(column);
    CHECK(std::any_of(reading.report.begin(), reading.report.end(), [&](const ReportLine& line) {
      return line.code == "record.unknown_word" && line.column == column;
    }));
  }
}

TEST_CASE("law: what the product calls a kind is read as that kind") {
  for (const auto& [path, start] :
       {std::pair<const char*, const char*>{"assets/cli/nl.json", "report.kind."},
        {"assets/cli/en.json", "report.kind."},
        {"assets/i18n/nl.json", "kind."},
        {"assets/i18n/en.json", "kind."}}) {
    // The page's words stand in rooms.
    const JsonValue file = ParseJson(ReadText(path)).value();
    const JsonValue* page = file.Find("page");
    const JsonValue& words = page == nullptr ? file : *page;
    for (std::size_t kind = 0; kind < kKindNames.size(); ++kind) {
      const std::string word(TextIn(words, std::string(start) + kKindNames[kind]));
      CAPTURE(word);
      CHECK_FALSE(word.empty());
      const Reading reading = ReadKind(word);
      REQUIRE(reading.candidates.size() == 1);
      CHECK(reading.candidates[0].item.kind == static_cast<ItemKind>(kind));
    }
  }
  for (const auto& word : kKindWords) CHECK(Fold(word.written) == word.written);
}

}  // namespace
}  // namespace kringen
