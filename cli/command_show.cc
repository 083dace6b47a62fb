// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/entry_signatures.h"
#include "cli/record_names.h"
#include "cli/view_options.h"
#include "cli/viewed_records.h"
#include "ledger/ledger.h"
#include "ledger/proof/hasher.h"
#include "report/record_history.h"
#include "report/record_text.h"
#include "report/view_text.h"

namespace fundtrail {
namespace {

EntryPlace place_of(const Bytes& bytes, const EntrySource& source, HashSuite suite) {
  const EntryView view = parse_entry(bytes);
  return {view.header, bytes.size(), source.head().size, Hasher(suite).leaf(bytes),
          view.previous_leaf};
}

// What became of a record, and who signed it and its corrections.
RecordHistory history_of(const Placed<Record>& placed, const ViewedRecords& records,
                         const EntrySignatures& signatures) {
  const auto corrections = records.view().corrections_of(record_id(placed.record));
  RecordHistory history =
      make_history(placed.record, corrections, [&](const RecordReference& reference) {
        return records.entries().leads_somewhere(reference);
      });
  history.signature = signatures.covering(placed.sequence);
  for (HistoryStep& step : history.steps) step.signature = signatures.covering(step.sequence);
  return history;
}

void write_text(const Context& context, const ViewedRecords& records, const EntryPlace& place,
                const Record* record, const RecordHistory& history) {
  const Settings& settings = context.settings;
  RecordNames names(records);
  context.out.write(entry_text(place, record,
                               {settings.language, settings.paint, names.name_of(),
                                signature_words(history.signature, names.name_of())}));
  context.out.write(history_text(history, {settings.language, settings.paint, names.name_of()}));
  write_view(context, records.view().options());
}

int run_show(Context& context) {
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  const ViewedRecords records(*source, read_view(context.line, *source));
  const std::uint64_t sequence = RecordNames(records).sequence_of(context.line.arguments.front());
  const Bytes bytes = records.entries().entry(sequence);
  const EntryPlace place = place_of(bytes, *source, ledger.genesis().hash);
  const auto placed = records.entries().decode(sequence, bytes);
  const EntrySignatures signatures(*source, ledger.genesis());
  RecordHistory history;
  if (placed) {
    history = history_of(*placed, records, signatures);
  } else {
    history.signature = signatures.covering(sequence);
  }
  const Record* record = placed ? &placed->record : nullptr;
  if (!context.settings.is_json) {
    write_text(context, records, place, record, history);
    return 0;
  }
  JsonValue document = entry_json(place, record);
  add_history(history, document);
  add_view(records.view().options(), document);
  context.write_json(document);
  return 0;
}

}  // namespace

CommandInfo show_command() {
  CommandInfo info;
  info.name = "show";
  info.summary = say("显示一条记录的全部历史：原样、每次更正、签名，及其哈希、位置",
                     "show a record's whole history: as appended, each correction, signatures; its "
                     "hash and position");
  info.examples = {
      {"fundtrail show 17", say("第 17 号记录", "entry 17")},
      {"fundtrail show AL-1", say("编号为 AL-1 的记录", "the record with the id AL-1")},
      {"fundtrail show 长春市", say("叫这个名称、简称或文号的", "what goes by this name")},
      {"fundtrail show AL-1 --known-at 2025-03-31",
       say("到那天为止的更正", "with its corrections by that day")}};
  info.positional = {"SEQ|ID|NAME", 1, true,
                     say("序号、编号或名称；纯数字的编号写成 id:17",
                         "a sequence, an id or a name; an id of digits alone is written id:17")};
  info.options = {known_at_option()};
  info.opens_ledger = true;
  info.run = run_show;
  return info;
}

}  // namespace fundtrail
