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
      {{"Bereik", Definition::kReach},
       {"Reach", Definition::kReach},
       {"Kijkers", Definition::kViewers},  // technical: since 2025 Meta counts viewers
       {"Viewers", Definition::kViewers}},
      {{"Impressions", Definition::kImpressions},
       {"Vertoningen", Definition::kImpressions},
       {"Weergaven", Definition::kViews},
       {"Views", Definition::kViews}},
      {"Reacties, opmerkingen en deelacties",                  // technical
       "Reactions, Comments and Shares"},                      // technical
      {{"clicks", {"Totaal aantal klikken", "Total clicks"}},  // technical
       {"saves", {"Aantal keer opgeslagen", "Saves"}},         // technical
       {"views", {"Weergaven", "Views"}}},
      {"Naam van pagina", "Page name", "Pagina-ID", "Page ID"},  // technical
      {"Gebruikersnaam account", "Account username", "Accountnaam", "Account name", "Account-ID",
       "Account ID"},  // technical
      {"Datum", "Date"},
      // [M]: the app shows this split; some tables have it.
      {{"Bereik van volgers", Definition::kReach},         // technical
       {"Bereik onder volgers", Definition::kReach},       // technical
       {"Reach from followers", Definition::kReach},       // technical
       {"Follower reach", Definition::kReach},             // technical
       {"Kijkers die u volgen", Definition::kViewers}},    // technical
      {{"Bereik van niet-volgers", Definition::kReach},    // technical
       {"Bereik onder niet-volgers", Definition::kReach},  // technical
       {"Reach from non-followers", Definition::kReach},   // technical
       {"Non-follower reach", Definition::kReach}},        // technical
      // Of viewers, and what was boosted: [M].
      {{"Bereik via Organische berichten", Definition::kReach},     // technical
       {"Reach from Organic posts", Definition::kReach},            // technical
       {"Organisch bereik", Definition::kReach},                    // technical
       {"Organic reach", Definition::kReach},                       // technical
       {"Kijkers via Organische berichten", Definition::kViewers},  // technical
       {"Organische kijkers", Definition::kViewers},                // technical
       {"Viewers from Organic posts", Definition::kViewers},        // technical
       {"Organic viewers", Definition::kViewers}},                  // technical
      {{"Bereik via Gepromote berichten", Definition::kReach},      // technical
       {"Reach from Boosted posts", Definition::kReach},            // technical
       {"Betaald bereik", Definition::kReach},                      // technical
       {"Paid reach", Definition::kReach},                          // technical
       {"Kijkers via Gepromote berichten", Definition::kViewers},   // technical
       {"Betaalde kijkers", Definition::kViewers},                  // technical
       {"Viewers from Boosted posts", Definition::kViewers},        // technical
       {"Paid viewers", Definition::kViewers}}};                    // technical
  return kLayout;
}

}  // namespace

MetricReading ReadMetaCsv(const SourceFile& file, const std::string& today,
                          const Answers& answers) {
  return ReadMetricTable(Layout(), "facebook", file, today, answers);
}

}  // namespace kringen
