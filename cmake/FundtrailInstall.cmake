# SPDX-License-Identifier: Apache-2.0
#
# Install rules: the program, the static libraries with their headers, and a CMake package.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(fundtrail_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/fundtrail")

install(
  TARGETS fundtrail_schemas fundtrail_proof fundtrail_ledger fundtrail_verifier fundtrail_report
  EXPORT fundtrail
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/fundtrail")
if(TARGET fundtrail)
  install(TARGETS fundtrail RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
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
install(FILES LICENSE README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" OPTIONAL)
