// SPDX-License-Identifier: Apache-2.0
#include "ledger/auditor_folder.h"

#include <filesystem>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "tests/support/expect_error.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_keys.h"

namespace fundtrail::test {
namespace {

namespace fs = std::filesystem;

AuditorMemory memory_of(const std::string& origin, std::uint64_t size, std::string path) {
  return {
      origin,      Digest(), {size, Digest()}, {parse_vkey(test_vkey(origin))}, {std::move(path)},
      std::nullopt};
}

struct Fixture {
  TempDir dir;
  AuditorFolder folder{dir / "state/auditor"};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(auditor_folder, Fixture)

BOOST_AUTO_TEST_CASE(remembers_nothing_at_first) {
  BOOST_TEST(!folder.find("a").has_value());
  BOOST_TEST(folder.find_at("/ledger").empty());
  BOOST_TEST(!fs::exists(dir / "state"));
}

BOOST_AUTO_TEST_CASE(finds_what_it_remembers_by_origin_and_by_path) {
  folder.remember(memory_of("a", 3, "/ledger"));
  folder.remember(memory_of("b", 4, "/other"));
  BOOST_TEST((folder.find("a") == memory_of("a", 3, "/ledger")));
  BOOST_TEST((folder.find_at("/other") == std::vector{memory_of("b", 4, "/other")}));
  BOOST_TEST(folder.find_at("/none").empty());
  BOOST_TEST(folder.file_of("a").filename() ==
             "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb.memory");
}

BOOST_AUTO_TEST_CASE(keeps_others_out) {
  folder.remember(memory_of("a", 3, "/ledger"));
  BOOST_TEST((fs::status(folder.file_of("a")).permissions() == fs::perms(0600)));
  BOOST_TEST((fs::status(dir / "state/auditor").permissions() == fs::perms(0700)));
}

BOOST_AUTO_TEST_CASE(never_goes_back) {
  folder.remember(memory_of("a", 3, "/ledger"));
  folder.remember(memory_of("a", 2, "/copy"));
  BOOST_TEST(folder.find("a")->seen.size == 3U);
  BOOST_TEST(folder.find("a")->ledgers.size() == 2U);
}

BOOST_AUTO_TEST_CASE(writes_nothing_where_nothing_is_new) {
  folder.remember(memory_of("a", 3, "/ledger"));
  const auto before = fs::last_write_time(folder.file_of("a")) - std::chrono::hours(1);
  fs::last_write_time(folder.file_of("a"), before);
  folder.remember(memory_of("a", 3, "/ledger"));
  BOOST_TEST((fs::last_write_time(folder.file_of("a")) == before));
}

BOOST_AUTO_TEST_CASE(loses_nothing_to_those_who_remember_at_once) {
  std::vector<std::thread> threads;
  for (std::uint64_t i = 1; i <= 8; ++i) {
    threads.emplace_back(
        [this, i] { folder.remember(memory_of("a", i, "/" + std::to_string(i))); });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(folder.find("a")->seen.size == 8U);
  BOOST_TEST(folder.find("a")->ledgers.size() == 8U);
}

BOOST_AUTO_TEST_CASE(says_what_to_do_with_a_damaged_file) {
  folder.remember(memory_of("a", 3, "/ledger"));
  dir.write("state/auditor/" + folder.file_of("a").filename().string(), "fundtrail/memory/1\n");
  const char* words = "move the file elsewhere and keep it";
  expect_error(ErrorCode::kUnchecked, words, [this] { static_cast<void>(folder.find("a")); });
  expect_error(ErrorCode::kUnchecked, words, [this] { static_cast<void>(folder.find_at("/b")); });
  expect_error(ErrorCode::kUnchecked, words, [this] { folder.remember(memory_of("a", 4, "/b")); });
}

BOOST_AUTO_TEST_CASE(refuses_a_file_under_the_name_of_another) {
  folder.remember(memory_of("a", 3, "/ledger"));
  fs::rename(folder.file_of("a"), folder.file_of("b"));
  const char* words = "its name is not that of the ledger in it";
  expect_error(ErrorCode::kUnchecked, words, [this] { static_cast<void>(folder.find("b")); });
  expect_error(ErrorCode::kUnchecked, words, [this] { static_cast<void>(folder.find_at("/x")); });
}

BOOST_AUTO_TEST_CASE(tells_that_it_cannot_be_read) {
  dir.write("state", "");
  expect_error(ErrorCode::kUnchecked, "cannot be",
               [this] { folder.remember(memory_of("a", 3, "/ledger")); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
