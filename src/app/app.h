// The application without a screen: takes Commands and feed bytes, keeps State and Layouts, and
// gives Notifications. No ImGui, no SDL, no clock of its own, no global state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/command.h"
#include "app/message.h"
#include "app/state.h"
#include "view/detail.h"
#include "view/timeline_layout.h"

namespace kringen {

class App {
 public:
  // `measure` gives text widths for labels; it must stay valid as long as the App.
  App(StartOptions options, MeasureText measure);

  void Push(Command command) { commands_.push_back(std::move(command)); }
  Commands& commands() { return commands_; }
  // A message of the page; what cannot be understood is answered with `refused`.
  void Send(std::string_view json);
  // name: "feed", "population", "withdrawn", "circles" or "circle_reach". The answer is a
  // notification.
  void Import(std::string_view name, std::string_view bytes);

  // Applies commands, moves the camera by dt_s, lays out what changed.
  void Update(double dt_s);

  // True when the canvas no longer shows what it should.
  bool NeedsFrame() const { return dirty_frames_ > 0; }
  void FrameDrawn() { dirty_frames_ = dirty_frames_ > 0 ? dirty_frames_ - 1 : 0; }
  // The next frames must be drawn although nothing changed (input, new glyphs, a new GL context).
  void Invalidate(int frames = 1);
  // Texts have other widths than before (new fonts).
  void Relayout();
  // Nothing is waiting, moving or changing.
  bool Idle() const;

  const State& state() const { return state_; }
  const Layouts& layouts() const { return layouts_; }
  FrameStats& frame_stats() { return frame_stats_; }

  // JSON texts for the page (see web/messages.d.ts), in order; the caller empties the list.
  std::vector<std::string>& notifications() { return notifications_; }

 private:
  void Apply(const SetQuery& command);
  void Apply(const Select& command);
  void Apply(const SelectById& command);
  void Apply(const Activate& command);
  void Apply(const Hover& command);
  void Apply(const ShowSpan& command);
  void Apply(const Zoom& command);
  void Apply(const Pan& command);
  void Apply(const Fling& command);
  void Apply(const StepTo& command);
  void Apply(const Fit& command);
  void Apply(const GoToday& command);
  void Apply(const OpenGroup& command);
  void Apply(const SetSplit& command);
  void Apply(const SetTheme& command);
  void Apply(const SetLocale& command);
  void Apply(const SetMotion& command);
  void Apply(const SetNow& command);
  void Apply(const Resize& command);
  void Apply(const SetFocus& command);
  void Apply(const SetVisible& command);
  void Apply(const LoseSurface& command);
  void Apply(const RenewSurface& command);
  void Apply(const SetLoading& command);
  void Apply(const RequestRows& command);
  void Apply(const RequestDetail& command);
  void Apply(const RequestStats& command);
  void Apply(const SetReachScope& command);
  void Apply(const SetEstimates& command);
  void Apply(const RequestDialogue& command);
  void Apply(const SelectCircle& command);
  void Apply(const MapZoom& command);
  void Apply(const MapPan& command);
  void Apply(const MapShow& command);
  void Apply(const MapBack& command);
  void Apply(const MapFit& command);
  void Apply(const ReplayPlay& command);
  void Apply(const ReplayAt& command);
  void Apply(const SetCanvasPart& command);

  Result<int> ReadMap(std::string_view name, std::string_view bytes);
  // The question about reach is another one now; what is shown answers the one before.
  void AwaitReach();
  void MoveMap(double dt_s);
  void MoveMapTo(const MapCamera& to, bool animate);
  const MapCamera& MapTarget() const;
  void LayOutMap(float map_px);
  void RefreshMap();
  void RefreshFeed();
  void RefreshResult();
  void AskReach();
  void SetStartWindow();
  void MoveCamera(double dt_s);
  // The camera's destination, or the window where it stands.
  const Viewport& Target() const;
  void MoveTo(const Viewport& to, bool animate);
  void Jump(const Viewport& to);
  void LayOut();
  void SelectItem(ItemIndex item, bool reveal, bool from_canvas);
  void Notify(std::string message) { notifications_.push_back(std::move(message)); }

  State state_;
  Layouts layouts_;
  Threads threads_;
  FrameStats frame_stats_;
  MeasureText measure_;
  Commands commands_;
  std::vector<std::string> notifications_;
  std::string asked_;  // the last question about reach, so that none is asked twice
  std::string listed_;
  bool feed_dirty_ = false;
  bool header_dirty_ = false;
  bool result_dirty_ = true;
  bool layout_dirty_ = true;
  bool window_moved_ = false;
  bool reach_dirty_ = false;
  bool map_dirty_ = false;
  double since_replay_s_ = 0;   // since the page was told where the replay is
  bool window_chosen_ = false;  // by content or by the reader; later pages do not move it
  int dirty_frames_ = 2;
  double since_refresh_s_ = 1;
};

}  // namespace kringen
