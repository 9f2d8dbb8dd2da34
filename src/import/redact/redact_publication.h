// Redaction of everything that an export shows: words, names, links and ids, each wherever it
// stands. Twice is once. Ids that hold personal data become opaque, the same everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "import/redact/redact.h"
#include "model/public_strings.h"

namespace kringen {

// How many of each kind of Redaction.
using RedactionCounts = std::map<std::string, std::size_t>;

// kDone: words and links of the items went through RedactCandidate, with whom their sources name.
enum class ItemTexts : std::uint8_t { kNew, kDone };

// Counts what was taken out, "id" among it.
RedactionCounts RedactPublication(const RedactOptions& options, Publication* publication,
                                  ItemTexts texts = ItemTexts::kNew);

// The words and links of one item; its ids stay. Counts what was taken out.
RedactionCounts RedactItem(const RedactOptions& options, PublicationItem* item);

// A string of a publication as it may be shown. Ids and what they stand for: see PublicId.
std::string RedactPublic(PublicKind kind, std::string_view member, std::string_view value,
                         const RedactOptions& options, std::vector<Redaction>* found);

// The id itself, or "x-" and 16 digits when it holds a mail address, a number of a telephone or an
// account, also as the words of a slug. A digest of withdrawn.json stays.
std::string PublicId(std::string_view id, const RedactOptions& options);

}  // namespace kringen
