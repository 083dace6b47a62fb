// SPDX-License-Identifier: Apache-2.0
#include "bench/sqlite_yardstick.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "bench/ledger_measures.h"
#include "ledger/proof/entry_file.h"
#include "ledger/proof/hasher.h"
#include "schemas/error.h"
#include "verifier/ranges.h"

namespace fundtrail::bench {
namespace {

struct DatabaseDeleter {
  void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
};
struct StatementDeleter {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, DatabaseDeleter>;
using Statement = std::unique_ptr<sqlite3_stmt, StatementDeleter>;

std::filesystem::path database_folder(const Task& task) { return task.folder / "sqlite"; }

Database open_database(const Task& task) {
  sqlite3* database = nullptr;
  const std::string path = (database_folder(task) / "chain.db").string();
  FUNDTRAIL_CHECK(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  return Database(database);
}

void run(const Database& database, const char* sql) {
  FUNDTRAIL_CHECK(sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK);
}

Statement prepare(const Database& database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  FUNDTRAIL_CHECK(sqlite3_prepare_v2(database.get(), sql, -1, &statement, nullptr) == SQLITE_OK);
  return Statement(statement);
}

void bind_number(const Statement& statement, int place, std::uint64_t number) {
  const auto value = static_cast<sqlite3_int64>(number);
  FUNDTRAIL_CHECK(sqlite3_bind_int64(statement.get(), place, value) == SQLITE_OK);
}

void bind_bytes(const Statement& statement, int place, ByteView bytes) {
  FUNDTRAIL_CHECK(sqlite3_bind_blob(statement.get(), place, bytes.data(),
                                    static_cast<int>(bytes.size()), SQLITE_STATIC) == SQLITE_OK);
}

// Lifetime: until the next step of `statement`.
ByteView column_bytes(const Statement& statement, int column) {
  const void* bytes = sqlite3_column_blob(statement.get(), column);
  return {static_cast<const std::uint8_t*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), column))};
}

Database create_database(const Task& task) {
  std::filesystem::remove_all(database_folder(task));
  std::filesystem::create_directory(database_folder(task));
  Database database = open_database(task);
  run(database, "PRAGMA journal_mode=WAL");
  run(database, "PRAGMA synchronous=FULL");
  run(database, "CREATE TABLE chain (seq INTEGER PRIMARY KEY, entry BLOB, hash BLOB)");
  return database;
}

class ChainWriter {
 public:
  explicit ChainWriter(const Database& database)
      : database_(database),
        insert_(prepare(database, "INSERT INTO chain (seq, entry, hash) VALUES (?, ?, ?)")) {}

  void write(std::uint64_t first, const std::vector<Bytes>& batch) {
    run(database_, "BEGIN IMMEDIATE");
    for (std::size_t i = 0; i < batch.size(); ++i) {
      last_ = hasher_.hash({last_.view(), ByteView(batch[i])});
      bind_number(insert_, 1, first + i);
      bind_bytes(insert_, 2, batch[i]);
      bind_bytes(insert_, 3, last_.view());
      FUNDTRAIL_CHECK(sqlite3_step(insert_.get()) == SQLITE_DONE);
      sqlite3_reset(insert_.get());
    }
    run(database_, "COMMIT");
  }

 private:
  const Database& database_;
  Statement insert_;
  Hasher hasher_{HashSuite::kSha256};
  Digest last_;
};

std::vector<Bytes> read_batch(const EntrySource& source, EntryRange range) {
  std::vector<Bytes> batch;
  batch.reserve(range.end - range.begin);
  source.visit(range.begin, range.end, [&batch](std::uint64_t, ByteView entry) {
    batch.emplace_back(entry.begin(), entry.end());
  });
  return batch;
}

Digest hash_before(const Database& database, std::uint64_t sequence) {
  Digest digest;
  if (sequence == 0) return digest;
  const Statement select = prepare(database, "SELECT hash FROM chain WHERE seq = ?");
  bind_number(select, 1, sequence - 1);
  FUNDTRAIL_CHECK(sqlite3_step(select.get()) == SQLITE_ROW);
  const ByteView hash = column_bytes(select, 0);
  FUNDTRAIL_CHECK(hash.size() == digest.bytes.size());
  std::ranges::copy(hash, digest.bytes.begin());
  return digest;
}

// Returns: the rows of the range, all of which hold.
std::uint64_t verify_range(const Database& database, EntryRange range) {
  const Statement select =
      prepare(database, "SELECT entry, hash FROM chain WHERE seq >= ? AND seq < ? ORDER BY seq");
  bind_number(select, 1, range.begin);
  bind_number(select, 2, range.end);
  Hasher hasher(HashSuite::kSha256);
  Digest last = hash_before(database, range.begin);
  std::uint64_t rows = 0;
  int state = SQLITE_ROW;
  for (state = sqlite3_step(select.get()); state == SQLITE_ROW; ++rows) {
    last = hasher.hash({last.view(), column_bytes(select, 0)});
    FUNDTRAIL_CHECK(std::ranges::equal(last.view(), column_bytes(select, 1)));
    state = sqlite3_step(select.get());
  }
  FUNDTRAIL_CHECK(state == SQLITE_DONE);
  return rows;
}

}  // namespace

Figures append_to_sqlite(const Task& task) {
  const EntryFile file(entry_file(task));
  const std::uint64_t size = file.head().size;
  Figures figures;
  Stopwatch watch;
  {
    const Database database = create_database(task);
    ChainWriter writer(database);
    for (std::uint64_t begin = 0; begin < size; begin += task.batch) {
      const EntryRange range{begin, std::min(begin + task.batch, size)};
      const std::vector<Bytes> batch = read_batch(file, range);
      watch.start();
      writer.write(begin, batch);
      watch.stop();
      figures.records += batch.size();
    }
  }
  FUNDTRAIL_CHECK(figures.records == size);
  figures.elapsed_ns = watch.elapsed_ns();
  figures.disk_bytes = disk_bytes(database_folder(task));
  return figures;
}

Figures verify_sqlite(const Task& task) {
  const std::uint64_t size = EntryFile(entry_file(task)).head().size;
  const std::vector<EntryRange> ranges = cut_ranges(size, task.threads, {});
  std::atomic<std::uint64_t> rows = 0;
  // SQLite tells who opens a database while another closes it that it is busy. So all are opened
  // before any reads, and closed after all have read.
  std::vector<Database> connections;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    connections.push_back(open_database(task));
    run(connections.back(), "SELECT seq FROM chain LIMIT 1");
  }
  Stopwatch watch;
  watch.start();
  run_parallel(ranges.size(), task.threads,
               [&](std::size_t i) { rows += verify_range(connections[i], ranges[i]); });
  watch.stop();
  FUNDTRAIL_CHECK(rows == size);
  Figures figures;
  figures.elapsed_ns = watch.elapsed_ns();
  figures.records = rows;
  return figures;
}

}  // namespace fundtrail::bench
