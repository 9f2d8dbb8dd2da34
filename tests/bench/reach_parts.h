// The parts of kringen_reach_bench: each measures and adds its figures. Times are processor time;
// a "run" is the kernel with its tables and counts per village x age, parameters drawn per
// replicate.
#pragma once

#include <cstdint>

#include "bench/measure.h"
#include "reach/cascade.h"
#include "reach/message_run.h"
#include "reach/reach_simulation.h"

namespace kringen {

reach::PopulationSpec LosserTimes(std::uint32_t factor);
reach::Engagement BenchPost(std::uint32_t shares, std::uint32_t comments, std::uint32_t reactions);

// Sums a[i] = b[i] + s c[i] over arrays far larger than the caches; gigabytes per second.
double TriadGBps();

// Milliseconds for `batches` of 32 replicates, each batch's best of `repeats`; mean reach in *mean.
double RunMs(const reach::Town& town, const reach::CascadeKernel& kernel,
             const reach::Engagement& post, std::uint32_t batches, int repeats, double* mean);

// The engine's own tables walked plainly: doubles, one friend and one tie after the other.
// Milliseconds per replicate.
double NaiveMs(const reach::Town& town, const reach::Engagement& post, std::uint32_t replicates,
               double* mean);

// The independent implementation of the tests, without drawing who is tied to whom. Milliseconds
// per replicate.
double ReferenceMs(const reach::Town& town, reach::Engagement post, std::uint32_t replicates,
                   double* mean);

void MeasureLosser(Figures* figures);
void MeasureCity(Figures* figures);
void MeasureCityHeavy(Figures* figures);
void MeasureGrowth(Figures* figures);
void MeasureNetherlands(Figures* figures);

}  // namespace kringen
