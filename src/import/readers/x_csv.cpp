#include "import/readers/x_csv.h"

#include "import/readers/metric_table.h"

namespace kringen {
namespace {

// Names of columns: the platform's words. The newer table also counts "Shares", sent by a button;
// what comes into other people's timelines is a repost.
const MetricLayout& Layout() {
  static const MetricLayout kLayout{{"Tweet id", "Post id"},
                                    {"Tweet permalink", "Post Link"},
                                    {{"Tweet text", "Post text"}},
                                    {"time", "Date"},
                                    {"likes"},
                                    {"replies"},
                                    {"retweets", "Reposts"},
                                    {},
                                    {{"impressions", Definition::kImpressions}},
                                    {},
                                    {{"clicks", {"url clicks"}},
                                     {"engagements", {"engagements"}},
                                     {"paid_comments", {"promoted replies"}},
                                     {"paid_impressions", {"promoted impressions"}},
                                     {"paid_reactions", {"promoted likes"}},
                                     {"paid_shares", {"promoted retweets"}},
                                     {"saves", {"Bookmarks"}},
                                     {"sends", {"Shares"}}},
                                    {},
                                    {},
                                    {"Date"}};
  return kLayout;
}

}  // namespace

MetricReading ReadXCsv(const SourceFile& file, const std::string& today, const Answers& answers) {
  return ReadMetricTable(Layout(), "x", file, today, answers);
}

}  // namespace kringen
