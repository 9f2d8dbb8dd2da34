#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/civil_time.h"
#include "cli/commands.h"
#include "publish/language_codes.h"

namespace kringen {
namespace {

// A day that there is: everything that expires goes by it.
void DefineToday(CLI::App* command, const Words& words, std::string* today,
                 const char* help = "help.today") {
  const auto check = [&words](const std::string& day) {
    const bool is_day = day.size() == 10 && ParseTime(day).ok();
    return is_day ? std::string() : words.Get("arguments.bad_day");
  };
  command->add_option("--today", *today, words.Get(help))->check(CLI::Validator(check, ""));
}

// For programs; only of commands that have something to tell them.
void DefineJson(CLI::App* command, const Words& words, Arguments* arguments) {
  command->add_flag("--json", arguments->json, words.Get("help.json"));
}

CLI::Validator Between(double least, double most, const Words& words) {
  const auto check = [=, &words](const std::string& given) {
    double number = 0;
    const bool is_within =
        CLI::detail::lexical_cast(given, number) && number >= least && number <= most;
    if (is_within) return std::string();
    const auto whole = [](double value) { return std::to_string(static_cast<int>(value)); };
    return words.Get("arguments.range", {{"least", whole(least)}, {"most", whole(most)}});
  };
  return {check, ""};
}

CLI::Validator OneOf(const std::vector<std::string>& choices, const Words& words) {
  const auto check = [choices, &words](const std::string& given) {
    if (std::find(choices.begin(), choices.end(), given) != choices.end()) return std::string();
    return words.Get("arguments.choice", {{"choices", CLI::detail::join(choices)}});
  };
  return {check, ""};
}

void DefineImport(CLI::App* app, const Words& words, Arguments* arguments) {
  ImportArguments& import = arguments->import;
  CLI::App* const command = app->add_subcommand("import", words.Get("help.import"));
  command->add_option("archives", import.archives, words.Get("help.archives"))->required();
  command->add_option("-o,--output", import.output, words.Get("help.output"))->required();
  command->add_option("--title", import.title, words.Get("help.title"));
  command->add_option("--place", import.place, words.Get("help.place"));
  DefineToday(command, words, &import.today);
  DefineJson(command, words, arguments);
  const auto several = [&](const char* name, std::vector<std::string>* out, const char* help) {
    command->add_option(name, *out, words.Get(help))->allow_extra_args(false);
  };
  several("--answer", &import.answers, "help.answer");
  several("--publish", &import.publish, "help.publish");
  several("--withhold", &import.withhold, "help.withhold");
  several("--allow", &import.allow, "help.allow");
  several("--reviewed", &import.reviewed, "help.reviewed");
  command->add_option("--review-list", import.review_list, words.Get("help.review_list"));
  command->add_flag("--four-eyes", import.four_eyes, words.Get("help.four_eyes"));
  command->add_flag("-y,--yes", import.yes, words.Get("help.yes"));
}

void DefineWithdraw(CLI::App* app, const char* name, const char* help, const Words& words,
                    Arguments* arguments) {
  WithdrawArguments& withdraw = arguments->withdraw;
  CLI::App* const command = app->add_subcommand(name, words.Get(help));
  command->add_option("ids", withdraw.ids, words.Get("help.ids"))->required();
  command->add_option("-o,--output", withdraw.output, words.Get("help.export"))->required();
  DefineToday(command, words, &withdraw.today);
}

void DefinePublish(CLI::App* app, const Words& words, Arguments* arguments) {
  PublishArguments& publish = arguments->publish;
  CLI::App* const command = app->add_subcommand("publish", words.Get("help.publish_command"));
  command->add_option("export", publish.folder, words.Get("help.export"))->required();
  command->add_option("-o,--output", publish.output, words.Get("help.site"))->required();
  command->add_option("--app", publish.app, words.Get("help.app"));
  command->add_option("--base-url", publish.base_url, words.Get("help.base_url"))->required();
  DefineToday(command, words, &publish.today);
  command->add_option("--embed-on", publish.embed_on, words.Get("help.embed_on"))
      ->allow_extra_args(false);
  command->add_option("--allow", publish.allow, words.Get("help.allow"))->allow_extra_args(false);
  command->add_option("--settings", publish.settings, words.Get("help.settings"));
  command->add_option("--population", publish.population, words.Get("help.population"));
  command->add_flag("--noindex", publish.is_unlisted, words.Get("help.noindex"));
}

void DefineReach(CLI::App* app, const Words& words, Arguments* arguments) {
  ReachArguments& reach = arguments->reach;
  CLI::App* const command = app->add_subcommand("reach", words.Get("help.reach"));
  command->add_option("export", reach.folder, words.Get("help.export"))->required();
  command->add_option("--population", reach.population, words.Get("help.population"));
  command->add_option("--replicates", reach.replicates, words.Get("help.replicates"))
      ->check(Between(32, 20'000, words));
  DefineToday(command, words, &reach.today, "help.today_of_export");
}

std::string CodesOfLanguages() {
  std::string codes;
  for (const std::string_view code : LanguageCodes()) {
    codes += codes.empty() ? "" : ", ";
    codes += code;
  }
  return codes;
}

void DefineReport(CLI::App* app, const Words& words, Arguments* arguments) {
  ReportArguments& report = arguments->report;
  CLI::App* const command = app->add_subcommand("report", words.Get("help.report"));
  command->add_option("export", report.folder, words.Get("help.export"))->required();
  command->add_option("-o,--output", report.output, words.Get("help.report_output"))->required();
  command->add_option("--month", report.month, words.Get("help.month"));
  command->add_option("--case", report.case_id, words.Get("help.case"));
  command->add_option("--from", report.from, words.Get("help.from"));
  command->add_option("--to", report.to, words.Get("help.to"));
  command->add_option("--population", report.population, words.Get("help.population"));
  const auto codes = LanguageCodes();
  command
      ->add_option("--lang", report.language,
                   words.Get("help.lang", {{"codes", CodesOfLanguages()}}))
      ->check(OneOf({codes.begin(), codes.end()}, words));
  DefineToday(command, words, &report.today, "help.today_of_export");
}

void DefinePopulation(CLI::App* app, const Words& words, Arguments* arguments) {
  PopulationArguments& population = arguments->population;
  CLI::App* const command = app->add_subcommand("population", words.Get("help.population_command"));
  command->add_option("--kwb", population.kwb, words.Get("help.kwb"))->required();
  command->add_option("--map", population.map, words.Get("help.map"))->required();
  command->add_option("--municipality", population.municipality, words.Get("help.municipality"))
      ->required();
  command->add_option("--year", population.year, words.Get("help.year"));
  command->add_flag("--agglomeration", population.is_in_agglomeration,
                    words.Get("help.agglomeration"));
  command->add_option("--per", population.per, words.Get("help.per"))
      ->check(OneOf({"wijk", "buurt"}, words));
  DefineJson(command, words, arguments);
  command->add_option("-o,--output", population.output, words.Get("help.population_output"))
      ->required();
}

// The words of the library that stand in a help.
void SpeakHelp(const Words& words, CLI::App* app) {
  for (const char* label : {"Usage", "OPTIONS", "SUBCOMMAND", "REQUIRED", "TEXT", "INT", "UINT",
                            "FLOAT", "Positionals"}) {
    app->get_formatter()->label(label, words.Get("help.label." + std::string(label)));
  }
  app->option_defaults()->group(words.Get("help.label.Options"));
  app->set_help_flag("-h,--help", words.Get("help.help"));
}

// What is wrong with what was typed: in the library's words stands what it is about.
Error UsageErrorOf(const CLI::ParseError& error) {
  const std::string told = error.what();
  const std::size_t colon = told.find(": ");
  const std::string before = told.substr(0, std::min(colon, told.find(' ')));
  const std::string after = colon == std::string::npos ? "" : told.substr(colon + 2);
  const std::string& kind = error.get_name();
  if (kind == "RequiredError") {
    const bool is_option = told.ends_with(" is required") && !told.starts_with("A ");
    return is_option ? Error{"usage.missing", "", before} : Error{"usage.unknown", "", ""};
  }
  if (kind == "ExtrasError") return {"usage.not_here", "", after};
  if (kind == "ValidationError") return {"usage.bad_value", after, before};
  if (kind == "ConversionError") return {"usage.no_number", "", after.empty() ? told : after};
  return {"usage.no_value", "", before};
}

bool IsJsonAsked(int argc, char** argv) {
  return std::any_of(argv, argv + argc, [](std::string_view each) { return each == "--json"; });
}

bool TellsJson(std::string_view command) {
  return command == "import" || command == "check" || command == "population";
}

void FailUsage(const Words& words, const Error& error, bool is_json, Arguments* arguments) {
  arguments->command.clear();
  arguments->json = is_json;
  arguments->exit_code = FailCommand(*arguments, words, error);
}

}  // namespace

Arguments ReadArguments(int argc, char** argv, const Words& words) {
  Arguments arguments;
  CLI::App app(words.Get("help.program"), "kringen");
  app.require_subcommand(1);
  SpeakHelp(words, &app);
  std::string language;
  app.add_option("--language", language,
                 words.Get("help.language", {{"codes", CodesOfLanguages()}}));
  app.add_flag("-q,--quiet", arguments.quiet, words.Get("help.quiet"));
  app.add_flag("--json", arguments.json, "")->group("");  // also before the command
  app.add_flag("--force", arguments.force, words.Get("help.force"));
  app.add_flag("--in-place", arguments.in_place, words.Get("help.in_place"));
  app.add_option("--wait", arguments.wait_s, words.Get("help.wait"))
      ->check(Between(0, 86'400, words));
  app.fallthrough();
  DefineImport(&app, words, &arguments);
  DefineWithdraw(&app, "withdraw", "help.withdraw", words, &arguments);
  DefineWithdraw(&app, "restore", "help.restore", words, &arguments);
  DefinePublish(&app, words, &arguments);
  DefineReach(&app, words, &arguments);
  DefineReport(&app, words, &arguments);
  DefinePopulation(&app, words, &arguments);
  CLI::App* const check = app.add_subcommand("check", words.Get("help.check"));
  check->add_option("export", arguments.folder, words.Get("help.export"))->required();
  check->add_option("--allow", arguments.allow, words.Get("help.allow"))->allow_extra_args(false);
  DefineJson(check, words, &arguments);
  for (CLI::App* each : app.get_subcommands({})) {
    each->group(words.Get("help.label.Subcommands"));
    each->get_help_ptr()->group(words.Get("help.label.Options"));
  }
  try {
    app.parse(argc, argv);
    arguments.command = app.get_subcommands().front()->get_name();
    if (arguments.json && !TellsJson(arguments.command)) {
      FailUsage(words, {"usage.not_here", "", "--json"}, false, &arguments);
    }
  } catch (const CLI::ParseError& error) {
    // Help is success; a mistake in the command line is 2, as a file that cannot be read.
    const bool is_help = error.get_exit_code() == 0;
    if (is_help) app.exit(error);
    const bool is_json =
        argc > 1 && IsJsonAsked(argc, argv) && std::any_of(argv, argv + argc, TellsJson);
    if (!is_help) FailUsage(words, UsageErrorOf(error), is_json, &arguments);
  }
  return arguments;
}

}  // namespace kringen
