// libFuzzer target for population files out of public figures: a table and a map, with a byte 1
// between them.
#include <cmath>
#include <cstdint>

#include "census/census.h"
#include "fuzz/laws.h"
#include "reach/population_spec.h"

namespace kringen {
namespace {

void RequireSoundAnswer(const census::CensusAnswer& answer) {
  Require(IsText(answer.file), "UTF-8");
  Require(!answer.villages.empty(), "somebody lives somewhere");
  double residents = 0;
  for (const census::VillageLine& village : answer.villages) {
    Require(village.residents >= 0, "no fewer than nobody");
    residents += static_cast<double>(village.residents);
  }
  const double rounding = 1.0 + static_cast<double>(answer.villages.size());
  Require(std::abs(residents - static_cast<double>(answer.residents)) <= rounding,
          "nobody is lost");
  const auto spec = reach::ParsePopulationSpec(answer.file);
  Require(spec.ok(), "the model reads what we write");
  Require(spec.value().villages.size() == answer.villages.size(), "all villages");
}

}  // namespace
}  // namespace kringen

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kringen;  // NOLINT: a program of one function
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(bytes.find('\1'), bytes.size());
  const std::string_view table = bytes.substr(0, cut);
  const std::string_view map = bytes.substr(std::min(cut + 1, bytes.size()));
  for (const bool per_buurt : {false, true}) {
    const auto answer =
        census::MakePopulation({table, map, "GM9991", 2024, per_buurt, census::AdoptionTable()});
    if (answer.ok()) RequireSoundAnswer(answer.value());
    if (!answer.ok()) Require(!answer.error().code.empty(), "a reason");
  }
  return 0;
}
