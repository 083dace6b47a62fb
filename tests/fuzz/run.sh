#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs fuzz targets side by side: tests/fuzz/run.sh BUILD_DIR [TIMES [SEED [TARGET...]]]
#
# Each is run for a fixed number of executions from seed 1, or for TIMES as many. With a SEED it
# goes on from what earlier runs found, and counts its executions with theirs. What is found lies in
# BUILD_DIR/found/<target>/: new inputs in corpus/, what failed beside it, executions and seconds of
# each run in tally.
set -euo pipefail

if [[ $# -lt 1 ]]; then
  echo "tests/fuzz/run.sh BUILD_DIR [TIMES [SEED [TARGET...]]]" >&2
  exit 2
fi
build_dir="$(realpath -- "$1")"
times="${2:-1}"
seed="${3:-}"
cd "$(dirname "$(realpath -- "${BASH_SOURCE[0]}")")"

# Executions; together some ten minutes of processor time, five of the clock on 4 idle cores.
declare -A executions=([canonical]=1500000 [json]=400000 [value]=500000 [note]=300000
  [memory]=300000 [rules_file]=300000
  [proof_text]=300000 [policy]=300000 [prepared]=200000 [add_checkpoint]=20000
  [entry_file]=15000 [timestamp]=200000 [csv]=20000 [mapping]=20000 [xlsx]=50000
  [statement_scan]=40000 [ledger]=8000 [store]=30000)
targets=("${@:4}")
if [[ ${#targets[@]} -eq 0 ]]; then
  targets=(canonical json value note proof_text policy memory rules_file prepared add_checkpoint
    entry_file timestamp csv mapping xlsx statement_scan ledger store)
fi

# Freed memory that AddressSanitizer keeps back counts as used. Where a block was allocated is told
# by running the one input that failed without this.
export ASAN_OPTIONS=quarantine_size_mb=64:malloc_context_size=1

run_target() { # run_target <target>
  local name="$1" found="$build_dir/found/$1"
  local runs=$((executions[$name] * times))
  if [[ -z $seed ]]; then
    rm -rf "$found"
  fi
  mkdir -p "$found/corpus"
  # Entropic scheduling costs more than it finds with as many features as these have.
  if ! "$build_dir/tests/fundtrail_${name}_fuzz" -runs="$runs" -seed="${seed:-1}" -entropic=0 \
    -rss_limit_mb=512 -malloc_limit_mb=64 -dict=words.dict -print_final_stats=1 \
    -artifact_prefix="$found/" "$found/corpus" "corpus/$name" >"$found/log" 2>&1; then
    tail -n 40 "$found/log"
    return 1
  fi
  sed -n -E "s|^Done ([0-9]+) runs in ([0-9]+) second.*|\1 \2|p" "$found/log" >>"$found/tally"
  awk -v name="$name" '{ runs += $1; seconds += $2 }
    END { printf "%s: %d executions in %d s\n", name, runs, seconds }' "$found/tally"
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
