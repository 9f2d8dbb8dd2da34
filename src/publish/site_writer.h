// A static site from an export: the export's own files, a page for every message and every month
// that needs no script, feed.xml, sitemap.xml, and the app around them under a name that changes
// with its content; and, for a folder of its own that no server shows, settings and model texts.
// The same input gives the same bytes. What has expired or was withdrawn is nowhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/publication_json.h"
#include "publish/html.h"
#include "publish/reach_file.h"
#include "publish/server_files.h"

namespace kringen {

struct SiteOptions {
  std::string base_url;               // "https://voorbeeld.nl/tijdlijn/"; with '/' at its end
  std::string today;                  // YYYY-MM-DD
  std::vector<OutputFile> app;        // build/site: documents, modules, programs, assets
  std::vector<OutputFile> extra;      // beside the export: population.json
  std::string stylesheet;             // assets/publish/publish.css
  std::string headers_json;           // assets/publish/headers.json
  std::vector<OutputFile> texts;      // model texts with {title}, {place}, {url}, {date}, ...
  ReachFile reach;                    // of reach.json; empty: none
  std::string share_image;            // PNG for who shares an address; empty: none
  std::vector<std::string> embed_on;  // who may show embed.html in a page; see server_files.h
  bool is_unlisted = false;           // message and month pages ask search engines to stay away
};

inline constexpr std::string_view kShareImageName = "kringen.png";

struct WrittenSite {
  std::vector<OutputFile> files;     // all that a server may show, with the manifest herkomst.json
  std::vector<OutputFile> settings;  // beside it: nginx.conf, modelteksten/
};

// `words` are of PageLanguage(publication): pages speak the language of the feed.
WrittenSite WriteSite(Publication publication, const SiteOptions& options,
                      const PublishWords& words);

// Belongs this file of ServerFiles() or ModelTexts() beside the site, where no server shows it?
// Files by which a server is set from within the folder (.htaccess, web.config, _headers) do not.
bool IsSetting(std::string_view path);

// Is this file of the built page part of a published one? The demos are not a municipality's, the
// studio is for who makes the export. Documents are written anew, so their packed copies are not.
bool IsPublished(std::string_view path);

// feed.xml (RSS 2.0, the newest fifty) and sitemap.xml.
std::string FeedXml(const Publication& publication, const SiteOptions& options);
std::string SitemapXml(const Publication& publication, const std::vector<std::string>& paths,
                       const SiteOptions& options);

// agenda.ics: visits and events; empty when there are none.
std::string AgendaIcs(const Publication& publication, const SiteOptions& options);
// The texts with their blanks filled in, in modelteksten/.
std::vector<OutputFile> ModelTexts(const Publication& publication, const SiteOptions& options);

}  // namespace kringen
