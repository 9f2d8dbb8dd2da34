#include "import/session/redact_candidate.h"

#include "import/redact/review_flags.h"

namespace kringen {

void RedactCandidate(const RedactOptions& all, Candidate* candidate) {
  const RedactOptions options{all.allowed, candidate->named};
  PublicationItem& item = candidate->item;
  candidate->redactions.clear();
  item.content_text.clear();
  candidate->redacted_beside = RedactItem(options, &item);
  item.content_text = Redact(candidate->original_text, options, &candidate->redactions);
}

void FlagPeople(const std::vector<std::string>& allowed, Candidate* candidate) {
  const PublicationItem& item = candidate->item;
  const auto flag = [&](const std::string& text) {
    if (!text.empty()) AddTextFlags(text, &candidate->flags, allowed);
  };
  flag(candidate->original_text);
  flag(item.title);
  flag(item.summary);
  for (const std::string& tag : item.tags) flag(tag);
  for (const Attachment& each : item.attachments) flag(each.title);
}

RedactionCounts CountRedactions(const std::vector<Candidate>& candidates) {
  RedactionCounts counts;
  for (const Candidate& candidate : candidates) {
    if (!candidate.withheld.empty()) continue;
    for (const Redaction& each : candidate.redactions) ++counts[each.kind];
    for (const auto& [kind, count] : candidate.redacted_beside) counts[kind] += count;
  }
  return counts;
}

}  // namespace kringen
