// What the readers of archives share: lines of the report, the place of a record, and what is kept
// back whoever tells it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/json_value.h"
#include "import/readers/candidate.h"
#include "import/text/csv_table.h"
#include "import/text/tidy.h"

namespace kringen {

// "posts/your_posts_1.json#12"
std::string RecordPlace(std::string_view path, std::int64_t index);
void Report(ReportLine::Level level, std::string_view code, std::string place, Reading* reading,
            std::string detail = {});

// As the header has it, for the report; empty for column -1.
std::string ColumnName(const CsvTable& table, int column);

// One line that names the columns of a table that no reader took ("tabel.csv (wijk, opmerking)"),
// without those of `known`; nothing where there are none.
void TellUnreadColumns(const std::string& path, const CsvTable& table,
                       const std::vector<int>& known, std::vector<ReportLine>* report);

// Hands each record of a JSON file to `take`, with its place, and reports how many there were,
// which are broken and whether the file ends too early. `array` as in ReadJsonRecords; `json` is
// the part of the file that is JSON. The count, broken ones included.
std::int64_t ReadRecords(
    const SourceFile& file, std::string_view json, std::string_view array, Reading* reading,
    const std::function<void(std::string place, const JsonValue& record)>& take);

// Those of the files that may be read, in the order of their names: the order of an archive's
// members changes nothing.
std::vector<const SourceFile*> ByPath(const std::vector<SourceFile>& files,
                                      bool (*may_read)(std::string_view path));

// It was not for everybody, and no answer or decision lets it through.
void WithholdAsNotPublic(Candidate* candidate);

// A message that is still to come (model/still_public.h) stays in; no answer opens it.
void WithholdFuture(std::string_view today, Reading* reading);

// Withholds every message of which nobody said that it was public, or why it was not; a person may
// publish it all the same.
void WithholdUnjudged(Reading* reading);

// The same item twice is one, by its id. Of one that was edited in between the later version stays;
// what has other words without a later time is another message under the same id.
void MergeVersions(Reading* reading);

// Whether the ids stand in the source, or are made of the time of a message.
enum class IdsAre : std::uint8_t { kWritten, kMade };
// Candidates of one id get "-2", "-3" behind it, in the order of their texts, so that the order of
// the archive's files does not matter. Of ids that are written all of their places are told:
// "record.id_twice".
void NumberIds(IdsAre ids, Reading* reading);

}  // namespace kringen
