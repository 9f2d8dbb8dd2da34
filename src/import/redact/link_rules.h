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

// What stands for the whole link, when nothing of it may be left; empty: it may. Sets `kind` then.
std::string_view MarkFor(const LinkParts& parts, const LinkRules& rules, std::string* kind);

}  // namespace kringen
