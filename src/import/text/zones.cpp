#include "import/text/zones.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace kringen {
namespace {

constexpr std::int64_t kDay_s = 86400;

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool IsBefore(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return Lower(x) < Lower(y); });
}

std::int64_t DayOf(std::int64_t local) { return local / kDay_s - (local % kDay_s < 0 ? 1 : 0); }

// Local seconds before the change.
std::int64_t On(int year, const ZoneDay& day) {
  const std::int64_t first = DaysFromCivil(year, day.month, 1);
  const std::int64_t weekday = ((first + 4) % 7 + 7) % 7;  // day 0 was a Thursday
  std::int64_t found = first + (day.weekday - weekday + 7) % 7 + (day.week - 1) * 7;
  const std::int64_t next =
      day.month == 12 ? DaysFromCivil(year + 1, 1, 1) : DaysFromCivil(year, day.month + 1, 1);
  if (found >= next) found -= 7;
  return found * kDay_s + day.time_s;
}

int OffsetByRule(const ZoneRule& rule, TimePoint t) {
  const int year = CivilOfLocal(t + rule.standard_s).year;
  const TimePoint begin = On(year, rule.begin) - rule.standard_s;
  const TimePoint end = On(year, rule.end) - rule.daylight_s;
  const bool is_daylight = begin < end ? begin <= t && t < end : t < end || begin <= t;
  return is_daylight ? rule.daylight_s : rule.standard_s;
}

const ZoneName* NameOf(std::string_view name) {
  const ZoneName* const end = kZoneNames + kZoneNameCount;
  const ZoneName* const found = std::lower_bound(
      kZoneNames, end, name,
      [](const ZoneName& each, std::string_view wanted) { return IsBefore(each.name, wanted); });
  return found != end && !IsBefore(name, found->name) ? found : nullptr;
}

}  // namespace

std::int64_t LocalSeconds(const CivilTime& civil) {
  return DaysFromCivil(civil.year, civil.month, civil.day) * kDay_s + civil.hour * 3600 +
         civil.minute * 60 + civil.second;
}

CivilTime CivilOfLocal(std::int64_t local) {
  const std::int64_t day = DayOf(local);
  CivilTime civil = ToCivil(day * kDay_s + kDay_s / 2);  // noon: the same day in Amsterdam
  const auto second = static_cast<int>(local - day * kDay_s);
  civil.hour = second / 3600;
  civil.minute = second / 60 % 60;
  civil.second = second % 60;
  return civil;
}

int Zone::OffsetAt(TimePoint t) const {
  const auto next = std::upper_bound(
      changes.begin(), changes.end(), t,
      [](TimePoint wanted, const ZoneChange& change) { return wanted < change.at; });
  if (next == changes.end() && rule) return OffsetByRule(*rule, t);
  return next == changes.begin() ? first_offset_s : std::prev(next)->offset_s;
}

TimePoint Zone::FromLocal(std::int64_t local) const {
  const int before = OffsetAt(local - kDay_s);
  const int after = OffsetAt(local + kDay_s);
  const TimePoint first = local - before;
  if (OffsetAt(first) == before) return first;
  const TimePoint second = local - after;
  return OffsetAt(second) == after ? second : first;
}

namespace {

std::string_view Blanked(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// "GMT+0200", "UTC+1", "UTC-04:30", "+02:00": seconds east of Greenwich.
std::optional<int> FixedOffset(std::string_view name) {
  for (const char* clock : {"gmt", "utc"}) {
    const bool is_clock =
        name.size() > 3 &&
        std::equal(clock, clock + 3, name.begin(), [](char a, char b) { return a == Lower(b); });
    if (is_clock) name = Blanked(name.substr(3));
  }
  if (name.size() < 2 || (name[0] != '+' && name[0] != '-')) return std::nullopt;
  std::string digits(name.substr(1));
  const std::size_t colon = digits.find(':');
  const bool is_cut = colon != std::string::npos;
  if (is_cut && (colon == 0 || colon + 3 != digits.size())) return std::nullopt;
  if (is_cut) digits.erase(colon, 1);
  if (digits.size() > 4 || digits.find_first_not_of("0123456789") != std::string::npos) {
    return std::nullopt;
  }
  if (digits.size() < 3) digits += "00";
  const int number = std::stoi(digits), hours = number / 100, minutes = number % 100;
  if (hours > 14 || minutes > 59) return std::nullopt;
  return (hours * 3600 + minutes * 60) * (name[0] == '-' ? -1 : 1);
}

// "Europe/Amsterdam" of "Amsterdam".
const ZoneName* ZoneOfPlace(std::string_view place) {
  std::string end = "/" + std::string(place);
  std::replace(end.begin(), end.end(), ' ', '_');
  const auto ends_so = [&](const ZoneName& each) {
    const std::string_view name = each.name;
    return name.size() > end.size() &&
           std::equal(end.begin(), end.end(), name.end() - static_cast<std::ptrdiff_t>(end.size()),
                      [](char a, char b) { return Lower(a) == Lower(b); });
  };
  const ZoneName* const last = kZoneNames + kZoneNameCount;
  const ZoneName* const found = std::find_if(kZoneNames, last, ends_so);
  return found == last ? nullptr : found;
}

std::optional<Zone> Unpacked(const ZoneName& found) {
  const PackedZone& packed = kZones[found.zone];
  Zone zone;
  zone.first_offset_s = packed.first_offset_s;
  for (int i = 0; i < packed.changes; ++i) {
    const PackedChange& change = kZoneChanges[packed.first_change + i];
    zone.changes.push_back({static_cast<TimePoint>(change.at), change.offset_s});
  }
  if (packed.rule >= 0) zone.rule = kZoneRules[packed.rule];
  return zone;
}

// "(UTC+01:00) Amsterdam, Berlin, Bern, Rome": as Windows shows a zone, by the first place that is
// known and has that clock in winter. The number alone would be an hour off in summer.
std::optional<Zone> ShownZone(std::string_view name) {
  constexpr TimePoint kWinter = 1704067200, kSummer = 1719792000;  // January and July 2024
  const std::size_t end = name.find(')');
  if (name.empty() || name[0] != '(' || end == std::string_view::npos) return std::nullopt;
  const std::string_view clock = Blanked(name.substr(1, end - 1));
  const std::optional<int> offset = clock.size() == 3 ? 0 : FixedOffset(clock);
  for (std::string_view places = name.substr(end + 1); offset && !places.empty();) {
    const std::size_t comma = std::min(places.find(','), places.size());
    const ZoneName* found = ZoneOfPlace(Blanked(places.substr(0, comma)));
    places.remove_prefix(std::min(comma + 1, places.size()));
    if (found == nullptr) continue;
    std::optional<Zone> zone = Unpacked(*found);
    const int standard = std::min(zone->OffsetAt(kWinter), zone->OffsetAt(kSummer));
    if (standard == *offset) return zone;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Zone> FindZone(std::string_view name) {
  const std::string_view written = Blanked(name);
  const ZoneName* found = NameOf(name);
  while (found == nullptr && name.find('/') != std::string_view::npos) {
    name.remove_prefix(name.find('/') + 1);
    found = NameOf(name);
  }
  if (found != nullptr) return Unpacked(*found);
  if (const std::optional<int> offset = FixedOffset(written)) {
    Zone zone;
    zone.first_offset_s = *offset;
    return zone;
  }
  return ShownZone(written);
}

}  // namespace kringen
