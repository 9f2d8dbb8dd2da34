#include "import/readers/calendar_meetings.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWord(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Hosts, and parts of addresses that only meetings have.
constexpr std::array<std::string_view, 46> kMeetingParts{"zoom.us/",
                                                         "zoom.com/",
                                                         "zoomgov.com/",
                                                         "zoommtg:",
                                                         "teams.microsoft.",
                                                         "teams.live.com/",
                                                         "teams.cloud.microsoft/",
                                                         "msteams:",
                                                         "aka.ms/jointeamsmeeting",
                                                         "join.skype.com/",
                                                         "meet.lync.com/",
                                                         "lync.com/",
                                                         "meet.google.com/",
                                                         "tel.meet/",
                                                         "g.co/meet/",
                                                         "duo.google.com/",
                                                         "webex.com/",
                                                         "meet.jit.si/",
                                                         "jitsi",
                                                         "8x8.vc/",
                                                         "whereby.com/",
                                                         "gotomeeting.com/",
                                                         "gotomeet.me/",
                                                         "meet.goto.com/",
                                                         "gotowebinar.com/",
                                                         "join.me/",
                                                         "bluejeans.com/",
                                                         "starleaf.com/",
                                                         "chime.aws/",
                                                         "meetings.ringcentral.com/",
                                                         "v.ringcentral.com/",
                                                         "facetime.apple.com/",
                                                         "discord.gg/",
                                                         "bigbluebutton",
                                                         "bbb.",
                                                         "kmeet.infomaniak.com/",
                                                         "kmeet.",
                                                         "meet.element.io/",
                                                         "pexip",
                                                         "edumeet",
                                                         "clickmeeting.com/",
                                                         "livestorm.co/p/",
                                                         "dialpad.com/",
                                                         "meet.proton.me/",
                                                         "cloudroom",
                                                         "videobellen"};
// Names that a meeting's own server often has.
constexpr std::array<std::string_view, 7> kMeetingHosts{
    "meet.", "meeting.", "meetings.", "vergader.", "vergaderen.", "videocall.", "webinar."};

// Codes stand behind their name and a colon; numbers may follow directly.
constexpr std::array<std::string_view, 15> kNumberNames{
    "meeting id",      "meeting-id",     "meetingid",      "meeting number",  "webinar id",
    "webinar-id",      "conference id",  "conferentie-id", "conference-id",   "vergader-id",
    "vergaderings-id", "vergadering-id", "vergadernummer", "vergaderings id", "besprechungs-id"};
constexpr auto kCodeNames = std::to_array<std::string_view>(
    {"passcode",        "pass code",    "access code",      "toegangscode",     "toegangs code",
     "wachtwoordcode",  "wachtwoord",   "password",         "pincode",          "pin code",
     "pin-code",        "pin",          "kenncode",         "kennwort",         "code secret",
     "host key",        "hostkey",      "participant code", "deelnemerscode",   "deelnemercode",
     "deelnamecode",    "meeting code", "vergadercode",     "vergaderingscode", "inbelcode",
     "conferentiecode", "inlogcode"});  // technical
// Short ones that are much else as well: only before what can be nothing but a code.
constexpr auto kWeakNames =
    std::to_array<std::string_view>({"code", "ww", "pw", "pass", "passw", "wachtw"});  // technical
// Programs, before the number of a meeting.
constexpr auto kPrograms = std::to_array<std::string_view>(
    {"webex", "zoom", "teams", "zoomnummer", "webexnummer"});  // technical

bool IsMeetingHost(std::string_view lower) {
  const std::string_view host = HostOf(lower);
  return std::any_of(kMeetingHosts.begin(), kMeetingHosts.end(), [&](std::string_view start) {
    return host.substr(0, start.size()) == start && host.size() > start.size();
  });
}

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// The end of what may be a link: no blank, no bracket, no quote.
std::size_t TokenEnd(std::string_view line, std::size_t at) {
  constexpr std::string_view kEnds = " \t<>()[]{}\"";
  return std::min(line.size(), line.find_first_of(kEnds, at));
}

// "812 3456 7890", "812-345-678#", with what is put before numbers.
std::size_t NumberEnd(std::string_view line, std::size_t at) {
  std::size_t digits = 0, end = at;
  while (at < line.size() && (IsDigit(line[at]) || IsBlank(line[at]) || line[at] == '-' ||
                              line[at] == '#' || line[at] == ',')) {
    digits += IsDigit(line[at]) ? 1 : 0;
    if (!IsBlank(line[at])) end = at + 1;
    ++at;
  }
  return digits >= 5 ? end : 0;
}

// "4321", "Losser123", "xYz12": has digits, and is no year where a year may stand.
bool IsCode(std::string_view word, bool is_weak) {
  const std::size_t last = word.find_last_not_of(".,;:!?)*");
  word = word.substr(0, last == std::string_view::npos ? 0 : last + 1);
  const auto digits = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), IsDigit));
  if (digits == 0 || word.size() < 4) return false;
  const bool is_number = digits == word.size();
  if (!is_weak) return true;
  if (!is_number) return std::all_of(word.begin(), word.end(), IsWord) && word.size() > 4;
  const std::string_view begin = word.substr(0, 2);
  return word.size() != 4 || (begin != "19" && begin != "20");
}

// Behind a name: "(nl)", blanks, and a colon, '=' or '#', or "is" and a word with a digit. False
// without one of these.
bool SkipSign(std::string_view line, std::size_t* at) {
  const auto blanks = [&] {
    while (*at < line.size() && (IsBlank(line[*at]) || line[*at] == '*')) ++*at;
  };
  blanks();
  if (*at < line.size() && line[*at] == '(') {
    const std::size_t close = line.find(')', *at);
    if (close != std::string_view::npos && close - *at < 30) *at = close + 1;
  }
  blanks();
  bool has_sign = false, is_said = false;
  for (const std::string_view sign : {":", "=", "#", "is "}) {
    if (Lower(line.substr(*at, sign.size())) != sign) continue;
    *at += sign.size();
    has_sign = true;
    is_said = sign == "is ";
    break;
  }
  blanks();
  if (!is_said) return has_sign;
  const std::string_view word = line.substr(*at, TokenEnd(line, *at) - *at);
  return std::any_of(word.begin(), word.end(), IsDigit);
}

// Behind "code": "van de vergadering" and its like, before what it is.
std::size_t SkipWhose(std::string_view lower, std::size_t at) {
  constexpr std::size_t kLongest = 32;
  if (lower.substr(at, 5) != " van " && lower.substr(at, 6) != " voor ") return at;
  std::size_t end = at;
  while (end < lower.size() && end - at < kLongest &&
         (lower[end] == ' ' || lower[end] == '-' || (IsWord(lower[end]) && !IsDigit(lower[end])))) {
    if (lower.substr(end, 4) == " is ") return end;
    ++end;
  }
  return lower.substr(end, 1) == ":" ? end : at;
}

std::size_t CodeEnd(std::string_view line, std::string_view lower, std::size_t name_end,
                    bool is_weak) {
  std::size_t value = is_weak ? SkipWhose(lower, name_end) : name_end;
  if (is_weak && value == name_end && lower.substr(value, 1) == ".") ++value;  // "wachtw."
  const bool has_sign = SkipSign(line, &value);
  if (value >= line.size() || value == name_end) return 0;
  const std::size_t end = TokenEnd(line, value);
  const std::string_view word = line.substr(value, end - value);
  const std::string_view name = lower.substr(0, name_end);
  const bool is_pin = name.ends_with("pin") || name.ends_with("pincode") ||
                      name.ends_with("pin code") || name.ends_with("pin-code");
  const bool is_free = has_sign && !is_weak && !is_pin;  // a password may be any word
  const std::size_t number = NumberEnd(line, value);
  const bool is_plain = !is_weak || word.find('-') == std::string_view::npos;  // "is 2024-03"
  if (number > 0 && ((has_sign && is_plain) || IsCode(word, is_weak))) return number;
  const bool has_digit = std::any_of(word.begin(), word.end(), IsDigit);
  if (is_free || (has_sign && is_pin && has_digit) || IsCode(word, is_weak)) return end;
  return 0;
}

// "webex 2345 678 9012": groups, of which a day has none so long.
std::size_t ProgramEnd(std::string_view line, std::size_t at) {
  constexpr std::size_t kFewest = 9, kGroup = 3;
  std::size_t value = at;
  SkipSign(line, &value);
  if (value == at) return 0;
  const std::size_t first = std::min(line.find_first_not_of("0123456789", value), line.size());
  const std::size_t end = NumberEnd(line, value);
  if (end == 0 || first - value < kGroup) return 0;
  const std::string_view number = line.substr(value, end - value);
  return static_cast<std::size_t>(std::count_if(number.begin(), number.end(), IsDigit)) >= kFewest
             ? end
             : 0;
}

// The end of a number or code whose name begins at `at`; 0: there is none.
std::size_t NamedEnd(std::string_view line, std::string_view lower, std::size_t at) {
  if (at > 0 && IsWord(line[at - 1])) return 0;
  const auto is_here = [&](std::string_view name) { return lower.substr(at, name.size()) == name; };
  for (const std::string_view name : kNumberNames) {
    if (!is_here(name)) continue;
    std::size_t value = at + name.size();
    const bool has_sign = SkipSign(line, &value);
    if (const std::size_t end = NumberEnd(line, value); end > 0) return end;
    if (has_sign && value < line.size()) return TokenEnd(line, value);
  }
  for (const std::string_view name : kCodeNames) {
    if (!is_here(name)) continue;
    if (const std::size_t end = CodeEnd(line, lower, at + name.size(), false)) return end;
  }
  for (const std::string_view name : kWeakNames) {
    if (!is_here(name)) continue;
    if (const std::size_t end = CodeEnd(line, lower, at + name.size(), true)) return end;
  }
  for (const std::string_view name : kPrograms) {
    if (!is_here(name)) continue;
    if (const std::size_t end = ProgramEnd(line, at + name.size())) return end;
  }
  return 0;
}

// "+31 20 123 4567,,812345678#": the number behind the commas opens the meeting.
std::size_t DialledEnd(std::string_view line, std::size_t at) {
  if (line.substr(at, 2) != ",,") return 0;
  const std::size_t end = NumberEnd(line, at);
  return end;
}

bool IsRuler(std::string_view line) {
  const std::string_view text = Trimmed(line);
  constexpr std::string_view kMarks = "_-~:*=.";
  return text.size() >= 8 && text.find_first_not_of(kMarks) == std::string_view::npos;
}

// The line without them; `is_changed` tells whether something went.
std::string CleanLine(std::string_view line, bool* is_changed) {
  const std::string lower = Lower(line);
  std::string clean;
  for (std::size_t at = 0; at < line.size();) {
    const bool begins = at == 0 || !IsWord(line[at - 1]);
    std::size_t end = NamedEnd(line, lower, at);
    if (end == 0) end = DialledEnd(line, at);
    if (end == 0 && begins && IsWord(line[at])) {
      const std::size_t token = TokenEnd(line, at);
      if (IsMeetingLink(line.substr(at, token - at))) end = token;
    }
    if (end > at) {
      *is_changed = true;
      at = end;
    } else {
      clean += line[at++];
    }
  }
  return clean;
}

bool HasWords(std::string_view line) {
  return std::count_if(line.begin(), line.end(), [](char c) { return IsWord(c) && !IsDigit(c); }) >
         2;
}

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = std::min(text.size(), text.find('\n'));
    lines.push_back(text.substr(0, end));
    if (end == text.size()) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

bool IsMeetingLink(std::string_view link) {
  std::string lower = Lower(link);
  // A guard writes the address that it hides with %2F for '/'.
  for (std::size_t at; (at = lower.find("%2f")) != std::string::npos;) lower.replace(at, 3, "/");
  const bool is_address =
      lower.find('/') != std::string::npos || lower.find(':') != std::string::npos;
  if (!is_address) return false;
  const bool has_part =
      std::any_of(kMeetingParts.begin(), kMeetingParts.end(), [&](std::string_view part) {
        for (std::size_t at = lower.find(part); at != std::string::npos;
             at = lower.find(part, at + 1)) {
          const bool begins = at == 0 || !IsWord(lower[at - 1]);
          if (begins && at + part.size() < lower.size()) return true;
        }
        return false;
      });
  return has_part || IsMeetingHost(lower);
}

std::string WithoutMeetingDetails(std::string_view text) {
  std::string result;
  bool is_changed = false;
  std::string block;       // since the last ruler, cleaned
  std::string_view ruler;  // before it
  bool has_ruler = false, is_meeting = false;
  const auto close = [&] {
    if (has_ruler && is_meeting) {
      is_changed = true;
    } else {
      if (has_ruler) result.append(ruler).append("\n");
      result += block;
    }
    block.clear();
    is_meeting = false;
  };
  for (const std::string_view line : LinesOf(text)) {
    if (IsRuler(line)) {
      const bool ends_meeting = has_ruler && is_meeting;
      close();
      has_ruler = !ends_meeting;  // the ruler below a block went with it
      ruler = line;
      continue;
    }
    bool is_line_changed = false;
    const std::string clean = CleanLine(line, &is_line_changed);
    is_changed |= is_line_changed;
    is_meeting |= is_line_changed;
    if (!is_line_changed || HasWords(clean)) block.append(clean).append("\n");
  }
  close();
  if (!is_changed) return std::string(text);
  return Tidied(result);
}

}  // namespace kringen
