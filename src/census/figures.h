// What the CBS keeps secret, out of what it does not: a remainder of the whole, the mix of the
// municipality, or nothing; each with a remark of which it was.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "census/kwb_table.h"
#include "census/villages.h"

namespace kringen::census {

struct Derived {
  People whole;
  std::vector<People> parts;  // as those of the table
  std::string problem;        // the parts whose residents cannot be known; or empty
};

Derived DeriveFigures(const KwbTable& kwb, std::vector<Error>* remarks);

}  // namespace kringen::census
