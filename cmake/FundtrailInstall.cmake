# SPDX-License-Identifier: Apache-2.0
#
# Install rules: the program, the static libraries with their headers, the JSON Schemas, and a CMake
# package.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(fundtrail_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/fundtrail")

install(
  TARGETS fundtrail_schemas fundtrail_proof fundtrail_ledger fundtrail_verifier fundtrail_report
          fundtrail_imports fundtrail_scan
  EXPORT fundtrail
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/fundtrail")
if(TARGET fundtrail)
  install(TARGETS fundtrail RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")

  # The program writes its own manual pages and completions.
  set(pages "${PROJECT_BINARY_DIR}/pages")
  set(program "$<TARGET_FILE:fundtrail>")
  add_custom_command(
    OUTPUT "${pages}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${pages}/zh_CN"
    COMMAND "${program}" help --man --lang en > "${pages}/fundtrail.1"
    COMMAND "${program}" help --man --lang zh > "${pages}/zh_CN/fundtrail.1"
    COMMAND "${program}" completion bash > "${pages}/fundtrail"
    COMMAND "${program}" completion zsh > "${pages}/_fundtrail"
    DEPENDS fundtrail
    VERBATIM)
  add_custom_target(fundtrail_pages ALL DEPENDS "${pages}")
  install(FILES "${pages}/fundtrail.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
  install(FILES "${pages}/zh_CN/fundtrail.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/zh_CN/man1")
  install(FILES "${pages}/fundtrail"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
  install(FILES "${pages}/_fundtrail" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
endif()

install(
  EXPORT fundtrail
  FILE fundtrail-targets.cmake
  NAMESPACE fundtrail::
  DESTINATION "${fundtrail_package_dir}")
configure_package_config_file(cmake/fundtrail-config.cmake.in fundtrail-config.cmake
                              INSTALL_DESTINATION "${fundtrail_package_dir}")
write_basic_package_version_file(fundtrail-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/fundtrail-config.cmake"
              "${CMAKE_CURRENT_BINARY_DIR}/fundtrail-config-version.cmake"
        DESTINATION "${fundtrail_package_dir}")
install(DIRECTORY schemas/v1 schemas/mappings
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fundtrail/schemas")
install(FILES LICENSE README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" OPTIONAL)
