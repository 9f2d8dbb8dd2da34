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
                                                          "digid",
                                                          "edit2",
                                                          "huisnummer",
                                                          "huisnr",
                                                          "housenumber",
                                                          "resourcekey",
                                                          "cid",
                                                          "unsubscribe",
                                                          "subscriber"});

bool EndsIn(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// What stands for a link that holds something of this kind.
constexpr auto kMarks = std::to_array<std::array<std::string_view, 2>>({{"phone", kPhoneMark},
                                                                        {"location", kLocationMark},
                                                                        {"email", kEmailMark},
                                                                        {"iban", kIbanMark},
                                                                        {"address", kAddressMark},
                                                                        {"bsn", "[BSN]"},
                                                                        {"plate", "[kenteken]"},
                                                                        {"invite", kInviteMark},
                                                                        {"handle", kHandleMark},
                                                                        {"name", kNameMark}});

std::string_view MarkOf(std::string_view kind) {
  for (const auto& [name, mark] : kMarks) {
    if (name == kind) return mark;
  }
  return {};
}

}  // namespace

bool IsUnder(std::string_view host, std::string_view domain) {
  if (host == domain) return true;
  return host.size() > domain.size() && EndsIn(host, domain) &&
         host[host.size() - domain.size() - 1] == '.';
}

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
  if (IsPreviewName(name)) return false;
  for (const std::string_view end :
       {"token", "signature", "password", "sessionid", "session_id", "authkey", "apikey", "secret",
        "_key", "nonce", "inlogcode", "logincode", "toegangscode", "accesscode", "wachtwoord",
        "pincode", "jwt"}) {
    if (EndsIn(name, end)) return true;
  }
  return IsOneOf(name, kSecret);
}

std::string_view KindOfMark(std::string_view link) {
  for (const auto& [name, mark] : kMarks) {
    if (mark == link) return name;
  }
  return {};
}

bool IsPreviewName(std::string_view name) {
  return name == "preview" || name == "preview_id" || name == "preview_nonce";
}

std::string_view MarkFor(const LinkParts& parts, const LinkRules& rules, std::string* kind) {
  const auto take = [&](std::string_view as, std::string_view mark) {
    *kind = std::string(as);
    return mark;
  };
  const std::string decoded = DecodeLink(parts.path + "?" + parts.query + "#" + parts.fragment);
  if (IsInvitation(parts) || HidesInvitation(decoded) || HoldsCode(parts)) {
    return take("invite", kInviteMark);
  }
  const std::string_view personal = PersonalKind(parts, decoded, rules);
  if (!personal.empty()) return take(personal, MarkOf(personal));
  if (rules.people != nullptr && rules.people->AreIn(parts.host + decoded)) {
    return take("name", kNameMark);
  }
  if (rules.is_own) return {};
  if (IsGroup(parts)) return take("invite", kInviteMark);
  if (IsProfile(parts, rules)) return take("handle", kHandleMark);
  return {};
}

}  // namespace kringen
