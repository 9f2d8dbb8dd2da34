// Every string of a publication that an export can show, each told once with its place: for what
// has to hold for all of them (redaction, control characters, checks). A member that is added to a
// structure of publication.h does not compile until it is told here.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "model/publication.h"

namespace kringen {

enum class PublicKind : std::uint8_t {
  kText,  // words for a reader
  kId,    // names an item, channel, case, story or source; the same string stands for it elsewhere
  kLink,  // an address
  kCode,  // of a closed set, a date, a zone, a type
};

// Only as long as the call: views of the strings of its owner.
struct PublicPlace {
  PublicKind kind = PublicKind::kText;
  std::string_view owner;   // id of the item, channel, case, story or source; empty: the export
  std::string_view member;  // "content_text", "attachments/url", "stops/text"
  bool is_of_item = false;

  // "ID/member", or the member alone.
  std::string Name() const;
};

using PublicVisitor = std::function<void(const PublicPlace& place, std::string* value)>;
using PublicReader = std::function<void(const PublicPlace& place, const std::string& value)>;

// An owner's id comes after its other strings, withdrawn ids last of all. Empty strings are told
// too.
void VisitPublicStrings(const PublicVisitor& visit, Publication* publication);
void VisitPublicStrings(const PublicVisitor& visit, PublicationItem* item);
void ReadPublicStrings(const Publication& publication, const PublicReader& read);
void ReadPublicStrings(const PublicationItem& item, const PublicReader& read);

}  // namespace kringen
