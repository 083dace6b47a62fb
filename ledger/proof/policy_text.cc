// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "ledger/proof/policy.h"
#include "ledger/proof/text_lines.h"
#include "schemas/error.h"
#include "schemas/fields/text.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::string_view kBlanks = " \t";

/// A name or word as it can be shown: of a policy's bytes above 0x7F nothing is known.
std::string shown_word(std::string_view word) {
  return find_ill_formed(word) ? "0x" + format_hex(as_bytes(word.substr(0, 32))) : shown_text(word);
}

Words split(std::string_view line) {
  Words words;
  for (std::size_t at = line.find_first_not_of(kBlanks); at != line.npos;
       at = line.find_first_not_of(kBlanks, at)) {
    const std::size_t end = std::min(line.find_first_of(kBlanks, at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end;
  }
  return words;
}

bool is_allowed(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return c == '\t' || (byte >= ' ' && byte != 0x7F);
}

/// Reads a policy line by line.
class PolicyParser {
 public:
  explicit PolicyParser(std::string_view text) : reader_(text, say("策略", "policy")) {}

  Policy parse() {
    while (!reader_.is_at_end()) {
      const std::string_view line = reader_.read_line();
      if (!std::ranges::all_of(line, is_allowed)) {
        fail(say("含有控制字符；换行应为 LF", "has a control character; lines end with LF alone"));
      }
      const Words words = split(line);
      if (!words.empty() && !words.front().starts_with('#')) parse_words(words);
    }
    if (!has_quorum_) {
      throw FormatError(
          say("策略没有 quorum 一行；不要求见证的写“quorum none”",
              "the policy has no line “quorum”; one that asks for no witness says “quorum none”"));
    }
    return std::move(policy_);
  }

 private:
  [[noreturn]] void fail(const Message& reason) const { reader_.fail(reason); }

  void parse_words(const Words& words) {
    const std::string_view keyword = words.front();
    if (keyword == "log") return parse_log(words);
    if (keyword == "witness") return parse_witness(words);
    if (keyword == "group") return parse_group(words);
    if (keyword == "quorum") return parse_quorum(words);
    fail(say("“{}”不是 log、witness、group 或 quorum", "“{}” is not log, witness, group or quorum",
             shown_word(keyword)));
  }

  void check_words(const Words& words, std::size_t least, std::size_t most) const {
    if (words.size() >= least && words.size() <= most) return;
    fail(say("有 {} 个词，应为 {} 至 {} 个", "has {} words, not {} to {}", words.size(), least,
             most));
  }

  void check_count(std::size_t count) const {
    if (count < kPolicyItemsMax) return;
    fail(say("同类的行多于 {} 行", "is one of more than {} lines of its kind", kPolicyItemsMax));
  }

  [[nodiscard]] VerifierKey parse_key(std::string_view vkey) const {
    try {
      return parse_vkey(vkey);
    } catch (const FormatError& error) {
      fail(error.message());
    }
  }

  /// Checks the type of a key, and that no other line of its kind has the same public key.
  void check_key(const VerifierKey& key, bool is_witness, std::set<Bytes>& public_keys) const {
    if ((key.type() == SignatureType::kCosignature) != is_witness) {
      fail(is_witness ? say("不是见证签名的公钥", "is no key for cosignatures")
                      : say("是见证签名的公钥，不能用于账本", "is a key for cosignatures alone"));
    }
    if (!public_keys.emplace(key.public_key().begin(), key.public_key().end()).second) {
      fail(say("同一公钥已在前面列出", "has a public key that an earlier line has"));
    }
  }

  void parse_log(const Words& words) {
    check_words(words, 2, 3);
    check_count(policy_.logs.size());
    VerifierKey key = parse_key(words[1]);
    check_key(key, false, log_keys_);
    policy_.logs.push_back({std::move(key), std::string(words.size() == 3 ? words[2] : "")});
  }

  void parse_witness(const Words& words) {
    check_words(words, 3, 4);
    check_count(policy_.witnesses.size());
    VerifierKey key = parse_key(words[2]);
    check_key(key, true, witness_keys_);
    define(words[1]);
    policy_.witnesses.push_back(
        {std::string(words[1]), std::move(key), std::string(words.size() == 4 ? words[3] : "")});
  }

  void parse_group(const Words& words) {
    check_words(words, 4, 3 + 2 * kPolicyItemsMax);
    check_count(policy_.groups.size());
    PolicyGroup group;
    for (const std::string_view member : Words(words.begin() + 3, words.end())) {
      take_member(member);
      group.members.emplace_back(member);
    }
    group.threshold = parse_threshold(words[2], group.members.size());
    define(words[1]);
    group.name = words[1];
    policy_.groups.push_back(std::move(group));
  }

  void parse_quorum(const Words& words) {
    check_words(words, 2, 2);
    if (has_quorum_) fail(say("quorum 只能有一行", "is a second line “quorum”"));
    if (words[1] != kQuorumNone) check_defined(words[1]);
    policy_.quorum = words[1];
    has_quorum_ = true;
  }

  [[nodiscard]] std::size_t parse_threshold(std::string_view word, std::size_t members) const {
    if (word == "all") return members;
    if (word == "any") return 1;
    const auto threshold = parse_decimal(word);
    if (!threshold || *threshold == 0 || *threshold > members) {
      fail(say("“{}”应为 all、any 或 1 至 {} 的整数", "“{}” should be all, any or 1 to {}",
               shown_word(word), members));
    }
    return *threshold;
  }

  void define(std::string_view name) {
    if (name != kQuorumNone && is_member_.emplace(name, false).second) return;
    fail(say("名称“{}”已用过或为保留词", "the name “{}” is taken", shown_word(name)));
  }

  void check_defined(std::string_view name) const {
    if (is_member_.contains(name)) return;
    fail(say("前面没有名为“{}”的见证者或组", "no witness or group “{}” is defined before",
             shown_word(name)));
  }

  void take_member(std::string_view name) {
    check_defined(name);
    bool& is_member = is_member_.at(name);
    if (is_member) {
      fail(say("“{}”已是某个组的成员", "“{}” is a member of a group already", shown_word(name)));
    }
    is_member = true;
  }

  LineReader reader_;
  Policy policy_;
  bool has_quorum_ = false;
  std::map<std::string_view, bool> is_member_;  // of some group, by each name that is defined
  std::set<Bytes> log_keys_;
  std::set<Bytes> witness_keys_;
};

std::string with_url(const std::string& url) { return url.empty() ? "\n" : " " + url + "\n"; }

}  // namespace

Policy parse_policy(std::string_view text) {
  if (text.size() > kPolicyBytesMax) {
    throw FormatError(say("策略有 {} 字节，最多 {} 字节", "the policy has {} bytes, at most {}",
                          text.size(), kPolicyBytesMax),
                      kPolicyBytesMax);
  }
  return PolicyParser(text).parse();
}

std::string format_policy(const Policy& policy) {
  std::string text;
  for (const PolicyLog& log : policy.logs)
    text += "log " + format_vkey(log.key) + with_url(log.url);
  for (const PolicyWitness& witness : policy.witnesses) {
    text += "witness " + witness.name + " " + format_vkey(witness.key) + with_url(witness.url);
  }
  for (const PolicyGroup& group : policy.groups) {
    text += "group " + group.name + " " + std::to_string(group.threshold);
    for (const std::string& member : group.members) text += " " + member;
    text += "\n";
  }
  text += "quorum " + policy.quorum + "\n";
  if (parse_policy(text) == policy) return text;
  throw FormatError(say("策略的名称或网址含有空格、换行或为空",
                        "a name or URL of the policy has a space or line feed, or is empty"));
}

}  // namespace fundtrail
