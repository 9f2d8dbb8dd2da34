// What is public on a day: one rule for the site, the report and the estimates.
#include "model/still_public.h"

#include <doctest/doctest.h>

#include "model/publication_check.h"

namespace kringen {
namespace {

Publication WithItems(const std::vector<std::pair<const char*, const char*>>& items) {
  Publication publication;
  publication.cases = {{"weg", "De weg open", ""}};
  for (const auto& [id, expires] : items) {
    PublicationItem& item = publication.items.emplace_back();
    item.id = id;
    item.expires = expires;
  }
  return publication;
}

TEST_CASE("what is kept and what is left out are all there was, and a day later never keeps more") {
  const Publication all =
      WithItems({{"a", ""}, {"b", "2026-10-20"}, {"c", "2026-10-21T08:00:00+02:00"}, {"d", ""}});
  std::size_t before = all.items.size();
  for (const char* today : {"", "2026-10-20", "2026-10-21", "2026-10-22"}) {
    Publication kept = all;
    kept.withdrawn = {"d"};
    const LeftOut out = KeepPublic(today, &kept);
    CHECK(out.withdrawn == 1);
    CHECK(kept.items.size() + out.expired.size() + 1 == all.items.size());
    CHECK(kept.items.size() <= before);
    before = kept.items.size();
  }
  CHECK(before == 1);
}

TEST_CASE("what is both withdrawn and expired is withdrawn, and a case that is left empty goes") {
  Publication publication = WithItems({{"a", "2026-10-20"}});
  publication.items[0].case_id = "weg";
  publication.withdrawn = {"a"};
  const LeftOut out = KeepPublic("2026-11-01", &publication);
  CHECK(out.withdrawn == 1);
  CHECK(out.expired.empty());
  CHECK(publication.cases.empty());
}

TEST_CASE("a message is still to come until its own day, and an announcement is there before it") {
  Publication all = WithItems({{"a", ""}, {"b", ""}, {"c", ""}});
  for (PublicationItem& item : all.items) {
    item.published = ParseTime("2026-10-21T00:30:00+02:00").value();
  }
  all.items[1].kind = ItemKind::kEvent;
  all.withdrawn = {"c"};
  using Day = std::pair<const char*, int>;  // and how many are still to come
  for (const Day& each : {Day{"2026-10-20", 1}, {"2026-10-21", 0}, {"2026-10-22", 0}, {"", 0}}) {
    Publication kept = all;
    const LeftOut out = KeepPublic(each.first, &kept);
    CHECK_MESSAGE(static_cast<int>(out.ahead.size()) == each.second, each.first);
    CHECK(kept.items.size() + out.ahead.size() + 1 == all.items.size());
    int told = 0;
    for (const Error& problem : CheckMeaning(all, each.first))
      told += problem.code == "export.ahead" ? 1 : 0;
    CHECK_MESSAGE(told >= each.second, "check tells what is left out");
  }
}

TEST_CASE(
    "the day of an export is that of the Netherlands; of none, or of nonsense, there is none") {
  Publication publication;
  CHECK(DayOfExport(publication).empty());
  using Case = std::pair<const char*, const char*>;
  for (const Case& each :
       {Case{"2026-10-31T22:59:00Z", "2026-10-31"}, Case{"2026-10-31T23:30:00Z", "2026-11-01"},
        Case{"2026-10-31", "2026-10-31"}, Case{"gisteren", ""}}) {
    publication.generated = each.first;
    CHECK_MESSAGE(DayOfExport(publication) == each.second, each.first);
  }
}

}  // namespace
}  // namespace kringen
