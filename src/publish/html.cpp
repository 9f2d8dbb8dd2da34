#include "publish/html.h"

#include <algorithm>
#include <cstdio>

#include "base/file_path.h"
#include "base/text.h"
#include "model/publication_json.h"
#include "publish/language_codes.h"

namespace kringen {
namespace {

constexpr std::size_t kMonthDigits = 7;  // of "2024-04-01"

}  // namespace

std::string_view PageLanguage(const Publication& publication) {
  return LanguageCodeOf(publication.language);
}

std::string Escape(std::string_view text) {
  std::string safe;
  safe.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        if (byte >= 0x20 || c == '\n' || c == '\t') safe += c;
    }
  }
  return safe;
}

std::string FileNameOf(std::string_view id) {
  constexpr std::size_t kLongest = 100;
  std::string name;
  std::uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
  for (const char c : id) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (name.size() < kLongest) name += is_plain ? c : '-';
  }
  if (name == id && IsInnerPath(name)) return name;
  char mark[24];
  std::snprintf(mark, sizeof(mark), "-%08x", static_cast<unsigned>(hash ^ hash >> 32));
  return name + mark;
}

std::string ItemPath(const PublicationItem& item) {
  return "bericht/" + FileNameOf(item.id) + ".html";
}
std::string MonthPath(std::string_view month) {
  return "berichten/" + std::string(month) + ".html";
}
std::string MonthOf(const PublicationItem& item) {
  const bool is_year = item.precision == TimePrecision::kYear;
  return FormatDate(item.published).substr(0, is_year ? kYearDigits : kMonthDigits);
}

std::string ChannelName(const Publication& publication, const std::string& id) {
  for (const Channel& channel : publication.channels) {
    if (channel.id == id) return channel.name;
  }
  return id;
}

std::string HeadingOf(const PublicationItem& item, std::size_t most) {
  return item.title.empty() ? Headline(item.content_text, most) : Ellipsize(item.title, most);
}

std::string Filled(std::string text, const std::map<std::string, std::string>& values) {
  for (const auto& [name, value] : values) {
    const std::string blank = "{" + name + "}";
    for (std::size_t at = text.find(blank); at != std::string::npos;
         at = text.find(blank, at + value.size())) {
      text.replace(at, blank.size(), value);
    }
  }
  return text;
}

std::string PluralKey(const std::string& key, std::int64_t count) {
  return key + (count == 1 ? ".one" : ".other");
}

std::string CountWords(std::int64_t count, const std::string& thousands) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, thousands);
  return digits;
}

std::string AboutWords(std::int64_t persons, const std::string& thousands) {
  std::int64_t unit = 1;
  while (persons / unit >= 100) unit *= 10;
  return CountWords((persons + unit / 2) / unit * unit, thousands);
}

std::string MonthWords(std::string_view month, const PublishWords& words) {
  if (month.size() == kYearDigits) {
    return Filled(words("publish.unknown_month"), {{"year", std::string(month)}});
  }
  return words("month." + std::string(month.substr(5, 2))) + " " + std::string(month.substr(0, 4));
}

std::string MachineTime(const PublicationItem& item) {
  const std::string day = FormatDate(item.published);
  if (item.precision == TimePrecision::kYear) return day.substr(0, kYearDigits);
  if (item.precision == TimePrecision::kMonth) return day.substr(0, kMonthDigits);
  return item.precision == TimePrecision::kDay ? day : FormatInstant(item.published);
}

std::string TimeWords(const PublicationItem& item, const PublishWords& words) {
  return TimeWords(item.published, item.precision, words);
}

std::string TimeWords(TimePoint time, TimePrecision precision, const PublishWords& words) {
  const CivilTime civil = ToCivil(time);
  if (precision == TimePrecision::kYear) return std::to_string(civil.year);
  std::string month = MonthWords(FormatDate(time).substr(0, kMonthDigits), words);
  if (precision == TimePrecision::kMonth) return month;
  std::string day = std::to_string(civil.day) + " " + month;
  if (precision == TimePrecision::kDay) return day;
  char clock[32];
  std::snprintf(clock, sizeof(clock), "%d:%02d", civil.hour, civil.minute);
  const ClockPart part = ClockPartOf(time);
  if (part == ClockPart::kOnly) return day + ", " + clock;
  const char* key = part == ClockPart::kSummer ? "clock.summer" : "clock.winter";
  return day + ", " + Filled(words(key), {{"clock", clock}});
}

}  // namespace kringen
