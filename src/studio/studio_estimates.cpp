#include "studio/studio_estimates.h"

#include "base/digest.h"

namespace kringen {
namespace {

ReachOrigin OriginOf(const Publication& publication, const std::string& population) {
  return {DigestOfFeed(WriteExport(publication)), Sha256Hex(population)};
}

}  // namespace

void StudioEstimates::Begin(const Publication& publication, const std::string& population,
                            const std::string& day) {
  estimator_.reset();
  const auto spec = reach::ParsePopulationSpec(population);
  if (!spec.ok()) return;
  of_ = OriginOf(publication, population);
  estimator_ = std::make_unique<ExportEstimator>(SourceOf(publication, "", day), spec.value(),
                                                 kReachReplicates);
}

void StudioEstimates::Step() {
  if (estimator_) estimator_->Step();
}

bool StudioEstimates::IsOf(const Publication& publication, const std::string& population) const {
  if (!estimator_ || done() < count()) return false;
  return of_ == OriginOf(publication, population);
}

}  // namespace kringen
