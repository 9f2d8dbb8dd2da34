// Pieces of HTML and XML, and addresses within the site. Everything from outside goes through
// Escape; there is no other way into a page.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "model/publication.h"

namespace kringen {

// The words of the pages by key ("publish.all"), from assets/cli.
using PublishWords = std::function<std::string(std::string_view key)>;

// The language of a page's own words, after that of the feed; Dutch where Kringen has no words in
// the feed's.
std::string_view PageLanguage(const Publication& publication);

// For text and attribute values; control characters go, as XML forbids them.
std::string Escape(std::string_view text);

// A file name for any id: "fb-1" as it is, others with a number that tells them apart; so are those
// that no file may have under Windows ("con").
std::string FileNameOf(std::string_view id);
std::string ItemPath(const PublicationItem& item);  // "bericht/fb-1.html"
std::string MonthPath(std::string_view month);      // "berichten/2014-06.html"
// "2014-06"; of what is known by its year only that year, which is no month.
std::string MonthOf(const PublicationItem& item);
inline constexpr std::size_t kYearDigits = 4;
std::string ChannelName(const Publication& publication, const std::string& id);
std::string HeadingOf(const PublicationItem& item, std::size_t most);

// A text with its blanks, "{title}", filled in; a blank without a value stays.
std::string Filled(std::string text, const std::map<std::string, std::string>& values);

// "reach.figure.viewers.one" of 1, else "reach.figure.viewers.other".
std::string PluralKey(const std::string& key, std::int64_t count);
// "22.600"
std::string CountWords(std::int64_t count, const std::string& thousands);
// "3.400": two digits of a model's number of persons, as the page writes it.
std::string AboutWords(std::int64_t persons, const std::string& thousands);

// "5 juni 2014, 16:42" as precise as the item is.
std::string TimeWords(const PublicationItem& item, const PublishWords& words);
std::string TimeWords(TimePoint time, TimePrecision precision, const PublishWords& words);
// The same for programs: "2024-04" where no day is known.
std::string MachineTime(const PublicationItem& item);
// "juni 2014"; of a year "2014, maand niet bekend"
std::string MonthWords(std::string_view month, const PublishWords& words);

}  // namespace kringen
