// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace fundtrail {

/// Makes a zip archive in memory. The same members give the same bytes: they bear no time (all say
/// 1980-01-01), no user and no attributes.
///
/// Made with minizip, as libxlsxwriter's files are: it goes back to write the sizes into a member's
/// header, where spreadsheet programs of all ages look for them. libarchive writes them after the
/// member, as a stream must. A failure of minizip's is Error(kInternal): it only writes to memory,
/// of what is below 4 GiB. Threads: one at a time.
class ZipWriter {
 public:
  ZipWriter();
  ~ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  /// Begins a member, and ends the one before. Requires: no other has this name.
  void begin(const std::string& name);
  /// Adds to the member that was begun.
  void write(std::string_view piece);
  /// Ends the archive. Returns: its bytes. Requires: it is called once, and nothing after it.
  [[nodiscard]] std::string finish();

 private:
  struct State;

  std::unique_ptr<State> state_;
};

}  // namespace fundtrail
