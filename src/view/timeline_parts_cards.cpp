// Labelled cards beside marks, where there is room. The heaviest message chooses its place first,
// the selected one before all; a place depends on the mark alone, so that cards stay put while
// the window moves.
#include <algorithm>
#include <cmath>

#include "model/feed.h"
#include "model/item.h"
#include "view/text_fit.h"
#include "view/timeline_parts.h"

namespace kringen {

namespace {

// As the painter draws a card: its edge and the air around the text.
constexpr float kPadAcross_px = 10, kPadInLow_px = 6, kTextLeft_px = 13, kTextRight_px = 10;
constexpr float kLowLane_px = 34;  // a lane of less height has cards of one line, with less air
constexpr float kGap_px = 6, kCardLeast_px = 120, kCardMost_px = 250, kNarrowCardLeast_px = 84;
constexpr std::size_t kMostCards = 48, kMostTried = 120, kMostTriedInColumn = 40,
                      kHeadingMost = 160, kMostLines = 3;

bool Inside(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
         inner.bottom() <= outer.bottom();
}

class CardWriter {
 public:
  CardWriter(const TimelineJob& job, TimelineLayout* layout)
      : job_(job), layout_(layout), pitch_(std::round(job.small_px * 1.4f)) {}

  void Write() {
    for (const std::size_t index : InOrder()) {
      if (layout_->cards.size() >= kMostCards) return;
      heading_.clear();
      if (layout_->vertical) {
        TryColumn(index);
      } else {
        TryRow(index);
      }
    }
  }

 private:
  const Mark& At(std::size_t index) const { return layout_->marks[index]; }

  // Which marks may have a card, the most important first.
  std::vector<std::size_t> InOrder() const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < layout_->marks.size(); ++i) {
      const Mark& mark = At(i);
      const bool shown = mark.kind == MarkKind::kItem || layout_->vertical || mark.selected;
      if (shown && layout_->plot.Contains(mark.x, mark.y) && HasAir(i)) order.push_back(i);
    }
    const auto before = [&](std::size_t a, std::size_t b) {
      const Mark& x = At(a);
      const Mark& y = At(b);
      if (x.selected != y.selected) return x.selected;
      if (x.radius != y.radius) return x.radius > y.radius;
      if (x.fold.weight != y.fold.weight) return x.fold.weight > y.fold.weight;
      if (x.fold.centre != y.fold.centre) return x.fold.centre > y.fold.centre;
      return x.lane < y.lane;
    };
    const std::size_t tried = layout_->vertical ? kMostTriedInColumn : kMostTried;
    const std::size_t most = std::min(order.size(), tried);
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(),
                      before);
    order.resize(most);
    return order;
  }

  // A first look without texts: is there any place at all?
  bool HasAir(std::size_t index) const {
    if (layout_->vertical || TierRows(At(index)) > 0) return true;
    return RoomAfter(index) >= kCardLeast_px || RoomBefore(index) >= kCardLeast_px;
  }

  // Free pixels in the lane from a mark's disc to the next disc.
  float RoomAfter(std::size_t index) const {
    const Mark& mark = At(index);
    const float left = mark.x + mark.radius + kGap_px;
    const std::size_t end = job_.lane_marks[static_cast<std::size_t>(mark.lane) + 1];
    float right = layout_->plot.right() - 2;
    if (index + 1 < end) right = std::min(right, At(index + 1).x - At(index + 1).radius - kGap_px);
    return right - left;
  }
  float RoomBefore(std::size_t index) const {
    const Mark& mark = At(index);
    const float right = mark.x - mark.radius - kGap_px;
    const std::size_t begin = job_.lane_marks[static_cast<std::size_t>(mark.lane)];
    float left = layout_->plot.x + 2;
    if (index > begin) left = std::max(left, At(index - 1).x + At(index - 1).radius + kGap_px);
    return right - left;
  }

  const Rect& LaneOf(const Mark& mark) const {
    return layout_->lanes[static_cast<std::size_t>(mark.lane)].area;
  }

  float PadOf(const Mark& mark) const {
    return LaneOf(mark).height < kLowLane_px && !layout_->vertical ? kPadInLow_px : kPadAcross_px;
  }
  std::size_t RowsIn(const Mark& mark, float height_px) const {
    const float rows = std::floor((height_px - PadOf(mark)) / pitch_);
    return rows < 1 ? 0 : std::min<std::size_t>(static_cast<std::size_t>(rows), kMostLines + 1);
  }
  // Lines that fit between the discs' band and the lane's edge.
  std::size_t TierRows(const Mark& mark) const {
    return RowsIn(mark, LaneOf(mark).height / 2 - BandHalf(mark) - 4);
  }
  // Half the height that all discs of the lane may take: the same for every window.
  float BandHalf(const Mark& mark) const {
    return std::min(LaneOf(mark).height / 2, job_.request.target_px > 30 ? 34.0f : 25.0f);
  }

  float HeightOf(const Card& card) const {
    const std::size_t rows = card.lines.size() + (card.time.empty() ? 0 : 1);
    return static_cast<float>(rows) * pitch_ + PadOf(At(card.mark));
  }

  // The texts, and the width they take; false when there is nothing to say in that width.
  bool Compose(std::size_t index, float width_px, std::size_t rows, Card* card) {
    if (rows == 0) return false;
    const Mark& mark = At(index);
    const float text_px = width_px - kTextLeft_px - kTextRight_px;
    card->mark = index;
    card->time.clear();
    if (heading_.empty()) heading_ = HeadingOf(mark);
    const std::size_t lines = rows == 1 ? 1 : std::min(rows - 1, kMostLines);
    card->lines = WrapToWidth(heading_, text_px, job_.small_px, lines, job_.measure);
    if (card->lines.empty()) return false;
    if (rows > 1) card->time = TimeOf(mark, text_px);
    float widest = job_.measure(card->time, job_.small_px);
    for (const std::string& line : card->lines) {
      widest = std::max(widest, job_.measure(line, job_.small_px));
    }
    card->area.width = std::ceil(widest) + kTextLeft_px + kTextRight_px;
    card->area.height = HeightOf(*card);
    return true;
  }

  std::string HeadingOf(const Mark& mark) const {
    if (mark.kind == MarkKind::kItem) return job_.feed.Heading(mark.fold.item, kHeadingMost);
    return FormatPlural(job_.locale, "canvas.messages", mark.fold.count);
  }

  std::string TimeOf(const Mark& mark, float width_px) const {
    std::string time;
    if (mark.kind == MarkKind::kCluster) {
      time = FormatUnit(job_.locale, mark.fold.unit, mark.fold.span.from);
    } else {
      const Item& item = job_.feed.items[mark.fold.item];
      time = FormatTime(job_.locale, item.time, item.precision);
    }
    if (job_.measure(time, job_.small_px) <= width_px) return time;
    // A message keeps its day; only a cluster is named by its period.
    const TimeUnit unit =
        mark.kind == MarkKind::kCluster ? std::max(mark.fold.unit, TimeUnit::kDay) : TimeUnit::kDay;
    time = FormatUnitBriefly(job_.locale, unit, mark.fold.centre);
    return job_.measure(time, job_.small_px) <= width_px ? time : std::string();
  }

  bool Collides(const Rect& area, const Rect& leader, std::size_t own) const {
    for (const Rect& taken : taken_) {
      if (taken.Intersects(area) || taken.Intersects(leader)) return true;
    }
    const auto lane = static_cast<std::size_t>(At(own).lane);
    for (std::size_t i = job_.lane_marks[lane]; i < job_.lane_marks[lane + 1]; ++i) {
      const Mark& mark = At(i);
      if (i == own) continue;
      const Rect disc{mark.x - mark.radius - 2, mark.y - mark.radius - 2, 2 * mark.radius + 4,
                      2 * mark.radius + 4};
      if (disc.Intersects(area)) return true;
    }
    return false;
  }

  bool Settle(Card* card, const Rect& within, const Rect& leader) {
    if (!Inside(card->area, within) || Collides(card->area, leader, card->mark)) return false;
    taken_.push_back({card->area.x - kGap_px / 2, card->area.y - kGap_px / 2,
                      card->area.width + kGap_px, card->area.height + kGap_px});
    if (leader.height > 0) taken_.push_back(leader);
    layout_->cards.push_back(std::move(*card));
    return true;
  }

  // In a row: in the gap behind the disc, above or below it in a tall lane, in the gap before it.
  void TryRow(std::size_t index) {
    const Mark& mark = At(index);
    const Rect within = WithinLane(mark);
    if (TryBeside(index, RoomAfter(index), true, within)) return;
    for (const bool below : {true, false}) {
      if (TryTier(index, below, within)) return;
    }
    TryBeside(index, RoomBefore(index), false, within);
  }

  Rect WithinLane(const Mark& mark) const {
    const Rect& lane = LaneOf(mark);
    const Rect& plot = layout_->plot;
    return {plot.x, lane.y + 1, plot.width, lane.height - 2};
  }

  bool TryBeside(std::size_t index, float room_px, bool after, const Rect& within) {
    if (room_px < kCardLeast_px) return false;
    const Mark& mark = At(index);
    Card card;
    if (!Compose(index, std::min(room_px, kCardMost_px), RowsIn(mark, within.height - 2), &card)) {
      return false;
    }
    card.area.x =
        after ? mark.x + mark.radius + kGap_px : mark.x - mark.radius - kGap_px - card.area.width;
    card.area.y = mark.y - card.area.height / 2;
    return Settle(&card, within, {});
  }

  bool TryTier(std::size_t index, bool below, const Rect& within) {
    const Mark& mark = At(index);
    const std::size_t rows = TierRows(mark);
    Card card;
    if (!Compose(index, kCardMost_px * 0.84f, rows, &card)) return false;
    const float band = BandHalf(mark);
    const float step = static_cast<float>(rows) * pitch_ + kPadAcross_px + kGap_px;
    const float room = within.height / 2 - band;
    for (float offset = 0; offset + card.area.height <= room; offset += step) {
      for (const float shift : {0.12f, 0.5f, 0.88f}) {
        card.area.x = mark.x - card.area.width * shift;
        card.area.y = below ? mark.y + band + offset : mark.y - band - offset - card.area.height;
        const float from = below ? mark.y + mark.radius : card.area.bottom();
        const float to = below ? card.area.y : mark.y - mark.radius;
        if (Settle(&card, within, {mark.x - 2, from, 4, to - from})) return true;
      }
    }
    return false;
  }

  // Beside the columns: at the height of the mark, or a little off when that place is taken.
  void TryColumn(std::size_t index) {
    const Mark& mark = At(index);
    const Rect& plot = layout_->plot;
    const Rect within{job_.card_left, plot.y + 2, plot.right() - 6 - job_.card_left,
                      plot.height - 4};
    Card card;
    if (within.width < kNarrowCardLeast_px) return;
    if (!Compose(index, std::min(within.width, kCardMost_px), kMostLines + 1, &card)) return;
    card.area.x = within.x;
    for (const float shift : {0.0f, 0.5f, -0.5f, 1.0f, -1.0f}) {
      card.area.y = mark.y + (shift - 0.5f) * card.area.height;
      if (Settle(&card, within, {})) return;
    }
  }

  const TimelineJob& job_;
  TimelineLayout* layout_;
  float pitch_;
  std::string heading_;      // of the mark at hand, made when it is first needed
  std::vector<Rect> taken_;  // cards with their air, and leaders
};

}  // namespace

void PlaceCards(const TimelineJob& job, TimelineLayout* layout) { CardWriter(job, layout).Write(); }

}  // namespace kringen
