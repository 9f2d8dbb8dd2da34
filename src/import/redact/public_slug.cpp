#include "import/redact/public_slug.h"

#include <algorithm>

#include "base/digest.h"
#include "import/redact/people_flags.h"
#include "import/redact/redact.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

constexpr std::size_t kDigits = 8;

// The names of files have strokes between their words.
std::string Spoken(std::string_view name) {
  std::string spoken(name);
  std::replace_if(
      spoken.begin(), spoken.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  return spoken;
}

bool IsPersonal(std::string_view name) {
  std::vector<Redaction> found;
  Redact(name, {}, &found);
  Redact(Spoken(name), {}, &found);
  return !found.empty();
}

std::string Digits(std::string_view name) { return Sha256Hex(name).substr(0, kDigits); }

}  // namespace

std::string PublicSlug(std::string_view name) {
  return IsPersonal(name) ? Digits(name) : Slug(name);
}

std::string FileSlug(std::string_view name) {
  const bool may_name = !PeopleFlags(name).empty() || !PeopleFlags(Spoken(name)).empty();
  return may_name ? Digits(name) : PublicSlug(name);
}

}  // namespace kringen
