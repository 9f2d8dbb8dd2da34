// AppendReferenceText by the table of the HTML standard, for programs that run without a page.
#include <cstring>

#include "model/html_references.h"
#include "references/html_reference_table.h"

namespace kringen {
namespace {

struct Entry {
  std::string_view name;
  bool needs_semicolon;
  std::string_view text;
};

// The entry that begins at `at`, a place within the table.
Entry EntryAt(std::size_t at) {
  const std::string_view entry(kReferences + at);
  const std::size_t mark = entry.find_first_of(";,");
  return {entry.substr(0, mark), entry[mark] == ';', entry.substr(mark + 1)};
}

// The text of that name, or empty. Entries are sorted: halves are cut off at where one begins.
std::string_view TextOf(std::string_view name, bool has_semicolon) {
  std::size_t from = 0, to = kReferencesSize;
  while (from < to) {
    std::size_t begin = from + (to - from) / 2;
    while (begin > from && kReferences[begin - 1] != '\0') --begin;
    const Entry entry = EntryAt(begin);
    if (entry.name == name) {
      return has_semicolon || !entry.needs_semicolon ? entry.text : std::string_view();
    }
    if (name < entry.name) {
      to = begin;
    } else {
      from = begin + std::strlen(kReferences + begin) + 1;
    }
  }
  return {};
}

}  // namespace

bool AppendReferenceText(std::string_view reference, std::string* out) {
  const bool has_semicolon = reference.ends_with(';');
  if (has_semicolon) reference.remove_suffix(1);
  const std::string_view text = TextOf(reference, has_semicolon);
  out->append(text);
  return !text.empty();
}

}  // namespace kringen
