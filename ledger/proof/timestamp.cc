// SPDX-License-Identifier: Apache-2.0
//
// The token's content is compared first, which names the simplest cause; then the certificates are
// judged at the time that the token says; then the signature, which makes both count. Each
// comparison that OpenSSL makes is left to it.
#include "ledger/proof/timestamp.h"

#include <utility>

#include <openssl/err.h>
#include <openssl/ts.h>
#include <openssl/tserr.h>

#include "ledger/proof/hasher.h"
#include "ledger/proof/timestamp_chain.h"
#include "ledger/proof/timestamp_der.h"
#include "schemas/error.h"
#include "schemas/fields/date.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::int64_t kMicrosecondsPerSecond = 1'000'000;
constexpr std::uint8_t kDerTrue = 0xFF;
constexpr int kSecurityBitsMin = 112;

using VerifyContextHandle = std::unique_ptr<TS_VERIFY_CTX, OpensslDeleter<TS_VERIFY_CTX_free>>;
using MaybeRefusal = std::optional<TimestampRefusal>;

TimestampRefusal refuse(TimestampFault fault, Message reason) { return {fault, std::move(reason)}; }

/// The reason that OpenSSL noted last, as it prints it.
std::string last_openssl_reason() {
  const char* reason = ERR_reason_error_string(ERR_peek_last_error());
  return reason == nullptr ? "-" : reason;
}

/// What its comparisons found, by the reason it notes.
TimestampRefusal refuse_content() {
  const unsigned long error = ERR_peek_last_error();
  switch (ERR_GET_LIB(error) == ERR_LIB_TS ? ERR_GET_REASON(error) : 0) {
    case TS_R_MESSAGE_IMPRINT_MISMATCH:
      return refuse(TimestampFault::kWrongImprint,
                    say("时间戳盖的不是请求所指的内容，是别的数据的时间戳",
                        "the token is about other bytes than the request: it belongs elsewhere"));
    case TS_R_NONCE_NOT_RETURNED:
      return refuse(TimestampFault::kResponseWithoutNonce,
                    say("时间戳没有带回请求的随机数（nonce），可能是旧响应",
                        "the token does not repeat the request's nonce: it may be an old one"));
    case TS_R_NONCE_MISMATCH:
      return refuse(TimestampFault::kWrongNonce,
                    say("时间戳的随机数（nonce）与请求的不符，是对另一次请求的响应",
                        "the token's nonce is not the request's: it answers another request"));
    case TS_R_POLICY_MISMATCH:
      return refuse(TimestampFault::kWrongPolicy,
                    say("时间戳的策略与请求所要的不符",
                        "the token's policy is not the one that the request asks for"));
    default:
      return refuse(TimestampFault::kMalformedResponse,
                    say("时间戳的内容无法核对（{}）", "the token's content cannot be compared: {}",
                        last_openssl_reason()));
  }
}

TimestampRefusal refuse_signature() {
  const unsigned long error = ERR_peek_last_error();
  const int reason = ERR_GET_LIB(error) == ERR_LIB_TS ? ERR_GET_REASON(error) : 0;
  if (ERR_GET_LIB(error) == ERR_LIB_ESS || reason == TS_R_ESS_SIGNING_CERTIFICATE_ERROR) {
    return refuse(TimestampFault::kWrongSigningCertificate,
                  say("签名所指的证书（ESS 属性）与实际证书不符或缺失（{}）",
                      "the certificate that the signature names (ESS) is another one, or none: {}",
                      last_openssl_reason()));
  }
  if (reason == TS_R_TSA_NAME_MISMATCH) {
    return refuse(TimestampFault::kWrongTsaName,
                  say("时间戳写的机构名称不是签名证书的名称",
                      "the token names another authority than the certificate that signed it"));
  }
  return refuse(
      TimestampFault::kBadSignature,
      say("时间戳的签名不成立（{}），内容疑被改动",
          "the token's signature does not match: {}; it was altered", last_openssl_reason()));
}

/// The texts that a TSA gave for its answer.
std::string status_text(TS_STATUS_INFO* info) {
  std::string text;
  const STACK_OF(ASN1_UTF8STRING)* parts = TS_STATUS_INFO_get0_text(info);
  for (int i = 0; i < sk_ASN1_UTF8STRING_num(parts); ++i) {
    const ASN1_UTF8STRING* part = sk_ASN1_UTF8STRING_value(parts, i);
    if (!text.empty()) text += "; ";
    text +=
        as_text({ASN1_STRING_get0_data(part), static_cast<std::size_t>(ASN1_STRING_length(part))});
  }
  return text.empty() ? "-" : text;
}

/// One verification: the steps in their order, and what they have found so far.
class Examination {
 public:
  Examination(const StoredTimestamp& stored, ByteView stamped, const TimestampTrust& trust)
      : stored_(stored), stamped_(stamped), trust_(trust), trusted_(read_trust(trust)) {
    if (!trust.policy.empty() && parse_object_id(trust.policy) == nullptr) {
      throw FormatError(say("要求的时间戳策略“{}”不是对象标识符；应如 1.2.3.4",
                            "the policy to be expected, “{}”, is no object identifier such as "
                            "1.2.3.4",
                            shown_text(trust.policy)));
    }
  }

  TimestampOutcome run() {
    for (const auto step :
         {&Examination::read_request, &Examination::read_response, &Examination::check_status,
          &Examination::read_token, &Examination::check_content, &Examination::read_info,
          &Examination::check_signer, &Examination::check_signature}) {
      if (auto refusal = (this->*step)()) return *std::move(refusal);
    }
    return found_;
  }

 private:
  MaybeRefusal read_request();
  MaybeRefusal read_response();
  MaybeRefusal check_status();
  MaybeRefusal read_token();
  MaybeRefusal check_content();
  MaybeRefusal read_info();
  MaybeRefusal check_signer();
  MaybeRefusal check_signature();
  [[nodiscard]] MaybeRefusal check_strength() const;
  [[nodiscard]] VerifyContextHandle make_context(unsigned flags) const;
  [[nodiscard]] std::int64_t time_s() const;

  const StoredTimestamp& stored_;
  ByteView stamped_;
  const TimestampTrust& trust_;
  TrustedCertificates trusted_;
  RequestHandle request_;
  ResponseHandle response_;
  PKCS7* token_ = nullptr;       // response_'s
  TS_TST_INFO* info_ = nullptr;  // response_'s
  Timestamp found_;
};

MaybeRefusal Examination::read_request() {
  if (stored_.request.size() <= kTimestampRequestBytesMax) {
    request_ = decode_der<RequestHandle>(stored_.request, d2i_TS_REQ, i2d_TS_REQ);
  }
  // Without extensions, certReq comes last; OpenSSL keeps other bytes than DER's for true.
  if (request_ == nullptr || TS_REQ_get_version(request_.get()) != 1 ||
      TS_REQ_get_ext_count(request_.get()) > 0 ||
      (TS_REQ_get_cert_req(request_.get()) != 0 && stored_.request.back() != kDerTrue)) {
    return refuse(TimestampFault::kMalformedRequest,
                  say("存下的时间戳请求（{} 字节）不是本格式的 DER，或已损坏",
                      "the stored timestamp request ({} bytes) is no DER of the form that is read, "
                      "or is damaged",
                      stored_.request.size()));
  }
  TS_MSG_IMPRINT* imprint = TS_REQ_get_msg_imprint(request_.get());
  const auto suite = suite_of(imprint);
  if (!suite) {
    return refuse(TimestampFault::kMalformedRequest,
                  say("时间戳请求用的杂凑算法不是 SHA-256 或 SM3",
                      "the timestamp request's hash function is neither SHA-256 nor SM3"));
  }
  found_.suite = *suite;
  if (TS_REQ_get_nonce(request_.get()) == nullptr) {
    return refuse(TimestampFault::kRequestWithoutNonce,
                  say("时间戳请求没有随机数（nonce），旧响应也能充数",
                      "the timestamp request has no nonce: an old response would do as well"));
  }
  if (Hasher(*suite).hash(stamped_) != digest_of(imprint)) {
    return refuse(TimestampFault::kOtherBytes,
                  say("时间戳请求所指的不是这份内容；请核对请求与封存点是否同属一份",
                      "the timestamp request is not about these bytes; see whether request and "
                      "checkpoint belong together"));
  }
  return std::nullopt;
}

MaybeRefusal Examination::read_response() {
  if (stored_.response.size() > kTimestampResponseBytesMax) {
    return refuse(TimestampFault::kMalformedResponse,
                  say("时间戳响应有 {} 字节，超出上限 {}",
                      "the timestamp response has {} bytes, the limit is {}",
                      stored_.response.size(), kTimestampResponseBytesMax));
  }
  response_ = decode_der<ResponseHandle>(stored_.response, d2i_TS_RESP, i2d_TS_RESP);
  if (response_ != nullptr) return std::nullopt;
  return refuse(
      TimestampFault::kMalformedResponse,
      say("{} 字节的时间戳响应不是一份完整的 DER：不是响应，或被截断、改动，或末尾多出字节",
          "the {} bytes are not exactly one timestamp response in DER: something else, "
          "cut, altered, or followed by more",
          stored_.response.size()));
}

MaybeRefusal Examination::check_status() {
  TS_STATUS_INFO* info = TS_RESP_get_status_info(response_.get());
  const long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(info));
  if (status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS) return std::nullopt;
  return refuse(TimestampFault::kNotGranted,
                say("时间戳机构没有给出时间戳，状态 {}：{}",
                    "the time-stamping authority granted no timestamp, status {}: {}", status,
                    shown_text(status_text(info))));
}

MaybeRefusal Examination::read_token() {
  token_ = TS_RESP_get_token(response_.get());
  info_ = TS_RESP_get_tst_info(response_.get());
  const bool is_signed = token_ != nullptr && PKCS7_type_is_signed(token_) != 0;
  if (is_signed && info_ != nullptr &&
      sk_PKCS7_SIGNER_INFO_num(PKCS7_get_signer_info(token_)) == 1) {
    return std::nullopt;
  }
  return refuse(TimestampFault::kMalformedResponse,
                say("响应中没有恰由一方签名的时间戳",
                    "the response holds no token that exactly one signer signed"));
}

/// OpenSSL's comparisons with the request; those of `flags` alone.
VerifyContextHandle Examination::make_context(unsigned flags) const {
  auto context = require_handle<VerifyContextHandle>(
      TS_REQ_to_TS_VERIFY_CTX(request_.get(), nullptr), "TS_REQ_to_TS_VERIFY_CTX");
  TS_VERIFY_CTX_set_flags(context.get(), static_cast<int>(flags));
  return context;
}

MaybeRefusal Examination::check_content() {
  unsigned flags = TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE;
  if (TS_REQ_get_policy_id(request_.get()) != nullptr) flags |= TS_VFY_POLICY;
  const VerifyContextHandle context = make_context(flags);
  if (TS_RESP_verify_response(context.get(), response_.get()) != 1) return refuse_content();
  found_.policy = format_object_id(TS_TST_INFO_get_policy_id(info_));
  if (trust_.policy.empty() || found_.policy == trust_.policy) return std::nullopt;
  return refuse(TimestampFault::kWrongPolicy,
                say("时间戳的策略是 {}，要求的是 {}", "the token's policy is {}, expected is {}",
                    shown_text(found_.policy), trust_.policy));
}

MaybeRefusal Examination::read_info() {
  const auto time_us = microseconds_of(TS_TST_INFO_get_time(info_));
  TS_ACCURACY* accuracy = TS_TST_INFO_get_accuracy(info_);
  if (accuracy != nullptr) found_.accuracy_us = microseconds_of(accuracy);
  if (!time_us || (accuracy != nullptr && !found_.accuracy_us)) {
    return refuse(TimestampFault::kMalformedResponse,
                  say("时间戳的时刻或精度不合 RFC 3161",
                      "the token's time or accuracy is not as RFC 3161 has it"));
  }
  found_.time_us = *time_us;
  found_.is_ordered = TS_TST_INFO_get_ordering(info_) != 0;
  found_.serial = format_integer(TS_TST_INFO_get_serial(info_));
  return std::nullopt;
}

std::int64_t Examination::time_s() const {
  const std::int64_t rest = found_.time_us % kMicrosecondsPerSecond;
  return found_.time_us / kMicrosecondsPerSecond - (rest < 0 ? 1 : 0);
}

/// A TSA signs what others choose, so the digest under its signature has to resist collisions.
MaybeRefusal Examination::check_strength() const {
  X509_ALGOR* algorithm = nullptr;
  PKCS7_SIGNER_INFO_get0_algs(sk_PKCS7_SIGNER_INFO_value(PKCS7_get_signer_info(token_), 0), nullptr,
                              &algorithm, nullptr);
  const ASN1_OBJECT* id = nullptr;
  X509_ALGOR_get0(&id, nullptr, nullptr, algorithm);
  const EVP_MD* digest = EVP_get_digestbyobj(id);
  constexpr int kBitsPerByte = 8;
  const int bits = digest == nullptr ? 0 : EVP_MD_get_size(digest) * kBitsPerByte / 2;
  if (bits >= kSecurityBitsMin) return std::nullopt;
  return refuse(
      TimestampFault::kWeakAlgorithm,
      say("时间戳的签名用了杂凑算法 {}，强度不足 {} 位；请换用 SHA-256 的时间戳机构",
          "the token is signed over a digest of {}, of less than {} bits of security; use "
          "an authority that signs with SHA-256",
          format_object_id(id), kSecurityBitsMin));
}

MaybeRefusal Examination::check_signer() {
  const CertificateViewsHandle signers(PKCS7_get0_signers(token_, trusted_.others.get(), 0));
  if (signers == nullptr || sk_X509_num(signers.get()) != 1) {
    return refuse(TimestampFault::kNoCertificate,
                  say("响应中没有签名所用的证书；请向时间戳机构索取并一并给出",
                      "the certificate that signed is not in the response; ask the authority for "
                      "it and give it along"));
  }
  if (auto refusal = check_strength()) return refusal;
  X509* signer = sk_X509_value(signers.get(), 0);
  found_.tsa_name = subject_of(signer);
  if (!trust_.tsa_name.empty() && found_.tsa_name != trust_.tsa_name) {
    return refuse(
        TimestampFault::kWrongTsaName,
        say("时间戳由“{}”签发，要求的是“{}”", "the token is signed by “{}”, expected is “{}”",
            shown_text(found_.tsa_name), shown_text(trust_.tsa_name)));
  }
  auto chain = verify_chain(signer, token_->d.sign->cert, trusted_, time_s());
  if (auto* refusal = std::get_if<TimestampRefusal>(&chain)) return std::move(*refusal);
  found_.chain = std::move(std::get<CertificateChain>(chain).subjects);
  found_.chain_ends_us = std::get<CertificateChain>(chain).ends_s * kMicrosecondsPerSecond;
  return std::nullopt;
}

MaybeRefusal Examination::check_signature() {
  const VerifyContextHandle context = make_context(TS_VFY_SIGNATURE | TS_VFY_SIGNER);
  // The context owns both.
  TS_VERIFY_CTX_set_store(context.get(), make_store(trusted_.roots.get(), time_s()).release());
  TS_VERIFY_CTX_set_certs(context.get(), X509_chain_up_ref(trusted_.others.get()));
  if (TS_RESP_verify_response(context.get(), response_.get()) == 1) return std::nullopt;
  return refuse_signature();
}

}  // namespace

TimestampOutcome verify_timestamp(const StoredTimestamp& stored, ByteView stamped,
                                  const TimestampTrust& trust) {
  const ErrorQueueMark mark;
  return Examination(stored, stamped, trust).run();
}

}  // namespace fundtrail
