# SPDX-License-Identifier: Apache-2.0
#
# Installs the build to a folder of its own, then configures, builds and runs a stranger's project
# against it: cmake -D build_dir= -D work_dir= -D compiler= -D flags= -P consumer.cmake
cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE "${work_dir}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${build_dir}" --prefix "${work_dir}/prefix"
                OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
if(NOT EXISTS "${work_dir}/prefix/share/fundtrail/schemas/v1/record.schema.json")
  message(FATAL_ERROR "the JSON Schemas are not installed")
endif()
execute_process(
  COMMAND
    "${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}/consumer" -B "${work_dir}/build" -G Ninja -D
    "CMAKE_PREFIX_PATH=${work_dir}/prefix" -D "CMAKE_CXX_COMPILER=${compiler}" -D
    "CMAKE_CXX_FLAGS=${flags}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${work_dir}/build" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${work_dir}/build/consumer" COMMAND_ERROR_IS_FATAL ANY)
