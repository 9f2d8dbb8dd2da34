// A feed in XML (RSS, RDF, Atom and what exports as these) as its head and its items. Where the
// whole is no sound XML each item is read by itself, so that a broken one costs only itself. Names
// of elements are taken without their prefix. DOCTYPEs are passed over: nothing that they declare
// is ever put in.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

class FeedXml {
 public:
  // Notices about the file go to the report.
  FeedXml(const SourceFile& file, Reading* reading);

  bool is_feed() const { return is_atom_ || is_rss_; }
  bool is_atom() const { return is_atom_; }
  pugi::xml_node root() const { return root_; }
  // <channel>, or Atom's <feed>.
  pugi::xml_node head() const { return head_; }
  // In the order of the file; one that is broken is an empty node.
  const std::vector<pugi::xml_node>& items() const { return items_; }
  // Where relative addresses within a node of an item begin (xml:base), or empty.
  std::string BaseOf(const pugi::xml_node& node) const;

 private:
  void ReadWhole();
  void ReadApart(std::string_view text);

  pugi::xml_document document_;
  std::vector<std::unique_ptr<pugi::xml_document>> parts_;
  pugi::xml_node root_, head_;
  std::vector<pugi::xml_node> items_;
  bool is_atom_ = false, is_rss_ = false;
};

std::string_view LocalName(const pugi::xml_node& node);
// The first child of that name, whatever its prefix; one without a prefix goes before.
pugi::xml_node Child(const pugi::xml_node& node, std::string_view name);

// All characters of a node, or the markup of its elements where it has any.
std::string ContentOf(const pugi::xml_node& node);
// Tidied: as characters; as HTML; as Atom's `type` says.
std::string PlainTextOf(const pugi::xml_node& node);
std::string HtmlTextOf(const pugi::xml_node& node);
std::string AtomTextOf(const pugi::xml_node& node);

}  // namespace kringen
