// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/file_system.h"

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "tests/support/expect_error.h"
#include "tests/support/temp_dir.h"

namespace fundtrail::test {
namespace {

void check_trust(std::uint64_t number, std::string_view name, FileSystemTrust expected) {
  BOOST_TEST((judge_file_system(number, name) == expected), name);
}

BOOST_AUTO_TEST_SUITE(file_system)

BOOST_AUTO_TEST_CASE(accepts_local_disks) {
  check_trust(0xEF53, "ext4", FileSystemTrust::kSound);
  check_trust(0x58465342, "xfs", FileSystemTrust::kSound);
  check_trust(0x9123683E, "", FileSystemTrust::kSound);
  check_trust(0x01021994, "tmpfs", FileSystemTrust::kSound);
}

BOOST_AUTO_TEST_CASE(refuses_network_file_systems_by_number) {
  check_trust(0x6969, "", FileSystemTrust::kNetwork);
  check_trust(0xFF534D42, "", FileSystemTrust::kNetwork);
  check_trust(0xFE534D42, "", FileSystemTrust::kNetwork);
  check_trust(0x01021997, "", FileSystemTrust::kNetwork);
  check_trust(0x5346414F, "", FileSystemTrust::kNetwork);
  check_trust(0x00C36400, "", FileSystemTrust::kNetwork);
}

BOOST_AUTO_TEST_CASE(refuses_a_number_whose_sign_was_extended) {
  check_trust(0xFFFF'FFFF'FF53'4D42, "", FileSystemTrust::kNetwork);
}

BOOST_AUTO_TEST_CASE(refuses_network_file_systems_in_user_space_by_name) {
  check_trust(0x65735546, "fuse.sshfs", FileSystemTrust::kNetwork);
  check_trust(0x65735546, "virtiofs", FileSystemTrust::kNetwork);
}

BOOST_AUTO_TEST_CASE(doubts_overlays_and_unknown_file_systems_in_user_space) {
  check_trust(0x794C7630, "overlay", FileSystemTrust::kDoubtful);
  check_trust(0x65735546, "fuse.ntfs-3g", FileSystemTrust::kDoubtful);
}

BOOST_AUTO_TEST_CASE(tells_what_a_folder_lies_on) {
  const TempDir folder;
  const FileSystem found = file_system_of(folder.path());
  BOOST_TEST(!found.name.empty());
  BOOST_TEST(found.free_bytes > 0U);
  BOOST_TEST(!found.is_read_only);
}

BOOST_AUTO_TEST_CASE(fails_for_a_folder_that_is_not_there) {
  const TempDir folder;
  expect_error(ErrorCode::kUnchecked, "file system",
               [&] { (void)file_system_of(folder / "none"); });
  expect_error(ErrorCode::kUnchecked, "write the folder", [&] { sync_folder(folder / "none"); });
}

BOOST_AUTO_TEST_CASE(says_where_a_ledger_cannot_lie_and_what_to_do) {
  const FileSystem nfs{"nfs4", FileSystemTrust::kNetwork, false, 0};
  const Message message = refuse_network(nfs, "/mnt/share");
  BOOST_TEST(message.en.find("/mnt/share") != std::string::npos);
  BOOST_TEST(message.en.find("nfs4") != std::string::npos);
  BOOST_TEST(message.zh.find("本机磁盘") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
