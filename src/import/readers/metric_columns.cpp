#include "import/readers/metric_columns.h"

#include <algorithm>

namespace kringen {
namespace {

// Of each meaning the first of the names that the table has.
std::vector<FigureColumn> FindFigures(const FigureNames& names, const CsvTable& table) {
  std::vector<FigureColumn> found;
  for (const auto& each : names) {
    const int column = table.Column({each.first});
    const bool is_new = std::none_of(found.begin(), found.end(), [&](const FigureColumn& figure) {
      return figure.definition == each.second;
    });
    if (column >= 0 && is_new) found.push_back({each.second, column});
  }
  return found;
}

bool HasNumber(const CsvTable& table, int column) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (ParseCount(table.Cell(row, column)) >= 0) return true;
  }
  return false;
}

std::vector<int> KnownColumns(const MetricLayout& layout, const ColumnNames& days,
                              const CsvTable& table, const MetricColumns& read) {
  std::vector<int> known{read.reactions, read.comments, read.shares, read.sum};
  for (const auto& each : read.others) known.push_back(each.second);
  for (const auto* figures : {&read.reach, &read.impressions, &read.reach_followers,
                              &read.reach_others, &read.reach_organic, &read.reach_paid}) {
    for (const FigureColumn& figure : *figures) known.push_back(figure.column);
  }
  std::vector<ColumnNames> words = layout.texts;
  for (const ColumnNames* names : {&layout.id, &layout.link, &layout.time, &layout.page,
                                   &layout.account, &layout.daily, &days}) {
    words.push_back(*names);
  }
  for (const ColumnNames& names : words) {
    for (const int column : table.Columns(names)) known.push_back(column);
  }
  for (int column = 0; column < static_cast<int>(table.header.size()); ++column) {
    if (!HasNumber(table, column)) known.push_back(column);
  }
  return known;
}

}  // namespace

MetricColumns FindMetricColumns(const MetricLayout& layout, const ColumnNames& days,
                                const CsvTable& table) {
  MetricColumns found;
  found.page = table.Column(layout.page);
  found.account = table.Column(layout.account);
  found.id = table.Column(layout.id);
  found.link = table.Column(layout.link);
  for (const ColumnNames& names : layout.texts) found.texts.push_back(table.Column(names));
  found.reactions = table.Column(layout.reactions);
  found.comments = table.Column(layout.comments);
  found.shares = table.Column(layout.shares);
  found.sum = table.Column(layout.sum);
  found.reach = FindFigures(layout.reach, table);
  found.impressions = FindFigures(layout.impressions, table);
  found.reach_followers = FindFigures(layout.reach_followers, table);
  found.reach_others = FindFigures(layout.reach_others, table);
  found.reach_organic = FindFigures(layout.reach_organic, table);
  found.reach_paid = FindFigures(layout.reach_paid, table);
  for (const auto& [name, names] : layout.others) {
    found.others.emplace_back(name, table.Column(names));
  }
  found.known = KnownColumns(layout, days, table, found);
  return found;
}

}  // namespace kringen
