// Discs of items and clusters, and the strip that shows all time.
#include <algorithm>
#include <cmath>

#include "model/feed.h"
#include "model/item.h"
#include "model/query.h"
#include "view/timeline_parts.h"

namespace kringen {

namespace {

// A single message is smaller than most clusters, which have to hold their count.
constexpr float kLeastRadius_px = 3.5f, kMostItemRadius_px = 12, kMostRadius_px = 14;
constexpr double kGap_px = 8, kBucket_px = 28, kWideBucket_px = 40;
// Single discs of one period lie over each other by at most a tenth.
constexpr double kApart = 0.9;

struct DiscSizes {
  float least = kLeastRadius_px;
  float most = kMostRadius_px;  // of a cluster
  DiscRule rule;
  double bucket_px = kBucket_px;
};

// Four figures need a wider disc than two, and the discs of one lane must not touch.
double BucketPx(const TimelineJob& job, const TimelineLayout& layout) {
  const TimeSpan extent = job.detail.Extent();
  const double extent_px =
      static_cast<double>(extent.to - extent.from) * std::abs(layout.scale.PxPerSecond());
  std::uint32_t most = 0;
  for (const LaneRow& lane : layout.lanes) most = std::max(most, lane.matches);
  const bool crowded = most * kBucket_px > 1000 * std::max(extent_px, kBucket_px);
  const double bucket = crowded ? kWideBucket_px : kBucket_px;
  return std::max<double>(bucket, job.request.target_px);
}

DiscSizes ChooseSizes(const TimelineJob& job, const TimelineLayout& layout) {
  DiscSizes sizes;
  if (layout.lanes.empty()) return sizes;
  const Rect& lane = layout.lanes[0].area;
  const float across = job.request.vertical ? lane.width : lane.height;
  // On a kiosk what is hit is larger, and so is what is seen.
  const float larger = std::clamp(job.request.target_px / 24, 1.0f, 1.4f);
  sizes.least = kLeastRadius_px * larger;
  sizes.most = std::clamp(across / 2 - 3, sizes.least + 2, kMostRadius_px * larger);
  sizes.rule = {kGap_px * static_cast<double>(larger), kApart, static_cast<double>(sizes.least),
                static_cast<double>(std::min(sizes.most, kMostItemRadius_px * larger))};
  sizes.bucket_px = BucketPx(job, layout);
  return sizes;
}

// What the figures of a count need around them.
float LabelRadius(std::uint32_t count) {
  if (count < 100) return 11;
  if (count < 1000) return 14;
  if (count < 10000) return 18;
  return count < 100000 ? 21 : 24;
}

class MarkWriter {
 public:
  MarkWriter(const TimelineJob& job, const DiscSizes& sizes, TimelineLayout* layout)
      : job_(job), sizes_(sizes), layout_(layout) {
    const ItemIndex selected = job.request.selected;
    if (selected < job.feed.items.size() && selected / 64 < job.result.bits.size() &&
        job.result.Has(selected)) {
      selected_ = &job.feed.items[selected];
    }
  }

  void Write(int lane_index, const Folded& fold) const {
    const LaneRow& lane = layout_->lanes[static_cast<std::size_t>(lane_index)];
    const Item& item = job_.feed.items[fold.item];
    Mark mark;
    mark.kind = fold.count == 1 ? MarkKind::kItem : MarkKind::kCluster;
    mark.lane = lane_index;
    mark.fold = fold;
    mark.solid = job_.detail.UnitOf(item.channel) != LaneUnit::kReactions && item.reach_known;
    double along = layout_->scale.ToPx(fold.centre);
    if (mark.kind == MarkKind::kItem) {
      mark.radius = ItemRadius(item);
      mark.selected = selected_ == &item;
      SetSpan(item, along, &mark);
    } else {
      SetCluster(lane, &along, &mark);
    }
    if (!IsInView(mark, along)) return;
    if (layout_->vertical) {
      mark.x = lane.area.x + lane.area.width / 2;
      mark.y = static_cast<float>(along);
    } else {
      mark.x = static_cast<float>(along);
      mark.y = lane.area.y + lane.area.height / 2;
    }
    layout_->marks.push_back(mark);
  }

 private:
  float ItemRadius(const Item& item) const {
    const LaneUnit unit = job_.detail.UnitOf(item.channel);
    return static_cast<float>(sizes_.rule.Radius(item, unit, job_.detail.ReferenceWeight(unit)));
  }

  void SetCluster(const LaneRow& lane, double* along, Mark* mark) const {
    const double from = layout_->scale.ToPx(mark->fold.span.from);
    const double to = layout_->scale.ToPx(mark->fold.span.to);
    const double low = std::min(from, to), high = std::max(from, to);
    const float label = LabelRadius(mark->fold.count);
    const float grown = std::sqrt(label * label + 2.0f * static_cast<float>(mark->fold.count));
    const float most = std::max(11.0f, static_cast<float>(high - low) * 0.48f);
    mark->radius = std::min(
        {std::max(label, std::min(grown, sizes_.most)), most, std::max(sizes_.most + 2, 11.0f)});
    // Inside its own period, so that neighbours do not touch.
    const double inset = std::min<double>(mark->radius, (high - low) / 2);
    *along = std::clamp(*along, low + inset, std::max(low + inset, high - inset));
    mark->selected = selected_ != nullptr && selected_->channel == lane.channel &&
                     mark->fold.span.Contains(selected_->time);
  }

  // An item that lasts, or of which only the day is known, covers a stretch of the axis.
  void SetSpan(const Item& item, double along, Mark* mark) const {
    mark->span_begin = mark->span_end = static_cast<float>(along);
    TimeSpan span{item.time, item.end};
    if (item.precision >= TimePrecision::kDay) {
      const TimeUnit unit = item.precision == TimePrecision::kDay     ? TimeUnit::kDay
                            : item.precision == TimePrecision::kMonth ? TimeUnit::kMonth
                                                                      : TimeUnit::kYear;
      span.from = FloorTo(unit, item.time);
      span.to = NextAfter(unit, std::max(item.time, item.end));
    }
    if (span.to <= span.from) return;
    const Rect& plot = layout_->plot;
    const double low = layout_->vertical ? plot.y : plot.x;
    const double high = layout_->vertical ? plot.bottom() : plot.right();
    const double a = std::clamp(layout_->scale.ToPx(span.from), low - 50, high + 50);
    const double b = std::clamp(layout_->scale.ToPx(span.to), low - 50, high + 50);
    mark->span_begin = static_cast<float>(std::min(a, b));
    mark->span_end = static_cast<float>(std::max(a, b));
  }

  bool IsInView(const Mark& mark, double along) const {
    const Rect& plot = layout_->plot;
    const double low = layout_->vertical ? plot.y : plot.x;
    const double high = layout_->vertical ? plot.bottom() : plot.right();
    if (along + mark.radius > low && along - mark.radius < high) return true;
    const bool bar = mark.span_end - mark.span_begin > 2 * mark.radius;
    return bar && mark.span_end > low && mark.span_begin < high;
  }

  const TimelineJob& job_;
  const DiscSizes& sizes_;
  TimelineLayout* layout_;
  const Item* selected_ = nullptr;
};

// Calendar edges a little outside everything that is there.
TimeSpan OverviewSpan(const TimelineJob& job) {
  const TimeSpan extent = job.detail.FeedExtent();
  if (extent.from == extent.to) return SpanOf(job.request.viewport);
  const auto length = static_cast<double>(extent.to - extent.from);
  TimeUnit unit = TimeUnit::kHour;
  for (const TimeUnit larger : {TimeUnit::kDay, TimeUnit::kMonth, TimeUnit::kQuarter}) {
    if (length > 12 * TypicalSeconds(larger)) unit = larger;
  }
  return {FloorTo(unit, extent.from), NextAfter(unit, extent.to)};
}

}  // namespace

void PlaceMarks(TimelineJob* job, TimelineLayout* layout) {
  const DiscSizes sizes = ChooseSizes(*job, *layout);
  const MarkWriter writer(*job, sizes, layout);
  std::vector<Folded> folds;
  folds.reserve(128);
  layout->marks.reserve(layout->lanes.size() * 32);
  job->lane_marks.reserve(layout->lanes.size() + 1);
  job->lane_marks.push_back(0);
  for (std::size_t i = 0; i < layout->lanes.size(); ++i) {
    folds.clear();
    job->detail.FoldLane(layout->lanes[i].channel, layout->scale, sizes.bucket_px, sizes.rule,
                         &folds);
    for (const Folded& fold : folds) writer.Write(static_cast<int>(i), fold);
    job->lane_marks.push_back(layout->marks.size());
  }
}

const Mark* MarkOf(const TimelineJob& job, const TimelineLayout& layout, ItemIndex item) {
  const Item& wanted = job.feed.items[item];
  const auto lane = std::find_if(layout.lanes.begin(), layout.lanes.end(),
                                 [&](const LaneRow& row) { return row.channel == wanted.channel; });
  if (lane == layout.lanes.end()) return nullptr;
  const auto index = static_cast<std::size_t>(lane - layout.lanes.begin());
  const Mark* first = layout.marks.data() + job.lane_marks[index];
  const Mark* last = layout.marks.data() + job.lane_marks[index + 1];
  const Mark* after = std::upper_bound(first, last, wanted.time, [](TimePoint t, const Mark& mark) {
    return t < mark.fold.span.from;
  });
  if (after == first) return nullptr;
  const Mark* mark = after - 1;
  const bool stands = mark->kind == MarkKind::kItem ? mark->fold.item == item
                                                    : mark->fold.span.Contains(wanted.time);
  return stands ? mark : nullptr;
}

void PlaceOverview(const TimelineJob& job, TimelineLayout* layout) {
  Overview& overview = layout->overview;
  const Rect& area = overview.area;
  if (area.width < 1 || area.height <= 0) return;
  const TimeSpan span = OverviewSpan(job);
  overview.scale = {{span.from, 0, static_cast<double>(span.to - span.from)}, area.x, area.width};
  job.detail.Density(overview.scale, static_cast<int>(area.width), &overview.density);
  for (const std::uint32_t count : overview.density) {
    overview.highest = std::max(overview.highest, count);
  }
  const Viewport& window = job.request.viewport;
  const double begin =
      overview.scale.ToPx(window.start_s) + window.fraction_s * overview.scale.PxPerSecond();
  const double end = begin + window.length_s * overview.scale.PxPerSecond();
  overview.brush_begin = static_cast<float>(std::clamp<double>(begin, area.x, area.right()));
  overview.brush_end = static_cast<float>(std::clamp<double>(end, area.x, area.right()));
  // A few wide periods say more here than many narrow ones.
  const double apart_px = std::max<double>(job.small_px * 4.3, area.width / 8);
  TickRows rows = LayoutTicks(overview.scale, job.locale, apart_px);
  overview.years = std::move(rows.minor);
  if (rows.minor_unit != TimeUnit::kMonth && rows.minor_unit != TimeUnit::kQuarter) return;
  // There is one row only: January bears the year.
  for (Tick& tick : overview.years) {
    if (FloorTo(TimeUnit::kYear, tick.time) == tick.time) {
      tick.label = FormatUnit(job.locale, TimeUnit::kYear, tick.time);
    }
  }
}

}  // namespace kringen
