// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <map>

#include "cli/command.h"
#include "cli/last_verified.h"
#include "cli/new_file.h"
#include "cli/passphrase_input.h"
#include "cli/prepared_signing.h"
#include "cli/shell_word.h"
#include "cli/signing.h"
#include "ledger/ledger.h"
#include "report/printable.h"
#include "report/table.h"
#include "verifier/signatures/ledger_keys.h"

namespace fundtrail {
namespace {

struct Action {
  std::string_view name;
  std::size_t arguments;  // after the action's name
  int (*run)(Context& context);
};

const std::string& key_argument(const Context& context) { return context.line.arguments.at(1); }

SignatureType read_type(const CommandLine& line) {
  const std::string name = line.value("--type").value_or("ed25519");
  if (name == "ed25519") return SignatureType::kEd25519;
  if (name == "sm2") return SignatureType::kSm2;
  if (name == "witness") return SignatureType::kCosignature;
  throw Error(ErrorCode::kUsage,
              say("选项 --type 的值“{}”不对，应为 ed25519、sm2 或 witness",
                  "option --type: the value “{}” is wrong, give ed25519, sm2 or witness",
                  shown_text(name)));
}

JsonValue key_json(const VerifierKey& key) {
  return JsonObject{{"name", printable(key.name())},
                    {"type", enum_name(key.type())},
                    {"vkey", printable(format_vkey(key))}};
}

JsonValue key_json(const KeyFile& file) {
  return key_json(file.key).add("file", printable(file.path.string()));
}

int run_new(Context& context) {
  const std::string& alias = key_argument(context);
  const SigningKey key =
      SigningKey::generate(context.line.value("--name").value_or(alias), read_type(context.line));
  const Passphrase passphrase = read_passphrase(context, alias, PassphraseUse::kNew);
  const KeyFile file{user_keys().save(alias, key, passphrase), key.verifier_key(), {}};
  if (context.settings.is_json) {
    JsonValue document = JsonObject{{"schema", "fundtrail.key/1"}, {"ok", true}};
    context.write_json(document.add("key", key_json(file)));
    return 0;
  }
  context.out.write(context.tell(
      "已新建密钥 {}。\n私钥文件：{}\n公钥：\n  "
      "{}\n私钥丢了无法找回：请把密钥文件和口令分开备份。\n",
      "The key {} is made.\nPrivate key: {}\nPublic key:\n  {}\nA lost private key is lost: back "
      "up the key file and the passphrase, apart from each other.\n",
      printable(key.verifier_key().name()), printable(file.path.string()),
      printable(format_vkey(key.verifier_key()))));
  return 0;
}

int run_list(Context& context) {
  const std::vector<KeyFile> keys = user_keys().list();
  if (context.settings.is_json) {
    JsonArray list;
    for (const KeyFile& file : keys) list.push_back(key_json(file));
    context.write_json(JsonObject{{"schema", "fundtrail.keys/1"}, {"keys", std::move(list)}});
    return 0;
  }
  if (keys.empty()) {
    context.out.write(context.tell("还没有密钥。用 fundtrail key new 新建。\n",
                                   "There are no keys. Make one with `fundtrail key new`.\n"));
    return 0;
  }
  Table table({Table::Align::kLeft, Table::Align::kLeft, Table::Align::kLeft});
  table.add_row(
      {context.tell("简称", "alias"), context.tell("名称", "name"), context.tell("类型", "type")});
  for (const KeyFile& file : keys) {
    table.add_row({printable(file.path.stem().string()), printable(file.key.name()),
                   context.tell(enum_label(file.key.type()))});
  }
  context.out.write(table.format(0));
  return 0;
}

// `operator` is the key of the ledger, whoever has its private part.
VerifierKey find_shown(const Context& context, const std::string& name) {
  if (name != "operator") return user_keys().find(name).key;
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const KeyRing ring = read_key_ring(*ledger.snapshot(), ledger.genesis());
  for (const LedgerKey& known : ring.keys()) {
    if (known.role == KeyRole::kOperator && !known.active_until) return known.key;
  }
  throw Error(ErrorCode::kUnchecked, say("账本没有有效的管理密钥",
                                         "the ledger has no active "
                                         "operator's key"));
}

int run_show(Context& context) {
  const VerifierKey key = find_shown(context, key_argument(context));
  const std::string vkey = printable(format_vkey(key));
  if (context.settings.is_json) {
    JsonValue document = JsonObject{{"schema", "fundtrail.key/1"}, {"ok", true}};
    context.write_json(document.add("key", key_json(key)));
  } else if (context.line.has("--vkey")) {
    context.out.write(vkey + "\n");
  } else {
    context.out.write(context.tell("名称  {}\n类型  {}\n公钥  {}\n",
                                   "name  {}\ntype  {}\nvkey  {}\n", printable(key.name()),
                                   enum_label(key.type()), vkey));
  }
  return 0;
}

KeyChange read_grant(const CommandLine& line, const VerifierKey& key) {
  KeyChange grant;
  grant.action = KeyAction::kGrant;
  grant.vkey = format_vkey(key);
  const std::string role = line.value("--role").value_or("author");
  const auto* entry = find_enum_name<KeyRole>(role);
  if (entry == nullptr) {
    throw Error(ErrorCode::kUsage,
                say("选项 --role 的值“{}”不对，应为 author、approver 或 operator",
                    "option --role: the value “{}” is wrong, give author, approver or operator",
                    shown_text(role)));
  }
  grant.role = entry->value;
  if (*grant.role == KeyRole::kOperator) return grant;
  grant.party = PartyRef{line.required("--party")};
  grant.holder = line.required("--holder");
  return grant;
}

int append_change(Context& context, Ledger& ledger, const Record& change,
                  std::vector<SigningKey> keys) {
  std::vector<VerifierKey> signers;
  signers.reserve(keys.size());
  for (const SigningKey& key : keys) signers.push_back(key.verifier_key());
  require_effect({change}, read_key_ring(*ledger.snapshot(), ledger.genesis()), signers,
                 ledger.snapshot()->head().size);
  KeySigner signer(std::move(keys), last_verified(ledger, context.settings.folder));
  AppendOptions options;
  options.accepts_clock = context.line.has("--accept-clock");
  options.signer = &signer;
  const std::vector<Record> batch{change};
  const AppendReceipt receipt = ledger.append(batch, options, SystemClock());
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.key_change/1"},
                                  {"ok", true},
                                  {"seq", receipt.first_sequence},
                                  {"signature_seq", *receipt.signature},
                                  {"size", receipt.head.size},
                                  {"root", format_base64(receipt.head.root.view())}});
  } else {
    context.out.write(
        context.tell("已记入第 {} 号，签名为第 {} 号，从第 {} 号起生效。\n",
                     "Recorded as entry {}, signed by entry {}; it counts from entry {} on.\n",
                     receipt.first_sequence, *receipt.signature, *receipt.signature + 1));
  }
  return 0;
}

int run_grant(Context& context) {
  Ledger ledger(context.settings.folder, Ledger::Access::kWrite);
  const KeyRing ring = read_key_ring(*ledger.snapshot(), ledger.genesis());
  const KeyFile granted = user_keys().find(key_argument(context));
  const KeyChange grant = read_grant(context.line, granted.key);
  std::vector<SigningKey> keys;
  keys.push_back(open_key(context, "operator", ring));
  keys.push_back(open_key(context, granted));
  if (const auto confirming = context.line.value("--confirm")) {
    keys.push_back(open_key(context, user_keys().find(*confirming)));
  }
  return append_change(context, ledger, grant, std::move(keys));
}

// A request that the operator appends with `append --signed FILE --as operator`.
int run_request(Context& context) {
  const KeyFile file = user_keys().find(key_argument(context));
  const std::string path = context.line.required("-o");
  const LedgerCard card = read_ledger_card(context.line.required("--card"));
  const KeyChange grant = read_grant(context.line, file.key);
  const PreparedBatch batch =
      prepare_batch({grant}, {card, last_verified(card)}, open_key(context, file));
  NewFile output(path);
  output.write(format_prepared_batch(batch));
  output.finish();
  if (context.settings.is_json) {
    context.write_json(
        JsonObject{{"schema", "fundtrail.key_request/1"}, {"ok", true}, {"file", printable(path)}});
  } else {
    context.out.write(context.tell(
        "申请写入 {}。请交给账本管理者，由他运行：\n  fundtrail append --signed {} --as operator\n",
        "The request is in {}. Give it to the ledger's operator, who runs:\n  fundtrail append "
        "--signed {} --as operator\n",
        printable(path), shell_word(path)));
  }
  return 0;
}

int run_card(Context& context) {
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const std::string card = format_ledger_card(card_of(ledger));
  const auto path = context.line.value("-o");
  if (!path) {
    context.out.write(card);
    return 0;
  }
  NewFile output(*path);
  output.write(card);
  output.finish();
  return 0;
}

void require_one(const std::string& found, const std::string& name) {
  if (found.empty()) return;
  throw Error(ErrorCode::kUsage,
              say("不止一把有效密钥叫“{}”；请写公钥（fundtrail verify --json 列出）",
                  "more than one active key is called “{}”: give its vkey, as `fundtrail verify "
                  "--json` lists them",
                  shown_text(name)));
}

int run_revoke(Context& context) {
  Ledger ledger(context.settings.folder, Ledger::Access::kWrite);
  const KeyRing ring = read_key_ring(*ledger.snapshot(), ledger.genesis());
  const std::string& name = key_argument(context);
  KeyChange revocation;
  revocation.action = KeyAction::kRevoke;
  revocation.reason = context.line.required("--reason");
  for (const LedgerKey& known : ring.keys()) {
    const bool is_meant = format_vkey(known.key) == name || known.key.name() == name;
    if (!is_meant || known.active_until) continue;
    require_one(revocation.vkey, name);
    revocation.vkey = format_vkey(known.key);
  }
  if (revocation.vkey.empty()) {
    throw Error(
        ErrorCode::kUsage,
        say("账本里没有叫“{}”的有效密钥；写密钥的名称或公钥",
            "the ledger has no active key “{}”: give a key's name or its vkey", shown_text(name)));
  }
  std::vector<SigningKey> keys;
  keys.push_back(open_key(context, "operator", ring));
  return append_change(context, ledger, revocation, std::move(keys));
}

std::vector<std::string> split_kinds(const CommandLine& line, const std::string& option) {
  std::vector<std::string> kinds;
  std::string list = line.value(option).value_or("");
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    const std::string name = list.substr(0, end);
    const auto* entry = find_enum_name<Kind>(name);
    if (entry == nullptr || is_system_kind(entry->value)) {
      throw Error(ErrorCode::kUsage,
                  say("选项 {}：没有“{}”这一类记录", "option {}: there is no kind “{}”", option,
                      shown_text(name)));
    }
    kinds.push_back(name);
    list.erase(0, end + 1);
  }
  return kinds;
}

int run_policy(Context& context) {
  Ledger ledger(context.settings.folder, Ledger::Access::kWrite);
  const KeyRing ring = read_key_ring(*ledger.snapshot(), ledger.genesis());
  const ApprovalPolicy policy{split_kinds(context.line, "--signed"),
                              split_kinds(context.line, "--approved")};
  std::vector<SigningKey> keys;
  keys.push_back(open_key(context, "operator", ring));
  return append_change(context, ledger, policy, std::move(keys));
}

constexpr std::array<Action, 8> kActions{{{"new", 1, run_new},
                                          {"list", 0, run_list},
                                          {"show", 1, run_show},
                                          {"grant", 1, run_grant},
                                          {"request", 1, run_request},
                                          {"card", 0, run_card},
                                          {"revoke", 1, run_revoke},
                                          {"policy", 0, run_policy}}};

int run_key(Context& context) {
  const auto& arguments = context.line.arguments;
  for (const Action& action : kActions) {
    if (arguments.front() == action.name && arguments.size() == action.arguments + 1) {
      return action.run(context);
    }
  }
  throw Error(
      ErrorCode::kUsage,
      say("写法是 fundtrail key new 简称、list、show 密钥、grant 密钥、request 密钥、revoke 密钥、"
          "policy 或 card",
          "write fundtrail key new ALIAS, list, show KEY, grant KEY, request KEY, revoke KEY, "
          "policy "
          "or card"));
}

}  // namespace

CommandInfo key_command() {
  CommandInfo info;
  info.name = "key";
  info.summary =
      say("新建密钥，在账本中授予、撤销", "make keys, grant and revoke them in a ledger");
  info.examples = {
      {"fundtrail key new changchun", say("新建一把密钥", "make a key")},
      {"fundtrail key show operator --vkey", say("账本管理密钥的公钥", "the ledger's public key")},
      {"fundtrail key grant changchun --party changchun --holder 会计岗",
       say("授予长春市会计岗录入权", "let a party's accountant sign batches")},
      {"fundtrail key revoke changchun --reason 换岗", say("撤销", "revoke a key")}};
  info.positional = {"ACTION [KEY]", 2, true,
                     say("new、list、show、grant、request、revoke、policy 或 card，和密钥的简称、"
                         "名称或文件",
                         "new, list, show, grant, request, revoke, policy or card, and a key's "
                         "alias, name or file")};
  for (const Action& action : kActions) info.positional.first_words.emplace_back(action.name);
  info.options = {
      {"--name", "NAME", say("新密钥的名称，缺省同简称", "name of a new key, else its alias")},
      {"--type", "ed25519|sm2|witness",
       say("新密钥的类型，缺省 ed25519", "type of a new key, ed25519 unless given")},
      {"--vkey", "", say("只打印公钥一行", "print the public key alone, in one line")},
      {"--party", "ID", say("授予哪个单位", "the party that is granted the key")},
      {"--holder", "POST", say("由哪个岗位持有", "the post whose holder keeps it")},
      {"--role", "author|approver|operator",
       say("用途，缺省 author（录入）", "what it is for, author unless given")},
      {"--confirm", "KEY",
       say("该单位已有的密钥，为新密钥作证",
           "a key that the party has already, to confirm the new one")},
      {"--card", "FILE", say("request：账本名片", "request: the ledger's card")},
      {"-o", "FILE", say("request、card：写入这个新文件", "request, card: write this new file")},
      {"--reason", "TEXT", say("撤销的原因", "why a key is revoked")},
      {"--signed", "KIND,…", say("policy：须签名的记录类别", "policy: kinds that must be signed")},
      {"--approved", "KIND,…",
       say("policy：须另一人审批的记录类别", "policy: kinds that another holder must approve")},
      {"--accept-clock", "",
       say("接受与账本最后一条相差过大的本机时钟",
           "accept a clock far from the last entry's time")}};
  for (OptionInfo& option : passphrase_options()) info.options.push_back(std::move(option));
  info.details = say(
      "私钥在 $XDG_DATA_HOME/fundtrail/keys（缺省 ~/.local/share），以口令加密，不在账本里。\n"
      "授予、撤销作为记录写入账本，由管理密钥签名；授予另需被授密钥自己签名。",
      "Private keys lie in $XDG_DATA_HOME/fundtrail/keys (~/.local/share), each under a "
      "passphrase, and never in a ledger.\nGrants and revocations are recorded in the ledger and "
      "signed by its operator's key; a grant also by the granted key.");
  info.opens_ledger = true;
  info.run = run_key;
  return info;
}

}  // namespace fundtrail
