#include "import/session/withdrawals.h"

#include <algorithm>
#include <string_view>

#include "import/session/account_ids.h"

namespace kringen {
namespace {

// The same account, and a kind of message that this source has at all.
bool IsOfWitness(const Witness& witness, const PublicationItem& item, const std::string& key) {
  if (key != witness.key) return false;
  const auto& candidates = witness.reading->channels;
  return std::any_of(candidates.begin(), candidates.end(), [&](const Channel& channel) {
    const std::string_view id = item.channel;
    return id == channel.id || id == channel.id + "-" + key;
  });
}

}  // namespace

bool ShouldHave(const Witness& witness, const PublicationItem& item, const std::string& key) {
  const Coverage& covers = witness.covers;
  return IsOfWitness(witness, item, key) && item.published <= covers.to &&
         (covers.has_begin || item.published >= covers.from);
}

bool IsBeforeAll(const Witness& witness, const PublicationItem& item, const std::string& key) {
  return !witness.covers.has_begin && item.published < witness.covers.from &&
         IsOfWitness(witness, item, key);
}

std::string CompleteQuestion(const Witness& witness) {
  return witness.reading->source.id + "_complete:" + witness.key;
}

bool IsOpenReason(const std::string& reason) {
  constexpr std::string_view kEnd = "_unknown";
  return reason.size() > kEnd.size() &&
         reason.compare(reason.size() - kEnd.size(), kEnd.size(), kEnd) == 0;
}

bool NeedsConsent(std::size_t withdrawn, std::size_t published) {
  constexpr std::size_t kMost = 5, kShare = 20;
  return withdrawn > kMost || withdrawn * kShare > published;
}

}  // namespace kringen
