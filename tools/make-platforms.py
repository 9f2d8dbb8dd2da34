#!/usr/bin/env python3
"""Writes the platforms of channels and the colours of their lanes as a C++ table.

    make-platforms.py ROWS TOKENS TARGET

ROWS: web/base/platforms.js, a platform on a line. TOKENS: web/base/tokens.css, of which a platform with a colour of its
own takes --lane-WORD. TARGET, a header, is left alone when nothing changed, so that nothing is compiled again.
"""

import re
import sys
from pathlib import Path

HEADER = """\
// Made by tools/make-platforms.py of web/base/platforms.js and web/base/tokens.css.
// The platforms, in the order of the format, and the colours of lanes, as 0xRRGGBB.
#pragma once

#include <array>
#include <cstdint>

#include "model/kinds.h"

namespace kringen {

// The network or medium of a channel, as the export says it; never read out of an id or a name.
enum class Platform : std::uint8_t {
  kUnknown,  // an export of before the member; a reader of the page takes it as kOther
%(enumerators)s
};

struct PlatformRow {
  const char* word;
  ChannelKind kind;          // what sort of channel is on it
  std::uint8_t lane_colour;  // index into kLaneColourRows
};
inline constexpr std::array<PlatformRow, %(platform_count)d> kPlatformRows = {{
%(platforms)s
}};

struct LaneColourRow {
  const char* name;
  std::uint32_t light, dark;
};
inline constexpr std::array<LaneColourRow, %(colour_count)d> kLaneColourRows = {{
%(colours)s
}};

}  // namespace kringen
"""


def platform_rows(source):
    """Yields (word, members) of each line between "kPlatformRows" and "});"."""
    _, _, table = source.partition("export const kPlatformRows =")
    for line in table.partition("\n});")[0].split("\n")[1:]:
        row = re.fullmatch(r"  (\w+): \{ ((?:\w+: (?:'[^']+'|true)(?:, )?)+) \},", line)
        if not row:
            sys.exit(f"web/base/platforms.js: this is no row on one line: {line}")
        yield row[1], dict(re.findall(r"(\w+): '?([^',]+)", row[2]))


def colour(word, tokens):
    """The light and the dark colour of --lane-WORD."""
    token = re.search(rf"--lane-{word}: light-dark\(#([\da-f]{{6}}), #([\da-f]{{6}})\);", tokens)
    if not token:
        sys.exit(f"web/base/tokens.css has no --lane-{word}: light-dark(#rrggbb, #rrggbb);")
    return f'    {{"{word}", 0x{token[1].upper()}, 0x{token[2].upper()}}},'


def table(rows, tokens):
    colours = [word for word, members in rows.items() if "own_colour" in members]
    unknown = ("", {"kind": "other"})  # Platform::kUnknown
    lines = [f'    {{"{word}", ChannelKind::k{members["kind"].title()}, '
             f'{colours.index(word if word in colours else "other")}}},' for word, members in [unknown, *rows.items()]]
    return HEADER % {
        "enumerators": "\n".join(f'  k{members["name"]},' for members in rows.values()),
        "platform_count": len(lines), "platforms": "\n".join(lines),
        "colour_count": len(colours), "colours": "\n".join(colour(word, tokens) for word in colours)}


def main(source, styles, target):
    text = table(dict(platform_rows(Path(source).read_text("utf-8"))), Path(styles).read_text("utf-8"))
    target = Path(target)
    if target.is_file() and target.read_text("utf-8") == text:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


main(*sys.argv[1:])
