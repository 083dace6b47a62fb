// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/record_names.h"
#include "cli/view_options.h"
#include "cli/viewed_records.h"
#include "ledger/ledger.h"
#include "ledger/proof/hasher.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "report/view_text.h"

namespace fundtrail {
namespace {

EntryPlace place_of(const Bytes& bytes, const EntrySource& source, HashSuite suite) {
  const EntryView view = parse_entry(bytes);
  return {view.header, bytes.size(), source.head().size, Hasher(suite).leaf(bytes),
          view.previous_leaf};
}

// Those of a record, which stand in entries of their own.
std::vector<PlacedCorrection> corrections_of(const Record& record, const View& view) {
  std::vector<PlacedCorrection> found;
  for (const Placed<Correction>& one : view.corrections_of(record_id(record))) {
    found.push_back({one.sequence, one.record});
  }
  return found;
}

int run_show(Context& context) {
  const Settings& settings = context.settings;
  const Ledger ledger(settings.folder, Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  const ViewedRecords records(*source, read_view(context.line, *source));
  const RecordReader& reader = records.entries();
  const std::uint64_t sequence = reader.sequence_of(context.line.arguments.front());
  const Bytes bytes = reader.entry(sequence);
  const auto placed = reader.decode(sequence, bytes);
  const EntryPlace place = place_of(bytes, *source, ledger.genesis().hash);
  const Record* shown = placed ? &placed->record : nullptr;
  const auto corrections =
      placed ? corrections_of(placed->record, records.view()) : std::vector<PlacedCorrection>();
  if (settings.is_json) {
    JsonValue document = entry_json(place, shown, corrections);
    add_view(records.view().options(), document);
    context.write_json(document);
    return 0;
  }
  RecordNames names(records);
  context.out.write(
      entry_text(place, shown, {settings.language, settings.paint, names.name_of(), corrections}));
  write_view(context, records.view().options());
  return 0;
}

}  // namespace

CommandInfo show_command() {
  CommandInfo info;
  info.name = "show";
  info.summary = say("显示一条记录及其哈希、位置", "show one record, its hash and position");
  info.examples = {
      {"fundtrail show 17", say("第 17 号记录", "entry 17")},
      {"fundtrail show AL-1", say("编号为 AL-1 的记录", "the record with the id AL-1")},
      {"fundtrail show AL-1 --known-at 2025-03-31",
       say("到那天为止的更正", "with its corrections by that day")}};
  info.positional = {"SEQ|ID", 1, true,
                     say("序号或编号；纯数字的编号写成 id:17",
                         "a sequence or an id; an id of digits alone is written id:17")};
  info.options = {known_at_option()};
  info.opens_ledger = true;
  info.run = run_show;
  return info;
}

}  // namespace fundtrail
