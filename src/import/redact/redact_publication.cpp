#include "import/redact/redact_publication.h"

#include <algorithm>

#include "base/digest.h"
#include "import/redact/redact_parts.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

constexpr std::size_t kIdDigits = 16;
constexpr std::string_view kDigestPrefix = "sha256:";

// A number that stands by itself: ids are full of digits that mean nothing.
bool HoldsNumber(std::string_view id, const RedactOptions& options) {
  for (std::size_t at = 0; at < id.size(); ++at) {
    if (!StartsWord(id, at)) continue;
    std::size_t end = at;
    while (end < id.size() && IsWord(id[end])) ++end;
    const bool has_plus = at > 0 && id[at - 1] == '+';
    const std::size_t start = has_plus ? at - 1 : at;
    const std::string_view word = id.substr(start, end - start);
    at = std::max(at, end);
    if (word.size() < 10) continue;
    const bool is_number = std::all_of(word.begin() + (has_plus ? 1 : 0), word.end(), IsDigit);
    const bool is_phone = is_number && FindPhone(word, 0) == word.size();
    const bool is_iban = !is_number && FindIban(word, 0) == word.size();
    if ((is_phone || is_iban) && !IsAllowed(word, options)) return true;
  }
  return false;
}

// "klacht-06-12345678", "bsn-111222333", "kerkstraat-12": a slug of words that hold such a thing.
// Times and keys, which most ids have, are longer numbers or no numbers.
bool HoldsSpoken(std::string_view id, const RedactOptions& options) {
  bool has_number = false;
  std::string spoken;
  for (std::size_t at = 0; at < id.size();) {
    std::size_t end = at;
    while (end < id.size() && (IsDigit(id[end]) || IsLetter(id[end]))) ++end;
    const std::string_view word = id.substr(at, end - at);
    has_number |=
        !word.empty() && word.size() < 10 && std::all_of(word.begin(), word.end(), IsDigit);
    spoken += word;
    if (end < id.size()) spoken += ' ';
    at = end + 1;
  }
  if (!has_number) return false;
  std::vector<Redaction> found;
  Redact(spoken, options, &found);
  // Nine digits pass for a BSN one time in eleven: of an id only where the word says so.
  return std::any_of(found.begin(), found.end(), [&](const Redaction& each) {
    return each.kind != "bsn" || spoken.find("bsn") != std::string::npos;
  });
}

bool HoldsEmail(std::string_view id, const RedactOptions& options) {
  const std::vector<PlainRange> emails = FindEmails(id);
  return std::any_of(emails.begin(), emails.end(), [&](const PlainRange& each) {
    return !IsAllowed(id.substr(each.from, each.to - each.from), options);
  });
}

void CountAll(const std::vector<Redaction>& found, RedactionCounts* counts) {
  for (const Redaction& each : found) ++(*counts)[each.kind];
}

std::string PublicLink(std::string_view member, std::string_view link, const RedactOptions& options,
                       std::vector<Redaction>* found) {
  const NamedPeople people(options.names);
  const bool is_own = member != "external_url" && member != "attachments/url";
  std::string kind;
  std::string clean = CleanLink(link, {&options, &people, is_own}, &kind);
  if (kind.empty()) return clean;
  // A link that is none any more leads nowhere; a name within the export stays one.
  if (!IsWebAddress(clean) && (IsWebAddress(link) || clean.ends_with(']'))) clean.clear();
  if (found != nullptr) {
    found->push_back({std::move(kind), 0, static_cast<std::uint32_t>(link.size()), clean});
  }
  return clean;
}

// An attachment of whose address nothing is left is none.
void DropEmptyAttachments(PublicationItem* item) {
  std::erase_if(item->attachments, [](const Attachment& each) { return each.url.empty(); });
}

}  // namespace

RedactionCounts RedactItem(const RedactOptions& options, PublicationItem* item) {
  RedactionCounts counts;
  VisitPublicStrings(
      [&](const PublicPlace& place, std::string* value) {
        if (value->empty()) return;
        if (place.kind != PublicKind::kText && place.kind != PublicKind::kLink) return;
        std::vector<Redaction> found;
        *value = RedactPublic(place.kind, place.member, *value, options, &found);
        CountAll(found, &counts);
      },
      item);
  DropEmptyAttachments(item);
  return counts;
}

std::string PublicId(std::string_view id, const RedactOptions& options) {
  if (id.substr(0, kDigestPrefix.size()) == kDigestPrefix) return std::string(id);
  const bool may_hold = std::any_of(id.begin(), id.end(), [](char c) {
    return std::string_view("@%([&").find(c) != std::string_view::npos ||
           static_cast<signed char>(c) < 0;
  });
  const bool holds = HoldsNumber(id, options) || HoldsSpoken(id, options);
  if (!may_hold && !holds) return std::string(id);
  const std::string plain = MakePlain(id).chars;
  if (!holds && !HoldsNumber(plain, options) && !HoldsEmail(plain, options)) return std::string(id);
  return "x-" + Sha256Hex(id).substr(0, kIdDigits);
}

std::string RedactPublic(PublicKind kind, std::string_view member, std::string_view value,
                         const RedactOptions& options, std::vector<Redaction>* found) {
  if (value.empty()) return {};
  if (kind == PublicKind::kText) return Redact(value, options, found);
  if (kind == PublicKind::kLink) return PublicLink(member, value, options, found);
  if (kind == PublicKind::kId) {
    std::string id = PublicId(value, options);
    if (found != nullptr && id != value) {
      found->push_back({"id", 0, static_cast<std::uint32_t>(value.size()), id});
    }
    return id;
  }
  // Nothing of a closed set, no day and no zone is personal: what is, is none of them.
  std::vector<Redaction> all;
  Redact(value, options, &all);
  if (all.empty()) return std::string(value);
  if (found != nullptr) found->insert(found->end(), all.begin(), all.end());
  return {};
}

RedactionCounts RedactPublication(const RedactOptions& options, Publication* publication,
                                  ItemTexts texts) {
  RedactionCounts counts;
  VisitPublicStrings(
      [&](const PublicPlace& place, std::string* value) {
        const bool is_words = place.kind == PublicKind::kText || place.kind == PublicKind::kLink;
        if (value->empty() || (texts == ItemTexts::kDone && place.is_of_item && is_words)) return;
        std::vector<Redaction> found;
        std::string clean = RedactPublic(place.kind, place.member, *value, options, &found);
        if (found.empty()) return;
        CountAll(found, &counts);
        *value = std::move(clean);
      },
      publication);
  for (PublicationItem& item : publication->items) DropEmptyAttachments(&item);
  return counts;
}

}  // namespace kringen
