// The ids that must stay away, as a set of digests (see WithdrawnDigest in provenance.h): the list
// itself tells no id. A raw id that somebody wrote into it counts as its digest.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace kringen {

struct PublicationItem;

class WithdrawnIds {
 public:
  WithdrawnIds() = default;
  explicit WithdrawnIds(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) Add(id);
  }
  void Add(std::string_view id_or_digest);
  bool Has(std::string_view id) const;
  bool empty() const { return digests_.empty(); }

 private:
  std::unordered_set<std::string> digests_;
};

// Of a list into which a person wrote: what is neither a digest nor the id of a message here, so
// that nobody can tell whether it keeps anything away.
std::vector<std::string> UnknownWithdrawn(const std::vector<std::string>& list,
                                          const std::vector<PublicationItem>& items);

// A list as it is written: digests, sorted, each once.
std::vector<std::string> WithdrawnDigests(const std::vector<std::string>& ids);

}  // namespace kringen
