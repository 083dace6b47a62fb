#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds the release with fundtrail_bench in build/bench and runs it: bench/run.sh [ARGUMENT...]
# What the arguments are, and what is measured: bench/README.md. Built on `nproc` cores, or on as
# many as CMAKE_BUILD_PARALLEL_LEVEL says.
set -euo pipefail

cd "$(dirname "$(realpath -- "${BASH_SOURCE[0]}")")/.."
# shellcheck source=scripts/dependencies.sh
source scripts/dependencies.sh
install_packages "${fundtrail_packages_build[@]}" "${fundtrail_packages_bench[@]}" >&2

build=build/bench
cmake --preset release -B "$build" \
  -D FUNDTRAIL_BUILD_BENCH=ON -D FUNDTRAIL_BUILD_TESTS=OFF >/dev/null
cmake --build "$build" --parallel "${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}" \
  --target fundtrail_bench >&2
exec "$build/bench/fundtrail_bench" --folder "$build" "$@"
