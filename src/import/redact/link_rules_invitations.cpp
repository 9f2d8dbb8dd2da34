// Addresses that let in who has them: meetings, groups, shared folders, and links of a mail with
// the code that sets a password or confirms.
#include <algorithm>
#include <array>

#include "import/redact/link_rules.h"

namespace kringen {
namespace {

struct Invitation {
  std::string_view domain;
  std::string_view path;  // small letters; its beginning, or with '*' anywhere in it
};
// Meetings, groups, shared folders and documents that can be changed: who has the link is inside.
constexpr auto kInvitations = std::to_array<Invitation>({// technical
                                                         {"teams.microsoft.com", "/l/meetup-join"},
                                                         {"teams.microsoft.com", "/dl/launcher"},
                                                         {"teams.microsoft.com", "/_"},
                                                         {"teams.microsoft.com", "/v2/"},
                                                         {"teams.cloud.microsoft", "/"},
                                                         {"teams.microsoft.com", "/meet"},
                                                         {"teams.microsoft.com", "/l/channel"},
                                                         {"teams.microsoft.com", "/l/team"},
                                                         {"teams.microsoft.com", "/l/chat"},
                                                         {"teams.live.com", "/"},
                                                         {"aka.ms", "/jointeamsmeeting"},
                                                         {"zoom.us", "/j/"},
                                                         {"zoom.us", "/s/"},
                                                         {"zoom.us", "/w/"},
                                                         {"zoom.us", "/wc/"},
                                                         {"zoom.us", "/my/"},
                                                         {"zoom.us", "/rec/"},
                                                         {"zoom.us", "/meeting/register"},
                                                         {"meet.google.com", "/"},
                                                         {"chat.whatsapp.com", "/"},
                                                         {"call.whatsapp.com", "/"},
                                                         {"signal.group", "/"},
                                                         {"signal.group", ""},
                                                         {"signal.me", "/"},
                                                         {"signal.link", "/"},
                                                         {"t.me", "/joinchat"},
                                                         {"t.me", "/+"},
                                                         {"telegram.me", "/joinchat"},
                                                         {"telegram.me", "/+"},
                                                         {"discord.gg", "/"},
                                                         {"discord.com", "/invite"},
                                                         {"discordapp.com", "/invite"},
                                                         {"doodle.com", "/poll"},
                                                         {"doodle.com", "/meeting"},
                                                         {"doodle.com", "/group-poll"},
                                                         {"datumprikker.nl", "/"},
                                                         {"webex.com", "/meet/"},
                                                         {"webex.com", "/join/"},
                                                         {"webex.com", "*j.php"},
                                                         {"meet.jit.si", "/"},
                                                         {"whereby.com", "/"},
                                                         {"gotomeet.me", "/"},
                                                         {"gotomeeting.com", "/join"},
                                                         {"meet.goto.com", "/"},
                                                         {"join.skype.com", "/"},
                                                         {"facetime.apple.com", "/"},
                                                         {"m.me", "/j/"},
                                                         {"messenger.com", "/t/"},
                                                         {"docs.google.com", "*/edit"},
                                                         {"drive.google.com", "/drive/folders"},
                                                         {"calendar.google.com", "*private"},
                                                         {"calendar.google.com", "/calendar"},
                                                         {"sharepoint.com", "/:"},
                                                         {"sharepoint.com", "*guestaccess"},
                                                         {"1drv.ms", "/"},
                                                         {"onedrive.live.com", "/"},
                                                         {"dropbox.com", "/s/"},
                                                         {"dropbox.com", "/scl/"},
                                                         {"we.tl", "/"},
                                                         {"wetransfer.com", "/downloads"},
                                                         {"slack.com", "*shared_invite"},
                                                         {"trello.com", "/invite"},
                                                         {"icloud.com", "/invites"},
                                                         {"outlook.office.com", "/owa/calendar"},
                                                         {"outlook.office365.com", "/owa/calendar"},
                                                         {"facebook.com", "*/join"},
                                                         {"outlook.office365.com", "/book"},
                                                         {"outlook.office.com", "/book"},
                                                         {"outlook.live.com", "/owa/calendar"},
                                                         {"facebook.com", "/messages/"},
                                                         {"sharepoint.com", "*/personal/"},
                                                         {"calendly.com", "/"},
                                                         {"notion.so", "/invite"},
                                                         {"airtable.com", "/invite"},
                                                         {"app.slack.com", "/client"},
                                                         {"bluejeans.com", "/"},
                                                         {"starleaf.com", "/"},
                                                         {"surf.nl", "*/index.php/s/"},
                                                         {"miro.com", "/welcomeonboard"}});

// A word for what is done with a code that stands behind it: "reset/8f14e45f",
// "uitnodiging-a1b2c3".
bool AsksForCode(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>({"reset",
                                                           "activate",
                                                           "activeer",
                                                           "activeren",
                                                           "activatie",
                                                           "confirm",
                                                           "bevestig",
                                                           "bevestigen",
                                                           "verify",
                                                           "verifieer",
                                                           "verificatie",
                                                           "invite",
                                                           "invitation",
                                                           "uitnodiging",
                                                           "unsubscribe",
                                                           "uitschrijven",
                                                           "afmelden",
                                                           "wachtwoord",
                                                           "password",
                                                           "token",
                                                           "magic",
                                                           "inloggen",
                                                           "login",
                                                           "optin",
                                                           "opt-in",
                                                           "resetpassword",
                                                           "reset-password",
                                                           "wachtwoord-reset",
                                                           "wachtwoord-herstellen"});  // technical
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// Letters and digits that nobody chose: long, of both, and no words or days between dashes.
bool IsCode(std::string_view word) {
  const auto digits = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), IsDigit));
  const auto dashes = static_cast<std::size_t>(std::count(word.begin(), word.end(), '-'));
  const auto is_hex = [](char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || c == '-'; };
  const bool is_sign = std::all_of(word.begin(), word.end(),
                                   [](char c) { return IsWord(c) || c == '-' || c == '.'; });
  if (!is_sign || digits < 2 || digits + dashes == word.size()) return false;
  return word.size() >= 10 && (dashes == 0 || std::all_of(word.begin(), word.end(), is_hex));
}

// "eyJhbGciOi.eyJzdWIi.x": a signed pass, wherever it stands.
bool HasPass(std::string_view decoded) {
  const std::size_t at = decoded.find("eyJ");
  return at != std::string_view::npos && StartsWord(decoded, at) &&
         decoded.find(".eyJ", at) != std::string_view::npos;
}

}  // namespace

bool IsInvitation(const LinkParts& parts) {
  const std::string scheme = LowerPlain(parts.scheme);
  if (!scheme.empty() && scheme != "http://" && scheme != "https://") {
    constexpr auto kPrograms = std::to_array<std::string_view>(
        {"tg://", "zoommtg://", "msteams://", "discord://", "sgnl://"});
    return std::find(kPrograms.begin(), kPrograms.end(), scheme) != kPrograms.end();
  }
  std::string host = LowerPlain(parts.host);
  host = host.substr(0, host.find(':'));
  const std::string path = LowerPlain(parts.path);
  return std::any_of(kInvitations.begin(), kInvitations.end(), [&](const Invitation& each) {
    if (!IsUnder(host, each.domain)) return false;
    if (each.path.empty()) return path.empty() && parts.has_fragment;
    if (each.path == "/") return path.size() > 1 || parts.has_fragment;
    return each.path[0] == '*' ? path.find(each.path.substr(1)) != std::string::npos
                               : path.compare(0, each.path.size(), each.path) == 0;
  });
}

// The address of another page inside this one: "l.php?u=https://...".
bool HidesInvitation(std::string_view decoded) {
  int times = 0;
  for (std::size_t at = decoded.find("://"); at != std::string_view::npos && times < 4;
       at = decoded.find("://", at + 3), ++times) {
    const std::size_t from =
        at >= 5 && BeginsAt(decoded, at - 5, "https") ? at - 5 : at - std::min<std::size_t>(at, 4);
    if (IsInvitation(SplitLink(decoded.substr(from)))) return true;
  }
  return false;
}

bool HoldsCode(const LinkParts& parts) {
  const std::string path = LowerPlain(DecodeLink(parts.path));
  if (HasPass(parts.path)) return true;
  bool is_asked = false;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view word = std::string_view(path).substr(at, end - at);
    if (is_asked && IsCode(word)) return true;
    is_asked = AsksForCode(word);
    const std::size_t dash = word.find('-');
    if (dash != std::string_view::npos && AsksForCode(word.substr(0, dash)) &&
        IsCode(word.substr(dash + 1))) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

}  // namespace kringen
