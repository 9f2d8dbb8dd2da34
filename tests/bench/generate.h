// Invented feeds for the benchmark, deterministic from a seed: JSON Feed pages as the exporter
// writes them, newest item first, with a small Dutch vocabulary, a day rhythm, cases, answers and
// metrics. The same pages go to the C++ parts, to the page in the browser and to vis-timeline.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/civil_time.h"

namespace kringen {

struct FeedPlan {
  std::uint32_t items = 0;
  int lanes = 12;
  int years = 11;
  std::uint32_t items_per_page = 650;  // about 200 KB
  bool rich = false;  // about 1,000 bytes per item instead of 300, with 650 of text instead of 100
  std::uint64_t seed = 1;
};

// The moment of the newest item.
TimePoint NewestOf(const FeedPlan& plan);

class FeedGenerator {
 public:
  explicit FeedGenerator(const FeedPlan& plan);

  // Replaces *page by the next page; false when there is none.
  bool Next(std::string* page);
  std::uint32_t page_count() const;
  // "feed.json", "feed-2.json", ...
  static std::string PageName(std::uint32_t page);

 private:
  std::uint64_t Random();
  std::uint32_t Below(std::uint32_t limit);
  bool OneIn(std::uint32_t n) { return Below(n) == 0; }
  void AddHeader(std::string* out);
  void AddItem(std::string* out);
  void AddText(std::size_t bytes, std::string* out);
  void AddMetrics(std::string* out);
  void AddDialogue(std::string* out);

  FeedPlan plan_;
  std::uint64_t state_ = 0;
  std::uint32_t next_item_ = 0;
  std::uint32_t next_page_ = 0;
  std::int64_t age_s_ = 0;  // of the next item
};

}  // namespace kringen
