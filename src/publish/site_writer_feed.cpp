// feed.xml and sitemap.xml.
#include <algorithm>
#include <array>
#include <cstdio>

#include "publish/site_writer.h"

namespace kringen {
namespace {

// RFC 822, in UTC: "Thu, 05 Jun 2014 14:42:00 +0000".
std::string Rfc822(TimePoint time) {
  constexpr std::array<const char*, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const CivilTime civil = ToCivil(time);
  const int offset_min = UtcOffset(time) / 60;
  char text[80];
  std::snprintf(text, sizeof(text), "%s, %02d %s %04d %02d:%02d:%02d %c%02d%02d",
                kDays[static_cast<std::size_t>(Weekday(time))], civil.day,
                kMonths[static_cast<std::size_t>(civil.month - 1)], civil.year, civil.hour,
                civil.minute, civil.second, offset_min < 0 ? '-' : '+', std::abs(offset_min) / 60,
                std::abs(offset_min) % 60);
  return text;
}

}  // namespace

std::string FeedXml(const Publication& publication, const SiteOptions& options) {
  constexpr std::size_t kNewest = 50;
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>\n";
  xml += "<title>" + Escape(publication.title) + "</title>\n";
  xml += "<link>" + Escape(options.base_url) + "</link>\n";
  xml += "<description>" + Escape(publication.description) + "</description>\n";
  xml += "<language>" + Escape(publication.language) + "</language>\n";
  xml += "<atom:link href=\"" + Escape(options.base_url) +
         "feed.xml\" rel=\"self\" type=\"application/rss+xml\"/>\n";
  for (std::size_t i = 0; i < std::min(kNewest, publication.items.size()); ++i) {
    const PublicationItem& item = publication.items[i];
    xml += "<item><title>" + Escape(HeadingOf(item, 120)) + "</title>";
    xml += "<link>" + Escape(options.base_url + ItemPath(item)) + "</link>";
    xml += "<guid isPermaLink=\"false\">" + Escape(item.id) + "</guid>";
    xml += "<pubDate>" + Rfc822(item.published) + "</pubDate>";
    xml += "<description>" + Escape(item.content_text) + "</description></item>\n";
  }
  return xml + "</channel></rss>\n";
}

std::string SitemapXml(const Publication& publication, const std::vector<std::string>& paths,
                       const SiteOptions& options) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  const auto add = [&](const std::string& path) {
    xml += "<url><loc>" + Escape(options.base_url + path) + "</loc></url>\n";
  };
  add("");
  for (const std::string& path : paths) add(path);
  for (const PublicationItem& item : publication.items) {
    if (!options.is_unlisted) add(ItemPath(item));
  }
  return xml + "</urlset>\n";
}

}  // namespace kringen
