// The detector's rule words, in Dutch, English, German and Twents, folded. A star behind a word
// makes it a stem. They are few on purpose: names come from a dictionary, not from here.
#include <algorithm>
#include <array>
#include <cstddef>

#include "import/redact/people_names.h"

namespace kringen {
namespace {

struct Group {
  WordUse use;
  std::string_view words;
};

constexpr auto kGroups = std::to_array<Group>({
    // technical
    {WordUse::kTitle,  // technical
     "mevrouw mevr mej mw mvr hr meneer mijnheer dhr heer heren juf juffrouw meester opa oma tante "
     "oom "
     "zuster broeder pater kapelaan pastoor dominee ds dokter dr prof familie fam gezin echtpaar "
     "broers zussen zusjes broertjes kinderen herr frau mr mrs ms miss noaber buurman buurvrouw "
     "collega wijkagent agent boa imker coach conducteur zanger zangeres fysiotherapeut"},
    {WordUse::kOffice,  // technical
     "burgemeester wethouder wethouders minister president premier koning koningin prins prinses "
     "gedeputeerde commissaris staatssecretaris gemeentesecretaris griffier dijkgraaf raadslid "
     "kamerlid sinterklaas kerstman paus keizer mayor alderman burgermeister"},
    {WordUse::kSaint, "sint st sankt saint"},
    {WordUse::kBuilding,
     "basisschool school kerk kapel restaurant hotel zaal garage museum kasteel huis landgoed erve "
     "hof molen zorgcentrum scouting vereniging stichting bibliotheek film musical voorstelling "
     "theater bakkerij firma station camping college lyceum arboretum cafe boerderij park wijk "
     "team club parochie gilde klooster foundation storm band buurt plan "
     "voetbalclub tennisclub sportpark zwembad stadion orkest koor harmonie fanfare tour "
     "monument over supermarkt winkel merk bus lijn concert balie loket afdeling"},
    {WordUse::kPrefix,  // technical
     "van de den der ter ten te t in op het aan bij la le el al ben bin von vom zu du da di dos af "
     "olde oude lutke groot klein v d"},
    {WordUse::kPerson,  // technical
     "man vrouw dame buurman buurvrouw bewoner bewoonster inwoner inwoonster gezin echtpaar "
     "bruidspaar moeder vader zoon dochter dochtertje zoontje weduwe weduwnaar broer broers "
     "zus oom tante opa oma neef nicht kleinkind student studente stagiair stagiaire collega "
     "medewerker medewerkster chauffeur bestuurder bestuurster fietser fietsster motorrijder "
     "automobilist automobiliste wielrenner wielrenster voetganger wandelaar machinist "
     "slachtoffer verdachte dader overvaller inbreker bakker slager kapper kapster koster "
     "boer boerin postbode bode concierge vrijwilliger vrijwilligster dorpsgenoot dorpsgenote "
     "plaatsgenoot stadgenoot eigenaar eigenares huurder huurster aanvrager asielzoeker "
     "vluchteling statushouder eritreeer syrier afghaan vreemdeling winnaar winnares "
     "jubilaris heer meneer mevrouw tweeling drieling broertje broertjes zusje zusjes "
     "dirigent voorzitter penningmeester organist ondernemer kunstenaar patient patiente ex "
     "partner echtgenoot echtgenote stel leraar lerares docent juf meester molenaar cassiere "
     "huisarts trainer iemand griffier trouwambtenaar raadslid nachbar nachbarin neighbour "
     "resident widow woman boy girl noaber buren jubilarissen paar ouders nabestaanden klant "
     "getuige veldwachter"},
    {WordUse::kPronoun, "hij zij hem he she his her ie"},
    {WordUse::kOwn, "mijn onze ons zijn haar hun oonze mien my our unser unsere"},
    {WordUse::kMinor,
     "jongen jongetje meisje kindje kleuter kleutertje peutertje peuter leerling leerlinge "
     "scholier scholiere brugklasser kind baby "
     "tiener puber tweeling drieling pupil toddler teenager broertje broertjes zusje zusjes "
     "minderjarige boy girl junge madchen"},
    {WordUse::kSeveral, "bewoners buren eigenaren gezinnen kinderen familie"},
    {WordUse::kGeneric, "u uw nomineer meld your everybody wie mensen inwoners als wil"},
    {WordUse::kEach, "elke iedere ieder alle every each jede jeder"},
    {WordUse::kGreeting,  // technical
     "heet hulde volgens foto tekst beeld samen naast winnaar winnares met aan door ook namens en "
     "is"},
    {WordUse::kWish,  // technical
     "gefeliciteerd felicitaties proficiat beterschap bedankt dankjewel dank welkom sterkte wel "
     "congratulations thanks thank welcome gluckwunsch danke feliciteert condoleances groeten "
     "hoera "
     "zacht kleine lieve beste"},
    {WordUse::kDoing,  // technical
     "vertelde vertelt heeft had is was werd wordt kreeg krijgt won wint bakte maakte maakt "
     "gaf geeft hielp helpt las zong zingt liep loopt deed doet opent opende redde zei zegt "
     "speelde speelt stopt mag mocht neemt nam woont viert vierde haalde haalt traint bouwde "
     "plantte kookte legde stelde schreef kwam komt rijdt zwaait werkt studeerde staat stond "
     "gaat ging zit zat ligt lag leert preekte blies ontvangt kan wil wacht moet slaapt zorgt "
     "steunt has had hat war kreg hef"},
    {WordUse::kHealth,  // technical
     "ziek ziekbed ziekenhuis* ziekte suikerziekte kanker* dement* hartaanval* hartinfarct* "
     "herseninfarct beroerte opgenomen geopereerd operatie psychose depressi* verslaafd "
     "verslaving* corona* positief onwel kliniek autis* revalid* traplift rolstoel burn umc "
     "spoed nier besmet* erkrankt krank hospital stroke cancer zwanger miskraam beperking "
     "gehandicapt* mst tumor chemo* gebroken brak heup diagnose"},
    {WordUse::kCrime,
     "verdacht* aangehouden arrest* gearresteerd veroordeeld mishandel* drugs* hennep* "
     "inbraak* inbraken ingebroken diefstal* gestolen dader* steekpartij* opgelicht huisverbod "
     "taakstraf "
     "stalk* bedreig* celstraf gevangen* misbruik* lastiggevallen vrijgelaten terecht rechter "
     "vast theft inval brand gedronken dronken aangifte overval* fraude* gefraudeerd "
     "fraudeerde verduister* geschorst ingevorderd boete wapen* afgeperst schadevergoeding "
     "overvaller insloeg vernield"},
    {WordUse::kDebt,
     "schuld schulden schuldhulp* schuldsaner* huurachterstand* failliet faillissement "
     "bijstand* uitkering* voedselbank deurwaarder* ontruim* huur incasso* armoede fraudeerde "
     "beslag geveild rekeningen dakloos"},
    {WordUse::kAsylum,
     "asiel* vluchteling* gevlucht vluchtte statushouder* verblijfsvergunning* uitgezet "
     "uitzetting azc vreemdeling inburger* genaturaliseerd syrisch* eritre* afghan* somal* "
     "oekraiense refugee* asylum verlaten"},
    {WordUse::kDeath,
     "overleden overlijden overleed gestorven stierf dood dodelijk* doodgestoken verdronk* "
     "verongelukt* omgekomen zelfmoord zelfdoding nabestaande* condole* memoriam uitvaart* "
     "begrafenis begraven crematie rouw rouwen leven ontviel ontvallen verstorben died death "
     "verloaten"},
    {WordUse::kHousehold,
     "ruzie geklaagd klaagt klacht overlast scheiding gescheiden uithuis* bezwaar vergunning "
     "dakkapel snoeien kap huis woning traplift afval hond geplaatst alleenstaand* verhuisd "
     "muziek boze eruit weigert"},
    {WordUse::kLife,  // technical
     "jarig verjaardag* verjoardag* geboren geboorte bevallen getrouwd trouwd huwelijk "
     "bruiloft gehuldigd lintje lintjes onderscheiding oorkonde dorpspenning standbeeld "
     "geworden won wint gewonnen winnaar winnares kampioen derde tweede afscheid pensioen "
     "geslaagd gefeliciteerd proficiat felicitaties ongeluk ongeval aanrijding aangereden "
     "gewond viel val botsing brandwonden verlor* verloor redde zoek vermist weggelopen "
     "zilver goud mocht gekozen genomineerd uitgeroepen birthday fire prijs geraakt schreef "
     "opgevangen gevonden"},
    {WordUse::kAlone,
     "jubilaris jubilarissen bruidspaar memoriam condoleren condoleer ontviel verongelukte "
     "plaatsgenoot dorpsgenoot stadgenoot weduwe weduwnaar"},
    {WordUse::kCertain,
     "omgekomen overleed bevallen beviel geopereerd beroerte verongelukt ontvallen geschorst "
     "aangehouden "
     "gearresteerd veroordeeld afgeperst verduisterd opgelicht huisverbod taakstraf bruiloft "
     "besmetting vermist gereanimeerd brandwonden"},
    {WordUse::kThing,
     "bestaan jubileum contract overeenkomst plan garantie periode looptijd traditie onderhoud* "
     "feest project samenwerking lustrum festival vereniging"},
    {WordUse::kShort,
     "dhr hr mej mw mevr mvr fam st dr ds mr mrs ms drs ir ing prof ca o a b v nr ph th chr jr sr"},
    {WordUse::kHouseNumber, "nummer huisnummer nr number"},
    {WordUse::kGivenWord,  // technical
     "piet kees rob merel bloem jet ben toon bep koos roef puck sjaak klaas mark roos bas iris wil "
     "floor fleur linde jip pim tijs teun gijs guus joost hein harm cor ger nel riet truus mien "
     "eef "
     "jur luuk sem hidde boaz levi saar engel beer ster loes fien wim bart frits hans"},
    {WordUse::kFamilyWord,  // technical
     "bos vos kok berg boer smit dijk mulder visser bakker brink kamp wolf haan koning groot klein "
     "lang prins post pol kuiper jansen janssen schepers vries jong jager dekker brouwer leeuw "
     "koster molenaar slager timmer kramer meijer meyer bosch lange"},
    {WordUse::kEveryday,  // forms that no dictionary of lemmas has, and days and houses of state
     "bent ligt lange rode hoge goede korte vroege wilde nette sterke late sneller dikker groener "
     "luider jongste verwijst verhoogt wendt went even dat dan kerst kamer veilig verkeer"},
});

constexpr std::size_t CountWords() {
  std::size_t count = 0;
  for (const Group& group : kGroups) {
    for (std::size_t i = 0; i < group.words.size(); ++i) {
      count += i == 0 || group.words[i - 1] == ' ' ? 1 : 0;
    }
  }
  return count;
}

constexpr auto Split() {
  std::array<RuleWord, CountWords()> all{};
  std::size_t count = 0;
  for (const Group& group : kGroups) {
    std::string_view rest = group.words;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const bool is_stem = rest[end - 1] == '*';
      all[count++] = {rest.substr(0, end - (is_stem ? 1 : 0)), group.use, is_stem};
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return all;
}

constexpr auto kRuleWords = Split();

// Ends of words that make a name a street, a building, a club.
constexpr auto kPlaceEnds = std::to_array<std::string_view>(
    {// technical
     "straat",    "laan",      "weg",     "plein",    "school",    "kerk",       "kapel",
     "park",      "plantsoen", "college", "museum",   "steeg",     "kade",       "singel",
     "basiliek",  "klooster",  "gilde",   "parochie", "fonds",     "foundation", "toernooi",
     "bokaal",    "strasse",   "street",  "orkest",   "stichting", "passion",    "vereniging",
     "programma", "cafe",      "kazerne", "theater",  "hoes",      "centrum",    "feest"});

// Of those the streets, where people live.
constexpr auto kStreetEnds =
    std::to_array<std::string_view>({"straat", "laan", "weg", "plein", "plantsoen", "steeg", "kade",
                                     "singel", "hof", "strasse", "street"});

// Ends of words for one person.
constexpr auto kPersonEnds = std::to_array<std::string_view>(
    {// technical
     "bewoner",     "bewoonster", "inwoner",      "inwoonster",  "genoot",     "genote",
     "eigenaar",    "eigenares",  "buurman",      "buurvrouw",   "buurmeisje", "buurjongen",
     "vrouw",       "moeder",     "vader",        "dochtertje",  "zoontje",    "meisje",
     "jongen",      "medewerker", "medewerkster", "rijder",      "rijdster",   "boer",
     "maker",       "chauffeur",  "ambtenaar",    "leraar",      "lerares",    "omroeper",
     "instructeur", "houder",     "bestuurder",   "bezorger",    "bezorgster", "patient",
     "werker",      "werkster",   "verkoper",     "verkoopster", "leider"});

// The last two letters of a word as a number below 1,024.
constexpr std::size_t LastTwo(std::string_view word) {
  return (static_cast<std::size_t>(word[word.size() - 2]) & 31u) * 32u +
         (static_cast<std::size_t>(word.back()) & 31u);
}

// Most words end like none of them, which their last two letters tell.
template <std::size_t kCount>
constexpr std::array<bool, 1024> LastTwoOf(const std::array<std::string_view, kCount>& ends) {
  std::array<bool, 1024> known{};
  for (const std::string_view end : ends) known[LastTwo(end)] = true;
  return known;
}
constexpr auto kPlaceLast = LastTwoOf(kPlaceEnds);
constexpr auto kStreetLast = LastTwoOf(kStreetEnds);
constexpr auto kPersonLast = LastTwoOf(kPersonEnds);

// By itself, or behind at least three letters.
template <typename Ends>
bool EndsAsOneOf(std::string_view folded, const Ends& ends, const std::array<bool, 1024>& last) {
  if (folded.size() < 3 || !last[LastTwo(folded)]) return false;
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
    return folded.ends_with(end) && (folded.size() > end.size() + 2 || folded.size() == end.size());
  });
}

}  // namespace

RuleWords AllRuleWords() { return {kRuleWords.data(), kRuleWords.data() + kRuleWords.size()}; }

bool EndsLikePlace(std::string_view folded) { return EndsAsOneOf(folded, kPlaceEnds, kPlaceLast); }

bool EndsLikeStreet(std::string_view folded) {
  return EndsAsOneOf(folded, kStreetEnds, kStreetLast);
}

bool EndsLikePerson(std::string_view folded) {
  return EndsAsOneOf(folded, kPersonEnds, kPersonLast);
}

}  // namespace kringen
