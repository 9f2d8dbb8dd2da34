#include "import/session/redact_candidate.h"

#include "import/redact/redact_parts.h"

namespace kringen {

void RedactCandidate(const RedactOptions& all, Candidate* candidate) {
  const RedactOptions options{all.allowed, candidate->named};
  PublicationItem& item = candidate->item;
  candidate->redactions.clear();
  item.content_text = Redact(candidate->original_text, options, &candidate->redactions);
  item.title = Redact(item.title, options, nullptr);
  item.summary = Redact(item.summary, options, nullptr);
  std::string kind;
  item.url = CleanLink(item.url, &kind);
  item.external_url = CleanLink(item.external_url, &kind);
  for (std::string& tag : item.tags) tag = Redact(tag, options, nullptr);
}

}  // namespace kringen
