// The look of a human before a flagged message is public: which messages need it, the digest of the
// text that was seen (another text must be seen again), and the list that an officer works through.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

// Of an account that is both the office's and a person's own.
inline constexpr const char* kMixedAccount = "mixed_account";

bool NeedsLook(const Candidate& candidate);

// Sixteen digits for what a reader would see of it.
std::string PublicDigest(const PublicationItem& item);

struct SeenLine {
  std::string id;
  std::string digest;
  bool operator==(const SeenLine&) const = default;
};

// "[ ] ID DIGEST" with the text to be read above it, as lines of '#'; a person makes it "[x]".
std::string WriteReviewList(const std::vector<const Candidate*>& candidates);
// The lines that say "[x] ID DIGEST", or "ID DIGEST" without a box. What has an empty box counts
// for nothing, nor does anything else.
std::vector<SeenLine> ReadReviewList(std::string_view text);

}  // namespace kringen
