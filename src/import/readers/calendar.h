// An agenda as iCalendar (RFC 5545): single events and simple recurrences. Who is invited or
// organises is not read; private and confidential events are withheld; times without a zone are
// those of Amsterdam.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// Of several versions of an event the one with the highest SEQUENCE counts. A recurrence that is
// not understood gives its first event and a line in the report.
Reading ReadCalendar(const SourceFile& file);

}  // namespace kringen
