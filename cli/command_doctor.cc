// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/command.h"
#include "cli/nearby.h"
#include "cli/version.h"
#include "ledger/ledger.h"
#include "ledger/proof/hasher.h"
#include "report/printable.h"
#include "report/table.h"

namespace fundtrail {
namespace {

// H("abc"). Source: FIPS 180-4 examples; GB/T 32905-2016 annex A.1.
constexpr std::string_view kSha256OfAbc =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr std::string_view kSm3OfAbc =
    "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

constexpr std::string_view kUsable = "ok";

StoreFact fact(std::string name, Message label, std::string value) {
  return {std::move(name), std::move(label), std::move(value), {}, false};
}

// Computes a published example, rather than asking the library whether it could.
StoreFact hash_fact(HashSuite suite, std::string_view expected) {
  const std::string name(enum_name(suite));
  StoreFact result = fact(name, enum_label(suite), std::string(kUsable));
  try {
    if (format_hex(Hasher(suite).hash(as_bytes("abc")).view()) == expected) return result;
    result.note = say("算出的值与标准的例子不符，不能使用",
                      "gives another value than the standard's example");
  } catch (const Error& error) {
    result.note = error.message();
  }
  result.value = "-";
  result.is_warning = true;
  return result;
}

std::vector<StoreFact> program_facts() {
  return {fact("version", say("程序版本", "version of the program"), std::string(kVersion)),
          hash_fact(HashSuite::kSha256, kSha256OfAbc), hash_fact(HashSuite::kSm3, kSm3OfAbc)};
}

// What the ledger says of itself, or why it could not be asked.
struct LedgerState {
  std::vector<StoreFact> facts;
  std::optional<std::uint64_t> rebuilt_keys;
  std::optional<Failure> failure;
};

LedgerState examine(const Context& context) {
  const bool rebuilds = context.line.has("--rebuild-index");
  LedgerState state;
  try {
    Ledger ledger(context.settings.folder,
                  rebuilds ? Ledger::Access::kWrite : Ledger::Access::kRead);
    if (rebuilds) state.rebuilt_keys = ledger.rebuild_index();
    state.facts = ledger.facts();
  } catch (const Error& error) {
    state.failure = {static_cast<int>(error.code()), error.message()};
    if (error.code() == ErrorCode::kNoLedger) {
      state.failure->message += nearby_ledgers(context.settings.folder);
    }
  }
  return state;
}

std::string facts_text(const Context& context, const std::vector<StoreFact>& facts) {
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  for (const StoreFact& one : facts) {
    const std::string mark = one.is_warning ? context.tell("【注意】", "[warning] ") : "";
    const std::string value = one.value == kUsable ? context.tell("可用", "ok") : one.value;
    table.add_row({context.tell(one.label), mark + printable(value)});
    if (!one.note.is_empty()) table.add_line("  " + printable(context.tell(one.note)));
  }
  return table.format(2);
}

JsonValue facts_json(const Context& context, const std::vector<StoreFact>& facts) {
  JsonArray array;
  for (const StoreFact& one : facts) {
    JsonValue json = JsonObject{{"name", one.name},
                                {"label", context.tell(one.label)},
                                {"value", printable(one.value)},
                                {"warning", one.is_warning}};
    if (!one.note.is_empty()) json.add("note", context.tell(one.note));
    array.push_back(std::move(json));
  }
  return array;
}

std::string conclusion(const Context& context, const std::vector<StoreFact>& program,
                       const std::vector<StoreFact>& ledger) {
  const auto is_warning = [](const StoreFact& one) { return one.is_warning; };
  const auto count = std::count_if(program.begin(), program.end(), is_warning) +
                     std::count_if(ledger.begin(), ledger.end(), is_warning);
  if (count == 0) {
    return context.tell("状态正常，没有需要注意之处\n", "All is well: nothing needs attention\n");
  }
  return context.tell("需要注意之处：{}（标有【注意】）\n", "Needing attention: {} (marked)\n",
                      count);
}

// The folder stands in the heading.
std::string ledger_text(const Context& context, const LedgerState& state) {
  std::vector<StoreFact> facts = state.facts;
  std::erase_if(facts, [](const StoreFact& one) { return one.name == "folder"; });
  return context.tell("账本 {}\n", "Ledger {}\n", printable(context.settings.folder.string())) +
         facts_text(context, facts);
}

void write_text(const Context& context, const LedgerState& state) {
  const std::vector<StoreFact> program = program_facts();
  std::string text = context.tell("程序\n", "Program\n") + facts_text(context, program);
  if (!state.failure) {
    text = conclusion(context, program, state.facts) + "\n" + text + ledger_text(context, state);
  }
  if (state.rebuilt_keys) {
    text +=
        context.tell("  已由记录重建索引，共 {} 个键\n",
                     "  the index was rebuilt from the entries: {} keys\n", *state.rebuilt_keys);
  }
  if (!state.failure) {
    text += context.tell("以上只看状态，不核验内容；核验用 fundtrail verify\n",
                         "This looks at the state only; `fundtrail verify` verifies the content\n");
  }
  context.out.write(text);
}

void write_document(const Context& context, const LedgerState& state) {
  JsonValue document = JsonObject{{"schema", "fundtrail.doctor/1"},
                                  {"ok", !state.failure},
                                  {"folder", printable(context.settings.folder.string())},
                                  {"program", facts_json(context, program_facts())},
                                  {"ledger", facts_json(context, state.facts)}};
  if (state.rebuilt_keys) document.add("rebuilt_index_keys", *state.rebuilt_keys);
  if (state.failure) {
    document.add("exit_code", state.failure->code)
        .add("message", printable(context.tell(state.failure->message)));
  }
  context.write_json(document);
}

int run_doctor(Context& context) {
  const LedgerState state = examine(context);
  if (context.settings.is_json) {
    write_document(context, state);
  } else {
    write_text(context, state);
  }
  context.out.flush();
  if (!state.failure) return 0;
  write_error_line(printable(context.tell("错误：{}", "error: {}", state.failure->message)));
  return state.failure->code;
}

}  // namespace

CommandInfo doctor_command() {
  CommandInfo info;
  info.name = "doctor";
  info.summary = say("检查程序和账本的状态，或重建索引",
                     "look at the state of program and ledger, or rebuild the index");
  info.examples = {
      {"fundtrail doctor", say("查看状态", "the state")},
      {"fundtrail doctor --rebuild-index", say("由记录重建索引", "rebuild the index")}};
  info.options = {
      {"--rebuild-index", "",
       say("由记录重建索引；记录本身不变", "rebuild the index from the entries, which stay")}};
  info.opens_ledger = true;
  info.run = run_doctor;
  return info;
}

}  // namespace fundtrail
