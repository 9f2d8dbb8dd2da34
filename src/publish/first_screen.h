// The newest messages as HTML in the start page itself: read before any program has come, and by
// who has none. The list of the page (web/list) takes their place, with the same classes.
#pragma once

#include <string>

#include "publish/html.h"

namespace kringen {

// `publication` is public and sorted, the newest first; links lead to the messages' own pages.
std::string FirstScreen(const Publication& publication, const PublishWords& words);

// Puts it where the list of the page will be. A document without such a place stays as it is.
void ShowFirstScreen(const std::string& first_screen, std::string* document);

}  // namespace kringen
