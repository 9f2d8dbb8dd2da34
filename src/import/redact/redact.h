// Takes personal data out of a text: mail addresses, telephone numbers, account numbers, BSN,
// number plates, streets and postcodes with a house number, coordinates, names of accounts, and
// what in a link follows or identifies a reader or opens what is closed. Forms as people write
// them, spelled out, with blanks, invisible or full-width characters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/redact/redaction.h"

namespace kringen {

// What may stay, in lower case: the municipality's own addresses, numbers (digits only), accounts.
// And the people whom the source says a text is about, as they are called there; each of their
// names goes by itself too.
struct RedactOptions {
  std::vector<std::string> allowed;
  std::vector<std::string> names = {};
};

// The text without them; each is told in `found` with its place in `text`, in order. A text that
// was redacted stays as it is. Time grows with the length.
std::string Redact(std::string_view text, const RedactOptions& options,
                   std::vector<Redaction>* found);

}  // namespace kringen
