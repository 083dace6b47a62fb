// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/timestamp_der.h"

#include <algorithm>
#include <array>

#include <openssl/objects.h>
#include <openssl/rand.h>

#include "ledger/proof/timestamp.h"
#include "ledger/proof/timestamp_chain.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr long kVersion = 1;
// The longest OIDs in use have some 60 characters; OpenSSL's time grows with the square of them.
constexpr std::size_t kObjectIdCharactersMax = 128;

using ImprintHandle = std::unique_ptr<TS_MSG_IMPRINT, OpensslDeleter<TS_MSG_IMPRINT_free>>;
using AlgorithmIdHandle = std::unique_ptr<X509_ALGOR, OpensslDeleter<X509_ALGOR_free>>;
using IntegerHandle = std::unique_ptr<ASN1_INTEGER, OpensslDeleter<ASN1_INTEGER_free>>;

int algorithm_of(HashSuite suite) { return suite == HashSuite::kSha256 ? NID_sha256 : NID_sm3; }

constexpr std::int64_t kMicrosecondsPerSecond = 1'000'000;
constexpr std::int64_t kMicrosecondsPerMillisecond = 1'000;

/// An INTEGER that may be absent, which is 0 then. Returns: nothing if it is not in 0 to `max`.
std::optional<std::int64_t> bounded(const ASN1_INTEGER* integer, std::int64_t max) {
  std::int64_t value = 0;
  if (integer != nullptr && ASN1_INTEGER_get_int64(&value, integer) != 1) return std::nullopt;
  if (value < 0 || value > max) return std::nullopt;
  return value;
}

ImprintHandle make_imprint(HashSuite suite, Digest digest) {
  const auto algorithm = require_handle<AlgorithmIdHandle>(X509_ALGOR_new(), "X509_ALGOR_new");
  require_one(
      X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(algorithm_of(suite)), V_ASN1_NULL, nullptr),
      "X509_ALGOR_set0");
  auto imprint = require_handle<ImprintHandle>(TS_MSG_IMPRINT_new(), "TS_MSG_IMPRINT_new");
  require_one(TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()), "TS_MSG_IMPRINT_set_algo");
  require_one(TS_MSG_IMPRINT_set_msg(imprint.get(), digest.bytes.data(), kDigestBytes),
              "TS_MSG_IMPRINT_set_msg");
  return imprint;
}

IntegerHandle make_integer(ByteView bytes) {
  const auto number = require_handle<NumberHandle>(
      BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr), "BN_bin2bn");
  return require_handle<IntegerHandle>(BN_to_ASN1_INTEGER(number.get(), nullptr),
                                       "BN_to_ASN1_INTEGER");
}

}  // namespace

TimestampNonce make_timestamp_nonce() {
  TimestampNonce nonce{};
  require_one(RAND_bytes(nonce.data(), static_cast<int>(nonce.size())), "RAND_bytes");
  return nonce;
}

Bytes make_timestamp_request(const TimestampRequest& request) {
  const ErrorQueueMark mark;
  const auto made = require_handle<RequestHandle>(TS_REQ_new(), "TS_REQ_new");
  require_one(TS_REQ_set_version(made.get(), kVersion), "TS_REQ_set_version");
  const ImprintHandle imprint = make_imprint(request.suite, request.imprint);
  require_one(TS_REQ_set_msg_imprint(made.get(), imprint.get()), "TS_REQ_set_msg_imprint");
  const IntegerHandle nonce = make_integer(request.nonce);
  require_one(TS_REQ_set_nonce(made.get(), nonce.get()), "TS_REQ_set_nonce");
  require_one(TS_REQ_set_cert_req(made.get(), 1), "TS_REQ_set_cert_req");
  if (!request.policy.empty()) {
    const ObjectIdHandle policy = parse_object_id(request.policy);
    if (policy == nullptr) {
      throw FormatError(say("时间戳策略“{}”不是对象标识符；应如 1.2.3.4",
                            "the timestamp policy “{}” is no object identifier such as 1.2.3.4",
                            shown_text(request.policy)));
    }
    require_one(TS_REQ_set_policy_id(made.get(), policy.get()), "TS_REQ_set_policy_id");
  }
  auto bytes = encode_der(made.get(), i2d_TS_REQ);
  if (!bytes) fail_openssl("i2d_TS_REQ");
  return *std::move(bytes);
}

ObjectIdHandle parse_object_id(const std::string& text) {
  const bool has_form = text.find_first_not_of("0123456789.") == std::string::npos;
  if (!has_form || text.size() > kObjectIdCharactersMax) return nullptr;
  ObjectIdHandle id(OBJ_txt2obj(text.c_str(), 1));
  return id != nullptr && format_object_id(id.get()) == text ? std::move(id) : nullptr;
}

std::string format_object_id(const ASN1_OBJECT* id) {
  const int size = OBJ_obj2txt(nullptr, 0, id, 1);
  if (size <= 0) return {};
  std::string text(static_cast<std::size_t>(size) + 1, '\0');
  OBJ_obj2txt(text.data(), size + 1, id, 1);
  text.pop_back();
  return text;
}

std::optional<std::int64_t> microseconds_of(const ASN1_GENERALIZEDTIME* time) {
  constexpr std::size_t kSecondsEnd = 14;  // YYYYMMDDhhmmss
  constexpr std::size_t kDigitsMax = 6;
  const ByteView bytes(ASN1_STRING_get0_data(time),
                       static_cast<std::size_t>(ASN1_STRING_length(time)));
  std::string_view text = as_text(bytes);
  if (text.size() <= kSecondsEnd || !text.ends_with('Z')) return std::nullopt;
  text.remove_suffix(1);
  std::string fraction(text.substr(kSecondsEnd));
  const bool has_form =
      fraction.empty() || (fraction.size() > 1 && fraction[0] == '.' && fraction.back() != '0');
  fraction.erase(0, 1);
  const auto is_digits = [](std::string_view part) {
    return part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!has_form || !is_digits(text.substr(0, kSecondsEnd)) || !is_digits(fraction)) {
    return std::nullopt;
  }
  const auto seconds = seconds_of(time);
  if (!seconds) return std::nullopt;  // a day that does not exist
  fraction.resize(kDigitsMax, '0');
  std::int64_t microseconds = 0;
  for (const char digit : fraction) microseconds = microseconds * 10 + (digit - '0');
  return *seconds * kMicrosecondsPerSecond + microseconds;
}

std::optional<std::int64_t> microseconds_of(const TS_ACCURACY* accuracy) {
  constexpr std::int64_t kThousandthsMax = 999;
  const auto seconds = bounded(TS_ACCURACY_get_seconds(accuracy), INT32_MAX);
  const auto millis = bounded(TS_ACCURACY_get_millis(accuracy), kThousandthsMax);
  const auto micros = bounded(TS_ACCURACY_get_micros(accuracy), kThousandthsMax);
  if (!seconds || !millis || !micros) return std::nullopt;
  return *seconds * kMicrosecondsPerSecond + *millis * kMicrosecondsPerMillisecond + *micros;
}

std::string format_integer(const ASN1_INTEGER* integer) {
  const ByteView bytes(ASN1_STRING_get0_data(integer),
                       static_cast<std::size_t>(ASN1_STRING_length(integer)));
  const bool is_negative = ASN1_STRING_type(integer) == V_ASN1_NEG_INTEGER;
  return (is_negative ? "-" : "") + format_hex(bytes);
}

std::optional<HashSuite> suite_of(TS_MSG_IMPRINT* imprint) {
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
  for (const HashSuite suite : {HashSuite::kSha256, HashSuite::kSm3}) {
    if (OBJ_obj2nid(algorithm) == algorithm_of(suite) &&
        ASN1_STRING_length(TS_MSG_IMPRINT_get_msg(imprint)) == static_cast<int>(kDigestBytes)) {
      return suite;
    }
  }
  return std::nullopt;
}

Digest digest_of(TS_MSG_IMPRINT* imprint) {
  Digest digest;
  const ASN1_OCTET_STRING* bytes = TS_MSG_IMPRINT_get_msg(imprint);
  FUNDTRAIL_CHECK(ASN1_STRING_length(bytes) == static_cast<int>(kDigestBytes));
  std::copy_n(ASN1_STRING_get0_data(bytes), kDigestBytes, digest.bytes.begin());
  return digest;
}

}  // namespace fundtrail
