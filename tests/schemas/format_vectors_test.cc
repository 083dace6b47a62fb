// SPDX-License-Identifier: Apache-2.0
//
// The test vectors of docs/FORMAT.md, read there and recomputed.
#include <map>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "ledger/proof/proof.h"
#include "schemas/entry.h"
#include "schemas/index_key.h"
#include "tests/schemas/format_doc.h"
#include "tests/schemas/refusal.h"
#include "tests/schemas/samples.h"

namespace fundtrail::test {
namespace {

Bytes bytes_of(const std::string& hex) {
  Bytes bytes(hex.size() / 2);
  if (!parse_hex(hex, bytes)) throw std::runtime_error("no hexadecimal: " + hex);
  return bytes;
}

Digest digest_of(const std::string& hex) {
  Digest digest;
  if (!parse_hex(hex, digest.bytes)) throw std::runtime_error("no digest: " + hex);
  return digest;
}

std::vector<Digest> path_of(const VectorBlock& block) {
  std::vector<Digest> path;
  for (const std::string& line : block.at("path").more_lines) path.push_back(digest_of(line));
  return path;
}

/// The record of a block. Nobody writes those of the system, so they are read from their bytes.
Record record_of(const VectorBlock& block) {
  const JsonValue json = parse_json(block.at("json").value);
  const Kind kind = find_enum_name<Kind>(*json.find("kind")->text())->value;
  if (!is_system_kind(kind)) return record_from_json(json);
  return decode_record(static_cast<std::uint16_t>(kind), 1, bytes_of(block.at("body").joined()));
}

std::vector<VectorBlock> entry_blocks() {
  std::vector<VectorBlock> blocks = vector_blocks("vector-entry");
  BOOST_REQUIRE(blocks.size() >= 10U);
  return blocks;
}

/// `leaf sha256 …` and `leaf sm3 …` are two lines of one key.
std::string leaf_of(const VectorBlock& block, std::string_view suite) {
  for (const VectorBlock::Line& line : block.lines) {
    if (line.key == "leaf" && line.value.starts_with(suite)) {
      return line.value.substr(suite.size() + 1);
    }
  }
  return {};
}

struct TreeFixture {
  TreeFixture() {
    CompactRange range;
    roots.push_back(range.root(hasher));
    for (const VectorBlock& block : entry_blocks()) {
      leaves.push_back(hasher.leaf(bytes_of(block.at("entry").joined())));
      range.append(leaves.back(), hasher,
                   [this](NodeId, const Digest& digest) { nodes.push_back(digest); });
      roots.push_back(range.root(hasher));
    }
  }

  [[nodiscard]] NodeReader reader() const {
    return [this](NodeId id) { return nodes.at(node_position(id)); };
  }

  Hasher hasher{HashSuite::kSha256};
  std::vector<Digest> leaves;
  std::vector<Digest> nodes;
  std::vector<Digest> roots;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(format_vectors)

BOOST_AUTO_TEST_CASE(encode_and_decode_bodies) {
  for (const VectorBlock& block : entry_blocks()) {
    const Record record = record_of(block);
    const std::string body = block.at("body").joined();
    BOOST_TEST(format_hex(body_of(record)) == body);
    BOOST_TEST((decode_as(record, bytes_of(body)) == record));
    BOOST_TEST(format_json(record_to_json(record)) == block.at("json").value);
  }
}

BOOST_AUTO_TEST_CASE(encode_entries_in_their_places) {
  for (const VectorBlock& block : entry_blocks()) {
    EntryHeader header;
    header.sequence = block.number("sequence");
    header.recorded_at_us = static_cast<std::int64_t>(block.number("recorded_at"));
    const Bytes entry =
        encode_entry(header, record_of(block), digest_of(block.at("previous").value));
    BOOST_TEST(format_hex(entry) == block.at("entry").joined());
    BOOST_TEST((decode_body(parse_entry(entry)) == record_of(block)));
  }
}

BOOST_AUTO_TEST_CASE(hash_leaves_by_both_suites) {
  Hasher sha256(HashSuite::kSha256);
  Hasher sm3(HashSuite::kSm3);
  for (const VectorBlock& block : entry_blocks()) {
    const Bytes entry = bytes_of(block.at("entry").joined());
    BOOST_TEST(format_hex(sha256.leaf(entry).view()) == leaf_of(block, "sha256"));
    BOOST_TEST(format_hex(sm3.leaf(entry).view()) == leaf_of(block, "sm3"));
  }
}

BOOST_AUTO_TEST_CASE(chain_each_entry_to_the_one_before) {
  std::string previous(64, '0');
  std::uint64_t sequence = 0;
  for (const VectorBlock& block : entry_blocks()) {
    BOOST_TEST(block.at("previous").value == previous);
    BOOST_TEST(block.number("sequence") == sequence++);
    previous = leaf_of(block, "sha256");
  }
}

BOOST_AUTO_TEST_CASE(refer_to_records_of_the_ledger) {
  std::map<std::string, Kind, std::less<>> kinds;
  for (const VectorBlock& block : entry_blocks()) {
    const Record record = record_of(block);
    kinds.emplace(record_id(record), record_kind(record));
    for (const RecordReference& reference : record_references(record)) {
      BOOST_TEST((kinds.at(reference.id) == reference.kind.value_or(kinds.at(reference.id))));
    }
  }
}

BOOST_FIXTURE_TEST_CASE(give_roots_and_stored_nodes, TreeFixture) {
  const std::vector<VectorBlock> blocks = vector_blocks("vector-tree", 2);
  BOOST_REQUIRE(blocks.size() == 1U);
  std::size_t lines = 0;
  for (std::size_t size = 0; size < roots.size(); ++size, ++lines) {
    BOOST_TEST(blocks[0].at("root " + std::to_string(size)).value ==
               format_hex(roots[size].view()));
  }
  for (std::size_t position = 0; position < nodes.size(); ++position, ++lines) {
    BOOST_TEST(blocks[0].at("node " + std::to_string(position)).value ==
               format_hex(nodes[position].view()));
  }
  BOOST_TEST(blocks[0].lines.size() == lines);
}

BOOST_FIXTURE_TEST_CASE(prove_inclusion_by_the_paths_given, TreeFixture) {
  const std::vector<VectorBlock> blocks = vector_blocks("vector-inclusion");
  BOOST_TEST(blocks.size() >= 4U);
  for (const VectorBlock& block : blocks) {
    const LeafPosition position{block.number("index"), block.number("size")};
    const std::vector<Digest> path = path_of(block);
    BOOST_TEST((prove_inclusion(position, reader(), hasher) == path));
    BOOST_TEST(verify_inclusion(leaves.at(position.leaf_index), position, path,
                                roots.at(position.tree_size), hasher));
  }
}

BOOST_FIXTURE_TEST_CASE(prove_consistency_by_the_paths_given, TreeFixture) {
  const std::vector<VectorBlock> blocks = vector_blocks("vector-consistency");
  BOOST_TEST(blocks.size() >= 4U);
  for (const VectorBlock& block : blocks) {
    const TreeSizes sizes{block.number("old"), block.number("new")};
    const std::vector<Digest> path = path_of(block);
    BOOST_TEST((prove_consistency(sizes, reader(), hasher) == path));
    BOOST_TEST(verify_consistency(sizes, path, roots.at(sizes.old_size), roots.at(sizes.new_size),
                                  hasher));
  }
}

BOOST_AUTO_TEST_CASE(list_the_index_keys_of_an_entry) {
  const std::vector<VectorBlock> blocks = vector_blocks("vector-index");
  BOOST_REQUIRE(blocks.size() == 1U);
  const std::uint64_t sequence = blocks[0].number("sequence");
  std::vector<std::string> keys;
  for (const IndexKey& key : index_keys(sequence, record_of(entry_blocks().at(sequence)))) {
    keys.push_back(format_hex(encode_index_key(key)));
  }
  BOOST_TEST(keys == blocks[0].at("keys").more_lines, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(refuse_bodies_that_are_not_canonical) {
  const std::vector<VectorBlock> blocks = vector_blocks("vector-bodies");
  BOOST_REQUIRE(blocks.size() == 1U);
  BOOST_TEST(blocks[0].lines.size() >= 15U);
  for (const VectorBlock::Line& line : blocks[0].lines) {
    const Bytes body = bytes_of(line.value.substr(0, line.value.find(" #")));
    const bool refused = is_refused([&body] { return decode_record(16, 1, body); });
    BOOST_TEST(refused == (line.key == "refused"), line.value);
  }
}

BOOST_AUTO_TEST_CASE(read_and_refuse_figures) {
  const std::vector<VectorBlock> blocks = vector_blocks("vector-figures");
  BOOST_REQUIRE(blocks.size() == 1U);
  BOOST_TEST(blocks[0].lines.size() >= 20U);
  for (const VectorBlock::Line& line : blocks[0].lines) {
    if (line.key == "refused") {
      BOOST_TEST(is_refused([&line] { return parse_figure(line.value); }), line.value);
      continue;
    }
    const std::size_t space = line.value.find(' ');
    const std::string text = line.value.substr(space + 1);
    // As the value of a report: its alternative 0 is a figure.
    const auto like = std::get<IndicatorReport>(
        read_line(R"({"kind":"indicator_report","id":"a","target":"b","value":")" + text + "\"}"));
    BOOST_TEST(format_hex(body_of(like)).find("00" + line.value.substr(0, space)) !=
               std::string::npos);
    BOOST_TEST(format_figure(std::get<Figure>(like.value.value)) == text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
