// Two hundred invented citizens, put wherever archives have people: nobody is found in any byte of
// the export or of the site, under none of their names. What a writer says of somebody in a plain
// sentence is not here: no program can know that for a name, which is why a person reviews.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/json_write.h"
#include "import/session/session.h"
#include "publish/site_writer.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

constexpr std::size_t kCitizens = 200;

struct Citizen {
  std::string name, handle, mail, phone, iban, plate, address;
  std::vector<std::string> all() const { return {name, handle, mail, phone, iban, plate, address}; }
};

// Two digits as letters, so that a name is found whole or not at all.
std::string Letters(std::size_t number) {
  constexpr std::string_view kSyllables = "babedifogukalemonupirosatevuwyzo";
  return std::string(kSyllables.substr(number / 16 % 16 * 2, 2)) +
         std::string(kSyllables.substr(number % 16 * 2, 2));
}

// Digits 0..8 of a Dutch account whose check digits are right.
std::string Iban(std::size_t number) {
  const std::string account = "0" + std::to_string(100'000'000 + number * 37);
  // "KRIN" and "NL00" as numbers behind the account: ISO 13616.
  const std::string digits = "20271823" + account + "232100";
  unsigned rest = 0;
  for (const char c : digits) rest = (rest * 10 + static_cast<unsigned>(c - '0')) % 97;
  const unsigned check = 98 - rest;
  return std::string("NL") + (check < 10 ? "0" : "") + std::to_string(check) + "KRIN" + account;
}

std::vector<Citizen> Citizens() {
  std::vector<Citizen> citizens(kCitizens);
  for (std::size_t i = 0; i < kCitizens; ++i) {
    const std::string letters = Letters(i);
    Citizen& citizen = citizens[i];
    citizen.name = "Q" + letters + " van Verzinsel";
    citizen.handle = "q" + letters + "_xyz";
    citizen.mail = "q" + letters + "@verzonnen.example";
    citizen.phone = "06-" + std::to_string(20'000'000 + i * 7919);
    citizen.iban = Iban(i);
    citizen.plate = "QX-" + std::to_string(100 + i) + "-Z";
    citizen.address = std::to_string(7500 + i) + " QX " + std::to_string(i + 1);
  }
  return citizens;
}

template <typename Write>
std::string Json(Write write) {
  JsonWriter json;
  write(&json);
  return json.Take();
}

// Everything about a citizen that a text may hold and the importer has to find.
std::string Dirty(const Citizen& citizen, std::size_t i) {
  return "Bericht " + std::to_string(i) + " van de gemeente. Mail " + citizen.mail + " of bel " +
         citizen.phone + ", @" + citizen.handle + ". Rekening " + citizen.iban + ", kenteken " +
         citizen.plate + ", adres " + citizen.address + ".";
}

std::vector<SourceFile> Facebook(const std::vector<Citizen>& citizens) {
  const auto people = [&](JsonWriter* json, const char* place) {
    json->OpenArray(place);
    for (const Citizen& citizen : citizens) {
      json->OpenObject();
      json->Member("name", citizen.name);
      json->Member("author", citizen.name);
      json->Member("contact_info", citizen.phone);
      json->CloseObject();
    }
    json->CloseArray();
  };
  const std::string posts = Json([&](JsonWriter* json) {
    json->OpenArray();
    for (std::size_t i = 0; i < citizens.size(); ++i) {
      const Citizen& citizen = citizens[i];
      const auto post = [&](const std::string& title, const std::string& text, std::int64_t more) {
        json->OpenObject();
        json->Member("timestamp", 1'400'000'000 + static_cast<std::int64_t>(i) * 7200 + more);
        json->Member("title", title);
        json->OpenArray("data");
        json->OpenObject();
        json->Member("post", text);
        json->CloseObject();
        json->CloseArray();
        json->Member("tags", std::vector<std::string>{citizen.name});
        json->CloseObject();
      };
      post("Burgemeester was met " + citizen.name + ".", Dirty(citizen, i), 0);
      post("Burgemeester schreef iets op de tijdlijn van " + citizen.name + ".",
           "Beste " + citizen.name, 60);
      post("Burgemeester heeft een bericht van " + citizen.name + " gedeeld.",
           citizen.name + " schreef dit", 120);
    }
    json->CloseArray();
  });
  const std::string others = Json([&](JsonWriter* json) {
    json->OpenObject();
    people(json, "friends_v2");
    people(json, "comments_v2");
    people(json, "participants");
    json->CloseObject();
  });
  return {{"posts/your_posts_1.json", posts},
          {"posts/other_people's_posts_to_your_timeline.json", others},
          {"comments_and_reactions/comments.json", others},
          {"friends/your_friends.json", others},
          {"messages/inbox/a/message_1.json", others}};
}

std::vector<SourceFile> X(const std::vector<Citizen>& citizens) {
  std::string tweets = "window.YTD.tweets.part0 = [";
  for (std::size_t i = 0; i < citizens.size(); ++i) {
    const Citizen& citizen = citizens[i];
    const auto tweet = [&](std::size_t id, const std::string& text, bool is_reply) {
      tweets += (tweets.back() == '[' ? "" : ",") + Json([&](JsonWriter* json) {
                  json->OpenObject();
                  json->OpenObject("tweet");
                  json->Member("id_str", std::to_string(600'000'000'000'000'000u + id));
                  json->Member("created_at", "Fri Mar 14 09:00:05 +0000 2014");
                  json->Member("full_text", text);
                  if (is_reply) {
                    json->Member("in_reply_to_screen_name", citizen.handle);
                    json->Member("in_reply_to_user_id_str", std::to_string(1000 + i));
                  }
                  json->OpenObject("entities");
                  json->OpenArray("user_mentions");
                  json->OpenObject();
                  json->Member("screen_name", citizen.handle);
                  json->Member("name", citizen.name);
                  json->CloseObject();
                  json->CloseArray();
                  json->CloseObject();
                  json->CloseObject();
                  json->CloseObject();
                });
    };
    tweet(i * 3, Dirty(citizen, i), false);
    tweet(i * 3 + 1, "@" + citizen.handle + " dank voor uw vraag", true);
    tweet(i * 3 + 2, "RT @" + citizen.handle + ": " + citizen.name + " zegt iets", false);
  }
  tweets += "]";
  std::vector<SourceFile> files = XFiles();
  for (SourceFile& file : files) {
    if (file.path == "data/tweets.js") file.bytes = tweets;
  }
  files.push_back({"data/direct-messages.js", "window.YTD.direct_messages.part0 = " + tweets});
  files.push_back({"data/like.js", "window.YTD.like.part0 = " + tweets});
  return files;
}

std::vector<SourceFile> Mastodon(const std::vector<Citizen>& citizens) {
  const std::string outbox = Json([&](JsonWriter* json) {
    json->OpenObject();
    json->OpenArray("orderedItems");
    for (std::size_t i = 0; i < citizens.size(); ++i) {
      const Citizen& citizen = citizens[i];
      const std::string page = "https://y.example/@" + citizen.handle;
      json->OpenObject();
      json->Member("type", "Create");
      json->Member("published", "2024-03-15T09:00:00Z");
      const std::vector<std::string> everybody{"https://www.w3.org/ns/activitystreams#Public"};
      json->Member("to", everybody);
      json->Member("cc", std::vector<std::string>{page});
      json->OpenObject("object");
      json->Member("id", "https://m.voorbeeld.nl/users/bm/statuses/9" + std::to_string(i));
      json->Member("type", "Note");
      json->Member("to", everybody);
      json->Member("content", "<p>Dank <span class=\"h-card\"><a href=\"" + page +
                                  "\" class=\"u-url mention\">@<span>" + citizen.handle +
                                  "</span></a></span>. " + Dirty(citizen, i) + "</p>");
      json->OpenArray("tag");
      json->OpenObject();
      json->Member("type", "Mention");
      json->Member("href", page);
      json->Member("name", "@" + citizen.handle + "@y.example");
      json->CloseObject();
      json->CloseArray();
      json->CloseObject();
      json->CloseObject();
    }
    json->CloseArray();
    json->CloseObject();
  });
  std::vector<SourceFile> files = MastodonFiles();
  for (SourceFile& file : files) {
    if (file.path == "outbox.json") file.bytes = outbox;
  }
  files.push_back({"likes.json", outbox});
  return files;
}

SourceFile Agenda(const std::vector<Citizen>& citizens) {
  std::string ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
  for (std::size_t i = 0; i < citizens.size(); ++i) {
    const Citizen& citizen = citizens[i];
    ics += "BEGIN:VEVENT\r\nUID:" + citizen.mail + "\r\nDTSTART:20240315T090000Z\r\n";
    ics += "SUMMARY:Spreekuur " + std::to_string(i) + "\r\nDESCRIPTION:Bel " + citizen.phone +
           "\r\nORGANIZER;CN=" + citizen.name + ":mailto:" + citizen.mail +
           "\r\nATTENDEE;CN=" + citizen.name + ":mailto:" + citizen.mail +
           "\r\nCONTACT:" + citizen.name + "\r\nCOMMENT:" + citizen.name + "\r\nEND:VEVENT\r\n";
  }
  return {"agenda.ics", ics + "END:VCALENDAR\r\n"};
}

std::string Plain(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

TEST_CASE("two hundred invented citizens are nowhere in what is published") {
  const std::vector<Citizen> citizens = Citizens();
  ImportSession session(TestOptions());
  session.Add("facebook.zip", Facebook(citizens));
  session.Add("x.zip", X(citizens));
  session.Add("mastodon.tar.gz", Mastodon(citizens));
  session.Add("agenda.ics", {Agenda(citizens)});
  session.Answer("facebook_audience", "public");
  session.Answer("x_audience", "public");
  session.Update();
  SayOffice(&session);
  // As careless as a person can be: everything that can be let through is.
  for (const Candidate& candidate : session.candidates()) {
    session.Decide({candidate.item.id, "publish", ""});
  }
  session.Update();
  SeeAll(&session);
  const Publication publication = session.Publish();
  CHECK(publication.items.size() > 3 * kCitizens);

  SiteOptions options;
  options.base_url = "https://voorbeeld.nl/";
  options.today = "2024-04-01";
  options.headers_json = "{}";
  const PublishWords words = [](std::string_view key) { return std::string(key); };
  std::string all;
  const WrittenSite site = WriteSite(publication, options, words);
  for (const auto* files : {&site.files, &site.settings}) {
    for (const OutputFile& file : *files) {
      all.append(file.path).append("\n").append(file.bytes).append("\n");
    }
  }
  for (const OutputFile& file : WriteExport(publication)) all.append(file.bytes);
  for (const ReportLine& line : session.report()) {
    all.append(line.place).append(" ").append(line.detail).append("\n");
  }
  all = Plain(all);
  std::set<std::string> found;
  for (const Citizen& citizen : citizens) {
    for (const std::string& trace : citizen.all()) {
      if (all.find(Plain(trace)) != std::string::npos) found.insert(trace);
    }
  }
  for (const std::string& trace : found) MESSAGE(trace);
  CHECK(found.empty());
}

}  // namespace
}  // namespace kringen
