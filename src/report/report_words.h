// Words, numbers, days and periods as the report writes them, in the language of the words that it
// is given.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "publish/html.h"
#include "report/period.h"

namespace kringen {

class ReportWords {
 public:
  using Values = std::map<std::string, std::string>;
  explicit ReportWords(PublishWords words) : words_(std::move(words)) {}

  const PublishWords& plain() const { return words_; }
  std::string Say(std::string_view key, const Values& values = {}) const;
  // `key`.one or `key`.other, with {count}.
  std::string Plural(const std::string& key, std::int64_t count, Values values = {}) const;
  // Adds that where there are any.
  void PluralIfAny(const std::string& key, std::int64_t count, std::vector<std::string>* to) const;
  std::string Count(std::int64_t count) const;  // "5.200"
  std::string About(std::int64_t count) const;  // two digits

  // "31 oktober 2026"; of a day as YYYY-MM-DD, or of an instant its day.
  std::string Day(std::string_view day) const;
  // The same of a message; its month or its year where no more is known.
  std::string DayOf(const PublicationItem& item) const;
  std::string Duration(std::int64_t minutes) const;  // "35 minuten", never less than it was
  // "a, b en c"
  std::string List(const std::vector<std::string>& parts) const;

  // A case has the title that it has among the cases.
  std::string Title(const ReportPeriod& period, const std::vector<Case>& cases) const;
  // "In oktober 2026"
  std::string During(const ReportPeriod& period, const std::vector<Case>& cases) const;
  // "in september 2026", "in de 10 dagen ervoor"
  std::string Before(const ReportPeriod& before) const;
  std::string Age(std::string_view id) const;  // "75 jaar en ouder"

 private:
  Values NamesOf(const ReportPeriod& period, const std::vector<Case>& cases) const;
  PublishWords words_;
};

// "month", "dates", "case": the end of a key.
std::string_view KindOf(const ReportPeriod& period);

}  // namespace kringen
