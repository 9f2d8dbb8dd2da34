#include "unit/import/archive_fixtures.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "import/session/review_list.h"

namespace kringen {

std::string FixtureText(const std::string& path) {
  std::ifstream file(std::string(KRINGEN_SOURCE_DIR) + "/tests/fixtures/import/" + path,
                     std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

namespace {

std::vector<SourceFile> Files(const std::string& folder, const std::vector<std::string>& paths) {
  std::vector<SourceFile> files(paths.size());
  std::transform(paths.begin(), paths.end(), files.begin(), [&](const std::string& path) {
    return SourceFile{path, FixtureText(std::string(folder).append("/").append(path))};
  });
  return files;
}

}  // namespace

std::vector<SourceFile> FacebookFiles() { return Files("facebook", {"posts/your_posts_1.json"}); }

std::vector<SourceFile> PageFiles() {
  return Files("facebook_page",
               {"this_profile's_activity_across_facebook/posts/profile_posts_1.json"});
}

std::vector<SourceFile> XFiles() {
  return Files("x", {"data/tweets.js", "data/account.js", "data/note-tweet.js", "data/manifest.js",
                     "data/twitter-circle-tweet.js"});
}

std::vector<SourceFile> MastodonFiles() { return Files("mastodon", {"outbox.json", "actor.json"}); }

SourceFile MetaFile() { return {"berichten.csv", FixtureText("meta/berichten.csv")}; }

ImportOptions TestOptions() {
  ImportOptions options;
  options.generated = "2014-11-01T00:00:00Z";
  options.today = "2024-11-01";  // after every message of the fixtures
  options.title = "Berichten";
  options.place_name = "Losser";
  return options;
}

void SayOffice(ImportSession* session) {
  for (const Question& question : std::vector<Question>(session->questions())) {
    if (question.code == "question.account") session->Answer(question.id, "office");
  }
  session->Update();
}

void SeeAll(ImportSession* session) {
  for (const Candidate* candidate : session->Unseen()) {
    session->Decide({candidate->item.id, "seen", PublicDigest(candidate->item)});
  }
  session->Update();
}

std::string_view IdOfPaths(const std::vector<std::string>& paths) {
  const std::vector<const Source*> sources = SourcesOf(paths);
  return sources.empty() ? std::string_view() : sources.front()->id;
}

std::string_view IdOfFile(std::string_view name, std::string_view start) {
  const Source* source = SourceOf(name, start);
  return source == nullptr ? std::string_view() : source->id;
}

bool MayReadAs(std::string_view id, std::string_view path) {
  const Source* source = FindSource(id);
  return source != nullptr && MayRead(*source, path);
}

}  // namespace kringen
