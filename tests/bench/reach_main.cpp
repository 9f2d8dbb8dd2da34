// The reach half of the benchmark: `kringen_reach_bench losser|city|heavy|growth|netherlands`
// prints one JSON object of figures. netherlands takes minutes and 8 GiB.
#include <string_view>

#include "bench/reach_parts.h"

int main(int argc, char** argv) {
  using kringen::Figures;
  struct Part {
    std::string_view name;
    void (*measure)(Figures*);
  };
  constexpr Part kParts[] = {{"losser", kringen::MeasureLosser},
                             {"city", kringen::MeasureCity},
                             {"heavy", kringen::MeasureCityHeavy},
                             {"growth", kringen::MeasureGrowth},
                             {"netherlands", kringen::MeasureNetherlands}};
  const std::string_view wanted = argc > 1 ? argv[1] : "";
  for (const Part& part : kParts) {
    if (part.name != wanted) continue;
    Figures figures;
    part.measure(&figures);
    figures.Print();
    return 0;
  }
  kringen::Abandon("name a part: losser, city, heavy, growth, netherlands");
}
