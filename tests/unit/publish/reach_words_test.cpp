// What is said of an estimate: the figure by the name that the platform gives it.
#include "publish/reach_words.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

// The keys themselves, with what they are filled with.
std::string Word(std::string_view key) {
  if (key.starts_with("reach.figure.")) return std::string(key.substr(13)) + " {count}";
  if (key.starts_with("reach.evidence.")) return std::string(key.substr(15)) + ": {figure}";
  return std::string(key);
}

std::string Evidence(const char* evidence, const char* definition, bool is_local_known = false) {
  ReachAggregate reach;
  reach.evidence = evidence;
  reach.reported = 520;
  reach.definition = definition;
  reach.is_local_known = is_local_known;
  return SentencesOf(reach, {"Facebook", 22'600, 2025}, Word).evidence;
}

TEST_CASE("a figure has the name of what the platform counts, where that fits what it is") {
  CHECK(Evidence("reported", "reach") == "reported: reach 520");
  CHECK(Evidence("reported", "viewers") == "reported: viewers 520");
  CHECK(Evidence("views", "plays") == "views: plays 520");
  CHECK(Evidence("reported", "") == "reported: viewers 520");
  CHECK(Evidence("reported", "plays") == "reported: viewers 520");
  CHECK(Evidence("views", "reach") == "views: views 520");
  CHECK(Evidence("views", "../secret") == "views: views 520");
}

TEST_CASE("where the followers live is not asked of the platform when it is known") {
  CHECK(Evidence("reported", "reach", true) == "reported_here: reach 520");
  CHECK(Evidence("views", "views", true) == "views_here: views 520");
  CHECK(Evidence("rate", "", true) == "rate: viewers 520");
}

}  // namespace
}  // namespace kringen
