// Estimates of every message and every case of an export, as reach.json has them: one way to make
// them for `kringen reach` and for the site of the studio, so that both say the same numbers. It
// takes about a second each, so that whoever asks goes step by step and can show how far it is.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/reach_estimator.h"
#include "report/tally.h"

namespace kringen {

class ExportEstimator {
 public:
  ExportEstimator(const ReportSource& source, reach::PopulationSpec spec, std::uint32_t replicates);

  std::size_t count() const { return messages_.size() + cases_.size(); }
  std::size_t done() const { return done_; }
  // Of one message or one case; false when nothing is left to do.
  bool Step();

  // When all is done. It does not tell of which feed and population it is.
  const ReachFile& file() const { return file_; }
  const std::vector<std::string>& contradicted() const { return contradicted_; }  // ids
  const std::vector<std::string>& refused() const { return refused_; }            // by the model

 private:
  using Messages = std::vector<reach::Engagement>;
  bool Add(const std::string& id, Messages messages, std::map<std::string, ReachAggregate>* out);

  Messages messages_;
  std::vector<std::pair<std::string, Messages>> cases_;
  ReachEstimator estimator_;
  ReachFile file_;
  std::vector<std::string> contradicted_, refused_;
  std::size_t done_ = 0;
};

}  // namespace kringen
