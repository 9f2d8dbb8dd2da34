#include "import/session/threads.h"

#include <unordered_map>

namespace kringen {
namespace {

enum class Standing : unsigned char { kUnknown, kLooking, kPublic, kLoose };

}  // namespace

void WithholdLooseThreads(const std::set<std::string>& published,
                          const std::set<std::string>& chosen, std::vector<Candidate>* candidates) {
  std::unordered_map<std::string, std::size_t> rows;
  for (std::size_t i = 0; i < candidates->size(); ++i) rows.emplace((*candidates)[i].item.id, i);
  std::vector<Standing> standings(candidates->size(), Standing::kUnknown);
  std::vector<std::size_t> way;  // from a message up to the first whose standing is known
  for (std::size_t start = 0; start < candidates->size(); ++start) {
    Standing standing = Standing::kUnknown;
    way.clear();
    for (std::size_t row = start; standing == Standing::kUnknown;) {
      const Candidate& candidate = (*candidates)[row];
      if (standings[row] == Standing::kLooking) {
        standing = Standing::kLoose;  // a circle has no first message
      } else if (standings[row] != Standing::kUnknown) {
        standing = standings[row];
      } else if (!candidate.withheld.empty()) {
        standing = standings[row] = Standing::kLoose;
      } else if (candidate.item.in_reply_to.empty() || chosen.count(candidate.item.id) > 0) {
        standing = standings[row] = Standing::kPublic;
      } else {
        standings[row] = Standing::kLooking;
        way.push_back(row);
        const auto root = rows.find(candidate.item.in_reply_to);
        if (root != rows.end()) {
          row = root->second;
        } else {
          const bool is_known = published.count(candidate.item.in_reply_to) > 0;
          standing = is_known ? Standing::kPublic : Standing::kLoose;
        }
      }
    }
    for (const std::size_t row : way) {
      standings[row] = standing;
      if (standing == Standing::kLoose) (*candidates)[row].withheld = "withheld.root_withheld";
    }
  }
}

}  // namespace kringen
