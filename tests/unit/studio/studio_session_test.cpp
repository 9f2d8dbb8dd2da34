// The studio's laws: whatever was done and taken back leaves no trace in the export, a saved work
// file over the same archives gives the same export and holds no message, and what is withheld is
// in no exported byte.
#include "studio/studio_session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/json_write.h"
#include "import/readers/reader.h"
#include "import/session/account_ids.h"
#include "model/provenance.h"
#include "report/digest_lines.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

// Of this repository.
std::string FileText(const std::string& path) {
  std::ifstream file(std::string(KRINGEN_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

JsonValue Ask(StudioSession* studio, const std::string& json, std::string_view bytes = {}) {
  const std::optional<JsonValue> answer = ParseJson(studio->Send(json, bytes));
  REQUIRE(answer);
  return *answer;
}

std::vector<JsonValue> ListOf(const JsonValue& answer, const char* name) {
  return ListIn(answer, name);
}

std::string TypeOf(const JsonValue& answer) { return std::string(TextIn(answer, "type")); }

// As JavaScript does it: announce, then the wanted members in pieces.
void AddArchive(StudioSession* studio, const std::string& name,
                const std::vector<SourceFile>& files) {
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "archive");
  json.Member("name", name);
  json.OpenArray("members");
  for (const SourceFile& file : files) {
    json.OpenObject();
    json.Member("name", file.path);
    json.Member("packed", file.bytes.size());
    json.CloseObject();
  }
  json.CloseArray();
  json.CloseObject();
  for (const JsonValue& wanted : ListOf(Ask(studio, json.Take()), "wanted")) {
    const auto index = static_cast<std::size_t>(wanted.number);
    Ask(studio, R"({"type":"member","index":)" + std::to_string(index) + "}");
    const std::string_view bytes = files[index].bytes;
    const std::size_t half = bytes.size() / 2;
    Ask(studio, R"({"type":"piece"})", bytes.substr(0, half));
    Ask(studio, R"({"type":"piece"})", bytes.substr(half));
    Ask(studio, R"({"type":"member_end","whole":true})");
  }
  CHECK(TypeOf(Ask(studio, R"({"type":"archive_end"})")) == "done");
}

StudioSession Started() {
  StudioSession studio;
  Ask(&studio, R"({"type":"start","today":"2026-11-25","generated":"2026-11-25T00:00:00Z",)"
               R"("title":"Proef","place":"Losser"})");
  return studio;
}

StudioSession Filled() {
  StudioSession studio = Started();
  AddArchive(&studio, "facebook.zip", FacebookFiles());
  AddArchive(&studio, "x.zip", XFiles());
  AddArchive(&studio, "mastodon.tar.gz", MastodonFiles());
  Ask(&studio, R"({"type":"single","name":"berichten.csv"})", MetaFile().bytes);
  CHECK(TypeOf(Ask(&studio, R"({"type":"update"})")) == "summary");
  return studio;
}

JsonValue Act(StudioSession* studio, const std::string& action) {
  return Ask(studio, R"({"type":"act","actions":[)" + action + "]}");
}

std::vector<OutputFile> ExportFiles(StudioSession* studio) {
  std::vector<OutputFile> files;
  const std::vector<JsonValue> names = ListOf(Ask(studio, R"({"type":"export"})"), "files");
  files.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    files.push_back({std::string(TextIn(names[i], "path")), studio->TakeFile(i)});
  }
  CHECK(studio->TakeFile(0).empty());
  return files;
}

std::string Site(StudioSession* studio) {
  Ask(studio, R"({"type":"app_file","path":"index.html"})", "<html></html>");
  Ask(studio, R"({"type":"app_file","path":"main.js"})", "start();");
  const JsonValue made = Ask(studio, R"({"type":"site","base_url":"https://voorbeeld.nl",)"
                                     R"("day":"2026-11-25","headers":"{}"})");
  std::string text;
  for (std::size_t i = 0; i < ListIn(made, "files").size(); ++i) {
    text.append(TextIn(ListIn(made, "files")[i], "path")).append(studio->TakeFile(i));
  }
  return text;
}

std::string Export(StudioSession* studio) {
  std::string text;
  for (const OutputFile& file : ExportFiles(studio)) text.append(file.path).append(file.bytes);
  return text;
}

const std::string kOpenAll = R"({"what":"answer","name":"facebook_audience","value":"public"},)"
                             R"({"what":"answer","name":"x_audience","value":"public"})";

// All of that, the office's accounts, and a look at what is flagged.
JsonValue OpenAll(StudioSession* studio) {
  JsonValue summary = Act(studio, kOpenAll);
  for (const JsonValue& question : ListIn(summary, "questions")) {
    if (TextIn(question, "code") != "question.account") continue;
    Act(studio, R"({"what":"answer","value":"office","name":")" +
                    std::string(TextIn(question, "id")) + "\"}");
  }
  return Act(studio, R"({"what":"seen","filter":{"reason":"withheld.unseen"}})");
}

TEST_CASE("the studio's answers: counts add up, rows come newest first in pages") {
  StudioSession studio = Filled();
  const JsonValue summary = OpenAll(&studio);
  std::int64_t withheld = 0;
  for (const JsonValue& each : ListIn(summary, "withheld")) withheld += WholeIn(each, "count", 0);
  const std::int64_t items = WholeIn(summary, "items", 0);
  CHECK(items > 10);
  CHECK(withheld + WholeIn(summary, "public", 0) == items);
  std::string last = "9";
  std::int64_t seen = 0;
  for (std::int64_t from = 0; from < items; from += 5) {
    const JsonValue rows =
        Ask(&studio, R"({"type":"rows","count":5,"from":)" + std::to_string(from) + "}");
    CHECK(WholeIn(rows, "total", 0) == items);
    for (const JsonValue& row : ListIn(rows, "rows")) {
      CHECK(TextIn(row, "id") != "");
      ++seen;
    }
  }
  CHECK(seen == items);
  for (const char* state : {"public", "withheld"}) {
    const JsonValue rows = Ask(&studio, R"({"type":"rows","count":1000,"filter":{"state":")" +
                                            std::string(state) + "\"}}");
    for (const JsonValue& row : ListIn(rows, "rows")) {
      CHECK(TextIn(row, "withheld").empty() == (std::string(state) == "public"));
    }
  }
}

TEST_CASE("law: what is taken back leaves no trace, what is done again is the same") {
  StudioSession studio = Filled();
  OpenAll(&studio);
  for (const char* action :
       {R"({"what":"withhold","filter":{"channel":"mastodon"}})",
        R"({"what":"case","name":"Zorg dichtbij","value":"zorg","filter":{"state":"public"}})",
        R"({"what":"instrument","value":"rules","filter":{"state":"public"}})",
        R"({"what":"village","value":"glane","items":["mastodon-1"]})",
        R"({"what":"answer","name":"facebook_audience","value":"review"})",
        R"({"what":"story","story":{"id":"s","title":"S","stops":[{"text":"t"}]}})"}) {
    CAPTURE(action);
    const std::string before = Export(&studio);
    CHECK(ListIn(Act(&studio, action), "questions").size() > 0);
    const std::string after = Export(&studio);
    CHECK(after != before);
    Ask(&studio, R"({"type":"undo"})");
    CHECK(Export(&studio) == before);
    Ask(&studio, R"({"type":"redo"})");
    CHECK(Export(&studio) == after);
    Ask(&studio, R"({"type":"undo"})");
  }
}

TEST_CASE("law: a work file over the same archives gives the same export, and holds no message") {
  StudioSession studio = Filled();
  OpenAll(&studio);
  Act(&studio, R"({"what":"withhold","items":["mastodon-1"]})");
  Act(&studio, R"({"what":"case","name":"Zorg","value":"zorg","filter":{"state":"public"}})");
  const JsonValue saved = Ask(&studio, R"({"type":"work"})");
  const std::string work(TextIn(saved, "text"));
  for (const JsonValue& row : ListOf(Ask(&studio, R"({"type":"rows","count":1000})"), "rows")) {
    if (TextIn(row, "text").size() > 8) CHECK(work.find(TextIn(row, "text")) == std::string::npos);
  }
  JsonWriter open;
  open.OpenObject();
  open.Member("type", "open_work");
  open.Member("text", work);
  open.CloseObject();
  StudioSession later = Started();
  const std::string request = open.Take();
  CHECK(TypeOf(Ask(&later, request)) == "summary");
  AddArchive(&later, "mastodon.tar.gz", MastodonFiles());
  AddArchive(&later, "x.zip", XFiles());
  Ask(&later, R"({"type":"single","name":"berichten.csv"})", MetaFile().bytes);
  AddArchive(&later, "facebook.zip", FacebookFiles());
  Ask(&later, R"({"type":"update"})");
  CHECK(Export(&later) == Export(&studio));
}

// As it is called with its account.
std::string IdOf(StudioSession* studio, const std::string& plain) {
  for (const JsonValue& row : ListOf(Ask(studio, R"({"type":"rows","count":999})"), "rows")) {
    std::string id(TextIn(row, "id"));
    if (WithoutAccount(id) == plain) return id;
  }
  return {};
}

TEST_CASE("law: a story never tells of a message that is withheld") {
  StudioSession studio = Filled();
  Act(&studio, R"({"what":"story","story":{"id":"s","title":"Zorg","stops":[)"
               R"({"text":"een","item":")" +
                   IdOf(&studio, "mastodon-1") + R"("},{"text":"geheim","item":")" +
                   IdOf(&studio, "mastodon-5") + R"("}]}})");
  OpenAll(&studio);
  CHECK(Export(&studio).find("een") != std::string::npos);
  Act(&studio, R"({"what":"withhold","items":["mastodon-5","mastodon-1"]})");
  CHECK(Export(&studio).find("geheim") == std::string::npos);
  CHECK(Export(&studio).find("mastodon-1\"") == std::string::npos);
}

TEST_CASE("an item in pieces is its original text, and what is allowed stays in it") {
  StudioSession studio = Started();
  Ask(&studio, R"({"type":"single","name":"a.csv"})",
      "datum;titel;tekst;zichtbaar\n2014-06-05;Loket;Mail naar loket@losser.example of bel;ja\n");
  const JsonValue summary = Ask(&studio, R"({"type":"update"})");
  REQUIRE(WholeIn(summary, "items", 0) == 1);
  const std::vector<JsonValue> rows = ListOf(Ask(&studio, R"({"type":"rows","count":9})"), "rows");
  const std::string id(TextIn(rows[0], "id"));
  const JsonValue item = Ask(&studio, R"({"type":"item","id":")" + id + "\"}");
  std::string whole;
  for (const JsonValue& part : ListIn(item, "parts")) whole += TextIn(part, "text");
  CHECK(whole == "Mail naar loket@losser.example of bel");
  CHECK(Export(&studio).find("loket@losser.example") == std::string::npos);
  Act(&studio, R"({"what":"allow","value":"loket@losser.example"})");
  CHECK(Export(&studio).find("loket@losser.example") != std::string::npos);
  Ask(&studio, R"({"type":"undo"})");
  CHECK(Export(&studio).find("loket@losser.example") == std::string::npos);
}

TEST_CASE("answers to residents become public one by one, never with others") {
  StudioSession studio = Filled();
  OpenAll(&studio);
  const auto replies = [&] {
    return ListOf(Ask(&studio, R"({"type":"rows","count":9,"filter":)"
                               R"({"reason":"withheld.reply_to_citizen"}})"),
                  "rows");
  };
  const std::vector<JsonValue> before = replies();
  REQUIRE(!before.empty());
  Act(&studio, R"({"what":"publish","filter":{"state":"withheld"}})");
  CHECK(replies().size() == before.size());
  const std::string id(TextIn(before[0], "id"));
  Act(&studio, R"({"what":"publish","items":[")" + id + R"("]})");
  CHECK(replies().size() == before.size() - 1);
}

TEST_CASE("law: the same site is made twice, though the page hands its files over each time") {
  StudioSession studio = Filled();
  OpenAll(&studio);
  const std::string site = Site(&studio);
  CHECK(site.find("start();") != std::string::npos);
  CHECK(site.find("site/index.html") != std::string::npos);
  CHECK(site.find("site-instellingen/nginx.conf") != std::string::npos);
  CHECK(site.find("site/nginx.conf") == std::string::npos);
  CHECK(Site(&studio) == site);
}

TEST_CASE("a site has the estimates of its messages where there is a population, and only there") {
  StudioSession studio = Started();
  Ask(&studio, R"({"type":"single","name":"eigen.csv"})",
      "datum;titel;tekst;kanaal;platform;zichtbaar;kijkers;duimpjes;gemeten op\n"
      "15-3-2026;Brug;De brug is weer open.;Gemeente;facebook;ja;5200;40;20-3-2026\n");
  Ask(&studio, R"({"type":"update"})");
  CHECK(Site(&studio).find("site/reach.json") == std::string::npos);
  Ask(&studio, R"({"type":"single","name":"population.json"})",
      FileText("assets/losser/population.json"));
  CHECK(Site(&studio).find("site/reach.json") == std::string::npos);
  const JsonValue begun = Ask(&studio, R"({"type":"estimate","anew":true,"day":"2026-11-25"})");
  CHECK(WholeIn(begun, "count", -1) == 1);
  CHECK(WholeIn(begun, "done", -1) == 0);
  CHECK(Site(&studio).find("site/reach.json") == std::string::npos);
  CHECK(WholeIn(Ask(&studio, R"({"type":"estimate"})"), "done", -1) == 1);
  CHECK(WholeIn(Ask(&studio, R"({"type":"estimate"})"), "done", -1) == 1);
  const std::string site = Site(&studio);
  CHECK(site.find("site/reach.json") != std::string::npos);
  CHECK(site.find(R"("evidence":"reported")") != std::string::npos);
  CHECK(site.find("<p class=\"reach\">") != std::string::npos);
  CHECK(Site(&studio) == site);
  // Of another export they are not.
  Ask(&studio, R"({"type":"title","title":"Anders","place":"Losser"})");
  CHECK(Site(&studio).find("site/reach.json") == std::string::npos);
}

TEST_CASE("a population is published beside the feed and names the villages") {
  StudioSession studio = Filled();
  Ask(&studio, R"({"type":"single","name":"population.json"})",
      R"({"schema":1,"claims":"claims.json","villages":[{"id":"glane","name":"Glane"}]})");
  const JsonValue summary = Ask(&studio, R"({"type":"update"})");
  CHECK(TextIn(ListIn(summary, "villages")[0], "name") == "Glane");
  const std::vector<OutputFile> made = ExportFiles(&studio);
  const auto population = std::find_if(made.begin(), made.end(), [](const OutputFile& file) {
    return file.path == "population.json";
  });
  REQUIRE(population != made.end());
  CHECK(made[0].bytes.find(R"("population":"population.json")") != std::string::npos);
  // The file of claims is not there, so nobody is sent to it.
  CHECK(population->bytes.find("claims") == std::string::npos);
}

TEST_CASE("law: an export that is read back alone is the same export again, population and all") {
  StudioSession studio = Filled();
  OpenAll(&studio);
  Ask(&studio, R"({"type":"single","name":"population.json"})",
      R"({"schema":1,"villages":[{"id":"glane","name":"Glane"}]})");
  Act(&studio, R"({"what":"case","name":"Zorg","value":"zorg","filter":{"state":"public"}})");
  Act(&studio, R"({"what":"story","story":{"id":"s","title":"S","stops":[{"text":"t"}]}})");
  std::vector<SourceFile> files;
  for (OutputFile& file : ExportFiles(&studio)) {
    files.push_back({"export/" + file.path, std::move(file.bytes)});
  }
  StudioSession later = Started();
  AddArchive(&later, "kringen-export.zip", files);
  const JsonValue summary = Ask(&later, R"({"type":"update"})");
  CHECK(TextIn(ListIn(summary, "villages")[0], "name") == "Glane");
  CHECK(WholeIn(summary, "kept", 0) == WholeIn(Ask(&studio, R"({"type":"update"})"), "public", -1));
  const auto pages = [](StudioSession* session) {
    std::string text = Export(session);
    // Which archives there were is no part of what was read back.
    const std::size_t from = text.find(R"("sources":[)");
    return from == std::string::npos ? text : text.erase(from, text.find(']', from) + 2 - from);
  };
  CHECK(pages(&later) == pages(&studio));
}

TEST_CASE("bad names and bombs are refused by name, and the rest is read") {
  StudioSession studio = Started();
  const JsonValue wanted = Ask(&studio, R"({"type":"archive","name":"a.zip","members":[)"
                                        R"({"name":"../outbox.json","packed":5},)"
                                        R"({"name":"outbox.json","packed":5},)"
                                        R"({"name":"secret/outbox.json","encrypted":true}]})");
  REQUIRE(ListIn(wanted, "wanted").size() == 1);
  Ask(&studio, R"({"type":"member","index":1})");
  const std::string big(2 << 20, ' ');
  const JsonValue more = Ask(&studio, R"({"type":"piece"})", big);
  CHECK_FALSE(more.Find("more")->truth);
  Ask(&studio, R"({"type":"member_end","whole":false})");
  Ask(&studio, R"({"type":"archive_end"})");
  std::string codes;
  for (const JsonValue& line : ListOf(Ask(&studio, R"({"type":"update"})"), "report")) {
    codes.append(TextIn(line, "code")).append(" ");
  }
  CHECK(codes == "archive.bad_name archive.bomb archive.encrypted ");
}

TEST_CASE("requests that make no sense are answered, never obeyed") {
  StudioSession studio;
  CHECK(TypeOf(Ask(&studio, "{")) == "failed");
  CHECK(TypeOf(Ask(&studio, R"({"type":"rows"})")) == "failed");
  studio = Started();
  for (const char* request :
       {R"({"type":"piece"})", R"({"type":"member","index":-3})", R"({"type":"member_end"})",
        R"({"type":"item","id":"none"})", R"({"type":"open_work","text":"{}"})",
        R"({"type":"open_work","text":"nonsense"})"}) {
    CAPTURE(request);
    CHECK(TypeOf(Ask(&studio, request)) == "failed");
  }
  for (const char* request :
       {R"({"type":"archive_end"})", R"({"type":"undo"})", R"({"type":"redo"})",
        R"({"type":"rows","from":-1,"count":-1})", R"({"type":"rows","from":99})",
        R"({"type":"act","actions":[{"what":"village","items":["none"]},{"what":7}]})"}) {
    CAPTURE(request);
    CHECK(TypeOf(Ask(&studio, request)) != "failed");
  }
}

TEST_CASE("withdraw and restore work on an export alone, and a damaged one is not written over") {
  StudioSession studio = Filled();
  OpenAll(&studio);
  const std::vector<OutputFile> made = ExportFiles(&studio);
  std::vector<SourceFile> files;
  files.reserve(made.size());
  for (const OutputFile& file : made) files.push_back({"export/" + file.path, file.bytes});
  StudioSession later = Started();
  AddArchive(&later, "export.zip", files);
  const JsonValue kept = Ask(&later, R"({"type":"kept","count":9})");
  REQUIRE(ListIn(kept, "rows").size() > 1);
  const std::string id(TextIn(ListIn(kept, "rows")[0], "id"));
  const auto decide = [&](const char* what) {
    return Act(&later, R"({"what":")" + std::string(what) + R"(","items":[")" + id + "\"]}");
  };
  const auto has_it = [&] { return Export(&later).find("\"" + id + "\"") != std::string::npos; };
  CHECK(has_it());
  CHECK(ListIn(decide("withdraw"), "withdrawals").size() == 1);
  CHECK_FALSE(has_it());
  CHECK(Export(&later).find(WithdrawnDigest(id)) != std::string::npos);
  decide("restore");
  CHECK(Export(&later).find(WithdrawnDigest(id)) == std::string::npos);

  for (SourceFile& file : files) {
    if (file.path == "export/withdrawn.json") file.bytes = "{";
  }
  StudioSession damaged = Started();
  AddArchive(&damaged, "export.zip", files);
  CHECK(TextIn(Ask(&damaged, R"({"type":"export"})"), "code") == "studio.damaged_export");
}

TEST_CASE("a request that makes no sense is answered, and changes nothing") {
  StudioSession idle;
  const auto code = [](const JsonValue& answer) { return std::string(TextIn(answer, "code")); };
  CHECK(code(Ask(&idle, R"({"type":"update"})")) == "studio.not_started");
  StudioSession studio = Started();
  const std::string before = studio.Send(R"({"type":"update"})", {});
  for (const char* request : {"", "[", "7", R"({})", R"({"type":7})", R"({"type":"updates"})"}) {
    CAPTURE(request);
    CHECK(code(Ask(&studio, request)) == "studio.bad_request");
  }
  CHECK(code(Ask(&studio, R"({"type":"piece"})")) == "studio.no_archive");
  CHECK(code(Ask(&studio, R"({"type":"member_end","whole":true})")) == "studio.no_archive");
  CHECK(studio.Send(R"({"type":"undo"})", {}) == before);
  CHECK(studio.Send(R"({"type":"redo"})", {}) == before);
}

std::string CensusFixture(const std::string& name) {
  return FileText("tests/fixtures/census/" + name);
}

JsonValue Single(StudioSession* studio, const std::string& name, const std::string& bytes) {
  Ask(studio, R"({"type":"single","name":")" + name + "\"}", bytes);
  return Ask(studio, R"({"type":"update"})");
}

const OutputFile* PopulationIn(const std::vector<OutputFile>& files) {
  const auto found = std::find_if(files.begin(), files.end(), [](const OutputFile& file) {
    return file.path == "population.json";
  });
  return found == files.end() ? nullptr : &*found;
}

TEST_CASE("the table and the map of the neighbourhoods become a population, in either order") {
  const std::string table = CensusFixture("kwb-2024.csv"),
                    map = CensusFixture("wijken-2024.geojson");
  StudioSession studio = Filled();
  OpenAll(&studio);
  JsonValue summary = Single(&studio, "wijken.geojson", map);
  CHECK(TextIn(ObjectIn(summary, "census"), "waits_for") == "table");
  CHECK(PopulationIn(ExportFiles(&studio)) == nullptr);
  summary = Single(&studio, "kwb.csv", table);
  const JsonValue& open = ObjectIn(summary, "census");
  CHECK(TextIn(open, "waits_for").empty());
  REQUIRE(!ListIn(open, "municipalities").empty());
  CHECK(WholeIn(open, "year", -1) == 0);
  CHECK(PopulationIn(ExportFiles(&studio)) == nullptr);
  Act(&studio, R"({"what":"answer","name":"census.municipality","value":"GM9991"})");
  summary = Act(&studio, R"({"what":"answer","name":"census.year","value":"2024"})");
  CHECK(TextIn(ObjectIn(summary, "census"), "name") == "Waterlanden");
  const std::vector<OutputFile> files = ExportFiles(&studio);
  const OutputFile* made = PopulationIn(files);
  REQUIRE(made != nullptr);
  CHECK(made->bytes.find("Waterlanden") != std::string::npos);
  CHECK(files[0].bytes.find(R"("population":"population.json")") != std::string::npos);
  CHECK(!ListIn(summary, "villages").empty());
  // The report knows the same residents as the export.
  const JsonValue report =
      Ask(&studio, R"({"type":"report","month":"2014-06","styles":"p{}",)"
                   R"("words":{"nl":{"report.seen.no_population":"Niemand telde."}}})");
  REQUIRE(TypeOf(report) == "report");
  CHECK(studio.TakeFile(0).find("Niemand telde.") == std::string::npos);
  // Taken back and done again as any answer; a year in the name needs none.
  Ask(&studio, R"({"type":"undo"})");
  CHECK(PopulationIn(ExportFiles(&studio)) == nullptr);
  Ask(&studio, R"({"type":"redo"})");
  CHECK(PopulationIn(ExportFiles(&studio)) != nullptr);
  StudioSession other = Filled();
  Single(&other, "kwb-2024.csv", table);
  Single(&other, "wijken.geojson", map);
  Act(&other, R"({"what":"answer","name":"census.municipality","value":"GM9991"})");
  const std::vector<OutputFile> same = ExportFiles(&other);
  REQUIRE(PopulationIn(same) != nullptr);
  CHECK(PopulationIn(same)->bytes == made->bytes);
}

TEST_CASE("a population without the name of a place gives it: nothing else leads to the file") {
  StudioSession studio;
  Ask(&studio, R"({"type":"start","today":"2026-11-25","generated":"2026-11-25T00:00:00Z"})");
  AddArchive(&studio, "facebook.zip", FacebookFiles());
  Ask(&studio, R"({"type":"update"})");
  OpenAll(&studio);
  Ask(&studio, R"({"type":"single","name":"population.json"})",
      R"({"name":"Waterlanden","villages":[{"id":"a","name":"A","residents":900}]})");
  Ask(&studio, R"({"type":"update"})");
  const std::vector<OutputFile> files = ExportFiles(&studio);
  REQUIRE_FALSE(files.empty());
  CHECK(files[0].bytes.find(R"("place":{"name":"Waterlanden")") != std::string::npos);
  CHECK(files[0].bytes.find(R"("population":"population.json")") != std::string::npos);
}

TEST_CASE("what is wrong with the files of the neighbourhoods is said by its code") {
  StudioSession studio = Started();
  Single(&studio, "kwb-2024.csv", CensusFixture("kwb-2024.csv"));
  Single(&studio, "w.geojson", R"({"type":"FeatureCollection","features":[]})");
  const JsonValue summary =
      Act(&studio, R"({"what":"answer","name":"census.municipality","value":"GM9991"})");
  const JsonValue& problem = ObjectIn(ObjectIn(summary, "census"), "problem");
  CHECK(TextIn(problem, "code").substr(0, 7) == "census.");
  // A municipality that the table does not have is no answer.
  const JsonValue wrong =
      Act(&studio, R"({"what":"answer","name":"census.municipality","value":"GM0001"})");
  CHECK(TextIn(ObjectIn(wrong, "census"), "municipality") != "GM0001");
}

TEST_CASE("followers are an answer that can be taken back, and go with the export") {
  StudioSession studio = Filled();
  OpenAll(&studio);
  const auto has = [&] {
    return ExportFiles(&studio)[0].bytes.find(
               R"("followers":[{"date":"2025-10-01","count":8900}])") != std::string::npos;
  };
  CHECK_FALSE(has());
  Act(&studio, R"({"what":"answer","name":"facebook.followers","value":"8900@2025-10-01"})");
  CHECK(has());
  Ask(&studio, R"({"type":"undo"})");
  CHECK_FALSE(has());
  Ask(&studio, R"({"type":"redo"})");
  CHECK(has());
}

TEST_CASE("the report of a month is of the export as it would be made now") {
  StudioSession studio = Filled();
  const std::vector<OutputFile> files = ExportFiles(&studio);
  REQUIRE_FALSE(files.empty());
  const auto report = [&](const std::string& month) {
    return Ask(&studio, R"({"type":"report","month":")" + month +
                            R"(","styles":"p{}","words":{"nl":{"report.file":"rapport"}}})");
  };
  CHECK(TypeOf(report("oktober")) == "failed");
  CHECK(TextIn(report("2014-13"), "code") == "studio.bad_month");
  const JsonValue made = report("2014-06");
  REQUIRE(TypeOf(made) == "report");
  REQUIRE(ListOf(made, "files").size() == 3);
  CHECK(TextIn(ListOf(made, "files")[0], "path") == "rapport-2014-06.html");
  const std::string html = studio.TakeFile(0);
  CHECK(html.find("<style>p{}</style>") != std::string::npos);
  CHECK(html.find(DigestOfFiles(FeedFilesOf(files))) != std::string::npos);
  for (std::size_t i = 1; i < 3; ++i) CHECK_FALSE(studio.TakeFile(i).empty());
}

}  // namespace
}  // namespace kringen
