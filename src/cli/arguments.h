// What was asked on the command line. CLI11 reads it; it reports by exception, so only
// arguments.cpp is compiled with them and lets none out.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cli/words.h"

namespace kringen {

struct ImportArguments {
  std::vector<std::string> archives;
  std::string output;
  std::string title;
  std::string place;
  std::string today;
  std::vector<std::string> answers;  // "question=choice"
  std::vector<std::string> publish;  // ids
  std::vector<std::string> withhold;
  std::vector<std::string> allow;
  bool yes = false;                   // withdraw what is gone, however much
  std::vector<std::string> reviewed;  // files
  std::string review_list;            // file to be written
  bool four_eyes = false;
};

// Of withdraw and restore.
struct WithdrawArguments {
  std::vector<std::string> ids;
  std::string output;
  std::string today;
};

struct PublishArguments {
  std::string folder;
  std::string output;
  std::string app;       // empty: the installed one
  std::string settings;  // folder; empty: beside the site
  std::string base_url;
  std::string population;  // empty: the one that the export names
  std::string today;
  std::vector<std::string> embed_on;
  std::vector<std::string> allow;
  bool is_unlisted = false;  // --noindex
};

struct ReachArguments {
  std::string folder;
  std::string population;  // empty: the one that the export names
  std::uint32_t replicates = 512;
  std::string today;  // empty: the day of the export
};

struct ReportArguments {
  std::string folder;
  std::string output;
  std::string month, case_id, from, to;  // the month, or the case, or both days
  std::string population;                // empty: the one that the export names, if it is there
  std::string language;                  // empty: that of the export
  std::string today;                     // empty: the day of the export
};

struct PopulationArguments {
  std::string kwb;
  std::string map;
  std::string municipality;
  int year = 0;              // 0: the one in the table's name
  std::string per = "wijk";  // or "buurt"
  bool is_in_agglomeration = false;
  std::string output;
};

struct Arguments {
  std::string command;  // "import", "withdraw", "check", ...; empty: `exit_code` is all
  int exit_code = 0;
  bool quiet = false;
  bool json = false;
  ImportArguments import;
  WithdrawArguments withdraw;
  PublishArguments publish;
  ReachArguments reach;
  ReportArguments report;
  PopulationArguments population;
  std::string folder;              // of check
  std::vector<std::string> allow;  // of check
  bool force = false;              // overwrites files of others
  bool in_place = false;           // file by file
  double wait_s = 60;              // for another run
};

// Prints help or what is wrong, in the words' language.
Arguments ReadArguments(int argc, char** argv, const Words& words);

}  // namespace kringen
