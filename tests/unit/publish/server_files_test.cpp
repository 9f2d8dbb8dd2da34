// What the settings for servers say; tests/browser/servers.spec.mjs runs them in nginx and Apache.
#include "publish/server_files.h"

#include <doctest/doctest.h>

#include <map>

namespace kringen {
namespace {

constexpr const char* kHeaders =
    R"({"policy":["default-src 'none'","connect-src 'self'","frame-ancestors 'self'"],)"
    R"("headers":{"X-Frame-Options":"SAMEORIGIN","Referrer-Policy":"no-referrer"}})";

std::map<std::string, std::string> Files(const std::string& base_url,
                                         const std::vector<std::string>& embed_on = {}) {
  std::map<std::string, std::string> files;
  for (OutputFile& file : ServerFiles({kHeaders, "app-0123", base_url, embed_on})) {
    files[file.path] = std::move(file.bytes);
  }
  return files;
}

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("who may frame the embed: nobody who could end the policy gets into it") {
  CHECK(FrameAncestors({}).value() == "'self' https:");
  CHECK(FrameAncestors({"any"}).value() == "'self' https:");
  CHECK(FrameAncestors({"none"}).value() == "'self'");
  CHECK(FrameAncestors({"https://www.voorbeeld.nl", "http://localhost:8080", "https://*.a-b.nl"})
            .value() == "'self' https://www.voorbeeld.nl http://localhost:8080 https://*.a-b.nl");
  for (const char* wish :
       {"", "*", "self", "'self'", "voorbeeld.nl", "https://", "https://*.", "https://a.nl/",
        "https://a.nl; script-src *", "https://a.nl https://b.nl", "https://a.nl\n", "ftp://a.nl",
        "https://a.nl:", "https://a.nl:80b", "https://a.nl:123456", "https://a\"b", "https://é.nl",
        "https://u@a.nl", "HTTPS://a.nl"}) {
    CAPTURE(wish);
    CHECK_FALSE(FrameAncestors({wish}).ok());
    CHECK_FALSE(FrameAncestors({"https://a.nl", wish}).ok());
  }
  CHECK_FALSE(FrameAncestors({"none", "https://a.nl"}).ok());
}

TEST_CASE("the policy in a document is that of the headers without frames") {
  CHECK(PagePolicy(kHeaders) == "default-src 'none'; connect-src 'self'");
  CHECK(PagePolicy("x").empty());
}

TEST_CASE("every server is told of the app folder, of embed.html and of HSTS") {
  for (const auto& each : Files("https://voorbeeld.nl/tijdlijn/")) {
    const auto& name = each.first;
    const auto& text = each.second;
    CAPTURE(name);
    CHECK(Has(text, "app-0123"));
    CHECK(Has(text, "immutable"));
    CHECK(Has(text, "embed"));
    CHECK(Has(text, "'self'") != Has(text, "&#39;self&#39;"));
    CHECK(Has(text, "Strict-Transport-Security"));
  }
  for (const auto& each : Files("https://voorbeeld.nl/", {"none"})) {
    const auto& name = each.first;
    const auto& text = each.second;
    CAPTURE(name);
    CHECK_FALSE(Has(text, "https:"));
    CHECK_FALSE(Has(text, "\"*\""));
  }
}

TEST_CASE("the path of the address is where nginx looks, and cannot end a setting") {
  CHECK(Has(Files("https://voorbeeld.nl/")["nginx.conf"], "location \"/\" {"));
  CHECK(Has(Files("https://voorbeeld.nl/a/b/")["nginx.conf"], "location \"/a/b/\" {"));
  CHECK(Has(Files("https://voorbeeld.nl/a%20b/")["nginx.conf"], "location \"/a b/\" {"));
  for (const char* path : {"%22/", "%5C/", "%24a/", "%7B/", "%0A/", "%/", "%zz/", "%2/"}) {
    CAPTURE(path);
    const std::string text = Files("https://voorbeeld.nl/" + std::string(path))["nginx.conf"];
    CHECK(Has(text, "location \"/" + std::string(path) + "\" {"));
  }
  CHECK(Has(Files("https://voorbeeld.nl/a.b/")["nginx.conf"], "\"^/a\\.b/("));
}

}  // namespace
}  // namespace kringen
