// A publication from the files of an export.
#include <optional>
#include <set>

#include "base/json_value.h"
#include "base/order.h"
#include "base/text.h"
#include "model/export_pages.h"
#include "model/publication_json.h"
#include "model/publication_sink.h"
#include "model/visible_text.h"

namespace kringen {
namespace {

using Type = JsonValue::Type;

constexpr const char* kWithdrawnName = "withdrawn.json";

// An id as a person writes it, who may have copied the name or the address of its page.
std::string MeantId(std::string_view written) {
  constexpr std::string_view kFolder = "bericht/", kEnd = ".html";
  const std::string id(Trimmed(written));
  const std::size_t folder = id.rfind(kFolder);
  const std::size_t from = folder == std::string::npos ? 0 : folder + kFolder.size();
  const std::size_t end = id.find(kEnd, from);
  const bool is_page = end != std::string::npos && id.find('/', from) == std::string::npos;
  return is_page ? id.substr(from, end - from) : id;
}

class ExportReader {
 public:
  ExportReader(const std::vector<OutputFile>& files, const std::string& today)
      : files_(files), today_(today) {}

  ExportReading Read() {
    std::string name = "feed.json";
    if (FindFile(files_, name) == nullptr) {
      Report("export.no_feed", "", name);
      ReadWithdrawn();  // must stay away all the same
      return std::move(reading_);
    }
    std::set<std::string> seen;
    PublicationSink sink(&reading_.publication, /*keeps_twins=*/false);
    sink.feed().today = today_;
    while (!name.empty()) {
      if (!seen.insert(name).second) {
        Report("export.page_loop", "", name);
        break;
      }
      name = ReadPage(name, &sink);
    }
    sink.Finish();
    ReadWithdrawn();
    MakeVisible(&reading_.publication);
    SortPublication(&reading_.publication);
    return std::move(reading_);
  }

 private:
  void Report(std::string_view code, std::string detail, std::string place) {
    reading_.problems.push_back({std::string(code), std::move(detail), std::move(place)});
  }

  // The name of the page after it, or empty.
  std::string ReadPage(const std::string& name, PublicationSink* sink) {
    const OutputFile* file = FindFile(files_, name);
    if (file == nullptr) {
      Report("export.missing_page", "", name);
      return {};
    }
    const PageReport page = ReadFeedInto(file->bytes, kWholeRules, sink);
    for (const auto* list : {&page.failure, &page.skipped, &page.notices}) {
      for (const Error& each : *list) {
        Report(each.code, each.detail, each.place.empty() ? name : name + "#" + each.place);
      }
    }
    return page.next_url;
  }

  void ReadWithdrawn() {
    const OutputFile* file = FindFile(files_, kWithdrawnName);
    if (file == nullptr) return;
    const std::optional<JsonValue> json = ParseJson(file->bytes);
    if (!json) return Report("feed.not_json", "", kWithdrawnName);
    // People write into it: the list by itself is meant as well, anything else is not understood.
    const JsonValue* list = json->is(Type::kArray) ? &*json : json->Find("withdrawn");
    if (list == nullptr || !list->is(Type::kArray)) {
      return Report("item.wrong_type", "", std::string(kWithdrawnName) + "#/withdrawn");
    }
    for (std::size_t i = 0; i < list->values.size(); ++i) {
      const JsonValue& each = list->values[i];
      const std::string id = each.is(Type::kText) ? MeantId(each.text) : std::string();
      if (id.empty()) {
        Report("item.wrong_type", "",
               std::string(kWithdrawnName) + "#/withdrawn/" + std::to_string(i));
      } else {
        reading_.publication.withdrawn.push_back(id);
      }
    }
  }

  const std::vector<OutputFile>& files_;
  const std::string& today_;
  ExportReading reading_;
};

}  // namespace

ExportReading ReadExport(const std::vector<OutputFile>& files, const std::string& today) {
  return ExportReader(files, today).Read();
}

ExportPage ReadExportPage(std::string_view bytes) {
  ExportPage page;
  PublicationSink sink(&page.publication, /*keeps_twins=*/true);
  page.report = ReadFeedInto(bytes, kWholeRules, &sink);
  sink.Finish();
  page.records = sink.records();
  MakeVisible(&page.publication);
  return page;
}

}  // namespace kringen
