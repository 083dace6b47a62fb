# SPDX-License-Identifier: Apache-2.0
#
# Writes the ctest entries of one Boost.Test program: cmake -D program= -D module= -D labels=
# -D entries= -P DiscoverTests.cmake
#
# Each suite of the top level becomes fundtrail.<module>.<suite>, with the module's labels and its
# own. Cases labelled "long" inside a suite that is not become fundtrail.<module>.<suite>.long, so
# that `ctest -LE long` leaves them out. The tree is read as a graph, the one listing that tells
# labels; a line names a node or an edge:
#   tu3[shape=Mrecord,…,color=green,label="inner|proof_test.cc(10)|labels: @long @slow"];
#   tu2 -> tu3;
cmake_minimum_required(VERSION 3.25)

execute_process(
  COMMAND "${program}" --list_content=DOT --color_output=no
  RESULT_VARIABLE status
  OUTPUT_VARIABLE graph_out
  ERROR_VARIABLE graph_err)
string(APPEND graph_err "${graph_out}")
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${program} --list_content: ${status}\n${graph_err}")
endif()

set(units)
string(REGEX MATCHALL "tu[0-9]+\\[[^\n]*\\];" node_lines "${graph_err}")
foreach(line IN LISTS node_lines)
  if(line MATCHES "^(tu[0-9]+)\\[.*,color=([a-z]+),label=\"([^|\"]*)(.*)\"\\]")
    set(unit "${CMAKE_MATCH_1}")
    set(color_${unit} "${CMAKE_MATCH_2}")
    set(name_${unit} "${CMAKE_MATCH_3}")
    set(detail "${CMAKE_MATCH_4}")
    set(labels_${unit})
    if(detail MATCHES "labels:(.*)$")
      string(REGEX MATCHALL "[^ @|]+" labels_${unit} "${CMAKE_MATCH_1}")
    endif()
    list(APPEND units ${unit})
  endif()
endforeach()
list(POP_FRONT units root)

string(REGEX MATCHALL "tu[0-9]+ -> tu[0-9]+" edges "${graph_err}")
set(parents)
foreach(edge IN LISTS edges)
  string(REGEX MATCHALL "tu[0-9]+" ends "${edge}")
  list(GET ends 0 parent)
  list(GET ends 1 child)
  set(parent_${child} ${parent})
  list(APPEND parents ${parent})
endforeach()

# top_<unit>, path_<unit>, long_<unit>: a parent always stands before its children.
set(suites)
foreach(unit IN LISTS units)
  set(parent ${parent_${unit}})
  set(long_${unit} FALSE)
  if(parent STREQUAL root)
    set(top_${unit} ${unit})
    set(path_${unit} "${name_${unit}}")
    list(APPEND suites ${unit})
  else()
    set(top_${unit} ${top_${parent}})
    set(path_${unit} "${path_${parent}}/${name_${unit}}")
    set(long_${unit} ${long_${parent}})
  endif()
  if("long" IN_LIST labels_${unit})
    set(long_${unit} TRUE)
  endif()
  if(NOT unit IN_LIST parents)
    set(top ${top_${unit}})
    if(long_${unit})
      list(APPEND long_cases_${top} "--run_test=${path_${unit}}")
    else()
      list(APPEND short_cases_${top} "--run_test=${path_${unit}}")
    endif()
  endif()
endforeach()

set(script "# Generated from the suites of ${program}.\n")
function(add_entry name entry_labels timeout)
  list(JOIN ARGN "]==] [==[" arguments)
  string(
    APPEND
    script
    "add_test([==[${name}]==] [==[${program}]==] --catch_system_errors=no --color_output=no "
    "--log_level=test_suite [==[${arguments}]==])\n"
    "set_tests_properties([==[${name}]==] PROPERTIES "
    "LABELS \"${entry_labels}\" TIMEOUT ${timeout})\n")
  set(script
      "${script}"
      PARENT_SCOPE)
endfunction()

foreach(suite IN LISTS suites)
  set(name "fundtrail.${module}.${name_${suite}}")
  set(suite_labels ${labels} ${labels_${suite}})
  list(REMOVE_DUPLICATES suite_labels)
  if("long" IN_LIST suite_labels)
    add_entry("${name}" "${suite_labels}" 3600 "--run_test=${name_${suite}}")
    continue()
  endif()
  if(short_cases_${suite} AND long_cases_${suite})
    add_entry("${name}" "${suite_labels}" 600 "--run_test=${name_${suite}}" "--run_test=!@long")
  elseif(short_cases_${suite})
    add_entry("${name}" "${suite_labels}" 600 "--run_test=${name_${suite}}")
  endif()
  if(long_cases_${suite})
    add_entry("${name}.long" "${suite_labels};long" 3600 ${long_cases_${suite}})
  endif()
endforeach()
file(WRITE "${entries}" "${script}")
