// Mail addresses, telephone numbers, plates and accounts in less usual forms, and numbers that are
// none of them.
#include <doctest/doctest.h>

#include <string>

#include "import/redact/redact.h"

namespace kringen {
namespace {

std::string Clean(const std::string& text) { return Redact(text, {}, nullptr); }

TEST_CASE("mail addresses go whole, however odd") {
  for (const char* text :
       {"jan@xn--mnchen-3ya.de", "jan@sub-domein--x.nl", "jan.jansen@@gmail.com",
        "jan@@@voorbeeld.nl", "jan punt jansen bij gmail punt com", "t r u u s @ g m a i l . c o m",
        "t r u u s . b o s @ g m a i l . c o m", "truus_bos bij ziggo punt nl"}) {
    CAPTURE(std::string(text));
    CHECK(Clean("Mail " + std::string(text) + " even") == "Mail [e-mailadres] even");
  }
  for (const char* text : {"Heeft u mail bij gmail punt com", "Kijk bij losser punt nl",
                           "Mail bij gmail.com", "4 @@ 2 euro"}) {
    CHECK(Clean(text) == text);
  }
}

TEST_CASE("telephone numbers without a nought, and a second behind the first") {
  CHECK(Clean("Bel 6 12345678") == "Bel [telefoonnummer]");
  CHECK(Clean("mob 6-12345678") == "mob [telefoonnummer]");
  CHECK(Clean("app 6 12 34 56 78") == "app [telefoonnummer]");
  CHECK(Clean("06 12345678 / 87654321") == "[telefoonnummer] / [telefoonnummer]");
  CHECK(Clean("053-4311234 of 4311235") == "[telefoonnummer] of [telefoonnummer]");
  for (const char* text : {"Bel 6 mensen", "kies uit 6 12345678 stemmen",
                           "Maandag 09.00-12.00 13.00-17.00 uur.", "Di 08:00-12:00 13:00-17:00"}) {
    CHECK(Clean(text) == text);
  }
  CHECK(Clean("06-12345678 en 200 000 mensen") == "[telefoonnummer] en 200 000 mensen");
}

TEST_CASE("a number with its country in front, by two noughts or by nothing") {
  for (const char* number : {"0031 6 12345678", "0031 53 4311234", "0049 2562 12345", "31612345678",
                             "31 6 12345678", "31-6-12345678"}) {
    CAPTURE(std::string(number));
    CHECK(Clean("Bel " + std::string(number)) == "Bel [telefoonnummer]");
  }
  for (const char* text : {"Pas 32612345678", "Pas 38612345678"}) CHECK(Clean(text) == text);
}

TEST_CASE("what is a day by its groups alone is a telephone number") {
  for (const char* number :
       {"06 12 3456 78", "06-13-2014 10", "06 00 2014 10", "06 12 1899 78", "06 12 2100 78"}) {
    CAPTURE(std::string(number));
    CHECK(Clean("Bel " + std::string(number)) == "Bel [telefoonnummer]");
  }
  for (const char* day : {"06-12-2014 10", "06-01-1900 10", "06-12-2099 10"}) {
    CAPTURE(std::string(day));
    CHECK(Clean("Op " + std::string(day) + " uur") == "Op " + std::string(day) + " uur");
  }
}

TEST_CASE("plates in other forms are some near a car, and none on paper") {
  CHECK(Clean("de witte Golf, 12-abc-3") == "de witte Golf, [kenteken]");
  CHECK(Clean("De auto met AB 12 CD staat er") == "De auto met [kenteken] staat er");
  CHECK(Clean("12 ABC 3 reed weg") == "[kenteken] reed weg");
  for (const char* text : {"groep 12-abc-3", "AB 12 CD", "Formulier AB-12-34", "Kavel 12-AB-34",
                           "Bestek nr. 12-AB-34"}) {
    CAPTURE(std::string(text));
    CHECK(Clean(text) == text);
  }
  CHECK(Clean("Kenteken AB-12-34") == "Kenteken [kenteken]");
}

TEST_CASE("behind an at sign and a blank stands an account only if it looks like one") {
  CHECK(Clean("Dank @ truus_bos!") == "Dank [account]!");
  for (const char* text : {"Koffie @ gemeentehuis", "Vanavond @ Losser!", "Dank @ a_"}) {
    CHECK(Clean(text) == text);
  }
}

TEST_CASE("an account by its network, without a colon") {
  CHECK(Clean("Instagram jan.jansen96") == "Instagram [account]");
  CHECK(Clean("mijn twitter is janjansen96") == "mijn twitter is [account]");
  CHECK(Clean("Snapchat is truus99") == "Snapchat is [account]");
  for (const char* text :
       {"Twitter 2024 is anders", "Instagram stories2024", "Facebook losser.nl", "Telegram v2"}) {
    CHECK(Clean(text) == text);
  }
}

TEST_CASE("accounts of a bank, amounts and orders") {
  CHECK(Clean("Bankrekening 0417164300") == "Bankrekening [rekeningnummer]");
  CHECK(Clean("Rekening 0417.16.43.00") == "Rekening [rekeningnummer]");
  for (const char* text : {"Totaal 111222333 euro", "Ordernummer 123456782", "Factuur 111222333",
                           "111222333 keer bekeken", "Het bedrag is 111222333"}) {
    CHECK(Clean(text) == text);
  }
  CHECK(Clean("Nummer 111222333") == "Nummer [BSN]");
  CHECK(Clean("BSN 000000000") == "BSN 000000000");  // of forms that show how to fill them in
  CHECK(Clean("BSN 111222333 euro") == "BSN [BSN] euro");
}

}  // namespace
}  // namespace kringen
