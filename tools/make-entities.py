#!/usr/bin/env python3
"""Writes the character references of the HTML standard as C++ tables, from the data of Python.

    make-entities.py NAMES NUMBERS

NAMES: one entry for each name of Python's html module, sorted: the name, ';' where the standard demands a semicolon
behind it or ',' where it may be left out, the characters in UTF-8, and a NUL. NUMBERS: what the numbers 128 to 159
mean, by the codec of Windows-1252.
"""

import sys
from html.entities import html5


def quoted(text):
    return "".join(chr(b) if chr(b).isalnum() and b < 128 or chr(b) in ";," else f"\\{b:03o}" for b in text.encode())


def names_table():
    yield f"const std::size_t kReferenceCount = {len(html5)};"
    yield "const char kReferences[] ="
    for name in sorted({name.rstrip(";") for name in html5}):
        assert name.isalnum() and name.isascii(), name
        if name in html5:
            assert len(name) <= 6 and html5[name] == html5[name + ";"], name
        yield f'    "{quoted(name + (",;"[name not in html5]) + html5[name + ";"])}\\000"'
    yield "    ;"
    yield "const std::size_t kReferencesSize = sizeof(kReferences) - 1;"


def numbers_table():
    old = [bytes([b]).decode("cp1252", "replace") for b in range(0x80, 0xA0)]
    numbers = ", ".join(f"{b if c == chr(0xFFFD) else ord(c):#x}" for b, c in enumerate(old, 0x80))
    yield f"const char16_t kOldNumbers[32] = {{{numbers}}};"


def write(target, header, lines):
    parts = ["// Made by tools/make-entities.py.", f'#include "{header}"', "", "namespace kringen {", "", *lines, "",
             "}  // namespace kringen", ""]
    with open(target, "w", encoding="ascii") as file:
        file.write("\n".join(parts))


def main(names, numbers):
    write(names, "references/html_reference_table.h", names_table())
    write(numbers, "model/html_reference_numbers.h", numbers_table())


main(*sys.argv[1:])
