// Villages as people write them and villages as a population file knows them. Where the population
// has the village a message is of that one, by its id; where it has not, the village is called as
// it was written, the same for all messages. It does not matter which of the two came first.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/publication.h"
#include "model/village_names.h"

namespace kringen {

// Ways to write one name differ in capitals, accents and signs; of those the first in order stays.
class VillageMeanings {
 public:
  explicit VillageMeanings(const VillageNames& known);
  // All that is written has to be added before any of it is settled.
  void Add(const std::vector<std::string>& villages);
  void Settle(std::vector<std::string>* villages) const;

 private:
  const VillageNames& known_;
  std::map<std::string, std::string> ids_, written_;  // by slug
};

void SettleVillages(const VillageNames& known, Publication* publication);

// An export beside which this file lies, as population.json. A feed without a place points to no
// population: the file says whose it is.
void UsePopulation(std::string_view population, Publication* publication);

}  // namespace kringen
