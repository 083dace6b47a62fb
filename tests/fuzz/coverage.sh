#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Prints the lines and branches of the decoders that the inputs of the fuzz targets reach:
# tests/fuzz/coverage.sh BUILD_DIR [FOUND_DIR]
#
# Builds in BUILD_DIR with clang's counters and runs the seeds, and what run.sh left in FOUND_DIR
# (build/fuzz/found) if that is given. BUILD_DIR/report.txt has each file; `llvm-cov show` with
# BUILD_DIR/all.profdata tells the lines.
set -euo pipefail

if [[ $# -lt 1 || $# -gt 2 ]]; then
  echo "tests/fuzz/coverage.sh BUILD_DIR [FOUND_DIR]" >&2
  exit 2
fi
build_dir="$(realpath -m -- "$1")"
found_dir="${2:+$(realpath -- "$2")}"
cd "$(dirname "$(realpath -- "${BASH_SOURCE[0]}")")/../.."

targets=(canonical json value entry_file)
programs=("${targets[@]/%/_replay}")
programs=("${programs[@]/#/fundtrail_}")

cmake --preset clang -B "$build_dir" -D FUNDTRAIL_BUILD_TESTS=ON \
  -D CMAKE_CXX_FLAGS="-fprofile-instr-generate -fcoverage-mapping" >/dev/null
cmake --build "$build_dir" --target "${programs[@]}" --parallel "${JOBS:-$(nproc)}" >/dev/null

rm -rf "$build_dir/profiles"
objects=()
for target in "${targets[@]}"; do
  program="$build_dir/tests/fundtrail_${target}_replay"
  objects+=(-object "$program")
  for folder in "tests/fuzz/corpus/$target" "${found_dir:+$found_dir/$target/corpus}"; do
    if [[ -n $folder ]]; then
      LLVM_PROFILE_FILE="$build_dir/profiles/%m-%p" "$program" "$folder" >/dev/null
    fi
  done
done
llvm-profdata merge -sparse "$build_dir"/profiles/* -o "$build_dir/all.profdata"
llvm-cov report "${objects[@]:1}" -instr-profile "$build_dir/all.profdata" \
  -show-region-summary=false -show-branch-summary >"$build_dir/report.txt" 2>/dev/null

# A line of the report: file; functions, missed, %; lines, missed, %; branches, missed, %.
awk '
  function add(part) { lines[part] += $5; lines_missed[part] += $6
    branches[part] += $8; branches_missed[part] += $9 }
  function share(all, missed) { return all == 0 ? 100 : 100 * (all - missed) / all }
  match($1, /schemas\/(archive|fields|json)\//) { add(substr($1, RSTART, RLENGTH - 1)) }
  match($1, /(schemas\/entry|ledger\/proof\/entry_file)[.]cc$/) { add(substr($1, RSTART)) }
  END {
    for (part in lines) printf "%-28s %4d of %4d lines %5.1f %%, %4d of %4d branches %5.1f %%\n",
      part, lines[part] - lines_missed[part], lines[part], share(lines[part], lines_missed[part]),
      branches[part] - branches_missed[part], branches[part],
      share(branches[part], branches_missed[part])
  }' "$build_dir/report.txt" | sort
