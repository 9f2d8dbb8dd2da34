// What an archive of X tells about who could see its tweets: lists of those for a circle or a
// community, and when the account was protected, which is told of the last six months only. A list
// that is damaged or missing leaves every tweet in doubt.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_value.h"
#include "model/item.h"

namespace kringen {

class XRestrictions {
 public:
  // The files "twitter-circle-tweet", "community-tweet" and "protected-history".
  static bool IsAbout(std::string_view name);

  // One record of such a file; false when it tells nothing.
  bool Read(std::string_view name, const JsonValue& record);
  // Something of such a file could not be read.
  void Doubt() { is_whole_ = false; }

  bool is_whole() const { return is_whole_; }
  const std::set<std::string>& ids() const { return ids_; }
  // Also after the account was closed for good: then no tweet is public.
  bool WasProtected(TimePoint time) const;

 private:
  bool is_whole_ = true;
  std::set<std::string> ids_;
  std::vector<std::pair<TimePoint, bool>> changes_;  // when, and whether it became protected
};

}  // namespace kringen
