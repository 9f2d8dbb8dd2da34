// The one state of the program, as plain data, and the layouts made from it. Only app.cpp,
// app_apply.cpp and app_apply_map.cpp change it; panels read it. Lengths are CSS pixels, times
// seconds.
#pragma once

#include <string>

#include "app/command.h"
#include "model/circles.h"
#include "model/feed.h"
#include "model/query.h"
#include "view/canvas_plan.h"
#include "view/circle_layout.h"
#include "view/level_of_detail.h"
#include "view/locale.h"
#include "view/outline.h"
#include "view/replay.h"
#include "view/time_scale.h"
#include "view/timeline_layout.h"
#include "view/village_layout.h"

namespace kringen {

enum class Mode : std::uint8_t { kPage, kEmbed, kKiosk };

// A camera move under way; progress runs 0..1 over duration_s.
struct CameraMove {
  Viewport from;
  Viewport to;
  double duration_s = 0;
  double elapsed_s = 0;
  bool active = false;
};

struct MapMove {
  MapCamera from;
  MapCamera to;
  double duration_s = 0;
  double elapsed_s = 0;
  bool active = false;
};

struct Replay {
  double seconds = 0;  // since publication; the end shows all that were reached
  bool playing = false;
};

struct State {
  Mode mode = Mode::kPage;
  Feed feed;
  Query query;
  QueryResult result;
  LevelOfDetail detail;
  Outline outline;
  Viewport viewport;
  CameraMove camera;
  double fling_windows_per_s = 0;
  ItemIndex selected = kNoItem;
  ItemIndex hovered = kNoItem;
  std::string wanted_id;  // selection asked for before its page came
  Locale locale;
  SetTheme theme;
  bool reduced_motion = false;
  bool focused = false;
  bool visible = true;
  bool loading = true;
  bool reach_of_case = false;  // the reach panel is about the whole case of the selection
  bool surface_lost = false;
  int surface = 0;  // counts the surfaces there have been; what was made for an older one is gone
  TimePoint now = 0;
  TimePoint open_group = INT64_MAX;
  float width_px = 0, height_px = 0, ratio = 1;
  CanvasPart part = CanvasPart::kBoth;
  Circles circles;
  CircleReach circle_reach;
  bool reach_waiting = false;  // circle_reach answers another question than the present one
  std::int32_t selected_circle = -1;
  MapCamera map_camera;
  MapMove map_move;
  Replay replay;
  int lane_page = 0;  // which lanes are in sight where not all fit
  float split = -1;   // share of the canvas for the map; negative: by what both need
};

// What the painters draw; made anew by App::Update when its inputs changed.
struct Layouts {
  CanvasPlan plan;
  TimelineLayout timeline;
  VillageLayout villages;  // unzoomed: where villages stand
  CirclePacking packing;
  CircleLayout circles;  // the map as the camera sees it
  ReplayBar replay;
};

}  // namespace kringen
