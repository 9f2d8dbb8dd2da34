// The archives under tests/fixtures/import, as the importer gets them: written for these tests,
// with invented people and messages only.
#pragma once

#include <string>
#include <vector>

#include "import/session.h"

namespace kringen {

std::string FixtureText(const std::string& path);

std::vector<SourceFile> FacebookFiles();
std::vector<SourceFile> PageFiles();
std::vector<SourceFile> XFiles();
std::vector<SourceFile> MastodonFiles();
SourceFile MetaFile();

ImportOptions TestOptions();

}  // namespace kringen
