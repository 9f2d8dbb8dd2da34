// Everything a person or the page can want. Panels and the bridge push Commands; App::Apply
// (app_apply.cpp, app_apply_map.cpp) is the one place that carries them out.
#pragma once

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "base/civil_time.h"
#include "model/kinds.h"
#include "model/query.h"
#include "view/canvas_plan.h"
#include "view/locale.h"

namespace kringen {

enum class Step : std::uint8_t { kPrevious, kNext, kLaneUp, kLaneDown, kFirst, kLast };

struct SetQuery {
  Query query;
  bool from_canvas = false;
};
struct Select {
  ItemIndex item = kNoItem;
  bool reveal = false;  // move the window when the item is outside it
  bool from_canvas = false;
};
struct SelectById {
  std::string id;  // kept and tried again as pages arrive
  bool reveal = true;
};
struct Activate {};  // open the detail of the selection
struct Hover {
  ItemIndex item = kNoItem;
};
struct ShowSpan {
  TimeSpan span;
  bool animate = true;
};
// anchor 0..1 along the window; eased: buttons and keys ease, wheel and pinch follow the hand.
struct Zoom {
  double factor = 1;
  double anchor = 0.5;
  bool eased = false;
};
struct Pan {
  double windows = 0;  // of the window's length, positive is later
  bool eased = false;
};
struct Fling {
  double windows_per_second = 0;  // left to run out after a drag
};
// To the previous or next in the lane, as the canvas has it, or in the list, as the document has
// it.
struct StepTo {
  Step step = Step::kNext;
  bool in_list = false;
};
struct Fit {};
struct GoToday {};
struct OpenGroup {
  TimePoint time = 0;
};
struct SetSplit {
  float fraction = 0.5f;  // of the canvas, along what divides it, given to the map
};
struct ShowOtherLanes {};  // those that found no room
struct SetTheme {
  bool dark = false;
  float font_px = 16;
  std::vector<std::pair<std::string, std::string>> colours;  // role, "#rrggbb"
  std::string font_family = {};                              // CSS; empty leaves it as it was
};
struct SetLocale {
  Locale locale;
};
struct SetMotion {
  bool reduced = false;
};
struct SetNow {
  TimePoint now = 0;
};
struct Resize {
  float width_px = 0, height_px = 0, ratio = 1;
};
struct SetFocus {
  bool focused = false;
};
struct SetVisible {
  bool visible = true;
};
struct LoseSurface {};   // nothing can be drawn ...
struct RenewSurface {};  // ... until there is a new, empty surface
struct SetLoading {
  bool active = false;
};
struct RequestRows {
  std::vector<ItemIndex> items;
};
struct RequestDetail {
  std::string id;
};
// How many items other queries would give, and their topics; the present one stays.
struct RequestCounts {
  std::vector<Query> queries;
};
struct RequestStats {};
// What the reach panel is about while a message is selected: it, or all messages of its case.
struct SetReachScope {
  bool whole_case = false;
};
// Estimates by the reach model; they size the marks.
struct SetEstimates {
  struct Estimate {
    ItemIndex item = kNoItem;
    std::int32_t residents = 0;  // median
  };
  std::vector<Estimate> estimates;
};

// How much dialogue there was: of a message, a case (key: its id), or all that matches the query.
enum class DialogueScope : std::uint8_t { kItem, kCase, kPeriod };
inline constexpr std::array<const char*, 3> kDialogueScopeNames = {"item", "case", "period"};
struct RequestDialogue {
  DialogueScope scope = DialogueScope::kPeriod;
  std::string key;
};
// The circle a citizen is looking at; `reveal` brings it into view. -1: none.
struct SelectCircle {
  std::int32_t circle = -1;
  bool reveal = false;
  bool from_canvas = false;
};
// x and y in shares of the map: the point that stays where it is.
struct MapZoom {
  double factor = 1;
  double x = 0.5, y = 0.5;
  bool eased = false;
};
struct MapPan {
  double dx = 0, dy = 0;  // in shares of the map as it is seen
};
struct MapShow {
  std::string village;  // its id
};
struct MapBack {};  // one step out: from the circle to its village, from there to the whole
struct MapFit {};
struct ReplayPlay {
  bool playing = true;
};
struct ReplayAt {
  double position = 0;  // 0..1 on the axis of view/replay.h
};
// On narrow screens `kBoth` has no room for the map.
struct SetCanvasPart {
  CanvasPart part = CanvasPart::kBoth;
};

using Command =
    std::variant<SetQuery, Select, SelectById, Activate, Hover, ShowSpan, Zoom, Pan, Fling, StepTo,
                 Fit, GoToday, OpenGroup, SetSplit, ShowOtherLanes, SetTheme, SetLocale, SetMotion,
                 SetNow, Resize, SetFocus, SetVisible, LoseSurface, RenewSurface, SetLoading,
                 RequestRows, RequestDetail, RequestStats, SetReachScope, SetEstimates,
                 RequestDialogue, SelectCircle, MapZoom, MapPan, MapShow, MapBack, MapFit,
                 ReplayPlay, ReplayAt, SetCanvasPart, RequestCounts>;

using Commands = std::vector<Command>;

}  // namespace kringen
