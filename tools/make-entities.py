#!/usr/bin/env python3
"""Writes the named character references of the HTML standard as a C++ table, from the data of Python's html module.

    make-entities.py FILE

One entry each, sorted by name: the name, ';' where the standard demands a semicolon behind it or ',' where it may be
left out, the characters in UTF-8, and a NUL. Below it what the numbers 128 to 159 mean, by the codec of Windows-1252.
"""

import sys
from html.entities import html5


def quoted(text):
    return "".join(chr(b) if chr(b).isalnum() and b < 128 or chr(b) in ";," else f"\\{b:03o}" for b in text.encode())


def main(target):
    names = sorted({name.rstrip(";") for name in html5})
    lines = ["// Made by tools/make-entities.py.", '#include "model/html_reference_table.h"', "", "namespace kringen {", "",
             f"const std::size_t kReferenceCount = {len(html5)};", "const char kReferences[] ="]
    for name in names:
        assert name.isalnum() and name.isascii(), name
        if name in html5:
            assert len(name) <= 6 and html5[name] == html5[name + ";"], name
        lines.append(f'    "{quoted(name + (",;"[name not in html5]) + html5[name + ";"])}\\000"')
    lines[-1] += ";"
    old = [bytes([b]).decode("cp1252", "replace") for b in range(0x80, 0xA0)]
    numbers = ", ".join(f"{b if c == chr(0xFFFD) else ord(c):#x}" for b, c in enumerate(old, 0x80))
    lines += ["const std::size_t kReferencesSize = sizeof(kReferences) - 1;",
              f"const char16_t kOldNumbers[32] = {{{numbers}}};", "", "}  // namespace kringen"]
    with open(target, "w", encoding="ascii") as file:
        file.write("\n".join(lines) + "\n")


main(sys.argv[1])
