// What the fuzzers of the readers hold every reading to, whatever the bytes were: the things that
// publishing relies on without looking again.
#pragma once

#include <utf8/core.h>

#include <set>
#include <string>
#include <string_view>

#include "fuzz/require.h"
#include "import/readers/candidate.h"
#include "import/readers/reader.h"

namespace kringen {

inline bool IsText(std::string_view text) {
  return utf8::find_invalid(text.begin(), text.end()) == text.end();
}

inline void RequireSoundCandidate(const Candidate& candidate) {
  const PublicationItem& item = candidate.item;
  Require(!item.id.empty() && !item.channel.empty(), "an id and a channel");
  Require(item.url.empty() || IsWebAddress(item.url), "a web address");
  Require(item.published > -5400000000 && item.published < 7300000000, "a time");
  Require(item.end == 0 || item.end > item.published, "an end");
  Require(IsText(item.title) && IsText(item.content_text) && IsText(item.id), "UTF-8");
  Require(IsText(item.url) && IsText(item.language) && IsText(item.channel), "UTF-8");
  for (const std::string& tag : item.tags) Require(IsText(tag), "UTF-8");
  Require(!candidate.withheld.empty() || candidate.audience == Audience::kPublic, "public");
  Require(!candidate.withheld.empty() || !candidate.original_text.empty(), "a text");
}

inline void RequireSound(const Reading& reading) {
  std::set<std::string> ids, channels;
  for (const Channel& channel : reading.channels) channels.insert(channel.id);
  for (const Candidate& candidate : reading.candidates) {
    RequireSoundCandidate(candidate);
    Require(ids.insert(candidate.item.id).second, "one id, one item");
    Require(channels.count(candidate.item.channel) > 0, "a known channel");
    Require(candidate.source == reading.source.id, "its source");
  }
  Require(!reading.report.empty(), "something is always told");
}

}  // namespace kringen
