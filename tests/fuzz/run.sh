#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs every fuzz target side by side: tests/fuzz/run.sh BUILD_DIR [TIMES]
#
# Each is run for a fixed number of executions from a fixed seed, or for TIMES as many. What is
# found lies in BUILD_DIR/found/<target>/: new inputs in corpus/, what failed beside it.
set -euo pipefail

if [[ $# -lt 1 || $# -gt 2 ]]; then
  echo "tests/fuzz/run.sh BUILD_DIR [TIMES]" >&2
  exit 2
fi
build_dir="$(realpath -- "$1")"
times="${2:-1}"
cd "$(dirname "$(realpath -- "${BASH_SOURCE[0]}")")"

# <target>:<executions>; each takes about as long as the others, some minutes.
targets=(canonical:1500000 json:400000 value:500000 entry_file:15000 ledger:8000)

# Freed memory that AddressSanitizer keeps back counts as used.
export ASAN_OPTIONS=quarantine_size_mb=64

run_target() { # run_target <target>:<executions>
  local name="${1%:*}" runs=$((${1#*:} * times))
  local found="$build_dir/found/$name"
  rm -rf "$found"
  mkdir -p "$found/corpus"
  # Entropic scheduling costs more than it finds with as many features as these have.
  if ! "$build_dir/tests/fundtrail_${name}_fuzz" -runs="$runs" -seed=1 -entropic=0 \
    -rss_limit_mb=512 -malloc_limit_mb=64 -dict=words.dict -print_final_stats=1 \
    -artifact_prefix="$found/" "$found/corpus" "corpus/$name" >"$found/log" 2>&1; then
    tail -n 40 "$found/log"
    return 1
  fi
  sed -n -E "s|^Done ([0-9]+) runs in ([0-9]+) second.*|$name: \1 executions in \2 s|p" "$found/log"
}

pids=()
for target in "${targets[@]}"; do
  run_target "$target" &
  pids+=($!)
done
failed=0
for pid in "${pids[@]}"; do
  wait "$pid" || failed=1
done
exit "$failed"
