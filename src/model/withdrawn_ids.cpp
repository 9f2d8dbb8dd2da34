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

std::vector<std::string> WithdrawnDigests(const std::vector<std::string>& ids) {
  std::vector<std::string> digests(ids.size());
  std::transform(ids.begin(), ids.end(), digests.begin(),
                 [](const std::string& id) { return WithdrawnDigest(id); });
  std::sort(digests.begin(), digests.end());
  digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
  return digests;
}

}  // namespace kringen
