#include "publish/server_files.h"

#include <algorithm>
#include <utility>

#include "base/json_value.h"
#include "publish/html.h"

namespace kringen {
namespace {

constexpr std::string_view kFrames = "frame-ancestors";
constexpr const char* kOwnFrames = "'self'";
constexpr const char* kForEver = "public, max-age=31536000, immutable";
constexpr const char* kAsk = "no-cache";
constexpr const char* kStrictTransport = "max-age=31536000";
constexpr const char* kPolicyName = "Content-Security-Policy";
constexpr const char* kFrameOptions = "X-Frame-Options";

// Lines of settings, for administrators.
constexpr const char* kHttpsOnly =
    "# When the whole domain is on https, and stays so:\n";  // technical
constexpr const char* kBrotliModule =
    "# With ngx_brotli (libnginx-mod-http-brotli-static):\n";          // technical
constexpr const char* kSetHeader = "Header always set ";               // technical
constexpr const char* kUnsetHeader = "Header always unset ";           // technical
constexpr const char* kVary = "Header append Vary Accept-Encoding\n";  // technical
constexpr const char* kPackOutput = "AddOutputFilterByType DEFLATE ";  // technical
constexpr const char* kPackedTypes =
    "text/css text/javascript text/plain text/calendar application/json application/wasm "
    "application/xml application/rss+xml image/svg+xml";

struct Rules {
  std::string policy;                                        // without the part about frames
  std::vector<std::pair<std::string, std::string>> headers;  // without X-Frame-Options
  std::string frame_options;
  std::string embed_frames;  // who may frame embed.html
  std::string base_path;     // "/tijdlijn/"
  std::string app_folder;
  bool is_embeddable = true;  // somewhere else than at home
};

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// As a server sees it: "%20" is a space. What would mean something in a setting stays as it is.
std::string PathOf(std::string_view url) {
  const std::size_t host = url.find("://");
  const std::size_t start = host == std::string_view::npos ? host : url.find('/', host + 3);
  if (start == std::string_view::npos) return "/";
  const std::string_view path = url.substr(start);
  std::string seen;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool is_code = path[i] == '%' && i + 2 < path.size();
    const int high = is_code ? HexDigit(path[i + 1]) : -1;
    const int low = is_code ? HexDigit(path[i + 2]) : -1;
    const char c = static_cast<char>(high * 16 + low);
    const bool is_plain = high >= 2 && low >= 0 && c != 127 &&
                          std::string_view("\"\\$%{}#/").find(c) == std::string_view::npos;
    seen += is_plain ? c : path[i];
    if (is_plain) i += 2;
  }
  return seen;
}

Rules ReadRules(const ServerOptions& options) {
  Rules rules;
  rules.policy = PagePolicy(options.headers_json);
  const JsonValue read = ParseJson(options.headers_json).value_or(JsonValue());
  if (const JsonValue* others = read.Find("headers")) {
    for (std::size_t i = 0; i < others->names.size(); ++i) {
      const std::string& value = others->values[i].text;
      if (others->names[i] == kFrameOptions) {
        rules.frame_options = value;
      } else {
        rules.headers.emplace_back(others->names[i], value);
      }
    }
  }
  const Result<std::string> frames = FrameAncestors(options.embed_on);
  rules.embed_frames = frames.ok() ? frames.value() : kOwnFrames;
  rules.is_embeddable = rules.embed_frames != kOwnFrames;
  rules.base_path = PathOf(options.base_url);
  rules.app_folder = options.app_folder;
  return rules;
}

// Signs that mean something in a regular expression, made to mean themselves.
std::string Literal(std::string_view text) {
  std::string literal;
  for (const char c : text) {
    if (std::string_view(".\\+*?()[]{}|^$#\"").find(c) != std::string_view::npos) literal += '\\';
    literal += c;
  }
  return literal;
}

// Header lines are inherited only where a location has none of its own, so all stand once at the
// top and what differs is a variable; one that is empty is not sent.
std::string Nginx(const Rules& rules) {
  const std::string& base = rules.base_path;
  const std::string any = rules.is_embeddable ? "*" : "";
  const auto set = [&](const char* caching, const std::string& frames, const std::string& options,
                       const std::string& origin) {
    return "    set $kringen_caching \"" + std::string(caching) +
           "\";\n    set $kringen_frames \"" + frames + "\";\n    set $kringen_frame_options \"" +
           options + "\";\n    set $kringen_origin \"" + origin + "\";\n";
  };
  const auto location = [&](const char* how, const std::string& where, const std::string& inside) {
    return "  location " + std::string(how) + " \"" + where + "\" {\n" + inside + "  }\n";
  };
  const std::string own = set(kAsk, kOwnFrames, rules.frame_options, "");
  const std::string data = set(kAsk, kOwnFrames, rules.frame_options, any);
  std::string text =  // technical
      "# Include this in the server { } block whose root holds the site at " + base + "\n";
  text += "location \"" + base + "\" {\n  index index.html;\n  charset utf-8;\n";
  text +=
      "  charset_types text/css text/javascript text/calendar application/json "
      "application/xml application/rss+xml;\n";
  text +=
      "  types {\n    text/html html;\n    text/css css;\n    text/javascript js;\n"
      "    text/plain txt;\n    text/calendar ics;\n    application/wasm wasm;\n"
      "    application/json json;\n    application/xml xml;\n    image/png png;\n"
      "    image/svg+xml svg;\n  }\n  default_type application/octet-stream;\n";
  text +=
      "  gzip on;\n  gzip_vary on;\n  gzip_min_length 1024;\n"
      "  gzip_types " +
      std::string(kPackedTypes) + ";\n  gzip_static on;\n  " + kBrotliModule +
      "  # brotli_static on;\n";
  for (const auto& [name, value] : rules.headers) {
    text.append("  add_header ").append(name).append(" \"").append(value).append("\" always;\n");
  }
  text += "  add_header " + std::string(kPolicyName) + " \"" + rules.policy + "; " +
          std::string(kFrames) + " $kringen_frames\" always;\n";
  text += "  add_header " + std::string(kFrameOptions) + " $kringen_frame_options always;\n";
  text += "  add_header Access-Control-Allow-Origin $kringen_origin always;\n";
  text += "  add_header Cache-Control $kringen_caching always;\n";
  text += "  " + std::string(kHttpsOnly) + "  # add_header Strict-Transport-Security \"" +
          std::string(kStrictTransport) + "\" always;\n";
  text += own;
  text += location("^~", base + rules.app_folder + "/",
                   set(kForEver, kOwnFrames, rules.frame_options, any));
  text += location(
      "=", base + "embed.html",
      set(kAsk, rules.embed_frames, rules.is_embeddable ? std::string() : rules.frame_options, ""));
  text += location("=", base + "feed.xml",
                   "    types { }\n    default_type application/rss+xml;\n" + data);
  text +=
      location("~", "^" + Literal(base) + "([^/]+\\.(json|xml|ics)|kringen-element\\.js)$", data);
  text += location("~", "/(\\.ht[^/]*|web\\.config|_headers)$", own + "    return 404;\n");
  text += "}\n";
  if (base == "/") return text;
  // Beside a site below a domain lies the folder of this file.
  const std::string beside = base.substr(0, base.size() - 1) + std::string(kSettingsSuffix);
  return text + "location ^~ \"" + beside + "/\" {\n  return 404;\n}\n";
}

// In this order: what a folder's file says, then <Files>, then <If>. Each module is asked for, as a
// server without it would refuse every page.
std::string Apache(const Rules& rules) {
  const auto set = [](std::string_view name, std::string_view value) {
    return kSetHeader + std::string(name) + " \"" + std::string(value) + "\"\n";
  };
  const auto policy = [&](const std::string& frames) {
    return set(kPolicyName, rules.policy + "; " + std::string(kFrames) + " " + frames);
  };
  std::string text =  // technical
      "# Apache 2.4 with AllowOverride FileInfo; a2enmod headers rewrite deflate\n"
      "AddType text/javascript .js\nAddType application/json .json\nAddType application/wasm "
      ".wasm\nAddType text/calendar .ics\nAddType application/xml .xml\nAddType image/svg+xml "
      ".svg\n"
      "AddCharset utf-8 .html .css .js .json .ics .xml .txt\n"
      "<Files \"feed.xml\">\n  ForceType \"application/rss+xml; charset=utf-8\"\n</Files>\n"
      "RedirectMatch 404 \"/(\\.ht[^/]*|web\\.config|_headers)$\"\n";
  text += "<IfModule mod_headers.c>\n";
  for (const auto& [name, value] : rules.headers) text += set(name, value);
  text += policy(kOwnFrames) + set(kFrameOptions, rules.frame_options) + set("Cache-Control", kAsk);
  text += std::string(kHttpsOnly) + "# " + set("Strict-Transport-Security", kStrictTransport);
  text += "<If \"%{REQUEST_URI} =~ m#/" + rules.app_folder + "/#\">\n" +
          set("Cache-Control", kForEver) +
          (rules.is_embeddable ? set("Access-Control-Allow-Origin", "*") : "") + "</If>\n";
  if (rules.is_embeddable) {
    text += "<Files \"embed.html\">\n" + policy(rules.embed_frames) + kUnsetHeader + kFrameOptions +
            "\n</Files>\n";
    text += "<FilesMatch \"^([^/]+\\.(json|xml|ics)|kringen-element\\.js)(\\.(br|gz))?$\">\n" +
            set("Access-Control-Allow-Origin", "*") + "</FilesMatch>\n";
  }
  text += "</IfModule>\n";
  // The packed copies that lie beside the files; their names say type and packing.
  text +=
      "<IfModule mod_rewrite.c>\n<IfModule mod_headers.c>\n"
      "RemoveType .br .gz\nRemoveLanguage .br\nAddEncoding br .br\nAddEncoding gzip .gz\n"
      "RewriteEngine On\nRewriteBase \"" +
      rules.base_path + "\"\n";
  for (const auto& [coding, ending] : {std::pair{"br", "br"}, std::pair{"gzip", "gz"}}) {
    text += "RewriteCond \"%{HTTP:Accept-Encoding}\" \"\\b" + std::string(coding) +
            "\\b(?!;q=0(\\.0+)?(,|$))\"\nRewriteCond \"%{REQUEST_FILENAME}." + ending +
            "\" -f\nRewriteRule \"^(.+\\.(js|css|json|wasm|svg|txt))$\" \"$1." + ending +
            "\" [L]\n";
  }
  text += "<FilesMatch \"\\.(js|css|json|wasm|svg|txt)(\\.(br|gz))?$\">\n" + std::string(kVary) +
          "</FilesMatch>\n</IfModule>\n</IfModule>\n";
  // What has no packed copy is packed on the way. Its tag then ends in -gzip, and is known again;
  // that of a file of this second is weak.
  text += "<IfModule mod_deflate.c>\n<IfModule mod_filter.c>\n" + std::string(kPackOutput) +
          "text/html " + kPackedTypes +
          "\n</IfModule>\n<IfModule mod_headers.c>\n"
          "RequestHeader edit \"If-None-Match\" \"^(?:W/)?\\\"(.*)-gzip\\\"$\" "
          "\"\\\"$1-gzip\\\", \\\"$1\\\"\"\n</IfModule>\n</IfModule>\n";
  return text;
}

std::string Iis(const Rules& rules) {
  const auto add = [](const std::string& name, const std::string& value) {
    return "<remove name=\"" + Escape(name) + "\"/><add name=\"" + Escape(name) + "\" value=\"" +
           Escape(value) + "\"/>\n";
  };
  const auto policy = [&](const std::string& frames) {
    return add(kPolicyName, rules.policy + "; " + std::string(kFrames) + " " + frames);
  };
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration>\n<system.webServer>\n"
      "<staticContent>\n";
  for (const auto& [ending, type] :
       {std::pair{".css", "text/css; charset=utf-8"},
        std::pair{".html", "text/html; charset=utf-8"},
        std::pair{".ics", "text/calendar; charset=utf-8"},
        std::pair{".js", "text/javascript; charset=utf-8"},
        std::pair{".json", "application/json; charset=utf-8"}, std::pair{".svg", "image/svg+xml"},
        std::pair{".wasm", "application/wasm"},
        std::pair{".xml", "application/xml; charset=utf-8"}}) {
    text += "<remove fileExtension=\"" + std::string(ending) + "\"/><mimeMap fileExtension=\"" +
            ending + "\" mimeType=\"" + type + "\"/>\n";
  }
  text +=
      "<clientCache cacheControlMode=\"DisableCache\"/>\n</staticContent>\n"  // no-cache
      "<urlCompression doStaticCompression=\"true\" doDynamicCompression=\"false\"/>\n"
      "<httpProtocol><customHeaders>\n";
  for (const auto& [name, value] : rules.headers) text += add(name, value);
  text += policy(kOwnFrames) + add(kFrameOptions, rules.frame_options);
  if (rules.is_embeddable) text += add("Access-Control-Allow-Origin", "*");
  text +=
      "<!-- When the whole domain is on https, and stays so: <add "  // technical
      "name=\"Strict-Transport-Security\" value=\"" +
      std::string(kStrictTransport) + "\"/> -->\n";
  text +=
      "</customHeaders></httpProtocol>\n<security><requestFiltering><hiddenSegments>"
      "<add segment=\"_headers\"/><add segment=\".htaccess\"/>"
      "</hiddenSegments></requestFiltering></security>\n</system.webServer>\n";
  text += "<location path=\"" + Escape(rules.app_folder) +
          "\"><system.webServer><staticContent>\n<clientCache cacheControlMode=\"UseMaxAge\" "
          "cacheControlMaxAge=\"365.00:00:00\" cacheControlCustom=\"public, immutable\"/>\n"
          "</staticContent></system.webServer></location>\n";
  if (rules.is_embeddable) {
    text += "<location path=\"embed.html\"><system.webServer><httpProtocol><customHeaders>\n" +
            policy(rules.embed_frames) + "<remove name=\"" + kFrameOptions +
            "\"/>\n</customHeaders></httpProtocol></system.webServer></location>\n";
  }
  return text + "</configuration>\n";
}

// Such hosts join the lines of all rules that fit, and cannot take one back: who may frame a page
// is a policy of its own, for each document.
std::string HeadersFile(const Rules& rules) {
  const std::string& base = rules.base_path;
  std::string text = base + "*\n";
  for (const auto& [name, value] : rules.headers) {
    text.append("  ").append(name).append(": ").append(value).append("\n");
  }
  text += "  " + std::string(kPolicyName) + ": " + rules.policy + "\n";
  if (rules.is_embeddable) text += "  Access-Control-Allow-Origin: *\n";
  text +=
      "  # When the whole domain is on https, and stays so:\n"  // technical
      "  # Strict-Transport-Security: " +
      std::string(kStrictTransport) + "\n";
  const auto frames = [&](const std::string& path, const std::string& who) {
    return base + path + "\n  " + kPolicyName + ": " + std::string(kFrames) + " " + who + "\n";
  };
  for (const char* path : {"", "index*", "kiosk*", "bericht/*", "berichten/*"}) {
    text += frames(path, kOwnFrames) + "  " + kFrameOptions + ": " + rules.frame_options + "\n";
  }
  text += frames("embed*", rules.embed_frames);
  return text + base + rules.app_folder + "/*\n  Cache-Control: " + kForEver + "\n";
}

// "https://www.voorbeeld.nl:8443", "http://*.voorbeeld.nl"; nothing that could end a policy.
bool IsOrigin(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (text.substr(0, scheme.size()) != scheme) continue;
    std::string_view host = text.substr(scheme.size());
    if (host.substr(0, 2) == "*.") host.remove_prefix(2);
    const auto is_plain = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '.';
    };
    const std::size_t colon = host.find(':');
    const std::string_view name = host.substr(0, colon);
    const std::string_view port = colon == std::string_view::npos ? "0" : host.substr(colon + 1);
    return !name.empty() && std::all_of(name.begin(), name.end(), is_plain) && !port.empty() &&
           port.size() <= 5 &&
           std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  return false;
}

}  // namespace

Result<std::string> FrameAncestors(const std::vector<std::string>& embed_on) {
  if (embed_on.empty()) return std::string(kOwnFrames) + " https:";
  if (embed_on.size() == 1 && embed_on[0] == "none") return std::string(kOwnFrames);
  std::string frames = kOwnFrames;
  for (const std::string& wish : embed_on) {
    if (wish != "any" && !IsOrigin(wish)) return Error{"publish.bad_embed", wish, ""};
    frames += wish == "any" ? " https:" : " " + wish;
  }
  return frames;
}

std::string PagePolicy(const std::string& headers_json) {
  const JsonValue read = ParseJson(headers_json).value_or(JsonValue());
  std::string policy;
  if (const JsonValue* parts = read.Find("policy")) {
    for (const JsonValue& part : parts->values) {
      if (part.text.substr(0, kFrames.size()) == kFrames) continue;
      policy += (policy.empty() ? "" : "; ") + part.text;
    }
  }
  return policy;
}

std::vector<OutputFile> ClosedFolder() {
  return {{".htaccess", "RedirectMatch 404 \".\"\n"},
          {"web.config",
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration><system.webServer>"
           "<handlers><clear/></handlers></system.webServer></configuration>\n"}};
}

std::vector<OutputFile> ServerFiles(const ServerOptions& options) {
  const Rules rules = ReadRules(options);
  return {{".htaccess", Apache(rules)},
          {"_headers", HeadersFile(rules)},
          {"nginx.conf", Nginx(rules)},
          {"web.config", Iis(rules)}};
}

}  // namespace kringen
