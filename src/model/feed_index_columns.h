// The columns of an index part, as a table that its writer and its reader walk over. Internal to
// model/feed_index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/item_names.h"
#include "model/json_columns.h"

namespace kringen {

// One entry per message, unless a group below says otherwise. -1 is none or unknown; numbers of
// channels and the like are places in the lists of names of the same part.
struct IndexColumns {
  IndexTexts page_url;
  IndexNumbers page_items;

  IndexTexts channels, cases, villages, tags, languages, sources, dates;
  IndexNumbers tag_set_size, tag_set_tag;  // per set; per tag of the sets, one after the other

  IndexTexts id, heading;
  IndexNumbers time;  // of the first; then how much older each is than the one before
  IndexNumbers precision, channel, case_index, village_bits, kind, instrument, direction, language;
  IndexNumbers tag_set, demo, has_figures;

  // Per message with figures.
  IndexNumbers reactions, comments, commenters, shares, reach, impressions;
  IndexNumbers reach_followers, reach_paid, local_share_millionths;
  IndexNumbers definition, source, measured, contradictory;

  // Per message that lasts, that answers another, or of which questions are known.
  IndexNumbers lasting, lasting_s;
  IndexNumbers answering;
  IndexTexts answered_id;
  IndexNumbers asked, questions, answers, answer_count, open_count, answer_minutes, open_minutes;
};

// Of what a column has one entry.
enum class IndexRow : std::uint8_t { kOther, kItem, kFigures, kLasting, kAnswering, kAsked };

// A column of nothing but its `usual` value is left out.
struct IndexNumberColumn {
  std::string_view name;
  IndexNumbers IndexColumns::*values;
  IndexRow row;
  std::int64_t least, usual, most;
};
struct IndexTextColumn {
  std::string_view name;
  IndexTexts IndexColumns::*values;
  IndexRow row;
};

inline constexpr std::int64_t kIndexTime = std::int64_t{1} << 34;  // seconds; the year 2514

inline constexpr IndexTextColumn kIndexTextColumns[] = {
    {"page_url", &IndexColumns::page_url, IndexRow::kOther},
    {"channels", &IndexColumns::channels, IndexRow::kOther},
    {"cases", &IndexColumns::cases, IndexRow::kOther},
    {"villages", &IndexColumns::villages, IndexRow::kOther},
    {"tags", &IndexColumns::tags, IndexRow::kOther},
    {"languages", &IndexColumns::languages, IndexRow::kOther},
    {"sources", &IndexColumns::sources, IndexRow::kOther},
    {"dates", &IndexColumns::dates, IndexRow::kOther},
    {"id", &IndexColumns::id, IndexRow::kItem},
    {"heading", &IndexColumns::heading, IndexRow::kItem},
    {"answered_id", &IndexColumns::answered_id, IndexRow::kAnswering},
};

// A number of something, and one that may be none or unknown.
constexpr IndexNumberColumn Numbered(std::string_view name, IndexNumbers IndexColumns::*values,
                                     IndexRow row, std::int64_t most = INT32_MAX) {
  return {name, values, row, 0, 0, most};
}
constexpr IndexNumberColumn MaybeNumbered(std::string_view name, IndexNumbers IndexColumns::*values,
                                          IndexRow row, std::int64_t most = INT32_MAX) {
  return {name, values, row, -1, -1, most};
}
// Places, or lengths, by which other columns are read: never left out.
constexpr IndexNumberColumn Leading(std::string_view name, IndexNumbers IndexColumns::*values,
                                    IndexRow row) {
  return {name, values, row, 0, -1, INT32_MAX};
}
// An entry of a closed list.
template <typename Names>
constexpr IndexNumberColumn Listed(std::string_view name, IndexNumbers IndexColumns::*values,
                                   IndexRow row, const Names& names) {
  return Numbered(name, values, row, static_cast<std::int64_t>(names.size()) - 1);
}

inline constexpr IndexNumberColumn kIndexNumberColumns[] = {
    Leading("page_items", &IndexColumns::page_items, IndexRow::kOther),
    Leading("tag_set_size", &IndexColumns::tag_set_size, IndexRow::kOther),
    Leading("tag_set_tag", &IndexColumns::tag_set_tag, IndexRow::kOther),
    {"time", &IndexColumns::time, IndexRow::kItem, -kIndexTime, 0, kIndexTime},
    Listed("precision", &IndexColumns::precision, IndexRow::kItem, kPrecisionNames),
    Numbered("channel", &IndexColumns::channel, IndexRow::kItem),
    MaybeNumbered("case", &IndexColumns::case_index, IndexRow::kItem),
    Numbered("village_bits", &IndexColumns::village_bits, IndexRow::kItem, 0xffff),
    Listed("kind", &IndexColumns::kind, IndexRow::kItem, kKindNames),
    Listed("instrument", &IndexColumns::instrument, IndexRow::kItem, kInstrumentNames),
    Listed("direction", &IndexColumns::direction, IndexRow::kItem, kDirectionNames),
    MaybeNumbered("language", &IndexColumns::language, IndexRow::kItem),
    MaybeNumbered("tag_set", &IndexColumns::tag_set, IndexRow::kItem),
    Numbered("demo", &IndexColumns::demo, IndexRow::kItem, 1),
    Numbered("has_figures", &IndexColumns::has_figures, IndexRow::kItem, 1),
    MaybeNumbered("reactions", &IndexColumns::reactions, IndexRow::kFigures),
    MaybeNumbered("comments", &IndexColumns::comments, IndexRow::kFigures),
    MaybeNumbered("commenters", &IndexColumns::commenters, IndexRow::kFigures),
    MaybeNumbered("shares", &IndexColumns::shares, IndexRow::kFigures),
    MaybeNumbered("reach", &IndexColumns::reach, IndexRow::kFigures),
    MaybeNumbered("impressions", &IndexColumns::impressions, IndexRow::kFigures),
    MaybeNumbered("reach_followers", &IndexColumns::reach_followers, IndexRow::kFigures),
    MaybeNumbered("reach_paid", &IndexColumns::reach_paid, IndexRow::kFigures),
    MaybeNumbered("local_share_millionths", &IndexColumns::local_share_millionths,
                  IndexRow::kFigures, 1'000'000),
    Listed("definition", &IndexColumns::definition, IndexRow::kFigures, kDefinitionNames),
    MaybeNumbered("source", &IndexColumns::source, IndexRow::kFigures),
    MaybeNumbered("measured", &IndexColumns::measured, IndexRow::kFigures),
    Numbered("contradictory", &IndexColumns::contradictory, IndexRow::kFigures, 1),
    Leading("lasting", &IndexColumns::lasting, IndexRow::kLasting),
    Numbered("lasting_s", &IndexColumns::lasting_s, IndexRow::kLasting, kIndexTime),
    Leading("answering", &IndexColumns::answering, IndexRow::kAnswering),
    Leading("asked", &IndexColumns::asked, IndexRow::kAsked),
    MaybeNumbered("questions", &IndexColumns::questions, IndexRow::kAsked, INT64_MAX),
    MaybeNumbered("answers", &IndexColumns::answers, IndexRow::kAsked, INT64_MAX),
    Numbered("answer_count", &IndexColumns::answer_count, IndexRow::kAsked),
    Numbered("open_count", &IndexColumns::open_count, IndexRow::kAsked),
    Leading("answer_minutes", &IndexColumns::answer_minutes, IndexRow::kOther),
    Leading("open_minutes", &IndexColumns::open_minutes, IndexRow::kOther),
};

// Reads a part into columns and fills in those that were left out. What cannot be understood, or
// names places that are not there, is an Error as ReadIndexPart says.
std::optional<Error> ReadIndexColumns(std::string_view bytes, IndexColumns* columns);

}  // namespace kringen
