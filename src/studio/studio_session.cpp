#include "studio/studio_session.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/json_write.h"
#include "import/readers/reader.h"
#include "import/session/review_list.h"
#include "import/session/village_names.h"
#include "model/provenance.h"
#include "model/publication_check.h"
#include "model/publication_json.h"
#include "publish/population_file.h"
#include "publish/site_address.h"
#include "publish/site_writer.h"
#include "report/month_report.h"
#include "studio/studio_json.h"

namespace kringen {
namespace {

constexpr std::int64_t kWorkVersion = 1;

// An answer with one member, or none.
template <typename T>
std::string Answer(const char* type, const char* name, const T& value) {
  JsonWriter json;
  json.OpenObject();
  json.Member("type", type);
  json.Member(name, value);
  json.CloseObject();
  return json.Take();
}
std::string Done() { return R"({"type":"done"})"; }
std::string Failed(const char* code) { return Answer("failed", "code", code); }

std::size_t CountIn(const JsonValue& json, const char* name, std::size_t most) {
  const std::int64_t count = WholeIn(json, name, 0);
  return std::min(most, static_cast<std::size_t>(std::max<std::int64_t>(0, count)));
}

bool TruthIn(const JsonValue& json, const char* name) {
  const JsonValue* value = json.Find(name);
  return value != nullptr && value->truth;
}

// An export of before, by its names; a feed of somebody else is a source.
bool IsOwnExport(const ArchiveReading& reading) {
  return std::any_of(reading.files.begin(), reading.files.end(), [](const SourceFile& file) {
    return FileName(file.path) == "withdrawn.json";
  });
}

// Answers to residents are chosen one by one, never with others.
void KeepPublishable(const std::vector<Candidate>& candidates, Action* action) {
  if (action->what != "publish" || action->items.size() < 2) return;
  std::set<std::string> kept;
  for (const Candidate& candidate : candidates) {
    if (candidate.withheld != "withheld.reply_to_citizen") kept.insert(candidate.item.id);
  }
  std::erase_if(action->items, [&](const std::string& id) { return kept.count(id) == 0; });
}

// A look is at a text: when it changes, it must be seen again.
void AddLooks(const std::vector<Candidate>& candidates, const Action& action, Step* step) {
  const std::set<std::string> wanted(action.items.begin(), action.items.end());
  for (const Candidate& candidate : candidates) {
    if (wanted.count(candidate.item.id) == 0) continue;
    Action look;
    look.what = action.what;
    look.value = PublicDigest(candidate.item);
    look.items = {candidate.item.id};
    step->push_back(std::move(look));
  }
}

}  // namespace

struct StudioSession::Handler {
  std::string_view type;
  std::string (StudioSession::*answer)(const JsonValue& request, std::string_view bytes);
};

std::string StudioSession::Send(std::string_view json, std::string_view bytes) {
  using S = StudioSession;
  static constexpr Handler kHandlers[] = {{"archive", &S::Archive},
                                          {"member", &S::Member},
                                          {"piece", &S::Piece},
                                          {"member_end", &S::MemberEnd},
                                          {"single", &S::Single},
                                          {"refuse", &S::Refuse},
                                          {"archive_end", &S::ArchiveEnd},
                                          {"update", &S::Update},
                                          {"act", &S::Act},
                                          {"undo", &S::Undo},
                                          {"redo", &S::Redo},
                                          {"open_work", &S::OpenWork},
                                          {"title", &S::Title},
                                          {"app_file", &S::AppFile},
                                          {"estimate", &S::Estimate},
                                          {"site", &S::Site},
                                          {"report", &S::Report},
                                          {"export", &S::Export},
                                          {"rows", &S::Rows},
                                          {"item", &S::Item},
                                          {"kept", &S::Kept},
                                          {"work", &S::Work}};
  const std::optional<JsonValue> request = ParseJson(json);
  if (!request) return Failed("studio.bad_request");
  const std::string_view type = TextIn(*request, "type");
  if (type == "start") return Start(*request);
  if (!session_) return Failed("studio.not_started");
  for (const Handler& handler : kHandlers) {
    if (handler.type == type) return (this->*handler.answer)(*request, bytes);
  }
  return Failed("studio.bad_request");
}

// Anew for each site: the page may have been loaded again meanwhile.
std::string StudioSession::AppFile(const JsonValue& request, std::string_view bytes) {
  std::string path(TextIn(request, "path"));
  if (path == kShareImageName) share_image_ = bytes;
  if (!IsPublished(path) || path == kShareImageName) return Done();
  std::erase_if(app_, [&](const OutputFile& file) { return file.path == path; });
  app_.push_back({std::move(path), std::string(bytes)});
  return Done();
}

std::string StudioSession::Start(const JsonValue& request) {
  *this = StudioSession();
  ImportOptions options;
  options.today = TextIn(request, "today");
  options.generated = TextIn(request, "generated");
  options.title = title_ = TextIn(request, "title");
  options.place_name = place_ = TextIn(request, "place");
  session_ = std::make_unique<ImportSession>(options);
  return Summary();
}

std::string StudioSession::Archive(const JsonValue& request, std::string_view) {
  std::vector<ArchiveMember> members;
  for (const JsonValue& each : ListIn(request, "members")) {
    ArchiveMember member;
    member.name = TextIn(each, "name");
    member.packed_bytes =
        static_cast<std::uint64_t>(std::max<std::int64_t>(0, WholeIn(each, "packed", 0)));
    member.is_link = TruthIn(each, "link");
    member.is_encrypted = TruthIn(each, "encrypted");
    members.push_back(std::move(member));
  }
  archive_name_ = TextIn(request, "name");
  intake_.emplace(archive_name_, ArchiveLimits());
  member_count_ = members.size();
  return Answer("wanted", "wanted", intake_->Announce(std::move(members)));
}

std::string StudioSession::Member(const JsonValue& request, std::string_view) {
  if (!intake_) return Failed("studio.no_archive");
  const std::size_t index = CountIn(request, "index", member_count_);
  if (index >= member_count_) return Failed("studio.no_member");
  intake_->Begin(index);
  return Done();
}

std::string StudioSession::Piece(const JsonValue&, std::string_view bytes) {
  if (!intake_) return Failed("studio.no_archive");
  return Answer("more", "more", intake_->Take(bytes));
}

std::string StudioSession::MemberEnd(const JsonValue& request, std::string_view) {
  if (!intake_) return Failed("studio.no_archive");
  intake_->End(TruthIn(request, "whole"));
  return Done();
}

std::string StudioSession::Single(const JsonValue& request, std::string_view bytes) {
  return Answer("done", "files", AddSingle(std::string(TextIn(request, "name")), bytes));
}

std::string StudioSession::Refuse(const JsonValue& request, std::string_view) {
  refused_.push_back({ReportLine::Level::kMalformed, std::string(TextIn(request, "code")),
                      std::string(TextIn(request, "place")), 1, ""});
  return Done();
}

std::string StudioSession::ArchiveEnd(const JsonValue&, std::string_view) {
  return Answer("done", "files", EndArchive());
}

std::string StudioSession::Rows(const JsonValue& request, std::string_view) {
  const std::vector<Candidate>& candidates = session_->candidates();
  const auto rows = RowsOf(candidates, ReadFilter(ObjectIn(request, "filter")));
  return RowsJson(candidates, rows, CountIn(request, "from", rows.size()),
                  CountIn(request, "count", 1000));
}

std::string StudioSession::Item(const JsonValue& request, std::string_view) {
  return ItemJson(*session_, std::string(TextIn(request, "id")));
}

std::string StudioSession::Kept(const JsonValue& request, std::string_view) {
  return KeptJson(*session_, CountIn(request, "from", session_->Kept().size()),
                  CountIn(request, "count", 1000));
}

std::string StudioSession::Update(const JsonValue&, std::string_view) { return Summary(); }

std::string StudioSession::Undo(const JsonValue&, std::string_view) {
  if (done_ > 0) --done_;
  return Summary();
}

std::string StudioSession::Redo(const JsonValue&, std::string_view) {
  if (done_ < steps_.size()) ++done_;
  return Summary();
}

std::string StudioSession::Title(const JsonValue& request, std::string_view) {
  is_named_ = true;
  title_ = TextIn(request, "title");
  place_ = TextIn(request, "place");
  session_->SetTitle(title_, place_);
  return Summary();
}

std::size_t StudioSession::AddSingle(const std::string& name, std::string_view bytes) {
  archives_.push_back(name);
  if (census_.Take(name, bytes)) return 1;
  if (IsPopulation(bytes)) {
    census_.Clear();
    population_ = WithoutClaims(bytes);
    return 1;
  }
  session_->Add(name, {{name, std::string(bytes)}});
  const Source* source = SourceOf(name, bytes);
  return source == nullptr || !source->advice.empty() ? 0 : 1;
}

std::size_t StudioSession::EndArchive() {
  if (!intake_) return 0;
  ArchiveReading reading = intake_->Finish();
  intake_.reset();
  refused_.insert(refused_.end(), reading.report.begin(), reading.report.end());
  const std::size_t count = reading.files.size();
  if (count == 0) return 0;
  archives_.push_back(archive_name_);
  if (!IsOwnExport(reading)) {
    session_->Add(archive_name_, reading.files, IsWhole(reading.report));
    return count;
  }
  AddExport(std::move(reading.files));
  return count;
}

void StudioSession::AddExport(std::vector<SourceFile> sources) {
  std::vector<OutputFile> files;
  Provenance provenance;
  for (SourceFile& file : sources) {
    const std::string name(FileName(file.path));
    if (name == kPopulationName) {
      population_ = WithoutClaims(file.bytes);
    } else if (name == kProvenanceName) {
      Result<Provenance> read = ReadProvenance(file.bytes);
      if (!read.ok()) has_damaged_export_ = true;
      if (read.ok()) provenance = std::move(read).value();
    } else {
      files.push_back({name, std::move(file.bytes)});
    }
  }
  ExportReading reading = ReadExport(files);
  for (const Error& problem : reading.problems) {
    refused_.push_back(
        {ReportLine::Level::kMalformed, problem.code, problem.place, 1, problem.detail});
    has_damaged_export_ |= HidesContent(problem);
  }
  if (!is_named_) title_ = reading.publication.title;
  if (!is_named_) place_ = reading.publication.place_name;
  session_->SetTitle(title_, place_);
  session_->AddEarlier(std::move(reading.publication), std::move(provenance));
}

std::string StudioSession::Summary() {
  const Doings doings = DoingsOf(steps_.data(), steps_.data() + done_);
  census_.Update(doings.answers, place_, session_->today());
  session_->SetVillages(VillageNamesOf(Population()));
  Replay();
  return SummaryJson({session_.get(), &refused_, title_, place_, done_ > 0, done_ < steps_.size(),
                      doings.allowed, &Population(), &census_});
}

std::string StudioSession::Act(const JsonValue& request, std::string_view) {
  Step step;
  for (const JsonValue& each : ListIn(request, "actions")) {
    Action action = ReadAction(each);
    if (const JsonValue* filter = each.Find("filter")) {
      const std::vector<Candidate>& candidates = session_->candidates();
      for (const std::uint32_t row : RowsOf(candidates, ReadFilter(*filter))) {
        action.items.push_back(candidates[row].item.id);
      }
    }
    KeepPublishable(session_->candidates(), &action);
    if (action.what == "seen" || action.what == "seen_again") {
      AddLooks(session_->candidates(), action, &step);
      continue;
    }
    step.push_back(std::move(action));
  }
  if (!step.empty()) {
    steps_.resize(done_);
    steps_.push_back(std::move(step));
    ++done_;
  }
  return Summary();
}

const char* StudioSession::Hindrance() const {
  if (has_damaged_export_) return "studio.damaged_export";
  return session_->is_consent_open() ? "studio.consent" : nullptr;
}

std::string StudioSession::Site(const JsonValue& request, std::string_view) {
  if (const char* code = Hindrance()) return Failed(code);
  SiteOptions options;
  options.base_url = TextIn(request, "base_url");
  options.today = TextIn(request, "day");
  options.app = app_;
  options.stylesheet = TextIn(request, "styles");
  options.headers_json = TextIn(request, "headers");
  options.share_image = share_image_;
  for (const JsonValue& text : ListIn(request, "texts")) {
    options.texts.push_back({std::string(TextIn(text, "path")), std::string(TextIn(text, "text"))});
  }
  Result<std::string> address = SiteAddress(options.base_url);
  if (!address.ok()) return Failed("studio.bad_address");
  options.base_url = std::move(address).value();
  Publication publication = Public();
  if (!Population().empty()) {
    options.extra.push_back({std::string(kPopulationName), Population()});
  }
  const JsonValue& words = ObjectIn(ObjectIn(request, "words"), PageLanguage(publication));
  const auto word = [&](std::string_view key) { return std::string(TextIn(words, key)); };
  if (estimates_.IsOf(publication, Population())) options.reach = estimates_.file();
  const std::size_t items = publication.items.size();
  WrittenSite site = WriteSite(std::move(publication), options, word);
  made_ = std::move(site.files);
  for (OutputFile& file : made_) file.path.insert(0, "site/");
  for (OutputFile& file : site.settings) {
    made_.push_back(
        {"site" + std::string(kSettingsSuffix) + "/" + file.path, std::move(file.bytes)});
  }
  return FilesJson("site", items, made_, app_);
}

// A message or a case at a time, so that the page can tell how far it is.
std::string StudioSession::Estimate(const JsonValue& request, std::string_view) {
  if (const char* code = Hindrance()) return Failed(code);
  if (TruthIn(request, "anew")) {
    estimates_.Begin(Public(), Population(), std::string(TextIn(request, "day")));
  } else {
    estimates_.Step();
  }
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "estimate");
  json.Member("done", estimates_.done());
  json.Member("count", estimates_.count());
  json.CloseObject();
  return json.Take();
}

const std::string& StudioSession::Population() const {
  return census_.file().empty() ? population_ : census_.file();
}

Publication StudioSession::Public() const {
  Publication publication = session_->Publish();
  if (!Population().empty()) UsePopulation(Population(), &publication);
  return publication;
}

std::string StudioSession::Export(const JsonValue&, std::string_view) {
  if (const char* code = Hindrance()) return Failed(code);
  Publication publication = Public();
  const std::size_t items = publication.items.size();
  made_ = WriteExport(std::move(publication));
  if (!Population().empty()) made_.push_back({std::string(kPopulationName), Population()});
  AddProvenance(session_->PublishProvenance(), &made_);
  return FilesJson("export", items, made_, {});
}

// Of the export as it would be made now, so that its check number is that export's.
std::string StudioSession::Report(const JsonValue& request, std::string_view) {
  if (const char* code = Hindrance()) return Failed(code);
  MonthOrder order;
  order.publication = Public();
  order.month = TextIn(request, "month");
  order.population = Population();
  const std::string_view language = PageLanguage(order.publication);
  const JsonValue& words = ObjectIn(ObjectIn(request, "words"), language);
  order.style = {[&](std::string_view key) { return std::string(TextIn(words, key)); },
                 std::string(language), std::string(TextIn(request, "styles"))};
  Result<std::vector<OutputFile>> files = MonthReport(order);
  if (!files.ok()) return Failed("studio.bad_month");
  made_ = std::move(files).value();
  return FilesJson("report", order.publication.items.size(), made_, {});
}

std::string StudioSession::TakeFile(std::size_t index) {
  return index < made_.size() ? std::exchange(made_[index].bytes, {}) : std::string();
}

std::string StudioSession::Work(const JsonValue&, std::string_view) {
  JsonWriter json;
  json.OpenObject();
  json.Member("kringen_work", kWorkVersion);
  json.Member("title", title_);
  json.Member("place", place_);
  json.Member("archives", archives_);
  json.OpenArray("steps");
  for (std::size_t i = 0; i < done_; ++i) {
    json.OpenArray();
    for (const Action& action : steps_[i]) WriteAction(action, &json);
    json.CloseArray();
  }
  json.CloseArray();
  json.CloseObject();
  return Answer("work", "text", json.Take());
}

std::string StudioSession::OpenWork(const JsonValue& request, std::string_view) {
  const std::optional<JsonValue> work = ParseJson(TextIn(request, "text"));
  if (!work || WholeIn(*work, "kringen_work", 0) != kWorkVersion) return Failed("studio.no_work");
  is_named_ = true;
  title_ = TextIn(*work, "title");
  place_ = TextIn(*work, "place");
  session_->SetTitle(title_, place_);
  steps_.clear();
  for (const JsonValue& step : ListIn(*work, "steps")) {
    Step& actions = steps_.emplace_back();
    for (const JsonValue& action : step.values) actions.push_back(ReadAction(action));
  }
  done_ = steps_.size();
  return Summary();
}

void StudioSession::Replay() {
  Doings doings = DoingsOf(steps_.data(), steps_.data() + done_);
  session_->SetAnswers(std::move(doings.answers));
  session_->SetDecisions(std::move(doings.decisions));
  session_->SetAllowed(std::move(doings.allowed));
  session_->SetEyes(doings.eyes);
  session_->SetCases(std::move(doings.cases));
  session_->SetStories(std::nullopt);
  session_->SetStories(WithStories(session_->stories(), doings.stories));
  session_->Update();
}

}  // namespace kringen
