// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/records.h"
#include "ledger/ledger.h"
#include "ledger/proof/hasher.h"
#include "report/printable.h"
#include "report/record_text.h"

namespace fundtrail {
namespace {

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
  const std::uint64_t sequence = reader.sequence_of(context.line.arguments.front());
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
