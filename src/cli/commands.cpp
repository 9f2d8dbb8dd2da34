#include "cli/commands.h"

#include <cstdio>
#include <utility>

#include "base/json_write.h"

namespace kringen {

FolderNotice NoticeOf(const Arguments& arguments, const Words& words) {
  return [is_quiet = arguments.quiet, &words](const Error& told) {
    if (!is_quiet) std::fprintf(stderr, "%s\n", words.Of(told).c_str());
  };
}

int FailCommand(const Arguments& arguments, const Words& words, const Error& error) {
  if (arguments.json) {
    JsonWriter json;
    json.OpenObject();
    json.OpenObject("error");
    json.Member("code", error.code);
    json.Member("place", error.place);
    json.Member("detail", error.detail);
    json.Member("message", words.Of(error));
    json.CloseObject();
    json.CloseObject();
    std::printf("%s\n", json.Take().c_str());
  }
  return FailWith(words, error);
}

PutOptions PutOptionsOf(const Arguments& arguments) {
  return {arguments.force, arguments.in_place, false};
}

int FailWith(const Words& words, const Error& error) {
  std::fprintf(stderr, "%s\n", words.Of(error).c_str());
  return 2;
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
