// Circles and their reach as the worker sends them: what is right is kept, what is wrong is named.
#include "model/circles.h"

#include <doctest/doctest.h>

#include <string>

#include "unit/view/synthetic_circles.h"

namespace kringen {
namespace {

std::string Broken(std::string json, const std::string& part, const std::string& by) {
  const std::size_t at = json.find(part);
  REQUIRE(at != std::string::npos);
  return json.replace(at, part.size(), by);
}

const std::string kCircles =
    R"({"types":["household","club"],"villages":["losser","glane"],"residents":[5,2],)"
    R"("circles":[[0,0,3,2],[0,1,4,0],[1,0,2,1]]})";
const std::string kReach =
    R"({"key":"k","direct":[500,0,100],"both":[0,0,100],"shared":[333,0,100],"figures":[200,-1],"first":[0,-1,1],)"
    R"("half":[1,-1,-1],"seconds":[60,3600],"reached":[1,2.5],"events":[[90,0,1,2,1]]})";

Circles Read() {
  Result<Circles> read = ReadCircles(kCircles);
  REQUIRE(read.ok());
  return std::move(read).value();
}

std::string CirclesError(const std::string& json) {
  const Result<Circles> read = ReadCircles(json);
  return read.ok() ? "" : read.error().code + read.error().place;
}

std::string ReachError(const std::string& json) {
  const Result<CircleReach> read = ReadCircleReach(json, Read());
  return read.ok() ? "" : read.error().code + read.error().place;
}

TEST_CASE("reading what was written is the identity") {
  const Circles circles = SyntheticCircles(0.2);
  const Result<Circles> read = ReadCircles(CirclesJson(circles));
  REQUIRE(read.ok());
  CHECK(read.value().types == circles.types);
  CHECK(read.value().residents == circles.residents);
  REQUIRE(read.value().circles.size() == circles.circles.size());
  CHECK(CirclesJson(read.value()) == CirclesJson(circles));
  for (const bool replay : {true, false}) {
    const CircleReach reach = SyntheticReach(circles, replay);
    const Result<CircleReach> again = ReadCircleReach(CircleReachJson(reach), circles);
    REQUIRE(again.ok());
    CHECK(CircleReachJson(again.value()) == CircleReachJson(reach));
    CHECK(again.value().has_replay() == replay);
  }
}

TEST_CASE("circles that cannot be are refused with their place") {
  CHECK(CirclesError(kCircles) == "");
  CHECK(CirclesError("") == "circles.not_json");
  CHECK(CirclesError("[]") == "circles.not_json");
  CHECK(CirclesError("{}") == "circles.bad_member/types/0");
  CHECK(CirclesError(kCircles.substr(0, 90)) == "circles.not_json");
  CHECK(CirclesError(Broken(kCircles, "[0,1,4,0]", "[0,2,4,0]")) == "circles.bad_member/circles/1");
  CHECK(CirclesError(Broken(kCircles, "[0,1,4,0]", "[2,1,4,0]")) == "circles.bad_member/circles/1");
  CHECK(CirclesError(Broken(kCircles, "[0,1,4,0]", "[0,1,-4,0]")) ==
        "circles.bad_member/circles/1");
  CHECK(CirclesError(Broken(kCircles, "[0,1,4,0]", "[0,1,4,5]")) == "circles.bad_member/circles/1");
  CHECK(CirclesError(Broken(kCircles, "[0,1,4,0]", "[0,1,1e300,0]")) ==
        "circles.bad_member/circles/1");
  CHECK(CirclesError(Broken(kCircles, "[0,1,4,0]", "[0,1,4]")) == "circles.not_json");
  CHECK(CirclesError(Broken(kCircles, "[0,1,4,0]", "[0,1,[4],0]")) == "circles.not_json");
  CHECK(CirclesError(Broken(kCircles, "[5,2]", "[5]")) == "circles.bad_member/residents/1");
  CHECK(CirclesError(Broken(kCircles, "[5,2]", "[5,-2]")) == "circles.bad_member/residents/1");
  CHECK(CirclesError(Broken(kCircles, "[5,2]", "5")) == "circles.bad_member/residents/1");
}

TEST_CASE("a reach that cannot be is refused with its place") {
  CHECK(ReachError(kReach) == "");
  const auto error = [](const char* part, const char* by) {
    return ReachError(Broken(kReach, part, by));
  };
  CHECK(error("[500,0,100]", "[500,0]") == "circles.bad_member/direct/2");
  CHECK(error("[500,0,100]", "[500,-1,100]") == "circles.bad_member/direct/1");
  CHECK(error("[500,0,100]", "[1001,0,100]") == "circles.bad_member/direct/0");
  CHECK(error("[500,0,100]", "[700,0,100]") == "circles.bad_member/direct/0");
  CHECK(error("[200,-1]", "[200]") == "circles.bad_member/figures/1");
  CHECK(error("[200,-1]", "[200,1001]") == "circles.bad_member/figures/1");
  CHECK(error("[60,3600]", "[3600,60]") == "circles.bad_member/seconds/1");
  CHECK(error("[60,3600]", "[60,1e12]") == "circles.bad_member/seconds/1");
  CHECK(error("[1,2.5]", "[2.5,1]") == "circles.bad_member/reached/1");
  CHECK(error("[1,2.5]", "[1]") == "circles.bad_member/reached/1");
  CHECK(error("[0,-1,1]", "[0,-1,2]") == "circles.bad_member/first/2");
  CHECK(error("[0,-1,1]", "[]") == "circles.bad_member/first/0");
  CHECK(error("[1,-1,-1]", "[1,-1,0]") == "circles.bad_member/half/2");
  CHECK(error("[90,0,1,2,1]", "[90,3,1,2,1]") == "circles.bad_member/events/0");
  CHECK(error("[90,0,1,2,1]", "[90,0,1,3,1]") == "circles.bad_member/events/0");
  CHECK(error("[90,0,1,2,1]", "[90,0,1,2]") == "circles.bad_member/events/1");
}

TEST_CASE("what rounding gave too much is taken back") {
  const Result<CircleReach> read = ReadCircleReach(
      Broken(Broken(kReach, "[500,0,100]", "[334,0,100]"), "\"both\":[0", "\"both\":[334"), Read());
  REQUIRE(read.ok());
  const CircleReach::Shares& shares = read.value().shares[0];
  CHECK(shares.direct + shares.both + shares.shared == 1000);
}

}  // namespace
}  // namespace kringen
