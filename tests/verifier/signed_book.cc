// SPDX-License-Identifier: Apache-2.0
#include "tests/verifier/signed_book.h"

#include <utility>

#include "ledger/proof/hasher.h"
#include "ledger/proof/note.h"
#include "schemas/entry.h"
#include "tests/proof/sample_keys.h"
#include "tests/support/batches.h"

namespace fundtrail::test {
namespace {

constexpr std::int64_t kSecondUs = 1'000'000;

const MemorySource& empty_source() {
  static const MemorySource source(std::vector<Record>{});
  return source;
}

std::string origin() { return std::get<Genesis>(empty_source().record(0)).origin; }

}  // namespace

const SigningKey& operator_key() {
  static const SigningKey key = [] {
    SigningKey found = read_key(kEd25519Pem);
    found.rename(origin());
    return found;
  }();
  return key;
}

SigningKey make_key(const std::string& name) {
  return SigningKey::generate(name, SignatureType::kEd25519);
}

std::string sign_text(const std::string& text, const Keys& keys) {
  SignedNote note{text, {}};
  for (const SigningKey* key : keys) note.signatures.push_back(sign_note(*key, text));
  return format_note(note);
}

SignedBook& SignedBook::add(Record record) {
  records_.push_back(std::move(record));
  batches_.push_back(batch_);
  return *this;
}

SignedBook& SignedBook::add_party(const std::string& id) { return add(make_party(id)); }

SignedBook& SignedBook::grant(const SigningKey& key, KeyRole role, const std::string& holder) {
  KeyChange change{KeyAction::kGrant, format_vkey(key.verifier_key()), role, {}, {}, {}};
  if (role != KeyRole::kOperator) {
    change.party = PartyRef{"p"};
    change.holder = holder;
  }
  return add(change);
}

SignedBook& SignedBook::revoke(const SigningKey& key) {
  return add(KeyChange{KeyAction::kRevoke, format_vkey(key.verifier_key()), {}, {}, {}, "换岗"});
}

BatchNote SignedBook::note() const {
  Hasher hasher(HashSuite::kSha256);
  BatchNote note;
  note.origin = origin();
  note.genesis_leaf = empty_source().leaf(0);
  note.mode = BatchMode::kContent;
  BatchRoot root(note.mode, hasher);
  for (std::size_t i = 0; i < records_.size(); ++i) {
    if (batches_[i] == batch_) root.add(encode_entry({}, records_[i], {}));
  }
  note.count = root.count();
  note.root = root.root();
  note.seen.root = hasher.empty_root();
  return note;
}

SignedBook& SignedBook::sign(const Keys& keys, const Tamper& tamper) {
  BatchNote signed_note = note();
  if (tamper) tamper(signed_note);
  return sign_with_text(sign_text(format_batch_note(signed_note), keys));
}

SignedBook& SignedBook::sign_with_text(std::string note) {
  add(BatchSignature{std::move(note)});
  return leave_unsigned();
}

SignedBook& SignedBook::leave_unsigned() {
  ++batch_;
  return *this;
}

MemorySource SignedBook::source() const {
  MemorySource source(records_);
  const std::int64_t begin_us = parse_entry(source.entry(0)).header.recorded_at_us;
  for (std::size_t i = 0; i < records_.size(); ++i) {
    const auto batch = static_cast<std::int64_t>(batches_[i]);
    source.set_recorded_at(i + 1, begin_us + (batch + 1) * kSecondUs);
  }
  source.rewrite_chain(0);
  return source;
}

}  // namespace fundtrail::test
