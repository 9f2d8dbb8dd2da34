// The commands; each prints what it did and returns the exit code: 0 done, 1 done but something
// needs a person (an open question, a problem in an export), 2 could not be done.
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/owned_folder.h"

namespace kringen {

// Puts all files of a run in a folder's place, with the sentences for what is told and what failed;
// false: nothing was written. For a folder that is opened here; see cli/owned_folder.h.
bool PutFiles(const Arguments& arguments, const Words& words, const std::string& folder,
              FolderKind kind, std::vector<OutputFile> files);
// For OwnedFolder::Open: says it on standard error, unless --quiet.
FolderNotice NoticeOf(const Arguments& arguments, const Words& words);
PutOptions PutOptionsOf(const Arguments& arguments);
// Prints the sentence; 2, for a command that ends so.
int FailWith(const Words& words, const Error& error);
// The same; where JSON is asked for, that is an object with `error` on standard output.
int FailCommand(const Arguments& arguments, const Words& words, const Error& error);

int ImportCommand(const Arguments& arguments, const Words& words);
int WithdrawCommand(const Arguments& arguments, const Words& words);
int RestoreCommand(const Arguments& arguments, const Words& words);
int PublishCommand(const Arguments& arguments, const Words& words);
int ReachCommand(const Arguments& arguments, const Words& words);
int ReportCommand(const Arguments& arguments, const Words& words);
int PopulationCommand(const Arguments& arguments, const Words& words);
int CheckCommand(const Arguments& arguments, const Words& words);

}  // namespace kringen
