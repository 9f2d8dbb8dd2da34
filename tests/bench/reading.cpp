#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "bench/generate.h"
#include "bench/parts.h"
#include "model/export_pages.h"
#include "model/feed.h"
#include "model/feed_json.h"
#include "model/query.h"
#include "model/word_index.h"
#include "view/level_of_detail.h"

namespace kringen {

void MeasureReading(Figures* figures) {
  constexpr int kRuns = 7;
  FeedPlan plan;
  plan.items = 20000;
  plan.items_per_page = 200;
  plan.rich = true;
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  FeedGenerator generator(plan);
  for (std::string page; generator.Next(&page); bytes += page.size()) pages.push_back(page);
  for (int run = -1; run < kRuns; ++run) {  // the first one warms up
    Feed feed;
    std::int64_t added = 0;
    const double started_ms = BusyMs();
    for (const std::string& page : pages) {
      added += ReadFeedPage(page, &feed).added;
      Refresh(&feed);
    }
    const double took_ms = BusyMs() - started_ms;
    Require(added == plan.items && feed.by_time.size() == plan.items, "items were lost in reading");
    if (run >= 0) figures->Add("read_mb_per_s", static_cast<double>(bytes) / 1000 / took_ms);
  }
  figures->Add("read_bytes_per_item", static_cast<double>(bytes) / plan.items);
}

void MeasureMemory(Figures* figures) {
  const Memory before = MemoryNow();
  FeedPlan plan;
  plan.items = 1000000;
  Feed feed;
  LevelOfDetail detail;
  std::size_t bytes = 0;
  {
    FeedGenerator generator(plan);
    // The page in the browser copies each answer into the program's memory; so it is here.
    for (std::string page; generator.Next(&page); bytes += page.size()) {
      Keep(static_cast<std::uint64_t>(ReadFeedPage(page, &feed).added));
    }
  }
  Refresh(&feed);
  const double indexing_ms = BusyMs();
  detail.SetFeed(feed);
  const QueryResult result = Evaluate(feed, Query{});
  detail.SetResult(result);
  figures->Add("million_index_ms", BusyMs() - indexing_ms);
  Require(result.count == plan.items, "items were lost in reading");
  const Memory after = MemoryNow();
  figures->Add("million_memory_mb", after.taken_mb);
  figures->Add("million_memory_used_mb", after.used_mb);
  figures->Add("million_memory_before_mb", before.used_mb);
  figures->Add("million_detail_mb", static_cast<double>(detail.MemoryBytes()) / 1e6);
  figures->Add("million_texts_mb", static_cast<double>(feed.texts.reserved_bytes()) / 1e6);
  figures->Add("million_search_texts_mb",
               static_cast<double>(feed.search_texts.reserved_bytes()) / 1e6);
  figures->Add("million_feed_mb", static_cast<double>(bytes) / 1e6);
}

namespace {

// As the exporter does it.
void AddIndex(std::vector<OutputFile>* files) {
  const std::vector<IndexPart> parts = IndexOf(*files);
  std::string list = R"("index":[)";
  for (const IndexPart& part : parts) {
    list += list.back() == '[' ? "" : ",";
    list += R"({"url":")" + part.file.path + R"(","sha256":")" + part.sha256 + R"(","pages":)" +
            std::to_string(part.pages) + "}";
    files->push_back(part.file);
  }
  std::string& first = files->front().bytes;
  const std::size_t at = first.find(R"("pages":[)");
  Require(at != std::string::npos, "the first page lists the others");
  first.insert(at, list + "],");
}

}  // namespace

void WritePages(std::uint32_t items, const std::string& folder) {
  FeedPlan plan;
  plan.items = items;
  plan.lanes = 5;
  plan.years = 4;
  FeedGenerator generator(plan);
  std::vector<OutputFile> files;
  std::string page;
  for (std::uint32_t i = 0; generator.Next(&page); ++i) {
    files.push_back({FeedGenerator::PageName(i), page});
  }
  if (files.size() > 1) AddIndex(&files);
  const std::vector<OutputFile> words = WordsOf(files);
  files.insert(files.end(), words.begin(), words.end());
  for (const OutputFile& each : files) {
    std::ofstream file(folder + "/" + each.path, std::ios::binary);
    file << each.bytes;
    file.close();
    Require(file.good(), "cannot write a page to " + folder);
  }
}

}  // namespace kringen
