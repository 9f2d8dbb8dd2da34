// Names of accounts: "@naam", also of another server, and people tagged by a platform.
#include <algorithm>
#include <array>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestHandle = 80, kLongestTag = 120;

// "truus.bos-2": marks only between two parts.
std::size_t RunEnd(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && i - at < kLongestHandle) {
    const bool is_inner =
        (text[i] == '.' || text[i] == '-') && i > at && i + 1 < text.size() && IsWord(text[i + 1]);
    if (!IsWord(text[i]) && !is_inner) break;
    ++i;
  }
  return i;
}

std::size_t SkipDigits(std::string_view text, std::size_t at) {
  while (at < text.size() && IsDigit(text[at])) ++at;
  return at;
}

// "[100001:2048:Truus Bos]" behind the at sign; also when its end is cut off.
std::size_t NumberedTagEnd(std::string_view text, std::size_t at) {
  std::size_t i = at;
  std::size_t open = 0;
  if (BeginsAt(text, i, "[0:[")) {
    i += 3;
    ++open;
  }
  if (i >= text.size() || text[i] != '[') return 0;
  ++open;
  const std::size_t number = SkipDigits(text, i + 1);
  if (number == i + 1 || number >= text.size() || text[number] != ':') return 0;
  std::size_t end = number + 1, line = 0;
  while (end < text.size() && end - number < kLongestTag && text[end] != ']') {
    if (text[end] == '\n' && line == 0) line = end;
    ++end;
  }
  if (end >= text.size() || text[end] != ']') {  // cut off: the words of a name
    if (line > 0) return line;
    return end;
  }
  while (open > 0 && end < text.size() && text[end] == ']') {
    ++end;
    --open;
  }
  return end;
}

// "[Truus Bos](urn:li:person:1)"
std::size_t LinkedTagEnd(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '[') return 0;
  std::size_t end = at;
  while (end < text.size() && end - at < kLongestTag && text[end] != ']') ++end;
  if (!BeginsAt(text, end, "](urn:")) return 0;
  const std::size_t close = text.substr(0, end + kLongestTag).find(')', end);
  return close == std::string_view::npos ? 0 : close + 1;
}

// "mijn twitter is truusbos96": a network without a colon, and what is surely no word.
std::size_t NamedHandle(std::string_view text, std::size_t at) {
  constexpr auto kNetworks = std::to_array<std::string_view>(
      {"insta", "instagram", "snapchat", "tiktok", "telegram", "discord", "twitter", "facebook",
       "threads", "mastodon"});  // technical
  constexpr std::size_t kShortest = 6;
  if (text[at - 1] != ' ') return 0;
  const std::size_t end = RunEnd(text, at);
  const std::string_view name = text.substr(at, end - at);
  const auto digits = std::count_if(name.begin(), name.end(), IsDigit);
  const bool is_year = name.size() > 4 && digits == 4 && name.find("20") == name.size() - 4;
  if (digits == 0 || name.size() < kShortest || is_year) return 0;
  return HasLabel(text, at, kNetworks) ? end - at : 0;
}

// "insta: truus_bos", "apenstaartje truus_bos": only what cannot be another word.
std::size_t LabelledHandle(std::string_view text, std::size_t at) {
  constexpr auto kLabels = std::to_array<std::string_view>(
      {"insta", "instagram", "snapchat", "snap", "tiktok", "telegram", "discord", "twitter", "x",
       "ig", "facebook", "apenstaartje", "apestaartje", "threads", "mastodon"});  // technical
  if (at < 3 || IsLetter(text[at - 1])) return 0;
  const bool may_be = text[at - 1] == ':' || text[at - 2] == ':' ||
                      (at > 6 && text[at - 2] == 'e' && BeginsAt(text, at - 7, "aartje "));
  if (!may_be) return NamedHandle(text, at);
  if (!HasLabel(text, at, kLabels)) return 0;
  const std::size_t end = RunEnd(text, at);
  const std::string_view name = text.substr(at, end - at);
  const bool has_mark = name.find_first_of("_.") != std::string_view::npos ||
                        std::any_of(name.begin(), name.end(), IsDigit);
  const bool is_number = std::all_of(name.begin(), name.end(), [](char c) { return !IsLetter(c); });
  return has_mark && !is_number && end > at + 2 && !BeginsAt(text, end, "/") ? end - at : 0;
}

}  // namespace

std::size_t FindHandle(std::string_view text, std::size_t at) {
  if (text[at] != '@') return IsLetter(text[at]) ? LabelledHandle(text, at) : 0;
  if (at > 0 && IsWord(text[at - 1])) return 0;
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '@') ++i;
  if (const std::size_t tag = NumberedTagEnd(text, i)) return tag - at;
  if (const std::size_t tag = LinkedTagEnd(text, i)) return tag - at;
  if (i > at + 1) return 0;
  if (i < text.size() && text[i] == ' ') {
    const std::size_t end = RunEnd(text, i + 1);
    const bool is_account = text.substr(i, end - i).find('_') != std::string_view::npos;
    return is_account && end > i + 3 ? end - at : 0;
  }
  std::size_t end = RunEnd(text, i);
  while (end > i && end + 1 < text.size() && text[end] == '@' && IsWord(text[end + 1])) {
    end = RunEnd(text, end + 1);
  }
  return end - at < 3 ? 0 : end - at;
}

}  // namespace kringen
