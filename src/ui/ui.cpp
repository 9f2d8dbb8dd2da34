#include "ui/ui.h"

#include <imgui.h>

#include "ui/circle_panel.h"
#include "ui/paint.h"
#include "ui/replay_bar.h"
#include "ui/timeline_input.h"
#include "ui/timeline_panel.h"

namespace kringen {

namespace {

void RefreshScheme(const SetTheme& theme, UiMemory* memory) {
  const SetTheme& made_for = memory->scheme_theme;
  if (memory->scheme_made && made_for.dark == theme.dark && made_for.colours == theme.colours) {
    return;
  }
  memory->scheme_theme = theme;
  memory->scheme = MakeScheme(theme);
  memory->scheme_made = true;
}

void PaintSplit(const Layouts& layouts, const UiMemory& memory, Painter& paint) {
  const Rect& handle = layouts.plan.split_handle;
  if (handle.width <= 0 || handle.height <= 0) return;
  const bool lit = Is<SplitTarget>(memory.pressing ? memory.pressed : memory.hover);
  const Point centre = CentreOf(handle);
  const Colour line = Mix(paint[Role::kPaper], paint[Role::kLine], lit ? 0.9f : 0.45f);
  const bool beside = layouts.plan.beside;
  if (beside) {
    paint.VerticalLine(centre.x, handle.y, handle.bottom(), line);
  } else {
    paint.HorizontalLine(centre.y, handle.x, handle.right(), line);
  }
  const float half_x = beside ? 5.0f : 22.0f, half_y = beside ? 22.0f : 5.0f;
  const Rect grip{centre.x - half_x, centre.y - half_y, 2 * half_x, 2 * half_y};
  paint.Fill(grip, paint[Role::kPanel], 5);
  paint.Stroke(grip, line, 1, 5);
  for (int i = -1; i <= 1; ++i) {
    const float along = static_cast<float>(i) * 7;
    paint.Disc({centre.x + (beside ? 0 : along), centre.y + (beside ? along : 0)}, 1.5f,
               paint[lit ? Role::kAccent : Role::kLine]);
  }
}

}  // namespace

void HandleInput(const State& state, const Layouts& layouts, UiMemory* memory, Commands* commands) {
  HandlePointer(state, layouts, memory, commands);
  HandleKeys(state, layouts, commands);
}

void DrawUi(const State& state, const Layouts& layouts, TextShaper& shaper, UiMemory* memory,
            Commands* commands) {
  FollowPointer(layouts, memory, commands);
  RefreshScheme(state.theme, memory);
  // Dear ImGui tells a font the pixel ratio when it is pushed; the second face never is otherwise.
  for (ImFont* face : ImGui::GetIO().Fonts->Fonts) {
    ImGui::PushFont(face, 0);
    ImGui::PopFont();
  }
  Painter paint(ImGui::GetBackgroundDrawList(), memory->scheme, &shaper, &memory->sprites,
                state.ratio, state.theme.font_px);
  const TimelineFrame frame{state, layouts.timeline, *memory, paint};
  PaintMap(state, layouts, paint, memory);
  PaintReplayBar(layouts.replay, state, paint, memory->pressing ? memory->pressed : memory->hover);
  PaintTimeline(frame);
  PaintSplit(layouts, *memory, paint);
  PaintTooltip(frame);
}

}  // namespace kringen
