// SPDX-License-Identifier: Apache-2.0
//
// The openssl command beside fundtrail: it reads the requests made here, accepts what is accepted
// here, and as a TSA makes tokens that are accepted here.
#include <filesystem>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/proof/test_tsa_keys.h"
#include "tests/proof/timestamp_fixture.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_dir.h"

namespace fundtrail::test {
namespace {

/// What a TSA of openssl's needs to know.
constexpr std::string_view kTsaConfiguration = R"([tsa]
default_tsa = authority
[authority]
default_policy = 1.2.3.4.1
digests = sha256, sm3
signer_digest = sha256
ess_cert_id_alg = sha256
accuracy = secs:1, millisecs:2, microsecs:3
)";

struct OpensslFixture : TimestampFixture {
  OpensslFixture() {
    folder.write("root.pem", tsa.root_pem());
    folder.write("checkpoint", kCheckpoint);
    folder.write("request", as_text(request));
  }

  std::string path(std::string_view name) const { return (folder / name).string(); }

  /// Runs `openssl ts`. Returns: its exit code; `output` is what it printed.
  int run(std::vector<std::string> arguments) {
    // The shell only joins what is printed: errors come on standard error.
    arguments.insert(arguments.begin(), {"-c", "exec \"$0\" \"$@\" 2>&1", "openssl", "ts"});
    ChildProcess child("/bin/sh", std::move(arguments));
    output.clear();
    while (const auto line = child.read_line()) output += *line + "\n";
    return child.wait();
  }

  /// Whether openssl verifies the response in the folder with `what`, at the token's time.
  int verify_with(std::vector<std::string> what) {
    what.insert(what.begin(), {"-verify", "-in", path("response"), "-CAfile", path("root.pem"),
                               "-attime", std::to_string(kTokenTimeS)});
    return run(std::move(what));
  }

  TempDir folder;
  std::string output;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(timestamp_openssl, OpensslFixture)

BOOST_AUTO_TEST_CASE(reads_the_request) {
  request = request_over(as_bytes(kCheckpoint), HashSuite::kSm3, kNonce, "1.2.3.4.99");
  folder.write("request", as_text(request));
  BOOST_TEST(run({"-query", "-in", path("request"), "-text"}) == 0);
  for (const char* line : {"Version: 1\n", "Hash Algorithm: sm3\n", "Policy OID: 1.2.3.4.99\n",
                           "Nonce: 0x8102030405060708\n", "Certificate required: yes\n"}) {
    BOOST_TEST(output.find(line) != std::string::npos, output);
  }
}

BOOST_AUTO_TEST_CASE(accepts_what_is_accepted) {
  folder.write("response", as_text(tsa.answer(request)));
  BOOST_TEST(verify_with({"-queryfile", path("request")}) == 0, output);
  BOOST_TEST(verify_with({"-data", path("checkpoint")}) == 0, output);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_refused) {
  const Bytes other = request_over(as_bytes("another checkpoint"));
  folder.write("response", as_text(tsa.answer(other)));
  BOOST_TEST(fault_of(judge(tsa.answer(other))).has_value());
  BOOST_TEST(verify_with({"-queryfile", path("request")}) == 1, output);
}

// The time is the machine's: certificates for all times that OpenSSL can write make it no matter.
BOOST_AUTO_TEST_CASE(makes_tokens_that_are_accepted) {
  constexpr std::int64_t kYear9999S = 253'370'764'800;
  TsaCertificate certificate;
  certificate.validity = {0, kYear9999S};
  certificate.root_validity = certificate.validity;
  const TestTsa any_time(certificate);
  trust = trust_in(any_time);
  folder.write("tsa.pem", any_time.certificate_pem());
  folder.write("tsa.key", kTsaKeyPem);
  folder.write("serial", "0F\n");
  folder.write("tsa.cnf", std::string(kTsaConfiguration) + "serial = " + path("serial") + "\n");
  for (const HashSuite suite : {HashSuite::kSha256, HashSuite::kSm3}) {
    request = request_over(as_bytes(kCheckpoint), suite);
    folder.write("request", as_text(request));
    const int code =
        run({"-reply", "-config", path("tsa.cnf"), "-queryfile", path("request"), "-signer",
             path("tsa.pem"), "-inkey", path("tsa.key"), "-out", path("response")});
    BOOST_TEST_REQUIRE(code == 0, output);
    const std::string response = folder.read("response");
    const Timestamp found = require_verified(judge({response.begin(), response.end()}));
    BOOST_TEST((found.suite == suite));
    BOOST_TEST(found.policy == "1.2.3.4.1");
    BOOST_TEST((found.accuracy_us == 1'002'003));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
