// A folder that a run owns in part: what it wrote is replaced as a whole, what is of others is not
// touched, in every way in which a new version can come.
#include "cli/owned_folder.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/digest.h"
#include "cli/leftovers.h"

namespace kringen {
namespace {

namespace fs = std::filesystem;
using Tree = std::map<std::string, std::string>;  // path -> bytes; of a link "-> where"

class Place {
 public:
  Place() {
    std::string name = (fs::temp_directory_path() / "kringen-folder-XXXXXX").string();
    root_ = mkdtemp(name.data());
  }
  ~Place() { fs::remove_all(root_); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  std::string operator/(const std::string& path) const { return root_ + "/" + path; }
  const std::string& root() const { return root_; }

 private:
  std::string root_;
};

void Write(const std::string& path, const std::string& bytes) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

Tree TreeOf(const std::string& folder) {
  Tree tree;
  const Result<std::vector<DiskEntry>> entries = ListTree(folder);
  REQUIRE(entries.ok());
  for (const DiskEntry& entry : entries.value()) {
    const std::string path = folder + "/" + entry.path;
    if (entry.is_file()) tree[entry.path] = ReadPlainFile(path).value_or("?");
    if (S_ISLNK(entry.stat.st_mode)) tree[entry.path] = "-> " + fs::read_symlink(path).string();
  }
  return tree;
}

std::vector<OutputFile> With(std::vector<OutputFile> files) {
  AddProvenance({}, &files);
  return files;
}

struct Told {
  std::vector<std::string> codes;
  FolderNotice notice() {
    return [this](const Error& error) { codes.push_back(error.code); };
  }
};

// What went wrong, by code; empty: nothing.
std::string Put(const std::string& folder, const std::vector<OutputFile>& files,
                PutOptions options = {}, FolderKind kind = FolderKind::kSite,
                const FolderNotice& notice = {}) {
  Result<OwnedFolder> owned = OwnedFolder::Open(folder, kind, 0, notice);
  if (!owned.ok()) return owned.error().code;
  OwnedFolder held = std::move(owned).value();
  const Failure failure = held.Put(files, options);
  return failure ? failure->code : "";
}

// A folder, a link to one, and file by file.
struct Way {
  const char* name;
  bool is_link, in_place;
};
constexpr Way kWays[] = {{"folder", false, false},
                         {"link", true, false},
                         {"file by file", false, true},
                         {"file by file behind a link", true, true}};

// An empty folder for a site, plain or behind a link.
std::string Prepare(const Place& place, const Way& way) {
  if (way.is_link) {
    fs::create_directories(place / "releases/eerste");
    fs::create_directory_symlink("releases/eerste", place / "site");
  } else {
    fs::create_directories(place / "site");
  }
  return place / "site";
}

TEST_CASE("law: after a run the folder holds its files, those of others, and nothing else") {
  for (const Way& way : kWays) {
    CAPTURE(way.name);
    const Place place;
    const std::string site = Prepare(place, way);
    const PutOptions options{false, way.in_place, false};
    REQUIRE(Put(site, With({{"index.html", "1"}, {"bericht/a.html", "a"}, {"feed-3.json", "3"}}),
                options)
                .empty());
    Write(site + "/foto.jpg", "van de gemeente");
    Write(site + "/bericht/eigen.txt", "ook");
    fs::create_directories(site + "/leeg");
    fs::create_symlink("/etc/hostname", site + "/wijzer");
    struct stat before {
    }, after{};
    REQUIRE(lstat((site + "/foto.jpg").c_str(), &before) == 0);
    const std::vector<OutputFile> files =
        With({{"index.html", "2"}, {"bericht/b.html", "b"}, {"berichten/2014-06.html", "juni"}});
    REQUIRE(Put(site, files, options).empty());
    Tree wanted{{"foto.jpg", "van de gemeente"},
                {"bericht/eigen.txt", "ook"},
                {"wijzer", "-> /etc/hostname"}};
    for (const OutputFile& file : files) wanted[file.path] = file.bytes;
    CHECK(TreeOf(site) == wanted);
    CHECK(fs::is_directory(site + "/leeg"));
    REQUIRE(lstat((site + "/foto.jpg").c_str(), &after) == 0);
    CHECK(before.st_ino == after.st_ino);
    CHECK(before.st_mtim.tv_nsec == after.st_mtim.tv_nsec);
    // Neither locks nor half versions stay beside it.
    CHECK(TreeOf(place.root()).size() == wanted.size() + (way.is_link ? 1 : 0));
    CHECK(fs::is_symlink(site) == way.is_link);
    // Folders of which nothing of others is left go too.
    fs::remove(site + "/bericht/eigen.txt");
    REQUIRE(Put(site, With({{"index.html", "2"}}), options).empty());
    CHECK_FALSE(fs::exists(site + "/bericht"));
    CHECK_FALSE(fs::exists(site + "/berichten"));
  }
}

TEST_CASE("what is unchanged stays the same file, so that its time tells browsers so") {
  const Place place;
  REQUIRE(Put(place / "site", With({{"a", "1"}, {"b", "1"}})).empty());
  struct stat before {
  }, after{};
  REQUIRE(lstat((place / "site/a").c_str(), &before) == 0);
  REQUIRE(Put(place / "site", With({{"a", "1"}, {"b", "2"}})).empty());
  REQUIRE(lstat((place / "site/a").c_str(), &after) == 0);
  CHECK(before.st_ino == after.st_ino);
}

TEST_CASE("a file of others or a changed one is refused by name, and nothing changes") {
  for (const Way& way : kWays) {
    CAPTURE(way.name);
    const Place place;
    const std::string site = Prepare(place, way);
    PutOptions options{false, way.in_place, false};
    Write(site + "/index.html", "van een ander");
    Tree before = TreeOf(site);
    CHECK(Put(site, With({{"index.html", "1"}, {"feed.json", "{}"}}), options) == "folder.foreign");
    CHECK(TreeOf(site) == before);
    options.force = true;
    CHECK(Put(site, With({{"index.html", "1"}, {"feed.json", "{}"}}), options).empty());
    CHECK(TreeOf(site)["index.html"] == "1");
    options.force = false;
    Write(site + "/feed.json", "veranderd");
    before = TreeOf(site);
    CHECK(Put(site, With({{"index.html", "2"}, {"feed.json", "{}"}}), options) == "folder.foreign");
    // Also one that would only be removed.
    CHECK(Put(site, With({{"index.html", "2"}}), options) == "folder.foreign");
    CHECK(TreeOf(site) == before);
    Write(site + "/feed.json", "{}");
    CHECK(Put(site, With({{"index.html", "2"}}), options).empty());
  }
}

TEST_CASE("links inside lead nowhere: neither read nor written through, nor followed to remove") {
  for (const Way& way : kWays) {
    CAPTURE(way.name);
    const Place place;
    const std::string site = Prepare(place, way);
    PutOptions options{false, way.in_place, false};
    Write(place / "elders/x.html", "van een ander");
    Write(place / "elders/feed.json", "van een ander");
    const std::vector<OutputFile> files =
        With({{"index.html", "1"}, {"bericht/x.html", "x"}, {"feed.json", "{}"}});
    REQUIRE(Put(site, files, options).empty());
    // Somebody puts links where files and a folder of ours were.
    fs::remove_all(site + "/bericht");
    fs::create_directory_symlink(place / "elders", site + "/bericht");
    fs::remove(site + "/feed.json");
    fs::create_symlink(place / "elders/feed.json", site + "/feed.json");
    const Tree before = TreeOf(site);
    CHECK(Put(site, files, options) == "folder.foreign");
    CHECK(TreeOf(site) == before);
    options.force = true;
    CHECK(Put(site, files, options).empty());
    CHECK(TreeOf(site).at("bericht/x.html") == "x");
    CHECK(TreeOf(site).at("feed.json") == "{}");
    CHECK(TreeOf(place / "elders") ==
          Tree{{"feed.json", "van een ander"}, {"x.html", "van een ander"}});
  }
}

TEST_CASE("a hostile list removes nothing outside the folder, nor what it does not know") {
  for (const Way& way : kWays) {
    CAPTURE(way.name);
    const Place place;
    const std::string site = Prepare(place, way);
    const PutOptions options{false, way.in_place, false};
    Write(place / "geheim.txt", "van een ander");
    Write(site + "/eigen.txt", "van de gemeente");
    const std::string digest = Sha256Hex("van een ander");
    Provenance hostile;
    for (const std::string& path :
         {std::string("../geheim.txt"), std::string("../../geheim.txt"), place / "geheim.txt",
          std::string("x/../../geheim.txt"), std::string("..\\geheim.txt"), std::string("."),
          std::string(), std::string("eigen.txt"), std::string("herkomst.json")}) {
      hostile.files.push_back({path, digest});
    }
    Write(site + "/herkomst.json", WriteProvenance(hostile));
    CHECK(Put(site, With({{"index.html", "1"}}), options) == "folder.foreign");
    Write(site + "/eigen.txt.oud", "1");
    fs::rename(site + "/eigen.txt", site + "/foto.txt");
    CHECK(Put(site, With({{"index.html", "1"}}), options).empty());
    CHECK(TreeOf(site).count("foto.txt") == 1);
    CHECK(ReadPlainFile(place / "geheim.txt") == "van een ander");
  }
}

TEST_CASE("names that lead outside are not written") {
  const Place place;
  for (const char* path : {"../index.html", "/index.html", "a/../../b", "a\\b", "nul", ""}) {
    CAPTURE(path);
    CHECK(Put(place / "site", With({{path, "1"}})) == "folder.bad_name");
  }
  CHECK(Put(place / "site", With({{"a", "1"}, {"a", "2"}})) == "folder.bad_name");
  CHECK_FALSE(fs::exists(place / "site"));
}

TEST_CASE("one run at a time; many may read") {
  const Place place;
  REQUIRE(Put(place / "site", With({{"a", "1"}})).empty());
  {
    const Result<OwnedFolder> first = OwnedFolder::Open(place / "site/", FolderKind::kSite, 0, {});
    REQUIRE(first.ok());
    CHECK(Put(place / "site", With({{"a", "2"}})) == "folder.busy");
    using Use = FolderLock::Use;
    CHECK_FALSE(FolderLock::Take(FolderName(place / "site"), Use::kRead, 0, {}).ok());
  }
  {
    const auto read = [&] {
      return FolderLock::Take(FolderName(place / "site"), FolderLock::Use::kRead, 0, {});
    };
    const Result<FolderLock> one = read(), other = read();
    CHECK(one.ok());
    CHECK(other.ok());
    CHECK(Put(place / "site", With({{"a", "2"}})) == "folder.busy");
  }
  CHECK(Put(place / "site", With({{"a", "2"}})).empty());
  CHECK_FALSE(fs::exists(place / "site.kringen-lock"));
}

TEST_CASE("an export of before there was a list is taken over, another feed is not") {
  const Place place;
  const std::string folder = place / "export";
  Write(folder + "/feed.json", R"({"items":[],"_kringen":{"schema":1}})");
  Write(folder + "/feed-2.json", "{}");
  Write(folder + "/withdrawn.json", "{}");
  Write(folder + "/population.json", "{}");
  Told told;
  CHECK(
      Put(folder, With({{"feed.json", "nieuw"}}), {}, FolderKind::kExport, told.notice()).empty());
  CHECK(told.codes == std::vector<std::string>{"folder.adopted"});
  CHECK(TreeOf(folder).count("feed-2.json") == 0);
  CHECK(TreeOf(folder).count("population.json") == 1);
  const std::string other = place / "anders";
  Write(other + "/feed.json", R"({"version":"https://jsonfeed.org/version/1.1","items":[]})");
  CHECK(Put(other, With({{"feed.json", "nieuw"}}), {}, FolderKind::kExport) == "folder.foreign");
}

TEST_CASE("a site is no place for an export, nor an export for a site, not even by force") {
  const Place place;
  const std::vector<OutputFile> exported = With({{"feed.json", "{}"}, {"withdrawn.json", "{}"}});
  const std::vector<OutputFile> site =
      With({{"feed.json", "{}"}, {"index.html", "<!doctype html>"}});
  struct Case {
    const std::vector<OutputFile>&there, &comes;
    FolderKind was, is;
    const char* code;
  };
  const Case cases[] = {
      {site, exported, FolderKind::kSite, FolderKind::kExport, "folder.is_site"},
      {exported, site, FolderKind::kExport, FolderKind::kSite, "folder.is_export"},
      {site, site, FolderKind::kSite, FolderKind::kSite, ""},
      {exported, exported, FolderKind::kExport, FolderKind::kExport, ""},
  };
  int count = 0;
  for (const Case& each : cases) {
    const std::string folder = place / std::to_string(count++);
    REQUIRE(Put(folder, each.there, {}, each.was).empty());
    const Tree before = TreeOf(folder);
    PutOptions by_force;
    by_force.force = true;
    CHECK(Put(folder, each.comes, {}, each.is) == each.code);
    CHECK(Put(folder, each.comes, by_force, each.is) == each.code);
    CHECK(TreeOf(folder) == before);
  }
}

TEST_CASE("ids that a person adds to the list of the withdrawn do not stop an import") {
  const Place place;
  const auto files = With({{"feed.json", "1"}, {"withdrawn.json", "[]"}});
  REQUIRE(Put(place / "export", files, {}, FolderKind::kExport).empty());
  Write(place / "export/withdrawn.json", "[\"fb-1\"]");
  CHECK(Put(place / "export", files, {}, FolderKind::kExport).empty());
}

TEST_CASE("settings that a person changed stay; the new version lies beside them") {
  const Place place;
  const auto put = [&](const char* bytes, Told* told) {
    return Put(place / "site-instellingen", {{"nginx.conf", bytes}}, {}, FolderKind::kSettings,
               told->notice());
  };
  Told told;
  REQUIRE(put("1", &told).empty());
  REQUIRE(put("2", &told).empty());
  CHECK(told.codes.empty());
  Write(place / "site-instellingen/nginx.conf", "eigen");
  REQUIRE(put("3", &told).empty());
  CHECK(told.codes == std::vector<std::string>{"folder.changed"});
  Tree tree = TreeOf(place / "site-instellingen");
  CHECK(tree["nginx.conf"] == "eigen");
  CHECK(tree["nginx.conf.nieuw"] == "3");
  REQUIRE(put("4", &told).empty());
  CHECK(TreeOf(place / "site-instellingen")["nginx.conf.nieuw"] == "4");
  fs::remove(place / "site-instellingen/nginx.conf");
  REQUIRE(put("4", &told).empty());
  tree = TreeOf(place / "site-instellingen");
  CHECK(tree["nginx.conf"] == "4");
  CHECK(tree.count("nginx.conf.nieuw") == 0);
}

TEST_CASE("one file is added to the others and to the list") {
  const Place place;
  REQUIRE(Put(place / "export", With({{"feed.json", "1"}}), {}, FolderKind::kExport).empty());
  {
    Result<OwnedFolder> owned = OwnedFolder::Open(place / "export", FolderKind::kExport, 0, {});
    REQUIRE(owned.ok());
    OwnedFolder held = std::move(owned).value();
    CHECK_FALSE(held.Add({{"reach.json", "r"}}, {}));
  }
  CHECK(TreeOf(place / "export").at("feed.json") == "1");
  CHECK(TreeOf(place / "export").at("reach.json") == "r");
  REQUIRE(Put(place / "export", With({{"feed.json", "2"}}), {}, FolderKind::kExport).empty());
  CHECK(TreeOf(place / "export").count("reach.json") == 0);
}

TEST_CASE("two renames, where a file system cannot exchange; killed between them") {
  const Place place;
  const std::string site = place / "site";
  REQUIRE(Put(site, With({{"a", "1"}, {"oud", "1"}})).empty());
  Write(site + "/foto.jpg", "f");
  Result<std::vector<DiskEntry>> entries = ListTree(site);
  REQUIRE(entries.ok());
  const Result<Provenance> before = ReadProvenance(*ReadPlainFile(site + "/herkomst.json"));
  const auto files = With({{"a", "2"}});
  const PutPlan plan = MakePutPlan(site, entries.value(), KnownFilesOf(before.value().files), files,
                                   FolderKind::kSite, {});
  CHECK_FALSE(PutInPlace(site, plan.version, PutWay::kTwoRenames, [](const Error&) {}));
  const Tree after = TreeOf(site);
  CHECK(after.at("a") == "2");
  CHECK(after.count("oud") == 0);
  CHECK(TreeOf(place.root()).size() == after.size());
  // As a killing leaves it: the old one aside, the new one not yet there.
  fs::rename(site, site + kNewMark + "77");
  Write(site + kOldMark + "77/a", "1");
  Write(site + kOldMark + "77/herkomst.json", WriteProvenance({{{"a", "x"}}, {}, {}, {}}));
  Told told;
  Recover(site, told.notice());
  CHECK(TreeOf(site) == after);
  CHECK(TreeOf(place.root()).size() == after.size());
  // The new one is not whole: it was never finished.
  fs::rename(site, site + kOldMark + "78");
  Recover(site, told.notice());
  CHECK(TreeOf(site) == after);
  CHECK(told.codes.empty());
}

TEST_CASE("what a killed run left goes, but nothing that is nowhere else") {
  const Place place;
  const std::string site = place / "site";
  REQUIRE(Put(site, With({{"a", "1"}})).empty());
  Write(site + "/foto.jpg", "f");
  const std::string left = site + kNewMark + "123";
  Write(left + "/herkomst.json", WriteProvenance({{{"b/c", "x"}}, {}, {}, {}}));
  Write(left + "/b/c", "half");
  fs::create_hard_link(site + "/foto.jpg", left + "/foto.jpg");
  Told told;
  Recover(site, told.notice());
  CHECK_FALSE(fs::exists(left));
  CHECK(told.codes.empty());
  Write(left + "/eigen/foto.jpg", "nergens anders");
  Recover(site, told.notice());
  CHECK(told.codes == std::vector<std::string>{"folder.leftover"});
  CHECK(ReadPlainFile(left + "/eigen/foto.jpg") == "nergens anders");
  // A link in the place of a leftover leads nobody there.
  Write(place / "elders/a", "1");
  fs::create_directory_symlink(place / "elders", site + "/.kringen-new");
  fs::create_directory_symlink(place / "elders", site + kNewMark + "9");
  Recover(site, told.notice());
  CHECK(ReadPlainFile(place / "elders/a") == "1");
}

}  // namespace
}  // namespace kringen
