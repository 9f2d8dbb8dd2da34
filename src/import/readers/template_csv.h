// Our own table for what no platform holds: press, visits, letters (docs/sjabloon.csv), one row per
// message, in Dutch or English headers:
//   datum;tijd;einddatum;eindtijd;titel;tekst;link;kanaal;platform;soort;kring;zaak;dorp;
//   instrument;richting;zichtbaar;id;volgers;kijkers;weergaven;duimpjes;reacties;gedeeld;gemeten op
// Only rows with "ja" under `zichtbaar` are proposed for publication.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// The names of each column, in the order and first of all with the name of docs/sjabloon.csv. The
// first column is the date: without it a row is no header.
const std::vector<std::vector<std::string_view>>& TemplateColumns();

// `volgers` are the followers of the channel on the day under `gemeten op`, else on the day of the
// message. Days after `today`, and figures of a day before the message, are told and left out.
// Columns that are not read are named once. Asks "date_order:<file>" when no date shows
// whether day or month comes first.
Reading ReadTemplateCsv(const SourceFile& file, const std::string& today, const Answers& answers);

// Whether a text begins as a table of messages, by the names of its columns.
bool NamesMessages(std::string_view start);

}  // namespace kringen
