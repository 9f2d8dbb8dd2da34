#include "publish/site_address.h"

#include <algorithm>
#include <cstdint>

namespace kringen {
namespace {

constexpr std::size_t kLongest = 2000;     // of an address
constexpr std::size_t kLongestHost = 253;  // RFC 1035
constexpr std::size_t kLongestLabel = 63;  // likewise
constexpr std::string_view kPathSigns = "-._~!$&'()*+,;=:@/%";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsHexDigit(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::string Small(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return small;
}

bool IsLabel(std::string_view label) {
  return !label.empty() && label.size() <= kLongestLabel && label.front() != '-' &&
         label.back() != '-' && std::all_of(label.begin(), label.end(), [](char c) {
           return IsDigit(c) || IsLetter(c) || c == '-' || c == '_';
         });
}

// A name, an IPv4 address, or an IPv6 address in brackets.
bool IsHost(std::string_view host) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
    return host.find(':') != host.npos && std::all_of(host.begin(), host.end(), [](char c) {
             return IsHexDigit(c) || c == ':' || c == '.';
           });
  }
  if (host.empty() || host.size() > kLongestHost) return false;
  for (std::size_t at = 0; at <= host.size();) {
    const std::size_t dot = std::min(host.find('.', at), host.size());
    if (!IsLabel(host.substr(at, dot - at))) return false;
    at = dot + 1;
  }
  return true;
}

bool IsPort(std::string_view port) {
  constexpr std::size_t kDigits = 5;
  constexpr std::uint32_t kMost = 65535;
  if (port.empty() || port.size() > kDigits || !std::all_of(port.begin(), port.end(), IsDigit)) {
    return false;
  }
  std::uint32_t number = 0;
  for (const char digit : port) number = number * 10 + static_cast<std::uint32_t>(digit - '0');
  return number > 0 && number <= kMost;
}

// Steps "." and ".." would make every link mean something else than it says.
bool IsPath(std::string_view path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    if (!IsDigit(c) && !IsLetter(c) && kPathSigns.find(c) == kPathSigns.npos) return false;
    const bool is_escape =
        c != '%' || (i + 2 < path.size() && IsHexDigit(path[i + 1]) && IsHexDigit(path[i + 2]));
    if (!is_escape) return false;
  }
  for (std::size_t at = 1; at < path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    const std::string_view step = path.substr(at, slash - at);
    if (step == "." || step == ".." || (step.empty() && slash < path.size())) return false;
    at = slash + 1;
  }
  return true;
}

}  // namespace

Result<std::string> SiteAddress(std::string_view text) {
  const Error bad{"publish.bad_address", "", std::string(text)};
  const std::size_t colon = text.find("://");
  if (text.size() > kLongest || colon == text.npos) return bad;
  const std::string scheme = Small(text.substr(0, colon));
  if (scheme != "http" && scheme != "https") return bad;
  const std::string_view rest = text.substr(colon + 3);
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  std::string_view host = rest.substr(0, slash);
  const std::string_view path = rest.substr(slash);
  std::string port;
  const std::size_t bracket = host.rfind(']');
  const std::size_t mark = host.find(':', bracket == host.npos ? 0 : bracket);
  if (mark != host.npos) {
    if (!IsPort(host.substr(mark + 1))) return bad;
    port = host.substr(mark);
    host = host.substr(0, mark);
  }
  if (!IsHost(host) || !IsPath(path)) return bad;
  std::string address = scheme + "://" + Small(host) + port + std::string(path);
  if (address.back() != '/') address += '/';
  return address;
}

}  // namespace kringen
