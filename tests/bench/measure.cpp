#include "bench/measure.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#include <emscripten/heap.h>
#include <unistd.h>

// Of the whole process: after the warm-up its other threads have nothing left to do.
EM_JS(double, ProcessorTimeMs, (), {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1000;
});
#else
#include <sys/resource.h>

#include <ctime>
#endif

namespace kringen {

double BusyMs() {
#ifdef __EMSCRIPTEN__
  return ProcessorTimeMs();
#else
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
#endif
}

double Percentile(std::vector<double> values, double share) {
  Require(!values.empty(), "a percentile of nothing");
  const double rank = std::ceil(share * static_cast<double>(values.size()));
  const auto at = static_cast<std::ptrdiff_t>(std::max(rank, 1.0)) - 1;
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

Memory MemoryNow() {
#ifdef __EMSCRIPTEN__
  const auto top = reinterpret_cast<std::uintptr_t>(sbrk(0));
  return {static_cast<double>(emscripten_get_heap_size()) / 1e6, static_cast<double>(top) / 1e6};
#else
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const double peak_mb = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
  return {peak_mb, peak_mb};
#endif
}

void Figures::Add(const std::string& name, double value) {
  Require(std::isfinite(value), "not a number: " + name);
  for (auto& [known, values] : figures_) {
    if (known != name) continue;
    values.push_back(value);
    return;
  }
  figures_.push_back({name, {value}});
}

void Figures::Print() const {
  const char* separator = "{";
  for (const auto& [name, values] : figures_) {
    std::printf("%s\"%s\":", separator, name.c_str());
    const char* between = "[";
    for (const double value : values) {
      std::printf("%s%.6g", between, value);
      between = ",";
    }
    std::printf("]");
    separator = ",\n ";
  }
  std::printf("}\n");
}

void Abandon(const std::string& reason) {
  std::fprintf(stderr, "kringen_bench: %s\n", reason.c_str());
  std::exit(1);
}

void Keep(std::uint64_t value) {
  static volatile std::uint64_t sink = 0;
  sink = sink + value;
}

}  // namespace kringen
