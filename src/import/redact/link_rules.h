// What a link tells by its parts: which names of a query follow a reader or open what is closed,
// which addresses are invitations, and what of a text (mail addresses, numbers, people, places)
// stands in its path. Works on links as they are written, without invisible characters.
#pragma once

#include <string>
#include <string_view>

#include "import/redact/redact_parts.h"

namespace kringen {

struct LinkParts {
  std::string scheme;                 // with "://"; empty: none
  std::string host;                   // with its port
  std::string path, query, fragment;  // without their marks, the path with its slash
  bool has_user = false;              // a name or password before the host, which is left out
  bool has_fragment = false;
};
LinkParts SplitLink(std::string_view link);

// Without percent signs and entities, as often as they are nested.
std::string DecodeLink(std::string_view text);

// Names in small letters.
bool IsTrackingName(std::string_view name);
bool IsSecretName(std::string_view name);
// Shows what is no public page yet; the reader of a feed judges those of its own messages.
bool IsPreviewName(std::string_view name);

// The host is this one or under it; both in small letters.
bool IsUnder(std::string_view host, std::string_view domain);

// Who has the link is inside; another link within this one does the same; a path ends in a code.
bool IsInvitation(const LinkParts& parts);
bool HidesInvitation(std::string_view decoded);
bool HoldsCode(const LinkParts& parts);

// What of a person its words hold: "phone", "location", "email", "iban", "bsn", "plate", "address";
// empty: nothing. `decoded`: its path, query and fragment (DecodeLink).
std::string_view PersonalKind(const LinkParts& parts, std::string_view decoded,
                              const LinkRules& rules);

// A group of a network; the page of a person, or of an account that is not the municipality's.
bool IsGroup(const LinkParts& parts);
bool IsProfile(const LinkParts& parts, const LinkRules& rules);

// The kind of what a mark stands for; empty: this is no mark.
std::string_view KindOfMark(std::string_view link);

// What stands for the whole link, when nothing of it may be left; empty: it may. Sets `kind` then.
std::string_view MarkFor(const LinkParts& parts, const LinkRules& rules, std::string* kind);

}  // namespace kringen
