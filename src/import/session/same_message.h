// Whether two records are one message: the same words, or nearly so after an edit. Compared is what
// is read, without signs and capitals, so that what redaction took out of one of them is no
// difference worth a second message.
#pragma once

#include "model/publication.h"

namespace kringen {

// What a message says, in words that can be compared. `text` may be the original or a redacted one.
struct Wording {
  const std::string* title;
  const std::string* text;
  const std::string* url;
};
inline Wording WordingOf(const PublicationItem& item) {
  return {&item.title, &item.content_text, &item.url};
}

// Titles and texts letter for letter, and links.
bool IsSameWording(const Wording& a, const Wording& b);
// Most words in both, one the begin of the other, or one address. Time grows with the lengths.
bool IsNearWording(const Wording& a, const Wording& b);

}  // namespace kringen
