// The address of a site: of the web and nothing else, since every page repeats it.
#include "publish/site_address.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

namespace kringen {
namespace {

TEST_CASE("an address of the web is taken, with '/' at its end") {
  const std::vector<std::pair<const char*, const char*>> kGood{
      {"https://voorbeeld.nl", "https://voorbeeld.nl/"},
      {"https://voorbeeld.nl/tijdlijn", "https://voorbeeld.nl/tijdlijn/"},
      {"HTTPS://Voorbeeld.NL/Tijdlijn/", "https://voorbeeld.nl/Tijdlijn/"},
      {"http://127.0.0.1:8080/", "http://127.0.0.1:8080/"},
      {"http://localhost:80", "http://localhost:80/"},
      {"http://[::1]:8080/a/", "http://[::1]:8080/a/"},
      {"https://xn--gemnte-fva.example/~a/b%20c", "https://xn--gemnte-fva.example/~a/b%20c/"},
  };
  for (const auto& each : kGood) {
    const auto& given = each.first;
    const auto& wanted = each.second;
    CAPTURE(given);
    const Result<std::string> address = SiteAddress(given);
    REQUIRE(address.ok());
    CHECK(address.value() == wanted);
    CHECK(SiteAddress(address.value()).value() == wanted);
  }
}

TEST_CASE("anything else is refused") {
  for (const char* given : {"",
                            "voorbeeld.nl",
                            "//voorbeeld.nl/",
                            "ftp://voorbeeld.nl/",
                            "javascript://voorbeeld.nl/",
                            "javascript:alert(1)",
                            "file:///etc/",
                            "https://",
                            "https:///pad",
                            "https:voorbeeld.nl",
                            "https://naam:geheim@voorbeeld.nl/",
                            "https://naam@voorbeeld.nl/",
                            "https://voorbeeld.nl/?a=b",
                            "https://voorbeeld.nl/#a",
                            "https://voorbeeld.nl?a",
                            "https://voorbeeld.nl/a b/",
                            "https://voorbeeld.nl/\"><script>",
                            "https://voorbeeld..nl/",
                            "https://voorbeeld.nl:/",
                            "https://voorbeeld.nl:0/",
                            "https://voorbeeld.nl:99999/",
                            "https://voorbeeld.nl:8a/",
                            "https://voorbeeld.nl\\@ander.example/",
                            "https://.nl/",
                            "https://voorbeeld.nl/../ander/",
                            "https://voorbeeld.nl/a//b",
                            "https://voorbeeld.nl/%zz",
                            "https://voorbeeld.nl/a%2",
                            "https://v\xC3\xB6rbeeld.nl/",
                            "https://voorbeeld.nl/\n",
                            " https://voorbeeld.nl/",
                            "https://[::1/",
                            "https://[voorbeeld]/",
                            "https://-a.nl/"}) {
    CAPTURE(given);
    const Result<std::string> address = SiteAddress(given);
    REQUIRE(!address.ok());
    CHECK(address.error().code == "publish.bad_address");
    CHECK(address.error().place == given);
  }
}

}  // namespace
}  // namespace kringen
