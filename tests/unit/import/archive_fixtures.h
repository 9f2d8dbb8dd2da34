// The archives under tests/fixtures/import, as the importer gets them: written for these tests,
// with invented people and messages only.
#pragma once

#include <string>
#include <vector>

#include "import/session/session.h"

namespace kringen {

std::string FixtureText(const std::string& path);

std::vector<SourceFile> FacebookFiles();
std::vector<SourceFile> PageFiles();
std::vector<SourceFile> XFiles();
std::vector<SourceFile> MastodonFiles();
SourceFile MetaFile();

ImportOptions TestOptions();

// Somebody said that every account is the office's, and looked at what is flagged.
void SayOffice(ImportSession* session);
void SeeAll(ImportSession* session);

// The source that a set of paths, or a file, is taken for; empty: none.
std::string_view IdOfPaths(const std::vector<std::string>& paths);
std::string_view IdOfFile(std::string_view name, std::string_view start);
bool MayReadAs(std::string_view source, std::string_view path);

}  // namespace kringen
