// Texts that are not, or not only, the account's own: somebody else's words handed on by hand ("RT
// @naam: ...", "MT @naam", "QT @naam", a quotation "via @naam", "Repost @naam"), and texts that
// begin with an account and so speak to it. Known by how they are written, on every platform.
#pragma once

#include <string_view>

namespace kringen {

bool AreOthersWords(std::string_view text);
// "@naam dank voor uw vraag", also behind blanks, quotes, marks of direction, pictures and
// the number in a thread ("2/5 @naam").
bool SpeaksToAccount(std::string_view text);

}  // namespace kringen
