// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/command.h"
#include "cli/passphrase_input.h"
#include "ledger/key_folder.h"
#include "ledger/ledger.h"
#include "ledger/proof/hasher.h"
#include "ledger/user_folders.h"
#include "report/printable.h"
#include "report/table.h"

namespace fundtrail {
namespace {

HashSuite read_suite(const CommandLine& line) {
  const std::string name = line.value("--hash").value_or("sha256");
  const auto* entry = find_enum_name<HashSuite>(name);
  if (entry != nullptr) return entry->value;
  throw Error(ErrorCode::kUsage,
              say("选项 --hash 的值“{}”不对，应为 sha256 或 sm3",
                  "option --hash: the value “{}” is wrong, give sha256 or sm3", shown_text(name)));
}

// The key that signs the new ledger's checkpoints, and where it lies.
struct OperatorKey {
  VerifierKey key;
  std::filesystem::path path;
  bool is_new = false;
};

std::string fingerprint(const VerifierKey& key, HashSuite suite) {
  constexpr std::size_t kFingerprintBytes = 8;
  const Digest digest = Hasher(suite).hash(key.public_key());
  return format_hex(digest.view().first(kFingerprintBytes));
}

std::string default_origin(const VerifierKey& key, HashSuite suite) {
  const bool is_sm3 = suite == HashSuite::kSm3;
  return "fundtrail.local/" + fingerprint(key, suite) + (is_sm3 ? "/sm3" : "");
}

OperatorKey find_operator_key(const Context& context, const std::string& name) {
  KeyFile file = KeyFolder(user_data_folder() / "keys").find(name);
  if (file.key.type() != SignatureType::kEd25519) {
    throw Error(ErrorCode::kRefused,
                say("账本的管理密钥要用 Ed25519（SM2 签名在它旁边另加）；{} 是 {}",
                    "a ledger's operator has an Ed25519 key (an SM2 signature is added beside it); "
                    "{} is of type {}",
                    printable(file.path.string()), enum_label(file.key.type())));
  }
  const auto origin = context.line.value("--origin");
  if (!origin || *origin == file.key.name()) return {std::move(file.key), file.path};
  throw Error(ErrorCode::kRefused,
              say("密钥名是“{}”，账本名须与它相同；不必写 --origin",
                  "the key is named “{}” and so is its ledger: leave --origin away",
                  printable(file.key.name())));
}

OperatorKey make_operator_key(const Context& context, HashSuite suite) {
  const auto origin = context.line.value("--origin");
  SigningKey key = SigningKey::generate(origin.value_or("operator"), SignatureType::kEd25519);
  if (!origin) key.rename(default_origin(key.verifier_key(), suite));
  const std::string alias = "operator-" + fingerprint(key.verifier_key(), suite);
  const Passphrase passphrase = read_passphrase(context, alias, PassphraseUse::kNew);
  std::filesystem::path path = KeyFolder(user_data_folder() / "keys").save(alias, key, passphrase);
  return {key.verifier_key(), std::move(path), true};
}

std::string created_text(const Context& context, const Genesis& genesis, const Head& head,
                         const OperatorKey& key) {
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  const std::string folder = context.settings.folder.string();
  table.add_row({context.tell("目录", "folder"), printable(folder)});
  table.add_row({context.tell("名称", "origin"), printable(genesis.origin)});
  table.add_row({context.tell("摘要算法", "hash"), context.tell(enum_label(genesis.hash))});
  table.add_row({context.tell("条数", "size"),
                 context.tell("{}（创世记录）", "{} (the genesis entry)", head.size)});
  table.add_row({context.tell("根", "root"), format_base64(head.root.view())});
  table.add_row({context.tell("管理密钥", "operator's key"), printable(key.path.string())});
  return context.tell("已新建账本。", "The ledger is made.") + "\n" + table.format(2) +
         context.tell("公钥（请交给审计人员，由他们自己保存）：\n  {}\n",
                      "The public key, for auditors to keep by themselves:\n  {}\n",
                      format_vkey(key.key)) +
         context.tell("私钥丢了无法找回：请把密钥文件和口令分开备份。\n",
                      "A lost private key is lost: back up the key file and the passphrase, apart "
                      "from each other.\n");
}

void create_ledger(const Context& context, const OperatorKey& key, HashSuite suite) {
  try {
    Ledger::create(context.settings.folder, {format_vkey(key.key), suite}, SystemClock());
  } catch (...) {
    std::error_code error;
    if (key.is_new) std::filesystem::remove(key.path, error);  // no ledger ever named it
    throw;
  }
}

int run_init(Context& context) {
  const HashSuite suite = read_suite(context.line);
  if (context.line.value("--origin") == "") {
    throw Error(ErrorCode::kUsage, say("选项 --origin 的名称为空", "option --origin: no name"));
  }
  const auto given = context.line.value("--key");
  const OperatorKey key =
      given ? find_operator_key(context, *given) : make_operator_key(context, suite);
  create_ledger(context, key, suite);
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const Head head = ledger.snapshot()->head();
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.init/1"},
                                  {"ok", true},
                                  {"folder", printable(context.settings.folder.string())},
                                  {"origin", ledger.genesis().origin},
                                  {"hash", enum_name(ledger.genesis().hash)},
                                  {"size", head.size},
                                  {"root", format_base64(head.root.view())},
                                  {"operator_key", format_vkey(key.key)},
                                  {"key_file", printable(key.path.string())}});
  } else {
    context.out.write(created_text(context, ledger.genesis(), head, key));
  }
  return 0;
}

}  // namespace

CommandInfo init_command() {
  CommandInfo info;
  info.name = "init";
  info.summary = say("新建一个空账本", "make an empty ledger");
  info.examples = {{"fundtrail init", say("在 ./fundtrail-ledger 新建", "make ./fundtrail-ledger")},
                   {"fundtrail init --ledger jilin --origin jl.gov.cn/baozhang-2024",
                    say("指定目录和名称", "with a folder and a name")}};
  info.options = {
      {"--origin", "NAME",
       say("账本名称，以后不能改；缺省为 fundtrail.local/ 加公钥摘要的 16 位",
           "the ledger's name, for ever; else fundtrail.local/ and 16 digits of its public key's "
           "digest")},
      {"--key", "NAME",
       say("用这把已有的密钥管理账本（简称、名称或文件），不另做新的",
           "let this key manage the ledger (alias, name or file), and make no new one")},
      {"--hash", "sha256|sm3", say("摘要算法，缺省 sha256", "hash function, sha256 unless given")}};
  info.details =
      say("目录须不存在或为空；已有的内容从不改动。\n同时为账本做一把管理密钥（Ed25519），加口令"
          "存放在账本之外，以后用它签发封存点。",
          "The folder must not exist or be empty; what is there is never touched.\nA key for the "
          "ledger's operator (Ed25519) is made with it and kept outside, under a passphrase; it "
          "will sign the ledger's checkpoints.");
  for (OptionInfo& option : passphrase_options()) info.options.push_back(std::move(option));
  info.opens_ledger = true;
  info.run = run_init;
  return info;
}

}  // namespace fundtrail
