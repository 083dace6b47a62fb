// SPDX-License-Identifier: Apache-2.0
#include "verifier/party_keys.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/test_keys.h"
#include "tests/verifier/signed_book.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

struct Fixture {
  SigningKey author = make_key("p/accountant");
  SigningKey approver = make_key("p/head");
  SigningKey stranger = make_key("stranger");
  SignedBook book;

  // Entries 1 to 4: a party, two grants (2 and 3), the signature.
  Fixture() {
    book.add_party("p");
    book.grant(author, KeyRole::kAuthor).grant(approver, KeyRole::kApprover, "审核岗");
    book.sign({&operator_key(), &author, &approver});
  }

  // `trusted keys by place; exit code: sequence detail; …`
  [[nodiscard]] std::string judge(std::vector<PartyKey> known) const {
    VerifyOptions options;
    options.jobs = 1;
    options.party_keys = std::move(known);
    const Verification found = verify(book.source(), options);
    std::string text;
    for (const KeySummary& key : found.integrity.authorship.keys)
      text += key.is_trusted ? "1" : "0";
    text += "; " + std::to_string(exit_code(found)) + ":";
    for (const Damage& damage : found.integrity.damage) {
      BOOST_TEST((damage.layer == Layer::kSignature));
      text += " " + std::to_string(damage.sequence) + " " + damage.detail.en + ";";
    }
    return text;
  }
};

std::string fingerprint(const SigningKey& key) { return key_fingerprint(key.verifier_key()); }

BOOST_FIXTURE_TEST_SUITE(party_keys, Fixture)

BOOST_AUTO_TEST_CASE(change_nothing_where_none_is_known) { BOOST_TEST(judge({}) == "000; 0:"); }

BOOST_AUTO_TEST_CASE(that_are_known_are_trusted) {
  BOOST_TEST(judge({{"p", author.verifier_key()}, {"p", approver.verifier_key()}}) == "011; 0:");
}

BOOST_AUTO_TEST_CASE(of_parties_that_are_not_named_are_left_alone) {
  BOOST_TEST(judge({{"q", stranger.verifier_key()}}) == "000; 0:");
}

BOOST_AUTO_TEST_CASE(that_are_not_among_those_of_their_party_are_named) {
  BOOST_TEST(judge({{"p", author.verifier_key()}}) ==
             "010; 11: 3 key " + fingerprint(approver) +
                 " is none of those that you know of 某某市财政局 (p): that it is theirs, only the "
                 "ledger's "
                 "operator says; ask the party, and add the key to the file of --trust if it is "
                 "so;");
}

BOOST_AUTO_TEST_CASE(that_an_operator_invented_are_all_named) {
  BOOST_TEST(judge({{"p", stranger.verifier_key()}}).starts_with("000; 11: 2 key "));
}

BOOST_AUTO_TEST_CASE(that_were_let_in_for_somebody_else_are_named) {
  BOOST_TEST(
      judge({{"q", author.verifier_key()}}) ==
      "000; 11: 2 key " + fingerprint(author) +
          " is that of q as you know it, and the ledger has it as that of 某某市财政局 (p);");
  BOOST_TEST(judge({{"p", author.verifier_key()},
                    {"p", approver.verifier_key()},
                    {"p", operator_key().verifier_key()}}) ==
             "011; 11: 0 key " + fingerprint(operator_key()) +
                 " is that of 某某市财政局 (p) as you know it, and the ledger has it as that of "
                 "the ledger's "
                 "operator;");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
