#include "report/missed_groups.h"

#include <algorithm>

namespace kringen {
namespace {

struct Away {
  double not_on_platform = 0, no_tie = 0, not_shown = 0;
  std::string Most() const {
    if (not_on_platform >= no_tie && not_on_platform >= not_shown) return "not_on_platform";
    return no_tie >= not_shown ? "no_tie" : "not_shown";
  }
};

}  // namespace

std::vector<MissedGroup> MissedGroupsOf(const reach::ReachResult& result, std::size_t villages,
                                        const VillageNames& names) {
  std::vector<MissedGroup> groups;
  std::vector<Away> away;
  for (const reach::Cell& cell : result.blind_spots) {
    const std::size_t cut = cell.id.find('/');
    if (!cell.blind || cut == std::string::npos) continue;
    const std::string village = cell.id.substr(0, cut), age = cell.id.substr(cut + 1);
    auto at = std::find_if(groups.begin(), groups.end(),
                           [&](const MissedGroup& each) { return each.age == age; });
    if (at == groups.end()) {
      at = groups.insert(groups.end(), MissedGroup{age, {}, false, 0, ""});
      away.emplace_back();
    }
    const auto name = names.find(village);
    at->villages.push_back(name == names.end() ? village : name->second);
    at->residents += cell.residents;
    Away& why = away[static_cast<std::size_t>(at - groups.begin())];
    why.not_on_platform += cell.not_on_platform;
    why.no_tie += cell.no_tie;
    why.not_shown += cell.not_shown;
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    groups[i].is_everywhere = groups[i].villages.size() == villages;
    if (result.has_bound) groups[i].reason = away[i].Most();
  }
  std::stable_sort(groups.begin(), groups.end(), [](const MissedGroup& a, const MissedGroup& b) {
    return a.residents > b.residents;
  });
  groups.resize(std::min(groups.size(), kMostMissedGroups));
  return groups;
}

}  // namespace kringen
