#include "import/session/withhold_future.h"

#include "base/civil_time.h"
#include "import/text/tidy.h"
#include "model/publication_json.h"

namespace kringen {

void WithholdFuture(const std::string& generated, const std::string& today,
                    std::vector<Candidate>* candidates) {
  const Result<TimePoint> now = ParseTime(generated);
  const bool has_instant = now.ok() && !HasSuffix(generated, "T00:00:00Z");
  if (!has_instant && today.empty()) return;
  for (Candidate& candidate : *candidates) {
    const PublicationItem& item = candidate.item;
    const bool is_later = has_instant && item.precision <= TimePrecision::kMinute
                              ? item.published > now.value()
                              : FormatDate(item.published) > today;
    if (!is_later || item.kind == ItemKind::kEvent || !candidate.withheld.empty()) continue;
    candidate.withheld = "withheld.future";
    candidate.may_overrule = true;
  }
}

}  // namespace kringen
