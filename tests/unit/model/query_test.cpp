#include "model/query.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/feed.h"
#include "model/feed_json.h"
#include "model/item.h"
#include "support/random.h"

namespace kringen {
namespace {

const std::vector<std::string> kWords = {"feest", "druiven", "Één", "brug", "riool", "hoogwater",
                                         "zand",  "zandzak", "🎉",   "café", "x",     "plukken"};
const std::vector<std::string> kInstruments = {"communication", "money", "rules"};
const std::vector<std::string> kDirections = {"one_way", "asks", "answers", "reports_back"};

std::string Quoted(const std::string& text) { return "\"" + text + "\""; }

std::string RandomItem(int n, Random* random) {
  std::string text;
  for (std::size_t i = random->Below(12); i > 0; --i)
    text += kWords[random->Below(kWords.size())] + " ";
  std::string item =
      "{\"id\":" + std::to_string(n) + ",\"url\":\"u\",\"content_text\":" + Quoted(text);
  item += ",\"date_published\":\"20" + std::to_string(10 + random->Below(8)) + "-0" +
          std::to_string(1 + random->Below(9)) + "-11\"";
  if (random->OneIn(4)) item += ",\"title\":" + Quoted(kWords[random->Below(kWords.size())]);
  if (random->OneIn(2)) {
    item += ",\"tags\":[\"t" + std::to_string(random->Below(9)) + "\",\"t" +
            std::to_string(random->Below(9)) + "\"]";
  }
  item += ",\"_kringen\":{\"channel\":\"c" + std::to_string(random->Below(5)) + "\"";
  if (random->OneIn(3)) item += ",\"case\":\"k" + std::to_string(random->Below(6)) + "\"";
  if (random->OneIn(2)) item += ",\"instrument\":" + Quoted(kInstruments[random->Below(3)]);
  if (random->OneIn(2)) item += ",\"direction\":" + Quoted(kDirections[random->Below(4)]);
  if (random->OneIn(2)) {
    item += ",\"villages\":[\"v" + std::to_string(random->Below(4)) + "\",\"v" +
            std::to_string(random->Below(4)) + "\"]";
  }
  if (random->OneIn(5)) item += ",\"time\":{\"end\":\"2019-01-01\"}";
  return item + "}}";
}

Feed RandomFeed(int items, std::uint64_t seed) {
  Random random(seed);
  Feed feed;
  std::string page;
  for (int n = 0; n < items; ++n) page += (n == 0 ? "" : ",") + RandomItem(n, &random);
  ReadFeedPage("{\"items\":[" + page + "]}", &feed);
  Withdraw(&feed, {"3", "17", "40"});
  Refresh(&feed);
  return feed;
}

std::vector<std::string> Some(const std::string& prefix, std::size_t kinds, Random* random) {
  std::vector<std::string> names;
  for (std::size_t i = random->Below(3); i > 0; --i) {
    // One more than there are: a name the feed does not know.
    names.push_back(prefix + std::to_string(random->Below(kinds + 1)));
  }
  return random->OneIn(2) ? names : std::vector<std::string>{};
}

SearchTerm RandomTerm(Random* random) {
  SearchTerm term;
  for (std::size_t i = random->Below(3); i > 0; --i) {
    std::vector<std::string> parts;
    for (std::size_t k = 1 + random->Below(2); k > 0; --k) {
      const std::string& word = kWords[random->Below(kWords.size())];
      const bool cuts = word.size() > 1 && (word[0] & 0x80) == 0 && random->OneIn(3);
      parts.push_back((random->OneIn(2) ? " " : "") + (cuts ? word.substr(1) : word));
    }
    term.texts.push_back(std::move(parts));
  }
  if (random->OneIn(4)) term.channels = Some("c", 5, random);
  if (random->OneIn(4)) term.cases = Some("k", 6, random);
  if (random->OneIn(4)) term.villages = Some("v", 4, random);
  if (random->OneIn(4)) {
    const TimePoint from = FromCivil({2010 + static_cast<int>(random->Below(8)), 3, 1, 0, 0, 0});
    term.spans = {{from, from + 86400 * static_cast<TimePoint>(random->Below(700))}};
  }
  return term;
}

Query RandomQuery(Random* random) {
  Query query;
  if (random->OneIn(3)) {
    for (std::size_t i = 1 + random->Below(3); i > 0; --i)
      query.terms.push_back(RandomTerm(random));
  }
  if (random->OneIn(2)) {
    for (std::size_t i = random->Below(4); i > 0; --i) {
      const std::string& word = kWords[random->Below(kWords.size())];
      query.text +=
          (random->OneIn(2) ? word : word.substr(0, word.size() > 5 ? 4 : word.size())) + "  ";
    }
  }
  query.channels = Some("c", 5, random);
  query.cases = Some("k", 6, random);
  query.villages = Some("v", 4, random);
  query.topics = Some("t", 9, random);
  if (random->OneIn(4)) query.instruments = {kInstruments[random->Below(3)]};
  if (random->OneIn(4)) query.directions = {kDirections[random->Below(4)], "onbekend"};
  if (random->OneIn(3))
    query.from = FromCivil({2010 + static_cast<int>(random->Below(8)), 3, 1, 0, 0, 0});
  if (random->OneIn(3))
    query.to = FromCivil({2010 + static_cast<int>(random->Below(8)), 9, 1, 0, 0, 0});
  return query;
}

bool Contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The query as its header says it, without any cleverness. Each test leaves one facet out.
struct Naive {
  const Feed& feed;
  const Query& query;

  // Every word of these tests is of ASCII letters or follows a blank once it is folded.
  static bool Occurs(const std::string& all, const std::string& part) {
    const std::string folded = Fold(part);
    if (folded.front() != ' ') return all.find(folded) != std::string::npos;
    const std::string word = folded.substr(1);
    for (std::size_t at = all.find(word); at != std::string::npos; at = all.find(word, at + 1)) {
      const bool inside = at > 0 && ((all[at - 1] >= 'a' && all[at - 1] <= 'z') ||
                                     (all[at - 1] >= '0' && all[at - 1] <= '9'));
      if (!inside) return true;
    }
    return false;
  }
  bool Term(const Item& item, const std::string& all, const SearchTerm& term) const {
    for (const std::vector<std::string>& parts : term.texts) {
      if (std::all_of(parts.begin(), parts.end(),
                      [&](const std::string& part) { return Occurs(all, part); }))
        return true;
    }
    const std::string& channel = feed.channels[static_cast<std::size_t>(item.channel)].id;
    if (Contains(term.channels, channel)) return true;
    if (item.case_index >= 0 &&
        Contains(term.cases, feed.cases[static_cast<std::size_t>(item.case_index)].id))
      return true;
    for (std::size_t i = 0; i < feed.villages.size(); ++i) {
      if ((item.villages >> i & 1) != 0 && Contains(term.villages, feed.villages[i].id))
        return true;
    }
    return std::any_of(term.spans.begin(), term.spans.end(), [&](TimeSpan span) {
      return item.time < span.to && (item.time >= span.from || item.end > span.from);
    });
  }
  bool Text(const Item& item) const {
    std::string all = Fold(feed.Text(item.text)) + "\n";
    if (feed.Extra(item) != nullptr) all += Fold(feed.Extra(item)->title) + "\n";
    for (const std::string& tag : Tags(item)) all += Fold(tag) + "\n";
    if (!query.terms.empty()) {
      return std::all_of(query.terms.begin(), query.terms.end(),
                         [&](const SearchTerm& term) { return Term(item, all, term); });
    }
    const std::string folded = Fold(query.text);
    std::size_t start = 0;
    while (start < folded.size()) {
      const std::size_t end = std::min(folded.find(' ', start), folded.size());
      if (all.find(folded.substr(start, end - start)) == std::string::npos) return false;
      start = end + 1;
    }
    return true;
  }
  std::vector<std::string> Tags(const Item& item) const {
    std::vector<std::string> tags;
    if (item.tags < 0) return tags;
    for (const std::int32_t tag : feed.tag_sets[static_cast<std::size_t>(item.tags)]) {
      tags.push_back(feed.tags[static_cast<std::size_t>(tag)]);
    }
    return tags;
  }
  bool Topic(const Item& item) const {
    const std::vector<std::string> tags = Tags(item);
    return query.topics.empty() ||
           std::any_of(tags.begin(), tags.end(),
                       [&](const std::string& tag) { return Contains(query.topics, tag); });
  }
  bool Village(const Item& item) const {
    if (query.villages.empty()) return true;
    for (std::size_t i = 0; i < feed.villages.size(); ++i) {
      if ((item.villages >> i & 1) != 0 && Contains(query.villages, feed.villages[i].id))
        return true;
    }
    return false;
  }
  bool Holds(const Item& item, int but) const {
    static const std::string kInstrumentNames[] = {"", "communication", "money", "rules"};
    static const std::string kDirectionNames[] = {"", "one_way", "asks", "answers", "reports_back"};
    const bool period = item.time < query.to && (item.time >= query.from || item.end > query.from);
    const auto& q = query;
    const std::string& channel = feed.channels[static_cast<std::size_t>(item.channel)].id;
    const std::string none;
    const std::string& a_case =
        item.case_index < 0 ? none : feed.cases[static_cast<std::size_t>(item.case_index)].id;
    return !item.withdrawn && period && Text(item) &&
           (but == 0 || q.channels.empty() || Contains(q.channels, channel)) &&
           (but == 1 || q.cases.empty() || (!a_case.empty() && Contains(q.cases, a_case))) &&
           (but == 2 || Village(item)) && (but == 3 || Topic(item)) &&
           (but == 4 || q.instruments.empty() ||
            Contains(q.instruments, kInstrumentNames[static_cast<int>(item.instrument)])) &&
           (but == 5 || q.directions.empty() ||
            Contains(q.directions, kDirectionNames[static_cast<int>(item.direction)]));
  }

  QueryResult Run() const {
    QueryResult result;
    result.bits.assign((feed.items.size() + 63) / 64, 0);
    FacetCounts& f = result.facets;
    f.channels.assign(feed.channels.size(), 0);
    f.cases.assign(feed.cases.size(), 0);
    f.villages.assign(feed.villages.size(), 0);
    f.topics.assign(feed.tags.size(), 0);
    f.instruments.assign(4, 0);
    f.directions.assign(5, 0);
    for (std::size_t i = 0; i < feed.items.size(); ++i) {
      const Item& item = feed.items[i];
      if (Holds(item, -1)) {
        result.bits[i / 64] |= std::uint64_t{1} << (i % 64);
        ++result.count;
      }
      if (Holds(item, 0)) ++f.channels[static_cast<std::size_t>(item.channel)];
      if (Holds(item, 1) && item.case_index >= 0)
        ++f.cases[static_cast<std::size_t>(item.case_index)];
      if (Holds(item, 4)) ++f.instruments[static_cast<std::size_t>(item.instrument)];
      if (Holds(item, 5)) ++f.directions[static_cast<std::size_t>(item.direction)];
      for (std::size_t v = 0; v < feed.villages.size(); ++v) {
        if ((item.villages >> v & 1) != 0 && Holds(item, 2)) ++f.villages[v];
      }
      if (item.tags < 0 || !Holds(item, 3)) continue;
      for (const std::int32_t tag : feed.tag_sets[static_cast<std::size_t>(item.tags)]) {
        ++f.topics[static_cast<std::size_t>(tag)];
      }
    }
    return result;
  }
};

TEST_CASE("law: the answer is that of a naive walk over all items") {
  Random random(99);
  for (int n = 0; n < 12; ++n) {
    const Feed feed = RandomFeed(n * 23, static_cast<std::uint64_t>(n) + 1);
    for (int q = 0; q < 60; ++q) {
      const Query query = RandomQuery(&random);
      const QueryResult fast = Evaluate(feed, query);
      const QueryResult naive = Naive{feed, query}.Run();
      CAPTURE(query.text);
      REQUIRE(fast.count == naive.count);
      REQUIRE(fast.bits == naive.bits);
      REQUIRE(fast.facets.channels == naive.facets.channels);
      REQUIRE(fast.facets.cases == naive.facets.cases);
      REQUIRE(fast.facets.villages == naive.facets.villages);
      REQUIRE(fast.facets.topics == naive.facets.topics);
      REQUIRE(fast.facets.instruments == naive.facets.instruments);
      REQUIRE(fast.facets.directions == naive.facets.directions);
    }
  }
}

TEST_CASE("law: search works across the blocks of the arena") {
  std::string page;
  for (int n = 0; n < 3000; ++n) {
    page += (n == 0 ? "" : ",") + std::string("{\"id\":") + std::to_string(n) +
            ",\"date_published\":\"2014-01-01\",\"content_text\":\"bericht" +
            std::to_string(n % 10) + " " + std::string(3000, 'q') + " einde\"}";
  }
  Feed feed;
  REQUIRE(ReadFeedPage("{\"items\":[" + page + "]}", &feed).added == 3000);
  REQUIRE(feed.search_texts.block_count() > 3);
  Query query;
  query.text = "einde";
  CHECK(Evaluate(feed, query).count == 3000);
  query.text = "BERICHT7 einde";
  const QueryResult result = Evaluate(feed, query);
  CHECK(result.count == 300);
  for (ItemIndex i = 0; i < 3000; ++i) REQUIRE(result.Has(i) == (i % 10 == 7));
  query.text = "eindebericht";  // no match may run from one item into the next
  CHECK(Evaluate(feed, query).count == 0);
}

TEST_CASE("an empty feed and an empty query") {
  const QueryResult nothing = Evaluate(Feed{}, Query{});
  CHECK(nothing.count == 0);
  CHECK(nothing.bits.empty());
  CHECK(nothing.facets.instruments.size() == 4);
  CHECK(nothing.facets.directions.size() == 5);
  const Feed feed = RandomFeed(50, 5);
  Query query;
  CHECK(query.IsAll());
  CHECK(Evaluate(feed, query).count == 47);
  query.text = " \t ";
  CHECK(Evaluate(feed, query).count == 47);
  query.text = "komtnietvoor";
  CHECK(Evaluate(feed, query).count == 0);
}

}  // namespace
}  // namespace kringen
