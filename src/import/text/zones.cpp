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

std::optional<Zone> FindZone(std::string_view name) {
  const ZoneName* found = NameOf(name);
  while (found == nullptr && name.find('/') != std::string_view::npos) {
    name.remove_prefix(name.find('/') + 1);
    found = NameOf(name);
  }
  if (found == nullptr) return std::nullopt;
  const PackedZone& packed = kZones[found->zone];
  Zone zone;
  zone.first_offset_s = packed.first_offset_s;
  for (int i = 0; i < packed.changes; ++i) {
    const PackedChange& change = kZoneChanges[packed.first_change + i];
    zone.changes.push_back({static_cast<TimePoint>(change.at), change.offset_s});
  }
  if (packed.rule >= 0) zone.rule = kZoneRules[packed.rule];
  return zone;
}

}  // namespace kringen
