# SPDX-License-Identifier: Apache-2.0
#
# Tests: one Boost.Test executable per folder of tests/, one ctest entry per suite in it.
set(Boost_USE_STATIC_LIBS OFF)
find_package(Boost 1.74 REQUIRED COMPONENTS unit_test_framework)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
find_package(valijson REQUIRED)
find_package(rapidcheck REQUIRED)
pkg_check_modules(botan REQUIRED IMPORTED_TARGET botan-2)

# fundtrail_add_tests(<module> LABELS <label>... LINKS <library>...)
#
# Makes the executable fundtrail_<module>_tests from tests/<module>/*.cc, and after each build the
# ctest entries fundtrail.<module>.<suite> (DiscoverTests.cmake); besides, fundtrail.<module>.<name>
# for each tests/<module>/<name>_test.py. What a test has another process do is a program beside it,
# fundtrail_<module>_worker, from tests/<module>/worker/*.cc. Tests find the program and the
# examples through tests/support/paths.h, those in Python through the environment.
function(fundtrail_add_tests module)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LABELS;LINKS")
  fundtrail_glob(sources ${module}/*.cc)
  fundtrail_glob(scripts ${module}/*_test.py)
  foreach(script IN LISTS scripts)
    cmake_path(GET script STEM name)
    string(REGEX REPLACE "_test$" "" name "${name}")
    fundtrail_add_python_test(fundtrail.${module}.${name} LABELS ${arg_LABELS} COMMAND ${script})
  endforeach()
  if(NOT sources)
    return()
  endif()

  set(target fundtrail_${module}_tests)
  add_executable(${target} ${sources} support/main.cc)
  fundtrail_compile_options(${target})
  target_link_libraries(${target} PRIVATE fundtrail_test_support ${arg_LINKS})
  if(TARGET fundtrail)
    add_dependencies(${target} fundtrail)
  endif()

  fundtrail_glob(worker_sources ${module}/worker/*.cc)
  if(worker_sources)
    set(worker fundtrail_${module}_worker)
    add_executable(${worker} ${worker_sources})
    fundtrail_compile_options(${worker})
    target_link_libraries(${worker} PRIVATE fundtrail_test_support ${arg_LINKS})
    add_dependencies(${target} ${worker})
  endif()

  set(discover "${PROJECT_SOURCE_DIR}/cmake/DiscoverTests.cmake")
  set(entries "${CMAKE_CURRENT_BINARY_DIR}/${target}_entries.cmake")
  set_target_properties(${target} PROPERTIES LINK_DEPENDS "${discover}")
  add_custom_command(
    TARGET ${target}
    POST_BUILD
    COMMAND "${CMAKE_COMMAND}" -D "program=$<TARGET_FILE:${target}>" -D "module=${module}" -D
            "labels=${arg_LABELS}" -D "entries=${entries}" -P "${discover}"
    BYPRODUCTS "${entries}"
    VERBATIM)

  # Until it is built, the module is one entry that cannot run, so that it cannot be overlooked.
  set(include_file "${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake")
  file(
    CONFIGURE
    OUTPUT "${include_file}"
    CONTENT
      "if(EXISTS \"@entries@\")
  include(\"@entries@\")
else()
  add_test(fundtrail.@module@.not_built fundtrail_@module@_tests.not_built)
endif()
"
    @ONLY)
  set_property(
    DIRECTORY
    APPEND
    PROPERTY TEST_INCLUDE_FILES "${include_file}")
endfunction()

# fundtrail_add_python_test(<name> LABELS <label>... COMMAND <script> [<argument>...])
function(fundtrail_add_python_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LABELS;COMMAND")
  add_test(NAME ${name} COMMAND Python3::Interpreter -B ${arg_COMMAND})
  set(environment "PYTHONUTF8=1" "FUNDTRAIL_SOURCE_DIR=${PROJECT_SOURCE_DIR}")
  if(TARGET fundtrail)
    list(APPEND environment "FUNDTRAIL_PROGRAM=$<TARGET_FILE:fundtrail>")
  endif()
  if(TARGET fundtrail_ledger_worker)
    list(APPEND environment "FUNDTRAIL_LEDGER_WORKER=$<TARGET_FILE:fundtrail_ledger_worker>")
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" ENVIRONMENT "${environment}"
                                          TIMEOUT 600)
endfunction()
