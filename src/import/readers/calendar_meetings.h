// What lets a stranger into a meeting on line: links of Teams, Zoom, Meet, Webex, Jitsi and others,
// numbers of meetings, pass codes, numbers to dial with them. A text of an agenda is public, the
// meeting is not.
#pragma once

#include <string>
#include <string_view>

namespace kringen {

// Is it a link into a meeting, also behind a link that guards it?
bool IsMeetingLink(std::string_view link);

// The text without them. A block that a program set between rulers goes as a whole; a line of
// which nothing is left goes too.
std::string WithoutMeetingDetails(std::string_view text);

}  // namespace kringen
