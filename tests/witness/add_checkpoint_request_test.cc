// SPDX-License-Identifier: Apache-2.0
#include "ledger/witness/add_checkpoint_request.h"

#include <boost/test/unit_test.hpp>

#include "schemas/limits.h"
#include "tests/fuzz/signed_texts.h"
#include "tests/support/expect_error.h"
#include "tests/witness/witness_fixture.h"

namespace fundtrail::test {
namespace {

void expect_refused(std::string_view words, const std::string& text) {
  BOOST_TEST_CONTEXT(text.substr(0, 2000)) {
    expect_error(ErrorCode::kRefused, words,
                 [&text] { static_cast<void>(parse_add_checkpoint_request(text)); });
  }
}

std::string replaced(std::string text, std::string_view old, std::string_view with) {
  const std::size_t at = text.find(old);
  BOOST_REQUIRE(at != text.npos);
  return text.replace(at, old.size(), with);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(add_checkpoint_request)

// The example of C2SP tlog-witness.
BOOST_AUTO_TEST_CASE(reads_and_prints_the_example_of_tlog_witness) {
  const std::string text(kWitnessRequests[0]);
  const AddCheckpointRequest request = parse_add_checkpoint_request(text);
  BOOST_TEST(request.old_size == 20852014U);
  BOOST_TEST(request.path.size() == 4U);
  BOOST_TEST(format_base64(request.path[3].view()) ==
             "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=");
  BOOST_TEST(parse_checkpoint(request.note.text).head.size == 20852163U);
  BOOST_TEST(request.note.signatures.size() == 2U);
  BOOST_TEST(format_add_checkpoint_request(request) == text);
}

BOOST_AUTO_TEST_CASE(prints_what_it_reads) {
  TestLog log;
  for (const std::uint64_t old_size : {0U, 1U, 7U, 13U}) {
    const AddCheckpointRequest request = log.request(old_size, 13);
    BOOST_TEST((parse_add_checkpoint_request(format_add_checkpoint_request(request)) == request));
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_request_cut_short) {
  TestLog log;
  const std::string text = format_add_checkpoint_request(log.request(6, 13));
  for (std::size_t at = 0; at < text.size(); ++at) expect_refused("", text.substr(0, at));
  expect_refused("", text + "\n");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_request) {
  TestLog log;
  const std::string text = format_add_checkpoint_request(log.request(6, 13));
  expect_refused("line 1: should begin with “old ”", replaced(text, "old 6", "size 6"));
  expect_refused("line 1: should begin with “old ”", replaced(text, "old 6", "old6"));
  for (const char* size : {"", "06", "-6", "+6", " 6", "6 ", "0x6", "18446744073709551616"}) {
    expect_refused("line 1: no integer in decimal",
                   replaced(text, "old 6", "old " + std::string(size)));
  }
  expect_refused("line 2: no base64 of 32 bytes", replaced(text, "old 6\n", "old 6\nAAAA\n"));
  expect_refused("", replaced(text, "old 6\n", "old 6\r\n"));
  expect_refused("checkpoint, line 2", replaced(text, "\n13\n", "\nthirteen\n"));
  expect_refused("checkpoint, line 1", replaced(text, kLogOrigin, "fundtrail/batch/1"));
}

BOOST_AUTO_TEST_CASE(keeps_to_its_limits) {
  TestLog log;
  AddCheckpointRequest request = log.request(0, 13);
  request.path.assign(kPathLengthMax, Digest());
  const std::string text = format_add_checkpoint_request(request);
  BOOST_TEST((parse_add_checkpoint_request(text) == request));
  request.path.emplace_back();
  expect_error(ErrorCode::kRefused, "more than 63",
               [&] { static_cast<void>(format_add_checkpoint_request(request)); });
  expect_refused("at most 131072", text + std::string(kAddCheckpointBytesMax, '\n'));
}

BOOST_AUTO_TEST_CASE(tells_the_byte_of_the_whole_request) {
  TestLog log;
  std::string text = format_add_checkpoint_request(log.request(6, 13));
  const std::size_t at = text.find("example.org");
  text[at] = '\t';
  try {
    static_cast<void>(parse_add_checkpoint_request(text));
    BOOST_ERROR("nothing was thrown");
  } catch (const FormatError& error) {
    BOOST_TEST(error.byte_offset().value() == at);
  }
}

BOOST_AUTO_TEST_CASE(reads_the_lines_of_an_answer) {
  const TestLog log;
  const SignedNote note = log.note(13);
  const std::string lines = format_cosignature_lines(note.signatures, note.text);
  BOOST_TEST(lines.starts_with("— "));
  BOOST_TEST((parse_cosignature_lines(lines, note.text) == note.signatures));
  BOOST_TEST(parse_cosignature_lines(lines + lines, note.text).size() == 2U);
}

BOOST_AUTO_TEST_CASE(refuses_other_answers) {
  const TestLog log;
  const SignedNote note = log.note(13);
  const std::string lines = format_cosignature_lines(note.signatures, note.text);
  for (const std::string& answer :
       {std::string(), std::string("\n"), lines.substr(0, lines.size() - 1), lines + "\n",
        "\n" + lines, lines + "\n" + lines, "more text\n\n" + lines,
        std::string("<html></html>\n")}) {
    BOOST_TEST_CONTEXT(answer) {
      expect_error(ErrorCode::kRefused, "",
                   [&] { static_cast<void>(parse_cosignature_lines(answer, note.text)); });
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
