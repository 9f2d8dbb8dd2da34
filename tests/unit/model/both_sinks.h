// The law of the two sinks for one page, and the feeds that it is tried on: page and publication
// take the same items, leave out the same ones at the same place, and are told the same.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "model/feed_json.h"
#include "model/publication_sink.h"

namespace kringen {

inline std::string BytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Every feed among the fixtures, and the demo.
inline std::vector<std::string> WrittenFeeds() {
  const std::filesystem::path root = KRINGEN_SOURCE_DIR;
  std::vector<std::string> feeds;
  for (const char* folder : {"tests/fixtures/feeds", "tests/fixtures/json_feed", "assets/demo"}) {
    if (!std::filesystem::exists(root / folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
      if (entry.path().extension() == ".json") feeds.push_back(BytesOf(entry.path()));
    }
  }
  return feeds;
}

inline std::vector<std::string> Lines(const std::vector<Error>& list) {
  constexpr std::size_t kReported = 100;  // the page tells no more
  std::vector<std::string> lines;
  for (const Error& each : list) {
    // Words that are not in a list, and dates of changes, are looked at by who keeps them.
    const bool is_lost_word = each.code == "export.bad_value";
    const bool is_lost_date = each.detail == "no time" && each.code == "item.wrong_type";
    if (is_lost_word || is_lost_date) continue;
    if (lines.size() < kReported) {
      lines.push_back(each.code + " " + each.place + " " + each.detail);
    }
  }
  return lines;
}

inline void CheckBoth(const std::string& bytes) {
  Feed feed;
  const PageReport page = ReadFeedPage(bytes, &feed);
  Publication publication;
  PublicationSink sink(&publication, /*keeps_twins=*/false);
  const PageReport whole = ReadFeedInto(bytes, kWholeRules, &sink);
  sink.Finish();

  std::vector<std::string> ours, theirs;
  for (ItemIndex i = 0; i < feed.items.size(); ++i) ours.emplace_back(feed.Id(i));
  for (const PublicationItem& item : publication.items) theirs.push_back(item.id);
  CHECK(ours == theirs);
  CHECK(page.added == whole.added);
  CHECK(page.skipped_count == whole.skipped_count);
  CHECK(page.next_url == whole.next_url.substr(0, kLongestUrl));
  CHECK(Lines(page.skipped) == Lines(whole.skipped));
  CHECK(Lines(page.failure) == Lines(whole.failure));
  CHECK(Lines(page.notices) == Lines(whole.notices));
}

}  // namespace kringen
