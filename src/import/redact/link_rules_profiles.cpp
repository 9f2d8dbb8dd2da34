// The pages of people at the services where everybody has one. Who writes there under an own name
// is named by the address of the page, and of each message on it.
#include <algorithm>
#include <array>

#include "import/redact/link_rules.h"

namespace kringen {
namespace {

// Behind `before` stands the name of an account.
struct Site {
  std::string_view domain, before;
};
constexpr auto kSites = std::to_array<Site>({// technical
                                             {"linkedin.com", "/in/"},
                                             {"linkedin.com", "/pub/"},
                                             {"linkedin.com", "/posts/"},
                                             {"snapchat.com", "/add/"},
                                             {"youtube.com", "/user/"},
                                             {"youtube.com", "/c/"},
                                             {"strava.com", "/athletes/"},
                                             {"komoot.com", "/user/"},
                                             {"marktplaats.nl", "/u/"},
                                             {"bsky.app", "/profile/"},
                                             {"reddit.com", "/user/"},
                                             {"reddit.com", "/u/"},
                                             {"instagram.com", "/stories/"},
                                             {"t.me", "/s/"},
                                             {"twitter.com", "/"},
                                             {"x.com", "/"},
                                             {"instagram.com", "/"},
                                             {"t.me", "/"},
                                             {"telegram.me", "/"},
                                             {"pinterest.com", "/"},
                                             {"vk.com", "/"}});

// What a service itself has where others have a name.
bool IsNobody(std::string_view name) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"i",        "search", "hashtag", "intent",   "share",       "home",          "explore",
       "settings", "login",  "signup",  "tos",      "privacy",     "about",         "p",
       "reel",     "reels",  "tv",      "stories",  "accounts",    "direct",        "legal",
       "web",      "c",      "s",       "iv",       "addstickers", "proxy",         "download",
       "business", "help",   "pin",     "messages", "compose",     "notifications", "events",
       "jobs",     "v",      "ideas",   "video",    "company",     "joinchat"});  // technical
  return std::find(kWords.begin(), kWords.end(), name) != kWords.end();
}

// "gemeentelosser", "politie_oost": a public body says so in its name.
bool IsPublicBody(std::string_view name) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"gemeente", "politie", "brandweer", "ggd", "provincie", "waterschap", "rijksoverheid",
       "rijkswaterstaat", "veiligheidsregio", "ministerie"});  // technical
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return name.find(word) != std::string_view::npos;
  });
}

bool IsOthers(std::string_view name, const LinkRules& rules) {
  if (name.empty() || IsNobody(name) || IsPublicBody(name)) return false;
  if (rules.options == nullptr) return true;
  return !IsAllowed(name, *rules.options) && !IsAllowed("@" + std::string(name), *rules.options);
}

// The part of a path that begins at `at`.
std::string_view PartAt(std::string_view path, std::size_t at) {
  if (at >= path.size()) return {};
  return path.substr(at, std::min(path.find('/', at), path.size()) - at);
}

// A page of an organisation seldom has a dot or digits in its name; that of a person often has.
bool IsFacebookPerson(std::string_view name) {
  const bool is_number = std::all_of(name.begin(), name.end(), IsDigit);
  if (is_number) return name.size() == 15 && name.substr(0, 4) == "1000";
  const bool is_file = name.size() > 4 && name.substr(name.size() - 4) == ".php";
  return !is_file && name.find('-') == std::string_view::npos &&
         std::any_of(name.begin(), name.end(), [](char c) { return IsDigit(c) || c == '.'; });
}

bool IsFacebook(const LinkParts& parts, std::string_view path, const LinkRules& rules) {
  if (path.substr(0, 8) == "/people/") return true;
  if (path.find("profile.php") != std::string_view::npos && !parts.query.empty()) return true;
  const std::string_view name = PartAt(path, 1);
  return IsFacebookPerson(name) && IsOthers(name, rules);
}

}  // namespace

bool IsGroup(const LinkParts& parts) {
  const std::string host = LowerPlain(parts.host), path = LowerPlain(parts.path);
  return IsUnder(host, "facebook.com") && path.compare(0, 8, "/groups/") == 0 && path.size() > 8;
}

bool IsProfile(const LinkParts& parts, const LinkRules& rules) {
  const std::string host = LowerPlain(parts.host), path = DecodeLink(LowerPlain(parts.path));
  if (IsUnder(host, "facebook.com") || IsUnder(host, "fb.com")) {
    return IsFacebook(parts, path, rules);
  }
  // "truus.hyves.nl"
  if (IsUnder(host, "hyves.nl") && host != "hyves.nl" && host != "www.hyves.nl") return true;
  for (const Site& site : kSites) {
    if (!IsUnder(host, site.domain) || path.compare(0, site.before.size(), site.before) != 0) {
      continue;
    }
    const std::string_view name = PartAt(path, site.before.size());
    if (!name.empty() && name[0] != '@') return IsOthers(name, rules);
  }
  const std::size_t at = path.find("/@");
  if (at == std::string::npos || at + 3 >= path.size() || IsDigit(path[at + 2])) return false;
  return IsOthers(PartAt(path, at + 2), rules);
}

}  // namespace kringen
