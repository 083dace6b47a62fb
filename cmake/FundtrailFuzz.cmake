# SPDX-License-Identifier: Apache-2.0
#
# Fuzz targets: tests/fuzz/<name>_fuzz.cc, with its seeds in tests/fuzz/corpus/<name>/.
if(FUNDTRAIL_BUILD_FUZZERS AND NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  message(FATAL_ERROR "FUNDTRAIL_BUILD_FUZZERS needs clang: cmake --preset fuzz")
endif()

# What the targets share.
add_library(fundtrail_fuzz_support STATIC fuzz/fuzz_target.cc support/memory_source.cc)
fundtrail_compile_options(fundtrail_fuzz_support)
target_include_directories(fundtrail_fuzz_support PUBLIC "${PROJECT_SOURCE_DIR}")
target_link_libraries(fundtrail_fuzz_support PUBLIC fundtrail_report)

function(fundtrail_add_fuzz_program target)
  add_executable(${target} ${ARGN})
  fundtrail_compile_options(${target})
  target_link_libraries(${target} PRIVATE fundtrail_fuzz_support)
endfunction()

# fundtrail_add_fuzz_target(<source>): with the tests, a program that runs the target over its seeds
# (ctest fundtrail.fuzz.<name>); with the fuzzers, the libFuzzer program fundtrail_<name>_fuzz.
function(fundtrail_add_fuzz_target source)
  cmake_path(GET source STEM name)
  string(REGEX REPLACE "_fuzz$" "" name "${name}")
  if(FUNDTRAIL_BUILD_TESTS)
    set(replay fundtrail_${name}_replay)
    fundtrail_add_fuzz_program(${replay} ${source} fuzz/replay_main.cc)
    add_test(NAME fundtrail.fuzz.${name}
             COMMAND ${replay} "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name}")
    set_tests_properties(fundtrail.fuzz.${name} PROPERTIES LABELS unit TIMEOUT 600)
  endif()
  if(FUNDTRAIL_BUILD_FUZZERS)
    fundtrail_add_fuzz_program(fundtrail_${name}_fuzz ${source})
    target_link_options(fundtrail_${name}_fuzz PRIVATE -fsanitize=fuzzer)
  endif()
endfunction()
