#include "cli/commands.h"

#include <cstdio>
#include <utility>

namespace kringen {

FolderNotice NoticeOf(const Arguments& arguments, const Words& words) {
  return [is_quiet = arguments.quiet, &words](const Error& told) {
    if (!is_quiet) std::fprintf(stderr, "%s\n", words.Of(told).c_str());
  };
}

PutOptions PutOptionsOf(const Arguments& arguments) {
  return {arguments.force, arguments.in_place, false};
}

int FailWith(const Words& words, const Error& error) {
  std::fprintf(stderr, "%s\n", words.Of(error).c_str());
  return 2;
}

int FailPopulation(const Words& words, const Error& wrong, const std::string& path) {
  std::fprintf(stderr, "%s#%s: %s\n", path.c_str(), wrong.place.c_str(),
               words.Get(wrong.code).c_str());
  return FailWith(words, {"reach.see_check", "", path});
}

bool PutFiles(const Arguments& arguments, const Words& words, const std::string& folder,
              FolderKind kind, std::vector<OutputFile> files) {
  Result<OwnedFolder> owned =
      OwnedFolder::Open(folder, kind, arguments.wait_s, NoticeOf(arguments, words));
  const Failure failure =
      owned.ok() ? std::move(owned).value().Put(std::move(files), PutOptionsOf(arguments))
                 : Failure(owned.error());
  if (failure) FailWith(words, *failure);
  return !failure;
}

}  // namespace kringen
