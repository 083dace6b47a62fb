// SPDX-License-Identifier: Apache-2.0
#include "schemas/index_key.h"

#include <algorithm>
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "tests/schemas/samples.h"

namespace fundtrail::test {
namespace {

using namespace std::string_literals;

std::string terms_of(std::string_view line) {
  std::string terms;
  for (const IndexKey& key : index_keys(5, read_line(line))) {
    terms +=
        (terms.empty() ? "" : " ") + std::string(1, static_cast<char>(key.type)) + ":" + key.term;
  }
  return terms;
}

Bytes bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

bool is_key(const std::string& text) { return parse_index_key(bytes_of(text)).has_value(); }

bool is_internal(const Error& error) { return error.code() == ErrorCode::kInternal; }

}  // namespace

BOOST_AUTO_TEST_SUITE(index_key)

BOOST_AUTO_TEST_CASE(lays_out_its_bytes) {
  const Bytes bytes = encode_index_key({IndexTermType::kParty, "p/1", 0x0102030405060708});
  BOOST_TEST(format_hex(bytes) == "70702f31000102030405060708");
  BOOST_TEST(format_hex(index_prefix(IndexTermType::kId, "AL-1")) == "69414c2d3100");
}

BOOST_AUTO_TEST_CASE(takes_apart_what_it_put_together) {
  for (const auto& entry : enum_table(IndexTermType{})) {
    for (const std::uint64_t sequence : {std::uint64_t{0}, std::uint64_t{255}, ~std::uint64_t{0}}) {
      const IndexKey key{entry.value, std::string(64, 'a'), sequence};
      BOOST_TEST((parse_index_key(encode_index_key(key)) == key));
    }
  }
}

BOOST_AUTO_TEST_CASE(refuses_bytes_that_are_no_key) {
  const std::string sequence = "\0\0\0\0\0\0\0\x01"s;
  BOOST_TEST(is_key("iA\0"s + sequence));
  BOOST_TEST(!is_key(""));
  BOOST_TEST(!is_key("i\0"s));
  BOOST_TEST(!is_key("iA\0"s + sequence.substr(1)));
  BOOST_TEST(!is_key("iAB"s + sequence));      // no zero byte after the term
  BOOST_TEST(!is_key("iA\0B\0"s + sequence));  // a zero byte within it
  BOOST_TEST(!is_key("xA\0"s + sequence));     // no such type
  BOOST_TEST(!is_key("IA\0"s + sequence));
  BOOST_TEST(is_key("i" + std::string(64, 'a') + "\0"s + sequence));
  BOOST_TEST(!is_key("i" + std::string(65, 'a') + "\0"s + sequence));
}

BOOST_AUTO_TEST_CASE(encodes_terms_of_limited_length_only) {
  BOOST_CHECK_EXCEPTION(
      static_cast<void>(encode_index_key({IndexTermType::kId, std::string(65, 'a'), 0})), Error,
      is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(index_prefix(IndexTermType::kId, "a\0b"s)), Error,
                        is_internal);
}

// A record's own id, programmes, parties, documents, day and kind, each once and in order.
BOOST_AUTO_TEST_CASE(lists_the_terms_of_a_record) {
  BOOST_TEST(terms_of(full_lines()[5]) ==
             "d:D-1 d:D-2 g:PG-1 i:AL-1 k:allocation p:p/1 p:p/2 p:p/3 t:2024-04-29");
  BOOST_TEST(terms_of(full_lines()[2]) == "d:D-1 d:D-2 g:PG-1 g:PG-2 i:PJ-1 k:project p:p/1 p:p/2");
  BOOST_TEST(terms_of(minimal_lines()[0]) == "i:p k:party");
  BOOST_TEST(terms_of(minimal_lines()[8]) == "i:RF k:refund p:a p:b t:2024-02-29");
}

BOOST_AUTO_TEST_CASE(indexes_parties_and_documents_wherever_they_stand) {
  BOOST_TEST(terms_of(R"({"kind":"statement","id":"S","document":"D","section":"一","claim":)"
                      R"({"assertion":"filed","scope":{"party":"p"}}})") ==
             "d:D i:S k:statement p:p");
  BOOST_TEST(terms_of(R"({"kind":"inquiry","id":"IQ","source":"audit","number":"1","question":)"
                      R"("问","scope":{"programmes":["PG"],"parties":["p"]},)"
                      R"("received_on":"2025-03-01"})") == "g:PG i:IQ k:inquiry p:p t:2025-03-01");
  BOOST_TEST(terms_of(minimal_lines()[19]) == "i:CR k:correction t:2024-06-01");
}

BOOST_AUTO_TEST_CASE(indexes_a_genesis_by_its_kind_alone) {
  const std::vector<IndexKey> keys = index_keys(0, full_records().back());
  BOOST_TEST((keys == std::vector<IndexKey>{{IndexTermType::kKind, "genesis", 0}}));
}

BOOST_AUTO_TEST_CASE(indexes_a_granted_key_by_its_party) {
  const KeyChange grant{KeyAction::kGrant, "k+91305c6d+AQ==", KeyRole::kAuthor,
                        PartyRef{"p/1"},   "会计岗",          {}};
  const std::vector<IndexKey> keys = index_keys(7, grant);
  BOOST_TEST((keys == std::vector<IndexKey>{{IndexTermType::kKind, "key", 7},
                                            {IndexTermType::kParty, "p/1", 7}}));
}

BOOST_AUTO_TEST_CASE(gives_keys_that_encode_for_every_record) {
  for (const Record& record : all_records()) {
    const std::vector<IndexKey> keys = index_keys(9, record);
    BOOST_TEST(std::is_sorted(keys.begin(), keys.end()));
    BOOST_TEST((std::adjacent_find(keys.begin(), keys.end()) == keys.end()));
    for (const IndexKey& key : keys) {
      BOOST_TEST(key.sequence == 9U);
      BOOST_TEST((parse_index_key(encode_index_key(key)) == key));
    }
  }
}

// Keys of one term stand together, in sequence order, and apart from those of longer terms.
BOOST_AUTO_TEST_CASE(orders_keys_by_their_bytes) {
  std::vector<Bytes> keys;
  for (const std::uint64_t sequence : {256U, 1U, 255U}) {
    keys.push_back(encode_index_key({IndexTermType::kParty, "a", sequence}));
    keys.push_back(encode_index_key({IndexTermType::kParty, "a-", sequence}));
  }
  std::sort(keys.begin(), keys.end());
  std::string order;
  for (const Bytes& bytes : keys) {
    const IndexKey key = parse_index_key(bytes).value();
    order += key.term + std::to_string(key.sequence) + " ";
  }
  BOOST_TEST(order == "a1 a255 a256 a-1 a-255 a-256 ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
