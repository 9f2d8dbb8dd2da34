// What all parts of the benchmark share: a clock of work, order statistics, the memory of this
// process, and the JSON object of figures that the program prints. A figure is the list of its
// repetitions.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kringen {

// Processor time of this program. Where several programs share the cores, waiting for one's turn is
// not work; on a quiet machine it is the same as the clock on the wall.
double BusyMs();

// share 0..1; nearest rank.
double Percentile(std::vector<double> values, double share);

struct Memory {
  double taken_mb = 0;  // wasm: the whole linear memory; native: the resident peak
  double used_mb = 0;   // wasm: up to the break; native: the same as taken
};
Memory MemoryNow();

class Figures {
 public:
  void Add(const std::string& name, double value);
  void Print() const;

 private:
  std::vector<std::pair<std::string, std::vector<double>>> figures_;
};

// A broken measurement must not look like a result: says why on stderr and ends the program.
[[noreturn]] void Abandon(const std::string& reason);
inline void Require(bool holds, const std::string& reason) {
  if (!holds) Abandon(reason);
}

// Keeps the compiler from leaving out work whose result nobody reads.
void Keep(std::uint64_t value);

}  // namespace kringen
