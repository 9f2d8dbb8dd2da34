#include "unit/view/synthetic_feed.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kringen::testing {

namespace {

constexpr std::array<const char*, 8> kNames = {"Facebook", "Twitter",  "Krant",   "Website",
                                               "Op pad",   "Mastodon", "Folders", "Radio"};
constexpr std::array<Platform, 8> kPlatforms = {
    Platform::kFacebook, Platform::kX,        Platform::kPress, Platform::kWebsite,
    Platform::kVisit,    Platform::kMastodon, Platform::kOther, Platform::kOther};
constexpr std::array<const char*, 12> kMonths = {"januari",   "februari", "maart",    "april",
                                                 "mei",       "juni",     "juli",     "augustus",
                                                 "september", "oktober",  "november", "december"};
constexpr std::array<const char*, 12> kShortMonths = {"jan", "feb", "mrt", "apr", "mei", "jun",
                                                      "jul", "aug", "sep", "okt", "nov", "dec"};
constexpr std::array<const char*, 7> kWeekdays = {"ma", "di", "wo", "do", "vr", "za", "zo"};

Item MakeItem(const FeedShape& shape, std::uint32_t index, TimePoint before, Dice* dice,
              Feed* feed) {
  Item item;
  const double way = dice->Share();
  const auto span = static_cast<std::uint64_t>(shape.to - shape.from);
  item.time = shape.from + static_cast<TimePoint>(dice->Below(span));
  if (way < 0.15) item.time = before;  // a tie
  if (way >= 0.15 && way < 0.4) item.time = before + static_cast<TimePoint>(dice->Below(900));
  item.end = item.time;
  if (dice->Below(20) == 0) item.end = item.time + static_cast<TimePoint>(dice->Below(700000));
  if (dice->Below(10) == 0) {
    item.precision = TimePrecision::kDay;
    item.time = FloorTo(TimeUnit::kDay, item.time) + 12 * 3600;
    item.end = item.time;
  }
  item.channel = static_cast<std::int16_t>(dice->Below(static_cast<std::uint64_t>(shape.channels)));
  if (shape.cases > 0 && dice->Below(6) == 0) {
    item.case_index =
        static_cast<std::int16_t>(dice->Below(static_cast<std::uint64_t>(shape.cases)));
  }
  if (dice->Below(5) != 0) item.weight = static_cast<std::int32_t>(dice->Below(4000));
  item.reach_known = dice->Below(3) != 0;
  item.withdrawn = dice->Below(50) == 0;
  item.id = feed->texts.Add("item-" + std::to_string(index));
  const std::uint64_t words = 3 + dice->Below(14);
  std::string text;
  for (std::uint64_t i = 0; i < words; ++i) text += i % 3 == 0 ? "dorpsfeest " : "mooi plan ";
  item.text = feed->texts.Add(text + std::to_string(index) + ".");
  return item;
}

}  // namespace

Feed MakeFeed(const FeedShape& shape, std::uint64_t seed) {
  Feed feed;
  Dice dice(seed);
  for (int i = 0; i < shape.channels; ++i) {
    Channel channel;
    channel.name = kNames[static_cast<std::size_t>(i) % kNames.size()];
    channel.id = channel.name;
    channel.platform = kPlatforms[static_cast<std::size_t>(i) % kPlatforms.size()];
    feed.channels.push_back(channel);
  }
  for (int i = 0; i < shape.cases; ++i) {
    Case found;
    found.id = "casus-" + std::to_string(i);
    found.title = "Een kaarsje op de Mont Ventoux " + std::to_string(i);
    feed.cases.push_back(found);
  }
  TimePoint before = shape.from;
  for (std::uint32_t i = 0; i < shape.items; ++i) {
    feed.items.push_back(MakeItem(shape, i, before, &dice, &feed));
    before = feed.items.back().time;
    feed.by_time.push_back(i);
  }
  std::stable_sort(feed.by_time.begin(), feed.by_time.end(), [&](ItemIndex a, ItemIndex b) {
    return feed.items[a].time < feed.items[b].time;
  });
  if (shape.replies) {
    feed.parent.assign(shape.items, kNoItem);
    for (std::uint32_t i = 1; i < shape.items; ++i) {
      if (dice.Below(8) == 0) feed.parent[i] = static_cast<ItemIndex>(dice.Below(i));
    }
  }
  feed.revision = 1;
  return feed;
}

QueryResult MatchSome(const Feed& feed, double share, std::uint64_t seed) {
  Dice dice(seed);
  QueryResult result;
  result.bits.assign((feed.items.size() + 63) / 64, 0);
  for (std::uint32_t i = 0; i < feed.items.size(); ++i) {
    if (dice.Share() >= share || feed.items[i].withdrawn) continue;
    result.bits[i / 64] |= std::uint64_t{1} << (i % 64);
    ++result.count;
  }
  return result;
}

QueryResult MatchAll(const Feed& feed) { return MatchSome(feed, 2, 0); }

Locale DutchLocale() {
  Locale locale;
  const auto add = [&](const std::string& key, const char* text) { locale.strings[key] = text; };
  for (std::size_t i = 0; i < 12; ++i) {
    add("date.month." + std::to_string(i + 1), kMonths[i]);
    add("date.month_short." + std::to_string(i + 1), kShortMonths[i]);
  }
  for (std::size_t i = 0; i < 7; ++i) {
    add("date.weekday_short." + std::to_string(i), kWeekdays[i]);
  }
  add("date.day", "{weekday} {day} {month} {year}");
  add("date.day_short", "{day} {month} '{yy}");
  add("date.weekday_day", "{weekday} {day}");
  add("date.month_year", "{month} {year}");
  add("date.week", "week {week}, {year}");
  add("date.quarter", "{quarter}e kwartaal {year}");
  add("date.quarter_short", "{quarter}e kw.");
  add("date.range", "{from}-{to}");
  add("date.day_time", "{day}, {time}");
  add("clock.summer", "{clock} zomertijd");
  add("clock.winter", "{clock} wintertijd");
  add("number.group", ".");
  add("canvas.lanes_hidden", "Niet in beeld: {names}");
  add("canvas.messages.one", "{count} bericht");
  add("canvas.messages.other", "{count} berichten");
  return locale;
}

float MeasureLetters(std::string_view text, float size_px) {
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  return static_cast<float>(letters) * size_px * 0.5f;
}

Viewport RandomViewport(Dice* dice) {
  const double length = 60 * std::exp(dice->Share() * std::log(6.0 * 365 * 1440));
  const auto start = static_cast<TimePoint>(dice->Between(1280000000, 1440000000));
  return {start, dice->Share(), length};
}

}  // namespace kringen::testing
