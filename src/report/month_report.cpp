#include "report/month_report.h"

#include <optional>

namespace kringen {

Result<std::vector<OutputFile>> MonthReport(const MonthOrder& order) {
  const Result<ReportPeriod> period = MonthPeriod(order.month);
  if (!period.ok()) return period.error();
  ReportInput input;
  input.period = period.value();
  input.export_files = WriteExport(order.publication);
  std::optional<ReachEstimator> estimator;
  const Result<reach::PopulationSpec> spec = reach::ParsePopulationSpec(order.population);
  if (spec.ok()) {
    input.estimator = &estimator.emplace(spec.value(), kReachReplicates);
    input.villages = VillageNamesOf(order.population);
  }
  const ReportSource source = SourceOf(order.publication, "");
  input.source = &source;
  PeriodReport report;
  FillReport(input, &report);
  return WriteReport(report, order.style);
}

}  // namespace kringen
