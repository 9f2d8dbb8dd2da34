#include "report/channel_table.h"

#include "report/report_text.h"

namespace kringen {
namespace {

// A row of the table and whether its viewers and views are of one kind, which a sum of channels is
// not.
struct Row {
  std::string name;
  ChannelTally tally;
  bool is_sum = false;
};

std::vector<Row> RowsOf(const Tally& tally, const ReportWords& words) {
  std::vector<Row> rows;
  const std::size_t count = tally.channels.size();
  const std::size_t own = count > kMostChannelRows + 1 ? kMostChannelRows : count;
  for (std::size_t i = 0; i < own; ++i) {
    rows.push_back({NameOfChannel(tally.channels[i], words), tally.channels[i], false});
  }
  if (own == count) return rows;
  const auto rest = static_cast<std::int64_t>(count - own);
  Row& others = rows.emplace_back(Row{words.Plural("report.other_channels", rest), {}, true});
  for (std::size_t i = own; i < count; ++i) others.tally.Add(tally.channels[i]);
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
