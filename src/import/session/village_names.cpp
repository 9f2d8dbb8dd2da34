#include "import/session/village_names.h"

#include <algorithm>

#include "base/json_value.h"
#include "import/readers/sources.h"
#include "import/text/tidy.h"

namespace kringen {

VillageMeanings::VillageMeanings(const VillageNames& known) : known_(known) {
  for (const auto& [id, name] : known) ids_.try_emplace(Slug(id), id);
  for (const auto& [id, name] : known) ids_.try_emplace(Slug(name), id);
}

void VillageMeanings::Add(const std::vector<std::string>& villages) {
  for (const std::string& village : villages) {
    std::string& first = written_.try_emplace(Slug(village), village).first->second;
    first = std::min(first, village);
  }
}

void VillageMeanings::Settle(std::vector<std::string>* villages) const {
  std::vector<std::string> settled;
  for (const std::string& village : *villages) {
    const std::string slug = Slug(village);
    const bool is_open = !slug.empty() && known_.count(village) == 0;
    const auto id = ids_.find(slug);
    const std::string& name = !is_open           ? village
                              : id != ids_.end() ? id->second
                                                 : written_.at(slug);
    if (std::find(settled.begin(), settled.end(), name) == settled.end()) settled.push_back(name);
  }
  *villages = std::move(settled);
}

void SettleVillages(const VillageNames& known, Publication* publication) {
  VillageMeanings meanings(known);
  for (const PublicationItem& item : publication->items) meanings.Add(item.villages);
  for (PublicationItem& item : publication->items) meanings.Settle(&item.villages);
}

void UsePopulation(std::string_view population, Publication* publication) {
  publication->population = kPopulationName;
  SettleVillages(VillageNamesOf(population), publication);
  if (!publication->place_name.empty()) return;
  publication->place_name = TextIn(ParseJson(population).value_or(JsonValue()), "name");
}

}  // namespace kringen
