// What a record of an archive says about who may see it, whatever its platform calls that: members
// as `privacy`, `is_archived`, `is_published`, `audience`, `scheduled_publish_time`. Fails closed:
// a value that does not surely mean everybody is not public.
#pragma once

#include <string_view>

#include "base/civil_time.h"
#include "base/json_value.h"

namespace kringen {

// True when the record, at any depth but that of camera data, says that it was not for everybody.
// False says nothing: most archives do not tell. `published` is the record's own time, after which
// no `publish_at` of it may be.
bool SaysNotPublic(const JsonValue& record, TimePoint published = 0);

// Does one of the folders of a path (as PlainPath makes it) hold what was not, or no longer, a
// message for everybody: "trash", "drafts", "recently_deleted", "friends_only", "group_posts",
// "archief"? Also in the other languages of exports.
bool IsInHiddenFolder(std::string_view path);

}  // namespace kringen
