#include "model/provenance.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

TEST_CASE("a provenance read back is itself") {
  Provenance provenance;
  provenance.files = {{"feed.json", std::string(64, 'a')}, {"bericht/fb-1.html", ""}};
  provenance.withdrawals = {{WithdrawnDigest("fb-1"), "withheld.by_hand", "2026-01-02"}};
  provenance.accounts = {{"facebook-archive", "0a1b2c3d", "office"}};
  provenance.releases = {{"2026-01-02", 1, 12}, {"2026-01-03", 2, 12}};
  const Result<Provenance> again = ReadProvenance(WriteProvenance(provenance));
  REQUIRE(again.ok());
  CHECK(again.value() == provenance);
  CHECK_FALSE(ReadProvenance("{").ok());
}

TEST_CASE("a digest is of an id once, not of a digest again") {
  const std::string digest = WithdrawnDigest("fb-1401979320");
  CHECK(digest.size() == 7 + 64);
  CHECK(WithdrawnDigest(digest) == digest);
  CHECK(WithdrawnDigest("sha256:abc") != "sha256:abc");
  CHECK(WithdrawnDigest("fb-1") != WithdrawnDigest("fb-2"));
}

TEST_CASE("the key of an account depends on the platform and hides the account") {
  CHECK(AccountKey("facebook-archive", "gemeente").size() == 8);
  CHECK(AccountKey("facebook-archive", "a") != AccountKey("instagram-archive", "a"));
  CHECK(AccountKey("facebook-archive", "a") == AccountKey("facebook-archive", "a"));
}

}  // namespace
}  // namespace kringen
