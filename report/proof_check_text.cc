// SPDX-License-Identifier: Apache-2.0
#include "report/proof_check_text.h"

#include <algorithm>

#include "ledger/proof/claimed_time.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "report/table.h"
#include "schemas/fields/date.h"

namespace fundtrail {
namespace {

enum class LineResult { kVerified, kBad, kUnknown };

LineResult line_result(const ProofCheck& check, std::size_t line) {
  const auto& lines = check.signatures.lines;
  const bool is_verified = std::ranges::any_of(
      lines, [line](const VerifiedLine& verified) { return verified.signature == line; });
  if (is_verified) return LineResult::kVerified;
  const bool is_bad = check.signatures.result == NoteResult::kBadSignature &&
                      check.signatures.bad_signature == line;
  return is_bad ? LineResult::kBad : LineResult::kUnknown;
}

Message line_words(LineResult result) {
  switch (result) {
    case LineResult::kVerified:
      return say("有效", "verified");
    case LineResult::kBad:
      return say("无效", "bad");
    case LineResult::kUnknown:
      break;
  }
  return say("未核对（没有给它的公钥）", "not checked (its key was not given)");
}

const char* line_code(LineResult result) {
  if (result == LineResult::kVerified) return "verified";
  return result == LineResult::kBad ? "bad" : "unknown";
}

// The key that verified a line, or nullptr.
const VerifierKey* key_of(const ProofCheck& check, std::size_t line) {
  for (const VerifiedLine& verified : check.signatures.lines) {
    if (verified.signature == line) return &check.keys[verified.key];
  }
  return nullptr;
}

// When a witness says that it signed; empty of any other line.
std::string witness_time(const ProofCheck& check, std::size_t line) {
  const VerifierKey* key = key_of(check, line);
  if (key == nullptr || key->type() != SignatureType::kCosignature) return {};
  const auto time_s = cosignature_time_s(check.note.signatures[line].signature);
  return time_s ? format_time_json(claimed_time_us(*time_s)) : std::string();
}

std::string line_name(const NoteSignature& line) {
  return printable(line.key_name) + "+" + format_hex(line.key_id);
}

Message record_words(const ProofCheck& check) {
  if (check.record) return describe_record(*check.record);
  return say("类别不认识的记录", "a record of a kind that is not known here");
}

Message headline(const ProofCheck& check) {
  const std::string origin = printable(check.checkpoint.origin);
  switch (check.result) {
    case ProofResult::kContradicted:
      return say("不成立：内容与封存点的根对不上，{}自相矛盾或被改动过",
                 "Does not hold: the contents do not lead to the checkpoint's root; the {} "
                 "contradicts itself or was altered",
                 enum_label(check.type));
    case ProofResult::kNoKey:
      return say("不可信：没有给出公钥，不知是谁签的；请用 --key 写上账本的公钥",
                 "Not trusted: no key was given, so there is no telling who signed; give the "
                 "ledger's key by --key");
    case ProofResult::kBadSignature:
      return say("不可信：封存点上有一行签名无效，内容或签名被改动过",
                 "Not trusted: a signature of the checkpoint is bad; it or the text was altered");
    case ProofResult::kNotSigned:
      return say("不可信：封存点不是所给的公钥签的",
                 "Not trusted: none of the given keys signed it");
    case ProofResult::kOnlyWitnessed:
      return say("不可信：所给的公钥里没有账本 {} 自己的",
                 "Not trusted: none of the given keys that "
                 "signed it is that of the ledger {}",
                 origin);
    case ProofResult::kProven:
      break;
  }
  return say("成立：{}", "Holds: {}", proven_statements(check).front());
}

Message unproven_truth(const ProofCheck& check) {
  if (check.type == ProofType::kInclusion) {
    return say("这条记录所说的属实，以及它的日期属实：只证明账本里有它",
               "that what the record says, or its date, is true: only that the ledger holds it");
  }
  return say("账本里的记录属实", "that what the ledger records is true");
}

std::string list_text(const std::vector<Message>& items, Language language) {
  std::string text;
  for (const Message& item : items) text += "  - " + printable(item.in(language)) + "\n";
  return text;
}

JsonArray list_json(const std::vector<Message>& items, Language language) {
  JsonArray list;
  for (const Message& item : items) list.emplace_back(printable(item.in(language)));
  return list;
}

std::string facts_text(const ProofCheck& check, Language language) {
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  const auto row = [&](const Message& label, const Message& value) {
    table.add_row({label.in(language), value.in(language)});
  };
  const Head& head = check.checkpoint.head;
  row(say("账本", "ledger"), say("{}", "{}", printable(check.checkpoint.origin)));
  row(say("封存点", "checkpoint"),
      say("{} 条，根 {}", "{} entries, root {}", head.size, format_base64(head.root.view())));
  for (const std::string& line : check.checkpoint.extensions) {
    row(say("附加行", "extension"), say("{}", "{}", printable(line)));
  }
  for (std::size_t i = 0; i < check.note.signatures.size(); ++i) {
    const std::string time = witness_time(check, i);
    row(say("签名", "signature"),
        say("{} {}{}", "{} {}{}", line_name(check.note.signatures[i]),
            line_words(line_result(check, i)), time.empty() ? time : " " + time));
  }
  if (check.type == ProofType::kConsistency) {
    row(say("旧封存点", "old head"), say("{} 条，根 {}", "{} entries, root {}", check.old_head.size,
                                         format_base64(check.old_head.root.view())));
  }
  return table.format(2);
}

std::string fields_text(const Record& record, Language language) {
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  for (const LabelledField& field : labelled_fields(record, {})) {
    table.add_row({field.label.in(language), printable(field.value.in(language))});
  }
  return table.format(2);
}

}  // namespace

std::vector<Message> proven_statements(const ProofCheck& check) {
  if (check.result != ProofResult::kProven) return {};
  const std::string origin = printable(check.checkpoint.origin);
  const std::uint64_t size = check.checkpoint.head.size;
  switch (check.type) {
    case ProofType::kInclusion:
      return {say("第 {} 号记录（{}）一字不差地在账本 {} 的前 {} 条之中",
                  "entry {0} ({1}) is, byte for byte, among the first {3} entries of the ledger "
                  "{2}",
                  check.sequence, record_words(check), origin, size),
              say("账本的管理密钥为这 {} 条签过封存点", "the ledger's key signed these {} entries",
                  size)};
    case ProofType::kConsistency:
      return {
          say("账本 {} 有 {} 条时的样子，完整保留在现在的前 {} 条之中：只添了新记录，旧的没有改动、"
              "删除或调换",
              "the ledger {} as it was with {} entries is the beginning of what it is with {}: "
              "records were added, and none was altered, dropped or reordered",
              origin, check.old_head.size, size),
          say("账本的管理密钥为这 {} 条签过封存点", "the ledger's key signed these {} entries",
              size)};
    case ProofType::kCheckpoint:
      break;
  }
  return {say("账本 {} 的管理密钥签过：共 {} 条，根如下",
              "the key of the ledger {} signed that it has {} entries with the root below", origin,
              size)};
}

std::vector<Message> unproven_statements(const ProofCheck& check) {
  std::vector<Message> list{
      unproven_truth(check),
      say("该记的都记了，没有遗漏", "that nothing was left out of the ledger"),
      say("没有给别人看另一个版本：请与别人手里的封存点核对，或请见证人签名",
          "that nobody was shown another version: compare checkpoints with others, or ask for "
          "witnesses' signatures"),
      say("第 {} 号及以后的记录", "anything of entry {} and those after it",
          check.checkpoint.head.size),
      say("公钥真是账本管理者的：请确认您从可靠之处得到它，而不是随这个文件一起收到",
          "that the key is who you think: have it from somewhere you trust, not together with "
          "this file")};
  if (check.type == ProofType::kConsistency) {
    list.push_back(say("旧封存点就是您手里的那一个：请逐字核对上面的条数和根",
                       "that the old head is the one you hold: compare its size and root above"));
  }
  return list;
}

std::string proof_check_text(const ProofCheck& check, Language language, const Paint& paint) {
  const std::string title = printable(headline(check).in(language));
  const bool is_proven = check.result == ProofResult::kProven;
  std::string text =
      (is_proven ? paint.good(title) : paint.bad(title)) + "\n\n" + facts_text(check, language);
  if (check.type == ProofType::kInclusion) {
    text += "\n" +
            say("记录（第 {} 号）：{}", "Record (entry {}): {}", check.sequence,
                printable(record_words(check).in(language)))
                .in(language) +
            "\n";
    if (check.record) text += fields_text(*check.record, language);
  }
  if (is_proven) {
    text += "\n" + say("证明了：", "What is proven:").in(language) + "\n" +
            list_text(proven_statements(check), language);
  }
  return text + "\n" + say("没有证明：", "What is not proven:").in(language) + "\n" +
         list_text(unproven_statements(check), language);
}

JsonValue proof_check_json(const ProofCheck& check, Language language) {
  const bool is_proven = check.result == ProofResult::kProven;
  JsonValue document = JsonObject{
      {"schema", "fundtrail.check/1"},
      {"ok", is_proven},
      {"exit_code", exit_code(check.result)},
      {"result", is_proven
                     ? "proven"
                     : (check.result == ProofResult::kContradicted ? "contradicted" : "untrusted")},
      {"message", printable(headline(check).in(language))},
      {"type", enum_name(check.type)},
      {"origin", printable(check.checkpoint.origin)},
      {"size", check.checkpoint.head.size},
      {"root", format_base64(check.checkpoint.head.root.view())}};
  if (check.type == ProofType::kInclusion) {
    document.add("seq", check.sequence);
    if (check.record) document.add("record", record_to_json(*check.record));
  }
  if (check.type == ProofType::kConsistency) {
    document.add("old_size", check.old_head.size)
        .add("old_root", format_base64(check.old_head.root.view()));
  }
  JsonArray signatures;
  for (std::size_t i = 0; i < check.note.signatures.size(); ++i) {
    JsonValue line = JsonObject{{"key", line_name(check.note.signatures[i])},
                                {"result", line_code(line_result(check, i))}};
    if (const std::string time = witness_time(check, i); !time.empty()) line.add("time", time);
    signatures.push_back(std::move(line));
  }
  return document.add("signatures", std::move(signatures))
      .add("proven", list_json(proven_statements(check), language))
      .add("not_proven", list_json(unproven_statements(check), language));
}

}  // namespace fundtrail
