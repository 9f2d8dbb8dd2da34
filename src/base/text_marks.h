// Classes of code points that text.cpp needs: what extends the character before it, what is white
// space. Source: the general categories Mn, Mc, Me of the Unicode Character Database 15.
#pragma once

namespace kringen {

// Combining marks, variation selectors, skin tones, tags: never cut before one.
bool IsExtender(char32_t c);
// The subset that folding drops: accents and vowel points that are optional in writing, and
// invisible characters.
bool IsDroppedMark(char32_t c);
// Controls count as white space.
bool IsSpace(char32_t c);

}  // namespace kringen
