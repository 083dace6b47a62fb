// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <map>
#include <optional>

#include "cli/append_report.h"
#include "cli/command.h"
#include "cli/input_batch.h"
#include "cli/new_file.h"
#include "cli/parse_file.h"
#include "cli/shell_word.h"
#include "cli/statement_scan_text.h"
#include "cli/viewed_records.h"
#include "ledger/ledger.h"
#include "report/printable.h"
#include "scan/report_text.h"
#include "scan/statement_scan.h"

namespace fundtrail {
namespace {

// The parties whose names are looked for, and where they are from.
struct KnownParties {
  std::vector<Party> parties;
  Message origin;
};

std::optional<KnownParties> read_party_file(Context& context, const std::string& path) {
  Progress progress(say("已读", "records read:"), context.settings.language);
  InputBatch batch = read_batch({path}, {}, progress);
  if (batch.refusal_count > 0) {
    static_cast<void>(report_refusals(context, batch));
    return std::nullopt;
  }
  KnownParties known;
  for (std::size_t i = 0; i < batch.records.size(); ++i) {
    Record record = batch.records.record(i);
    if (auto* party = std::get_if<Party>(&record)) known.parties.push_back(std::move(*party));
  }
  known.origin = say("机构名称取自 {}，{} 个", "Names of {1} parties are from {0}", printable(path),
                     known.parties.size());
  return known;
}

KnownParties read_ledger_parties(const std::filesystem::path& folder) {
  const Ledger ledger(folder, Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  const ViewedRecords records(*source);
  KnownParties known;
  for (const auto sequence : records.sequences(IndexTermType::kKind, enum_name(Kind::kParty))) {
    auto found = records.record(sequence);
    auto* party = found ? std::get_if<Party>(&found->record) : nullptr;
    if (party != nullptr) known.parties.push_back(std::move(*party));
  }
  known.origin = say("机构名称取自账本 {}，{} 个", "Names of {1} parties are from the ledger {0}",
                     printable(folder.string()), known.parties.size());
  return known;
}

// From the file that is named, else from the ledger if there is one. Returns: nothing if the file
// was refused, which has been told.
std::optional<KnownParties> read_parties(Context& context) {
  if (const auto path = context.line.value("--parties")) return read_party_file(context, *path);
  const std::filesystem::path& folder = context.settings.folder;
  if (context.line.has("--ledger") || std::filesystem::exists(folder)) {
    return read_ledger_parties(folder);
  }
  return KnownParties{{},
                      say("没有账本，也没有给 --parties：认不出机构，与机构有关的陈述不提议",
                          "There is neither a ledger nor --parties: no party is recognised, and "
                          "nothing is proposed that depends on one")};
}

ScanOptions scan_options(const CommandLine& line) {
  const auto require_id = [](const std::string& option, const std::string& id) {
    if (const auto refusal = refuse_id(id)) {
      throw Error(ErrorCode::kUsage,
                  say("选项 {} 的值“{}”不对：{}", "option {}: the value “{}” is wrong: {}", option,
                      printable(id), *refusal));
    }
  };
  ScanOptions options;
  options.document.id = line.required("--document");
  require_id("--document", options.document.id);
  if (const auto programme = line.value("--programme")) {
    require_id("--programme", *programme);
    options.programme = ProgrammeRef{*programme};
  }
  options.id_prefix = line.value("--prefix").value_or(options.document.id + "-ST-");
  if (options.id_prefix.size() > kScanPrefixBytesMax) {
    throw Error(ErrorCode::kUsage,
                say("编号的开头“{}”太长，最多 {} 个字符；请用 --prefix 写短一些",
                    "ids would begin with “{}”, which is too long (at most {}): give a shorter "
                    "--prefix",
                    printable(options.id_prefix), kScanPrefixBytesMax));
  }
  require_id("--prefix", options.id_prefix + "001");
  return options;
}

void write_draft(const std::string& path, const StatementScan& scan) {
  NewFile file(path);
  for (const Proposal& proposal : scan.proposals) {
    file.write(format_json(record_to_json(Record(proposal.statement))) + "\n");
  }
  file.finish();
}

// What comes after the draft: nothing is in the ledger yet.
Message next_step(const std::optional<std::string>& draft) {
  if (!draft) {
    return say("没有写出草稿；要写成文件加 -o 草稿.jsonl\n",
               "No draft was written: give -o draft.jsonl to have one\n");
  }
  return say(
      "草稿在 {0}，账本没有改动。逐条对照原文：留下对的，改正或删去其余的，把 "
      "note 里的“{1}”去掉；再录入：\n  fundtrail append --dry-run {0}\n"
      "  fundtrail append {0}\n",
      "The draft is in {0}; the ledger is as it was. Compare each line with the original: "
      "keep what is right, mend or delete the rest, take “{1}” off its note; then append "
      "it:\n  fundtrail append --dry-run {0}\n  fundtrail append {0}\n",
      shell_word(*draft), kDraftNote);
}

void write_scan(const Context& context, const StatementScan& scan, const KnownParties& known,
                const std::optional<std::string>& draft) {
  if (context.settings.is_json) {
    JsonValue document = JsonObject{{"schema", "fundtrail.statement_scan/1"},
                                    {"ok", true},
                                    {"parties", known.parties.size()},
                                    {"proposals", proposals_json(scan)},
                                    {"remarks", remarks_json(scan, context.settings.language)}};
    if (draft) document.add("path", printable(*draft));
    context.write_json(document);
    return;
  }
  std::map<std::string, std::string> names;
  for (const Party& party : known.parties) names[party.id.value] = clear_name(party.name);
  const NameOf name_of = [&names](const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? std::string() : found->second;
  };
  const ScanTextOptions options{context.settings.language, context.settings.paint, name_of};
  context.out.write(context.tell(known.origin) + "\n\n" + statement_scan_text(scan, options) +
                    "\n" + context.tell(next_step(draft)));
}

int run_scan(Context& context) {
  const ScanOptions options = scan_options(context.line);
  const auto draft = context.line.value("-o");
  const auto known = read_parties(context);
  if (!known) return static_cast<int>(ErrorCode::kRefused);
  const PartyNames names(known->parties);
  const auto scan = [&](std::string_view text) { return scan_statements(text, names, options); };
  const StatementScan found = parse_file(context.line.arguments.back(), kReportBytesMax, scan);
  if (draft) write_draft(*draft, found);
  write_scan(context, found, *known, draft);
  return 0;
}

int run_statements(Context& context) {
  const auto& arguments = context.line.arguments;
  if (arguments.size() == 2 && arguments.front() == "scan") return run_scan(context);
  throw Error(ErrorCode::kUsage, say("写法是 fundtrail statements scan 文件 --document 编号",
                                     "write fundtrail statements scan FILE --document ID"));
}

}  // namespace

CommandInfo statements_command() {
  CommandInfo info;
  info.name = "statements";
  info.summary = say("从报告的纯文本里找出陈述，写成供人工核对的草稿",
                     "find statements in a report's plain text: a draft for a person to review");
  info.examples = {{"fundtrail statements scan 报告.txt --document DOC-138 -o 草稿.jsonl",
                    say("写出草稿，机构名称取自账本", "write a draft, with parties of the ledger")},
                   {"fundtrail statements scan 报告.txt --document DOC-138 --parties 机构.jsonl",
                    say("只看看，机构名称取自文件", "only look, with parties of a file")}};
  info.positional = {"scan FILE",
                     2,
                     true,
                     say("scan 和报告的纯文本（UTF-8，一段一行）",
                         "scan, and a report's plain text (UTF-8, one paragraph a line)"),
                     {"scan"}};
  info.options = {
      {"--document", "ID", say("报告登记为哪个文件（必填）", "the report's document (required)")},
      {"--programme", "ID", say("陈述所属的资金项目", "the programme of the statements")},
      {"--prefix", "TEXT",
       say("编号的开头，缺省为文件编号加 -ST-",
           "what ids begin with, else the document's id and -ST-")},
      {"--parties", "FILE",
       say("机构记录（JSON 行）；缺省取自账本", "records of parties, else those of the ledger")},
      {"-o", "FILE", say("把草稿写入这个新文件", "write the draft to this new file")}};
  info.details = say(
      "认得出的：各种合计数、比率、加总、计数、比较、评分等级，和一些固定说法（未发现问题、不存在偏"
      "离、"
      "将公开……）。\n目标值、完成数、日期、文号、文件名，以及有歧义的数字，另列出来并说明原因，不写"
      "进草稿。\n"
      "程序只按字面认，会漏、也会错；不核对的草稿不要录入。账本不会被改动。",
      "It recognises sums, ratios, totals, counts, comparisons, grades and some phrases (no issue "
      "found, no deviation, to be published).\nTargets, results, dates, document numbers, titles "
      "and what is ambiguous are listed apart with the reason, and are not in the draft.\nIt goes "
      "by the letter: it misses things, and errs; do not append a draft that nobody reviewed. The "
      "ledger is not touched.");
  info.opens_ledger = true;
  info.run = run_statements;
  return info;
}

}  // namespace fundtrail
