// The native and wasm half of the benchmark: `kringen_bench read|memory|frames|million|circles`
// prints one JSON object, `kringen_bench pages ITEMS FOLDER` writes a feed. tests/bench/run.mjs
// does the rest.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bench/parts.h"

int main(int argc, char** argv) {
  using kringen::Figures;
  struct Part {
    std::string_view name;
    void (*measure)(Figures*);
  };
  constexpr Part kParts[] = {{"read", kringen::MeasureReading},
                             {"memory", kringen::MeasureMemory},
                             {"frames", kringen::MeasureFrames},
                             {"million", kringen::MeasureMillion},
                             {"circles", kringen::MeasureCircles}};
  const std::string_view wanted = argc > 1 ? argv[1] : "";
  if (wanted == "pages" && argc == 4) {
    const long items = std::strtol(argv[2], nullptr, 10);
    kringen::Require(items > 0, "pages ITEMS FOLDER: no number of items");
    kringen::WritePages(static_cast<std::uint32_t>(items), argv[3]);
    return 0;
  }
  for (const Part& part : kParts) {
    if (part.name != wanted) continue;
    Figures figures;
    part.measure(&figures);
    figures.Print();
    return 0;
  }
  kringen::Abandon("name a part: read, memory, frames, million, circles, or pages ITEMS FOLDER");
}
