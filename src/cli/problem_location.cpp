#include "cli/problem_location.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/json_lines.h"
#include "base/json_value.h"

namespace kringen {
namespace {

// Members of an item that stand in its extension object.
constexpr std::array<std::string_view, 5> kOfExtension = {"channel", "case", "in_reply_to",
                                                          "metrics", "dialogue"};

}  // namespace

bool IsOfBrokenJson(const Error& problem) {
  constexpr std::array<std::string_view, 3> kCodes = {"feed.not_json", "feed.truncated",
                                                      "reach.not_json"};
  return std::find(kCodes.begin(), kCodes.end(), problem.code) != kCodes.end();
}

ProblemLocator::ProblemLocator(const std::vector<OutputFile>& files) : files_(files) {
  for (const OutputFile& file : files) {
    const std::optional<JsonValue> json = ParseJson(file.bytes);
    if (!json) continue;
    const auto index = [&](const JsonValue* list, const std::string& pointer) {
      for (std::size_t i = 0; list != nullptr && i < list->values.size(); ++i) {
        const JsonValue* id = list->values[i].Find("id");
        if (id != nullptr) ids_.try_emplace(id->text, file.path, pointer + std::to_string(i));
      }
    };
    index(json->Find("items"), "/items/");
    if (const JsonValue* extension = json->Find("_kringen")) {
      index(extension->Find("stories"), "/_kringen/stories/");
    }
  }
}

const OutputFile* ProblemLocator::FileOf(const std::string& path) const {
  const auto found = std::find_if(files_.begin(), files_.end(),
                                  [&](const OutputFile& file) { return file.path == path; });
  return found == files_.end() ? nullptr : &*found;
}

ProblemLocation ProblemLocator::FindFirst(const Error& problem) const {
  const auto first = problem.code == "item.duplicate_id" ? ids_.find(problem.detail) : ids_.end();
  if (first == ids_.end()) return {};
  return Find({problem.code, "", first->second.first + "#" + first->second.second + "/id"});
}

ProblemLocation ProblemLocator::Find(const Error& problem) const {
  ProblemLocation place{problem.place, "", 0};
  if (const std::size_t hash = problem.place.find('#'); hash != std::string::npos) {
    place = {problem.place.substr(0, hash), problem.place.substr(hash + 1), 0};
  } else if (FileOf(problem.place) == nullptr) {
    const std::size_t slash = std::min(problem.place.rfind('/'), problem.place.size());
    const auto known = ids_.find(problem.place.substr(0, slash));
    if (known == ids_.end()) return place;
    const std::string member = problem.place.substr(std::min(slash + 1, problem.place.size()));
    const bool is_extended =
        std::find(kOfExtension.begin(), kOfExtension.end(), member) != kOfExtension.end();
    place = {known->second.first,
             known->second.second + (is_extended ? "/_kringen/" : "/") + member, 0};
  }
  const OutputFile* file = FileOf(place.file);
  if (file == nullptr) return place;
  if (IsOfBrokenJson(problem)) {
    JsonValue ignored;
    JsonBuilder builder(&ignored);
    place.line = LineOfByte(file->bytes, ReadJson(file->bytes, &builder).position);
  } else if (!place.pointer.empty()) {
    place.line = LineOfPointer(file->bytes, place.pointer);
  }
  return place;
}

}  // namespace kringen
