#include "publish/reach_words.h"

#include <algorithm>

#include "base/text.h"
#include "model/item_names.h"

namespace kringen {

std::string PersonsWords(std::int64_t persons, const PublishWords& words) {
  if (IsFew(persons)) return words("reach.few");
  if (persons == 0) return "0";
  return Filled(words("publish.about"),
                {{"count", AboutWords(persons, words("number.thousands"))}});
}

std::string AtPlatform(const std::string& platform, const std::string& name,
                       const PublishWords& words) {
  return Filled(words("reach.at." + platform), {{"name", name}});
}

std::string PlatformName(const Publication& publication, std::string_view channel,
                         const PublishWords& words) {
  const auto found = std::find_if(publication.channels.begin(), publication.channels.end(),
                                  [&](const Channel& each) { return each.id == channel; });
  const bool is_known =
      found != publication.channels.end() && found->platform != Platform::kUnknown;
  return words("reach.platform." +
               std::string(NameOf(kPlatformNames, is_known ? found->platform : Platform::kOther)));
}

namespace {

// "5.200 kijkers", "een bereik van 5.200": what the platform calls what it counts. A word that does
// not fit what the number rests on is not believed.
std::string FigureWords(const ReportedFigure& figure, const PublishWords& words) {
  const std::string mark = words("number.thousands");
  const auto found =
      std::find(kDefinitionNames.begin() + 1, kDefinitionNames.end(), figure.definition);
  std::string key = figure.is_views ? "views" : "viewers";
  if (found != kDefinitionNames.end()) {
    const auto definition = static_cast<Definition>(found - kDefinitionNames.begin());
    if (CountsViews(definition) == figure.is_views) key = figure.definition;
  }
  std::string text = Filled(words(PluralKey("reach.figure." + key, figure.count)),
                            {{"count", CountWords(figure.count, mark)}});
  if (figure.paid <= 0) return text;
  return Filled(words("reach.figure.paid"),
                {{"figure", text}, {"count", CountWords(figure.paid, mark)}});
}

// The key of the sentence that says what the number rests on.
std::string EvidenceKey(const ReachAggregate& reach) {
  const bool is_accounts = reach.evidence == "reported" || reach.evidence == "period";
  const bool is_report = is_accounts || reach.evidence == "views";
  if (is_accounts && reach.reported == 0) return "reach.evidence.nobody";
  return "reach.evidence." + reach.evidence + (is_report && reach.is_local_known ? "_here" : "") +
         (reach.evidence == "reported" && reach.paid > 0 ? "_paid" : "");
}

}  // namespace

std::string RangeWords(const ReachRange& range, const PublishWords& words, std::int64_t residents) {
  const std::string mark = words("number.thousands");
  if (IsFew(range.high) && residents <= kFew) {
    return Filled(words("reach.range.most"), {{"high", CountWords(residents, mark)}});
  }
  if (IsFew(range.high)) return words("reach.few");
  if (range.high == 0) return CountWords(0, mark);
  return Filled(words(range.low < kFew ? "reach.range.most" : "reach.range"),
                {{"low", AboutWords(range.low, mark)}, {"high", AboutWords(range.high, mark)}});
}

std::string UnknownWords(std::int64_t engaged, const PublishWords& words) {
  return Filled(words(PluralKey("reach.missing.viewers", engaged)),
                {{"count", CountWords(engaged, words("number.thousands"))}});
}

std::string ReportedWords(const ReportedFigure& figure, const std::string& platform,
                          const PublishWords& words) {
  return Capitalized(Filled(words("reach.evidence.nobody"),
                            {{"platform", platform}, {"figure", FigureWords(figure, words)}}));
}

// A warning that has no words is one all the same; a file that tells no year is of none.
std::string WarningWords(const std::string& code, const ReachContext& context,
                         const PublishWords& words) {
  const bool has_no_year = code == "other_year" && context.year == 0;
  const std::string key = "reach.warning." + (has_no_year ? "no_year" : code);
  std::string warning = words(key);
  if (!warning.empty() && warning != key) return warning;
  return Filled(words("reach.warning_other"), {{"code", code}});
}

ReachSentences SentencesOf(const ReachAggregate& reach, const ReachContext& context,
                           const PublishWords& words) {
  const std::string mark = words("number.thousands");
  const std::int64_t reported = std::max<std::int64_t>(reach.reported, 0);
  const std::map<std::string, std::string> values{
      {"platform", context.platform},
      {"year", std::to_string(context.year)},
      {"figure",
       FigureWords({reported, reach.paid, reach.definition, reach.evidence == "views"}, words)},
      {"others", CountWords(reported - std::max<std::int64_t>(reach.paid, 0), mark)},
      {"median", PersonsWords(reach.reach.median, words)},
      {"range", RangeWords(reach.reach, words, context.residents)},
      {"residents", CountWords(context.residents, mark)}};
  ReachSentences sentences;
  // "Fewer than 100 of 30" says nothing.
  const bool says_something = !IsFew(reach.reach.median) || context.residents > kFew;
  if (says_something) {
    sentences.number =
        Filled(words(reach.paid > 0 ? "publish.reach.unpaid" : "publish.reach"), values);
  }
  sentences.evidence = Capitalized(Filled(words(EvidenceKey(reach)), values));
  for (const std::string& code : reach.warnings) {
    sentences.warnings.push_back(Capitalized(Filled(WarningWords(code, context, words), values)));
  }
  return sentences;
}

}  // namespace kringen
