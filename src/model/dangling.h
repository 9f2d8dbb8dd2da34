// What is left of messages that are not public any more: a case, a channel, a stop of a story or an
// answer that leads to none would tell of them.
#pragma once

#include "model/publication.h"

namespace kringen {

// Takes out channels and cases that no item has, stops at items that are not there and stories
// without a stop, and replies' references to them. What is left changes nothing any more.
void DropDangling(Publication* publication);

}  // namespace kringen
