#include "import/readers/linkedin_csv.h"

#include "import/readers/metric_table.h"

namespace kringen {
namespace {

// Names of columns: the platform's words. "Update" is from before 2022, "Shares" were reposts then;
// the Dutch ones are [M]. Rows have no id but a link.
const MetricLayout& Layout() {
  static const MetricLayout kLayout{
      {"Post link", "Update link", "Post URL", "Link naar bijdrage"},  // technical
      {"Post link", "Update link", "Post URL", "Link naar bijdrage"},  // technical
      {{"Post title", "Update title", "Titel van bijdrage"}},          // technical
      {"Created date", "Post publish date", "Aanmaakdatum"},           // technical
      {"Reactions", "Likes", "Reacties", "Interessant"},               // technical
      {"Comments", "Opmerkingen", "Commentaren"},                      // technical
      {"Reposts", "Shares", "Gedeeld"},                                // technical
      {{"Unique impressions", Definition::kUniqueImpressions},         // technical
       {"Members reached", Definition::kUniqueImpressions},            // technical
       {"Unieke weergaven", Definition::kUniqueImpressions}},          // technical
      {{"Impressions", Definition::kImpressions}, {"Weergaven", Definition::kImpressions}},
      {},
      {{"clicks", {"Clicks", "Klikken"}}, {"views", {"Views", "Video views"}}},  // technical
      {},
      {},
      {"Date", "Datum"}};
  return kLayout;
}

}  // namespace

MetricReading ReadLinkedInCsv(const SourceFile& file, const std::string& today,
                              const Answers& answers) {
  return ReadMetricTable(Layout(), "linkedin", file, today, answers);
}

}  // namespace kringen
