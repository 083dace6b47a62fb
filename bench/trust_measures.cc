// SPDX-License-Identifier: Apache-2.0
#include "bench/trust_measures.h"

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "bench/ledger_measures.h"
#include "bench/workload.h"
#include "ledger/checkpoint.h"
#include "ledger/checkpoint_folder.h"
#include "ledger/ledger.h"
#include "ledger/proof/batch_note.h"
#include "ledger/proof/proof.h"
#include "ledger/proof/proof_text.h"
#include "ledger/proof/signing_key.h"
#include "ledger/signer_memory.h"
#include "schemas/error.h"
#include "verifier/proof_check.h"
#include "verifier/verify.h"

namespace fundtrail::bench {
namespace {

constexpr const char* kOrigin = "fundtrail.local/bench";
constexpr std::uint64_t kCheckpoints = 100;
constexpr std::uint64_t kProofs = 1'000;
constexpr std::uint64_t kSignedBatches = 1'000;

// Signs the checkpoint of a ledger as it is now, and keeps it where a signer would.
class Signer {
 public:
  explicit Signer(const Task& task)
      : folder_(ledger_folder(task)),
        ledger_(folder_, Ledger::Access::kWrite),
        key_(SigningKey::generate(ledger_.genesis().origin, SignatureType::kEd25519)),
        memory_(task.folder / "signer", ledger_.genesis().origin) {}

  void sign(std::span<const SignedHead> earlier) {
    const std::unique_ptr<EntrySource> source = ledger_.snapshot();
    const StoredLedger stored{*source, ledger_.genesis().hash, folder_};
    const Checkpoint checkpoint = make_checkpoint(stored, ledger_.genesis().origin, earlier);
    const SignedNote note{format_checkpoint(checkpoint), {sign_checkpoint(key_, checkpoint)}};
    memory_.remember(note);
    CheckpointFolder(folder_).save(note);
    last_ = checkpoint.head;
  }

  // As whoever has signed before: what was committed since the last one is read back.
  void sign_next() {
    const std::vector<SignedHead> earlier{{last_, {}}};
    sign(earlier);
  }

  void append(std::uint64_t index) {
    ledger_.append(money_records(index, index + 1), {}, SystemClock());
  }

  void take_up_last() {
    const auto kept = CheckpointFolder(folder_).newest();
    FUNDTRAIL_CHECK(kept.has_value());
    last_ = kept->checkpoint.head;
  }

  [[nodiscard]] const Head& last() const { return last_; }

 private:
  std::filesystem::path folder_;
  Ledger ledger_;
  SigningKey key_;
  SignerMemory memory_;
  Head last_;
};

std::string prove_entry(const StoredLedger& stored, std::uint64_t sequence,
                        const Checkpoint& checkpoint, const SignedNote& note) {
  Hasher hasher(stored.hash);
  InclusionProof proof;
  stored.source.visit(sequence, sequence + 1, [&proof](std::uint64_t, ByteView entry) {
    proof.extra = Bytes(entry.begin(), entry.end());
  });
  proof.index = sequence;
  proof.path =
      prove_inclusion({sequence, checkpoint.head.size}, stored_node_reader(stored), hasher);
  proof.checkpoint = note;
  return format_inclusion_proof(proof);
}

// Signs batches as their author and the ledger's operator at once.
class AuthorSigner : public BatchSigner {
 public:
  explicit AuthorSigner(const SigningKey& key) : key_(key) {}
  [[nodiscard]] BatchMode mode() const override { return BatchMode::kLeaves; }
  [[nodiscard]] std::string sign(const BatchNote& note) override {
    const std::string text = format_batch_note(note);
    return format_note({text, {sign_note(key_, text)}});
  }

 private:
  const SigningKey& key_;
};

}  // namespace

Figures sign_first_checkpoint(const Task& task) {
  Signer signer(task);
  Stopwatch watch;
  watch.start();
  signer.sign({});
  watch.stop();
  return {.elapsed_ns = watch.elapsed_ns(), .records = signer.last().size};
}

Figures sign_next_checkpoints(const Task& task) {
  Signer signer(task);
  signer.take_up_last();
  Stopwatch watch;
  for (std::uint64_t i = 0; i < kCheckpoints; ++i) {
    signer.append(task.records + i);
    watch.start();
    signer.sign_next();
    watch.stop();
  }
  return {.elapsed_ns = watch.elapsed_ns(), .records = kCheckpoints};
}

Figures prove_entries(const Task& task) {
  const Ledger ledger(ledger_folder(task), Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  const StoredLedger stored{*source, ledger.genesis().hash, ledger_folder(task)};
  const SigningKey key = SigningKey::generate(ledger.genesis().origin, SignatureType::kEd25519);
  const Checkpoint checkpoint{ledger.genesis().origin, source->head(), {}};
  const SignedNote note{format_checkpoint(checkpoint), {sign_checkpoint(key, checkpoint)}};
  Stopwatch watch;
  watch.start();
  for (std::uint64_t i = 0; i < kProofs; ++i) {
    const std::uint64_t sequence = checkpoint.head.size * i / kProofs;
    const std::string proof = prove_entry(stored, sequence, checkpoint, note);
    const ProofCheck check = check_proof(proof, {key.verifier_key()});
    FUNDTRAIL_CHECK(check.result == ProofResult::kProven && check.sequence == sequence);
  }
  watch.stop();
  return {.elapsed_ns = watch.elapsed_ns(), .records = kProofs};
}

Figures verify_signed_batches(const Task& task) {
  const std::filesystem::path folder = task.folder / "signed";
  std::filesystem::remove_all(folder);
  const SigningKey key = SigningKey::generate(kOrigin, SignatureType::kEd25519);
  Ledger::create(folder, {.operator_key = format_vkey(key.verifier_key())}, SystemClock());
  AuthorSigner signer(key);
  AppendOptions append;
  append.signer = &signer;
  {
    Ledger ledger(folder, Ledger::Access::kWrite);
    ledger.append(foundation(), {}, SystemClock());
    for (std::uint64_t i = 0; i < kSignedBatches; ++i) {
      ledger.append(money_records(i, i + 1), append, SystemClock());
    }
  }
  const Ledger ledger(folder, Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  VerifyOptions options;
  options.jobs = task.threads;
  Stopwatch watch;
  watch.start();
  const Verification found = verify(*source, options);
  watch.stop();
  FUNDTRAIL_CHECK(found.integrity.result == IntegrityResult::kIntact);
  FUNDTRAIL_CHECK(found.integrity.authorship.signed_entries == kSignedBatches);
  return {.elapsed_ns = watch.elapsed_ns(), .records = kSignedBatches};
}

Figures verify_signatures(const Task&) {
  const SigningKey key = SigningKey::generate(kOrigin, SignatureType::kEd25519);
  BatchNote note;
  note.origin = key.verifier_key().name();
  note.count = 1;
  const std::string text = format_batch_note(note);
  const Bytes signature = key.sign(as_bytes(text));
  Stopwatch watch;
  watch.start();
  for (std::uint64_t i = 0; i < kSignedBatches; ++i) {
    FUNDTRAIL_CHECK(key.verifier_key().verify(as_bytes(text), signature));
  }
  watch.stop();
  return {.elapsed_ns = watch.elapsed_ns(), .records = kSignedBatches};
}

}  // namespace fundtrail::bench
