// Redaction of all that a candidate would publish, from its original text: the last thing before a
// person sees it as it would be public.
#pragma once

#include "import/readers/candidate.h"
#include "import/redact/redact.h"

namespace kringen {

// Redacts title, text and tags of a candidate from its original text. Links are kept without what
// follows a reader.
void RedactCandidate(const RedactOptions& options, Candidate* candidate);

}  // namespace kringen
