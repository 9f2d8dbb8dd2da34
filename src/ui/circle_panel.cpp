#include "ui/circle_panel.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "ui/circle_panel_parts.h"
#include "view/circle_labels.h"

namespace kringen {

namespace {

constexpr float kMost_px = 10, kLeast_px = 2.2f;  // of the spacing of dots
constexpr float kMostShare = 0.17f;               // the same, of the village's radius
constexpr float kDotShare = 0.78f;                // of the spacing, the dot's radius
constexpr std::uint32_t kMostDots = 1500;
constexpr float kFill = 0.9f;  // of a village's radius, for its dots

// A village's dots; each channel rounds up, so that no channel disappears.
std::uint32_t DotsOf(const VillageTally& tally, int village, std::uint32_t per_dot) {
  const std::size_t first = static_cast<std::size_t>(village) * tally.channels;
  if (first + tally.channels > tally.counts.size()) return 0;
  std::uint32_t dots = 0;
  for (std::size_t i = 0; i < tally.channels; ++i) {
    dots += (tally.counts[first + i] + per_dot - 1) / per_dot;
  }
  return dots;
}

// The spacing at which a village is just full.
float FittingSpacing(const VillageDisc& disc, std::uint32_t dots) {
  return disc.radius * kFill / (std::sqrt(static_cast<float>(dots)) + 0.6f);
}

struct AllDots {
  std::uint32_t all = 0;
  bool fit = true;
};

AllDots DotsOfAll(const VillageLayout& layout, const VillageTally& tally, std::uint32_t per_dot) {
  AllDots found;
  for (const VillageDisc& disc : layout.discs) {
    const std::uint32_t dots = DotsOf(tally, disc.village, per_dot);
    found.fit = found.fit && (dots < 2 || FittingSpacing(disc, dots) >= kLeast_px);
    found.all += dots;
  }
  return found;
}

void PaintLabel(const State& state, const VillageDisc& disc, Painter& paint, bool hovered) {
  if (disc.lines == 0) return;
  const Village& village = state.feed.villages[static_cast<std::size_t>(disc.village)];
  VillageLabel label{disc.label, disc.side, village.name, {}, hovered || disc.chosen};
  if (disc.lines > 1) {
    if (village.residents >= 0) {
      label.line = FormatPlural(state.locale, "map.residents", village.residents) + " · ";
    }
    label.line += FormatPlural(state.locale, "canvas.messages", disc.matches);
  }
  PaintVillageLabel(label, paint);
}

bool IsFree(const VillageLayout& layout, const Rect& place) {
  return std::none_of(layout.discs.begin(), layout.discs.end(), [&](const VillageDisc& disc) {
    return place.MeetsDisc(disc.x, disc.y, disc.radius) || disc.label.Intersects(place);
  });
}

}  // namespace

void PaintVillageLabel(const VillageLabel& label, Painter& paint) {
  const TypeSizes& sizes = paint.sizes();
  const Rect& area = label.area;
  const Align align = label.side == LabelSide::kBelow   ? Align::kCentre
                      : label.side == LabelSide::kRight ? Align::kLeft
                                                        : Align::kRight;
  const Point centre = CentreOf(area);
  const float x = label.side == LabelSide::kBelow   ? centre.x
                  : label.side == LabelSide::kRight ? area.x + 3
                                                    : area.right() - 3;
  const float quarter = label.line.empty() ? 0 : area.height / 4;
  paint.TextWithin(
      {x, centre.y - quarter * 0.9f}, area.width, label.name,
      {sizes.name, paint[label.lit ? Role::kAccent : Role::kInk], TextWeight::kBold, align});
  if (label.line.empty()) return;
  paint.TextWithin({x, centre.y + quarter * 0.95f}, area.width, label.line,
                   {sizes.small, paint[Role::kInkSecondary], TextWeight::kRegular, align});
}

// A sunflower: dot i at sqrt(i) from the middle, each a golden angle further.
void AddDots(const State& state, const VillageDisc& disc, const VillageTally& tally,
             std::uint32_t messages_per_dot, const Scheme& scheme, std::vector<DiscQuad>* discs) {
  static constexpr float kGoldenAngle = 2.39996323f;
  const std::size_t first = static_cast<std::size_t>(disc.village) * tally.channels;
  if (first + tally.channels > tally.counts.size()) return;
  // Channels take turns by what is left of them, so that colours mix evenly over the disc.
  std::vector<std::uint32_t> left(tally.channels);
  for (std::size_t i = 0; i < tally.channels; ++i) {
    left[i] = (tally.counts[first + i] + messages_per_dot - 1) / messages_per_dot;
  }
  const std::vector<std::uint32_t> all = left;
  const std::uint32_t dots = std::accumulate(left.begin(), left.end(), 0u);
  const float spacing =
      std::min(std::max(kMost_px, disc.radius * kMostShare), FittingSpacing(disc, dots));
  const float radius = std::min(spacing * kDotShare, kMost_px * kDotShare);
  for (std::uint32_t i = 0; i < dots; ++i) {
    std::size_t channel = 0;
    float most = -1;
    for (std::size_t c = 0; c < left.size(); ++c) {
      if (left[c] == 0) continue;
      const float share = (static_cast<float>(left[c]) - 0.5f) / static_cast<float>(all[c]);
      if (share > most) {
        most = share;
        channel = c;
      }
    }
    --left[channel];
    const float distance = spacing * std::sqrt(static_cast<float>(i) + 0.4f);
    const float angle = kGoldenAngle * static_cast<float>(i);
    discs->push_back({disc.x + distance * std::cos(angle), disc.y + distance * std::sin(angle),
                      radius, scheme.Lane(state.feed.channels[channel]).line});
  }
}

void PaintDisc(const VillageDisc& disc, Painter& paint, bool hovered) {
  const Point centre{disc.x, disc.y};
  if (hovered) paint.Disc(centre, disc.radius + 6, WithAlpha(paint[Role::kAccent], 0.18f));
  paint.Disc(centre, disc.radius, paint[Role::kVillage]);
  if (disc.chosen) {
    paint.Ring(centre, disc.radius + 2.5f, 3, paint[Role::kAccent]);
  } else {
    paint.Ring(
        centre, disc.radius - 0.5f, hovered ? 1.5f : 1.0f,
        hovered ? paint[Role::kAccent] : Mix(paint[Role::kVillage], paint[Role::kLine], 0.6f));
  }
}

void PaintTitle(const State& state, const VillageLayout& layout, const MapTitle& place,
                Painter& paint) {
  const TypeSizes& sizes = paint.sizes();
  const std::string_view title = state.locale.Get("map.title");
  std::string subtitle = FormatPlural(state.locale, "map.dot", place.messages_per_dot);
  if (layout.month) {
    const std::string month = FormatUnit(state.locale, TimeUnit::kMonth, layout.month->from);
    subtitle = FormatWords(state.locale, "map.month", {{"month", month}, {"dots", subtitle}});
  }
  const Rect& area = place.map;
  if (layout.area.y - area.y >= 2 * kBriefRow_px) {  // a narrow map: in the rows kept for it
    const float left = area.x + 14;
    paint.Text({left, area.y + kBriefRow_px / 2}, title,
               {sizes.label, paint[Role::kInk], TextWeight::kBold});
    paint.TextWithin({left, area.y + kBriefRow_px * 1.5f}, area.width - 28, subtitle,
                     {sizes.small, paint[Role::kInkSecondary]});
    return;
  }
  const float width = std::max(paint.Width(title, sizes.title, TextWeight::kBold),
                               paint.Width(subtitle, sizes.small)) +
                      16;
  const float height = sizes.title + sizes.small + 26;
  const Rect corners[] = {
      {area.x + 16, area.y + 12, width, height},
      {area.right() - width - 16, area.y + 12, width, height},
      {area.x + 16, area.bottom() - height - 8, width, height},
  };
  for (const Rect& corner : corners) {
    if (!IsFree(layout, corner) || corner.Intersects(place.buttons)) continue;
    const float first = corner.y + 6 + sizes.title / 2;
    paint.Text({corner.x + 8, first}, title, {sizes.title, paint[Role::kInk], TextWeight::kBold});
    paint.Text({corner.x + 8, first + sizes.title / 2 + 8 + sizes.small / 2}, subtitle,
               {sizes.small, paint[Role::kInkSecondary]});
    return;
  }
}

void PaintRipples(const Ripples& ripples, const Rect& area, Painter& paint) {
  static constexpr float kGrowth = 1.06f, kFade = 0.78f;
  const float far = std::max(area.width, area.height) * 1.1f;
  const float strongest = (paint.scheme().dark ? 0.3f : 0.26f) * (1 + 0.5f * ripples.strength);
  const float step = std::max(ripples.radius * 0.55f, 48.0f);
  // The ring that is about to be born comes out from under the village.
  for (float ring = ripples.phase - 1;; ring += 1) {
    const float radius =
        ripples.radius * 1.14f + step * (std::pow(kGrowth, ring) - 1) / (kGrowth - 1);
    const float strength = ring < 0 ? strongest * ripples.phase : strongest * std::pow(kFade, ring);
    if (radius > far || strength <= 0.04f) {
      if (ring >= 0) return;
      continue;
    }
    if (radius < ripples.radius) continue;
    paint.Ring({ripples.x, ripples.y}, radius, 1.5f,
               Mix(paint[Role::kPaper], paint.scheme().ripple, strength));
  }
}

void RefreshTally(const State& state, const std::optional<TimeSpan>& month, VillageTally* tally) {
  const Feed& feed = state.feed;
  const std::size_t size = feed.villages.size() * feed.channels.size();
  if (tally->revision == feed.revision && tally->counts.size() == size &&
      tally->channels == feed.channels.size() && tally->query == state.query &&
      tally->month == month) {
    return;
  }
  tally->revision = feed.revision;
  tally->query = state.query;
  tally->month = month;
  tally->channels = feed.channels.size();
  tally->counts.assign(size, 0);
  ItemIndex index = 0;
  for (const Item& item : feed.items) {
    const ItemIndex at = index++;
    if (item.villages == 0 || at / 64 >= state.result.bits.size() || !state.result.Has(at))
      continue;
    if (month && (item.time < month->from || item.time >= month->to)) continue;
    const auto channel = static_cast<std::size_t>(item.channel);
    for (std::size_t village = 0; village < feed.villages.size(); ++village) {
      if (item.villages >> village & 1) ++tally->counts[village * tally->channels + channel];
    }
  }
}

std::uint32_t MessagesPerDot(const VillageLayout& layout, const VillageTally& tally) {
  static constexpr std::uint32_t kRound[] = {1, 2, 5};
  static constexpr std::uint32_t kMost = 5000000;
  const std::uint32_t fewest = DotsOfAll(layout, tally, kMost).all;  // one for each channel
  for (std::uint32_t power = 1; power <= 1000000; power *= 10) {
    for (const std::uint32_t round : kRound) {
      const std::uint32_t per_dot = round * power;
      const AllDots dots = DotsOfAll(layout, tally, per_dot);
      // Where even those do not fit, a dot that stands for more makes no room.
      if ((dots.fit && dots.all <= kMostDots) || dots.all == fewest) return per_dot;
    }
  }
  return kMost;
}

const VillageDisc* LargestDisc(const VillageLayout& layout) {
  const auto by_radius = [](const VillageDisc& a, const VillageDisc& b) {
    return a.radius < b.radius;
  };
  const auto found = std::max_element(layout.discs.begin(), layout.discs.end(), by_radius);
  return found == layout.discs.end() ? nullptr : &*found;
}

void PaintVillages(const State& state, const Layouts& layouts, Painter& paint, UiMemory* memory) {
  const VillageLayout& layout = layouts.villages;
  if (layout.area.width <= 0 || layout.area.height <= 0) return;
  Rect map = layouts.plan.map;
  map.height = layout.area.bottom() - map.y;
  RefreshTally(state, layout.month, &memory->tally);
  const std::uint32_t per_dot = MessagesPerDot(layout, memory->tally);
  paint.PushClip(map);
  paint.Fill(map, paint[Role::kPaper]);
  if (const VillageDisc* middle = LargestDisc(layout)) {
    PaintRipples({middle->x, middle->y, middle->radius}, map, paint);
  }
  const auto is_hovered = [&](std::size_t i) {
    return memory->hover == Target(VillageTarget{i, false});
  };
  std::vector<DiscQuad> dots;
  for (std::size_t i = 0; i < layout.discs.size(); ++i) {
    PaintDisc(layout.discs[i], paint, is_hovered(i));
    AddDots(state, layout.discs[i], memory->tally, per_dot, paint.scheme(), &dots);
  }
  paint.Discs(dots);
  for (std::size_t i = 0; i < layout.discs.size(); ++i) {
    PaintLabel(state, layout.discs[i], paint, is_hovered(i));
  }
  PaintTitle(state, layout, {map, {}, per_dot}, paint);
  paint.PopClip();
}

}  // namespace kringen
