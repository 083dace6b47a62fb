#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds fundtrail and does its main job on the 2024 Jilin report: ./run.sh [LEDGER_DIR]
set -euo pipefail

usage() {
  cat <<'TEXT'
用法：./run.sh [账本目录]

在全新的 Debian 12 上：安装缺少的软件包（仅此时需要 root），编译，新建账本，
记入 examples/jilin-2024（《吉林省2024年城镇保障性安居工程奖补资金绩效自评报告》），
核验，并打印核对结果和各文件的位置。

账本目录缺省为 demo/jilin-2024-<序号>，每次新建一个；已有的目录从不改动。
主要工作完成即退出码 0；核对出矛盾是这份报告的应有结果。

Usage: ./run.sh [LEDGER_DIR]
Builds fundtrail, makes a fresh ledger, appends examples/jilin-2024 and verifies it.
FUNDTRAIL_LANG=en speaks English.
TEXT
}

case "${1:-}" in
  -h | --help)
    usage
    exit 0
    ;;
  -*)
    usage >&2
    exit 2
    ;;
esac
if [[ $# -gt 1 ]]; then
  usage >&2
  exit 2
fi

# A ledger folder given by the user is relative to where the user is.
ledger_dir=""
if [[ -n ${1:-} ]]; then
  ledger_dir="$(realpath -m -- "$1")"
  if [[ -e $ledger_dir && -n $(ls -A -- "$ledger_dir") ]]; then
    echo "已存在，不改动（exists, left alone）：$ledger_dir" >&2
    exit 2
  fi
fi
cd "$(dirname "$(realpath -- "${BASH_SOURCE[0]}")")"
# shellcheck source=scripts/dependencies.sh
source scripts/dependencies.sh

export FUNDTRAIL_LANG="${FUNDTRAIL_LANG:-zh}"
say() { # say <Chinese> <English>
  if [[ $FUNDTRAIL_LANG == en* ]]; then echo "$2"; else echo "$1"; fi
}

# Prints the first folder demo/jilin-2024-<n> that is not there yet.
next_ledger_dir() {
  local number=1
  while [[ -e demo/jilin-2024-$number ]]; do
    number=$((number + 1))
  done
  echo "$PWD/demo/jilin-2024-$number"
}

# The demonstration's keys lie beside its ledgers, under a passphrase that only this folder has, so
# that none of the user's own are touched.
use_demo_keys() {
  local home="$PWD/demo/user"
  mkdir -p "$home"
  export XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state"
  export FUNDTRAIL_PASSPHRASE_FILE="$home/passphrase"
  if [[ ! -e $FUNDTRAIL_PASSPHRASE_FILE ]]; then
    (umask 077 && head -c 24 /dev/urandom | base64 >"$FUNDTRAIL_PASSPHRASE_FILE")
  fi
}

say "==> 1/3 检查软件包并编译（首次约需几分钟：4 核约 3 分钟，核少则更久）" \
  "==> 1/3 packages and build (the first time a few minutes: about 3 on 4 cores)"
install_packages "${fundtrail_packages_build[@]}"
configure=(cmake --preset release)
if [[ ! -e build/release/CMakeCache.txt ]]; then
  configure+=(-D FUNDTRAIL_BUILD_TESTS=OFF)
fi
"${configure[@]}" >/dev/null
build=(cmake --build --preset release --target fundtrail --parallel "$(nproc)")
if [[ -t 1 ]]; then
  NINJA_STATUS="$(say "编译" "build") [%f/%t] " "${build[@]}"
else
  "${build[@]}" -- --quiet
fi
program="$PWD/build/release/bin/fundtrail"

say "==> 2/3 新建账本并记入 examples/jilin-2024" "==> 2/3 a fresh ledger of examples/jilin-2024"
ledger_dir="${ledger_dir:-$(next_ledger_dir)}"
mkdir -p "$(dirname "$ledger_dir")"
use_demo_keys
"$program" init --ledger "$ledger_dir"
"$program" append examples/jilin-2024/*.jsonl --ledger "$ledger_dir"

say "（账本的条数比记入的多 1：含第 0 号创世记录）" \
  "(The ledger holds one entry more than was appended: record 0, the genesis.)"

say "==> 3/3 核验" "==> 3/3 verify"
verify_status=0
# A new ledger may lie where a removed one did, which a memory would hold against it.
"$program" verify --no-memory --ledger "$ledger_dir" || verify_status=$?

# 0: all holds; 1: intact, and contradictions found; 6: intact, and some goal not confirmed.
echo
case $verify_status in
  0) say "核验完成：账本完好，各项目标均成立。" "Verified: intact, and every goal confirmed." ;;
  1) say "核验完成：账本完好；上面列出了报告自身的矛盾（退出码 1，是这份报告的应有结果）。" \
    "Verified: intact; the report's contradictions are listed above (exit 1, as expected)." ;;
  6) say "核验完成：账本完好；有目标不成立或未能证实（退出码 6）。" \
    "Verified: intact; some goal does not hold or is not confirmed (exit 6)." ;;
  *)
    say "核验未能通过，退出码 $verify_status（见 fundtrail help）。账本在：$ledger_dir" \
      "Verification failed with exit $verify_status (see fundtrail help). Ledger: $ledger_dir" >&2
    exit "$verify_status"
    ;;
esac
say "账本目录  $ledger_dir" "Ledger    $ledger_dir"
say "录入数据  $PWD/examples/jilin-2024" "Input     $PWD/examples/jilin-2024"
say "程序      $program" "Program   $program"
echo
say "接着可以：" "What next:"
# shellcheck disable=SC2016
printf '  export FUNDTRAIL_LEDGER=%q PATH=%q:$PATH\n' "$ledger_dir" "$(dirname "$program")"
say "  fundtrail verify               # 再次核验" \
  "  fundtrail verify               # verify again"
say "  fundtrail trace PG-JL-2024     # 资金去向" \
  "  fundtrail trace PG-JL-2024     # where the money went"
say "  fundtrail list                 # 逐笔记录" \
  "  fundtrail list                 # every record"
say "  fundtrail show BG-1            # 一笔记录及其哈希、位置" \
  "  fundtrail show BG-1            # one record, its hash and position"
