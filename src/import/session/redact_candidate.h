// Redaction of all that a candidate would publish, from its original text: the last thing before a
// person sees it as it would be public. Ids are left to RedactPublication, as decisions name them.
#pragma once

#include "import/readers/candidate.h"
#include "import/redact/redact_publication.h"

namespace kringen {

// Redacts the words and links of a candidate, its text from the original. People whom the source
// names beside it go too, by each of their names.
void RedactCandidate(const RedactOptions& options, Candidate* candidate);

// Marks what a person should look at: of its text, title, summary, tags and captions.
void FlagPeople(const std::vector<std::string>& allowed, Candidate* candidate);

// How much was taken out of the texts, titles, tags and links of those that would be published.
RedactionCounts CountRedactions(const std::vector<Candidate>& candidates);

}  // namespace kringen
