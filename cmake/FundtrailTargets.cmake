# SPDX-License-Identifier: Apache-2.0
#
# How every target of the project is made: language level, warnings, include root, headers.

# fundtrail_compile_options(<target>): C++20 without extensions, and the project's warnings. They
# are PRIVATE, so that a consumer's build cannot break on them; errors only by preset.
function(fundtrail_compile_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
  target_compile_options(
    ${target}
    PRIVATE -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wsign-conversion
            -Wold-style-cast
            -Wnon-virtual-dtor
            -Woverloaded-virtual
            -Wdouble-promotion
            -Wformat=2
            # g++ 12 reports libstdc++'s own stream buffers (-Wnull-dereference) and the sum of two
            # strings (-Wrestrict, GCC bug 105651) when it has inlined them.
            $<$<CXX_COMPILER_ID:Clang>:-Wnull-dereference>
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
endfunction()

# fundtrail_glob(<variable> <pattern>...): the files of the calling folder that match, sorted.
macro(fundtrail_glob variable)
  file(GLOB ${variable} CONFIGURE_DEPENDS ${ARGN})
  list(SORT ${variable})
endmacro()

# fundtrail_add_library(<name> SOURCES <file>... HEADERS <file>...)
#
# Makes the static library fundtrail_<name> with the alias fundtrail::<name>. Headers are included
# by their path from the repository's root ("schemas/error.h") and installed under
# include/fundtrail.
function(fundtrail_add_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS")
  if(NOT arg_SOURCES)
    file(CONFIGURE OUTPUT empty.cc CONTENT "")
    set(arg_SOURCES "${CMAKE_CURRENT_BINARY_DIR}/empty.cc")
  endif()
  set(target fundtrail_${name})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(fundtrail::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  target_sources(
    ${target}
    PUBLIC FILE_SET
           HEADERS
           BASE_DIRS
           "${PROJECT_SOURCE_DIR}"
           FILES
           ${arg_HEADERS})
  fundtrail_compile_options(${target})
endfunction()
