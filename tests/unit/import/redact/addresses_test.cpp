// Streets with a house, by their name, their end or what is said of them; and numbers behind a
// street that are no house.
#include <doctest/doctest.h>

#include <string>

#include "import/redact/redact.h"

namespace kringen {
namespace {

std::string Clean(const std::string& text) { return Redact(text, {}, nullptr); }

TEST_CASE("any street is one behind a word that says so") {
  CHECK(Clean("Brand in woning Aalbes 12.") == "Brand in woning [adres].");
  CHECK(Clean("Brand in woning Kerkhof 12.") == "Brand in woning [adres].");
  CHECK(Clean("De kapvergunning voor Aakamp 14 is verleend") ==
        "De kapvergunning voor [adres] is verleend");
  CHECK(Clean("kapvergunning voor Aakamp 14 verleend") == "kapvergunning voor [adres] verleend");
  CHECK(Clean("Het adres is Aakamp nr 14.") == "Het adres is [adres].");
  CHECK(Clean("Klacht van de bewoner van de Snippert 14.") ==
        "Klacht van de bewoner van de [adres].");
  CHECK(Clean("perceel Zijland 4") == "perceel [adres]");
  CHECK(Clean("Aakamp 14, Losser") == "[adres], Losser");
  CHECK(Clean("Zijland 4, De Lutte") == "[adres], De Lutte");
}

TEST_CASE("a house number by its word") {
  CHECK(Clean("Irenestraat huisnr 12") == "[adres]");
  CHECK(Clean("huisnummer 12 Irenestraat") == "[adres]");
  CHECK(Clean("Aanvraag Aakamp huisnummer 9") == "Aanvraag [adres]");
  CHECK(Clean("7582 C B 5") == "[adres]");
}

TEST_CASE("a postcode near a house is of its address, by itself it is a code") {
  CHECK(Clean("[adres] in Losser, 7581 AB") == "[adres] in Losser, [adres]");
  CHECK(Clean("Code 7581 AB") == "Code 7581 AB");
  const std::string far(90, 'x');
  CHECK(Clean("[adres] " + far + " 7581 AB") == "[adres] " + far + " 7581 AB");
}

TEST_CASE("houses in a row are one address") {
  for (const char* text : {"Irenestraat 12, 14 en 16", "Irenestraat 12 t/m 16",
                           "Tulpstraat 3, 5, 7a en 9", "Irenestraat 12 tot 20"}) {
    CAPTURE(std::string(text));
    CHECK(Clean(text) == "[adres]");
  }
  CHECK(Clean("Kerkstraat 12, 3 weken dicht") == "[adres], 3 weken dicht");
}

TEST_CASE("more ends of Dutch streets, with a capital and a small number") {
  for (const char* street :
       {"Molenhoek", "Bosrand", "Zoekerveld", "Roggekamp", "Vlasakkers", "Beekzijde", "Dorpsbrink",
        "Bookhorst", "Broekheurnerring", "Boszoom", "Kanaaloever", "Boerenerf"}) {
    CAPTURE(std::string(street));
    CHECK(Clean("Bij " + std::string(street) + " 12 is een boom gekapt.") ==
          "Bij [adres] is een boom gekapt.");
  }
}

TEST_CASE("numbers behind a street that are no house") {
  for (const char* text :
       {"Schoolstraat 7 t/m 9 april dicht", "Kapelstraat 8, 9 en 10 maart",
        "Kerkstraat 12 tot 16 februari", "Kerkstraat 12 en 14 mei dicht", "Bernhardstraat 1e fase",
        "Groenestraat 2e deel", "Lindeplein 1e prijs", "Bosweg 3x breder",
        "Nieuwstraat 3 parkeerplaatsen", "Parkstraat 4 laadpalen", "Winkelstraat 24/7 open",
        "Oranjestraat 30+ feest", "Beatrixstraat 65 plus", "Provincialeweg 733 krijgt asfalt",
        "Lutterstraat 2024-2025", "Lot 2024-AB-15", "Dorpsstraat 6 lantaarnpalen"}) {
    CAPTURE(std::string(text));
    CHECK(Clean(text) == text);
  }
  CHECK(Clean("Kerkstraat 12e is leeg") == "[adres] is leeg");
}

TEST_CASE("what is numbered and no street") {
  for (const char* text :
       {"Overdinkel 3 - Losser 2", "Glanerbrug 3 speelt tegen De Lutte 2", "Speelveld 3 is gemaaid",
        "Groep 8, Losser", "Zaal 3, Losser", "Nederland 2, Duitsland 1",
        "Vergadering 3 van de raad", "Kermis op de Markt 3",
        "Bestemmingsplan Zoekerveld 3, vastgesteld op 12 maart", "De bewoners van Groep 8",
        "Opening 10, Oldenzaal", "Buslijn 62, Losser", "Stemlokaal 12, De Lutte",
        "Nürnberg 1 - Winterberg 2", "Kerstmarkt 12"}) {
    CAPTURE(std::string(text));
    CHECK(Clean(text) == text);
  }
}

}  // namespace
}  // namespace kringen
