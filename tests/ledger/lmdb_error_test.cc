// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_error.h"

#include <cerrno>

#include <boost/test/unit_test.hpp>
#include <lmdb.h>

#include "ledger/store/store_error.h"

namespace fundtrail::test {
namespace {

const Message kTask{"打开账本", "open the ledger"};

std::string english(int code) { return store_error(code, kTask, "/srv/l").message().en; }

void check_says(int code, const std::string& why) {
  BOOST_TEST(english(code).find("cannot open the ledger (folder /srv/l)") == 0U);
  BOOST_TEST(english(code).find(why) != std::string::npos, english(code));
}

BOOST_AUTO_TEST_SUITE(lmdb_error)

BOOST_AUTO_TEST_CASE(says_why_and_what_to_do) {
  check_says(ENOSPC, "the disk is full; free some space");
  check_says(EACCES, "permission denied; check the permissions");
  check_says(EIO, "failed to read or write; check the disk");
  check_says(ENOMEM, "1 TiB of address space");
  check_says(MDB_INVALID, "no valid data file");
  check_says(MDB_VERSION_MISMATCH, "incompatible version");
  check_says(MDB_CORRUPTED, "damaged or was altered; keep the file as evidence");
  check_says(MDB_PAGE_NOTFOUND, "damaged or was altered");
  check_says(MDB_MAP_FULL, "limit of 1 TiB");
  check_says(MDB_READERS_FULL, "too many programs are reading");
  check_says(MDB_MAP_RESIZED, "open the ledger again");
}

BOOST_AUTO_TEST_CASE(says_the_code_where_it_knows_no_cause) {
  check_says(MDB_BAD_RSLOT, "(code -30783)");
  check_says(EISDIR, "(code 21)");
}

BOOST_AUTO_TEST_CASE(is_said_in_chinese_too) {
  const Message message = store_error(ENOSPC, kTask, "/srv/l").message();
  BOOST_TEST(message.zh == "无法打开账本（文件夹 /srv/l）：磁盘已满。请腾出空间后重试。");
}

BOOST_AUTO_TEST_CASE(could_not_check_is_not_tampering) {
  BOOST_TEST((store_error(MDB_CORRUPTED, kTask, "f").code() == ErrorCode::kUnchecked));
  BOOST_TEST((layout_error({"甲", "A"}, "f").code() == ErrorCode::kUnchecked));
  BOOST_TEST((contradiction_error({"甲", "A"}, "f").code() == ErrorCode::kTampered));
}

BOOST_AUTO_TEST_CASE(success_is_no_error) {
  BOOST_CHECK_NO_THROW(check_store(0, kTask, "f"));
  BOOST_CHECK_THROW(check_store(ENOSPC, kTask, "f"), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
