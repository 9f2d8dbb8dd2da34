#include "studio/studio_json.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/json_write.h"
#include "base/text.h"
#include "import/readers/reader.h"
#include "import/session/report_json.h"
#include "model/item_names.h"
#include "studio/action.h"

namespace kringen {
namespace {

constexpr std::size_t kExcerpt = 240;
constexpr std::size_t kMostUnmatched = 200;

void WriteCounts(const char* name, const std::map<std::string, std::int64_t>& counts,
                 JsonWriter* json) {
  json->OpenArray(name);
  for (const auto& [id, count] : counts) {
    json->OpenObject();
    json->Member("id", id);
    json->Member("count", count);
    json->CloseObject();
  }
  json->CloseArray();
}

void WriteUnmatched(const ImportSession& session, JsonWriter* json) {
  json->Member("unmatched_count", session.unmatched().size());
  json->OpenArray("unmatched");
  for (std::size_t i = 0; i < std::min(session.unmatched().size(), kMostUnmatched); ++i) {
    const MetricSighting& sighting = session.unmatched()[i];
    json->OpenObject();
    json->Member("place", sighting.record);
    json->Member("time", sighting.time == 0 ? "" : FormatDate(sighting.time));
    json->Member("text", Ellipsize(sighting.text, kExcerpt));
    json->CloseObject();
  }
  json->CloseArray();
}

void WriteStories(const ImportSession& session, JsonWriter* json) {
  json->OpenArray("stories");
  for (const Story& story : session.stories()) {
    json->OpenObject();
    WriteStory(story, json);
    json->CloseObject();
  }
  json->CloseArray();
}

// What goes out of the export, and how it stands with what is to be confirmed and looked at.
void WriteGates(const ImportSession& session, JsonWriter* json) {
  json->Member("unseen", session.Unseen().size());
  json->Member("consent", session.is_consent_open() ? "open" : "");
  json->Member("unknown", session.UnknownIds());
  WriteWithdrawals(session.withdrawals(), json);
  json->OpenArray("withdrawn");
  for (const Withdrawal& each : session.PublishProvenance().withdrawals) {
    json->OpenObject();
    json->Member("digest", each.digest);
    json->Member("reason", each.reason);
    json->Member("day", each.day);
    json->CloseObject();
  }
  json->CloseArray();
  json->OpenArray("sums");
  for (const FileSum& sum : session.sums()) {
    json->OpenObject();
    json->Member("place", sum.archive + ": " + sum.file);
    WriteSumCounts(sum, json);
    json->CloseObject();
  }
  json->CloseArray();
}

// Those of the population by their names, others as they are written in the messages.
void WriteVillages(const StudioState& state, JsonWriter* json) {
  std::map<std::string, std::string> villages;
  for (const Candidate& candidate : state.session->candidates()) {
    for (const std::string& village : candidate.item.villages) villages[village] = village;
  }
  const JsonValue population = ParseJson(*state.population).value_or(JsonValue());
  for (const JsonValue& village : ListIn(population, "villages")) {
    villages[std::string(TextIn(village, "id"))] = TextIn(village, "name");
  }
  json->OpenArray("villages");
  for (const auto& [id, name] : villages) {
    json->OpenObject();
    json->Member("id", id);
    json->Member("name", name);
    json->CloseObject();
  }
  json->CloseArray();
}

void WriteRow(const Candidate& candidate, JsonWriter* json) {
  const PublicationItem& item = candidate.item;
  json->OpenObject();
  json->Member("id", item.id);
  json->Member("time", FormatInstant(item.published));
  json->Member("channel", item.channel);
  json->Member("title", item.title);
  json->Member("text", Ellipsize(item.content_text, kExcerpt));
  json->Member("withheld", candidate.withheld);
  json->Member("may_overrule", candidate.may_overrule);
  json->Member("flags", candidate.flags);
  json->Member("redactions", candidate.redactions.size());
  json->Member("case", item.case_id);
  json->Member("instrument", NameOf(kInstrumentNames, item.instrument));
  json->Member("direction", NameOf(kDirectionNames, item.direction));
  json->Member("villages", item.villages);
  json->CloseObject();
}

// The original in pieces: what stays, and what is replaced by what.
void WriteParts(const Candidate& candidate, JsonWriter* json) {
  const std::string_view text = candidate.original_text;
  std::size_t at = 0;
  const auto plain = [&](std::size_t end) {
    if (end <= at) return;
    json->OpenObject();
    json->Member("text", text.substr(at, end - at));
    json->CloseObject();
  };
  json->OpenArray("parts");
  for (const Redaction& redaction : candidate.redactions) {
    plain(redaction.from);
    json->OpenObject();
    json->Member("text", text.substr(redaction.from, redaction.to - redaction.from));
    json->Member("kind", redaction.kind);
    json->Member("replacement", redaction.replacement);
    json->CloseObject();
    at = redaction.to;
  }
  plain(text.size());
  json->CloseArray();
}

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::string folded = Fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool HasMark(const Candidate& candidate, const std::string& mark) {
  if (mark.empty()) return true;
  if (mark == "redacted") return !candidate.redactions.empty();
  return std::find(candidate.flags.begin(), candidate.flags.end(), mark) != candidate.flags.end();
}

bool Matches(const Candidate& candidate, const RowFilter& filter) {
  const auto wants = [](const std::string& wanted, const std::string& value) {
    return wanted.empty() || wanted == value;
  };
  const std::string state = candidate.withheld.empty() ? "public" : "withheld";
  return wants(filter.state, state) && wants(filter.reason, candidate.withheld) &&
         wants(filter.channel, candidate.item.channel) &&
         wants(filter.case_id, candidate.item.case_id) && HasMark(candidate, filter.mark);
}

}  // namespace

RowFilter ReadFilter(const JsonValue& json) {
  const auto text = [&](const char* name) { return std::string(TextIn(json, name)); };
  return {text("text"), text("state"), text("reason"), text("channel"), text("case"), text("mark")};
}

std::vector<std::uint32_t> RowsOf(const std::vector<Candidate>& candidates,
                                  const RowFilter& filter) {
  const std::vector<std::string> words = WordsOf(filter.text);
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    if (!Matches(candidate, filter)) continue;
    if (!words.empty()) {
      const std::string folded = Fold(candidate.item.title + " " + candidate.original_text);
      const auto has = [&](const std::string& word) {
        return folded.find(word) != std::string::npos;
      };
      if (!std::all_of(words.begin(), words.end(), has)) continue;
    }
    rows.push_back(static_cast<std::uint32_t>(i));
  }
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto rank = [&](std::uint32_t row) {
      return std::tie(candidates[row].item.published, candidates[row].item.id);
    };
    return rank(b) < rank(a);
  });
  return rows;
}

std::string SummaryJson(const StudioState& state) {
  const ImportSession& session = *state.session;
  std::map<std::string, std::int64_t> withheld, channels, marks;
  std::int64_t publics = 0;
  for (const Candidate& candidate : session.candidates()) {
    ++channels[candidate.item.channel];
    ++(candidate.withheld.empty() ? publics : withheld[candidate.withheld]);
    if (!candidate.redactions.empty()) ++marks["redacted"];
    for (const std::string& flag : candidate.flags) ++marks[flag];
  }
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "summary");
  json.Member("title", state.title);
  json.Member("place", state.place);
  json.Member("items", session.candidates().size());
  json.Member("public", publics);
  // Of the export of before, what no archive knows better.
  json.Member("kept", session.Kept().size());
  json.Member("can_undo", state.can_undo);
  json.Member("can_redo", state.can_redo);
  json.Member("allowed", state.allowed);
  WriteCounts("withheld", withheld, &json);
  WriteCounts("channels", channels, &json);
  WriteCounts("marks", marks, &json);
  json.OpenArray("channel_names");
  for (const Channel& channel : session.channels()) {
    json.OpenObject();
    json.Member("id", channel.id);
    json.Member("name", channel.name);
    json.CloseObject();
  }
  json.CloseArray();
  json.OpenArray("cases");
  for (const Case& each : session.cases()) {
    json.OpenObject();
    json.Member("id", each.id);
    json.Member("title", each.title);
    json.CloseObject();
  }
  json.CloseArray();
  WriteVillages(state, &json);
  WriteStories(session, &json);
  WriteQuestions(session.questions(), &json);
  state.census->Write(&json);
  WriteGates(session, &json);
  WriteGroups(GroupReport(*state.refused, session.report()), &json);
  WriteUnmatched(session, &json);
  json.CloseObject();
  return json.Take();
}

std::string RowsJson(const std::vector<Candidate>& candidates,
                     const std::vector<std::uint32_t>& rows, std::size_t from, std::size_t count) {
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "rows");
  json.Member("total", rows.size());
  json.Member("from", from);
  json.OpenArray("rows");
  for (std::size_t i = from; i < std::min(rows.size(), from + count); ++i) {
    WriteRow(candidates[rows[i]], &json);
  }
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

std::string ItemJson(const ImportSession& session, const std::string& id) {
  const std::vector<Candidate>& candidates = session.candidates();
  const auto found =
      std::find_if(candidates.begin(), candidates.end(),
                   [&](const Candidate& candidate) { return candidate.item.id == id; });
  JsonWriter json;
  json.OpenObject();
  json.Member("type", found == candidates.end() ? "failed" : "item");
  if (found != candidates.end()) {
    json.Key("row");
    WriteRow(*found, &json);
    WriteParts(*found, &json);
    json.Member("url", found->item.url);
    json.Member("record", found->record);
    json.Member("expires", found->item.expires);
    if (const Withdrawal* withdrawal = session.WithdrawalOf(id)) {
      json.OpenObject("withdrawn");
      json.Member("reason", withdrawal->reason);
      json.Member("day", withdrawal->day);
      json.CloseObject();
    }
    json.OpenArray("metrics");
    for (const MetricRow& row : found->item.metrics) {
      json.OpenObject();
      json.Member("source", row.source);
      json.Member("measured", row.measured);
      json.Member("reactions", row.reactions);
      json.Member("comments", row.comments);
      json.Member("shares", row.shares);
      json.Member("definition", NameOf(kDefinitionNames, row.definition));
      json.Member("reach", row.reach);
      json.Member("impressions", row.impressions);
      json.CloseObject();
    }
    json.CloseArray();
  }
  json.CloseObject();
  return json.Take();
}

std::string KeptJson(const ImportSession& session, std::size_t from, std::size_t count) {
  const std::vector<const PublicationItem*> kept = session.Kept();
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "kept");
  json.Member("total", kept.size());
  json.Member("from", from);
  json.OpenArray("rows");
  for (std::size_t i = from; i < std::min(kept.size(), from + count); ++i) {
    json.OpenObject();
    json.Member("id", kept[i]->id);
    json.Member("time", FormatInstant(kept[i]->published));
    json.Member("channel", kept[i]->channel);
    json.Member("title", kept[i]->title);
    json.Member("text", Ellipsize(kept[i]->content_text, kExcerpt));
    json.CloseObject();
  }
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

std::string FilesJson(std::string_view type, std::size_t items,
                      const std::vector<OutputFile>& files, const std::vector<OutputFile>& app) {
  std::set<std::string_view> of_app;
  for (const OutputFile& file : app) of_app.insert(file.path);
  // "site/app-0123456789abcdef/main.js"
  const auto own = [&](std::string_view path) {
    constexpr std::string_view kStart = "site/app-";
    const bool is_inside = path.substr(0, kStart.size()) == kStart;
    const std::size_t slash = is_inside ? path.find('/', kStart.size()) : path.npos;
    return slash == path.npos ? std::string_view() : path.substr(slash + 1);
  };
  JsonWriter json;
  json.OpenObject();
  json.Member("type", type);
  json.Member("items", items);
  json.OpenArray("files");
  for (const OutputFile& file : files) {
    json.OpenObject();
    json.Member("path", file.path);
    if (const std::string_view name = own(file.path); of_app.count(name) > 0) {
      json.Member("app", name);
    }
    json.CloseObject();
  }
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

}  // namespace kringen
