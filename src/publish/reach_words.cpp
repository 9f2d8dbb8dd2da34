#include "publish/reach_words.h"

#include <algorithm>

#include "model/item_names.h"

namespace kringen {

std::string PersonsWords(std::int64_t persons, const PublishWords& words) {
  if (persons > 0 && persons < 100) return words("reach.few");
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

ReachSentences SentencesOf(const ReachAggregate& reach, const ReachContext& context,
                           const PublishWords& words) {
  const std::string mark = words("number.thousands");
  const std::map<std::string, std::string> values{
      {"platform", context.platform},
      {"year", std::to_string(context.year)},
      {"count", CountWords(std::max<std::int64_t>(reach.reported, 0), mark)},
      {"median", PersonsWords(reach.reach.median, words)},
      {"low", AboutWords(reach.reach.low, mark)},
      {"high", AboutWords(reach.reach.high, mark)},
      {"residents", CountWords(context.residents, mark)}};
  const bool is_nobody = reach.evidence == "reported" && reach.reported == 0;
  ReachSentences sentences;
  sentences.number = Filled(words("publish.reach"), values);
  sentences.evidence =
      Filled(words("reach.evidence." + (is_nobody ? "nobody" : reach.evidence)), values);
  for (const std::string& code : reach.warnings) {
    const std::string key = "reach.warning." + code;
    const std::string warning = words(key);
    if (!warning.empty() && warning != key) sentences.warnings.push_back(Filled(warning, values));
  }
  return sentences;
}

}  // namespace kringen
