// What is said of an estimate, in the parts of which pages and reports make their sentences: the
// number, what it rests on, and what has to be said with it. The page's own panel says the same
// (web/reach/words.js): it speaks the reader's language, changes its words in place while an answer
// grows sharper, and asks no worker for a sentence. tests/browser/reach-reported.spec.mjs reads
// both.
#pragma once

#include <string>
#include <vector>

#include "base/few.h"
#include "publish/html.h"
#include "publish/reach_file.h"

namespace kringen {

struct ReachContext {
  std::string platform;  // its name, as PlatformName gives it
  std::int64_t residents = 0;
  std::int64_t year = 0;  // of the population file; 0: it tells none
};

struct ReachSentences {
  std::string number;  // may be empty: "Geschat: ongeveer 2.900 van de 22.600 inwoners zagen dit."
  std::string evidence;  // "Facebook meldde 5.200 kijkers. Hoeveel daarvan hier wonen, ..."
  std::vector<std::string> warnings;
};

ReachSentences SentencesOf(const ReachAggregate& reach, const ReachContext& context,
                           const PublishWords& words);

// "Minstens 40 mensen deden er iets mee. Hoeveel mensen het zagen, weten we niet."
std::string UnknownWords(std::int64_t engaged, const PublishWords& words);

// What a platform told of a message.
struct ReportedFigure {
  std::int64_t count = 0;
  std::int64_t paid = -1;  // of the viewers, whom money brought; -1: not known
  std::string definition;  // as the export has it; "" unknown
  bool is_views = false;
};
// "Facebook meldde 100 kijkers, waarvan 60 door een advertentie."
std::string ReportedWords(const ReportedFigure& figure, const std::string& platform,
                          const PublishWords& words);

// Below a hundred no number is known to the person: "ongeveer 2.900", "minder dan 100".
std::string PersonsWords(std::int64_t persons, const PublishWords& words);
// An interval by the same rule: "1.300 tot 4.500", "hooguit 340", "minder dan 100".
// Of so few residents that this says nothing: "hooguit 30", which are all of them.
std::string RangeWords(const ReachRange& range, const PublishWords& words,
                       std::int64_t residents = INT64_MAX);
// "op Facebook", "in de krant (De Dijkbode)": where on a platform something stood, by the name that
// it has in that sentence. Which word goes before it depends on what the platform is.
std::string AtPlatform(const std::string& platform, const std::string& name,
                       const PublishWords& words);
// "Facebook", by the channel of that id; "dit platform" where it is not known.
std::string PlatformName(const Publication& publication, std::string_view channel,
                         const PublishWords& words);

}  // namespace kringen
