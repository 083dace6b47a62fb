// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/ledger_card.h"

#include "ledger/proof/text_lines.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::string_view kHeader = "fundtrail/ledger/1";

}  // namespace

std::string format_ledger_card(const LedgerCard& card) {
  return std::string(kHeader) + "\n" + card.origin + "\n" + std::string(enum_name(card.hash)) +
         "\n" + format_base64(card.genesis_leaf.view()) + "\n" + card.operator_key + "\n";
}

LedgerCard parse_ledger_card(std::string_view text) {
  LineReader lines(text, say("账本名片", "ledger card"));
  if (lines.read_line() != kHeader) lines.fail(say("应为 {}", "should be {}", kHeader));
  LedgerCard card;
  card.origin = lines.read_line();
  if (card.origin.empty() || card.origin.size() > kOriginBytesMax) {
    lines.fail(say("应为账本名", "should be the ledger's origin"));
  }
  const auto* hash = find_enum_name<HashSuite>(lines.read_line());
  if (hash == nullptr) lines.fail(say("应为 sha256 或 sm3", "should be sha256 or sm3"));
  card.hash = hash->value;
  if (!parse_base64(lines.read_line(), card.genesis_leaf.bytes)) {
    lines.fail(say("应为 32 字节的 base64", "should be 32 bytes in base64"));
  }
  card.operator_key = lines.read_line();
  if (!lines.is_at_end()) {
    throw FormatError(say("账本名片只有五行", "a ledger card has five lines"));
  }
  return card;
}

}  // namespace fundtrail
