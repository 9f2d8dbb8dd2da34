#include "import/readers/meta_csv.h"

#include "import/readers/metric_table.h"

namespace kringen {
namespace {

// All literals here are names of columns: the platform's words, technical.
const MetricLayout& Layout() {
  static const MetricLayout kLayout{
      {"Bericht-ID", "Post ID"},
      {"Permalink"},
      {{"Titel", "Title"}, {"Beschrijving", "Omschrijving", "Description"}},
      {"Publicatietijdstip", "Publish time"},
      {"Reacties", "Reactions", "Vind-ik-leuks", "Likes"},
      {"Opmerkingen", "Comments"},
      {"Deelacties", "Shares", "Aantal keer gedeeld"},  // technical
      {"Bereik", "Reach", "Kijkers", "Viewers"},        // technical: since 2025 Meta counts viewers
      {"Impressions", "Vertoningen", "Weergaven", "Views"},
      {"Reacties, opmerkingen en deelacties",                  // technical
       "Reactions, Comments and Shares"},                      // technical
      {{"clicks", {"Totaal aantal klikken", "Total clicks"}},  // technical
       {"reach_organic",
        {"Bereik via Organische berichten", "Reach from Organic posts"}},  // technical
       {"saves", {"Aantal keer opgeslagen", "Saves"}},                     // technical
       {"views", {"Weergaven", "Views"}}},
      {"Naam van pagina", "Page name", "Pagina-ID", "Page ID"},  // technical
      {"Gebruikersnaam account", "Account username", "Accountnaam", "Account name", "Account-ID",
       "Account ID"},  // technical
      {"Datum", "Date"}};
  return kLayout;
}

}  // namespace

MetricReading ReadMetaCsv(const SourceFile& file, const std::string& measured,
                          const Answers& answers) {
  return ReadMetricTable(Layout(), "facebook", file, measured, answers);
}

}  // namespace kringen
