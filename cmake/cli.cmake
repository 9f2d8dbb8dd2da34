# The command line program: build/release/kringen.
file(GLOB cli_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/cli/*.cpp)
list(FILTER cli_sources EXCLUDE REGEX "/cli/main\\.cpp$")

# Its words are part of it.
set(text_files ${CMAKE_SOURCE_DIR}/assets/publish/publish.css ${CMAKE_SOURCE_DIR}/assets/report/report.css
  ${CMAKE_SOURCE_DIR}/assets/publish/headers.json
  ${CMAKE_SOURCE_DIR}/assets/publish/privacyverklaring.txt ${CMAKE_SOURCE_DIR}/assets/publish/verwerkingsregister.txt)
set(word_files "")
set(word_rows "")
foreach(code IN LISTS KRINGEN_LANGUAGES)
  list(APPEND word_files ${CMAKE_SOURCE_DIR}/assets/cli/${code}.json ${CMAKE_SOURCE_DIR}/assets/studio/${code}.json)
  file(READ ${CMAKE_SOURCE_DIR}/assets/cli/${code}.json words)
  # Marks and kinds of redaction are called as in the studio.
  file(READ ${CMAKE_SOURCE_DIR}/assets/studio/${code}.json labels)
  string(APPEND word_rows "    {\"${code}\", R\"json(${words})json\", R\"json(${labels})json\"},\n")
endforeach()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${word_files} ${text_files})
file(READ ${CMAKE_SOURCE_DIR}/assets/publish/publish.css stylesheet)
file(READ ${CMAKE_SOURCE_DIR}/assets/report/report.css report_styles)
file(READ ${CMAKE_SOURCE_DIR}/assets/publish/headers.json headers)
file(READ ${CMAKE_SOURCE_DIR}/assets/publish/privacyverklaring.txt privacy_statement)
file(READ ${CMAKE_SOURCE_DIR}/assets/publish/verwerkingsregister.txt processing_record)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/cli_words.cpp @ONLY CONTENT
"#include \"cli/words.h\"

namespace kringen {
namespace {
constexpr LanguageWords kRows[] = {
@word_rows@};
}  // namespace
std::span<const LanguageWords> WordsByLanguage() { return kRows; }
extern const char* const kPublishStyles;
extern const char* const kReportStyles;
extern const char* const kPublishHeaders;
extern const char* const kPrivacyStatement;
extern const char* const kProcessingRecord;
const char* const kPrivacyStatement = R\"text(@privacy_statement@)text\";
const char* const kProcessingRecord = R\"text(@processing_record@)text\";
const char* const kPublishStyles = R\"css(@stylesheet@)css\";
const char* const kReportStyles = R\"css(@report_styles@)css\";
const char* const kPublishHeaders = R\"json(@headers@)json\";
}  // namespace kringen
")

# A language is one literal, and longer than the 65,536 characters that every compiler must take: those used here take more.
set_source_files_properties(${CMAKE_BINARY_DIR}/cli_words.cpp PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)

add_library(kringen_cli STATIC ${cli_sources} ${CMAKE_BINARY_DIR}/cli_words.cpp)
kringen_warnings(kringen_cli)
kringen_batches(kringen_cli)
target_link_libraries(kringen_cli PUBLIC kringen_archive kringen_census kringen_report kringen_drawing)
# CLI11 reports by exception; arguments.cpp catches them all at once.
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/cli/arguments.cpp PROPERTIES
  COMPILE_OPTIONS "-fexceptions;-frtti")

add_executable(kringen-cli ${CMAKE_SOURCE_DIR}/src/cli/main.cpp)
set_target_properties(kringen-cli PROPERTIES OUTPUT_NAME kringen)
kringen_warnings(kringen-cli)
target_link_libraries(kringen-cli PRIVATE kringen_cli)
