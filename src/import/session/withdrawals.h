// What was published before and should not be any more. Nothing is concluded from what is absent
// but from a source that says it has everything: whole, of the same account, not older than what
// was published, and only within the time it covers.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "import/session/merge.h"

namespace kringen {

// One message that this run would take out of the export.
struct NewWithdrawal {
  std::string id;
  std::string day;
  std::string reason;  // a code of withheld
  bool operator==(const NewWithdrawal&) const = default;
};

// A reading from which absence may be concluded.
struct Witness {
  std::size_t input = 0;
  const Reading* reading = nullptr;
  std::string key;
  std::string exported;
  Coverage covers;
};

// Would this witness have the message, if it were still there? `key`: of the message's account.
bool ShouldHave(const Witness& witness, const PublicationItem& item, const std::string& key);
// Older than all that the witness has, which does not say that it goes back to the first.
bool IsBeforeAll(const Witness& witness, const PublicationItem& item, const std::string& key);

// "facebook_complete:1a2b3c4d"
std::string CompleteQuestion(const Witness& witness);

// Does the reason wait for an answer? What was published before then stays as it was.
bool IsOpenReason(const std::string& reason);

// More than five, or more than one in twenty.
bool NeedsConsent(std::size_t withdrawn, std::size_t published);

}  // namespace kringen
