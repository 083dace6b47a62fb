// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/timestamp_seeds.h"

#include "ledger/proof/hasher.h"
#include "ledger/proof/timestamp.h"
#include "tests/proof/test_tsa.h"

namespace fundtrail::test {
namespace {

constexpr TimestampNonce kNonce{0x81, 2, 3, 4, 5, 6, 7, 8};

TsaAnswer usual_answer() {
  TsaAnswer answer;
  answer.time = "20260101000000.25Z";
  answer.accuracy = {1, 500, 20};
  return answer;
}

/// Collects seeds; each is made of a part that is not as usual.
class Seeds {
 public:
  void add(const std::string& name, const Bytes& response) { add(name, response, request_, {}); }
  void add(const std::string& name, const Bytes& response, const Bytes& request,
           const std::string& lists) {
    std::string seed;
    for (const std::string_view part : {as_text(request), as_text(response), view(roots_)}) {
      seed += static_cast<char>(part.size() / 256);
      seed += static_cast<char>(part.size() % 256);
      seed += part;
    }
    all_.emplace_back(name, seed + lists);
  }

  [[nodiscard]] const TestTsa& tsa() const { return tsa_; }
  [[nodiscard]] const Bytes& request() const { return request_; }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> take() { return std::move(all_); }

  [[nodiscard]] static Bytes ask(std::string_view bytes, HashSuite suite,
                                 const std::string& policy = {}) {
    return make_timestamp_request({suite, Hasher(suite).hash(as_bytes(bytes)), kNonce, policy});
  }

 private:
  static std::string_view view(const std::string& text) { return text; }

  TestTsa tsa_;
  std::string roots_ = tsa_.root_pem();
  Bytes request_ = ask(kSeedCheckpoint, HashSuite::kSha256);
  std::vector<std::pair<std::string, std::string>> all_;
};

void add_answers(Seeds& seeds) {
  const auto add = [&seeds](const std::string& name, const auto& change) {
    TsaAnswer answer = usual_answer();
    change(answer);
    seeds.add(name, seeds.tsa().answer(seeds.request(), answer));
  };
  add("usual", [](TsaAnswer&) {});
  add("with-modifications", [](TsaAnswer& answer) { answer.status = 1; });
  add("signing-certificate-v1", [](TsaAnswer& answer) { answer.ess = EssForm::kV1; });
  add("no-signing-certificate", [](TsaAnswer& answer) { answer.ess = EssForm::kNone; });
  add("other-signing-certificate",
      [](TsaAnswer& answer) { answer.ess = EssForm::kOfAnotherCertificate; });
  add("no-certificates", [](TsaAnswer& answer) { answer.has_certificates = false; });
  add("no-nonce", [](TsaAnswer& answer) { answer.has_nonce = false; });
  add("no-token", [](TsaAnswer& answer) { answer.has_token = false; });
  add("no-name", [](TsaAnswer& answer) { answer.names_tsa = false; });
  add("other-name", [](TsaAnswer& answer) { answer.tsa_name = "别的机构"; });
  add("sha1", [](TsaAnswer& answer) { answer.digest = "SHA1"; });
  add("two-signers", [](TsaAnswer& answer) { answer.signers = 2; });
  add("odd-time", [](TsaAnswer& answer) { answer.time = "202601010000Z"; });
  add("odd-accuracy", [](TsaAnswer& answer) { answer.accuracy = {0, 1000, -1}; });
  add("too-late", [](TsaAnswer& answer) { answer.time = "20300101000000Z"; });
}

void add_requests(Seeds& seeds) {
  const auto add = [&seeds](const std::string& name, const Bytes& request) {
    seeds.add(name, seeds.tsa().answer(request, usual_answer()), request, {});
  };
  add("sm3", Seeds::ask(kSeedCheckpoint, HashSuite::kSm3));
  add("policy", Seeds::ask(kSeedCheckpoint, HashSuite::kSha256, "1.2.3.4.1"));
  add("other-policy", Seeds::ask(kSeedCheckpoint, HashSuite::kSha256, "1.2.3.4.2"));
  add("other-bytes", Seeds::ask("another checkpoint", HashSuite::kSha256));
}

void add_lists(Seeds& seeds) {
  constexpr int kCessationOfOperation = 5;
  const Validity validity{kTokenTimeS - kDayS, kTokenTimeS + kDayS};
  const auto add = [&](const std::string& name, const std::optional<RevokedCertificate>& revoked) {
    seeds.add(name, seeds.tsa().answer(seeds.request(), usual_answer()), seeds.request(),
              seeds.tsa().revocation_list_pem(validity, revoked));
  };
  add("list", std::nullopt);
  add("list-retired", RevokedCertificate{kTokenTimeS + 1, kCessationOfOperation});
  add("list-revoked", RevokedCertificate{kTokenTimeS + 1, std::nullopt});
}

}  // namespace

std::vector<std::pair<std::string, std::string>> timestamp_seeds() {
  Seeds seeds;
  add_answers(seeds);
  add_requests(seeds);
  add_lists(seeds);
  seeds.add("rejection", {0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02});
  seeds.add("no-response", {});
  return seeds.take();
}

}  // namespace fundtrail::test
