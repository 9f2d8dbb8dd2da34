// From the store of replicates to a ReachResult: quantiles, cells merged until they hold 25
// residents, the split of the unreached, blind spots, circles, sensitivity.
#pragma once

#include "reach/batch_run.h"
#include "reach/estimate.h"

namespace kringen::reach {

ReachResult Summarize(const BatchRun& run);

// Share of the variance of ln reach that goes with each drawn parameter (squared correlation with
// its normal score or value; the hypercube makes the parameters nearly orthogonal).
std::vector<SensitivityShare> Sensitivity(const ReplicateStore& store, const Weights& weights,
                                          const ParameterDraw& draw);

std::vector<CircleTypeResult> CircleCoverage(const BatchRun& run);
CircleShares SharesOfCircles(const BatchRun& run);

// Runs the most typical replicate of the first population again and puts it in time; fills first
// and half of `shares` when it is given. Needs a finished batch of a single message.
Replay MakeReplay(BatchRun* run, CircleShares* shares);

// What the number rests on and what has to be said with it, and the number itself where it needs no
// simulation.
void FillEvidence(const ReachQuestion& question, const PopulationSpec& spec, ReachResult* result);
void FillClosed(const ClosedForm& closed, ReachResult* result);

// Weights of the replicates; equal again, with a warning, when few would be left.
Weights ReplicateWeights(const BatchRun& run, std::vector<std::string>* warnings);

}  // namespace kringen::reach
