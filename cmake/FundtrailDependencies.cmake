# SPDX-License-Identifier: Apache-2.0
#
# What the libraries and the program link, all from the distribution. LMDB, libbsd, libmicrohttpd,
# minizip, qrcodegen, toml++ and utf8proc ship no CMake package, only a pkg-config file.
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(Threads REQUIRED)
find_package(fmt 9.1 REQUIRED)
find_package(simdjson REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(cereal REQUIRED)
find_package(CLI11 REQUIRED)
find_package(CURL 7.85 REQUIRED)
find_package(EXPAT 2.5 REQUIRED)
find_package(PNG 1.6 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(lmdb REQUIRED IMPORTED_TARGET lmdb)
pkg_check_modules(libbsd REQUIRED IMPORTED_TARGET libbsd)
pkg_check_modules(libmicrohttpd REQUIRED IMPORTED_TARGET libmicrohttpd>=0.9.75)
pkg_check_modules(minizip REQUIRED IMPORTED_TARGET minizip)
pkg_check_modules(qrcodegencpp REQUIRED IMPORTED_TARGET qrcodegencpp)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)

# The region codes of GB/T 2260, as Debian's python3-stdnum ships them.
find_file(
  FUNDTRAIL_REGION_CODES
  NAMES loc.dat
  PATHS /usr/lib/python3/dist-packages/stdnum/cn
  NO_DEFAULT_PATH REQUIRED)
