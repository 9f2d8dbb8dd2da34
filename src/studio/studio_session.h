// The studio worker without its browser: requests in, one answer for each out, all JSON. It holds
// the import session and the list of what the person did, so that everything can be taken back.
// Texts that are not public come out only as answers to "rows" and "item", for the screen.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_value.h"
#include "import/session/archive_intake.h"
#include "model/publication_json.h"
#include "studio/action.h"
#include "studio/studio_census.h"
#include "studio/studio_estimates.h"

namespace kringen {

class StudioSession {
 public:
  // Requests, by "type":
  //   start {today, generated, title, place}
  //   archive {name, members: [{name, packed, link, encrypted}]}    answers {wanted: [index]}
  //   member {index}, piece + bytes, member_end {whole}             answers {more: bool}
  //   single {name} + bytes                     a file by itself; answers {files: count}
  //   refuse {code, place}                      what could not be opened
  //   archive_end                               what was read is added; likewise
  //   update                                    merges; answers a summary, as do the next
  //   act {actions: [action]}, undo, redo       one step that can be taken back; actions of
  //     studio/action.h, with {what, items}: "withdraw" and "restore" also work on an export of
  //     before without its archives; "seen" and "seen_again" (a second person) release what is
  //     "withheld.unseen"; {what: "eyes", value: "2"} asks for both. An account, and the consent to
  //     many withdrawals, are answered as any question: {what: "answer", name, value}
  //   open_work {text}
  //   title {title, place}
  //   app_file {path} + bytes                   of the built page, for site; or kringen.png
  //   site {base_url, day, styles, headers, texts: [{path, text}], words}
  //     with words: {nl: {key: text}, en: {key: text}}
  //     It has the estimates that were made of what is public now; none were made, it has none.
  //   estimate {anew, day}                      one more message or case; with `anew` none yet.
  //     Answers {done, count}; nothing can be estimated: count is 0
  //   export                                    what is public, as files; both answer
  //     {items, files: [{path}]}, of the page's own files {path, app: path given}; see TakeFile
  //     "failed" studio.consent: the question "withdrawals" is open; studio.damaged_export: what
  //     an export of before withdrew cannot be read
  //   report {month, styles, words}             of what is public, likewise; "failed"
  //     studio.bad_month
  //   rows {filter, from, count}, item {id}, work
  //   kept {from, count}                        what is published of an export of before alone
  // Of the two public files of neighbourhoods a population file is made; "census.municipality" and
  // "census.year" are answered as questions are.
  // A summary has {unseen, consent, unknown: [id], withdrawals: [{id, day, reason}], sums}.
  // The answer has "type"; "failed" {code} when the request made no sense.
  std::string Send(std::string_view json, std::string_view bytes);
  // The bytes of a file of the last export or site, by its place in the answer; given away once, so
  // that a large one does not lie in memory twice.
  std::string TakeFile(std::size_t index);

 private:
  struct Handler;
  std::string Start(const JsonValue& request);
  // One for each type of request; `bytes` came with it.
  std::string Archive(const JsonValue& request, std::string_view bytes);
  std::string Member(const JsonValue& request, std::string_view bytes);
  std::string Piece(const JsonValue& request, std::string_view bytes);
  std::string MemberEnd(const JsonValue& request, std::string_view bytes);
  std::string Single(const JsonValue& request, std::string_view bytes);
  std::string Refuse(const JsonValue& request, std::string_view bytes);
  std::string ArchiveEnd(const JsonValue& request, std::string_view bytes);
  std::string Update(const JsonValue& request, std::string_view bytes);
  std::string Act(const JsonValue& request, std::string_view bytes);
  std::string Undo(const JsonValue& request, std::string_view bytes);
  std::string Redo(const JsonValue& request, std::string_view bytes);
  std::string OpenWork(const JsonValue& request, std::string_view bytes);
  std::string Title(const JsonValue& request, std::string_view bytes);
  std::string AppFile(const JsonValue& request, std::string_view bytes);
  std::string Estimate(const JsonValue& request, std::string_view bytes);
  std::string Site(const JsonValue& request, std::string_view bytes);
  std::string Report(const JsonValue& request, std::string_view bytes);
  std::string Export(const JsonValue& request, std::string_view bytes);
  std::string Rows(const JsonValue& request, std::string_view bytes);
  std::string Item(const JsonValue& request, std::string_view bytes);
  std::string Kept(const JsonValue& request, std::string_view bytes);
  std::string Work(const JsonValue& request, std::string_view bytes);
  // How many files were taken.
  std::size_t AddSingle(const std::string& name, std::string_view bytes);
  std::size_t EndArchive();
  void AddExport(std::vector<SourceFile> sources);
  std::string Summary();
  const std::string& Population() const;
  // Why nothing can be made now; null: it can.
  const char* Hindrance() const;
  // What is public, with the population by its name beside it.
  Publication Public() const;
  // Everything that was done and not taken back, told to the import session.
  void Replay();

  std::unique_ptr<ImportSession> session_;
  std::optional<ArchiveIntake> intake_;
  std::string archive_name_;
  std::size_t member_count_ = 0;
  std::string population_;  // population.json, or empty
  StudioCensus census_;     // which goes before it
  StudioEstimates estimates_;
  bool has_damaged_export_ = false;
  std::vector<ReportLine> refused_;
  std::vector<std::string> archives_;  // names, for the work file
  std::vector<OutputFile> app_;
  std::string share_image_;
  std::vector<OutputFile> made_;  // the last export or site
  std::string title_, place_;
  bool is_named_ = false;  // by the person, not by default or by an export of before
  std::vector<Step> steps_;
  std::size_t done_ = 0;  // steps that count; the others were taken back
};

}  // namespace kringen
