// What no longer follows from the State: App's functions return it, the next App::Update makes it
// anew, in the order of the members.
#pragma once

#include <algorithm>

namespace kringen {

struct [[nodiscard]] Dirty {
  bool header = false;  // the page's knowledge of the feed
  bool feed = false;    // indices over the items
  bool result = false;  // matches and the outline
  bool reach = false;   // the question for the reach model
  bool window = false;  // the page's knowledge of the window
  bool layout = false;  // of the whole canvas
  bool map = false;     // of the circle map alone
  int frames = 0;       // so many frames are to be drawn

  Dirty& operator|=(const Dirty& o) {
    header |= o.header;
    feed |= o.feed;
    result |= o.result;
    reach |= o.reach;
    window |= o.window;
    layout |= o.layout;
    map |= o.map;
    frames = std::max(frames, o.frames);
    return *this;
  }
  friend Dirty operator|(Dirty a, const Dirty& b) { return a |= b; }
  bool operator==(const Dirty&) const = default;
};

inline constexpr Dirty kClean{};
inline constexpr Dirty kFrame{.frames = 1};
inline constexpr Dirty kLayout{.layout = true, .frames = 1};
// Text has other widths, or the canvas another size: glyphs may come a frame later.
inline constexpr Dirty kRelayout{.layout = true, .frames = 2};
inline constexpr Dirty kMap{.map = true, .frames = 1};

}  // namespace kringen
