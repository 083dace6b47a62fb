// SPDX-License-Identifier: Apache-2.0
//
// What others have published. The rolling hashes are those of the appendix "Subtree Test Vectors"
// of draft-ietf-plants-merkle-tree-certs, over trees of up to 130 one-byte leaves. The probes are
// files of transparency-dev/merkle, which stay outside: the environment variable FUNDTRAIL_VECTORS
// names their folder.
#include <algorithm>
#include <bit>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "ledger/proof/proof.h"
#include "schemas/error.h"
#include "tests/proof/memory_tree.h"
#include "tests/proof/outcome.h"
#include "tests/reference/merkle_reference.h"
#include "tests/support/paths.h"

namespace fundtrail::test {
namespace {

using Path = std::vector<Digest>;

constexpr std::uint64_t kSizeMax = 130;

bool is_valid_subtree(LeafRange range) {
  return range.begin == range.end || range.begin % std::bit_ceil(range.end - range.begin) == 0;
}

/// Calls `visit` for every valid subtree within `size` leaves, as the publication orders them.
template <class Visit>
void for_all_subtrees(std::uint64_t size, const Visit& visit) {
  for (std::uint64_t end = 0; end <= size; ++end) {
    for (std::uint64_t begin = 0; begin <= end; ++begin) {
      if (is_valid_subtree({begin, end})) {
        visit(LeafRange{begin, end});
      }
    }
  }
}

std::string text_of(LeafRange range) {
  return "[" + std::to_string(range.begin) + ", " + std::to_string(range.end) + ")";
}

std::string text_of(const Path& path) {
  std::string text;
  for (const Digest& digest : path) {
    text += " " + hex(digest);
  }
  return text;
}

/// The tree of all leaves, and one SHA-256 that runs over lines.
struct RollingFixture {
  RollingFixture() { lines.start(); }

  void add(const std::string& line) { lines.update(as_bytes(line + "\n")); }

  [[nodiscard]] std::span<const Bytes> leaves(LeafRange range) const {
    return std::span<const Bytes>(entries).subspan(range.begin, range.end - range.begin);
  }

  /// Reads the nodes of the subtree at `begin` as those of a tree of its own.
  [[nodiscard]] NodeReader reader_from(std::uint64_t begin) const {
    return [reader = tree.reader(), begin](NodeId id) {
      return reader({id.level, id.index + (begin >> id.level)});
    };
  }

  std::vector<Bytes> entries = byte_entries(kSizeMax);
  MemoryTree tree{entries, HashSuite::kSha256};
  MerkleReference reference{HashSuite::kSha256};
  Hasher hasher{HashSuite::kSha256};
  Hasher lines{HashSuite::kSha256};
};

/// The folder of the probes, where there is one.
std::optional<std::filesystem::path> probe_folder(std::string_view name) {
  const auto folder = vectors_path(name);
  if (!folder) {
    BOOST_TEST_MESSAGE("skipped: FUNDTRAIL_VECTORS names no folder with " << name);
  }
  return folder;
}

/// Reads a hash as anything that takes one does: of 32 bytes, or not at all.
Digest read_digest(const nlohmann::json& value) {
  Digest digest;
  if (!parse_base64(value.get<std::string>(), digest.bytes)) {
    throw FormatError(say("不是 32 字节的杂凑值", "not a hash of 32 bytes"));
  }
  return digest;
}

Path read_path(const nlohmann::json& value) {
  Path path;
  for (const nlohmann::json& element : value) {  // null is an empty path
    path.push_back(read_digest(element));
  }
  return path;
}

Outcome probe_inclusion(const nlohmann::json& probe, Hasher& hasher) {
  try {
    return inclusion_outcome(read_digest(probe.at("leafHash")),
                             {probe.at("leafIdx"), probe.at("treeSize")},
                             read_path(probe.at("proof")), read_digest(probe.at("root")), hasher);
  } catch (const FormatError&) {
    return Outcome::kMalformed;
  }
}

Outcome probe_consistency(const nlohmann::json& probe, Hasher& hasher) {
  try {
    return consistency_outcome({probe.at("size1"), probe.at("size2")}, read_path(probe.at("proof")),
                               read_digest(probe.at("root1")), read_digest(probe.at("root2")),
                               hasher);
  } catch (const FormatError&) {
    return Outcome::kMalformed;
  }
}

/// How many probes there were, and how many of them the product takes for proven.
struct ProbeCounts {
  int all = 0;
  int proven = 0;

  friend bool operator==(const ProbeCounts&, const ProbeCounts&) = default;
};

/// The probe that others accept and we refuse: its two roots are equal and of 12 bytes.
constexpr std::string_view kShortRoots = "sizes-are-equal-one-and-proof-is-empty.json";

/// Runs every probe below `folder`.
template <class Probe>
ProbeCounts run_probes(const std::filesystem::path& folder, const Probe& run) {
  Hasher hasher(HashSuite::kSha256);
  ProbeCounts counts;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (file.path().extension() != ".json") {
      continue;
    }
    std::ifstream stream(file.path());
    const nlohmann::json probe = nlohmann::json::parse(stream);
    const bool is_accepted =
        !probe.at("wantErr").get<bool>() && file.path().filename() != kShortRoots;
    const Outcome outcome = run(probe, hasher);
    BOOST_TEST_CONTEXT(file.path()) { BOOST_TEST((outcome == Outcome::kMatches) == is_accepted); }
    ++counts.all;
    counts.proven += outcome == Outcome::kMatches ? 1 : 0;
  }
  return counts;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rolling_hashes, RollingFixture)

BOOST_AUTO_TEST_CASE(subtree_hashes_are_those_published) {
  for_all_subtrees(kSizeMax, [this](LeafRange range) {
    CompactRange subtree;
    for (std::uint64_t i = range.begin; i < range.end; ++i) {
      subtree.append(tree.leaf(i), hasher);
    }
    const Digest root = subtree.root(hasher);
    BOOST_REQUIRE((root == reference.root(leaves(range))));
    add(text_of(range) + " " + hex(root));
  });
  BOOST_TEST(hex(lines.finish()) ==
             "b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81");
}

BOOST_AUTO_TEST_CASE(inclusion_proofs_are_those_published) {
  for_all_subtrees(kSizeMax, [this](LeafRange range) {
    const std::uint64_t size = range.end - range.begin;
    const Digest root = reference.root(leaves(range));
    for (std::uint64_t index = 0; index < size; ++index) {
      const Path path = prove_inclusion({index, size}, reader_from(range.begin), hasher);
      BOOST_REQUIRE((path == reference.inclusion(index, leaves(range))));
      BOOST_REQUIRE(
          verify_inclusion(tree.leaf(range.begin + index), {index, size}, path, root, hasher));
      add(std::to_string(range.begin + index) + " " + text_of(range) + text_of(path));
    }
  });
  BOOST_TEST(hex(lines.finish()) ==
             "ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f");
}

// Of the subtrees the product proves those that begin at 0; the rest is the definition's.
BOOST_AUTO_TEST_CASE(consistency_proofs_are_those_published) {
  for (std::uint64_t size = 0; size <= kSizeMax; ++size) {
    for_all_subtrees(size, [this, size](LeafRange range) {
      const Path path = range.begin == range.end
                            ? Path()
                            : reference.consistency(range.begin, range.end, leaves({0, size}));
      if (range.begin == 0 && range.end != 0) {
        BOOST_REQUIRE((path == prove_consistency({range.end, size}, tree.reader(), hasher)));
      }
      add(text_of(range) + " " + std::to_string(size) + text_of(path));
    });
  }
  BOOST_TEST(hex(lines.finish()) ==
             "10fa99b37bf9bf9ffa26b412fbd98bd75363256d0b75d61bc4538b9c9c5a0a74");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(merkle_probes)

BOOST_AUTO_TEST_CASE(inclusion_probes_come_out_as_published) {
  if (const auto folder = probe_folder("merkle/inclusion")) {
    BOOST_TEST((run_probes(*folder, probe_inclusion) == ProbeCounts{98, 6}));
  }
}

// Of the published verdicts one is not ours: a hash of any length but 32 is refused.
BOOST_AUTO_TEST_CASE(consistency_probes_come_out_as_published) {
  if (const auto folder = probe_folder("merkle/consistency")) {
    BOOST_TEST((run_probes(*folder, probe_consistency) == ProbeCounts{98, 5}));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
