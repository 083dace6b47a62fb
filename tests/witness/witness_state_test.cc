// SPDX-License-Identifier: Apache-2.0
#include "ledger/witness/witness_state.h"

#include <array>
#include <filesystem>
#include <memory>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/expect_error.h"
#include "tests/witness/witness_fixture.h"

namespace fundtrail::test {
namespace {

struct Fixture : WitnessFixture {
  Fixture() : WitnessFixture(kLogOrigin, 400) {}

  [[nodiscard]] std::filesystem::path file() const { return witness.state().path_of(kLogOrigin); }
  [[nodiscard]] std::string file_name() const {
    return "state/" + origin_hash(kLogOrigin) + ".checkpoint";
  }
  /// Tells each size that it cosigned, until it is killed.
  [[noreturn]] void cosign_for_ever(std::uint64_t size, int output) {
    while (true) {
      if (add(size, size + 1).verdict != WitnessVerdict::kCosigned) ::_exit(1);
      ++size;
      if (::write(output, &size, sizeof size) != sizeof size) ::_exit(1);
    }
  }
  /// Kills the child some time after it told the first sizes. Returns: the last one it told.
  std::uint64_t kill_after(pid_t child, int input, std::size_t round) {
    std::uint64_t size = 0;
    for (std::size_t told = 0; told <= round % 3; ++told) {
      BOOST_REQUIRE(::read(input, &size, sizeof size) == sizeof size);
    }
    Hasher hasher(HashSuite::kSha256);
    for (std::size_t i = 0; i < 400 * round; ++i) static_cast<void>(hasher.empty_root());
    ::kill(child, SIGKILL);
    while (::read(input, &size, sizeof size) == sizeof size) {
    }
    int status = 0;
    BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
    BOOST_TEST(WIFSIGNALED(status));
    return size;
  }
  void expect_damaged() {
    expect_error(ErrorCode::kUnchecked, "is damaged", [this] { static_cast<void>(add(7, 13)); });
    expect_error(ErrorCode::kUnchecked, "restore the file from a backup",
                 [this] { static_cast<void>(witness.checkpoint(kLogOrigin)); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(witness_state, Fixture)

BOOST_AUTO_TEST_CASE(lies_where_the_format_says_and_is_private) {
  static_cast<void>(add(0, 7));
  BOOST_TEST(file().string() == (folder / file_name()).string());
  const std::string text = folder.read(file_name());
  BOOST_TEST(text.starts_with(log.note(7).text + "\n— example.org/fundtrail "));
  BOOST_TEST(text.find("\n— example.org/witness ") != text.npos);
  for (const auto& [path, mode] : {std::pair(file(), 0600), {folder / "state", 0700}}) {
    struct stat status {};
    BOOST_REQUIRE(::stat(path.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777) == static_cast<mode_t>(mode));
  }
}

BOOST_AUTO_TEST_CASE(is_never_taken_for_empty_when_a_byte_is_lost) {
  static_cast<void>(add(0, 7));
  const std::string text = folder.read(file_name());
  const std::size_t signatures_at = text.find("\n\n") + 2;
  for (std::size_t at = 0; at < signatures_at; ++at) {
    std::string changed = text;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    folder.write(file_name(), changed);
    expect_damaged();
    folder.write(file_name(), text.substr(0, at));
    expect_damaged();
  }
  folder.write(file_name(), text);
  BOOST_TEST(static_cast<int>(add(7, 13).verdict) == 200);
}

BOOST_AUTO_TEST_CASE(is_of_the_ledger_that_it_is_named_after) {
  static_cast<void>(add(0, 7));
  TestLog other("example.net/other");
  folder.write(file_name(), format_note(other.note(7)));
  expect_damaged();
  folder.write(file_name(), std::string(1 << 20, 'x'));
  expect_damaged();
  std::filesystem::remove(file());
  std::filesystem::create_directory(file());
  expect_damaged();
}

BOOST_AUTO_TEST_CASE(outlives_a_new_key_of_the_ledger_or_of_the_witness) {
  static_cast<void>(add(0, 7));
  const auto make = [this](const VerifierKey& log_key) {
    return std::make_unique<Witness>(
        SigningKey::generate("example.org/next", SignatureType::kCosignature), std::vector{log_key},
        WitnessState(folder / "state"));
  };
  const auto next = make(log.key().verifier_key());
  BOOST_TEST(next->checkpoint(kLogOrigin).has_value());
  BOOST_TEST(static_cast<int>(next->add_checkpoint(log.request(7, 13), kWitnessTimeS).verdict) ==
             200);
  const SigningKey other = SigningKey::generate(kLogOrigin, SignatureType::kEd25519);
  expect_error(ErrorCode::kUnchecked, "no known key has signed it",
               [&] { static_cast<void>(make(other.verifier_key())->checkpoint(kLogOrigin)); });
}

BOOST_AUTO_TEST_CASE(cosigns_nothing_that_it_cannot_keep) {
  static_cast<void>(add(0, 7));
  const std::string unfinished = file_name() + ".new";
  std::filesystem::create_directory(folder / unfinished);
  expect_error(ErrorCode::kUnchecked, "cannot be written",
               [this] { static_cast<void>(add(7, 13)); });
  BOOST_TEST(held_size() == 7U);
  std::filesystem::remove(folder / unfinished);
  BOOST_TEST(static_cast<int>(add(7, 13).verdict) == 200);
}

BOOST_AUTO_TEST_CASE(lets_one_of_two_threads_win) {
  static_cast<void>(add(0, 1));
  for (std::uint64_t size = 1; size < 19; ++size) {
    const AddCheckpointRequest request = log.request(size, size + 1);
    std::array<int, 2> verdicts{};
    {
      std::array<std::thread, 2> threads;
      for (std::size_t i = 0; i < threads.size(); ++i) {
        threads.at(i) = std::thread([&, i] {
          verdicts.at(i) = static_cast<int>(witness.add_checkpoint(request, kWitnessTimeS).verdict);
        });
      }
      for (std::thread& thread : threads) thread.join();
    }
    BOOST_TEST(verdicts[0] + verdicts[1] == 200 + 409);
    BOOST_TEST(held_size() == size + 1);
  }
}

// Two processes that share a memory are as two witnesses of one key.
BOOST_AUTO_TEST_CASE(lets_one_of_two_witnesses_win) {
  Witness other(SigningKey::generate("example.org/w2", SignatureType::kCosignature),
                {log.key().verifier_key()}, WitnessState(folder / "state"));
  static_cast<void>(add(0, 1));
  for (std::uint64_t size = 1; size < 19; ++size) {
    const AddCheckpointRequest request = log.request(size, size + 1);
    int others = 0;
    std::thread thread(
        [&] { others = static_cast<int>(other.add_checkpoint(request, kWitnessTimeS).verdict); });
    const int own = static_cast<int>(witness.add_checkpoint(request, kWitnessTimeS).verdict);
    thread.join();
    BOOST_TEST(own + others == 200 + 409);
    BOOST_TEST(held_size() == size + 1);
  }
}

// What was said to be cosigned is there after the witness was killed, wherever that was.
BOOST_AUTO_TEST_CASE(holds_what_was_cosigned_when_it_is_killed) {
  std::uint64_t held = 0;
  for (std::size_t round = 0; round < 16; ++round) {
    std::array<int, 2> ends{};
    BOOST_REQUIRE(::pipe(ends.data()) == 0);
    const FileDescriptor reader(ends[0]);
    FileDescriptor writer(ends[1]);
    const pid_t child = ::fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) cosign_for_ever(held, writer.number());
    writer = FileDescriptor();
    const std::uint64_t said = kill_after(child, reader.number(), round);
    held = held_size();
    BOOST_TEST((held == said || held == said + 1), held << " held, " << said << " said");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
