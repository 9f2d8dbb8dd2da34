// Model texts for the privacy statement and the record of processing, for the municipality to
// finish.
#include <map>

#include "publish/html.h"
#include "publish/site_writer.h"

namespace kringen {
std::vector<OutputFile> ModelTexts(const Publication& publication, const SiteOptions& options) {
  std::string channels;
  for (const Channel& channel : publication.channels) {
    channels.append(channels.empty() ? "" : ", ").append(channel.name);
  }
  const std::map<std::string, std::string> values{
      {"title", publication.title},
      {"place", publication.place_name.empty() ? "[gemeente]" : publication.place_name},
      {"url", options.base_url},
      {"date", options.today},
      {"channels", channels},
      {"items", std::to_string(publication.items.size())}};
  std::vector<OutputFile> files;
  for (const OutputFile& text : options.texts) {
    files.push_back({"modelteksten/" + text.path, Filled(text.bytes, values)});
  }
  return files;
}

}  // namespace kringen
