// libFuzzer target for the importer: the first byte chooses what the rest is given as (a file of
// Facebook, X, Mastodon or Instagram, a table of Meta, a text to redact). Checks the laws that
// publishing relies on: nothing withheld is published, redaction is done once and for all.
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "fuzz/require.h"
#include "import/redact/redact_publication.h"
#include "import/session/session.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

void TryFile(const char* path, std::string_view bytes) {
  ImportOptions options;
  options.generated = "2014-11-01T00:00:00Z";
  options.today = "2014-11-01";
  ImportSession session(options);
  for (const char* question : {"facebook_audience", "facebook_kind:other", "facebook_kind:shared",
                               "instagram_audience", "x_audience"}) {
    session.Answer(question, "public");
  }
  session.Add(path, {{path, std::string(bytes)}});
  session.Update();
  for (const Question& question : std::vector<Question>(session.questions())) {
    if (question.code == "question.account") session.Answer(question.id, "office");
  }
  session.Update();
  std::set<std::string> withheld;
  for (const Candidate& candidate : session.candidates()) {
    if (!candidate.withheld.empty()) withheld.insert(candidate.item.id);
  }
  const Publication publication = session.Publish();
  for (const PublicationItem& item : publication.items) {
    Require(withheld.count(item.id) == 0, "a withheld item is published");
  }
  const ExportReading again = ReadExport(WriteExport(publication));
  Require(again.publication.items.size() == publication.items.size(), "an item is lost");
}

void TryText(std::string_view text) {
  RedactOptions options;
  if (text.size() % 2 == 0) options.names = {"Truus Bos", "Jan van der Berg"};
  if (text.size() % 3 == 0) options.allowed = {"@losser.example", "raadhuisplein 1"};
  std::vector<Redaction> found;
  const std::string clean = Redact(text, options, &found);
  std::uint32_t last = 0;
  std::string told;
  for (const Redaction& each : found) {
    Require(each.from >= last && each.to > each.from && each.to <= text.size(), "a place");
    told += std::string(text.substr(last, each.from - last)) + each.replacement;
    last = each.to;
  }
  Require(told + std::string(text.substr(last)) == clean, "what is told was done");
  Require(Redact(clean, options, nullptr) == clean, "redacted twice");
  Publication publication;
  publication.title = publication.home_page_url = publication.place_name = text;
  publication.items.emplace_back();
  publication.items[0].id = publication.items[0].url = publication.items[0].content_text = text;
  publication.withdrawn = {publication.items[0].id};
  RedactPublication(options, &publication);
  Require(publication.withdrawn[0] == publication.items[0].id, "one id everywhere");
  Require(RedactPublication(options, &publication).empty(), "a publication redacted twice");
}

}  // namespace
}  // namespace kringen

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 6) {
    case 0:
      kringen::TryFile("posts/your_posts_1.json", bytes);
      break;
    case 1:
      kringen::TryFile("data/tweets.js", bytes);
      break;
    case 2:
      kringen::TryFile("outbox.json", bytes);
      break;
    case 3:
      kringen::TryFile("cijfers.csv", "Bericht-ID,Titel,Publicatietijdstip\n" + std::string(bytes));
      break;
    case 4:
      kringen::TryFile("content/posts_1.json", bytes);
      break;
    default:
      kringen::TryText(bytes);
  }
  return 0;
}
