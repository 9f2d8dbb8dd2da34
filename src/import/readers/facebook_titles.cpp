#include "import/readers/facebook_titles.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"

namespace kringen {
namespace {

struct Kind {
  TitleKind kind;
  std::string_view id;
  std::string_view question;
};
constexpr std::array<Kind, 11> kKinds{{
    {TitleKind::kShared, "shared", "question.facebook_shared"},
    {TitleKind::kMemory, "memory", "question.facebook_memory"},
    {TitleKind::kWithPeople, "with_people", "question.facebook_with_people"},
    {TitleKind::kFeeling, "feeling", "question.facebook_feeling"},
    {TitleKind::kCheckIn, "checkin", "question.facebook_checkin"},
    {TitleKind::kLifeEvent, "life_event", "question.facebook_life_event"},
    {TitleKind::kLive, "live", "question.facebook_live"},
    {TitleKind::kStory, "story", "question.facebook_story"},
    {TitleKind::kAlbum, "album", "question.facebook_album"},
    {TitleKind::kProfile, "profile", "question.facebook_profile"},
    {TitleKind::kOther, "other", "question.facebook_other"},
}};

// What may follow the name and nothing else, folded, without a dot; '#' is a number.
constexpr auto kPlainSentences = std::to_array<std::string_view>(
    {// English: the platform's words.
     "updated his status", "updated her status", "updated their status",     // platform's words
     "updated its status", "updated the status", "posted a status",          // platform's words
     "added a photo", "added a new photo", "added # photos",                 // platform's words
     "added # new photos", "added a video", "added a new video",             // platform's words
     "added # videos", "added # new videos", "posted a photo",               // platform's words
     "posted # photos", "posted a video", "posted # videos",                 // platform's words
     "posted a link", "shared a link", "posted a new photo",                 // platform's words
     "posted a new video", "uploaded a photo", "uploaded a video",           // platform's words
                                                                             // Dutch
     "heeft zijn status bijgewerkt", "heeft haar status bijgewerkt",         // platform's words
     "heeft hun status bijgewerkt", "heeft diens status bijgewerkt",         // platform's words
     "heeft de status bijgewerkt", "heeft een status geplaatst",             // platform's words
     "heeft een foto toegevoegd", "heeft een nieuwe foto toegevoegd",        // platform's words
     "heeft # foto's toegevoegd", "heeft # nieuwe foto's toegevoegd",        // platform's words
     "heeft een video toegevoegd", "heeft een nieuwe video toegevoegd",      // platform's words
     "heeft # video's toegevoegd", "heeft # nieuwe video's toegevoegd",      // platform's words
     "heeft een foto geplaatst", "heeft # foto's geplaatst",                 // platform's words
     "heeft een video geplaatst", "heeft # video's geplaatst",               // platform's words
     "heeft een bericht geplaatst", "heeft een link geplaatst",              // platform's words
     "heeft een link gedeeld", "heeft een koppeling gedeeld",                // platform's words
     "deelde een link", "plaatste een foto", "plaatste een video",           // platform's words
     "plaatste een bericht", "voegde een foto toe", "voegde een video toe",  // platform's words
     "voegde # foto's toe",                                                  // platform's words
                                                                             // German
     "hat seinen status aktualisiert", "hat ihren status aktualisiert",      // platform's words
     "hat den status aktualisiert", "hat ein foto hinzugefugt",              // platform's words
     "hat ein neues foto hinzugefugt", "hat # fotos hinzugefugt",            // platform's words
     "hat # neue fotos hinzugefugt", "hat ein video hinzugefugt",            // platform's words
     "hat ein neues video hinzugefugt", "hat # videos hinzugefugt",          // platform's words
     "hat # neue videos hinzugefugt", "hat ein foto gepostet",               // platform's words
     "hat ein video gepostet", "hat einen link geteilt",                     // platform's words
     "hat einen link gepostet",                                              // platform's words
                                                                             // French
     "a mis a jour son statut", "a mis son statut a jour",                   // platform's words
     "a ajoute une photo", "a ajoute une nouvelle photo",                    // platform's words
     "a ajoute # photos", "a ajoute # nouvelles photos",                     // platform's words
     "a ajoute une video", "a ajoute une nouvelle video",                    // platform's words
     "a ajoute # videos", "a ajoute # nouvelles videos",                     // platform's words
     "a publie une photo", "a publie # photos", "a publie une video",        // platform's words
     "a publie un lien", "a partage un lien",                                // platform's words
                                                                             // Frisian
     "hat syn status bywurke", "hat har status bywurke",                     // platform's words
     "hat syn steat bywurke", "hat har steat bywurke",                       // platform's words
     "hat in foto tafoege", "hat in nije foto tafoege",                      // platform's words
     "hat # foto's tafoege", "hat # nije foto's tafoege",                    // platform's words
     "hat in fideo tafoege", "hat in nije fideo tafoege",                    // platform's words
     "hat # fideo's tafoege", "hat # nije fideo's tafoege",                  // platform's words
     "hat in foto pleatst", "hat in fideo pleatst",                          // platform's words
     "hat in keppeling dield", "hat in link dield",
     "hat in berjocht pleatst"});  // platform's words

struct Word {
  std::string_view word;  // folded; a part of the sentence between blanks
  TitleKind kind;
};
// In this order; the first that is there counts. Places that are not for everybody come first, in
// the languages that exports come in.
constexpr TitleKind kAway = TitleKind::kElsewhere;
constexpr auto kWords = std::to_array<Word>({
    {"life event", TitleKind::kLifeEvent},
    {"levensgebeurtenis", TitleKind::kLifeEvent},
    {"lebensereignis", TitleKind::kLifeEvent},
    {"group", kAway},
    {"grub", kAway},
    {"nhom", kAway},
    {"グルーフ", kAway},
    {"グループ", kAway},
    {"그룹", kAway},
    {"群", kAway},
    {"社團", kAway},
    {"小组", kAway},
    {"groep", kAway},
    {"grupp", kAway},
    {"grupo", kAway},
    {"grup", kAway},
    {"groupe", kAway},
    {"skupin", kAway},
    {"ryhm", kAway},
    {"csoport", kAway},
    {"gropp", kAway},
    {"групп", kAway},
    {"груп", kAway},
    {"ομαδα", kAway},
    {"مجموعة", kAway},
    {"קבוצ", kAway},
    {"groepke", kAway},
    {"timeline", kAway},
    {"tijdlijn", kAway},
    {"tiidline", kAway},
    {"chronik", kAway},
    {"pinnwand", kAway},
    {"journal", kAway},
    {"biografia", kAway},
    {"diario", kAway},
    {"tidslinje", kAway},
    {"aikajana", kAway},
    {"os czasu", kAway},
    {"osi czasu", kAway},
    {"zaman tunel", kAway},
    {"хроник", kAway},
    {"يوميات", kAway},
    {"wall", kAway},
    {"prikbord", kAway},
    {"muur", kAway},
    {"mur de", kAway},
    {"schreef", kAway},
    {"wrote", kAway},
    {"schrieb", kAway},
    {"geschrieben", kAway},
    {"a ecrit", kAway},
    {"event", kAway},
    {"evenement", kAway},
    {"veranstaltung", kAway},
    {"etkinlik", kAway},
    {"wydarzen", kAway},
    {"evenemang", kAway},
    {"begivenhed", kAway},
    {"мероприят", kAway},
    {"حدث", kAway},
    {"marketplace", kAway},
    {"memory", TitleKind::kMemory},
    {"memories", TitleKind::kMemory},
    {"herinnering", TitleKind::kMemory},
    {"erinnerung", TitleKind::kMemory},
    {"souvenir", TitleKind::kMemory},
    {"oantinken", TitleKind::kMemory},
    {"story", TitleKind::kStory},
    {"verhaal", TitleKind::kStory},
    {"storie", TitleKind::kStory},
    {" live", TitleKind::kLive},
    {"en direct", TitleKind::kLive},
    {"life ", TitleKind::kLifeEvent},
    {"relatie", TitleKind::kLifeEvent},
    {"relationship", TitleKind::kLifeEvent},
    {"verloofd", TitleKind::kLifeEvent},
    {"engaged", TitleKind::kLifeEvent},
    {"getrouwd", TitleKind::kLifeEvent},
    {"married", TitleKind::kLifeEvent},
    {"beziehung", TitleKind::kLifeEvent},
    {"profielfoto", TitleKind::kProfile},
    {"profile picture", TitleKind::kProfile},
    {"omslagfoto", TitleKind::kProfile},
    {"cover photo", TitleKind::kProfile},
    {"profilbild", TitleKind::kProfile},
    {"titelbild", TitleKind::kProfile},
    {"photo de profil", TitleKind::kProfile},
    {"photo de couverture", TitleKind::kProfile},
    {"album", TitleKind::kAlbum},
    {"was met ", TitleKind::kWithPeople},
    {"is met ", TitleKind::kWithPeople},
    {"samen met ", TitleKind::kWithPeople},
    {" with ", TitleKind::kWithPeople},
    {"was with ", TitleKind::kWithPeople},
    {"is with ", TitleKind::kWithPeople},
    {" met ", TitleKind::kWithPeople},
    {" mit ", TitleKind::kWithPeople},
    {" avec ", TitleKind::kWithPeople},
    {"wie mei ", TitleKind::kWithPeople},
    {"feeling", TitleKind::kFeeling},
    {"voelt zich", TitleKind::kFeeling},
    {"voelde zich", TitleKind::kFeeling},
    {"fuhlt sich", TitleKind::kFeeling},
    {"se sent", TitleKind::kFeeling},
    {"fielt him", TitleKind::kFeeling},
    {"is at ", TitleKind::kCheckIn},
    {"was at ", TitleKind::kCheckIn},
    {"is in ", TitleKind::kCheckIn},
    {"was in ", TitleKind::kCheckIn},
    {"is bij ", TitleKind::kCheckIn},
    {"was bij ", TitleKind::kCheckIn},
    {"checked in", TitleKind::kCheckIn},
    {"ingecheckt", TitleKind::kCheckIn},
    {"ist hier", TitleKind::kCheckIn},
    {"war hier", TitleKind::kCheckIn},
    {"etait a ", TitleKind::kCheckIn},
    {"est a ", TitleKind::kCheckIn},
    {"shared", TitleKind::kShared},
    {"gedeeld", TitleKind::kShared},
    {"deelde", TitleKind::kShared},
    {"geteilt", TitleKind::kShared},
    {"partage", TitleKind::kShared},
    {"dield", TitleKind::kShared},
});

bool Has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

// Folded, marks of direction out, apostrophes of one kind.
std::string Cleaned(std::string_view written) {
  std::string text;
  for (std::size_t at = 0; at < written.size();) {
    const char32_t c = ReadCodePoint(written, &at);
    const bool is_direction = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                              (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x61C;
    if (is_direction) continue;
    AppendCodePoint(c == 0x2019 || c == 0x2018 || c == 0x2BC ? U'\'' : c == 0xA0 ? U' ' : c, &text);
  }
  text = Fold(text);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  text.erase(0, text.find_first_not_of(' '));
  return text;
}

// The same, without a dot at the end.
std::string Plain(std::string_view written) {
  std::string text = Cleaned(written);
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
  return text;
}

std::string WithoutNumbers(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit) {
      plain += c;
    } else if (plain.empty() || plain.back() != '#') {
      plain += '#';
    }
  }
  return plain;
}

bool IsPlainSentence(std::string_view sentence) {
  return std::find(kPlainSentences.begin(), kPlainSentences.end(), WithoutNumbers(sentence)) !=
         kPlainSentences.end();
}

TitleKind KindOfWords(std::string_view sentence) {
  for (const Word& each : kWords) {
    if (Has(sentence, each.word)) return each.kind;
  }
  return TitleKind::kOther;
}

// What stands before the longest plain sentence at the end of a title; empty when there is none.
std::string NameBefore(std::string_view title) {
  for (std::size_t at = title.find(' '); at != std::string_view::npos;
       at = title.find(' ', at + 1)) {
    if (IsPlainSentence(title.substr(at + 1))) return std::string(title.substr(0, at));
  }
  return {};
}

}  // namespace

std::string_view IdOf(TitleKind kind) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                  [&](const Kind& each) { return each.kind == kind; });
  return found == kKinds.end() ? std::string_view() : found->id;
}

std::string_view QuestionOf(TitleKind kind) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                  [&](const Kind& each) { return each.kind == kind; });
  return found == kKinds.end() ? std::string_view() : found->question;
}

std::string NameInTitles(const std::vector<std::string>& titles) {
  std::map<std::string_view, int> counts;  // few: the same sentence stands above most posts
  for (const std::string& title : titles) ++counts[title];
  std::map<std::string, int> names;
  for (const auto& [title, count] : counts) {
    const std::string name = NameBefore(Plain(title));
    // "Anna posted in Jan" is no name.
    if (!name.empty() && KindOfWords(" " + name + " ") == TitleKind::kOther &&
        !Has(name, "posted") && !Has(name, "geplaatst") && !Has(name, "gepost")) {
      names[name] += count;
    }
  }
  const auto most = std::max_element(names.begin(), names.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second < b.second : a.first.size() > b.first.size();
  });
  return most == names.end() ? std::string() : most->first;
}

TitleKind KindOfTitle(std::string_view title, std::string_view account_name) {
  const std::string sentence = Plain(title);
  const std::string name = Cleaned(account_name);
  if (sentence.empty()) return TitleKind::kPlain;
  if (!name.empty() && sentence == Plain(name)) return TitleKind::kPlain;
  if (name.empty() || sentence.substr(0, name.size() + 1) != name + " ") {
    return KindOfWords(" " + sentence + " ");
  }
  const std::string_view rest = std::string_view(sentence).substr(name.size() + 1);
  if (IsPlainSentence(rest)) return TitleKind::kPlain;
  return KindOfWords(" " + std::string(rest) + " ");
}

}  // namespace kringen
