#include "import/readers/x_restrictions.h"

#include <algorithm>

#include "base/text.h"
#include "import/readers/reader.h"
#include "import/readers/x_archive.h"

namespace kringen {
namespace {

bool Begins(std::string_view text, std::string_view begin) {
  return text.substr(0, begin.size()) == begin;
}

// Wrapped as {"tweet": {...}}, {"communityTweet": {...}}, or bare.
std::string_view IdOf(const JsonValue& record) {
  for (const char* wrap : {"tweet", "communityTweet", ""}) {
    const JsonValue& tweet = *wrap == '\0' ? record : ObjectIn(record, wrap);
    for (const char* name : {"id_str", "id", "tweetId"}) {
      if (const std::string_view id = TextIn(tweet, name); !id.empty()) return id;
    }
  }
  return {};
}

}  // namespace

bool XRestrictions::IsAbout(std::string_view name) {
  return Begins(name, "twitter-circle-tweet") || Begins(name, "community-tweet") ||
         Begins(name, "protected-history");
}

bool XRestrictions::Read(std::string_view name, const JsonValue& record) {
  if (!Begins(name, "protected-history")) {
    const std::string_view id = IdOf(record);
    if (!id.empty()) ids_.emplace(id);
    is_whole_ &= !id.empty();
    return !id.empty();
  }
  const JsonValue& change = ObjectIn(record, "protectedHistory");
  const Result<TimePoint> time = ParseTime(TextIn(change, "protectedAt"));
  const std::string action = Fold(TextIn(change, "action"));
  const bool is_known = time.ok() && (action == "protect" || action == "unprotect");
  is_whole_ &= is_known;
  if (!is_known) return false;
  changes_.emplace_back(time.value(), action == "protect");
  std::sort(changes_.begin(), changes_.end());
  return true;
}

bool XRestrictions::WasProtected(TimePoint time) const {
  if (changes_.empty()) return false;
  if (changes_.back().second) return true;
  // What stood before the first change is the other state.
  bool is_protected = !changes_.front().second;
  for (const auto& [when, protects] : changes_) {
    if (time < when) return is_protected;
    if (time == when) return true;
    is_protected = protects;
  }
  return is_protected;
}

}  // namespace kringen
