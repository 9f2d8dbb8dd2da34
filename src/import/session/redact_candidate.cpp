#include "import/session/redact_candidate.h"

namespace kringen {

void RedactCandidate(const RedactOptions& all, Candidate* candidate) {
  const RedactOptions options{all.allowed, candidate->named};
  PublicationItem& item = candidate->item;
  candidate->redactions.clear();
  item.content_text.clear();
  RedactItem(options, &item);
  item.content_text = Redact(candidate->original_text, options, &candidate->redactions);
}

RedactionCounts CountRedactions(const std::vector<Candidate>& candidates) {
  RedactionCounts counts;
  for (const Candidate& candidate : candidates) {
    if (!candidate.withheld.empty()) continue;
    for (const Redaction& each : candidate.redactions) ++counts[each.kind];
  }
  return counts;
}

}  // namespace kringen
