#include "bench/generate.h"

#include <algorithm>
#include <cstdio>
#include <initializer_list>
#include <iterator>
#include <string_view>

namespace kringen {
namespace {

// Earlier words are picked more often.
constexpr std::string_view kWords[] = {"de",
                                       "het",
                                       "een",
                                       "en",
                                       "van",
                                       "in",
                                       "op",
                                       "voor",
                                       "is",
                                       "met",
                                       "we",
                                       "u",
                                       "aan",
                                       "dat",
                                       "er",
                                       "om",
                                       "bij",
                                       "naar",
                                       "ook",
                                       "niet",
                                       "vandaag",
                                       "morgen",
                                       "straat",
                                       "dorp",
                                       "gemeente",
                                       "buurt",
                                       "bewoners",
                                       "school",
                                       "vereniging",
                                       "avond",
                                       "vrijwilligers",
                                       "bedankt",
                                       "samen",
                                       "helpen",
                                       "vraag",
                                       "antwoord",
                                       "raad",
                                       "besluit",
                                       "subsidie",
                                       "veilig",
                                       "verkeer",
                                       "fietsers",
                                       "dorpshuis",
                                       "sporthal",
                                       "bibliotheek",
                                       "zwembad",
                                       "oogst",
                                       "markt",
                                       "kerk",
                                       "muziek",
                                       "koor",
                                       "jeugd",
                                       "ouderen",
                                       "zorg",
                                       "huisarts",
                                       "brandweer",
                                       "politie",
                                       "één",
                                       "café",
                                       "ideeën",
                                       "geïnteresseerd",
                                       "Dinkel",
                                       "Overdinkel",
                                       "Beuningen",
                                       "bijeenkomst",
                                       "inloopspreekuur",
                                       "vergunning",
                                       "bestemmingsplan",
                                       "afvalinzameling",
                                       "carnavalsoptocht",
                                       "burendag",
                                       "lintje",
                                       "jubileum",
                                       "glasvezel",
                                       "hoogwater",
                                       "schaatsbaan",
                                       "kermis",
                                       "sportakkoord",
                                       "mantelzorg"};
constexpr std::string_view kTags[] = {"verkeer", "zorg",  "sport",  "cultuur", "bestuur",  "jeugd",
                                      "veilig",  "wonen", "natuur", "werk",    "onderwijs"};
constexpr std::string_view kVillages[] = {"losser", "glane", "overdinkel", "de-lutte", "beuningen"};
constexpr std::string_view kInstruments[] = {"communication", "money", "rules"};
constexpr std::string_view kDirections[] = {"one_way", "asks", "answers", "reports_back"};
constexpr std::string_view kChannels[] = {"facebook", "twitter", "press",
                                          "website",  "visit",   "mastodon"};
constexpr std::string_view kEmoji[] = {"🎉", "🚲", "👏🏽", "🇳🇱", "🌧️"};
constexpr int kCases = 12;

void AppendNumber(std::int64_t number, std::string* out) { *out += std::to_string(number); }

void Append(std::initializer_list<std::string_view> parts, std::string* out) {
  for (const std::string_view part : parts) *out += part;
}

void AppendId(std::uint32_t item, std::string* out) {
  char id[16];
  std::snprintf(id, sizeof id, "b-%07u", static_cast<unsigned>(item));
  *out += id;
}

void AppendDate(TimePoint t, std::string* out) {
  const CivilTime c = ToCivil(t);
  char date[96];
  std::snprintf(date, sizeof date, "%04d-%02d-%02dT%02d:%02d:%02d+%02d:00", c.year, c.month, c.day,
                c.hour, c.minute, c.second, UtcOffset(t) / 3600);
  *out += date;
}

std::string ChannelId(int lane) {
  const auto names = static_cast<int>(std::size(kChannels));
  std::string id(kChannels[static_cast<std::size_t>(lane % names)]);
  if (lane >= names) Append({"-", std::to_string(lane / names + 1)}, &id);
  return id;
}

std::string_view KindOf(std::string_view channel) {
  if (channel.starts_with("press")) return "press";
  if (channel.starts_with("website")) return "website";
  return channel.starts_with("visit") ? "visit" : "social";
}

// "twitter-2" of the lanes that ChannelId names
std::string_view PlatformOf(std::string_view channel) {
  const std::string_view name = channel.substr(0, channel.find('-'));
  return name == "twitter" ? "x" : name;
}

// People sleep: a moment of the day is moved into 07:00-23:00.
TimePoint Awake(TimePoint t) {
  constexpr std::int64_t kDay_s = 86400;
  const std::int64_t second = ((t % kDay_s) + kDay_s) % kDay_s;
  return t - second + 6 * 3600 + second * 16 / 24;
}

}  // namespace

TimePoint NewestOf(const FeedPlan&) { return FromCivil({2014, 10, 31, 18, 0, 0}); }

FeedGenerator::FeedGenerator(const FeedPlan& plan) : plan_(plan), state_(plan.seed) {}

std::uint32_t FeedGenerator::page_count() const {
  return (plan_.items + plan_.items_per_page - 1) / plan_.items_per_page;
}

std::string FeedGenerator::PageName(std::uint32_t page) {
  std::string name = "feed";
  if (page > 0) Append({"-", std::to_string(page + 1)}, &name);
  return name += ".json";
}

// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
std::uint64_t FeedGenerator::Random() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

std::uint32_t FeedGenerator::Below(std::uint32_t limit) {
  return static_cast<std::uint32_t>((Random() >> 32) * limit >> 32);
}

bool FeedGenerator::Next(std::string* page) {
  if (next_item_ >= plan_.items) return false;
  page->clear();
  AddHeader(page);
  const std::uint32_t end = std::min(plan_.items, next_item_ + plan_.items_per_page);
  while (next_item_ < end) {
    AddItem(page);
    *page += next_item_ < end ? ",\n" : "]}\n";
  }
  ++next_page_;
  return true;
}

void FeedGenerator::AddHeader(std::string* out) {
  *out += R"({"version":"https://jsonfeed.org/version/1.1","title":"Meting","language":"nl",)";
  if (next_page_ + 1 < page_count()) {
    Append({R"("next_url":")", PageName(next_page_ + 1), R"(",)"}, out);
  }
  *out +=
      R"("_kringen":{"schema":1,"demo":true,"place":{"name":"Losser",)"
      R"("timezone":"Europe/Amsterdam","population":"/assets/losser/population.json"},"channels":[)";
  for (int lane = 0; lane < plan_.lanes; ++lane) {
    const std::string id = ChannelId(lane);
    Append({lane > 0 ? "," : "", R"({"id":")", id, R"(","name":")", id, R"(","kind":")", KindOf(id),
            R"(","platform":")", PlatformOf(id), R"("})"},
           out);
  }
  *out += R"(],"cases":[)";
  for (int i = 0; i < kCases; ++i) {
    const std::string number = std::to_string(i);
    Append({i > 0 ? "," : "", R"({"id":"casus-)", number, R"(","title":"Casus nummer )", number,
            R"("})"},
           out);
  }
  if (next_page_ == 0 && page_count() > 1) {
    *out += R"(],"pages":[)";
    for (std::uint32_t i = 0; i < page_count(); ++i) {
      Append({i > 0 ? "," : "", R"({"url":")", PageName(i), R"("})"}, out);
    }
  }
  *out += "]},\n\"items\":[\n";
}

void FeedGenerator::AddItem(std::string* out) {
  const auto span_s = static_cast<std::int64_t>(plan_.years) * 31556952;
  const auto mean_gap_s =
      static_cast<std::uint32_t>(std::max<std::int64_t>(1, span_s / plan_.items));
  const TimePoint time = Awake(NewestOf(plan_) - age_s_);
  // Now and then a burst: several channels tell the same within minutes.
  age_s_ += OneIn(12) ? Below(mean_gap_s / 20 + 1) : Below(mean_gap_s * 25 / 12);
  const std::uint32_t item = next_item_++;
  const std::string channel =
      ChannelId(static_cast<int>(Below(static_cast<std::uint32_t>(plan_.lanes))));

  *out += R"({"id":")";
  AppendId(item, out);
  if (plan_.rich) {
    Append({R"(","url":"https://voorbeeld.nl/berichten/)", channel, "/"}, out);
    AppendId(item, out);
    *out += R"(","language":"nl)";
  }
  *out += R"(","date_published":")";
  AppendDate(time, out);
  *out += R"(","content_text":")";
  AddText(plan_.rich ? 330 + Below(120) : 70 + Below(60), out);
  *out += R"(","tags":[")";
  *out += kTags[Below(std::size(kTags))];
  Append({R"("],"_kringen":{"channel":")", channel, R"(",)"}, out);
  if (item + 40 < plan_.items && OneIn(25)) {
    *out += R"("kind":"reply","in_reply_to":")";
    AppendId(item + 1 + Below(30), out);
    *out += R"(",)";
  } else {
    *out += R"("kind":"post",)";
  }
  if (OneIn(150)) Append({R"("case":"casus-)", std::to_string(Below(kCases)), R"(",)"}, out);
  if (plan_.rich) {
    *out += R"("thread":null,"time":{"precision":"minute","end":null},"instrument":")";
    *out += kInstruments[Below(3)];
    *out += R"(",)";
  }
  if (plan_.rich || OneIn(2)) {
    *out += R"("direction":")";
    *out += kDirections[Below(4)];
    *out += R"(",)";
  }
  *out += R"("villages":[")";
  *out += kVillages[Below(5)];
  *out += R"("])";
  if (plan_.rich || OneIn(2)) AddMetrics(out);
  if (plan_.rich) AddDialogue(out);
  *out += plan_.rich ? R"(,"expires":null,"demo":true}})" : "}}";
}

void FeedGenerator::AddText(std::size_t bytes, std::string* out) {
  const std::size_t end = out->size() + bytes;
  bool sentence_begins = true;
  if (OneIn(40)) *out += "Buurtfeest ";
  while (true) {
    const std::uint32_t limit = Below(std::size(kWords)) + 1;
    std::string_view word = kWords[Below(limit)];
    if (OneIn(12000)) word = "wegwerkzaamheden";
    const std::size_t begin = out->size();
    *out += word;
    if (sentence_begins && word[0] >= 'a' && word[0] <= 'z')
      (*out)[begin] = static_cast<char>(word[0] - 32);
    sentence_begins = OneIn(9);
    if (out->size() >= end) break;
    *out += sentence_begins ? (OneIn(6) ? ".\\n" : OneIn(5) ? "? " : ". ") : " ";
  }
  *out += '.';
  if (OneIn(10)) {
    *out += ' ';
    *out += kEmoji[Below(std::size(kEmoji))];
  }
}

void FeedGenerator::AddMetrics(std::string* out) {
  const std::uint32_t reactions = Below(20) * Below(20);
  *out += R"(,"metrics":[{"source":"archive",)";
  if (plan_.rich) *out += R"("measured":"2014-10-31",)";
  *out += R"("reactions":)";
  AppendNumber(reactions, out);
  *out += R"(,"comments":)";
  AppendNumber(reactions / 5, out);
  if (plan_.rich) {
    *out += R"(,"commenters":)";
    AppendNumber(reactions / 6, out);
    *out += R"(,"shares":)";
    AppendNumber(reactions / 9, out);
    *out += R"(,"reach":null,"impressions":null,"local_share":null)";
  } else if (OneIn(3)) {
    *out += R"(,"reach":)";
    AppendNumber(100 + reactions * 20, out);
  }
  *out += "}]";
}

void FeedGenerator::AddDialogue(std::string* out) {
  *out += R"(,"dialogue":{"questions":)";
  AppendNumber(Below(9), out);
  *out += R"(,"answered":)";
  AppendNumber(Below(5), out);
  *out += R"(,"reply_minutes":[)";
  AppendNumber(Below(60), out);
  *out += ",";
  AppendNumber(Below(600), out);
  *out += R"(],"unanswered_minutes":[10080]})";
}

}  // namespace kringen
