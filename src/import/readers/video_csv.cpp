#include "import/readers/video_csv.h"

#include "import/readers/metric_table.h"

namespace kringen {
namespace {

bool Has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

// Names of columns: the platforms' words, known from tables that people published; "Reached
// audience" and "Unique viewers" are [M]. "Impressions" are of the picture that leads to a video.
const MetricLayout& YouTube() {
  static const MetricLayout kLayout{
      .id = {"Content", "Video"},
      .link = {},
      .texts = {{"Video title"}},      // technical
      .time = {"Video publish time"},  // technical
      .reactions = {"Likes"},
      .comments = {"Comments added", "Comments"},  // technical
      .shares = {"Shares"},
      .reach = {{"Unique viewers", Definition::kViewers}},  // technical
      .impressions = {{"Views", Definition::kViews}},
      .sum = {},
      .others = {{"dislikes", {"Dislikes"}},
                 {"thumbnails", {"Thumbnail impressions", "Impressions"}}},  // technical
      .page = {},
      .account = {},
      .daily = {"Date"},
      .link_start = "https://www.youtube.com/watch?v=",
      .is_daily_with_id = true};
  return kLayout;
}

const MetricLayout& TikTok() {
  static const MetricLayout kLayout{
      .id = {"Video link"},                                   // technical
      .link = {"Video link"},                                 // technical
      .texts = {{"Video title"}},                             // technical
      .time = {"Post time"},                                  // technical
      .reactions = {"Total likes", "Likes"},                  // technical
      .comments = {"Total comments", "Comments"},             // technical
      .shares = {"Total shares", "Shares"},                   // technical
      .reach = {{"Reached audience", Definition::kViewers}},  // technical
      .impressions = {{"Total views", Definition::kViews},    // technical
                      {"Video views", Definition::kViews},    // technical
                      {"Views", Definition::kViews}},
      .sum = {},
      .others = {{"saves", {"Add to favorites", "Total bookmarks"}}},  // technical
      .page = {},
      .account = {},
      .daily = {"Date"}};
  return kLayout;
}

}  // namespace

bool IsYouTubeTable(std::string_view start) {
  return Has(start, "video title") && Has(start, "video publish time");
}

bool IsTikTokTable(std::string_view start) {
  return Has(start, "video title") && Has(start, "video link") && Has(start, "post time");
}

MetricReading ReadYouTubeCsv(const SourceFile& file, const std::string& today,
                             const Answers& answers) {
  return ReadMetricTable(YouTube(), "youtube", file, today, answers);
}

MetricReading ReadTikTokCsv(const SourceFile& file, const std::string& today,
                            const Answers& answers) {
  return ReadMetricTable(TikTok(), "tiktok", file, today, answers);
}

}  // namespace kringen
