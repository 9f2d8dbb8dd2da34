// Two laws over generated archives of all sources, with any answers and decisions and in any order:
// what is withheld is in no byte of the export or of the site, and every record is accounted for.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/rng.h"
#include "import/session/review_list.h"
#include "import/session/session.h"
#include "publish/site_writer.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

// A word that is found whole or not at all.
std::string Needle(std::uint32_t number) {
  constexpr std::string_view kSyllables = "babedifogukalemonupirosatevuwyzo";
  std::string word = "zq";
  for (int i = 0; i < 4; ++i, number /= 16) word += kSyllables.substr(number % 16 * 2, 2);
  return word;
}

class Archives {
 public:
  explicit Archives(RandomStream* dice) : dice_(*dice) {}

  std::vector<std::pair<std::string, std::vector<SourceFile>>> Make() {
    return {{"facebook.zip", Facebook()},
            {"x.zip", X()},
            {"mastodon.tar.gz", Mastodon()},
            {"nieuws.xml", {{"nieuws.xml", Rss()}}},
            {"agenda.ics", {{"agenda.ics", Agenda()}}},
            {"regels.csv", {{"regels.csv", Table()}}},
            {"feed.json", {{"feed.json", Feed()}}}};
  }

 private:
  std::string Next() { return Needle(next_++) + " markt " + std::to_string(dice_.Below(3)); }
  std::string Pick(const std::vector<std::string>& words) {
    return words[dice_.Below(static_cast<std::uint32_t>(words.size()))];
  }

  std::vector<SourceFile> Facebook() {
    std::string posts = "[";
    for (int i = 0; i < 12; ++i) {
      posts += (i == 0 ? "" : ",");
      posts += R"({"timestamp":)" + std::to_string(1'400'000'000 + dice_.Below(8)) +
               R"(,"title":")" +
               Pick({"", "B heeft zijn status bijgewerkt.", "B schreef in de groep Dorp.",
                     "B heeft een bericht van Kees gedeeld."}) +
               R"(","data":[{"post":")" + Next() + R"("}]})";
    }
    return {{"posts/your_posts_1.json", posts + ",7]"}};
  }

  std::vector<SourceFile> X() {
    std::string tweets = "window.YTD.tweets.part0 = [";
    for (int i = 0; i < 12; ++i) {
      tweets += (i == 0 ? "" : ",");
      tweets += R"({"tweet":{"id_str":")" + std::to_string(500'000'000'000'000'100 + i) +
                R"(","created_at":"Fri Mar 14 09:00:05 +0000 2014","full_text":")" +
                Pick({"", "RT @kees: ", "@kees "}) + Next() + "\"" +
                Pick({"", R"(,"in_reply_to_screen_name":"kees","in_reply_to_user_id_str":"9")"}) +
                "}}";
    }
    std::vector<SourceFile> files = XFiles();
    for (SourceFile& file : files) {
      if (file.path == "data/tweets.js") file.bytes = tweets + "]";
    }
    return files;
  }

  std::vector<SourceFile> Mastodon() {
    std::string items;
    for (int i = 0; i < 8; ++i) {
      const std::string to = Pick({R"(["https://www.w3.org/ns/activitystreams#Public"])",
                                   R"(["https://m.voorbeeld.nl/users/bm/followers"])", "[]"});
      items += (i == 0 ? "" : ",");
      items.append(R"({"type":"Create","published":"2024-03-15T09:00:00Z","to":)").append(to);
      items.append(R"(,"object":{"id":"https://m.voorbeeld.nl/users/bm/statuses/7)");
      items.append(std::to_string(i)).append(R"(","type":"Note","to":)").append(to);
      items.append(R"(,"content":"<p>)").append(Next()).append(R"(</p>"}})");
    }
    std::vector<SourceFile> files = MastodonFiles();
    for (SourceFile& file : files) {
      if (file.path == "outbox.json") file.bytes = R"({"orderedItems":[)" + items + "]}";
    }
    return files;
  }

  std::string Rss() {
    std::string items;
    for (int i = 0; i < 6; ++i) {
      items += "<item><title>" + Next() + "</title><guid>" + std::to_string(dice_.Below(5)) +
               "</guid><pubDate>" + Pick({"Fri, 14 Mar 2014 09:00:00 GMT", "ooit"}) +
               "</pubDate></item>";
    }
    return "<rss version=\"2.0\"><channel><title>Nieuws</title>" + items + "</channel></rss>";
  }

  std::string Agenda() {
    std::string events;
    for (int i = 0; i < 6; ++i) {
      events += "BEGIN:VEVENT\r\nUID:" + std::to_string(i) +
                "\r\nDTSTART:20140315T090000Z\r\nSUMMARY:" + Next() + "\r\n" +
                Pick({"", "CLASS:PRIVATE\r\n", "STATUS:CANCELLED\r\n"}) + "END:VEVENT\r\n";
    }
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
  }

  std::string Table() {
    std::string rows = "datum;titel;kanaal;zaak;zichtbaar\n";
    for (int i = 0; i < 6; ++i) {
      rows += Pick({"15-3-2014", "16-3-2014", "geen dag"}) + ";" + Next() + ";Krant;Zaak " +
              std::to_string(i) + ";" + Pick({"ja", "nee"}) + "\n";
    }
    return rows;
  }

  std::string Feed() {
    std::string items;
    for (int i = 0; i < 6; ++i) {
      items += (i == 0 ? "" : ",");
      items += R"({"id":")" + std::to_string(i) + R"(","content_text":")" + Next() +
               R"(","date_published":"2014-01-01T00:00:00Z"})";
    }
    return R"({"version":"https://jsonfeed.org/version/1.1","title":"N","items":[)" + items + "]}";
  }

  RandomStream& dice_;
  std::uint32_t next_ = 4097;
};

std::string AllFiles(const ImportSession& session) {
  const Publication publication = session.Publish();
  SiteOptions options;
  options.base_url = "https://voorbeeld.nl/";
  options.today = "2014-04-01";
  options.headers_json = "{}";
  const WrittenSite site =
      WriteSite(publication, options, [](std::string_view key) { return std::string(key); });
  std::string all = WriteProvenance(session.PublishProvenance());
  for (const auto* files : {&site.files, &site.settings}) {
    for (const OutputFile& file : *files) all += file.path + "\n" + file.bytes + "\n";
  }
  for (const OutputFile& file : WriteExport(publication)) all += file.bytes;
  return all;
}

// As a person may: some questions, some messages, some looks.
void Decide(RandomStream* dice, ImportSession* session) {
  for (const Question& question : std::vector<Question>(session->questions())) {
    if (question.choices.empty() || dice->Below(3) == 0) continue;
    session->Answer(
        question.id,
        question.choices[dice->Below(static_cast<std::uint32_t>(question.choices.size()))]);
  }
  const std::vector<std::string> all{"publish", "withhold", "withdraw", "seen", "expires"};
  for (const Candidate& candidate : session->candidates()) {
    const std::string& what = all[dice->Below(5)];
    if (dice->Below(3) > 0) continue;
    session->Decide(
        {candidate.item.id, what, what == "seen" ? PublicDigest(candidate.item) : "2014-01-01"});
  }
}

TEST_CASE("law: what is withheld is in no file, and every record is accounted for") {
  std::size_t withheld = 0, published = 0;
  std::set<std::string> broken;
  for (std::uint64_t round = 0; round < 40; ++round) {
    RandomStream dice(round + 1);
    auto archives = Archives(&dice).Make();
    for (std::size_t i = archives.size(); i > 1; --i) {
      std::swap(archives[i - 1], archives[dice.Below(static_cast<std::uint32_t>(i))]);
    }
    ImportSession session(TestOptions());
    for (const auto& [name, files] : archives) session.Add(name, files);
    session.Update();
    for (int step = 0; step < 3; ++step) {
      const std::string all = AllFiles(session);
      for (const Candidate& candidate : session.candidates()) {
        const std::string& text =
            candidate.original_text.empty() ? candidate.item.title : candidate.original_text;
        const std::size_t at = text.find("zq");
        if (at == std::string::npos) continue;
        const bool is_there = all.find(text.substr(at, 10)) != std::string::npos;
        ++(candidate.withheld.empty() ? published : withheld);
        CHECK(is_there == candidate.withheld.empty());
      }
      for (const FileSum& sum : session.sums()) {
        // Files beside the tweets hold no messages of their own.
        const bool is_beside = sum.archive == "x.zip" && sum.file != "data/tweets.js";
        if (!sum.holds() && !is_beside) broken.insert(sum.archive + ": " + sum.file);
      }
      Decide(&dice, &session);
      session.Update();
    }
  }
  CHECK(withheld > 500);
  CHECK(published > 500);
  for (const std::string& place : broken) MESSAGE(place);
  CHECK(broken.empty());
}

}  // namespace
}  // namespace kringen
