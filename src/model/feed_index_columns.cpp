// An index part as columns: read whole and judged whole.
#include <algorithm>
#include <functional>

#include "base/civil_time.h"
#include "model/feed_index.h"
#include "model/feed_index_columns.h"
#include "model/feed_tables.h"

namespace kringen {
namespace {

std::int64_t Sum(const IndexNumbers& numbers) {
  std::int64_t sum = 0;
  for (const std::int64_t number : numbers) sum += number;  // each below 2^31
  return sum;
}

// Fills in the columns that were left out, and finds the first that is not as it should be.
class IndexJudge {
 public:
  explicit IndexJudge(IndexColumns* columns) : columns_(*columns) {}

  // Empty: all is well.
  std::string_view Fault() {
    if (columns_.id.empty()) return "id";
    for (const IndexTextColumn& each : kIndexTextColumns) {
      const bool is_whole =
          each.row == IndexRow::kOther || (columns_.*each.values).size() == RowsOf(each.row);
      if (!is_whole) return each.name;
    }
    for (const IndexNumberColumn& each : kIndexNumberColumns) {
      if (!FitsIn(each)) return each.name;
    }
    for (const Places& each : kPlaces) {
      if (!ArePlaces(columns_.*each.places, (columns_.*each.names).size())) return each.fault;
    }
    return FaultOfRows();
  }

 private:
  struct Places {
    IndexNumbers IndexColumns::*places;
    IndexTexts IndexColumns::*names;
    std::string_view fault;
  };
  static constexpr Places kPlaces[] = {
      {&IndexColumns::channel, &IndexColumns::channels, "channel"},
      {&IndexColumns::case_index, &IndexColumns::cases, "case"},
      {&IndexColumns::language, &IndexColumns::languages, "language"},
      {&IndexColumns::source, &IndexColumns::sources, "source"},
      {&IndexColumns::measured, &IndexColumns::dates, "measured"},
      {&IndexColumns::tag_set_tag, &IndexColumns::tags, "tag_set_tag"},
      {&IndexColumns::lasting, &IndexColumns::id, "lasting"},
      {&IndexColumns::answering, &IndexColumns::id, "answering"},
      {&IndexColumns::asked, &IndexColumns::id, "asked"},
  };

  std::size_t RowsOf(IndexRow row) const {
    switch (row) {
      case IndexRow::kItem:
        return columns_.id.size();
      case IndexRow::kFigures:
        return static_cast<std::size_t>(
            std::count(columns_.has_figures.begin(), columns_.has_figures.end(), 1));
      case IndexRow::kLasting:
        return columns_.lasting.size();
      case IndexRow::kAnswering:
        return columns_.answering.size();
      case IndexRow::kAsked:
        return columns_.asked.size();
      case IndexRow::kOther:
        break;
    }
    return 0;
  }

  bool FitsIn(const IndexNumberColumn& column) {
    IndexNumbers& values = columns_.*column.values;
    if (column.row != IndexRow::kOther) {
      const std::size_t rows = RowsOf(column.row);
      if (values.empty()) values.assign(rows, column.usual);
      if (values.size() != rows) return false;
    }
    return std::all_of(values.begin(), values.end(), [&](std::int64_t value) {
      return value >= column.least && value <= column.most;
    });
  }

  static bool ArePlaces(const IndexNumbers& places, std::size_t size) {
    return std::all_of(places.begin(), places.end(),
                       [&](std::int64_t place) { return place < static_cast<std::int64_t>(size); });
  }

  // Each within the years that the reader of a page takes, a day more for where the clocks differ.
  bool AreTimes() const {
    constexpr std::int64_t kDay_s = 86400;
    const TimePoint least = DaysFromCivil(1800, 1, 1) * kDay_s - kDay_s;
    const TimePoint most = DaysFromCivil(2201, 1, 1) * kDay_s + kDay_s;
    std::size_t lasting = 0;
    TimePoint time = 0;
    for (std::size_t row = 0; row < columns_.time.size(); ++row) {
      time = row == 0 ? columns_.time[0] : time - columns_.time[row];
      TimePoint end = time;
      if (lasting < columns_.lasting.size() &&
          columns_.lasting[lasting] == static_cast<std::int64_t>(row)) {
        end += columns_.lasting_s[lasting++];
      }
      if (time < least || end > most) return false;
    }
    return true;
  }

  std::string_view FaultOfRows() const {
    const auto items = static_cast<std::int64_t>(columns_.id.size());
    if (columns_.page_url.size() != columns_.page_items.size()) return "page_url";
    if (Sum(columns_.page_items) != items) return "page_items";
    if (Sum(columns_.tag_set_size) != static_cast<std::int64_t>(columns_.tag_set_tag.size()))
      return "tag_set_size";
    if (!ArePlaces(columns_.tag_set, columns_.tag_set_size.size())) return "tag_set";
    if (columns_.villages.size() > kMostVillages) return "villages";
    for (const std::int64_t bits : columns_.village_bits) {
      if (bits >> columns_.villages.size() != 0) return "village_bits";
    }
    return FaultOfGroups();
  }

  std::string_view FaultOfGroups() const {
    for (const auto* rows : {&columns_.lasting, &columns_.answering, &columns_.asked}) {
      const auto late = std::adjacent_find(rows->begin(), rows->end(), std::greater_equal());
      if (late != rows->end()) return "lasting, answering or asked";
    }
    if (Sum(columns_.answer_count) != static_cast<std::int64_t>(columns_.answer_minutes.size()))
      return "answer_minutes";
    if (Sum(columns_.open_count) != static_cast<std::int64_t>(columns_.open_minutes.size()))
      return "open_minutes";
    return AreTimes() ? "" : "time";
  }

  IndexColumns& columns_;
};

}  // namespace

std::optional<Error> ReadIndexColumns(std::string_view bytes, IndexColumns* columns) {
  ColumnPlaces places{"kringen_index", kIndexVersion, {}, {}};
  for (const IndexNumberColumn& each : kIndexNumberColumns) {
    places.numbers.emplace_back(each.name, &(columns->*each.values));
  }
  for (const IndexTextColumn& each : kIndexTextColumns) {
    places.texts.emplace_back(each.name, &(columns->*each.values));
  }
  constexpr const char* kDamaged = "index.damaged";
  if (std::optional<Error> failure =
          ReadColumns(bytes, places, {"index.not_json", "index.newer", kDamaged})) {
    return failure;
  }
  const std::string_view fault = IndexJudge(columns).Fault();
  if (!fault.empty()) return Error{kDamaged, std::string(fault), ""};
  return {};
}

}  // namespace kringen
