// The parts of the benchmark: each measures some figures and adds them to the report. Times are
// milliseconds, sizes bytes; nothing here is a test.
#pragma once

#include <cstdint>
#include <string>

#include "bench/measure.h"

namespace kringen {

// Reading 20 MB of feed pages into the index.
void MeasureReading(Figures* figures);
// All that a million items take; call it in a fresh process and nothing else.
void MeasureMemory(Figures* figures);
// Layout and the whole ImGui build of one frame, for a few and for many items.
void MeasureFrames(Figures* figures);
// A million items: the same frames, the layout alone, and the search.
void MeasureMillion(Figures* figures);
// The circle map: packing all of Losser, laying it out, and the ImGui build of 22,600 residents in
// 3,000 circles.
void MeasureCircles(Figures* figures);
// Writes the pages of a feed for the browser's part.
void WritePages(std::uint32_t items, const std::string& folder);

}  // namespace kringen
