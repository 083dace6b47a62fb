// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_store.h"

#include <string>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>

#include "ledger/proof/merkle.h"
#include "ledger/store/lmdb_layout.h"
#include "tests/support/expect_error.h"
#include "tests/support/temp_dir.h"

namespace fundtrail::test {
namespace {

Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

// A batch of texts behind `tree`, as entries: a store does not look into them.
StoreBatch make_texts(CompactRange& tree, const std::vector<std::string>& texts) {
  Hasher hasher(HashSuite::kSha256);
  StoreBatch batch;
  for (const std::string& text : texts) {
    batch.index_keys.push_back(to_bytes("key of " + text));
    batch.entries.push_back(to_bytes(text));
    tree.append(hasher.leaf(batch.entries.back()), hasher,
                [&batch](NodeId, const Digest& digest) { batch.nodes.push_back(digest); });
  }
  batch.head = {tree.end(), tree.root(hasher)};
  return batch;
}

std::vector<std::string> entries_of(const EntrySource& source) {
  std::vector<std::string> texts;
  source.visit(0, UINT64_MAX, [&texts](std::uint64_t sequence, ByteView entry) {
    BOOST_TEST(sequence == texts.size());
    texts.emplace_back(as_text(entry));
  });
  return texts;
}

// A store that holds one entry, "first".
struct StoreFolder {
  StoreFolder() : path(temp_dir / "store") {
    first = make_texts(tree, {"first"});
    LmdbStore::create(path, first);
  }
  TempDir temp_dir;
  std::filesystem::path path;
  CompactRange tree;
  StoreBatch first;
};

using Texts = std::vector<std::string>;

BOOST_FIXTURE_TEST_SUITE(lmdb_store, StoreFolder)

BOOST_AUTO_TEST_CASE(holds_what_it_was_made_with) {
  const LmdbStore store(path, StoreAccess::kRead);
  const auto snapshot = store.snapshot();
  BOOST_TEST((snapshot->head() == first.head));
  BOOST_TEST(entries_of(*snapshot) == Texts{"first"});
  BOOST_TEST(snapshot->index()->size() == 1U);
}

BOOST_AUTO_TEST_CASE(appended_batch_is_there_after_reopening) {
  StoreBatch batch = make_texts(tree, {"second", "third"});
  {
    LmdbStore store(path, StoreAccess::kWrite);
    BOOST_TEST((store.append(batch, first.head) == CommitOutcome::kCommitted));
  }
  const LmdbStore store(path, StoreAccess::kRead);
  BOOST_TEST((store.snapshot()->head() == batch.head));
  BOOST_TEST(entries_of(*store.snapshot()) == (Texts{"first", "second", "third"}));
  BOOST_TEST(store.snapshot()->index()->contains(to_bytes("key of third")));
}

BOOST_AUTO_TEST_CASE(other_expected_head_is_a_conflict_and_nothing_is_written) {
  LmdbStore store(path, StoreAccess::kWrite);
  StoreBatch batch = make_texts(tree, {"second"});
  Head other = first.head;
  other.root.bytes[0] ^= 1;
  BOOST_TEST((store.append(batch, other) == CommitOutcome::kConflict));
  BOOST_TEST(entries_of(*store.snapshot()) == Texts{"first"});
  BOOST_TEST((store.append(batch, first.head) == CommitOutcome::kCommitted));
  BOOST_TEST((store.append(batch, first.head) == CommitOutcome::kConflict));
}

BOOST_AUTO_TEST_CASE(batch_that_fails_midway_leaves_nothing) {
  LmdbStore store(path, StoreAccess::kWrite);
  StoreBatch batch = make_texts(tree, {"second", "third"});
  StoreBatch faulty = batch;
  faulty.index_keys.push_back(first.index_keys[0]);
  expect_error(ErrorCode::kTampered, "the index already holds a key",
               [&] { (void)store.append(faulty, first.head); });
  BOOST_TEST((store.snapshot()->head() == first.head));
  BOOST_TEST(entries_of(*store.snapshot()) == Texts{"first"});
  BOOST_TEST(store.snapshot()->index()->size() == 1U);
  BOOST_TEST((store.append(batch, first.head) == CommitOutcome::kCommitted));
}

BOOST_AUTO_TEST_CASE(batch_that_does_not_add_up_is_a_fault_of_the_program) {
  LmdbStore store(path, StoreAccess::kWrite);
  StoreBatch batch = make_texts(tree, {"second"});
  batch.nodes.pop_back();
  expect_error(ErrorCode::kInternal, "check failed",
               [&] { (void)store.append(batch, first.head); });
}

BOOST_AUTO_TEST_CASE(index_is_replaced_whole) {
  LmdbStore store(path, StoreAccess::kWrite);
  const std::vector<Bytes> keys{to_bytes("b"), to_bytes("a")};
  BOOST_TEST((store.rebuild_index(keys, first.head) == CommitOutcome::kCommitted));
  BOOST_TEST((store.rebuild_index(keys, Head()) == CommitOutcome::kConflict));
  const auto snapshot = store.snapshot();
  BOOST_TEST(snapshot->index()->size() == 2U);
  BOOST_TEST(snapshot->index()->contains(to_bytes("a")));
  BOOST_TEST(!snapshot->index()->contains(first.index_keys[0]));
}

BOOST_AUTO_TEST_CASE(is_written_with_full_durability) {
  unsigned flags = 0;
  const LmdbStore writer(path, StoreAccess::kWrite);
  mdb_env_get_flags(writer.environment().handle(), &flags);
  BOOST_TEST(flags == unsigned{MDB_NOTLS});
  constexpr unsigned kRelaxed = MDB_NOSYNC | MDB_NOMETASYNC | MDB_WRITEMAP | MDB_MAPASYNC;
  BOOST_TEST((flags & (kRelaxed | MDB_NORDAHEAD | MDB_NOLOCK)) == 0U);
}

BOOST_AUTO_TEST_CASE(is_read_with_the_table_of_readers) {
  unsigned flags = 0;
  const LmdbStore reader(path, StoreAccess::kRead);
  mdb_env_get_flags(reader.environment().handle(), &flags);
  BOOST_TEST(flags == unsigned{MDB_NOTLS | MDB_RDONLY});
  BOOST_TEST(!reader.environment().is_unlisted());
}

BOOST_AUTO_TEST_CASE(databases_have_no_flags) {
  const LmdbStore reader(path, StoreAccess::kRead);
  const LmdbDatabases& databases = reader.environment().databases();
  const TxnHandle txn = reader.environment().begin_read();
  for (const MDB_dbi database :
       {databases.meta, databases.entries, databases.nodes, databases.index}) {
    unsigned flags = 1;
    BOOST_TEST(mdb_dbi_flags(txn.get(), database, &flags) == 0);
    BOOST_TEST(flags == 0U);
  }
}

BOOST_AUTO_TEST_CASE(files_are_closed_in_programs_that_it_starts) {
  const LmdbStore store(path, StoreAccess::kWrite);
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code gone;
    const auto target = std::filesystem::read_symlink(entry.path(), gone);
    if (gone || target.parent_path() != std::filesystem::canonical(path)) continue;
    ++files;
    const int number = std::stoi(entry.path().filename().string());
    BOOST_TEST((fcntl(number, F_GETFD) & FD_CLOEXEC) != 0, target.string());
  }
  BOOST_TEST(files == 4);  // data.mdb twice, lock.mdb, writer.lock
}

BOOST_AUTO_TEST_CASE(second_opening_in_the_process_is_refused) {
  const LmdbStore reader(path, StoreAccess::kRead);
  expect_error(ErrorCode::kInternal, "has the ledger open already",
               [&] { LmdbStore(path, StoreAccess::kRead); });
  const std::filesystem::path alias = temp_dir / "alias";
  std::filesystem::create_directory_symlink(path, alias);
  expect_error(ErrorCode::kInternal, "has the ledger open already",
               [&] { LmdbStore(alias, StoreAccess::kWrite); });
}

BOOST_AUTO_TEST_CASE(can_be_opened_again_once_it_is_closed) {
  { const LmdbStore store(path, StoreAccess::kWrite); }
  BOOST_CHECK_NO_THROW(LmdbStore(path, StoreAccess::kWrite));
}

BOOST_AUTO_TEST_CASE(failed_opening_claims_nothing) {
  std::filesystem::rename(path / "data.mdb", path / "aside");
  BOOST_CHECK_THROW(LmdbStore(path, StoreAccess::kWrite), Error);
  std::filesystem::rename(path / "aside", path / "data.mdb");
  BOOST_CHECK_NO_THROW(LmdbStore(path, StoreAccess::kWrite));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
