// Laws over generated archives of the four platforms, with every fault that one can have: each
// record of a file is one candidate or one line of the report, nothing that was not for everybody
// is ever opened by an answer, no text is in the report, ids are unique.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/rng.h"
#include "import/readers/sources.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

constexpr const char* kNeedle = "geheimwoord";  // in each text that was not for everybody

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(RandomKey(seed, 0)) {}

  std::size_t Below(std::uint32_t bound) { return random_.Below(bound); }
  template <typename T>
  T OneOf(std::initializer_list<T> choices) {
    return *(choices.begin() +
             static_cast<std::ptrdiff_t>(Below(static_cast<std::uint32_t>(choices.size()))));
  }
  // `count` records of `make`, among them broken ones and such that come twice.
  template <typename Make>
  std::string Records(const Make& make) {
    std::string text;
    std::string last = "{}";
    const std::size_t count = Below(12);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) text += ",\n";
      switch (Below(9)) {
        case 0:
          text += OneOf<std::string>({"3", "null", "\"tekst\"", "[]", "{}", "[{}]", "true"});
          break;
        case 1:
          text += OneOf<std::string>({"{\"a\":}", "{\"timestamp\" 1}", "tru", "{\"x\":\"\\q\"}"});
          break;
        case 2:
          text += last;
          break;
        default:
          last = make();
          text += last;
      }
    }
    return text;
  }

 private:
  RandomStream random_;
};

std::string Text(Generator* g, bool is_private) {
  if (is_private) return std::string(kNeedle) + " " + std::to_string(g->Below(5));
  return g->OneOf<std::string>({"Het loket is open", "Bericht", "",
                                "RT @kees: " + std::string(kNeedle), "Weg dicht"}) +
         (g->Below(2) == 0 ? "" : std::to_string(g->Below(4)));
}

std::vector<SourceFile> Facebook(Generator* g) {
  const auto post = [&] {
    const bool is_private = g->Below(3) == 0;
    std::string record = "{\"timestamp\":" + g->OneOf<std::string>({"1402000000", "1402000001", "7",
                                                                    "\"x\"", "1402000002"});
    record += ",\"data\":[{\"post\":\"" + Text(g, is_private) + "\"}]";
    if (is_private) {
      record += g->OneOf<std::string>(
          {",\"privacy\":\"Vrienden\"", ",\"is_archived\":true", ",\"is_published\":false",
           ",\"title\":\"Anna Proef posted in Dorp Group.\"",
           ",\"title\":\"Anna Proef schreef iets op de tijdlijn van Kees.\"",
           ",\"scheduled_publish_time\":1902000000", ",\"audience\":[\"Familie\"]"});
    } else {
      record += g->OneOf<std::string>({"", ",\"title\":\"Anna Proef heeft een foto toegevoegd.\"",
                                       ",\"title\":\"Anna Proef deelde een bericht.\"",
                                       ",\"title\":\"Anna Proef zdj\"", ",\"label_values\":[]"});
    }
    return record + "}";
  };
  std::vector<SourceFile> files;
  for (const char* path : {"posts/your_posts_1.json", "posts/your_posts_2.json",
                           "this_profile's_activity_across_facebook/posts/profile_posts_1.json"}) {
    files.push_back({path, "[" + g->Records(post) + "]"});
  }
  if (g->Below(2) == 0) {
    files.push_back({"profile_information/profile_information.json",
                     R"({"profile_v2":{"name":{"full_name":"Anna Proef"}}})"});
  }
  return files;
}

std::vector<SourceFile> Instagram(Generator* g) {
  const auto post = [&] {
    const bool is_private = g->Below(3) == 0;
    return "{\"creation_timestamp\":" + g->OneOf<std::string>({"1402000000", "1402000001", "0"}) +
           ",\"title\":\"" + Text(g, is_private) + "\"" +
           (is_private ? g->OneOf<std::string>({",\"close_friends\":true", ",\"is_draft\":true",
                                                ",\"media\":[{\"is_archived\":true}]",
                                                ",\"audience\":\"CLOSE_FRIENDS\""})
                       : "") +
           "}";
  };
  return {{"content/posts_1.json", "[" + g->Records(post) + "]"},
          {"content/posts_2.json", "[" + g->Records(post) + "]"}};
}

std::vector<SourceFile> X(Generator* g) {
  const auto number = [&] { return std::to_string(100 + g->Below(12)); };
  const auto wrapped = [&](const std::string& record) {
    return g->Below(2) == 0 ? record : "{\"tweet\":" + record + "}";
  };
  const auto listed = [&] {
    const std::string id = std::to_string(200 + g->Below(12));
    return wrapped("{\"id_str\":\"" + id + "\"}");
  };
  const std::string circle = g->Records(listed), community = g->Records(listed);
  const auto tweet = [&] {
    const bool is_private = g->Below(3) == 0;
    const bool by_list = is_private && g->Below(2) == 0;
    // Ids from 200 on are those that the lists may hold.
    const std::string id = by_list ? std::to_string(200 + g->Below(12)) : number();
    const bool is_listed = (circle + community).find("\"" + id + "\"") != std::string::npos;
    const bool tells = is_private && !is_listed;
    return wrapped(
        "{\"id_str\":\"" + id + "\",\"created_at\":\"" +
        g->OneOf<std::string>(
            {"Fri Mar 15 09:00:05 +0000 2024", "gisteren", "Fri Mar 15 09:00:06 +0000 2024"}) +
        "\",\"full_text\":\"" + Text(g, is_private) + "\"" +
        (tells
             ? g->OneOf<std::string>({",\"community_id\":\"3\"", ",\"is_super_follows_only\":true"})
             : g->OneOf<std::string>(
                   {"", ",\"in_reply_to_status_id_str\":\"" + number() + "\"",
                    ",\"edit_info\":{\"edit\":{\"initialTweetId\":\"" + number() + "\"}}"})) +
        "}");
  };
  const auto note = [&] {
    return "{\"noteTweet\":{\"createdAt\":\"" +
           g->OneOf<std::string>({"2024-03-15T09:00:05.000Z", "x"}) +
           "\",\"core\":{\"text\":\"Het loket is open en meer\"}}}";
  };
  const auto protection = [&] {
    return std::string("{\"protectedHistory\":{\"protectedAt\":\"2020-01-0") +
           std::to_string(1 + g->Below(9)) + "T00:00:00Z\",\"action\":\"" +
           g->OneOf<std::string>({"Protect", "Unprotect", "?"}) + "\"}}";
  };
  const auto js = [](const std::string& name, const std::string& records) {
    return SourceFile{"data/" + name + ".js", "window.YTD.x.part0 = [" + records + "]"};
  };
  std::vector<SourceFile> files{
      js("tweets", g->Records(tweet)), js("tweets-part1", g->Records(tweet)),
      js("twitter-circle-tweet", circle), js("community-tweet", community),
      js("note-tweet", g->Records(note))};
  if (g->Below(3) == 0) files.push_back(js("protected-history", g->Records(protection)));
  if (g->Below(2) == 0) {
    files.push_back(js("account", R"({"account":{"accountId":"7","username":"bm"}})"));
  }
  return files;
}

std::vector<SourceFile> Mastodon(Generator* g) {
  const auto activity = [&] {
    const bool is_private = g->Below(3) == 0;
    const std::string to = is_private ? g->OneOf<std::string>({"[]", "[\"https://y/z\"]", "\"f\""})
                                      : g->OneOf<std::string>({"\"as:Public\"", "[\"as:Public\"]"});
    return "{\"type\":\"" + g->OneOf<std::string>({"Create", "Create", "Announce", "Move"}) +
           "\",\"published\":\"" +
           g->OneOf<std::string>({"2024-03-15T09:00:00Z", "2024-03-15T10:00:00Z", "ooit"}) +
           "\",\"to\":" + to + ",\"object\":{\"id\":\"https://m/users/bm/statuses/" +
           std::to_string(g->Below(9)) + "\",\"to\":" + to + ",\"content\":\"<p>" +
           Text(g, is_private) + "</p>\"" +
           g->OneOf<std::string>({"", ",\"inReplyTo\":\"https://m/users/bm/statuses/1\"",
                                  ",\"inReplyTo\":\"https://y/1\"",
                                  ",\"attributedTo\":\"https://y\""}) +
           "}}";
  };
  std::vector<SourceFile> files{
      {"outbox.json", "{\"orderedItems\":[" + g->Records(activity) + "]}"}};
  if (g->Below(2) == 0) {
    files.push_back({"actor.json", R"({"id":"https://m/users/bm","followers":"f"})"});
  }
  return files;
}

std::string FileOf(const std::string& place) { return place.substr(0, place.rfind('#')); }

void CheckSumLaw(const Reading& reading) {
  std::map<std::string, std::int64_t> read, found;
  for (const ReportLine& line : reading.report) {
    if (line.level == Level::kRead) {
      CHECK(read.emplace(line.place, line.count).second);
    } else if (line.level != Level::kWarning && line.place.find('#') != std::string::npos) {
      CHECK(line.count == 1);
      ++found[FileOf(line.place)];
    }
    CHECK(line.place.find(kNeedle) == std::string::npos);
    CHECK(line.detail.find(kNeedle) == std::string::npos);
  }
  for (const Candidate& each : reading.candidates) ++found[FileOf(each.record)];
  for (const auto& each : read) {
    CAPTURE(each.first);
    CHECK(found[each.first] == each.second);
  }
  for (const auto& each : found) CHECK(read.count(each.first) == 1);
}

TEST_CASE("law: over generated archives each record is counted once, and nothing private opens") {
  const std::map<std::string, std::vector<SourceFile> (*)(Generator*)> kinds{
      {"facebook-archive", Facebook},
      {"instagram-archive", Instagram},
      {"x-archive", X},
      {"mastodon-archive", Mastodon}};
  std::size_t seen = 0, opened = 0;
  for (const auto& kind : kinds) {
    const std::string& id = kind.first;
    const Source* source = FindSource(id);
    REQUIRE(source != nullptr);
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
      CAPTURE(id);
      CAPTURE(seed);
      Generator generator(seed);
      const std::vector<SourceFile> files = kind.second(&generator);
      const Reading reading = ReadSource(*source, files, {});
      CheckSumLaw(reading);
      std::set<std::string> ids;
      for (const Candidate& each : reading.candidates) {
        CHECK(ids.insert(each.item.id).second);
        CHECK((each.withheld.empty() || each.question.empty() ||
               each.withheld == "withheld.audience_unknown"));
      }
      ImportSession session(TestOptions());
      session.Add("archief.zip", files);
      session.Update();
      for (const Question& question : session.questions()) session.Answer(question.id, "public");
      SayOffice(&session);
      SeeAll(&session);
      for (const Candidate& each : session.candidates()) {
        ++seen;
        if (!each.withheld.empty()) continue;
        ++opened;
        CHECK(each.original_text.find(kNeedle) == std::string::npos);
      }
    }
  }
  CHECK(seen > 4000);
  CHECK(opened > 1000);
}

}  // namespace
}  // namespace kringen
