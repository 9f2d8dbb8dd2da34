#include "model/still_public.h"

#include <algorithm>

#include "model/dangling.h"
#include "model/expiry.h"
#include "model/publication_json.h"
#include "model/withdrawn_ids.h"

namespace kringen {

bool IsStillToCome(const PublicationItem& item, std::string_view today) {
  return !today.empty() && item.kind != ItemKind::kEvent && FormatDate(item.published) > today;
}

LeftOut KeepPublic(std::string_view today, Publication* publication) {
  LeftOut left_out;
  const WithdrawnIds withdrawn(publication->withdrawn);
  std::vector<PublicationItem> open;
  for (PublicationItem& item : publication->items) {
    if (withdrawn.Has(item.id)) {
      ++left_out.withdrawn;
    } else if (IsExpired(item.expires, today)) {
      left_out.expired.push_back(std::move(item));
    } else if (IsStillToCome(item, today)) {
      left_out.ahead.push_back(std::move(item));
    } else {
      open.push_back(std::move(item));
    }
  }
  publication->items = std::move(open);
  DropDangling(publication);
  return left_out;
}

std::string DayOfExport(const Publication& publication) {
  const Result<TimePoint> made = ParseTime(publication.generated);
  return made.ok() ? FormatDate(made.value()) : std::string();
}

}  // namespace kringen
