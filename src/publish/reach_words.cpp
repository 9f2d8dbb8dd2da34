#include "publish/reach_words.h"

#include <algorithm>

#include "model/item_names.h"

namespace kringen {

std::string PersonsWords(std::int64_t persons, const PublishWords& words) {
  if (IsFew(persons)) return words("reach.few");
  return Filled(words("publish.about"),
                {{"count", AboutWords(persons, words("number.thousands"))}});
}

std::string PlatformName(const Publication& publication, std::string_view channel,
                         const PublishWords& words) {
  const auto found = std::find_if(publication.channels.begin(), publication.channels.end(),
                                  [&](const Channel& each) { return each.id == channel; });
  const bool is_known = found != publication.channels.end();
  return words("reach.platform." +
               std::string(NameOf(kPlatformNames, is_known ? found->platform : Platform::kOther)));
}

namespace {

// "5.200 kijkers", "een bereik van 5.200": what the platform calls what it counts. A word that does
// not fit what the number rests on is not believed.
std::string FigureWords(const ReachAggregate& reach, const std::string& count,
                        const PublishWords& words) {
  const auto found =
      std::find(kDefinitionNames.begin() + 1, kDefinitionNames.end(), reach.definition);
  const bool is_views = reach.evidence == "views";
  std::string key = is_views ? "views" : "viewers";
  if (found != kDefinitionNames.end()) {
    const auto definition = static_cast<Definition>(found - kDefinitionNames.begin());
    if (CountsViews(definition) == is_views) key = reach.definition;
  }
  return Filled(words("reach.figure." + key), {{"count", count}});
}

// The key of the sentence that says what the number rests on.
std::string EvidenceKey(const ReachAggregate& reach) {
  if (reach.evidence == "reported" && reach.reported == 0) return "reach.evidence.nobody";
  const bool is_here =
      reach.is_local_known && (reach.evidence == "reported" || reach.evidence == "views");
  return "reach.evidence." + reach.evidence + (is_here ? "_here" : "");
}

}  // namespace

ReachSentences SentencesOf(const ReachAggregate& reach, const ReachContext& context,
                           const PublishWords& words) {
  const std::string mark = words("number.thousands");
  const std::map<std::string, std::string> values{
      {"platform", context.platform},
      {"year", std::to_string(context.year)},
      {"figure",
       FigureWords(reach, CountWords(std::max<std::int64_t>(reach.reported, 0), mark), words)},
      {"median", PersonsWords(reach.reach.median, words)},
      {"low", AboutWords(reach.reach.low, mark)},
      {"high", AboutWords(reach.reach.high, mark)},
      {"residents", CountWords(context.residents, mark)}};
  ReachSentences sentences;
  sentences.number = Filled(words("publish.reach"), values);
  sentences.evidence = Filled(words(EvidenceKey(reach)), values);
  for (const std::string& code : reach.warnings) {
    const std::string key = "reach.warning." + code;
    const std::string warning = words(key);
    if (!warning.empty() && warning != key) sentences.warnings.push_back(Filled(warning, values));
  }
  return sentences;
}

}  // namespace kringen
