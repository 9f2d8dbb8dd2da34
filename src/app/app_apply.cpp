// What each Command does to the State: one function per Command, the only way to change it.
#include <algorithm>
#include <cmath>

#include "app/app.h"
#include "model/publication_json.h"
#include "view/outline.h"

namespace kringen {

Dirty App::Apply(const SetQuery& command) {
  if (command.query == state_.query) return kClean;
  state_.query = command.query;
  state_.open_group = INT64_MAX;
  if (command.from_canvas) Notify(QueryMessage(state_.query));
  return {.result = true};
}

Dirty App::Apply(const Select& command) {
  return SelectItem(command.item, command.reveal, command.from_canvas);
}

Dirty App::Apply(const SelectById& command) {
  const ItemIndex item = command.id.empty() ? kNoItem : state_.feed.Find(command.id);
  const bool gone = item != kNoItem && state_.feed.items[item].withdrawn;
  if (item == kNoItem && !command.id.empty()) {
    // Its page may still come; the wish is kept and tried at every refresh.
    state_.wanted_id = command.id;
    return kClean;
  }
  return SelectItem(gone ? kNoItem : item, command.reveal, false);
}

Dirty App::Apply(const Activate&) {
  if (state_.selected != kNoItem) Notify(ActivatedMessage(state_.feed.Id(state_.selected)));
  return kClean;
}

Dirty App::Apply(const Hover& command) {
  if (command.item == state_.hovered) return kClean;
  state_.hovered = command.item;
  Notify(HoveredMessage(state_));
  return kFrame;
}

Dirty App::Apply(const ShowSpan& command) {
  if (command.span.to <= command.span.from) return kClean;
  return MoveTo(ViewportOf(command.span), command.animate);
}

Dirty App::Apply(const Zoom& command) {
  window_chosen_ = true;
  if (command.eased) return MoveTo(Zoomed(Target(), command.factor, command.anchor), true);
  return Jump(Zoomed(state_.viewport, command.factor, command.anchor));
}

Dirty App::Apply(const Pan& command) {
  window_chosen_ = true;
  const Viewport& from = command.eased ? Target() : state_.viewport;
  const Viewport to = Panned(from, command.windows * from.length_s);
  return command.eased ? MoveTo(to, true) : Jump(to);
}

Dirty App::Apply(const Fling& command) {
  if (state_.reduced_motion) return kClean;
  state_.camera.active = false;
  state_.fling_windows_per_s = std::clamp(command.windows_per_second, -8.0, 8.0);
  return kClean;
}

Dirty App::Apply(const StepTo& command) {
  const LevelOfDetail& detail = state_.detail;
  const int lanes = detail.lane_count();
  if (lanes == 0 || state_.result.count == 0) return kClean;
  const TimeSpan window = SpanOf(Target());
  const bool any = state_.selected != kNoItem;
  const TimePoint middle =
      any ? state_.feed.items[state_.selected].time : window.from + (window.to - window.from) / 2;
  const auto nearest_of_all = [&](TimePoint t) {
    ItemIndex best = kNoItem;
    for (int lane = 0; lane < lanes; ++lane) {
      const ItemIndex candidate = detail.Nearest(lane, t);
      if (candidate == kNoItem) continue;
      const auto distance = [&](ItemIndex i) { return std::abs(state_.feed.items[i].time - t); };
      if (best == kNoItem || distance(candidate) < distance(best)) best = candidate;
    }
    return best;
  };
  ItemIndex found = kNoItem;
  const int lane = any ? state_.feed.items[state_.selected].channel : 0;
  switch (command.step) {
    case Step::kFirst:
      found = OldestMatch(state_.feed, state_.result);
      break;
    case Step::kLast:
      found = NewestMatch(state_.feed, state_.result);
      break;
    case Step::kPrevious:
    case Step::kNext:
      if (!any) {
        found = nearest_of_all(middle);
      } else if (command.in_list) {
        const auto neighbour = command.step == Step::kNext ? NewerMatch : OlderMatch;
        found = neighbour(state_.feed, state_.result, state_.selected);
      } else if (command.step == Step::kNext) {
        found = detail.Next(lane, state_.selected);
      } else {
        found = detail.Previous(lane, state_.selected);
      }
      break;
    case Step::kLaneUp:
    case Step::kLaneDown: {
      const int direction = command.step == Step::kLaneUp ? -1 : 1;
      for (int other = lane + (any ? direction : 0);
           other >= 0 && other < lanes && found == kNoItem; other += direction) {
        found = detail.Nearest(other, middle);
      }
      break;
    }
  }
  if (found == kNoItem) return kClean;
  const Dirty dirty = SelectItem(found, true, true);
  Notify(AnnounceMessage(state_.feed.Heading(found, 140)));
  return dirty;
}

Dirty App::Apply(const Fit&) {
  const TimeSpan extent = state_.detail.Extent();
  if (state_.result.count == 0) return kClean;
  const double length = std::max<double>(static_cast<double>(extent.to - extent.from), 86400);
  Viewport whole = ViewportOf({extent.from, extent.from + static_cast<TimePoint>(length)});
  whole = Zoomed(whole, 1 / 1.06, 0.5);
  return MoveTo(whole, true);
}

Dirty App::Apply(const GoToday&) {
  const Viewport& target = Target();
  const double to_now = static_cast<double>(state_.now - target.start_s) - target.fraction_s;
  return MoveTo(Panned(target, to_now - target.length_s / 2), true);
}

Dirty App::Apply(const OpenGroup& command) {
  state_.open_group = command.time;
  state_.outline = MakeOutline(state_.feed, state_.result, state_.open_group);
  Notify(OutlineMessage(state_));
  return kClean;
}

Dirty App::Apply(const SetSplit& command) {
  state_.split = std::clamp(command.fraction, 0.15f, 0.85f);
  return kLayout;
}

Dirty App::Apply(const ShowOtherLanes&) {
  ++state_.lane_page;
  return kLayout;
}

Dirty App::Apply(const SetTheme& command) {
  std::string family = std::move(state_.theme.font_family);
  state_.theme = command;
  if (command.font_family.empty()) state_.theme.font_family = std::move(family);
  return kRelayout;
}

Dirty App::Apply(const SetLocale& command) {
  state_.locale = command.locale;
  return kRelayout;
}

Dirty App::Apply(const SetMotion& command) {
  state_.reduced_motion = command.reduced;
  return command.reduced && state_.camera.active ? Jump(state_.camera.to) : kClean;
}

Dirty App::Apply(const SetNow& command) {
  state_.now = command.now;
  if (command.now > 0) state_.feed.today = FormatDate(command.now);
  return kLayout;
}

Dirty App::Apply(const Resize& command) {
  state_.width_px = command.width_px;
  state_.height_px = command.height_px;
  state_.ratio = command.ratio;
  return kRelayout;
}

Dirty App::Apply(const SetFocus& command) {
  state_.focused = command.focused;
  return kFrame;
}

Dirty App::Apply(const SetVisible& command) {
  const Dirty shown{.layout = command.visible && !state_.visible};
  state_.visible = command.visible;
  return !command.visible && state_.camera.active ? Jump(state_.camera.to) : shown;
}

Dirty App::Apply(const LoseSurface&) {
  state_.surface_lost = true;
  return kClean;
}

Dirty App::Apply(const RenewSurface&) {
  state_.surface_lost = false;
  ++state_.surface;
  return {.frames = 2};
}

Dirty App::Apply(const SetLoading& command) {
  state_.loading = command.active;
  return {.feed = !command.active};
}

Dirty App::Apply(const RequestRows& command) {
  Notify(RowsMessage(state_.feed, threads_, command.items));
  return kClean;
}

Dirty App::Apply(const RequestDetail& command) {
  const ItemIndex item = state_.feed.Find(command.id);
  if (item == kNoItem || state_.feed.items[item].withdrawn) {
    Notify(RefusedMessage({"detail.unknown_id", command.id, ""}));
    return kClean;
  }
  Notify(DetailMessage(state_, threads_, item));
  return kClean;
}

Dirty App::Apply(const RequestDialogue& command) {
  // A filter sent just before is part of the question.
  if (dirty_.result) RefreshResult();
  Notify(DialogueMessage(state_, command));
  return kClean;
}

Dirty App::Apply(const SetReachScope& command) {
  state_.reach_of_case = command.whole_case;
  return {.reach = true};
}

Dirty App::Apply(const SetEstimates& command) {
  bool changed = false;
  for (const SetEstimates::Estimate& estimate : command.estimates) {
    changed |= SetEstimate(&state_.feed, estimate.item, estimate.residents);
  }
  if (!changed) return kClean;
  state_.detail.SetFeed(state_.feed);
  state_.detail.SetResult(state_.result);
  return kLayout;
}

Dirty App::Apply(const RequestCounts& command) {
  Notify(CountsMessage(state_.feed, command));
  return kClean;
}

Dirty App::Apply(const RequestStats&) {
  Notify(StatsMessage(state_, layouts_, frame_stats_));
  return kClean;
}

}  // namespace kringen
