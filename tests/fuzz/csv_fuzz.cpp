// libFuzzer target for tables: of Meta, of X and our own; joined to a few messages afterwards.
#include <algorithm>
#include <cstdint>

#include "fuzz/laws.h"
#include "import/readers/follower_table.h"
#include "import/readers/linkedin_csv.h"
#include "import/readers/meta_csv.h"
#include "import/readers/template_csv.h"
#include "import/readers/video_csv.h"
#include "import/readers/x_csv.h"
#include "import/session/join_metrics.h"
#include "import/text/csv_table.h"

namespace kringen {
namespace {

void RequireSoundTable(const std::string& bytes) {
  const CsvTable table = ReadCsv(bytes, {"id", "datum", "date"});
  Require(table.lines.size() == table.rows.size(), "a line for each row");
  Require(std::is_sorted(table.lines.begin(), table.lines.end()), "lines in order");
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    Require(ParseCount(table.Cell(row, 0)) >= -1, "a count");
    for (const std::string& cell : table.rows[row]) Require(IsText(cell), "UTF-8");
  }
}

void RequireSoundMetrics(const MetricReading& reading) {
  std::vector<Candidate> candidates(3);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    candidates[i].source = i < 2 ? "facebook" : "x";
    candidates[i].original_text = "Hoi";
    candidates[i].item.published = 1710489600 + static_cast<TimePoint>(i) * 3600;
  }
  for (const MetricSighting& sighting : reading.sightings) {
    const MetricRow& row = sighting.row;
    const auto least = std::min({row.reactions, row.comments, row.shares, row.reach});
    Require(least >= -1, "unknown is -1");
    Require(IsText(sighting.text), "UTF-8");
  }
  const std::size_t all = reading.sightings.size();
  const std::size_t unmatched = JoinMetrics(reading.sightings, &candidates).unmatched.size();
  std::size_t rows = 0;
  for (const Candidate& candidate : candidates) rows += candidate.item.metrics.size();
  std::size_t most = 0;  // one for each meaning of who saw it
  for (const MetricSighting& sighting : reading.sightings) most += 1 + sighting.beside.size();
  Require(rows <= most && rows <= 2 * (all - unmatched), "no row twice");
  Require((rows == 0) == (all == unmatched), "no row lost");
}

void RequireSoundAudience(const AudienceSighting& audience) {
  std::string before;
  for (const FollowerCount& each : audience.followers) {
    Require(each.count >= 0, "a count");
    Require(each.date >= before && each.date <= "2024-04-01", "days in order, none to come");
    before = each.date;
  }
  for (const auto& [place, share] : audience.places) {
    Require(share >= 0 && share <= 1 && IsText(place), "a share of a place");
  }
}

void RequireSoundAudiences(const MetricReading& reading) {
  for (const AudienceSighting& each : reading.audiences) RequireSoundAudience(each);
}

}  // namespace
}  // namespace kringen

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kringen;  // NOLINT: a program of one function
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const SourceFile file{"tabel.csv", bytes};
  RequireSoundTable(bytes);
  for (const char* answer : {"", "day_first", "month_first"}) {
    const Answers answers{{{"date_order:tabel.csv", answer}}};
    RequireSoundMetrics(ReadMetaCsv(file, "2024-04-01", answers));
    RequireSoundMetrics(ReadLinkedInCsv(file, "2024-04-01", answers));
    RequireSoundMetrics(ReadXCsv(file, "2024-04-01", answers));
    RequireSoundMetrics(ReadYouTubeCsv(file, "2024-04-01", answers));
    RequireSoundMetrics(ReadTikTokCsv(file, "2024-04-01", answers));
    for (const char* kind : {"", "total"}) {
      const Answers both{{{"date_order:tabel.csv", answer}, {"followers_kind:tabel.csv", kind}}};
      RequireSoundAudiences(ReadFollowerTable(file, "2024-04-01", both));
    }
    RequireSound(ReadTemplateCsv(file, "2024-04-01", answers));
  }
  return 0;
}
