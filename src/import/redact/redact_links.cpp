// Mail addresses, names of accounts, and links.
#include <algorithm>
#include <array>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

bool IsLocal(char c) {
  return IsWord(c) || c == '.' || c == '%' || c == '+' || c == '-' || c == '\'';
}

// "at", "(at)", "[at]", "apenstaartje" with blanks around them.
std::size_t AtSign(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && text[i] == ' ' && i - at < 2) ++i;
  if (i >= text.size() || std::string_view("@([aA").find(text[i]) == std::string_view::npos)
    return 0;
  constexpr std::array<std::string_view, 5> kSigns{"@", "(at)", "[at]", "apenstaartje",
                                                   "(apenstaartje)"};
  for (const std::string_view sign : kSigns) {
    if (!BeginsAt(text, i, sign)) continue;
    i += sign.size();
    while (i < text.size() && text[i] == ' ' && sign != "@") ++i;
    return i - at;
  }
  return 0;
}

std::size_t Dot(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 4> kDots{"(dot)", "[dot]", "(punt)", "punt"};
  std::size_t i = at;
  if (i < text.size() && text[i] == '.') return 1;
  while (i < text.size() && text[i] == ' ' && i - at < 2) ++i;
  for (const std::string_view dot : kDots) {
    if (!BeginsAt(text, i, dot)) continue;
    i += dot.size();
    while (i < text.size() && text[i] == ' ') ++i;
    return i - at;
  }
  return 0;
}

// "voorbeeld.nl", also with "punt" for its dots; ends in letters.
std::size_t DomainAt(std::string_view text, std::size_t at) {
  std::size_t i = at, end = 0;
  while (i < text.size()) {
    const std::size_t label = i;
    while (i < text.size() && (IsLetter(text[i]) || IsDigit(text[i]) || text[i] == '-')) ++i;
    if (i == label) break;
    const bool letters = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(label),
                                     text.begin() + static_cast<std::ptrdiff_t>(i), IsLetter);
    if (label > at && letters && i - label >= 2) end = i;
    const std::size_t dot = Dot(text, i);
    if (dot == 0) break;
    i += dot;
  }
  return end == 0 ? 0 : end - at;
}

constexpr std::array<std::string_view, 14> kTracking{
    "fbclid", "gclid",  "gbraid",  "wbraid",  "igshid",  "igsh",   "mc_cid",
    "mc_eid", "twclid", "msclkid", "ref_src", "ref_url", "_hsenc", "mibextid"};
constexpr std::array<std::string_view, 11> kSigned{
    "x-amz-signature",  "signature", "sig",  "token",       "access_token",
    "x-goog-signature", "oh",        "auth", "key-pair-id", "hmac",
    "sessionid"};

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), LowerAscii);
  return lower;
}

template <std::size_t Count>
bool IsOneOf(std::string_view name, const std::array<std::string_view, Count>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::size_t FindEmail(std::string_view text, std::size_t at) {
  if (!IsWord(text[at]) || (at > 0 && IsLocal(text[at - 1]))) return 0;
  std::size_t i = at;
  while (i < text.size() && IsLocal(text[i]) && i - at < 64) ++i;
  const std::size_t sign = AtSign(text, i);
  if (sign == 0) return 0;
  const std::size_t domain = DomainAt(text, i + sign);
  return domain == 0 ? 0 : i + sign + domain - at;
}

std::size_t FindHandle(std::string_view text, std::size_t at) {
  // Behind a mark of ours it is the rest of what was taken out.
  if (text[at] != '@' || (at > 0 && (IsWord(text[at - 1]) || text[at - 1] == ']'))) return 0;
  std::size_t i = at + 1;
  while (i < text.size() && IsWord(text[i])) ++i;
  if (i > at + 1 && i < text.size() && text[i] == '@') {
    const std::size_t domain = DomainAt(text, i + 1);
    if (domain > 0) return i + 1 + domain - at;
  }
  return i - at < 3 ? 0 : i - at;
}

std::size_t FindLink(std::string_view text, std::size_t at) {
  const char first = LowerAscii(text[at]);
  if ((first != 'h' && first != 'w') || (at > 0 && IsWord(text[at - 1]))) return 0;
  if (!BeginsAt(text, at, "https://") && !BeginsAt(text, at, "http://") &&
      !BeginsAt(text, at, "www.")) {
    return 0;
  }
  std::size_t end = at;
  const auto is_inside = [](char c) {
    return c > ' ' && c != '<' && c != '>' && c != '"' && c != PlainText::kOther;
  };
  while (end < text.size() && (is_inside(text[end]) || text[end] == PlainText::kLetter)) ++end;
  while (end > at && std::string_view(".,;:!?)']").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return end - at;
}

std::string CleanLink(std::string_view link, std::string* kind) {
  const std::size_t scheme = link.find("://");
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t path = link.find_first_of("/?#", host);
  // Up to the last of them, as browsers read it.
  const std::size_t last = link.substr(0, path).rfind('@');
  const std::size_t user = last < host ? std::string_view::npos : last;
  // Without a scheme that is an address (www.naam@voorbeeld.nl), and what is left no link.
  if (host == 0 && user != std::string_view::npos) {
    *kind = "email";
    return std::string(kEmailMark);
  }
  std::string clean(link.substr(0, host));
  std::string_view rest = link.substr(host);
  if (user != std::string_view::npos) {
    *kind = "signed_url";
    rest = link.substr(user + 1);
  }
  const std::size_t question = rest.find('?');
  if (question == std::string_view::npos) return clean + std::string(rest);
  const std::size_t hash = rest.find('#', question);
  std::string_view query = rest.substr(
      question + 1, hash == std::string_view::npos ? std::string_view::npos : hash - question - 1);
  const std::string_view fragment =
      hash == std::string_view::npos ? std::string_view() : rest.substr(hash);
  std::string kept;
  bool is_signed = false, is_tracked = false;
  while (!query.empty()) {
    const std::size_t amp = query.find('&');
    const std::string_view part = query.substr(0, amp);
    const std::string name = Lower(part.substr(0, part.find('=')));
    is_signed |= IsOneOf(name, kSigned) || part.find('@') != std::string_view::npos ||
                 Lower(part).find("%40") != std::string::npos;
    const bool tracks = name.substr(0, 4) == "utm_" || IsOneOf(name, kTracking);
    is_tracked |= tracks;
    if (!tracks && !part.empty()) kept += (kept.empty() ? "?" : "&") + std::string(part);
    query = amp == std::string_view::npos ? std::string_view() : query.substr(amp + 1);
  }
  if (is_signed) kept.clear();
  if (is_signed || is_tracked) *kind = is_signed ? "signed_url" : "tracking";
  if (!is_signed && !is_tracked) return clean + std::string(rest);
  return clean + std::string(rest.substr(0, question)) + kept + std::string(fragment);
}

}  // namespace kringen
