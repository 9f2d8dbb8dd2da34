// The estimates of a site that the studio makes, one by one, as `kringen reach` makes them of the
// same export. They are of what was public when they were begun, and of nothing else.
#pragma once

#include <memory>
#include <string>

#include "report/export_estimates.h"

namespace kringen {

class StudioEstimates {
 public:
  // `population`: text of population.json; without one that the model can use there are none.
  // `day`: by the clock.
  void Begin(const Publication& publication, const std::string& population, const std::string& day);
  void Step();

  std::size_t done() const { return estimator_ ? estimator_->done() : 0; }
  std::size_t count() const { return estimator_ ? estimator_->count() : 0; }
  // Are all of them made, and of these?
  bool IsOf(const Publication& publication, const std::string& population) const;
  const ReachFile& file() const { return estimator_->file(); }

 private:
  std::unique_ptr<ExportEstimator> estimator_;
  ReachOrigin of_;
};

}  // namespace kringen
