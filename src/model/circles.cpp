#include "model/circles.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/json_read.h"
#include "base/order.h"

namespace kringen {
namespace {

constexpr double kMostPersons = 1e8;
constexpr double kLongest_s = 3.2e8;  // ten years
constexpr std::size_t kMostCircles = 1u << 20;
constexpr std::size_t kMostNames = 4096;
constexpr std::size_t kLongestName = 256;
constexpr std::size_t kMostBins = 4096;
constexpr std::size_t kMostEvents = 1u << 16;

// A member of the root: a text, texts, numbers, or rows of equally many numbers, one after another.
struct Column {
  std::vector<std::string> texts;
  std::vector<double> numbers;
  std::size_t row = 0;  // numbers per row; 0: no rows
  bool array = false;

  std::size_t size() const { return row == 0 ? numbers.size() : numbers.size() / row; }
};

class ColumnReader final : public JsonHandler {
 public:
  std::map<std::string, Column, std::less<>> columns;

  bool Key(std::string_view key) override {
    if (depth_ != 1 || columns.size() > 64) return false;
    column_ = &columns[std::string(key)];
    *column_ = Column{};
    return true;
  }
  bool Scalar(const JsonScalar& value) override {
    if (column_ == nullptr || depth_ == 0) return false;
    if (value.type == JsonScalar::Type::kText) {
      if (value.text.size() > kLongestName || column_->texts.size() == kMostNames) return false;
      column_->texts.emplace_back(value.text);
      return depth_ < 3;
    }
    const bool number =
        value.type == JsonScalar::Type::kInteger || value.type == JsonScalar::Type::kReal;
    if (!number || column_->numbers.size() == kMostCircles * 4) return false;
    column_->numbers.push_back(value.real);
    return true;
  }
  bool Start(bool is_array) override {
    if (is_array == (depth_ == 0) || depth_ == 3) return false;
    if (depth_ == 1) column_->array = true;
    if (++depth_ == 3) row_begin_ = column_->numbers.size();
    return true;
  }
  bool End(bool /*is_array*/) override {
    if (depth_-- != 3) return true;
    const std::size_t row = column_->numbers.size() - row_begin_;
    const bool first = row_begin_ == 0;
    if (first) column_->row = row;
    return row != 0 && column_->row == row;
  }

 private:
  Column* column_ = nullptr;
  std::size_t row_begin_ = 0;
  int depth_ = 0;
};

// Reads columns by name and remembers the first that is not as it must be.
class Columns {
 public:
  explicit Columns(std::string_view bytes) {
    const JsonOutcome outcome = ReadJson(bytes, &reader_);
    if (!outcome.complete) {
      error_ = {"circles.not_json", outcome.stopped ? "nesting" : outcome.message, ""};
    }
  }

  bool ok() const { return error_.code.empty(); }
  const Error& error() const { return error_; }

  void Refuse(const char* name, const char* detail, std::size_t at) {
    if (!ok()) return;
    error_ = {"circles.bad_member", detail, std::string("/") + name + "/" + std::to_string(at)};
  }

  // `row` numbers each, 0 for plain numbers; `wanted`: how many, -1 for any up to `most`.
  const Column& Numbers(const char* name, std::size_t row, std::int64_t wanted, std::size_t most) {
    static const Column kNone;
    const auto found = reader_.columns.find(name);
    if (found == reader_.columns.end()) {
      Refuse(name, "missing", 0);
      return kNone;
    }
    const Column& column = found->second;
    const bool empty = column.numbers.empty();
    const bool fits = column.array && column.texts.empty() && (empty || column.row == row) &&
                      column.size() <= most &&
                      (wanted < 0 || column.size() == static_cast<std::size_t>(wanted));
    if (fits) return column;
    Refuse(name, "wrong length", column.size());
    return kNone;
  }
  std::vector<std::string> Texts(const char* name, bool array) {
    const auto found = reader_.columns.find(name);
    if (found == reader_.columns.end() || !found->second.numbers.empty() ||
        found->second.array != array) {
      Refuse(name, "texts wanted", 0);
      return {};
    }
    return found->second.texts;
  }
  // A whole number from `least` to `most` (rounded); otherwise an error and `least`.
  double Whole(const Column& column, const char* name, std::size_t at, double least, double most) {
    const double value = std::floor(column.numbers[at] + 0.5);
    if (value >= least && value <= most) return value;
    Refuse(name, "out of range", column.row == 0 ? at : at / column.row);
    return least;
  }

 private:
  ColumnReader reader_;
  Error error_;
};

template <typename T>
T As(double whole) {
  return static_cast<T>(whole);
}

void ReadShares(Columns* columns, std::size_t count, CircleReach* reach) {
  const auto wanted = static_cast<std::int64_t>(count);
  const Column& direct = columns->Numbers("direct", 0, wanted, count);
  const Column& both = columns->Numbers("both", 0, wanted, count);
  const Column& shared = columns->Numbers("shared", 0, wanted, count);
  if (!columns->ok()) return;
  reach->shares.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    CircleReach::Shares& shares = reach->shares[i];
    shares.direct = As<std::int16_t>(columns->Whole(direct, "direct", i, 0, 1000));
    shares.both = As<std::int16_t>(columns->Whole(both, "both", i, 0, 1000));
    shares.shared = As<std::int16_t>(columns->Whole(shared, "shared", i, 0, 1000));
    // Each was rounded by itself, so that three may have gained half a thousandth.
    const int surplus = shares.direct + shares.both + shares.shared - 1000;
    if (surplus > 2) columns->Refuse("direct", "more than all", i);
    std::int16_t& largest =
        std::max({std::ref(shares.direct), std::ref(shares.both), std::ref(shares.shared)},
                 [](const auto& a, const auto& b) { return a.get() < b.get(); });
    if (surplus > 0) largest = As<std::int16_t>(largest - surplus);
  }
}

void ReadFigures(Columns* columns, std::size_t villages, CircleReach* reach) {
  const Column& figures =
      columns->Numbers("figures", 0, static_cast<std::int64_t>(villages), villages);
  if (!columns->ok()) return;
  for (std::size_t i = 0; i < villages; ++i) {
    reach->figures.push_back(As<std::int16_t>(columns->Whole(figures, "figures", i, -1, 1000)));
  }
}

void ReadTimes(Columns* columns, std::size_t count, CircleReach* reach) {
  const Column& seconds = columns->Numbers("seconds", 0, -1, kMostBins);
  const auto bins = static_cast<std::int64_t>(seconds.size());
  const Column& reached = columns->Numbers("reached", 0, bins, kMostBins);
  const auto circles = static_cast<std::int64_t>(bins == 0 ? 0 : count);
  const Column& first = columns->Numbers("first", 0, circles, count);
  const Column& half = columns->Numbers("half", 0, circles, count);
  if (!columns->ok()) return;
  for (std::size_t i = 0; i < seconds.size(); ++i) {
    reach->seconds.push_back(
        As<std::int64_t>(columns->Whole(seconds, "seconds", i, 0, kLongest_s)));
    const double persons = reached.numbers[i];
    if (!(persons >= 0 && persons <= kMostPersons)) columns->Refuse("reached", "out of range", i);
    reach->reached.push_back(persons);
    if (i == 0) continue;
    if (reach->seconds[i] <= reach->seconds[i - 1]) columns->Refuse("seconds", "not rising", i);
    if (persons < reach->reached[i - 1]) columns->Refuse("reached", "falling", i);
  }
  const double last = static_cast<double>(bins) - 1;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double begin = columns->Whole(first, "first", i, -1, last);
    const double middle = columns->Whole(half, "half", i, -1, last);
    if (middle >= 0 && (begin < 0 || begin > middle)) columns->Refuse("half", "before first", i);
    reach->bins.push_back({As<std::int16_t>(begin), As<std::int16_t>(middle)});
  }
}

void ReadEvents(Columns* columns, const Circles& circles, CircleReach* reach) {
  constexpr std::size_t kRow = 5;
  const Column& events = columns->Numbers("events", kRow, -1, kMostEvents);
  const double last_village = static_cast<double>(circles.villages.size()) - 1;
  const double last_circle = static_cast<double>(circles.circles.size()) - 1;
  for (std::size_t i = 0; i < events.numbers.size() && columns->ok(); i += kRow) {
    ReachEvent event;
    event.seconds = As<std::int64_t>(columns->Whole(events, "events", i, 0, kLongest_s));
    event.kind = static_cast<ReachEvent::Kind>(
        As<std::uint8_t>(columns->Whole(events, "events", i + 1, 0, 2)));
    event.village = As<std::int32_t>(columns->Whole(events, "events", i + 2, 0, last_village));
    event.circle = As<std::int32_t>(columns->Whole(events, "events", i + 3, 0, last_circle));
    event.opens = columns->Whole(events, "events", i + 4, 0, 1) > 0;
    reach->events.push_back(event);
  }
  SortBy(&reach->events, [](const ReachEvent& event) { return event.seconds; });
}

}  // namespace

Result<Circles> ReadCircles(std::string_view bytes) {
  Columns columns(bytes);
  if (!columns.ok()) return columns.error();
  Circles circles;
  circles.types = columns.Texts("types", true);
  circles.villages = columns.Texts("villages", true);
  const auto villages = static_cast<std::int64_t>(circles.villages.size());
  const Column& residents = columns.Numbers("residents", 0, villages, kMostNames);
  for (std::size_t i = 0; i < residents.size(); ++i) {
    circles.residents.push_back(
        As<std::int64_t>(columns.Whole(residents, "residents", i, 0, kMostPersons)));
  }
  constexpr std::size_t kRow = 4;
  const Column& rows = columns.Numbers("circles", kRow, -1, kMostCircles);
  const double last_village = static_cast<double>(villages) - 1;
  const double last_type = static_cast<double>(circles.types.size()) - 1;
  for (std::size_t i = 0; i < rows.numbers.size() && columns.ok(); i += kRow) {
    Circle circle;
    circle.village = As<std::int32_t>(columns.Whole(rows, "circles", i, 0, last_village));
    circle.type = As<std::int32_t>(columns.Whole(rows, "circles", i + 1, 0, last_type));
    circle.members = As<std::int32_t>(columns.Whole(rows, "circles", i + 2, 1, kMostPersons));
    circle.users = As<std::int32_t>(columns.Whole(rows, "circles", i + 3, 0, circle.members));
    circles.circles.push_back(circle);
  }
  if (!columns.ok()) return columns.error();
  return circles;
}

Result<CircleReach> ReadCircleReach(std::string_view bytes, const Circles& circles) {
  Columns columns(bytes);
  if (!columns.ok()) return columns.error();
  CircleReach reach;
  const std::vector<std::string> key = columns.Texts("key", false);
  if (key.size() == 1) reach.key = key.front();
  ReadShares(&columns, circles.circles.size(), &reach);
  ReadFigures(&columns, circles.villages.size(), &reach);
  ReadTimes(&columns, circles.circles.size(), &reach);
  ReadEvents(&columns, circles, &reach);
  if (!columns.ok()) return columns.error();
  return reach;
}

}  // namespace kringen
