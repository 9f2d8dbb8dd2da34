#include "import/readers/other_counts.h"

#include <algorithm>

#include "model/item_names.h"

namespace kringen {

std::string FigureName(Definition definition) {
  const std::string name = NameOf(kDefinitionNames, definition);
  return name.empty() ? "reach" : name;
}

std::string TotalName(Definition definition) { return FigureName(definition).append(kTotalSuffix); }

std::int64_t OtherOf(const MetricRow& row, std::string_view name) {
  const auto found = std::find_if(row.others.begin(), row.others.end(),
                                  [&](const auto& each) { return each.first == name; });
  return found == row.others.end() ? -1 : found->second;
}

void KeepLargest(const std::string& name, std::int64_t count, MetricRow* row) {
  if (count < 0) return;
  const auto at =
      std::lower_bound(row->others.begin(), row->others.end(), name,
                       [](const auto& each, const auto& key) { return each.first < key; });
  if (at != row->others.end() && at->first == name) {
    at->second = std::max(at->second, count);
  } else {
    row->others.emplace(at, name, count);
  }
}

void SetSightApart(MetricRow* row) {
  KeepLargest(TotalName(row->definition), row->reach, row);
  KeepLargest("impressions_total", row->impressions, row);
  row->reach = row->reach_followers = row->reach_paid = row->impressions = -1;
  row->definition = Definition::kUnknown;
}

void DropOther(std::string_view name, MetricRow* row) {
  std::erase_if(row->others, [&](const auto& each) { return each.first == name; });
}

}  // namespace kringen
