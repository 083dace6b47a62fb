// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/command.h"
#include "cli/records.h"
#include "ledger/ledger.h"
#include "ledger/proof/hasher.h"
#include "report/printable.h"
#include "report/record_text.h"

namespace fundtrail {
namespace {

constexpr std::string_view kIdPrefix = "id:";

[[noreturn]] void refuse_missing(const std::string& what, const RecordReader& reader) {
  const std::string meant = reader.suggest_id(what);
  const Message hint =
      meant.empty() ? say("；", "; ") : say("，是不是 {}？", "; did you mean {}? ", meant);
  throw Error(ErrorCode::kUsage,
              say("账本里没有“{}”这条记录（现有第 0 至 {} 号）{}用 fundtrail list 查看",
                  "the ledger has no record “{}” (it has no. 0 to {}){}see `fundtrail list`",
                  printable(what), reader.source().head().size - 1, hint));
}

// Digits alone are a sequence; an id of digits is written `id:17`.
std::uint64_t find_sequence(const std::string& what, const RecordReader& reader) {
  const bool is_number =
      std::all_of(what.begin(), what.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_number) {
    CommandLine line;
    line.values["SEQ"] = {what};
    const auto sequence = line.count("SEQ", ~std::uint64_t{0});
    if (*sequence >= reader.source().head().size) refuse_missing(what, reader);
    return *sequence;
  }
  const std::string id = what.starts_with(kIdPrefix) ? what.substr(kIdPrefix.size()) : what;
  const auto sequence = refuse_id(id) ? std::nullopt : find_record(reader.source(), id);
  if (!sequence) refuse_missing(id, reader);
  return *sequence;
}

EntryPlace place_of(const Bytes& bytes, const EntrySource& source, HashSuite suite) {
  const EntryView view = parse_entry(bytes);
  return {view.header, bytes.size(), source.head().size, Hasher(suite).leaf(bytes),
          view.previous_leaf};
}

// Those of a record, which stand in entries of their own.
std::vector<PlacedCorrection> corrections_of(const Record& record, const RecordReader& reader) {
  std::vector<PlacedCorrection> found;
  const std::string id(record_id(record));
  if (id.empty()) return found;
  for (const std::uint64_t sequence : reader.corrections_of(id)) {
    const auto one = reader.record(sequence);
    found.push_back({sequence, std::get<Correction>(*one)});
  }
  return found;
}

int run_show(Context& context) {
  const Settings& settings = context.settings;
  const Ledger ledger(settings.folder, Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  RecordReader reader(*source);
  const std::uint64_t sequence = find_sequence(context.line.arguments.front(), reader);
  const Bytes bytes = reader.entry(sequence);
  const auto record = reader.decode(sequence, bytes);
  const EntryPlace place = place_of(bytes, *source, ledger.genesis().hash);
  const Record* shown = record ? &*record : nullptr;
  const auto corrections =
      record ? corrections_of(*record, reader) : std::vector<PlacedCorrection>();
  if (settings.is_json) {
    context.write_json(entry_json(place, shown, corrections));
  } else {
    context.out.write(entry_text(
        place, shown, {settings.language, settings.paint, reader.name_of(), corrections}));
  }
  return 0;
}

}  // namespace

CommandInfo show_command() {
  CommandInfo info;
  info.name = "show";
  info.summary = say("显示一条记录及其哈希、位置", "show one record, its hash and position");
  info.examples = {
      {"fundtrail show 17", say("第 17 号记录", "entry 17")},
      {"fundtrail show AL-1", say("编号为 AL-1 的记录", "the record with the id AL-1")}};
  info.positional = {"SEQ|ID", 1, true,
                     say("序号或编号；纯数字的编号写成 id:17",
                         "a sequence or an id; an id of digits alone is written id:17")};
  info.opens_ledger = true;
  info.run = run_show;
  return info;
}

}  // namespace fundtrail
