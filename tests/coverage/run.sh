#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds the preset coverage, runs the short tests of the modules that verify and decode, and prints
# what they run of them: tests/coverage/run.sh [JOBS]
#
# Which lines and branches are not run: build/coverage/gcovr.html and the pages beside it.
set -euo pipefail

jobs="${1:-$(nproc)}"
cd "$(dirname "$(realpath -- "${BASH_SOURCE[0]}")")/../.."
build=build/coverage

cmake --preset coverage -D FUNDTRAIL_BUILD_TESTS=ON >/dev/null
cmake --build --preset coverage --parallel "$jobs" \
  --target fundtrail_schemas_tests fundtrail_proof_tests fundtrail_verifier_tests
find "$build" -name '*.gcda' -delete
ctest --preset coverage --parallel "$jobs" --label-exclude '^long$' --quiet \
  --tests-regex '^fundtrail[.](schemas|proof|verifier)[.]' --output-log "$build/ctest.log" || {
  tail -n 40 "$build/ctest.log"
  exit 1
}
# Headers are left out but those of the archives: what else they hold is lists of fields. Branches
# that only an exception takes are the compiler's, one at nearly every call.
gcovr -j "$jobs" --filter '(verifier|schemas|ledger/proof)/.*[.]cc$' --filter 'schemas/archive/' \
  --exclude-throw-branches --exclude-unreachable-branches \
  --json-summary "$build/gcovr.json" --html-details "$build/gcovr.html" "$build"
python3 -B tests/coverage/coverage.py "$build/gcovr.json"
