#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds fundtrail and runs its tests: ./check.sh [--long]
set -euo pipefail

usage() {
  cat <<'TEXT'
用法：./check.sh [--long]

安装缺少的软件包（仅此时需要 root），编译发布版，运行全部测试，以 ctest 的小结收尾。
--long  另加：耗时的测试、开发版（每个头文件单独编译）、地址与未定义行为检查（asan）、
        线程检查（tsan）、clang 编译、模糊测试、覆盖率、变异测试、clang-tidy、clang-format；
        以各步骤的用时与结果、各项测试的数字收尾。

Usage: ./check.sh [--long]
Builds the release and runs every test but the long ones; --long adds those, the sanitizers, clang,
the fuzz targets, coverage, mutation tests, clang-tidy and clang-format, and ends with a table of
the steps and with the figures that the tests counted.
TEXT
}

long=0
for argument in "$@"; do
  case "$argument" in
    --long) long=1 ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
done
cd "$(dirname "$(realpath -- "${BASH_SOURCE[0]}")")"
# shellcheck source=scripts/dependencies.sh
source scripts/dependencies.sh

if [[ -z ${FUNDTRAIL_VECTORS:-} && -d ../shared/vectors ]]; then
  FUNDTRAIL_VECTORS="$(realpath ../shared/vectors)"
  export FUNDTRAIL_VECTORS
fi
if [[ -z ${FUNDTRAIL_REPORTS:-} && -d ../shared/seed ]]; then
  FUNDTRAIL_REPORTS="$(realpath ../shared/seed)"
  export FUNDTRAIL_REPORTS
fi
jobs="$(nproc)"
packages=("${fundtrail_packages_build[@]}" "${fundtrail_packages_test[@]}")
if [[ $long -eq 1 ]]; then
  packages+=("${fundtrail_packages_long[@]}")
fi
install_packages "${packages[@]}"

build() { # build <preset>
  cmake --preset "$1" -D FUNDTRAIL_BUILD_TESTS=ON >/dev/null &&
    cmake --build --preset "$1" --parallel "$jobs"
}
short_tests() { ctest --preset "$1" --parallel "$jobs" --label-exclude '^long$'; }

if [[ $long -eq 0 ]]; then
  build release
  short_tests release
  exit
fi

# Tests and steps add lines to this file; it ends what is printed.
figures="$PWD/build/figures.txt"
mkdir -p build
: >"$figures"

release() { build release && FUNDTRAIL_FIGURES="$figures" short_tests release; }
release_long() {
  FUNDTRAIL_FIGURES="$figures" ctest --preset release --parallel "$jobs" --label-regex '^long$' \
    --no-tests=ignore
}
# The benchmarks are built as well, so that they keep up with the rest.
headers() {
  cmake --preset dev -D FUNDTRAIL_BUILD_BENCH=ON >/dev/null && build dev &&
    cmake --build --preset dev --target all_verify_interface_header_sets
}
# The program's own rules are checked once, on the release build.
tests_of() { build "$1" && ctest --preset "$1" --parallel "$jobs" --label-exclude '^(long|tidy)$'; }
parts=(schemas ledger verifier report imports scan cli)
sources() { find "${parts[@]}" tests -name '*.cc' "$@" -print0; }
format() { find "${parts[@]}" tests bench \( -name '*.cc' -o -name '*.h' \) -print0 |
  xargs -0 clang-format --dry-run -Werror; }
clang_tidy() {
  sources -not -path 'tests/*' |
    xargs -0 -n 1 -P "$jobs" clang-tidy -p build/clang --quiet --warnings-as-errors='*'
}
fuzz() {
  cmake --preset fuzz >/dev/null && cmake --build --preset fuzz --parallel "$jobs" &&
    tests/fuzz/run.sh build/fuzz | tee -a "$figures"
}
coverage() {
  tests/coverage/run.sh "$jobs" | tee build/coverage.txt &&
    sed -n -E 's/^(verifier|decoders) +/coverage: \1 /p' build/coverage.txt >>"$figures"
}
mutation() {
  python3 -B tests/mutation/mutate.py --build-dir build/release --jobs "$jobs" |
    tee build/mutation.txt && grep '^mutation: ' build/mutation.txt >>"$figures"
}

names=()
results=()
failures=0
run_step() { # run_step <name> <command>...
  local name="$1" start=$SECONDS result=passed
  shift
  printf '\n==> %s\n' "$name"
  "$@" || result=FAILED
  if [[ $result == FAILED ]]; then
    failures=$((failures + 1))
  fi
  names+=("$name")
  results+=("$((SECONDS - start))s $result")
}

run_step "release: build, tests" release
run_step "release: long tests" release_long
run_step "dev: build, headers alone" headers
run_step "dev: tests" tests_of dev
run_step "asan: build, tests" tests_of asan
run_step "tsan: build, tests" tests_of tsan
run_step "clang: build, tests" tests_of clang
run_step "fuzz: build, runs" fuzz
run_step "coverage: verifier, decoders" coverage
run_step "mutation: verifier, decoders" mutation
run_step "clang-tidy" clang_tidy
run_step "clang-format" format

printf '\n%-28s %8s  %s\n' "step" "seconds" "result"
for index in "${!names[@]}"; do
  read -r seconds result <<<"${results[$index]}"
  printf '%-28s %8s  %s\n' "${names[$index]}" "${seconds%s}" "$result"
done
echo "${#names[@]} steps, $failures failed"

printf '\nFigures\n'
sort "$figures" | sed 's/^/  /'
[[ $failures -eq 0 ]]
