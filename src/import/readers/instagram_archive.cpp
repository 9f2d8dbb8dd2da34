#include "import/readers/instagram_archive.h"

#include "import/readers/reader.h"
#include "import/text/mojibake.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

constexpr TimePoint kFirstPost = 1286323200;  // October 2010
constexpr TimePoint kLastPost = 7258118400;   // 2200

// The caption stands with the post, or with its only picture.
std::string_view CaptionOf(const JsonValue& record) {
  std::string_view caption = TextIn(record, "title");
  for (const JsonValue& media : ListIn(record, "media")) {
    if (caption.empty()) caption = TextIn(media, "title");
  }
  return caption;
}

std::int64_t TimeOf(const JsonValue& record) {
  std::int64_t time = WholeIn(record, "creation_timestamp", 0);
  for (const JsonValue& media : ListIn(record, "media")) {
    if (time == 0) time = WholeIn(media, "creation_timestamp", 0);
  }
  return time;
}

void ReadPost(std::string place, const JsonValue& record, TextMender* mender, Reading* reading) {
  const bool is_object = record.is(JsonValue::Type::kObject);
  const std::int64_t time = is_object ? TimeOf(record) : 0;
  if (time < kFirstPost || time > kLastPost) {
    return Report(Level::kMalformed, is_object ? "record.bad_time" : "record.not_an_object",
                  std::move(place), reading);
  }
  Candidate candidate;
  candidate.item.id = "ig-" + std::to_string(time);
  candidate.item.published = time;
  candidate.item.channel = "instagram";
  candidate.source = "instagram";
  candidate.record = std::move(place);
  candidate.original_text = mender->Mend(CaptionOf(record));
  candidate.may_overrule = !candidate.original_text.empty();
  candidate.withheld = candidate.may_overrule ? "withheld.audience_unknown" : "withheld.no_text";
  reading->candidates.push_back(std::move(candidate));
}

}  // namespace

bool MayReadInstagram(std::string_view path) {
  const std::string plain = "/" + PlainPath(path);
  const std::string_view name = FileName(plain);
  const std::string_view folder = std::string_view(plain).substr(0, plain.size() - name.size());
  return name.substr(0, 6) == "posts_" && HasSuffix(name, ".json") &&
         (HasSuffix(folder, "/content/") || HasSuffix(folder, "/media/"));
}

Reading ReadInstagramArchive(const std::vector<SourceFile>& files) {
  Reading reading;
  reading.source = {"instagram", "instagram-archive", "", -1, -1};
  for (const SourceFile* file : ByPath(files, MayReadInstagram)) {
    TextMender mender(file->bytes);
    ReadRecords(*file, file->bytes, "", &reading, [&](std::string place, const JsonValue& record) {
      ReadPost(std::move(place), record, &mender, &reading);
    });
    if (mender.spoiled() == 0) continue;
    reading.report.push_back(
        {Level::kWarning, "record.spoiled_text", file->path, mender.spoiled(), ""});
  }
  NumberIds(&reading.candidates);
  if (!reading.candidates.empty()) {
    reading.channels.push_back({"instagram", "Instagram", ChannelKind::kSocial, "profile", -1});
    reading.questions.push_back(
        {"instagram_audience", "question.instagram_audience", "", {"public", "review"}, ""});
  }
  return reading;
}

}  // namespace kringen
