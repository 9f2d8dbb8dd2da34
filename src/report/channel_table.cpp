#include "report/channel_table.h"

#include <algorithm>
#include <numeric>

#include "report/report_text.h"

namespace kringen {
namespace {

constexpr std::size_t kMostOfRowName = 40;  // two lines of the column

// A row of the table and whether its viewers and views are of one kind, which a sum of channels is
// not.
struct Row {
  std::string name;
  ChannelTally tally;
  bool is_sum = false;
};

// Which channels have a row of their own: those with the most messages. One small channel alone
// needs no row of others.
std::vector<bool> AreLarge(const std::vector<ChannelTally>& channels) {
  if (channels.size() <= kMostChannelRows + 1) return std::vector<bool>(channels.size(), true);
  std::vector<std::size_t> order(channels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return channels[a].messages > channels[b].messages;
  });
  std::vector<bool> large(channels.size(), false);
  for (std::size_t i = 0; i < kMostChannelRows; ++i) large[order[i]] = true;
  return large;
}

std::vector<Row> RowsOf(const Tally& tally, const ReportWords& words) {
  std::vector<Row> rows;
  const std::vector<bool> large = AreLarge(tally.channels);
  ChannelTally others;
  std::int64_t small = 0;
  for (std::size_t i = 0; i < large.size(); ++i) {
    const ChannelTally& channel = tally.channels[i];
    if (large[i]) {
      rows.push_back({NameOfChannel(channel, words, kMostOfRowName), channel, false});
    } else {
      others.Add(channel);
      ++small;
    }
  }
  const std::string name = words.Say("report.table.others", {{"count", words.Count(small)}});
  if (small > 0) rows.push_back({name, others, true});
  return rows;
}

class Table {
 public:
  Table(const PeriodReport& report, const ReportWords& words) : report_(report), words_(words) {
    const ChannelTally& total = report.tally.total;
    has_viewers_ = total.viewers.messages > 0;
    has_views_ = total.views.messages > 0;
  }

  std::string Write() const {
    std::string html =
        "<div class=\"scroll\" role=\"group\" aria-labelledby=\"told\" tabindex=\"0\">\n<table>\n"
        "<thead><tr>";
    for (const char* name : {"channel", "messages", "reactions", "comments", "shares"})
      Head(name, &html);
    if (has_viewers_) Head("viewers", &html);
    if (has_views_) Head("views", &html);
    html += "</tr></thead>\n<tbody>\n";
    const std::vector<Row> rows = RowsOf(report_.tally, words_);
    for (const Row& row : rows) html += Line(row);
    html += "</tbody>\n";
    if (rows.size() > 1) {
      html += "<tfoot>\n" + Line({words_.Say("report.total"), report_.tally.total, true}) +
              "</tfoot>\n";
    }
    return html + "</table>\n</div>\n";
  }

 private:
  void Head(const std::string& name, std::string* html) const {
    *html += "<th scope=\"col\">" + Escape(words_.Say("report.column." + name)) + "</th>";
  }

  std::string Small(const std::string& text) const {
    return "<span class=\"small\">" + Escape(text) + "</span>";
  }

  std::string Cell(const KnownSum& sum, std::int64_t messages) const {
    if (sum.messages == 0) return "<td>" + Small(words_.Say("report.unknown")) + "</td>";
    std::string cell = "<td>" + Escape(words_.Count(sum.sum));
    if (sum.messages < messages) {
      cell += " " + Small(words_.Say("report.known_of", {{"known", words_.Count(sum.messages)},
                                                         {"messages", words_.Count(messages)}}));
    }
    return cell + "</td>";
  }

  // Viewers of two channels are not two groups of people, and two definitions count two things.
  std::string Reported(const KnownSum& sum, const Row& row) const {
    if ((row.is_sum || sum.is_unlike) && sum.messages > 0) {
      return "<td>" + Small(words_.Say("report.not_added")) + "</td>";
    }
    return Cell(sum, row.tally.messages);
  }

  std::string Line(const Row& row) const {
    const ChannelTally& tally = row.tally;
    std::string html = "<tr><th scope=\"row\"><span class=\"name\">" + Escape(row.name) +
                       "</span></th><td>" + Escape(words_.Count(tally.messages)) + "</td>" +
                       Cell(tally.reactions, tally.messages) +
                       Cell(tally.comments, tally.messages) + Cell(tally.shares, tally.messages);
    if (has_viewers_) html += Reported(tally.viewers, row);
    if (has_views_) html += Reported(tally.views, row);
    return html + "</tr>\n";
  }

  const PeriodReport& report_;
  const ReportWords& words_;
  bool has_viewers_ = false, has_views_ = false;
};

}  // namespace

std::string ChannelTable(const PeriodReport& report, const ReportWords& words) {
  return Table(report, words).Write();
}

}  // namespace kringen
