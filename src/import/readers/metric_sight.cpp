#include "import/readers/metric_sight.h"

#include <algorithm>
#include <string>

#include "import/readers/other_counts.h"

namespace kringen {
namespace {

struct Seen {
  MetricRow row;
  int column = -1;
};

class SightReader {
 public:
  SightReader(const MetricColumns& columns, const RowCells& cells)
      : columns_(columns), cells_(cells) {}

  std::vector<MetricRow> Read(const MetricRow& counts) {
    for (const FigureColumn& figure : columns_.reach) {
      const std::int64_t reach = cells_.count(figure.column);
      if (reach < 0) continue;
      seen_.push_back({counts, figure.column});
      seen_.back().row.reach = reach;
      seen_.back().row.definition = figure.definition;
    }
    is_only_ = seen_.size() < 2;
    if (seen_.empty()) return {WithoutWhole(counts)};
    KeepOrganic();
    for (Seen& each : seen_) ReadPaid(&each);
    const auto apart = SettlePaid();
    std::vector<MetricRow> rows;
    for (Seen& each : seen_) {
      ReadFollowers(&each.row);
      rows.push_back(std::move(each.row));
    }
    if (rows.empty()) {
      rows.push_back(WithoutWhole(counts));
      SetSightApart(&rows.front());
    }
    for (MetricRow& row : rows) {
      for (const auto& [name, count] : apart) KeepLargest(name, count, &row);
    }
    return rows;
  }

 private:
  // Of the parts of a figure the column with its own meaning.
  static int OwnPartOf(const std::vector<FigureColumn>& parts, Definition definition) {
    const auto own = std::find_if(parts.begin(), parts.end(), [&](const FigureColumn& part) {
      return part.definition == definition;
    });
    return own == parts.end() ? -1 : own->column;
  }

  // Of followers, of whom a share is used alone, the only figure has any.
  int PartOf(const std::vector<FigureColumn>& parts, Definition definition) const {
    if (const int own = OwnPartOf(parts, definition); own >= 0) return own;
    return parts.empty() || !is_only_ ? -1 : parts.front().column;
  }

  // A part alone is no part; what is no number is told all the same.
  MetricRow WithoutWhole(MetricRow row) const {
    for (const auto* parts : {&columns_.reach_followers, &columns_.reach_others}) {
      for (const FigureColumn& part : *parts) cells_.count(part.column);
    }
    if (!columns_.reach_organic.empty()) {
      KeepLargest(kReachOrganic, cells_.count(columns_.reach_organic.front().column), &row);
    }
    return row;
  }

  // What was not organic was paid.
  void ReadPaid(Seen* seen) {
    MetricRow& row = seen->row;
    const int organic_column = OwnPartOf(columns_.reach_organic, row.definition);
    const int paid_column = OwnPartOf(columns_.reach_paid, row.definition);
    const std::int64_t organic = cells_.count(organic_column);
    const std::int64_t paid = cells_.count(paid_column);
    if (organic > row.reach) {
      cells_.tell("metrics.part_too_large", organic_column);
    } else if (organic >= 0) {
      row.reach_paid = row.reach - organic;
    }
    if (paid > row.reach) {
      cells_.tell("metrics.part_too_large", paid_column);
    } else if (paid >= 0 && organic < 0) {
      row.reach_paid = paid;
    }
  }

  bool IsSeen(Definition definition) const {
    return std::any_of(seen_.begin(), seen_.end(),
                       [&](const Seen& each) { return each.row.definition == definition; });
  }

  // By a part of one of the figures; by one of a figure that the row does not tell only that there
  // was an advertisement.
  bool WasPaid() const {
    const auto has_paid = [&](const FigureColumn& part) {
      return !IsSeen(part.definition) && cells_.count(part.column) > 0;
    };
    const auto has_less = [&](const FigureColumn& part) {
      const std::int64_t count = IsSeen(part.definition) ? -1 : cells_.count(part.column);
      return count >= 0 && std::any_of(seen_.begin(), seen_.end(),
                                       [&](const Seen& each) { return count < each.row.reach; });
    };
    const auto is_paid = [](const Seen& each) { return each.row.reach_paid > 0; };
    return std::any_of(seen_.begin(), seen_.end(), is_paid) ||
           std::any_of(columns_.reach_paid.begin(), columns_.reach_paid.end(), has_paid) ||
           std::any_of(columns_.reach_organic.begin(), columns_.reach_organic.end(), has_less);
  }

  // Of a message without any advertisement no figure has a paid part. Where there was one, a figure
  // that does not tell its own part is no reach of the message.
  std::vector<std::pair<std::string, std::int64_t>> SettlePaid() {
    const bool was_paid = WasPaid();
    const bool is_known = std::any_of(seen_.begin(), seen_.end(),
                                      [](const Seen& each) { return each.row.reach_paid >= 0; });
    std::vector<std::pair<std::string, std::int64_t>> apart;
    for (Seen& each : seen_) {
      if (each.row.reach_paid >= 0) continue;
      if (!was_paid) {
        if (is_known) each.row.reach_paid = 0;
        continue;
      }
      cells_.tell("metrics.paid_unknown", each.column);
      apart.emplace_back(TotalName(each.row.definition), each.row.reach);
    }
    if (was_paid) std::erase_if(seen_, [](const Seen& each) { return each.row.reach_paid < 0; });
    return apart;
  }

  // As the platform told it, where it can be: with the figure of its own meaning.
  void KeepOrganic() {
    for (Seen& each : seen_) {
      const std::int64_t count =
          cells_.count(OwnPartOf(columns_.reach_organic, each.row.definition));
      if (count <= each.row.reach) KeepLargest(kReachOrganic, count, &each.row);
    }
  }

  // Of those who saw it; a part that is more than the whole is none.
  void ReadFollowers(MetricRow* row) {
    const int others_column = PartOf(columns_.reach_others, row->definition);
    const int own_column = PartOf(columns_.reach_followers, row->definition);
    const std::int64_t others = cells_.count(others_column);
    std::int64_t followers = cells_.count(own_column);
    if (followers < 0 && others < 0) return;
    const bool is_own_too_large = followers > row->reach;
    if (followers < 0) followers = row->reach - others;
    if (followers < 0 || is_own_too_large || others > row->reach) {
      return cells_.tell("metrics.part_too_large", is_own_too_large ? own_column : others_column);
    }
    row->reach_followers = followers;
  }

  const MetricColumns& columns_;
  const RowCells& cells_;
  std::vector<Seen> seen_;
  bool is_only_ = true;  // of the figures of this row
};

}  // namespace

std::vector<MetricRow> ReadSight(const MetricColumns& columns, const MetricRow& counts,
                                 const RowCells& cells) {
  return SightReader(columns, cells).Read(counts);
}

}  // namespace kringen
