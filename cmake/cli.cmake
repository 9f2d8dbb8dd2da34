# The command line program: build/release/kringen.
file(GLOB cli_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/cli/*.cpp)
list(FILTER cli_sources EXCLUDE REGEX "/cli/main\\.cpp$")

# Its words are part of it.
set(word_files ${CMAKE_SOURCE_DIR}/assets/cli/nl.json ${CMAKE_SOURCE_DIR}/assets/cli/en.json
  ${CMAKE_SOURCE_DIR}/assets/studio/nl.json ${CMAKE_SOURCE_DIR}/assets/studio/en.json
  ${CMAKE_SOURCE_DIR}/assets/publish/publish.css ${CMAKE_SOURCE_DIR}/assets/publish/headers.json
  ${CMAKE_SOURCE_DIR}/assets/publish/privacyverklaring.txt ${CMAKE_SOURCE_DIR}/assets/publish/verwerkingsregister.txt)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${word_files})
file(READ ${CMAKE_SOURCE_DIR}/assets/cli/nl.json dutch_words)
file(READ ${CMAKE_SOURCE_DIR}/assets/cli/en.json english_words)
# Marks and kinds of redaction are called as in the studio.
file(READ ${CMAKE_SOURCE_DIR}/assets/studio/nl.json dutch_labels)
file(READ ${CMAKE_SOURCE_DIR}/assets/studio/en.json english_labels)
file(READ ${CMAKE_SOURCE_DIR}/assets/publish/publish.css stylesheet)
file(READ ${CMAKE_SOURCE_DIR}/assets/publish/headers.json headers)
file(READ ${CMAKE_SOURCE_DIR}/assets/publish/privacyverklaring.txt privacy_statement)
file(READ ${CMAKE_SOURCE_DIR}/assets/publish/verwerkingsregister.txt processing_record)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/cli_words.cpp @ONLY CONTENT
"namespace kringen {
extern const char* const kDutchWords;
extern const char* const kEnglishWords;
extern const char* const kDutchLabels;
extern const char* const kEnglishLabels;
extern const char* const kPublishStyles;
extern const char* const kPublishHeaders;
extern const char* const kPrivacyStatement;
extern const char* const kProcessingRecord;
const char* const kPrivacyStatement = R\"text(@privacy_statement@)text\";
const char* const kProcessingRecord = R\"text(@processing_record@)text\";
const char* const kDutchWords = R\"json(@dutch_words@)json\";
const char* const kDutchLabels = R\"json(@dutch_labels@)json\";
const char* const kEnglishLabels = R\"json(@english_labels@)json\";
const char* const kPublishStyles = R\"css(@stylesheet@)css\";
const char* const kPublishHeaders = R\"json(@headers@)json\";
const char* const kEnglishWords = R\"json(@english_words@)json\";
}  // namespace kringen
")

add_library(kringen_cli STATIC ${cli_sources} ${CMAKE_BINARY_DIR}/cli_words.cpp)
kringen_warnings(kringen_cli)
target_link_libraries(kringen_cli PUBLIC kringen_archive kringen_publish kringen_drawing)
# CLI11 reports by exception; arguments.cpp catches them all at once.
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/cli/arguments.cpp PROPERTIES
  COMPILE_OPTIONS "-fexceptions;-frtti")

add_executable(kringen-cli EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/src/cli/main.cpp)
set_target_properties(kringen-cli PROPERTIES OUTPUT_NAME kringen)
kringen_warnings(kringen-cli)
target_link_libraries(kringen-cli PRIVATE kringen_cli)
