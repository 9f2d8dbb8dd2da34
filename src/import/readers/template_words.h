// What people may write in the columns of words of our own table, beside the names of the format:
// one list for the reader, for what is said of a word that it does not know, and for
// docs/export-maken.md (tests/unit/import/readers/template_words_test.cpp compares). Of each
// meaning the first word is the one that people are told. Every word of the report is among them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/kinds.h"
#include "model/platform_table.h"

namespace kringen {

template <typename Value>
struct TemplateWord {
  std::string_view written;  // folded
  Value value;
};

inline constexpr std::array<TemplateWord<ItemKind>, 15> kKindWords{
    {{"bericht", ItemKind::kPost},
     {"antwoord", ItemKind::kReply},
     {"gedeeld", ItemKind::kShare},
     {"gedeeld bericht", ItemKind::kShare},
     {"pers", ItemKind::kPress},
     {"persbericht", ItemKind::kPress},
     {"artikel", ItemKind::kPress},
     {"persbericht of artikel", ItemKind::kPress},
     {"bezoek", ItemKind::kVisit},
     {"activiteit", ItemKind::kEvent},
     {"gebeurtenis", ItemKind::kEvent},
     {"message", ItemKind::kPost},
     {"shared post", ItemKind::kShare},
     {"shared message", ItemKind::kShare},
     {"article", ItemKind::kPress}}};
inline constexpr std::array<TemplateWord<Instrument>, 3> kInstrumentWords{
    {{"communicatie", Instrument::kCommunication},
     {"geld", Instrument::kMoney},
     {"regels", Instrument::kRules}}};
inline constexpr std::array<TemplateWord<Direction>, 4> kDirectionWords{
    {{"zendt", Direction::kOneWay},
     {"vraagt", Direction::kAsks},
     {"antwoordt", Direction::kAnswers},
     {"koppelt terug", Direction::kReportsBack}}};
// The names of the platforms themselves are words of the format; these are what else people write.
inline constexpr std::array<TemplateWord<Platform>, 8> kPlatformWords{
    {{"x", Platform::kX},
     {"nieuwsbrief", Platform::kNewsletter},
     {"krant", Platform::kPress},
     {"pers", Platform::kPress},
     {"bezoek", Platform::kVisit},
     {"op pad", Platform::kVisit},
     {"anders", Platform::kOther},
     {"twitter", Platform::kX}}};

// Whose a channel is.
enum class Account : std::uint8_t { kUnknown, kProfile, kPage };  // as kAuthorNames
inline constexpr std::array<TemplateWord<Account>, 3> kAccountWords{
    {{"pagina", Account::kPage},
     {"profiel", Account::kProfile},
     {"persoonlijk profiel", Account::kProfile}}};

// "bericht, antwoord, gedeeld": one word of each meaning, in the order of the format.
template <typename Names, typename Words>
std::string ListedWords(const Names& names, const Words& words) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string_view word = names[i];
    for (std::size_t k = words.size(); k-- > 0;) {
      if (static_cast<std::size_t>(words[k].value) == i) word = words[k].written;
    }
    if (!word.empty()) list.append(list.empty() ? "" : ", ").append(word);
  }
  return list;
}

}  // namespace kringen
