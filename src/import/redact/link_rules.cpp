#include "import/redact/link_rules.h"

#include <algorithm>
#include <array>

namespace kringen {
namespace {

template <typename Names>
bool IsOneOf(std::string_view name, const Names& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr auto kTracking = std::to_array<std::string_view>(
    {// technical
     "fbclid",          "gclid",      "gbraid",      "wbraid",        "dclid",
     "yclid",           "igshid",     "igsh",        "mc_cid",        "mc_eid",
     "twclid",          "msclkid",    "ref_src",     "ref_url",       "_hsenc",
     "_hsmi",           "mibextid",   "ttclid",      "li_fat_id",     "epik",
     "vero_id",         "oly_enc_id", "oly_anon_id", "mkt_tok",       "ml_subscriber",
     "s_kwcid",         "wickedid",   "_openstat",   "spm",           "trk",
     "trkinfo",         "__tn__",     "__xts__",     "fb_action_ids", "fb_ref",
     "hootpostid",      "_ga",        "_gl",         "rb_clickid",    "share_id",
     "ck_subscriber_id"});
constexpr auto kSecret = std::to_array<std::string_view>({// technical
                                                          "x-amz-signature",
                                                          "signature",
                                                          "sig",
                                                          "token",
                                                          "oh",
                                                          "auth",
                                                          "key-pair-id",
                                                          "hmac",
                                                          "sessionid",
                                                          "session",
                                                          "sid",
                                                          "phpsessid",
                                                          "jsessionid",
                                                          "aspsessionid",
                                                          "cfid",
                                                          "cftoken",
                                                          "pwd",
                                                          "pass",
                                                          "passwd",
                                                          "password",
                                                          "passcode",
                                                          "wachtwoord",
                                                          "pin",
                                                          "otp",
                                                          "code",
                                                          "key",
                                                          "apikey",
                                                          "api_key",
                                                          "authkey",
                                                          "secret",
                                                          "invite",
                                                          "invitation",
                                                          "invitecode",
                                                          "invite_code",
                                                          "uitnodiging",
                                                          "guest",
                                                          "gast",
                                                          "ticket",
                                                          "email",
                                                          "e-mail",
                                                          "mail",
                                                          "emailadres",
                                                          "phone",
                                                          "telefoon",
                                                          "telefoonnummer",
                                                          "tel",
                                                          "mobile",
                                                          "bsn",
                                                          "user",
                                                          "username",
                                                          "gebruiker",
                                                          "userid",
                                                          "user_id",
                                                          "naam",
                                                          "voornaam",
                                                          "achternaam",
                                                          "firstname",
                                                          "lastname",
                                                          "geboortedatum",
                                                          "iban",
                                                          "kenteken",
                                                          "nonce",
                                                          "resourcekey",
                                                          "cid",
                                                          "unsubscribe",
                                                          "subscriber"});

bool EndsIn(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// The host is this one or under it.
bool IsUnder(std::string_view host, std::string_view domain) {
  if (host == domain) return true;
  return host.size() > domain.size() && EndsIn(host, domain) &&
         host[host.size() - domain.size() - 1] == '.';
}

struct Invitation {
  std::string_view domain;
  std::string_view path;  // small letters; its beginning, or with '*' anywhere in it
};
// Meetings, groups, shared folders and documents that can be changed: who has the link is inside.
constexpr auto kInvitations = std::to_array<Invitation>({// technical
                                                         {"teams.microsoft.com", "/l/meetup-join"},
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
                                                         {"miro.com", "/welcomeonboard"}});

bool IsInvitation(const LinkParts& parts) {
  const std::string scheme = LowerPlain(parts.scheme);
  if (!scheme.empty() && scheme != "http://" && scheme != "https://") {
    return IsOneOf(scheme, std::to_array<std::string_view>(
                               {"tg://", "zoommtg://", "msteams://", "discord://", "sgnl://"}));
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

bool IsRead(char c) { return IsDigit(c) || c == '.' || c == '-'; }

// "52.1,6.9" and "map=17/52.26/7.00", "mlat=52.2": a place on a map.
bool HasPlace(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins =
        i == 0 || std::string_view("@=/,;!: d").find(text[i - 1]) != std::string_view::npos;
    if (!begins || !(IsDigit(text[i]) || text[i] == '-')) continue;
    const auto number = [&](std::size_t from, bool* is_decimal) {
      std::size_t end = from, dots = 0;
      while (end < text.size() && end - from < 24 && IsRead(text[end])) dots += text[end++] == '.';
      *is_decimal = dots == 1 && end - from >= 3 && text[end - 1] != '.';
      return end;
    };
    bool is_first = false, is_second = false;
    const std::size_t end = number(i, &is_first);
    if (is_first && end + 1 < text.size() &&
        std::string_view(",/;+ ").find(text[end]) != std::string_view::npos) {
      std::size_t next = end + 1;
      while (next < text.size() && (text[next] == ' ' || text[next] == '+')) ++next;
      number(next, &is_second);
    }
    const bool is_map = i > 0 && text[i - 1] == '@';
    const std::size_t dot = text.find('.', i);
    const bool is_fine = is_first && dot < end && end - dot > 3;
    if (is_second && (is_map || is_fine)) return true;
    i = end;
  }
  for (const std::string_view name : {"mlat=", "mlon=", "lat=", "lon=", "lng=", "!3d"}) {
    const std::size_t at = text.find(name);
    if (at != std::string_view::npos && at + name.size() < text.size() &&
        (IsDigit(text[at + name.size()]) || text[at + name.size()] == '-')) {
      return true;
    }
  }
  return false;
}

bool IsAllowedHere(std::string_view plain, const LinkRules& rules) {
  return rules.options != nullptr && IsAllowed(plain, *rules.options);
}

bool HasEmail(std::string_view path, const LinkRules& rules) {
  if (path.find('@') == std::string_view::npos) return false;
  const std::vector<PlainRange> emails = FindEmails(path);
  return std::any_of(emails.begin(), emails.end(), [&](const PlainRange& each) {
    const std::string_view found = path.substr(each.from, each.to - each.from);
    const bool is_account = each.from > 0 && path[each.from - 1] == '@';
    return found.find('@') != std::string_view::npos && !is_account && !IsAllowedHere(found, rules);
  });
}

// A number that nobody writes by chance: with its plus, at a service that calls, or 06.
bool HasPhone(const LinkParts& parts, std::string_view decoded, const LinkRules& rules) {
  const std::string host = LowerPlain(parts.host), scheme = LowerPlain(parts.scheme);
  const bool calls = IsUnder(host, "wa.me") || IsUnder(host, "whatsapp.com") ||
                     IsUnder(host, "signal.me") || scheme == "whatsapp://" || scheme == "viber://";
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    if (!IsDigit(decoded[i]) || (i > 0 && (IsWord(decoded[i - 1]) || decoded[i - 1] == '.')))
      continue;
    std::size_t end = i;
    while (end < decoded.size() && IsDigit(decoded[end])) ++end;
    const std::size_t size = end - i;
    const std::string_view digits = decoded.substr(i, size);
    const bool has_plus = i > 0 && decoded[i - 1] == '+';
    const bool is_dutch =
        size == 10 && digits[0] == '0' && digits[1] != '0' && FindPhone(digits, 0) == 10;
    const bool is_phone = is_dutch || ((has_plus || calls) && size >= 9 && size <= 15) ||
                          (size == 11 && digits.substr(0, 3) == "316") ||
                          (size == 13 && digits.substr(0, 5) == "00316");
    if (is_phone && EndsWord(decoded, end) && !IsAllowedHere(digits, rules)) return true;
    i = end;
  }
  return false;
}

bool HasIban(std::string_view path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (StartsWord(path, i) && IsLetter(path[i]) && FindIban(path, i) >= 15) return true;
  }
  return false;
}

// The page of a person: "/@naam", "linkedin.com/in/naam", "profile.php?id=1".
bool IsProfile(const LinkParts& parts, const LinkRules& rules) {
  const std::string host = LowerPlain(parts.host), path = LowerPlain(parts.path);
  if (IsUnder(host, "linkedin.com")) return path.compare(0, 4, "/in/") == 0;
  if (IsUnder(host, "facebook.com")) {
    return path.compare(0, 8, "/people/") == 0 ||
           (path.find("profile.php") != std::string::npos && !parts.query.empty());
  }
  if (IsUnder(host, "snapchat.com")) return path.compare(0, 5, "/add/") == 0;
  const std::string decoded = DecodeLink(path);
  const std::size_t at = decoded.find("/@");
  if (at == std::string::npos || at + 3 >= decoded.size() || IsDigit(decoded[at + 2])) return false;
  const std::size_t end = std::min(decoded.find('/', at + 1), decoded.size());
  return !IsAllowedHere(std::string_view(decoded).substr(at + 1, end - at - 1), rules);
}

}  // namespace

LinkParts SplitLink(std::string_view link) {
  LinkParts parts;
  const std::size_t scheme = link.find("://");
  const bool has_scheme = scheme < 14 && link.find_first_of("/?#") > scheme;
  if (has_scheme) parts.scheme = std::string(link.substr(0, scheme + 3));
  std::string_view rest = link.substr(parts.scheme.size());
  const std::size_t path = std::min(rest.find_first_of("/?#"), rest.size());
  std::string_view host = rest.substr(0, path);
  rest = rest.substr(path);
  // Up to the last of them, as browsers read it.
  const std::size_t user = host.rfind('@');
  parts.has_user = user != std::string_view::npos;
  if (parts.has_user) host = host.substr(user + 1);
  parts.host = std::string(host);
  const std::size_t hash = rest.find('#');
  parts.has_fragment = hash != std::string_view::npos;
  if (parts.has_fragment) parts.fragment = std::string(rest.substr(hash + 1));
  rest = rest.substr(0, hash);
  const std::size_t question = rest.find('?');
  parts.path = std::string(rest.substr(0, question));
  if (question != std::string_view::npos) parts.query = std::string(rest.substr(question + 1));
  return parts;
}

std::string DecodeLink(std::string_view text) {
  std::string decoded(text);
  const auto hex = [](char c) {
    const char lower = LowerAscii(c);
    return IsDigit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  };
  for (int times = 0; times < 3 && decoded.find('%') != std::string::npos; ++times) {
    std::string once;
    for (std::size_t i = 0; i < decoded.size(); ++i) {
      const bool is_code = decoded[i] == '%' && i + 2 < decoded.size() &&
                           hex(decoded[i + 1]) >= 0 && hex(decoded[i + 2]) >= 0;
      once +=
          is_code ? static_cast<char>(hex(decoded[i + 1]) * 16 + hex(decoded[i + 2])) : decoded[i];
      if (is_code) i += 2;
    }
    if (once == decoded) break;
    decoded = std::move(once);
  }
  return decoded;
}

bool IsTrackingName(std::string_view name) {
  for (const std::string_view family : {"utm_", "mtm_", "pk_", "piwik_", "__cft__", "hsa_"}) {
    if (name.substr(0, family.size()) == family) return true;
  }
  return IsOneOf(name, kTracking);
}

bool IsSecretName(std::string_view name) {
  for (const std::string_view end : {"token", "signature", "password", "sessionid", "session_id",
                                     "authkey", "apikey", "secret", "_key"}) {
    if (EndsIn(name, end)) return true;
  }
  return IsOneOf(name, kSecret);
}

std::string_view MarkFor(const LinkParts& parts, const LinkRules& rules, std::string* kind) {
  const auto take = [&](std::string_view as, std::string_view mark) {
    *kind = std::string(as);
    return mark;
  };
  const std::string rest = parts.path + "?" + parts.query + "#" + parts.fragment;
  const std::string decoded = DecodeLink(rest);
  if (IsInvitation(parts) || HidesInvitation(decoded)) return take("invite", kInviteMark);
  if (HasPhone(parts, decoded, rules)) return take("phone", kPhoneMark);
  if (HasPlace(decoded)) return take("location", kLocationMark);
  if (HasEmail(DecodeLink(parts.path), rules)) return take("email", kEmailMark);
  if (HasIban(DecodeLink(parts.path))) return take("iban", kIbanMark);
  if (rules.people != nullptr && rules.people->AreIn(parts.host + decoded)) {
    return take("name", kNameMark);
  }
  if (!rules.is_own && IsProfile(parts, rules)) return take("handle", kHandleMark);
  return {};
}

}  // namespace kringen
