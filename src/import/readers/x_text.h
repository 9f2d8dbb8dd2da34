// The text of a tweet as people saw it. The archive has it with the three escapes of HTML and with
// short links; long posts have theirs elsewhere, known by the second and by how they begin.
#pragma once

#include <string>
#include <string_view>

#include "base/json_value.h"

namespace kringen {

// Short links become the real ones, those of pictures go; then the escapes are undone, once.
std::string TextOfTweet(const JsonValue& tweet);

// The same of a long post (the "core" of a note), which has no escapes.
std::string TextOfNote(const JsonValue& core);

// Whether a tweet's text, up to its ellipsis, is the beginning of a long post: of the text as the
// archive has it (`written`), or as people saw it (`text`).
bool IsBeginOf(const JsonValue& tweet, std::string_view written, std::string_view text);

// "in_reply_to_status_id" as a text, or as the number beside it where that is exact; empty: none,
// or a number with more digits than one can hold.
std::string IdRepliedTo(const JsonValue& tweet, const std::string& member);

}  // namespace kringen
