// SPDX-License-Identifier: Apache-2.0
//
// What `doctor` tells of an LMDB store. Nothing here opens data.mdb or lock.mdb: closing them again
// would drop this process's locks.
#include <string>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "ledger/store/file_lock.h"
#include "ledger/store/file_system.h"
#include "ledger/store/lmdb_layout.h"
#include "ledger/store/lmdb_store.h"

namespace fundtrail {
namespace {

constexpr std::uint64_t kFreeBytesLow = std::uint64_t{256} << 20;

class FactList {
 public:
  void add(std::string name, Message label, std::string value) {
    facts_.push_back({std::move(name), std::move(label), std::move(value)});
  }
  // Makes the fact added last a warning.
  void warn(Message note) {
    facts_.back().is_warning = true;
    facts_.back().note = std::move(note);
  }
  [[nodiscard]] std::vector<StoreFact> take() { return std::move(facts_); }

 private:
  std::vector<StoreFact> facts_;
};

int count_line(const char* line, void* count) {
  // One line a reader, after a heading, or one that says that there is none.
  if (std::string_view(line).find_first_not_of(' ') == std::string_view::npos) return 0;
  const char first = line[std::string_view(line).find_first_not_of(' ')];
  if (first >= '0' && first <= '9') ++*static_cast<std::uint64_t*>(count);
  return 0;
}

void add_sizes(FactList& facts, const LmdbEnvironment& environment) {
  std::error_code error;
  const auto file_bytes = std::filesystem::file_size(environment.folder() / kDataFileName, error);
  if (!error) {
    facts.add("file_size", say("数据文件大小", "size of data.mdb"), format_bytes(file_bytes));
  }
  MDB_envinfo info{};
  MDB_stat status{};
  environment.check(mdb_env_info(environment.handle(), &info),
                    say("查看账本", "look at the ledger"));
  environment.check(mdb_env_stat(environment.handle(), &status),
                    say("查看账本", "look at the ledger"));
  facts.add("used_pages", say("已用页", "pages used"),
            fmt::format("{} × {} B = {}", info.me_last_pgno + 1, status.ms_psize,
                        format_bytes((info.me_last_pgno + 1) * status.ms_psize)));
  facts.add("map_size", say("映射上限", "limit of the map"), format_bytes(info.me_mapsize));
  facts.add("commits", say("提交次数", "commits"), std::to_string(info.me_last_txnid));
}

void add_readers(FactList& facts, const LmdbEnvironment& environment) {
  if (environment.is_unlisted()) {
    facts.add("readers", say("读者登记", "table of readers"), "-");
    facts.warn(
        say("无权写 lock.mdb，读取没有登记：若同时有人写入，读取会中止并提示重试",
            "lock.mdb cannot be written to, so this reader is not listed: if somebody writes "
            "at the same time, reading stops and asks to be tried again"));
    return;
  }
  std::uint64_t count = 0;
  mdb_reader_list(environment.handle(), count_line, &count);
  facts.add("readers", say("登记的读者", "readers listed"), std::to_string(count));
  facts.add("readers_cleared", say("打开时清除的失效读者", "stale readers cleared at opening"),
            std::to_string(environment.cleared_readers()));
}

void add_disk(FactList& facts, const FileSystem& file_system) {
  facts.add("file_system", say("文件系统", "file system"), file_system.name);
  if (file_system.trust == FileSystemTrust::kDoubtful) {
    facts.warn(say("不能确定它可靠地支持文件锁和内存映射；请把账本放到本机磁盘上（容器中用数据卷）",
                   "it may not keep locks and memory maps reliably; keep the ledger on a disk of "
                   "this machine (in a container, on a volume)"));
  }
  facts.add("free_disk", say("剩余磁盘空间", "free disk space"),
            format_bytes(file_system.free_bytes));
  if (file_system.free_bytes < kFreeBytesLow) {
    facts.warn(say("空间不足会使追加失败（已有记录不受影响）；请腾出空间",
                   "appending fails when it runs out (what is recorded is not affected); free some "
                   "space"));
  }
}

void add_writer(FactList& facts, const LmdbEnvironment& environment) {
  const auto holder = read_lock_holder(environment.folder());
  facts.add("writer", say("正在写入的进程", "process that is writing"),
            holder ? holder->process : "-");
  if (holder && !holder->is_alive) {
    facts.warn(say("该进程已不在，可能被强行终止；写入权已由系统收回，可以照常追加",
                   "that process is gone, perhaps killed; the system has freed its lock, and "
                   "appending works as usual"));
  }
}

}  // namespace

std::vector<StoreFact> LmdbStore::facts() const {
  FactList facts;
  facts.add("folder", say("文件夹", "folder"), environment_.folder().string());
  facts.add("layout", say("存储格式", "storage format"), std::to_string(kLayoutVersion));
  add_sizes(facts, environment_);
  add_readers(facts, environment_);
  add_disk(facts, file_system_of(environment_.folder()));
  add_writer(facts, environment_);
  return facts.take();
}

}  // namespace fundtrail
