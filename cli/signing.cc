// SPDX-License-Identifier: Apache-2.0
#include "cli/signing.h"

#include "cli/passphrase_input.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/note.h"
#include "ledger/user_folders.h"

namespace fundtrail {

KeyFolder user_keys() { return KeyFolder(user_data_folder() / "keys"); }

SigningKey open_key(const Context& context, const KeyFile& file) {
  const Passphrase passphrase =
      read_passphrase(context, file.path.stem().string(), PassphraseUse::kOpen);
  try {
    return SigningKey::parse_pem(file.pem, passphrase);
  } catch (const Error& error) {
    throw Error(error.code(), say("密钥文件 {}：{}", "key file {}: {}",
                                  shown_text(file.path.string()), error.message()));
  }
}

KeyFile find_operator_key(const KeyRing& ring) {
  for (const LedgerKey& known : ring.keys()) {
    if (known.role != KeyRole::kOperator || known.active_until) continue;
    if (auto file = user_keys().find(known.key)) return std::move(*file);
  }
  throw Error(ErrorCode::kUsage,
              say("您没有这本账的管理密钥（{}）。它在新建账本的用户那里；若换了机器，请先把密钥文件"
                  "拷到 {}",
                  "you do not have the operator's key of this ledger ({}). Whoever made the ledger "
                  "has it; on another machine, copy the key file to {} first",
                  shown_text(ring.keys().front().key.name()),
                  shown_text((user_data_folder() / "keys").string())));
}

SigningKey open_key(const Context& context, const std::string& name, const KeyRing& ring) {
  if (name == "operator") return open_key(context, find_operator_key(ring));
  return open_key(context, user_keys().find(name));
}

void require_active(const KeyRing& ring, const VerifierKey& key, std::uint64_t sequence) {
  const std::optional<std::size_t> place = ring.find(key);
  if (!place) {
    throw Error(ErrorCode::kRefused,
                say("账本没有授予过密钥“{}”，签了也不作数；请账本管理者先运行 fundtrail key grant",
                    "the ledger has not granted the key “{}”, whose signature would count for "
                    "nothing: its operator runs `fundtrail key grant` first",
                    shown_text(key.name())));
  }
  const LedgerKey& known = ring.keys()[*place];
  if (known.is_active(sequence)) return;
  throw Error(ErrorCode::kRefused,
              say("密钥“{}”已撤销（第 {} 号起：{}）",
                  "the key “{}” is revoked (from entry {} on: {})", shown_text(key.name()),
                  known.active_until.value_or(0), shown_text(known.revocation_reason)));
}

NoteSignature sign_batch_text(const SigningKey& key, const std::string& text) {
  if (key.verifier_key().type() != SignatureType::kCosignature) return sign_note(key, text);
  throw Error(ErrorCode::kRefused,
              say("密钥“{}”是见证用的，不能签批次；请另建一把（fundtrail key new）",
                  "the key “{}” is a witness's and signs no batches: make another one with "
                  "`fundtrail key new`",
                  shown_text(key.verifier_key().name())));
}

LedgerCard card_of(const Ledger& ledger) {
  const Genesis& genesis = ledger.genesis();
  const Bytes entry = read_entry(*ledger.snapshot(), 0).value_or(Bytes());
  return {genesis.origin, genesis.hash, Hasher(genesis.hash).leaf(entry), genesis.operator_key};
}

std::string PreparedSigner::sign(const BatchNote& note) {
  BatchNote prepared = parse_batch_note(note_.text);
  prepared.seen = note.seen;
  if (prepared == note) return format_note(note_);
  if (prepared.origin != note.origin || prepared.genesis_leaf != note.genesis_leaf) {
    throw Error(ErrorCode::kRefused,
                say("这一批是为另一账本“{}”签的，不能录入这一本",
                    "this batch was signed for another ledger, “{}”: it cannot be appended here",
                    shown_text(prepared.origin)));
  }
  throw Error(ErrorCode::kRefused,
              say("签名盖住 {} 条记录，而要新写入的是 {} 条：其中有些此前已经记入。请去掉已记入的，"
                  "重新签名",
                  "the signature covers {} records and {} would be new: some are recorded already. "
                  "Leave those out and have the rest signed anew",
                  prepared.count, note.count));
}

std::string KeySigner::sign(const BatchNote& note) {
  BatchNote seen = note;
  if (seen_.size > 0) seen.seen = seen_;
  SignedNote result{format_batch_note(seen), {}};
  for (const SigningKey& key : keys_) {
    result.signatures.push_back(sign_batch_text(key, result.text));
  }
  return format_note(result);
}

}  // namespace fundtrail
