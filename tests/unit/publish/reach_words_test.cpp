// What is said of an estimate: the figure by the name that the platform gives it.
#include "publish/reach_words.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

// The keys themselves, with what they are filled with.
std::string Word(std::string_view key) {
  if (key == "reach.figure.paid") return "{figure} ({count} paid)";
  if (key.starts_with("reach.figure.")) return std::string(key.substr(13)) + " {count}";
  if (key.starts_with("reach.evidence.")) return std::string(key.substr(15)) + ": {figure}";
  if (key == "reach.range") return "{low} to {high}";
  if (key == "reach.range.most") return "to {high}";
  if (key == "reach.at.press") return "in {name}";
  if (key == "number.thousands") return ".";
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

TEST_CASE("which word goes before a channel is said by what its platform is") {
  CHECK(AtPlatform("press", "de krant (De Dijkbode)", Word) == "in de krant (De Dijkbode)");
}

TEST_CASE("a figure has the name of what the platform counts, where that fits what it is") {
  CHECK(Evidence("reported", "reach") == "Reported: reach.other 520");
  CHECK(Evidence("reported", "viewers") == "Reported: viewers.other 520");
  CHECK(Evidence("views", "plays") == "Views: plays.other 520");
  CHECK(Evidence("reported", "") == "Reported: viewers.other 520");
  CHECK(Evidence("reported", "plays") == "Reported: viewers.other 520");
  CHECK(Evidence("views", "reach") == "Views: views.other 520");
  CHECK(Evidence("views", "../secret") == "Views: views.other 520");
}

TEST_CASE("where the followers live is not asked of the platform when it is known") {
  CHECK(Evidence("reported", "reach", true) == "Reported_here: reach.other 520");
  CHECK(Evidence("views", "views", true) == "Views_here: views.other 520");
  CHECK(Evidence("rate", "", true) == "Rate: viewers.other 520");
}

TEST_CASE("whom money brought is part of what was reported, and said with it") {
  ReachAggregate reach;
  reach.evidence = "reported";
  reach.reported = 100;
  reach.paid = 60;
  const ReachContext context{"Facebook", 22'600, 2025};
  CHECK(SentencesOf(reach, context, Word).evidence == "Reported_paid: viewers.other 100 (60 paid)");
  CHECK(SentencesOf(reach, context, Word).number == "publish.reach.unpaid");
  reach.is_local_known = true;
  CHECK(SentencesOf(reach, context, Word).evidence ==
        "Reported_here_paid: viewers.other 100 (60 paid)");
  reach.paid = -1;
  CHECK(SentencesOf(reach, context, Word).number == "publish.reach");
  CHECK(ReportedWords({1, -1, "plays", true}, "X", Word) == "Nobody: plays.one 1");
}

TEST_CASE("no interval has a number below a hundred, and none is turned round") {
  const auto range = [](std::int64_t low, std::int64_t high) {
    return RangeWords({low, low, high}, Word);
  };
  CHECK(range(0, 0) == "0");
  CHECK(range(0, 1) == "reach.few");
  CHECK(range(20, 99) == "reach.few");
  CHECK(range(20, 100) == "to 100");
  CHECK(range(99, 4532) == "to 4.500");
  CHECK(range(100, 4532) == "100 to 4.500");
  CHECK(range(1312, 4532) == "1.300 to 4.500");
  CHECK(PersonsWords(0, Word) == "0");
}

}  // namespace
}  // namespace kringen
