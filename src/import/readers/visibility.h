// What a record of an archive says about who may see it, whatever its platform calls that: members
// as `privacy`, `is_archived`, `is_published`, `audience`, `scheduled_publish_time`. Fails closed:
// a value that does not surely mean everybody is not public.
#pragma once

#include "base/json_value.h"

namespace kringen {

// True when the record, at any depth but that of camera data, says that it was not for everybody.
// False says nothing: most archives do not tell.
bool SaysNotPublic(const JsonValue& record);

}  // namespace kringen
