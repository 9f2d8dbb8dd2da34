// Case bands above the lanes, and the arcs that join what belongs together.
#include <algorithm>
#include <cmath>

#include "model/feed.h"
#include "model/query.h"
#include "view/text_fit.h"
#include "view/timeline_parts.h"

namespace kringen {

namespace {

constexpr float kBandLeast_px = 6, kTitlePad_px = 8, kTitleLeast_px = 36;
constexpr float kArcLeast_px = 6, kArcRise = 0.16f, kArcRiseLeast_px = 7, kArcRiseMost_px = 26;
constexpr std::size_t kMostCaseItems = 48, kMostArcs = 400;

// Along the axis, low before high, inside the plot.
struct Stretch {
  float low = 0, high = 0;
};

Stretch StretchOf(const TimelineLayout& layout, TimeSpan span) {
  const Rect& plot = layout.plot;
  const double first = layout.vertical ? plot.y : plot.x;
  const double last = layout.vertical ? plot.bottom() : plot.right();
  double a = layout.scale.ToPx(span.from), b = layout.scale.ToPx(span.to);
  if (a > b) std::swap(a, b);
  if (b - a < kBandLeast_px) {
    const double middle = (a + b) / 2;
    a = middle - kBandLeast_px / 2;
    b = middle + kBandLeast_px / 2;
  }
  return {static_cast<float>(std::clamp(a, first, last)),
          static_cast<float>(std::clamp(b, first, last))};
}

// Where the next band of the row begins, or the plot ends.
float EndOfRoom(const TimelineLayout& layout, std::size_t band) {
  const std::vector<CaseBand>& bands = layout.cases;
  for (std::size_t i = band + 1; i < bands.size(); ++i) {
    if (bands[i].area.y == bands[band].area.y) return bands[i].area.x;
  }
  return layout.plot.right();
}

// In the band where the whole title fits; else after it, or wherever there is more room: never over
// the band's end.
void WriteTitles(const TimelineJob& job, TimelineLayout* layout) {
  for (std::size_t i = 0; i < layout->cases.size(); ++i) {
    CaseBand& band = layout->cases[i];
    const std::string& title = job.feed.cases[static_cast<std::size_t>(band.case_index)].title;
    const float inside = band.area.width - 2 * kTitlePad_px;
    const float after = EndOfRoom(*layout, i) - band.area.right() - 2 * kTitlePad_px;
    const bool fits = job.Bold(title, job.small_px) <= inside;
    const float room = fits ? inside : std::max(inside, after);
    if (room < kTitleLeast_px) continue;
    band.title_left = (fits || inside >= after ? band.area.x : band.area.right()) + kTitlePad_px;
    band.title = CutToWidth(title, room / 1.09f, job.small_px, job.measure);
  }
}

void AddArc(const Mark& from, const Mark& to, int case_index, TimelineLayout* layout) {
  if (&from == &to || layout->arcs.size() >= kMostArcs) return;
  const float along = layout->vertical ? std::abs(to.y - from.y) : std::abs(to.x - from.x);
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (length < kArcLeast_px) return;
  const float rise = std::clamp(along * kArcRise, kArcRiseLeast_px, kArcRiseMost_px);
  layout->arcs.push_back({from.x, from.y, to.x, to.y, rise, case_index});
}

// Only what belongs to the selected message: the arcs of all cases at once are a hairball, and
// their bands say well enough that they are there.
void AddCaseArcs(const TimelineJob& job, int case_index, TimelineLayout* layout) {
  std::vector<ItemIndex> items;
  const TimeSpan window = SpanOf(job.request.viewport);
  if (!job.detail.CaseItems(case_index, window, kMostCaseItems, &items)) return;
  const Mark* before = nullptr;
  for (const ItemIndex item : items) {
    const Mark* mark = MarkOf(job, *layout, item);
    if (mark == nullptr) continue;
    if (before != nullptr) AddArc(*before, *mark, case_index, layout);
    before = mark;
  }
}

void AddThreadArcs(const TimelineJob& job, TimelineLayout* layout) {
  if (job.feed.parent.empty()) return;
  for (const Mark& mark : layout->marks) {
    if (mark.kind != MarkKind::kItem || mark.fold.item >= job.feed.parent.size()) continue;
    const ItemIndex parent = job.feed.parent[mark.fold.item];
    if (parent == kNoItem || job.feed.items[parent].withdrawn) continue;
    if (parent / 64 >= job.result.bits.size() || !job.result.Has(parent)) continue;
    const Mark* answered = MarkOf(job, *layout, parent);
    if (answered != nullptr) AddArc(*answered, mark, -1, layout);
  }
}

}  // namespace

void PlaceCases(const TimelineJob& job, TimelineLayout* layout) {
  if (job.case_area.width <= 0 || job.case_area.height <= 0) return;
  const TimeSpan window = SpanOf(job.request.viewport);
  const float across = layout->vertical ? job.case_area.width : job.case_area.height;
  const int rows = static_cast<int>(across / job.case_row_px);
  for (const CaseSpan& found : job.detail.cases()) {
    if (found.row < 0 || found.row >= rows || !found.span.Intersects(window)) continue;
    const Stretch stretch = StretchOf(*layout, found.span);
    if (stretch.high - stretch.low <= 0) continue;
    const float offset = static_cast<float>(found.row) * job.case_row_px + 3;
    CaseBand band;
    band.case_index = found.case_index;
    if (layout->vertical) {
      band.area = {job.case_area.x + offset, stretch.low, job.case_row_px - 2,
                   stretch.high - stretch.low};
    } else {
      band.area = {stretch.low, job.case_area.y + offset, stretch.high - stretch.low,
                   job.case_row_px - 4};
    }
    layout->cases.push_back(std::move(band));
  }
  if (!layout->vertical) WriteTitles(job, layout);
}

void PlaceArcs(const TimelineJob& job, TimelineLayout* layout) {
  const ItemIndex selected = job.request.selected;
  const int case_index =
      selected < job.feed.items.size() ? job.feed.items[selected].case_index : -1;
  if (case_index >= 0) AddCaseArcs(job, case_index, layout);
  AddThreadArcs(job, layout);
}

}  // namespace kringen
