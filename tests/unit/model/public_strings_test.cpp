// No string of an export is passed over.
#include "model/public_strings.h"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "model/publication_json.h"

namespace kringen {
namespace {

// Gives each string it is put into a word of its own.
class Needles {
 public:
  void Into(std::initializer_list<std::string*> strings) {
    for (std::string* each : strings) {
      *each = "needle" + std::to_string(++count_) + "n";
      all_.insert(*each);
    }
  }
  std::string One() {
    std::string one;
    Into({&one});
    return one;
  }
  const std::set<std::string>& all() const { return all_; }

 private:
  int count_ = 0;
  std::set<std::string> all_;
};

MetricRow FullRow(Needles* needles) {
  MetricRow row;
  auto& [source, measured, definition, reactions, comments, commenters, shares, reach, impressions,
         reach_followers, reach_paid, local_share, others] = row;
  needles->Into({&source, &measured});
  reactions = comments = commenters = shares = reach = impressions = 3;
  definition = Definition::kViewers;
  reach_followers = reach_paid = 1;
  local_share = 0.5;
  others = {{needles->One(), 7}, {needles->One(), 8}};
  return row;
}

PublicationItem FullItem(Needles* needles) {
  PublicationItem item;
  auto& [id, url, external_url, title, content_text, summary, language, published, modified, end,
         precision, tags, attachments, channel, kind, case_id, in_reply_to, thread, instrument,
         direction, villages, metrics, dialogue, expires, demo] = item;
  needles->Into({&id, &url, &external_url, &title, &content_text, &summary, &language, &channel,
                 &case_id, &in_reply_to, &thread, &expires});
  published = 1'400'000'000;
  modified = 1'400'000'100;
  end = 1'400'000'200;
  precision = TimePrecision::kMinute;
  tags = {needles->One(), needles->One()};
  for (int i = 0; i < 2; ++i) {
    Attachment& attachment = attachments.emplace_back();
    auto& [address, type, words] = attachment;
    needles->Into({&address, &type, &words});
  }
  kind = ItemKind::kEvent;
  instrument = Instrument::kRules;
  direction = Direction::kAsks;
  villages = {needles->One(), needles->One()};
  metrics = {FullRow(needles), FullRow(needles)};
  dialogue = Dialogue{2, 1, {5}, {6}};
  demo = true;
  return item;
}

void FillLists(Needles* needles, Publication* publication) {
  for (int i = 0; i < 2; ++i) {
    auto& [id, name, kind, platform, author, local_friends, followers, local_share, periods, ages] =
        publication->channels.emplace_back();
    needles->Into({&id, &name, &author, &local_share.mark});
    followers = {{needles->One(), 3}, {needles->One(), 4}};
    periods = {{needles->One(), needles->One(), 5, Definition::kReach}};
    ages = {{18, 24, .5}};
    kind = ChannelKind::kPress;
    platform = Platform::kPress;
    local_friends = 5;
    auto& [case_id, case_title, case_summary] = publication->cases.emplace_back();
    needles->Into({&case_id, &case_title, &case_summary});
    auto& [story_id, story_title, stops] = publication->stories.emplace_back();
    needles->Into({&story_id, &story_title});
    for (int k = 0; k < 2; ++k) {
      auto& [text, item, show, from, to] = stops.emplace_back();
      needles->Into({&text, &item, &show, &from, &to});
    }
    auto& [source_id, source_kind, exported, items, withheld] = publication->sources.emplace_back();
    needles->Into({&source_id, &source_kind, &exported});
    items = withheld = 4;
    publication->items.push_back(FullItem(needles));
    publication->withdrawn.push_back(needles->One());
  }
}

Publication FullPublication(Needles* needles) {
  Publication publication;
  auto& [title, description, language, home_page_url, feed_url, about, generated, demo, place_name,
         timezone, population, channels, cases, stories, sources, items, withdrawn] = publication;
  needles->Into({&title, &description, &language, &home_page_url, &feed_url, &about, &generated,
                 &place_name, &timezone, &population});
  demo = true;
  FillLists(needles, &publication);
  return publication;
}

std::string AllBytes(const Publication& publication) {
  std::string bytes;
  for (const OutputFile& file : WriteExport(publication)) bytes += file.path + "\n" + file.bytes;
  return bytes;
}

TEST_CASE("law: each string of a publication is told once, and none other is written") {
  Needles needles;
  Publication publication = FullPublication(&needles);
  std::map<std::string, int> told;
  ReadPublicStrings(publication,
                    [&](const PublicPlace&, const std::string& value) { ++told[value]; });
  CHECK(told.size() == needles.all().size());
  for (const auto& each : told) CHECK_MESSAGE(each.second == 1, each.first);
  REQUIRE(AllBytes(publication).find("needle") != std::string::npos);

  std::map<std::string, int> visited;
  VisitPublicStrings(
      [&](const PublicPlace&, std::string* value) {
        ++visited[*value];
        *value = "x";
      },
      &publication);
  CHECK(visited == told);
  CHECK(AllBytes(publication).find("needle") == std::string::npos);
}

TEST_CASE("an item's strings are those of the publication that holds it alone") {
  Needles needles;
  Publication publication;
  publication.items.push_back(FullItem(&needles));
  std::set<std::string> told, of_item;
  ReadPublicStrings(publication, [&](const PublicPlace& place, const std::string& value) {
    if (!value.empty() && !place.owner.empty()) told.insert(place.Name() + "=" + value);
  });
  ReadPublicStrings(publication.items.front(),
                    [&](const PublicPlace& place, const std::string& value) {
                      of_item.insert(place.Name() + "=" + value);
                    });
  CHECK(told == of_item);
  CHECK(of_item.size() == needles.all().size());
}

TEST_CASE("places name their owner, and an id that is changed does so for what comes later") {
  Publication publication;
  publication.title = "Losser";
  publication.items.resize(1);
  publication.items[0].id = "fb-1";
  publication.items[0].attachments.push_back({"https://voorbeeld.nl/a.png", "image/png", "Plein"});
  std::map<std::string, PublicKind> places;
  VisitPublicStrings(
      [&](const PublicPlace& place, std::string* value) {
        places[place.Name()] = place.kind;
        if (place.member == "id") *value = "another and a far longer one than it had been before";
      },
      &publication);
  CHECK(places.at("title") == PublicKind::kText);
  CHECK(places.at("fb-1/content_text") == PublicKind::kText);
  CHECK(places.at("fb-1/attachments/url") == PublicKind::kLink);
  CHECK(places.at("fb-1/in_reply_to") == PublicKind::kId);
  CHECK(places.at("fb-1/id") == PublicKind::kId);
  CHECK(places.at("place/timezone") == PublicKind::kCode);
  CHECK(publication.items[0].id.size() > 20);
}

}  // namespace
}  // namespace kringen
