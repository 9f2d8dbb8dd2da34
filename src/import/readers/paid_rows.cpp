#include "import/readers/paid_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "base/text.h"

namespace kringen {
namespace {

using Names = std::vector<std::string_view>;

// Names of columns: LinkedIn's and Meta's words are known from tables that people published, the
// others are [M]. Meta's "Post type" holds other words, which say nothing here.
Names WordColumns() {
  return {"Post type",
          "Type",
          "Posttype",  // technical
          "Berichttype",
          "Type bericht",
          "Soort bericht",  // technical
          "Bijdragetype",
          "Type bijdrage",
          "Type of post",  // technical
          "Update type",
          "Organic/Paid",
          "Organic or paid",  // technical
          "Paid or organic",
          "Organic/Sponsored",
          "Organisch/Betaald",  // technical
          "Organisch of betaald",
          "Distribution",
          "Distributie",    // technical
          "Traffic type"};  // technical
}
Names TruthColumns() {
  return {"Promoted",     "Is promoted",  "Gepromoot",    // technical
          "Sponsored",    "Is sponsored", "Gesponsord",   // technical
          "Paid",         "Is paid",      "Betaald",      // technical
          "Boosted",      "Is boosted",   "Geboost",      // technical
          "Ad",           "Is ad",        "Advertentie",  // technical
          "Advertisement"};                               // technical
}
Names CampaignColumns() {
  return {"Campaign name",
          "Campaign",
          "Campaign ID",  // technical
          "Campagne",
          "Campagnenaam",
          "Campagne-ID",  // technical
          "Naam van campagne",
          "Naam campagne",
          "Ad set",  // technical
          "Ad set name",
          "Ad set ID",
          "Ad name",  // technical
          "Ad ID",
          "Ad group",
          "Ad group name",  // technical
          "Advertentieset",
          "Naam advertentieset",
          "Naam van advertentieset",  // technical
          "Advertentiesetnaam",
          "Naam advertentie",
          "Naam van advertentie",  // technical
          "Advertentienaam",
          "Advertentie-ID",
          "Creative name"};  // technical
}

std::vector<std::string> WordsIn(std::string_view cell) {
  std::vector<std::string> words(1);
  for (const char c : Fold(cell)) {
    if (c >= 'a' && c <= 'z') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool IsOneOf(std::string_view word, const Names& names) {
  return std::find(names.begin(), names.end(), word) != names.end();
}

// Not "promotie", which is a kind of message.
bool MeansPaid(std::string_view word) {
  return IsOneOf(word, {"sponsored", "gesponsord", "gesponsorde", "promoted", "gepromoot",
                        "gepromote", "boosted", "geboost", "paid", "betaald", "betaalde", "ad",
                        "ads", "advert", "advertisement", "advertentie", "advertenties"});
}

struct Said {
  bool organic = false;
  bool paid = false;
};

// "Sponsored", "niet gepromoot", "organic"; words of other things say nothing.
Said SaidBy(std::string_view cell) {
  Said said;
  bool is_denied = false;
  for (const std::string& word : WordsIn(cell)) {
    is_denied |= IsOneOf(word, {"not", "non", "no", "niet", "geen"});
    said.paid |= MeansPaid(word);
    said.organic |= word.starts_with("organi") || IsOneOf(word, {"unpaid", "onbetaald"});
  }
  if (is_denied && said.paid) said = {true, false};
  return said;
}

// A yes, a no, or one of the words; blank says nothing.
bool IsTruth(std::string_view cell, Said* said) {
  const std::string folded = Fold(cell);
  if (folded.empty() || folded == "-" || folded == "--") return true;
  const Said word = SaidBy(cell);
  const bool is_yes = IsOneOf(folded, {"yes", "y", "ja", "j", "true", "waar", "x", "1"});
  const bool is_no = IsOneOf(folded, {"no", "n", "nee", "false", "onwaar", "0", "0,00", "0.00"});
  said->paid |= is_yes || word.paid;
  said->organic |= is_no || word.organic;
  return is_yes || is_no || word.paid || word.organic;
}

bool IsCampaign(std::string_view cell) {
  return !IsOneOf(Fold(cell), {"", "-", "--", "0", "n/a", "na", "n.v.t.", "nvt", "none", "geen"});
}

}  // namespace

PaidRows::PaidRows(const CsvTable& table, Campaigns campaigns)
    : rows_(table.rows.size(), Payment::kOrganic), unclear_(table.rows.size(), -1) {
  const std::vector<int> words = table.Columns(WordColumns());
  const std::vector<int> truths = table.Columns(TruthColumns());
  const std::vector<int> names =
      campaigns == Campaigns::kArePaid ? table.Columns(CampaignColumns()) : std::vector<int>();
  for (const auto* columns : {&words, &truths, &names}) {
    columns_.insert(columns_.end(), columns->begin(), columns->end());
  }
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    Said said;
    for (const int column : words) {
      const Said word = SaidBy(table.Cell(row, column));
      said.paid |= word.paid;
      said.organic |= word.organic;
    }
    for (const int column : truths) {
      if (!IsTruth(table.Cell(row, column), &said)) unclear_[row] = column;
    }
    if (said.paid && said.organic && unclear_[row] < 0) unclear_[row] = columns_.front();
    const bool has_campaign = std::any_of(names.begin(), names.end(), [&](int column) {
      return IsCampaign(table.Cell(row, column));
    });
    // A word goes before the campaign: of a message that was advertised both rows may name it.
    if (!said.organic && !said.paid) said.paid = has_campaign;
    if (unclear_[row] >= 0) {
      rows_[row] = Payment::kUnclear;
    } else if (said.paid) {
      rows_[row] = Payment::kPaid;
    }
    tells_ |= said.paid || said.organic || unclear_[row] >= 0;
  }
}

void SetAllPaid(MetricRow* row) {
  std::map<std::string, std::int64_t> kept;
  const auto keep = [&](const std::string& name, std::int64_t count) {
    if (count >= 0) kept["paid_" + name] = count;
  };
  keep("reactions", row->reactions);
  keep("comments", row->comments);
  keep("commenters", row->commenters);
  keep("shares", row->shares);
  keep("impressions", row->impressions);
  for (const auto& [name, count] : row->others) {
    if (name != "reach_organic") keep(name, count);
  }
  row->others.assign(kept.begin(), kept.end());
  row->reactions = row->comments = row->commenters = row->shares = -1;
  row->impressions = row->reach_followers = -1;
  row->local_share = -1;
  row->reach_paid = row->reach;
  if (row->reach < 0) row->definition = Definition::kUnknown;
}

void ForgetSight(MetricRow* row) {
  row->reach = row->impressions = row->reach_followers = row->reach_paid = -1;
  row->definition = Definition::kUnknown;
}

}  // namespace kringen
