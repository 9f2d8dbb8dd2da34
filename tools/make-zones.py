#!/usr/bin/env python3
"""Writes the clocks of all time zones as C++ tables: make-zones.py OUTPUT.

From the machine's tzdata (TZif files, RFC 8536): each change of the offset since 1970, and the rule of today for the
years after. Names are those of IANA and, from python3-tzlocal (Unicode's CLDR), those of Windows. src/import/text/zones.h
reads the tables.
"""

import runpy
import struct
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

ROOT = Path("/usr/share/zoneinfo")
# Read by its path: the machine's first python3 may be another one than Debian's.
WINDOWS = "/usr/lib/python3/dist-packages/tzlocal/windows_tz.py"
SKIPPED = {"posix", "right", "Factory", "localtime", "posixrules"}
LAST_YEAR = 2105  # seconds since 1970 are 32 bits in the tables


def tzif(content):
    """(offset before the first change, [(time, offset)], rule text) of the 64 bit part."""
    head = struct.Struct(">4s1s15x6L")

    def sizes(at):
        magic, _, utc, std, leap, times, types, chars = head.unpack_from(content, at)
        assert magic == b"TZif"
        return utc, std, leap, times, types, chars

    utc, std, leap, times, types, chars = sizes(0)
    at = 44 + times * 5 + types * 6 + chars + leap * 8 + std + utc
    utc, std, leap, times, types, chars = sizes(at)
    at += 44
    moments = struct.unpack_from(f">{times}q", content, at)
    kinds = content[at + times * 8:at + times * 9]
    at += times * 9
    offsets = [struct.unpack_from(">lBB", content, at + i * 6)[0] for i in range(types)]
    at += types * 6 + chars + leap * 12 + std + utc
    changes = [(moment, offsets[kind]) for moment, kind in zip(moments, kinds)]
    return offsets[0], changes, content[at:].strip().decode()


def offset(text):
    """Seconds of "[+-]h[:mm[:ss]]" and what follows it."""
    end = 0
    while end < len(text) and text[end] in "+-0123456789:":
        end += 1
    sign = -1 if text[:1] == "-" else 1
    parts = [int(part) for part in text[:end].lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2]), text[end:]


def abbreviation(text):
    if text[0] == "<":
        return text[text.index(">") + 1:]
    end = 0
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[end:]


def rule(text):
    """(standard, daylight, begin, end) of a POSIX rule; None without daylight saving time."""
    standard, rest = offset(abbreviation(text))
    if not rest:
        return None
    rest = abbreviation(rest)
    daylight = standard - 3600
    if rest[0] != ",":
        daylight, rest = offset(rest)
    days = []
    for part in rest[1:].split(","):
        day, _, time = part.partition("/")
        assert day[0] == "M", text
        month, week, weekday = (int(number) for number in day[1:].split("."))
        days.append((month, week, weekday, offset(time)[0] if time else 7200))
    return -standard, -daylight, days[0], days[1]


def on(year, day):
    month, week, weekday, seconds = day
    first = date(year, month, 1)
    found = first + timedelta((weekday - first.isoweekday()) % 7 + (week - 1) * 7)
    while found.month != month:
        found -= timedelta(7)
    return int(datetime(found.year, found.month, found.day, tzinfo=timezone.utc).timestamp()) + seconds


def by_rule(tail):
    if tail is None:
        return []
    standard, daylight, begin, end = tail
    changes = []
    for year in range(1970, LAST_YEAR + 1):
        changes += [(on(year, begin) - standard, daylight), (on(year, end) - daylight, standard)]
    return sorted(changes)


def clock(content):
    """(first offset, changes, rule after the last of them)."""
    first, listed, text = tzif(content)
    changes = []
    for moment, seconds in listed:
        if moment < 0:
            first = seconds
        elif seconds != (changes[-1][1] if changes else first):
            changes.append((moment, seconds))
    tail = rule(text)
    expected = [change for change in by_rule(tail) if changes and change[0] <= changes[-1][0]]
    same = 0
    while same < min(len(changes), len(expected)) and changes[-1 - same] == expected[-1 - same]:
        same += 1
    if tail is not None:
        assert same > 0, text
        changes = changes[:len(changes) - same + 1]
    return first, tuple(changes), tail


def main():
    clocks, names = {}, {}
    for path in sorted(ROOT.rglob("*")):
        name = path.relative_to(ROOT)
        if name.parts[0] in SKIPPED or not path.is_file() or path.read_bytes()[:4] != b"TZif":
            continue
        names[name.as_posix()] = clocks.setdefault(clock(path.read_bytes()), len(clocks))
    assert len(names) > 300, "tzdata is missing"
    for windows, iana in sorted(runpy.run_path(WINDOWS)["win_tz"].items()):
        names.setdefault(windows, names.get(iana))
    names = {name: index for name, index in names.items() if index is not None}

    tails, changes, zones = {}, [], []
    for first, own, tail in clocks:
        index = -1 if tail is None else tails.setdefault(tail, len(tails))
        zones.append(f"{{{len(changes)}, {len(own)}, {first}, {index}}}")
        changes += own
    lines = ['// Made by tools/make-zones.py.', '#include "import/text/zone_data.h"', '', 'namespace kringen {', '']

    def table(kind, name, rows):
        lines.append(f"const {kind} {name}[] = {{")
        lines.extend("    " + ", ".join(rows[i:i + 6]) + "," for i in range(0, len(rows), 6))
        lines.append("};")

    def day(each):
        return "{" + ", ".join(str(number) for number in each) + "}"

    table("PackedChange", "kZoneChanges", [f"{{{moment}, {seconds}}}" for moment, seconds in changes])
    table("ZoneRule", "kZoneRules",
          [f"{{{tail[0]}, {tail[1]}, {day(tail[2])}, {day(tail[3])}}}" for tail in tails])
    table("PackedZone", "kZones", zones)
    table("ZoneName", "kZoneNames",
          [f'{{"{name}", {index}}}' for name, index in sorted(names.items(), key=lambda each: each[0].lower())])
    lines += [f"const std::size_t kZoneNameCount = {len(names)};", "", "}  // namespace kringen", ""]
    Path(sys.argv[1]).write_text("\n".join(lines))
    print(f"{len(names)} names, {len(zones)} clocks, {len(changes)} changes, {len(tails)} rules")


if __name__ == "__main__":
    main()
