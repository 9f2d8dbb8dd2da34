#include "model/withdrawn_ids.h"

#include <algorithm>

#include "model/provenance.h"

namespace kringen {

void WithdrawnIds::Add(std::string_view id_or_digest) {
  digests_.insert(WithdrawnDigest(id_or_digest));
}

// Asked of each message; most lists are empty.
bool WithdrawnIds::Has(std::string_view id) const {
  return !digests_.empty() && digests_.count(WithdrawnDigest(id)) > 0;
}

std::vector<std::string> UnknownWithdrawn(const std::vector<std::string>& list,
                                          const std::vector<PublicationItem>& items) {
  std::vector<std::string> unknown;
  for (const std::string& id : list) {
    const bool is_known = WithdrawnDigest(id) == id ||
                          std::any_of(items.begin(), items.end(),
                                      [&](const PublicationItem& item) { return item.id == id; });
    if (!is_known) unknown.push_back(id);
  }
  return unknown;
}

std::vector<std::string> WithdrawnDigests(const std::vector<std::string>& ids) {
  std::vector<std::string> digests(ids.size());
  std::transform(ids.begin(), ids.end(), digests.begin(),
                 [](const std::string& id) { return WithdrawnDigest(id); });
  std::sort(digests.begin(), digests.end());
  digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
  return digests;
}

}  // namespace kringen
