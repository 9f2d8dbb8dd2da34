// The second implementation of the model (tests/reference), which agrees with the engine within
// chance and shares nothing with it: what a plain program costs.
#include "bench/reach_parts.h"
#include "reach/parameter_draw.h"
#include "reference/model.h"

namespace kringen {

using namespace reach;

double ReferenceMs(const Town& town, Engagement post, std::uint32_t replicates, double* mean) {
  ParameterDraw draw(1, {});
  reference::Chance chance(5);
  post.local_share = 1;  // counts are of residents here, as the engine was given them
  double reach = 0, busy = 0;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    ParameterValues values = draw.Values(r);
    values[IndexOf(Parameter::kPostEffect)] *= values[IndexOf(Parameter::kPostSpread)];
    const reference::Setting setting = reference::EngineSetting(town, values, &chance);
    const double start = BusyMs();  // who is tied to whom is ready, as it is for the engine
    reach += reference::Simulate(setting, {post}, values, &chance).reach;
    busy += BusyMs() - start;
  }
  *mean = reach / replicates;
  return busy / replicates;
}

}  // namespace kringen
