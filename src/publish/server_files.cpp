// The headers of assets/publish/headers.json in the languages of four servers.
#include <utility>

#include "base/json_value.h"
#include "publish/site_writer.h"

namespace kringen {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

Headers ReadHeaders(const std::string& json) {
  Headers headers;
  const JsonValue read = ParseJson(json).value_or(JsonValue());
  std::string policy;
  if (const JsonValue* parts = read.Find("policy")) {
    for (const JsonValue& part : parts->values) policy += (policy.empty() ? "" : "; ") + part.text;
  }
  headers.emplace_back("Content-Security-Policy", policy);
  if (const JsonValue* others = read.Find("headers")) {
    for (std::size_t i = 0; i < others->names.size(); ++i) {
      headers.emplace_back(others->names[i], others->values[i].text);
    }
  }
  return headers;
}

constexpr const char* kSet = "Header always set ";  // technical
constexpr const char* kForEver = "public, max-age=31536000, immutable";
constexpr const char* kAsk = "no-cache";

std::string Nginx(const Headers& headers, const std::string& app_folder) {
  // add_header is not inherited into a location that has its own, so each location has all.
  const auto all = [&](const char* caching) {
    std::string text;
    for (const auto& [name, value] : headers) {
      text.append("  add_header ").append(name).append(" \"").append(value).append("\" always;\n");
    }
    return text + "  add_header Cache-Control \"" + caching + "\" always;\n";
  };
  std::string text = "# include in a server { } block with its root here\n";  // technical
  text += "index index.html;\ncharset utf-8;\n";
  text += "types {\n  text/html html;\n  text/css css;\n  text/javascript js;\n";
  text +=
      "  application/wasm wasm;\n  application/json json;\n  application/rss+xml xml;\n  "
      "text/calendar ics;\n";
  text += "  image/png png;\n  image/svg+xml svg;\n}\n";
  text += "location / {\n" + all(kAsk) + "}\n";
  text += "location /" + app_folder + "/ {\n" + all(kForEver) + "}\n";
  return text +
         "location ~ /(modelteksten/.*|nginx\\.conf|web\\.config|_headers|\\.htaccess)$ {\n"
         "  return 404;\n}\n";
}

std::string Apache(const Headers& headers, const std::string& app_folder) {
  std::string text = "AddType application/wasm .wasm\nAddDefaultCharset utf-8\nOptions -Indexes\n";
  for (const auto& [name, value] : headers) {
    text.append(kSet).append(name).append(" \"").append(value).append("\"\n");
  }
  text += std::string(kSet) + "Cache-Control \"" + std::string(kAsk) + "\"\n";
  text += "<If \"%{REQUEST_URI} =~ m#/" + app_folder + "/#\">\n";
  text += "  " + std::string(kSet) + "Cache-Control \"" + std::string(kForEver) + "\"\n</If>\n";
  text += "<If \"%{REQUEST_URI} =~ m#/modelteksten/#\">\n  Require all denied\n</If>\n";
  return text +
         "<Files ~ \"^(nginx\\.conf|web\\.config|_headers)$\">\n  Require all denied\n</Files>\n";
}

std::string Iis(const Headers& headers) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration><system.webServer>\n"
      "<staticContent><remove fileExtension=\".wasm\"/>"
      "<mimeMap fileExtension=\".wasm\" mimeType=\"application/wasm\"/></staticContent>\n"
      "<httpProtocol><customHeaders>\n";
  for (const auto& [name, value] : headers) {
    text += "<remove name=\"" + Escape(name) + "\"/><add name=\"" + Escape(name) + "\" value=\"" +
            Escape(value) + "\"/>\n";
  }
  return text +
         "</customHeaders></httpProtocol>\n<security><requestFiltering><hiddenSegments>"
         "<add segment=\"modelteksten\"/><add segment=\"nginx.conf\"/>"
         "</hiddenSegments></requestFiltering></security>\n</system.webServer></configuration>\n";
}

std::string HeadersFile(const Headers& headers, const std::string& app_folder) {
  std::string text = "/*\n";
  for (const auto& [name, value] : headers) {
    text.append("  ").append(name).append(": ").append(value).append("\n");
  }
  return text + "/" + app_folder + "/*\n  Cache-Control: " + kForEver + "\n";
}

}  // namespace

std::vector<OutputFile> ServerFiles(const std::string& headers_json,
                                    const std::string& app_folder) {
  const Headers headers = ReadHeaders(headers_json);
  return {{".htaccess", Apache(headers, app_folder)},
          {"_headers", HeadersFile(headers, app_folder)},
          {"nginx.conf", Nginx(headers, app_folder)},
          {"web.config", Iis(headers)}};
}

}  // namespace kringen
