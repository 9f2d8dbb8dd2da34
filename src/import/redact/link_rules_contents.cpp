// What stands in the words of a link as it would in a text: mail addresses, numbers, streets,
// places.
#include <algorithm>
#include <array>

#include "import/redact/house_numbers.h"
#include "import/redact/link_rules.h"

namespace kringen {
namespace {

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
bool HasWholePhone(const LinkParts& parts, std::string_view decoded, const LinkRules& rules) {
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

// A part of a link between its marks, with blanks for what stands for them, behind what stands
// before it: "bsn: 111222333" of "bsn=111222333".
struct Segment {
  std::string line;
  std::size_t from = 0;
};

std::vector<Segment> SegmentsOf(std::string_view decoded) {
  constexpr std::string_view kEnds = "/?&#;=";
  constexpr std::size_t kMost = 256;
  std::vector<Segment> segments;
  std::string before;
  for (std::size_t at = 0; at < decoded.size() && segments.size() < kMost;) {
    const std::size_t end = std::min(decoded.find_first_of(kEnds, at), decoded.size());
    std::string part(decoded.substr(at, end - at));
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (part[i] == '-' || part[i] == '_' || (part[i] == '+' && i > 0)) part[i] = ' ';
    }
    at = end + 1;
    if (part.empty()) continue;
    const std::size_t from = before.size() + 2;
    before.append(": ").append(part);
    segments.push_back({std::move(before), from});
    before = std::move(part);
  }
  return segments;
}

bool BeginsWithYear(std::string_view text) {
  return text.size() >= 4 && IsYear(text, 0, 4) && EndsWord(text, 4);
}

// Behind more digits it goes on with a day or the number of a document.
bool GoesOn(const Segment& segment, std::size_t at) {
  return at >= segment.from + 2 && IsDigit(segment.line[at - 2]);
}

bool IsPhoneAt(const Segment& segment, std::size_t at, const LinkRules& rules) {
  const std::string_view line = segment.line;
  const bool is_dotted = at > 0 && line[at - 1] == '.' && !BeginsAt(line, at, "06.");
  if (GoesOn(segment, at) || is_dotted) return false;
  // A number that begins with 00 may be one of a document.
  if (BeginsAt(line, at, "00") && !BeginsAt(line, at, "0031")) return false;
  const std::size_t size = FindPhone(line, at);
  return size > 0 && !IsAllowedHere(line.substr(at, size), rules);
}

bool IsAddressAt(const Segment& segment, std::size_t at, const LinkRules& rules) {
  const std::string_view line = segment.line;
  if (IsDigit(line[at])) {
    const std::size_t end = std::min(line.find_first_not_of("0123456789", at), line.size());
    if (GoesOn(segment, at) || BeginsWithYear(line.substr(at, 4)) || BeginsAt(line, end, "px"))
      return false;
  }
  const std::size_t size = FindAddress(line, at);
  return size > 0 && !IsAllowedHere(line.substr(at, size), rules);
}

constexpr auto kBsnWords =
    std::to_array<std::string_view>({"bsn", "burgerservice", "sofi"});  // technical
constexpr std::size_t kNearLabel = 24;

// What begins here, behind its word where it needs one: the mark that stands for it, or nothing.
std::string_view KindAt(const Segment& segment, std::size_t at, const LinkRules& rules) {
  const std::string_view line = segment.line;
  if (IsPhoneAt(segment, at, rules)) return "phone";
  if (IsLetter(line[at]) && FindIban(line, at) >= 15) return "iban";
  const bool is_bsn = FindBsn(line, at) > 0;
  if (is_bsn && (IsLetter(line[at]) || FollowsWord(line, at, kBsnWords, kNearLabel))) return "bsn";
  if (FindPlate(line, at) > 0 && !GoesOn(segment, at)) return "plate";
  return IsAddressAt(segment, at, rules) ? "address" : "";
}

// "/06/12345678" and "/kerkstraat/12", which no date or page is.
std::string_view SplitKind(const Segment& segment, const Segment& next) {
  const std::string_view first = std::string_view(segment.line).substr(segment.from);
  const std::string_view second = std::string_view(next.line).substr(next.from);
  const bool is_number = std::all_of(second.begin(), second.end(), IsDigit);
  const std::string_view before = std::string_view(segment.line).substr(0, segment.from - 2);
  if (!is_number || BeginsWithYear(second)) return {};
  if (first == "06" && second.size() == 8 && !BeginsWithYear(before)) return "phone";
  const std::size_t word = first.rfind(' ') == std::string_view::npos ? 0 : first.rfind(' ') + 1;
  const bool is_street = second.size() <= 3 && first.size() - word > 7 &&
                         FindAddress(std::string(first.substr(word)) + " 1", 0) > 0;
  return is_street ? "address" : "";
}

// A map that is opened at a name with a number: "/maps/place/De+Brink+4".
bool IsHouseOnMap(const LinkParts& parts, const std::vector<Segment>& segments) {
  const std::string host = LowerPlain(parts.host);
  const bool is_map = parts.path.compare(0, 5, "/maps") == 0 || host.compare(0, 5, "maps.") == 0;
  return is_map && std::any_of(segments.begin(), segments.end(), [](const Segment& each) {
           const std::string_view line = each.line;
           for (std::size_t i = each.from + 4; i < line.size(); ++i) {
             if (!IsDigit(line[i]) || line[i - 1] != ' ' || !IsLetter(line[i - 2])) continue;
             std::size_t end = i;
             while (end < line.size() && IsDigit(line[end])) ++end;
             if (end - i <= 4 && !BeginsWithYear(line.substr(i))) return true;
           }
           return false;
         });
}

// "kees-at-ziggo-punt-nl"
bool IsSpelledEmail(const Segment& segment) {
  const std::string_view part = std::string_view(segment.line).substr(segment.from);
  const bool has_sign = part.find(" at ") != std::string_view::npos ||
                        part.find("apenstaart") != std::string_view::npos;
  const bool has_dot =
      part.find(" punt ") != std::string_view::npos || part.find(" dot ") != std::string_view::npos;
  return has_sign && has_dot && !FindEmails(part).empty();
}

std::string_view KindIn(const Segment& segment, const LinkRules& rules) {
  const std::string_view line = segment.line;
  if (IsSpelledEmail(segment)) return "email";
  if (std::none_of(line.begin() + static_cast<std::ptrdiff_t>(segment.from), line.end(), IsDigit)) {
    return {};
  }
  for (std::size_t i = segment.from; i < line.size(); ++i) {
    const bool begins = IsWord(line[i]) ? StartsWord(line, i) : line[i] == '+';
    if (!begins) continue;
    if (const std::string_view kind = KindAt(segment, i, rules); !kind.empty()) return kind;
  }
  return {};
}

}  // namespace

std::string_view PersonalKind(const LinkParts& parts, std::string_view decoded,
                              const LinkRules& rules) {
  if (HasWholePhone(parts, decoded, rules)) return "phone";
  if (HasPlace(decoded)) return "location";
  if (HasEmail(DecodeLink(parts.path), rules)) return "email";
  const std::vector<Segment> segments = SegmentsOf(decoded);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (const std::string_view kind = KindIn(segments[i], rules); !kind.empty()) return kind;
    if (i + 1 == segments.size()) break;
    if (const std::string_view kind = SplitKind(segments[i], segments[i + 1]); !kind.empty()) {
      return kind;
    }
  }
  return IsHouseOnMap(parts, segments) ? "address" : "";
}

}  // namespace kringen
