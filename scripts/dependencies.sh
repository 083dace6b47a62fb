#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The Debian 12 packages that fundtrail needs, and how the missing ones are installed. Sourced by
# run.sh and check.sh; run by itself it installs what both need: scripts/dependencies.sh [--long]

# To build and run the program.
fundtrail_packages_build=(
  g++ cmake ninja-build pkg-config libssl-dev liblmdb-dev libcereal-dev libcli11-dev libfmt-dev
  libsimdjson-dev nlohmann-json3-dev libutf8proc-dev libbsd-dev
  libcurl4-openssl-dev ca-certificates libmicrohttpd-dev libpng-dev libqrcodegencpp-dev
  libminizip-dev libexpat1-dev libtomlplusplus-dev python3-stdnum
)
# To build and run the tests.
fundtrail_packages_test=(
  libboost-test-dev libvalijson-dev librapidcheck-dev libbotan-2-dev openssl python3 groff-base zsh
  golang-go golang-golang-x-mod-dev python3-openpyxl
)
# For bench/run.sh: a yardstick, and no part of the program.
fundtrail_packages_bench=(libsqlite3-dev)
# For check.sh --long.
fundtrail_packages_long=(
  "${fundtrail_packages_bench[@]}" clang clang-format clang-tidy gcovr libclang-rt-14-dev llvm
)

is_installed() { # is_installed <package>
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# Runs apt-get as root, never asking anything on standard input but sudo's own password.
run_apt_get() {
  local command=(env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=120 "$@")
  if [[ $(id -u) -eq 0 ]]; then
    "${command[@]}" </dev/null
  elif [[ -t 0 ]]; then
    sudo "${command[@]}"
  else
    sudo -n "${command[@]}" </dev/null
  fi
}

# Installs those of the packages that are missing, and asks for root only if there are any.
install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "本机不是 Debian 系统，未检查软件包；请自行准备（not Debian; needed）：$*" >&2
    return 0
  fi
  local package missing=()
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  if [[ ${#missing[@]} -eq 0 ]]; then
    return 0
  fi
  if [[ $(id -u) -ne 0 ]] && ! command -v sudo >/dev/null; then
    echo "缺少软件包而本机没有 sudo，请以 root 运行（packages are missing; run as root）：" >&2
    echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
    return 1
  fi
  echo "将用 apt 安装缺少的软件包（installing by apt）：${missing[*]}"
  if ! apt-cache show --no-all-versions "${missing[@]}" >/dev/null 2>&1; then
    run_apt_get update
  fi
  # Package lists may be older than the archive: then once more with new ones.
  run_apt_get install --no-install-recommends "${missing[@]}" || {
    run_apt_get update
    run_apt_get install --no-install-recommends "${missing[@]}"
  }
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  set -euo pipefail
  packages=("${fundtrail_packages_build[@]}" "${fundtrail_packages_test[@]}")
  if [[ ${1:-} == --long ]]; then
    packages+=("${fundtrail_packages_long[@]}")
  fi
  install_packages "${packages[@]}"
fi
