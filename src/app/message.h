// The JSON of the boundary (web/messages.d.ts): page messages become Commands, and State becomes
// notifications. The only place in app/ that knows JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/command.h"
#include "app/reach_question.h"
#include "app/state.h"
#include "base/result.h"
#include "model/feed_json.h"
#include "view/detail.h"

namespace kringen {

struct StartOptions {
  Mode mode = Mode::kPage;
  Locale locale;
  SetTheme theme;
  bool reduced_motion = false;
  TimePoint now = 0;
};

// What the platform reports; the rest of the statistics comes from State and Layouts.
struct FrameStats {
  std::uint64_t frames_drawn = 0;
  double layout_ms = 0;
  double paint_ms = 0;
  std::int64_t vertices = 0;
  std::int64_t atlas_bytes = 0;
  std::int64_t memory_bytes = 0;
};

Result<StartOptions> ParseStartOptions(std::string_view json);
// Errors: "message.not_json", "message.unknown_type", "message.bad_member".
Result<Command> ParseMessage(std::string_view json, const Feed& feed);

std::string TypeMessage(std::string_view type);  // {"type": ...} alone: ready, idle
std::string ImportedMessage(std::string_view name, const PageReport& report);
std::string HeaderMessage(const Feed& feed);
std::string OutlineMessage(const State& state);
std::string FacetsMessage(const State& state);
std::string RowsMessage(const Feed& feed, const Threads& threads,
                        const std::vector<ItemIndex>& items);
std::string DetailMessage(const State& state, const Threads& threads, ItemIndex item);
std::string DialogueMessage(const State& state, const RequestDialogue& request);
std::string CountsMessage(const Feed& feed, const RequestCounts& request);
std::string SelectedMessage(const State& state, bool from_canvas);
std::string ActivatedMessage(std::string_view id);
std::string WindowMessage(const State& state);
std::string CircleMessage(const State& state);
std::string ReplayMessage(const State& state);
std::string QueryMessage(const Query& query);
std::string HoveredMessage(const State& state);
std::string AnnounceMessage(std::string_view text);
std::string CursorMessage(std::string_view shape);
std::string RefusedMessage(const Error& error);
std::string ReachQuestionMessage(const ReachQuestion& question);
std::string ReachMessagesMessage(const std::vector<reach::Engagement>& messages);
std::string StatsMessage(const State& state, const Layouts& layouts, const FrameStats& frame);

}  // namespace kringen
