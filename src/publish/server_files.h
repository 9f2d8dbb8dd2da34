// Settings for the servers that may carry a site, all from assets/publish/headers.json: nginx.conf,
// .htaccess (Apache), web.config (IIS) and _headers (static hosts). Documents and data are asked
// for anew each time, the app folder never changes, the packed copies beside files are used, and
// embed.html alone may stand in the pages of others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/publication_json.h"

namespace kringen {

struct ServerOptions {
  std::string headers_json;           // assets/publish/headers.json
  std::string app_folder;             // "app-0123456789abcdef"
  std::string base_url;               // with '/' at its end; its path is where the site lies
  std::vector<std::string> embed_on;  // as FrameAncestors() takes them
};

// The folder of the settings is called as the site's, with this after it.
inline constexpr std::string_view kSettingsSuffix = "-instellingen";

std::vector<OutputFile> ServerFiles(const ServerOptions& options);
// For a folder that lies where a server looks and is not for visitors: Apache and IIS keep it shut.
std::vector<OutputFile> ClosedFolder();

// The pages that may frame embed.html, as a policy names them. "https://www.voorbeeld.nl",
// "https://*.voorbeeld.nl" each; "any": every https page, as when nothing is given; "none": only
// the site's own. Error "publish.bad_embed" with the wish that is none of these.
Result<std::string> FrameAncestors(const std::vector<std::string>& embed_on);

// The policy for a document's <meta>, for servers that send no headers. Who may frame a page cannot
// be said there.
std::string PagePolicy(const std::string& headers_json);

}  // namespace kringen
