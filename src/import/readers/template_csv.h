// Our own table for what no platform holds: press, visits, letters (docs/sjabloon.csv), one row per
// message, in Dutch or English headers:
//   datum;tijd;einddatum;eindtijd;titel;tekst;link;kanaal;soort;kring;zaak;dorp;instrument;
//   richting;zichtbaar;id
// Only rows with "ja" under `zichtbaar` are proposed for publication.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// Names of columns that make a row the header.
const std::vector<std::string_view>& TemplateDateNames();

// Asks "date_order:<file>" when no date shows whether day or month comes first.
Reading ReadTemplateCsv(const SourceFile& file, const Answers& answers);

}  // namespace kringen
