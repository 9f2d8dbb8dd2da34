#include "publish/first_screen.h"

#include <algorithm>
#include <string_view>

#include "model/publication_json.h"

namespace kringen {

namespace {

constexpr std::size_t kMostMessages = 6;
constexpr std::size_t kHeadingCharacters = 140;  // as in the page's list

// What of the text the heading has not said.
std::string_view RestOf(std::string_view heading, std::string_view text) {
  if (text.substr(0, heading.size()) != heading) return text;
  text.remove_prefix(heading.size());
  const std::size_t begin = text.find_first_not_of(" \n\t");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

std::string Article(const PublicationItem& item, const Publication& publication,
                    const PublishWords& words) {
  const std::string heading = HeadingOf(item, kHeadingCharacters);
  const std::string& language = item.language.empty() ? publication.language : item.language;
  std::string html = "<article lang=\"" + Escape(language) + "\"><p class=\"chips\"><span " +
                     "class=\"chip\">" + Escape(ChannelName(publication, item.channel)) +
                     "</span></p><h3 dir=\"auto\"><a href=\"" + ItemPath(item) + "\">" +
                     Escape(heading) + "</a></h3>";
  const std::string_view rest = RestOf(heading, item.content_text);
  if (!rest.empty()) html += "<p class=\"text\" dir=\"auto\">" + Escape(rest) + "</p>";
  return html + "<p class=\"meta\"><time datetime=\"" + MachineTime(item) + "\">" +
         Escape(TimeWords(item, words)) + "</time></p></article>\n";
}

}  // namespace

std::string FirstScreen(const Publication& publication, const PublishWords& words) {
  std::string html, month;
  const std::size_t count = std::min(publication.items.size(), kMostMessages);
  for (std::size_t i = 0; i < count; ++i) {
    const PublicationItem& item = publication.items[i];
    if (MonthOf(item) != month) {
      if (!month.empty()) html += "</section>\n";
      month = MonthOf(item);
      html += "<section class=\"group\"><h2><span>" + Escape(MonthWords(month, words)) +
              "</span></h2>\n";
    }
    html += Article(item, publication, words);
  }
  return count == 0 ? html : html + "</section>\n";
}

void ShowFirstScreen(const std::string& first_screen, std::string* document) {
  constexpr std::string_view kOpen = "<div id=\"list-items\">", kAfter = "<p id=\"late\"";
  const std::size_t from = document->find(kOpen);
  const std::size_t to = document->find(kAfter, from);
  if (first_screen.empty() || from == std::string::npos || to == std::string::npos) return;
  const std::size_t begin = from + kOpen.size();
  document->replace(begin, to - begin, "\n" + first_screen + "</div>\n          ");
}

}  // namespace kringen
