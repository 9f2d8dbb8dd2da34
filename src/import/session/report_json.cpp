#include "import/session/report_json.h"

namespace kringen {

const char* LevelName(ReportLine::Level level) {
  switch (level) {
    case ReportLine::Level::kRead:
      return "read";
    case ReportLine::Level::kWithheld:
      return "withheld";
    case ReportLine::Level::kMerged:
      return "merged";
    case ReportLine::Level::kNotOurs:
      return "not_ours";
    case ReportLine::Level::kWarning:
      return "warning";
    default:
      return "malformed";
  }
}

std::string PlaceOf(const ReportLine& line) {
  return line.column.empty() ? line.place : line.place + " (" + line.column + ")";
}

std::size_t MostPlaces(ReportLine::Level level) {
  constexpr std::size_t kLost = 20, kWell = 5;
  const bool is_loss =
      level == ReportLine::Level::kWarning || level == ReportLine::Level::kMalformed;
  return is_loss ? kLost : kWell;
}

void ReportGroup::Add(std::string place, std::size_t most_places) {
  if (places.size() < most_places) {
    places.push_back(std::move(place));
  } else {
    ++more;
  }
}

ReportGroups GroupReport(const std::vector<ReportLine>& refused,
                         const std::vector<ReportLine>& report) {
  ReportGroups groups;
  for (const auto* lines : {&refused, &report}) {
    for (const ReportLine& line : *lines) {
      ReportGroup& group = groups[{line.level, line.code}];
      group.count += line.count;
      group.Add(PlaceOf(line), MostPlaces(line.level));
    }
  }
  return groups;
}

void WriteGroups(const ReportGroups& groups, JsonWriter* json) {
  json->OpenArray("report");
  for (const auto& [key, group] : groups) {
    json->OpenObject();
    json->Member("level", LevelName(key.first));
    json->Member("code", key.second);
    json->Member("count", group.count);
    json->Member("places", group.places);
    json->Member("more", group.more);
    json->CloseObject();
  }
  json->CloseArray();
}

void WriteQuestions(const std::vector<Question>& questions, JsonWriter* json) {
  json->OpenArray("questions");
  for (const Question& question : questions) {
    json->OpenObject();
    json->Member("id", question.id);
    json->Member("code", question.code);
    json->Member("place", question.place);
    json->Member("choices", question.choices);
    json->Member("answer", question.answer);
    json->Member("account", question.account);
    json->Member("form", question.form);
    json->CloseObject();
  }
  json->CloseArray();
}

void WriteWithdrawals(const std::vector<NewWithdrawal>& withdrawals, JsonWriter* json) {
  json->OpenArray("withdrawals");
  for (const NewWithdrawal& each : withdrawals) {
    json->OpenObject();
    json->Member("id", each.id);
    json->Member("day", each.day);
    json->Member("reason", each.reason);
    json->CloseObject();
  }
  json->CloseArray();
}

void WriteSumCounts(const FileSum& sum, JsonWriter* json) {
  json->Member("read", sum.read);
  json->Member("published", sum.published);
  json->Member("withheld", sum.withheld);
  json->Member("merged", sum.merged);
  json->Member("malformed", sum.malformed);
  json->Member("not_ours", sum.not_ours);
  json->Member("holds", sum.holds());
}

}  // namespace kringen
