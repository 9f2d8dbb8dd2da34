// The application without a screen: takes Commands and feed bytes, keeps State and Layouts, and
// gives Notifications. No ImGui, no SDL, no clock of its own, no global state.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/command.h"
#include "app/dirty.h"
#include "app/message.h"
#include "app/reach_question.h"
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
  bool NeedsFrame() const { return dirty_.frames > 0; }
  void FrameDrawn() { dirty_.frames = std::max(dirty_.frames - 1, 0); }
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
  // Each changes the State and says what has to follow.
  Dirty Apply(const SetQuery& command);
  Dirty Apply(const Select& command);
  Dirty Apply(const SelectById& command);
  Dirty Apply(const Activate& command);
  Dirty Apply(const Hover& command);
  Dirty Apply(const ShowSpan& command);
  Dirty Apply(const Zoom& command);
  Dirty Apply(const Pan& command);
  Dirty Apply(const Fling& command);
  Dirty Apply(const StepTo& command);
  Dirty Apply(const Fit& command);
  Dirty Apply(const GoToday& command);
  Dirty Apply(const OpenGroup& command);
  Dirty Apply(const SetSplit& command);
  Dirty Apply(const ShowOtherLanes& command);
  Dirty Apply(const SetTheme& command);
  Dirty Apply(const SetLocale& command);
  Dirty Apply(const SetMotion& command);
  Dirty Apply(const SetNow& command);
  Dirty Apply(const Resize& command);
  Dirty Apply(const SetFocus& command);
  Dirty Apply(const SetVisible& command);
  Dirty Apply(const LoseSurface& command);
  Dirty Apply(const RenewSurface& command);
  Dirty Apply(const SetLoading& command);
  Dirty Apply(const RequestRows& command);
  Dirty Apply(const RequestDetail& command);
  Dirty Apply(const RequestStats& command);
  Dirty Apply(const RequestCounts& command);
  Dirty Apply(const SetReachScope& command);
  Dirty Apply(const SetEstimates& command);
  Dirty Apply(const RequestDialogue& command);
  Dirty Apply(const SelectCircle& command);
  Dirty Apply(const MapZoom& command);
  Dirty Apply(const MapPan& command);
  Dirty Apply(const MapShow& command);
  Dirty Apply(const MapBack& command);
  Dirty Apply(const MapFit& command);
  Dirty Apply(const ReplayPlay& command);
  Dirty Apply(const ReplayAt& command);
  Dirty Apply(const SetCanvasPart& command);

  Result<int> ReadMap(std::string_view name, std::string_view bytes);
  // The question about reach is another one now; what is shown answers the one before.
  Dirty AwaitReach(const ReachQuestion& question);
  Dirty MoveMap(double dt_s);
  Dirty MoveMapTo(const MapCamera& to, bool animate);
  const MapCamera& MapTarget() const;
  void LayOutMap();
  void RefreshMap();
  void RefreshFeed();
  void RefreshResult();
  void AskReach();
  CanvasRequest CanvasRequestNow() const;
  Dirty SetStartWindow();
  Dirty MoveCamera(double dt_s);
  Dirty AdvanceReplay(double dt_s);
  // The camera's destination, or the window where it stands.
  const Viewport& Target() const;
  Dirty MoveTo(const Viewport& to, bool animate);
  Dirty Jump(const Viewport& to);
  void LayOut();
  Dirty SelectItem(ItemIndex item, bool reveal, bool from_canvas);
  void Notify(std::string message) { notifications_.push_back(std::move(message)); }

  State state_;
  Layouts layouts_;
  Threads threads_;
  FrameStats frame_stats_;
  MeasureText measure_;
  Commands commands_;
  std::vector<std::string> notifications_;
  // What the reach model was asked last, and was told to estimate, so that neither is said twice.
  std::optional<ReachQuestion> asked_;
  std::optional<std::vector<reach::Engagement>> listed_;
  Dirty dirty_{.result = true, .layout = true, .frames = 2};
  double since_replay_s_ = 0;   // since the page was told where the replay is
  bool window_chosen_ = false;  // by content or by the reader; later pages do not move it
  double since_refresh_s_ = 1;
};

}  // namespace kringen
