// An agenda as iCalendar (RFC 5545). Whether it is the public one only a person knows, so each file
// asks "<source>_audience". Private events and invitations are withheld; who is invited or
// organises is not read; links and codes of meetings on line go. An event that recurs is a record
// for each time, until two years after today.
#pragma once

#include <string>

#include "import/readers/candidate.h"

namespace kringen {

// Of several versions of an event the one with the highest SEQUENCE counts; different meetings that
// share a UID stay different. A recurrence that is not understood gives its first event and a line
// in the report. `today` is YYYY-MM-DD; without it a series ends two years after its start.
Reading ReadCalendar(const SourceFile& file, const std::string& today);

}  // namespace kringen
