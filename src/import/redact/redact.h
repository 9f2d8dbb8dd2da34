// Takes personal data out of a text: mail addresses, telephone numbers, IBAN, BSN, number plates,
// postcodes with a house number, names of accounts, and what in a link follows or identifies a
// reader. Forms as people write them, with blanks, dots, invisible or full-width characters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/redact/redaction.h"

namespace kringen {

// What may stay, in lower case: the municipality's own addresses, numbers (digits only), accounts.
// And the people whom the source says a text is about, as they are called there.
struct RedactOptions {
  std::vector<std::string> allowed;
  std::vector<std::string> names = {};
};

// The text without them; each is told in `found` with its place in `text`, in order. A text that
// was redacted stays as it is. Time grows with the length.
std::string Redact(std::string_view text, const RedactOptions& options,
                   std::vector<Redaction>* found);

}  // namespace kringen
