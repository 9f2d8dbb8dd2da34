#include "report/report_html.h"

#include "base/text.h"
#include "report/channel_table.h"
#include "report/digest_lines.h"
#include "report/report_text.h"

namespace kringen {
namespace {

constexpr std::size_t kHeadingCharacters = 90;
constexpr std::size_t kShortHeading = 60;  // with its channel and its day on one line

std::string Paragraph(const std::string& text, const std::string& style = {}) {
  if (text.empty()) return {};
  const std::string attribute = style.empty() ? "" : " class=\"" + style + "\"";
  return "<p" + attribute + ">" + Escape(text) + "</p>\n";
}

std::string Items(const Sentences& lines) {
  std::string html;
  for (const std::string& line : lines) html += "<li>" + Escape(line) + "</li>\n";
  return html;
}

// One line is a paragraph, several are a list.
std::string Lines(const Sentences& lines) {
  return lines.size() == 1 ? Paragraph(lines[0]) : "<ul>\n" + Items(lines) + "</ul>\n";
}

class Page {
 public:
  Page(const PeriodReport& report, const PageParts& parts, const ReportWords& words)
      : report_(report), parts_(parts), words_(words) {}

  std::string Write() {
    html_ = Head() + Top();
    Section("paste", Paragraph(Joined(PasteText(report_, words_))));
    if (!report_.tally.messages.empty()) {
      Section("told", ChannelTable(report_, words_) +
                          Paragraph(Joined(TableNotes(report_, words_)), "note"));
      Section("seen", Lines(SeenText(report_, words_)) +
                          Paragraph(Joined(SeenNotes(report_, words_)), "note"));
      Section("answers", Paragraph(Joined(AnswersText(report_.answers, words_))));
      Section("ranking", Rankings());
      Section("missed", Missed());
    } else {
      html_ += Paragraph(Joined(TableNotes(report_, words_)), "note");
    }
    Section("words", Definitions());
    Section("method", Method());
    return html_ + "</main>\n</body>\n</html>\n";
  }

 private:
  // The style stands in the page, and its policy lets that style in and nothing else.
  std::string Head() const {
    const std::string policy = "default-src 'none'; img-src data:; style-src " +
                               PolicySource(parts_.stylesheet) +
                               "; base-uri 'none'; form-action 'none'";
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + Escape(parts_.language) +
                       "\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
                       Escape(policy) +
                       "\">\n<meta name=\"viewport\" content=\"width=device-width, "
                       "initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n"
                       "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
                       Escape(Title() + " – " + publication().title) +
                       "</title>\n<link rel=\"icon\" href=\"data:,\">\n";
    return html + "<style>" + parts_.stylesheet + "</style>\n</head>\n<body>\n<main>\n";
  }

  std::string Top() const {
    std::string about = publication().place_name;
    const ReportPeriod& period = report_.period;
    if (period.kind == ReportPeriod::Kind::kMonth) {
      const std::string days = words_.Say("report.days", {{"from", words_.Day(FirstDay(period))},
                                                          {"to", words_.Day(LastDay(period))}});
      about += (about.empty() ? "" : " · ") + days;
    }
    std::string html = "<header>\n" + Paragraph(publication().title, "over") + "<h1>" +
                       Escape(Title()) + "</h1>\n" + Paragraph(about, "about");
    html += Paragraph(Joined(PassedText(report_, words_)), "passed");
    if (publication().demo) html += Paragraph(words_.Say("publish.demo"), "demo");
    return html + "</header>\n";
  }

  void Section(const std::string& name, const std::string& inside) {
    html_ += "<section class=\"" + name + "\" aria-labelledby=\"" + name + "\">\n<h2 id=\"" + name +
             "\">" + Escape(words_.Say("report.section." + name)) + "</h2>\n" + inside +
             "</section>\n";
  }

  std::string Language(const PublicationItem& item) const {
    const std::string& language = item.language.empty() ? publication().language : item.language;
    return " lang=\"" + Escape(language) + "\"";
  }

  std::string Message(const MessageFigures& message) const {
    const PublicationItem& item = *message.item;
    const std::string heading = Escape(HeadingOf(item, kHeadingCharacters));
    std::string html = "<li>\n<p class=\"heading\"" + Language(item) + ">";
    html += HasWebScheme(item.url) ? "<a rel=\"noopener noreferrer\" href=\"" + Escape(item.url) +
                                         "\">" + heading + "</a>"
                                   : heading;
    html += "</p>\n";
    html += Paragraph(TimeWords(item, words_.plain()) + " · " +
                          NameOfChannel(report_, item.channel, words_, kMostOfName),
                      "about");
    html += Paragraph(EvidenceText(report_, message, words_));
    Sentences back;
    const auto add = [&](const char* what, std::int64_t count) {
      if (count >= 0) {
        back.push_back(words_.Plural(std::string("report.back.") + what, count));
      }
    };
    add("reactions", message.reactions);
    add("comments", message.comments);
    add("shares", message.shares);
    if (!back.empty()) html += Paragraph(words_.List(back), "about");
    return html + "</li>\n";
  }

  std::string Ranked(const std::string& name,
                     const std::vector<const MessageFigures*>& messages) const {
    if (messages.empty()) return {};
    std::string html =
        "<div>\n<h3>" + Escape(words_.Say("report.ranking." + name)) + "</h3>\n<ol>\n";
    for (const MessageFigures* message : messages) html += Message(*message);
    return html + "</ol>\n</div>\n";
  }

  std::string Rankings() const {
    return Paragraph(Joined(RankingText(report_.ranking, words_))) + "<div class=\"columns\">\n" +
           Ranked("most", report_.ranking.most) + Ranked("least", report_.ranking.least) +
           "</div>\n";
  }

  std::string Missed() const {
    const Sentences lines = MissedText(report_, words_);
    const std::string groups = report_.reach.missed.empty() ? Paragraph(Joined(lines))
                                                            : "<ul>\n" + Items(lines) + "</ul>\n";
    return groups + Paragraph(Joined(MissedNotes(report_, words_)), "note") + MissedMessageList();
  }

  // Each on a line: what it is, where and when.
  std::string MissedMessageList() const {
    const std::vector<const MessageFigures*> messages = MissedMessages(report_);
    if (messages.empty()) return {};
    std::string html = "<ul class=\"note\">\n";
    for (const MessageFigures* message : messages) {
      const PublicationItem& item = *message->item;
      const std::string channel = NameOfChannel(report_, item.channel, words_, kMostOfName);
      html += "<li><span" + Language(item) + ">" + Escape(HeadingOf(item, kShortHeading)) +
              "</span> · " + Escape(channel) + " · " + Escape(words_.DayOf(item)) + "</li>\n";
    }
    const std::size_t more = report_.reach.platforms.front().counted() - messages.size();
    Sentences rest;
    words_.PluralIfAny("report.missed.more", static_cast<std::int64_t>(more), &rest);
    return html + Items(rest) + "</ul>\n";
  }

  std::string Definitions() const {
    Sentences names{"message", "reactions", "comments", "shares"};
    if (report_.tally.total.viewers.messages > 0) names.emplace_back("viewers");
    if (report_.tally.total.views.messages > 0) names.emplace_back("views");
    if (!report_.reach.estimates.items.empty()) names.emplace_back("residents");
    if (report_.answers.is_known()) names.emplace_back("answered");
    names.emplace_back("unknown");
    std::string html = "<dl>\n";
    for (const std::string& name : names) {
      html += "<div><dt>" + Escape(words_.Say("report.word." + name)) + "</dt><dd>" +
              Escape(words_.Say("report.means." + name)) + "</dd></div>\n";
    }
    return html + "</dl>\n";
  }

  std::string Method() const {
    const auto check = [&](const char* key, const std::string& digest) {
      return "<div><dt>" + Escape(words_.Say(key)) + "</dt><dd><code>" + digest +
             "</code></dd></div>\n";
    };
    std::string html = Paragraph(Joined(MethodText(report_, words_)));
    html += "<dl class=\"check\">\n" + check("report.method.export", report_.export_digest) +
            check("report.method.figures", parts_.figures_digest) + "</dl>\n";
    const auto command = [](const std::string& names) {
      return "sha256sum " + names + " | sha256sum";  // technical
    };
    return html + Paragraph(words_.Say("report.method.check",
                                       {{"export", command("feed*.json")},
                                        {"figures", command(parts_.figures_names)}}));
  }

  std::string Title() const { return words_.Title(report_.period, report_.source->cases); }
  const Publication& publication() const { return report_.source->publication; }

  const PeriodReport& report_;
  const PageParts& parts_;
  const ReportWords& words_;
  std::string html_;
};

}  // namespace

std::string ReportHtml(const PeriodReport& report, const PageParts& parts,
                       const ReportWords& words) {
  return Page(report, parts, words).Write();
}

}  // namespace kringen
