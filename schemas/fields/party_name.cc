// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/party_name.h"

#include "schemas/error.h"
#include "schemas/fields/text.h"

namespace fundtrail {

std::optional<Message> refuse_clear_name(std::string_view text) {
  if (text.starts_with(kCommitmentPrefix)) {
    return say("名称不能以“{}”开头：这是名称承诺的写法",
               "a name does not begin with “{}”: that is how a commitment to one is written",
               kCommitmentPrefix);
  }
  return refuse_text(text);
}

PartyName parse_party_name(std::string_view text) {
  if (!text.starts_with(kCommitmentPrefix)) {
    if (const auto reason = refuse_text(text)) throw FormatError(*reason);
    return {std::string(text)};
  }
  Commitment commitment;
  if (!parse_hex(text.substr(kCommitmentPrefix.size()), commitment.digest.bytes)) {
    throw FormatError(say("“{}”之后应为 64 位小写十六进制摘要",
                          "“{}” is followed by a digest of 64 lower-case hexadecimal digits",
                          kCommitmentPrefix));
  }
  return {commitment};
}

std::string format_party_name(const PartyName& name) {
  if (const auto* clear = std::get_if<std::string>(&name.value)) return *clear;
  return std::string(kCommitmentPrefix) + format_hex(std::get<Commitment>(name.value).digest.bytes);
}

std::string_view clear_name(const PartyName& name) {
  const auto* clear = std::get_if<std::string>(&name.value);
  return clear != nullptr ? std::string_view(*clear) : std::string_view();
}

}  // namespace fundtrail
