// kringen: the command line.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "cli/commands.h"
#include "publish/language_codes.h"

namespace {

// --language, else the language of the machine; known before the arguments are, as help needs it.
std::string_view LanguageOf(int argc, char** argv) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::string_view(argv[i]) == "--language") return argv[i + 1];
  }
  // "nl_NL.UTF-8"; a machine of another language, or of none ("C"), is understood in English.
  const char* const machine = std::getenv("LANG");
  const std::string_view code = std::string_view(machine == nullptr ? "" : machine).substr(0, 2);
  const auto has_words = [&](std::string_view language) { return language == code; };
  const auto codes = kringen::LanguageCodes();
  return std::any_of(codes.begin(), codes.end(), has_words) ? code : "en";
}

}  // namespace

int main(int argc, char** argv) {
  // Whole lines, so that those of the two outputs stay whole where both go into one file.
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
  const kringen::Words words(LanguageOf(argc, argv));
  const kringen::Arguments arguments = kringen::ReadArguments(argc, argv, words);
  if (arguments.command == "import") return kringen::ImportCommand(arguments, words);
  if (arguments.command == "withdraw") return kringen::WithdrawCommand(arguments, words);
  if (arguments.command == "restore") return kringen::RestoreCommand(arguments, words);
  if (arguments.command == "check") return kringen::CheckCommand(arguments, words);
  if (arguments.command == "reach") return kringen::ReachCommand(arguments, words);
  if (arguments.command == "report") return kringen::ReportCommand(arguments, words);
  if (arguments.command == "population") return kringen::PopulationCommand(arguments, words);
  if (arguments.command == "publish") return kringen::PublishCommand(arguments, words);
  return arguments.exit_code;
}
