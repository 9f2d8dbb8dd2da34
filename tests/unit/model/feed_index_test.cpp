// What a page reads from an index and its pages is what it reads from the pages alone.
#include "model/feed_index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "base/digest.h"
#include "model/export_pages.h"
#include "model/feed.h"
#include "model/feed_json.h"
#include "model/publication_json.h"
#include "model/query.h"
#include "support/random.h"

namespace kringen {
namespace {

PublicationItem AnyItem(std::size_t number, Random* random) {
  PublicationItem item;
  item.id = "fb-" + std::to_string(number);
  item.published = 1400000000 - static_cast<TimePoint>(random->Below(500'000'000));
  item.content_text = "Bericht " + std::to_string(number) + " over " +
                      std::string(random->Below(400), 'x') + ". \"é\" 🎉";
  if (random->OneIn(3)) item.title = "Titel van een bericht die langer is dan een regel, zo lang";
  item.channel = "kanaal-" + std::to_string(random->Below(5));
  if (random->OneIn(3)) item.case_id = "zaak-" + std::to_string(random->Below(9));
  if (random->OneIn(4)) item.villages = {"dorp-" + std::to_string(random->Below(4)), "dorp-0"};
  if (random->OneIn(2)) item.tags = {"verkeer", "t" + std::to_string(random->Below(40))};
  if (random->OneIn(9)) item.end = item.published + 1 + random->Below(100'000);
  if (random->OneIn(9)) item.precision = TimePrecision::kDay;
  if (random->OneIn(9)) item.language = "de";
  item.kind = static_cast<ItemKind>(random->Below(6));
  item.instrument = static_cast<Instrument>(random->Below(4));
  item.direction = static_cast<Direction>(random->Below(5));
  item.demo = random->OneIn(20);
  if (number > 0 && random->OneIn(5)) {
    item.in_reply_to = "fb-" + std::to_string(random->Below(number));
  }
  if (random->OneIn(3)) {
    MetricRow row;
    row.source = random->OneIn(2) ? "telling" : "opgave";
    row.measured = "2026-10-0" + std::to_string(1 + random->Below(9));
    row.reactions = random->Below(300);
    row.comments = random->Below(40);
    if (random->OneIn(2)) row.reach = 1000 + random->Below(9000);
    if (random->OneIn(4)) row.impressions = 20'000;
    if (random->OneIn(3)) row.local_share = .01 * random->Below(100);
    row.definition = static_cast<Definition>(random->Below(4));
    item.metrics.push_back(row);
  }
  if (random->OneIn(6)) {
    Dialogue dialogue;
    dialogue.questions = 3;
    dialogue.answered = 2;
    dialogue.reply_minutes = {random->Below(100), 900};
    dialogue.unanswered_minutes = {10'080};
    item.dialogue = std::move(dialogue);
  }
  return item;
}

std::vector<OutputFile> AnyExport(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  Publication publication;
  publication.title = "Berichten";
  for (std::size_t i = 0; i < count; ++i) publication.items.push_back(AnyItem(i, &random));
  SortPublication(&publication);
  return WriteExport(std::move(publication));
}

bool IsPage(const OutputFile& file) { return file.path.rfind("feed", 0) == 0; }
bool IsPart(const OutputFile& file) { return file.path.rfind("index", 0) == 0; }

Feed OfPages(const std::vector<OutputFile>& files) {
  Feed feed;
  for (const OutputFile& file : files) {
    if (IsPage(file)) static_cast<void>(ReadFeedPage(file.bytes, &feed));
  }
  Refresh(&feed);
  return feed;
}

// The first page, and then the index.
Feed OfIndex(const std::vector<OutputFile>& files) {
  Feed feed;
  CHECK(ReadFeedPage(files.front().bytes, &feed).failure.empty());
  for (const OutputFile& file : files) {
    if (IsPart(file)) CHECK(ReadIndexPart(file.bytes, &feed).failure.empty());
  }
  Refresh(&feed);
  return feed;
}

std::set<std::string> NamesOf(const Feed& feed, const Item& item) {
  std::set<std::string> names{feed.channels[static_cast<std::size_t>(item.channel)].id};
  if (item.case_index >= 0) names.insert(feed.cases[static_cast<std::size_t>(item.case_index)].id);
  if (item.language >= 0) names.insert(feed.languages[static_cast<std::size_t>(item.language)]);
  for (std::size_t i = 0; i < feed.villages.size(); ++i) {
    if ((item.villages >> i & 1) != 0) names.insert(feed.villages[i].id);
  }
  if (item.tags >= 0) {
    for (const std::int32_t tag : feed.tag_sets[static_cast<std::size_t>(item.tags)]) {
      names.insert("#" + feed.tags[static_cast<std::size_t>(tag)]);
    }
  }
  return names;
}

void CheckSameFigures(const Feed& a, const Metrics* of_a, const Feed& b, const Metrics* of_b) {
  REQUIRE((of_a == nullptr) == (of_b == nullptr));
  if (of_a == nullptr) return;
  CHECK(of_a->reactions == of_b->reactions);
  CHECK(of_a->comments == of_b->comments);
  CHECK(of_a->commenters == of_b->commenters);
  CHECK(of_a->shares == of_b->shares);
  CHECK(of_a->reach == of_b->reach);
  CHECK(of_a->impressions == of_b->impressions);
  CHECK(of_a->reach_followers == of_b->reach_followers);
  CHECK(of_a->reach_paid == of_b->reach_paid);
  CHECK(of_a->local_share == doctest::Approx(of_b->local_share));
  CHECK(of_a->definition == of_b->definition);
  CHECK(of_a->is_contradictory == of_b->is_contradictory);
  const auto date = [](const Feed& feed, const Metrics& metrics) {
    return metrics.measured < 0 ? ""
                                : feed.metric_dates[static_cast<std::size_t>(metrics.measured)];
  };
  CHECK(date(a, *of_a) == date(b, *of_b));
}

// All but what only the page with the text says.
void CheckSameItems(const Feed& a, const Feed& b) {
  REQUIRE(a.items.size() == b.items.size());
  for (ItemIndex i = 0; i < a.items.size(); ++i) {
    const Item& one = a.items[i];
    const Item& other = b.items[i];
    CAPTURE(a.Id(i));
    REQUIRE(a.Id(i) == b.Id(i));
    CHECK(one.time == other.time);
    CHECK(one.end == other.end);
    CHECK(one.precision == other.precision);
    CHECK(one.kind == other.kind);
    CHECK(one.instrument == other.instrument);
    CHECK(one.direction == other.direction);
    CHECK(one.demo == other.demo);
    CHECK(one.weight == other.weight);
    CHECK(one.reach_known == other.reach_known);
    CHECK(NamesOf(a, one) == NamesOf(b, other));
    CheckSameFigures(a, a.MetricsOf(one), b, b.MetricsOf(other));
    const ItemExtra none;
    const ItemExtra& extra = one.extra < 0 ? none : *a.Extra(one);
    const ItemExtra& others = other.extra < 0 ? none : *b.Extra(other);
    CHECK(extra.in_reply_to == others.in_reply_to);
    CHECK(extra.dialogue.questions == others.dialogue.questions);
    CHECK(extra.dialogue.answered == others.dialogue.answered);
    CHECK(extra.dialogue.reply_minutes == others.dialogue.reply_minutes);
    CHECK(extra.dialogue.unanswered_minutes == others.dialogue.unanswered_minutes);
  }
  CHECK(a.by_time == b.by_time);
  CHECK(a.parent == b.parent);
}

// The heading without its mark of being cut is how the whole one begins.
void CheckHeadings(const Feed& partial, const Feed& whole) {
  constexpr std::string_view kEllipsis = "…";
  for (ItemIndex i = 0; i < whole.items.size(); ++i) {
    if (!partial.IsPartial(i)) continue;
    std::string start = partial.Heading(i, 140);
    if (start.ends_with(kEllipsis)) start.resize(start.size() - kEllipsis.size());
    CHECK(whole.Heading(i, 140).substr(0, start.size()) == start);
  }
}

// A part that a first page has named, whatever is in it.
PageReport ReadNamed(const std::string& bytes, Feed* feed) {
  feed->index_digests.push_back(Sha256Hex(bytes));
  return ReadIndexPart(bytes, feed);
}

TEST_CASE("an index says of every message what its page says, but for the texts") {
  for (const std::size_t count : {900u, 3000u, 20'000u}) {
    const std::vector<OutputFile> files = AnyExport(count, count);
    const Feed whole = OfPages(files);
    const Feed partial = OfIndex(files);
    CHECK(whole.items.size() == count);
    CHECK(partial.partial_items > count / 2);
    CHECK(whole.partial_items == 0);
    CheckSameItems(partial, whole);
    CheckHeadings(partial, whole);
    Query query;
    query.channels = {"kanaal-1"};
    query.topics = {"verkeer"};
    CHECK(Evaluate(partial, query).count == Evaluate(whole, query).count);
  }
}

TEST_CASE("pages complete the messages in any order, once") {
  std::vector<OutputFile> files = AnyExport(4000, 7);
  const Feed whole = OfPages(files);
  Feed feed = OfIndex(files);
  const std::uint64_t before = feed.revision;
  Random random(3);
  std::vector<OutputFile> pages;
  for (const OutputFile& file : files) {
    if (IsPage(file)) pages.push_back(file);
  }
  for (std::size_t i = pages.size(); i > 1; --i) std::swap(pages[i - 1], pages[random.Below(i)]);
  for (const OutputFile& page : pages) {
    const bool is_first = page.path == "feed.json";
    const PageReport report = ReadFeedPage(page.bytes, &feed);
    CHECK((report.added == 0) == is_first);
    CHECK(ReadFeedPage(page.bytes, &feed).added == 0);
  }
  Refresh(&feed);
  CHECK(feed.revision > before);
  CHECK(feed.partial_items == 0);
  CheckSameItems(feed, whole);
  CHECK(feed.metrics.size() == whole.metrics.size());
  CHECK(feed.extras.size() == whole.extras.size());
  for (ItemIndex i = 0; i < whole.items.size(); ++i) {
    CHECK_FALSE(feed.IsPartial(i));
    CHECK(feed.Text(feed.items[i].text) == whole.Text(whole.items[i].text));
    CHECK(feed.Heading(i, 140) == whole.Heading(i, 140));
    CHECK(feed.SearchText(i) == whole.SearchText(i));
  }
  for (const char* word : {"bericht 17", "xx", "verkeer", "titel", "t3"}) {
    Query query;
    query.text = word;
    CHECK(Evaluate(feed, query).bits == Evaluate(whole, query).bits);
  }
}

TEST_CASE("what the reach model made of a message stays when its text comes") {
  const std::vector<OutputFile> files = AnyExport(2000, 11);
  Feed feed = OfIndex(files);
  std::map<ItemIndex, bool> estimated;
  for (ItemIndex i = 0; i < feed.items.size(); ++i) estimated[i] = SetEstimate(&feed, i, 1234);
  static_cast<void>(OfPages(files));
  for (const OutputFile& file : files) {
    if (IsPage(file)) static_cast<void>(ReadFeedPage(file.bytes, &feed));
  }
  for (const auto& [item, is_estimate] : estimated) {
    if (is_estimate) CHECK(feed.items[item].weight == 1234);
    if (is_estimate) CHECK(feed.items[item].reach_known);
  }
}

TEST_CASE("a part that a person wrote is read as it stands") {
  std::ifstream file(std::string(KRINGEN_SOURCE_DIR) + "/tests/fixtures/index/three.json");
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  Feed feed;
  REQUIRE(ReadNamed(bytes, &feed).added == 3);
  Refresh(&feed);
  CHECK(feed.Id(0) == "fb-3");
  CHECK(feed.items[1].time == 1402000000 - 86400);
  CHECK(feed.items[2].end == feed.items[2].time + 3600);
  CHECK(NamesOf(feed, feed.items[0]) ==
        std::set<std::string>{"facebook", "raadhuis", "losser", "glane", "#wonen", "#verkeer"});
  CHECK(NamesOf(feed, feed.items[2]) == std::set<std::string>{"krant", "de"});
  CHECK(feed.items[0].weight == 5200);
  CHECK(feed.MetricsOf(feed.items[0])->definition == Definition::kReach);
  CHECK(feed.MetricsOf(feed.items[1])->comments == 0);
  CHECK(feed.MetricsOf(feed.items[2]) == nullptr);
  CHECK(feed.parent.at(1) == 0);
  CHECK(feed.Extra(feed.items[0])->dialogue.reply_minutes == std::vector<std::int32_t>{12, 900});
  CHECK(feed.pages.at(static_cast<std::size_t>(feed.items[2].page)) ==
        "feed-2014-05-ba9876543210.json");
}

TEST_CASE("what was read of a part is written and read again the same, however little it is") {
  for (std::size_t count = 1; count < 40; ++count) {
    Random random(count);
    Publication publication;
    publication.title = "Berichten";
    for (std::size_t i = 0; i < count; ++i) publication.items.push_back(AnyItem(i, &random));
    SortPublication(&publication);
    Feed whole;
    static_cast<void>(ReadFeedPage(WriteExport(std::move(publication)).front().bytes, &whole));
    Feed again;
    const PageReport report =
        ReadNamed(WriteIndexPart(whole, 0, {{"feed-2.json", whole.items.size()}}), &again);
    CHECK(report.failure.empty());
    Refresh(&whole);
    Refresh(&again);
    CheckSameItems(again, whole);
  }
}

TEST_CASE("withdrawn messages and known ones do not come with an index") {
  const std::vector<OutputFile> files = AnyExport(2000, 5);
  const Feed whole = OfPages(files);
  const std::string gone(whole.Id(1999));
  Feed feed;
  static_cast<void>(ReadFeedPage(files.front().bytes, &feed));
  Withdraw(&feed, {gone});
  std::int64_t skipped = 0;
  for (int round = 0; round < 2; ++round) {
    for (const OutputFile& file : files) {
      if (IsPart(file)) skipped += ReadIndexPart(file.bytes, &feed).skipped_count;
    }
  }
  CHECK(feed.Find(gone) == kNoItem);
  CHECK(feed.items.size() == 1999);
  CHECK(skipped == 2 + static_cast<std::int64_t>(feed.partial_items));
}

TEST_CASE("a damaged part adds nothing and says what is wrong with it") {
  const std::vector<OutputFile> files = AnyExport(1500, 9);
  const auto part = std::find_if(files.begin(), files.end(), IsPart);
  REQUIRE(part != files.end());
  const std::string& bytes = part->bytes;
  SUBCASE("another file than the one that was named") {
    Feed feed;
    CHECK(ReadIndexPart(bytes, &feed).failure.at(0).code == "index.other");
    CHECK(feed.items.empty());
  }
  SUBCASE("cut anywhere") {
    for (std::size_t size = 0; size + 2 < bytes.size(); size += 997) {
      Feed feed;
      CHECK(ReadNamed(bytes.substr(0, size), &feed).failure.size() == 1);
      CHECK(feed.items.empty());
      CHECK(feed.channels.empty());
    }
  }
  SUBCASE("of a later version") {
    std::string later = bytes;
    later.replace(later.find("index\":1"), 8, "index\":2");
    Feed feed;
    CHECK(ReadNamed(later, &feed).failure.at(0).code == "index.newer");
  }
  SUBCASE("with a column that does not fit") {
    const std::pair<const char*, const char*> kWrong[] = {
        {"\"channel\":[", "\"channel\":[0,"},
        {"\"channel\":[", "\"channel\":[99999,"},
        {"\"kind\":[", "\"kind\":[\"post\","},
        {"\"kind\":[", "\"kind\":[7,"},
        {"\"time\":[", "\"time\":[1e300,"},
        {"\"time\":[", "\"time\":[[],"},
        {"\"id\":[", "\"id\":{\"a\":1},\"x\":["},
        {"\"id\":[", "\"id\":[7,"},
        {"\"tag_set_tag\":[", "\"tag_set_tag\":[-1,"},
        {"\"asked\":[", "\"asked\":[5000,"},
        {"\"page_items\":[", "\"page_items\":[1,"},
        {"\"reach\":[", "\"reach\":[-2,"},
        {"\"lasting\":[", "\"lasting\":[900,"},
        {"\"answer_minutes\":[", "\"answer_minutes\":[1,"},
        {"\"village_bits\":[", "\"village_bits\":[65535,"}};
    for (const auto& [what, put] : kWrong) {
      const std::string wrong = put;
      CAPTURE(wrong);
      std::string bad = bytes;
      const std::size_t at = bad.find(what);
      REQUIRE(at != std::string::npos);
      bad.replace(at, std::string(what).size(), wrong);
      Feed feed;
      CHECK(ReadNamed(bad, &feed).failure.size() == 1);
      CHECK(feed.items.empty());
    }
  }
  SUBCASE("with a member that nobody knows, which is passed over") {
    std::string more = bytes;
    more.insert(1, "\"later\":{\"a\":[1,{\"b\":2}]},");
    Feed feed;
    CHECK(ReadNamed(more, &feed).failure.empty());
    CHECK(feed.items.size() > 100);
  }
}

TEST_CASE("a new message leaves the older pages and parts of the index as they are") {
  Random random(21);
  Publication publication;
  publication.title = "Berichten";
  for (std::size_t i = 0; i < 30'000; ++i) publication.items.push_back(AnyItem(i, &random));
  SortPublication(&publication);
  const std::vector<OutputFile> before = WriteExport(publication);
  PublicationItem item = AnyItem(30'000, &random);
  item.published = publication.items.front().published + 60;
  publication.items.insert(publication.items.begin(), item);
  std::map<std::string, std::string> known;
  for (const OutputFile& file : before) known[file.path] = file.bytes;
  std::size_t changed = 0;
  for (const OutputFile& file : WriteExport(publication)) {
    const auto earlier = known.find(file.path);
    const bool is_same = earlier != known.end() && earlier->second == file.bytes;
    changed += is_same ? 0 : 1;
    // A name says what is in it.
    if (earlier != known.end() && file.path != "feed.json") CHECK(is_same);
  }
  CHECK(before.size() > 30);
  CHECK(changed <= 4);  // the two newest pages, the newest part, and what names them
}

TEST_CASE("the check names an index that is not of its pages") {
  const std::vector<OutputFile> files = AnyExport(2000, 13);
  CHECK(CheckIndex(files).empty());
  CHECK(CheckIndex(AnyExport(3, 1)).empty());
  const auto is_named = [](const std::vector<OutputFile>& changed) {
    const std::vector<Error> problems = CheckIndex(changed);
    return problems.size() == 1 && problems[0].code == "export.stale_index";
  };
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].path == "withdrawn.json") continue;
    CAPTURE(files[i].path);
    std::vector<OutputFile> without = files;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(is_named(without) == (files[i].path != "feed.json"));
    std::vector<OutputFile> changed = files;
    const std::size_t at = changed[i].bytes.find("\"fb-");
    if (at == std::string::npos) continue;
    changed[i].bytes.replace(at, 4, "\"fx-");
    CHECK(is_named(changed) == (files[i].path != "feed.json"));
  }
}

TEST_CASE("pages are full from the oldest on, and the newest is about half full at least") {
  Random random(1);
  for (int round = 0; round < 600; ++round) {
    const std::size_t largest = round % 3 == 0 ? 250 : 9;  // of a page of 100
    std::vector<std::size_t> bytes(random.Below(std::size_t{90}));
    for (std::size_t& each : bytes) each = 1 + random.Below(largest);
    const std::vector<PageSpan> pages = PagesOf(bytes, 100);
    REQUIRE_FALSE(pages.empty());
    std::size_t at = 0;
    for (const PageSpan& page : pages) {
      CHECK(page.first == at);
      at = page.last;
      std::size_t held = 0;
      for (std::size_t i = page.first; i < page.last; ++i) held += bytes[i];
      if (largest < 100) CHECK(held <= 100);
      if (pages.size() > 1) CHECK(page.last > page.first);
      if (pages.size() > 1 && largest < 100) CHECK(held >= 40);
    }
    CHECK(at == bytes.size());
  }
}

}  // namespace
}  // namespace kringen
