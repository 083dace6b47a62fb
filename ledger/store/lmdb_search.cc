// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_search.h"

#include <csignal>
#include <cstdlib>
#include <ctime>

#include <pthread.h>
#include <unistd.h>

namespace fundtrail {
namespace {

constexpr int kTickSignal = SIGVTALRM;
constexpr time_t kTickSeconds = 3;

// Of this thread, and of the signal handler that interrupts it. The number grows as a search begins
// and as it ends, so it is odd during one.
thread_local volatile unsigned search_number = 0;
thread_local volatile unsigned number_at_tick = 0;
thread_local bool was_timer_tried = false;

// The same search at two ticks lasts for all the time between them.
void tick(int /*signal*/) {
  if (search_number % 2 == 1 && search_number == number_at_tick) std::abort();
  number_at_tick = search_number;
}

// A child of this process has a copy of what the thread knows, and no timer.
bool prepare_process() {
  struct sigaction action {};
  action.sa_handler = tick;
  action.sa_flags = SA_RESTART;
  return sigaction(kTickSignal, &action, nullptr) == 0 &&
         pthread_atfork(nullptr, nullptr, [] { was_timer_tried = false; }) == 0;
}

// Ticks with the processor time of the thread that made it.
class ThreadTimer {
 public:
  ThreadTimer() noexcept = default;
  ~ThreadTimer() {
    if (is_made_ && was_timer_tried) timer_delete(timer_);
  }
  ThreadTimer(const ThreadTimer&) = delete;
  ThreadTimer& operator=(const ThreadTimer&) = delete;

  void start() noexcept {
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = kTickSignal;
    event._sigev_un._tid = gettid();  // glibc has no name of its own for it
    is_made_ = timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &timer_) == 0;
    const itimerspec every{{kTickSeconds, 0}, {kTickSeconds, 0}};
    if (is_made_) timer_settime(timer_, 0, &every, nullptr);
  }

 private:
  timer_t timer_{};
  bool is_made_ = false;
};

void start_timer() noexcept {
  static const bool is_prepared = prepare_process();
  thread_local ThreadTimer timer;
  if (is_prepared) timer.start();
  was_timer_tried = true;
}

class SearchLimit {
 public:
  SearchLimit() noexcept {
    if (!was_timer_tried) start_timer();
    search_number = search_number + 1;
  }
  ~SearchLimit() { search_number = search_number + 1; }
  SearchLimit(const SearchLimit&) = delete;
  SearchLimit& operator=(const SearchLimit&) = delete;
};

}  // namespace

int search_cursor(MDB_cursor* cursor, MDB_val* key, MDB_val* value, MDB_cursor_op operation) {
  const SearchLimit limit;
  return mdb_cursor_get(cursor, key, value, operation);
}

int search_value(MDB_txn* txn, MDB_dbi database, MDB_val* key, MDB_val* value) {
  const SearchLimit limit;
  return mdb_get(txn, database, key, value);
}

int search_and_put(MDB_txn* txn, MDB_dbi database, MDB_val* key, MDB_val* value, unsigned flags) {
  const SearchLimit limit;
  return mdb_put(txn, database, key, value, flags);
}

int search_database(MDB_txn* txn, const char* name, unsigned flags, MDB_dbi* database) {
  const SearchLimit limit;
  return mdb_dbi_open(txn, name, flags, database);
}

}  // namespace fundtrail
