// Where links begin and end, and what is left of them.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/redact/link_rules.h"
#include "import/redact/redact_parts.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestHost = 120;

// The same link without what is not seen, wide forms as ASCII; other characters as they are.
std::string Visible(std::string_view link) {
  if (std::all_of(link.begin(), link.end(), [](char c) { return static_cast<signed char>(c) > 0; }))
    return std::string(link);
  std::string visible;
  const PlainText plain = MakePlain(link);
  for (std::size_t i = 0; i < plain.chars.size(); ++i) {
    const std::uint32_t from = plain.starts[i];
    const bool is_ascii = static_cast<signed char>(plain.chars[i]) > ' ';
    const bool was_letter = IsLetter(plain.chars[i]) && static_cast<signed char>(link[from]) < 0;
    const bool is_wide = link.substr(from, 1) == "\xEF";
    if (is_ascii && (!was_letter || is_wide) && link[from] != '%' && link[from] != '&') {
      visible += plain.chars[i];
      continue;
    }
    std::size_t end = from;
    if (static_cast<signed char>(link[from]) > 0) {
      end = plain.starts[i + 1];
    } else {
      ReadCodePoint(link, &end);
    }
    visible += link.substr(from, end - from);
  }
  return visible;
}

// A link without its scheme: "voorbeeld.nl/pad", "voorbeeld.nl?x".
bool IsBareLink(std::string_view text, std::size_t at) {
  std::size_t i = at, label = at;
  bool has_dot = false;
  while (i < text.size() && i - at < kLongestHost &&
         (IsLetter(text[i]) || IsDigit(text[i]) || text[i] == '-' || text[i] == '.')) {
    if (text[i] == '.') {
      if (i == label) return false;
      has_dot = true;
      label = i + 1;
    }
    ++i;
  }
  if (!has_dot || i >= text.size() || i - label < 2 || i - label > 24) return false;
  if (text[i] != '/' && !(text[i] == '?' && i + 1 < text.size() && IsWord(text[i + 1])))
    return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(label),
                     text.begin() + static_cast<std::ptrdiff_t>(i), IsLetter);
}

bool HasScheme(std::string_view text, std::size_t at) {
  if (text.substr(at, 15).find(':') == std::string_view::npos) return false;
  std::size_t i = at;
  while (i < text.size() && i - at < 12 && IsLetter(text[i]) && text[i] != PlainText::kLetter) ++i;
  return i > at + 1 && BeginsAt(text, i, "://");
}

bool IsInside(char c) {
  return (c > ' ' && c != '<' && c != '>' && c != '"') || c == PlainText::kLetter;
}

// What is left of "a=1&b=2" when what follows a reader is left out. `is_secret`: something in it
// opens what is closed, or is somebody's.
std::string KeptQuery(std::string_view query, bool is_own, bool* is_secret, bool* is_tracked) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t amp = query.find('&');
    std::string_view part = query.substr(0, amp);
    if (part.substr(0, 4) == "amp;") part.remove_prefix(4);
    const std::size_t equals = part.find('=');
    const std::string name = LowerPlain(DecodeLink(part.substr(0, equals)));
    const bool has_value = equals != std::string_view::npos && equals + 1 < part.size();
    *is_secret |= has_value && (IsSecretName(name) || (!is_own && IsPreviewName(name)));
    *is_secret |= DecodeLink(part).find('@') != std::string::npos;
    const bool tracks = IsTrackingName(name);
    *is_tracked |= tracks;
    if (!tracks && !part.empty()) kept += (kept.empty() ? "" : "&") + std::string(part);
    query = amp == std::string_view::npos ? std::string_view() : query.substr(amp + 1);
  }
  return kept;
}

// Leaves out ";jsessionid=..." and its like.
std::string WithoutSession(std::string_view path, bool* is_secret) {
  std::string kept;
  while (!path.empty()) {
    const std::size_t mark = std::min(path.find(';'), path.size());
    kept += path.substr(0, mark);
    if (mark == path.size()) break;
    const std::size_t end = std::min(path.find_first_of(";/", mark + 1), path.size());
    const std::string_view part = path.substr(mark + 1, end - mark - 1);
    const bool drops = IsSecretName(LowerPlain(part.substr(0, part.find('='))));
    *is_secret |= drops;
    if (!drops) kept += path.substr(mark, end - mark);
    path = path.substr(end);
  }
  return kept;
}

std::string CleanParts(const LinkParts& parts, bool is_own, std::string* kind) {
  bool is_secret = false, is_tracked = false, is_secret_end = false, is_tracked_end = false;
  std::string clean = parts.scheme + parts.host + WithoutSession(parts.path, &is_secret);
  const std::string query = KeptQuery(parts.query, is_own, &is_secret, &is_tracked);
  const std::size_t inner = parts.fragment.find('?');
  const std::string_view fragment = parts.fragment;
  const bool has_pairs = fragment.find('=') != std::string_view::npos &&
                         fragment.find(":~:") == std::string_view::npos;
  const std::string_view pairs =
      !has_pairs ? std::string_view()
                 : fragment.substr(inner == std::string_view::npos ? 0 : inner + 1);
  KeptQuery(pairs, is_own, &is_secret_end, &is_tracked_end);
  if (!query.empty() && !is_secret) clean += "?" + query;
  const bool keeps_end = !is_secret_end && !is_tracked_end;
  if (parts.has_fragment && keeps_end) clean += "#" + parts.fragment;
  if (is_secret || is_secret_end || parts.has_user) {
    *kind = "signed_url";
  } else if (is_tracked || is_tracked_end) {
    *kind = "tracking";
  }
  return clean;
}

}  // namespace

std::size_t FindLink(std::string_view text, std::size_t at) {
  if (!IsLetter(text[at]) && !IsDigit(text[at])) return 0;
  if (at > 0 && (IsWord(text[at - 1]) || text[at - 1] == '@')) return 0;
  if (!HasScheme(text, at) && !BeginsAt(text, at, "www.") &&
      ((at > 0 && text[at - 1] == '.') || !IsBareLink(text, at))) {
    return 0;
  }
  std::size_t end = at;
  while (end < text.size() && IsInside(text[end])) ++end;
  while (end > at &&
         std::string_view(".,;:!?)']\x02").find(text[end - 1]) != std::string_view::npos)
    --end;
  return end - at;
}

std::string CleanLink(std::string_view link, const LinkRules& rules, std::string* kind) {
  // What a reader left of a link is told once more, so that no mark passes for an address.
  if (const std::string_view was = KindOfMark(link); !was.empty()) {
    *kind = std::string(was);
    return std::string(link);
  }
  const std::string visible = Visible(link);
  const LinkParts parts = SplitLink(visible);
  // Without a scheme that is an address (www.naam@voorbeeld.nl), and what is left no link.
  if (parts.scheme.empty() && parts.has_user) {
    *kind = "email";
    return std::string(kEmailMark);
  }
  const std::string_view mark = MarkFor(parts, rules, kind);
  if (!mark.empty()) return std::string(mark);
  std::string found;
  std::string clean = CleanParts(parts, rules.is_own, &found);
  if (found.empty()) return std::string(link);
  *kind = found;
  return clean;
}

std::string OwnLink(std::string_view link) {
  if (!IsWebAddress(link)) return {};
  std::string kind;
  std::string clean = CleanLink(link, {nullptr, nullptr, true}, &kind);
  if (!IsWebAddress(clean)) return {};  // a mark took its place
  const auto scheme = clean.begin() + static_cast<std::ptrdiff_t>(clean.find("://"));
  std::transform(clean.begin(), scheme, clean.begin(),
                 LowerAscii);  // a phone begins with a capital
  return clean;
}

}  // namespace kringen
