# What `cmake --install build/release` and `cpack -G DEB` put in place: the program, its manual page, the page that
# `./build-wasm.sh build` made when it is there, and what describes the export.
include(GNUInstallDirs)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON) # the program is enough
set(page_folder ${CMAKE_INSTALL_DATADIR}/kringen/site)
install(TARGETS kringen-cli RUNTIME)
install(FILES docs/kringen.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES assets/schema/kringen-1.schema.json assets/publish/headers.json DESTINATION ${CMAKE_INSTALL_DATADIR}/kringen)
install(FILES README.md CHANGELOG.md docs/export-maken.md docs/export-format.md docs/sjabloon.csv
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(DIRECTORY build/site/ DESTINATION ${page_folder} OPTIONAL)

# `kringen publish` takes that page when it is given no other.
cmake_path(RELATIVE_PATH page_folder BASE_DIRECTORY ${CMAKE_INSTALL_BINDIR} OUTPUT_VARIABLE page_beside_program)
target_compile_definitions(kringen_cli PRIVATE KRINGEN_PAGE_BESIDE_PROGRAM="${page_beside_program}")

set(CPACK_PACKAGE_NAME kringen)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT Kringen)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "From the archives of social media to a safe public timeline")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/package)
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
include(CPack)
