# SPDX-License-Identifier: Apache-2.0
#
# Fuzz targets: tests/fuzz/<name>_fuzz.cc, with its seeds in tests/fuzz/corpus/<name>/.
if(FUNDTRAIL_BUILD_FUZZERS AND NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  message(FATAL_ERROR "FUNDTRAIL_BUILD_FUZZERS needs clang: cmake --preset fuzz")
endif()

# What the targets share. Of those that judge a text, libFuzzer's function is in text_target.cc.
add_library(fundtrail_fuzz_support STATIC fuzz/fuzz_target.cc fuzz/readable_text.cc
                                          fuzz/text_target.cc)
set_source_files_properties(fuzz/readable_text.cc PROPERTIES COMPILE_OPTIONS
                                                             "-O2;-fno-sanitize=all")
fundtrail_compile_options(fundtrail_fuzz_support)
target_include_directories(fundtrail_fuzz_support PUBLIC "${PROJECT_SOURCE_DIR}")
target_link_libraries(fundtrail_fuzz_support PUBLIC fundtrail_schemas)

function(fundtrail_add_fuzz_program target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
  add_executable(${target} ${arg_SOURCES})
  fundtrail_compile_options(${target})
  target_link_libraries(${target} PRIVATE fundtrail_fuzz_support ${arg_LINKS})
endfunction()

# fundtrail_add_fuzz_target(<name> [SOURCES <file>...] [MUTATOR <file>...] [LINKS <library>...])
#
# With the tests, a program that runs the target over its seeds (ctest fundtrail.fuzz.<name>); with
# the fuzzers, the libFuzzer program fundtrail_<name>_fuzz, which alone has the mutator.
function(fundtrail_add_fuzz_target name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;MUTATOR;LINKS")
  set(sources fuzz/${name}_fuzz.cc ${arg_SOURCES})
  set(mutator)
  if(arg_MUTATOR)
    set(mutator fundtrail_${name}_mutator)
    add_library(${mutator} OBJECT ${arg_MUTATOR})
    fundtrail_compile_options(${mutator})
    target_link_libraries(${mutator} PUBLIC fundtrail_fuzz_support)
  endif()
  if(FUNDTRAIL_BUILD_TESTS)
    set(replay fundtrail_${name}_replay)
    fundtrail_add_fuzz_program(${replay} SOURCES ${sources} fuzz/replay_main.cc LINKS ${arg_LINKS})
    add_test(NAME fundtrail.fuzz.${name}
             COMMAND ${replay} "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name}")
    set_tests_properties(fundtrail.fuzz.${name} PROPERTIES LABELS unit TIMEOUT 600)
  endif()
  if(FUNDTRAIL_BUILD_FUZZERS)
    fundtrail_add_fuzz_program(fundtrail_${name}_fuzz SOURCES ${sources} LINKS ${mutator}
                               ${arg_LINKS})
    target_link_options(fundtrail_${name}_fuzz PRIVATE -fsanitize=fuzzer)
  endif()
endfunction()
