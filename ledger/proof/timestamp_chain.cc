// SPDX-License-Identifier: Apache-2.0
//
// Two rounds. The first builds the chain and judges it at the token's time. The second goes over
// that chain alone with the revocation lists, whatever their times: one that was issued after the
// token knows more of it than one issued before.
#include "ledger/proof/timestamp_chain.h"

#include <algorithm>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "schemas/error.h"
#include "schemas/fields/date.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

// Of OpenSSL: at least 112 bits, so RSA of 2048 bits, and no SHA-1 or MD5.
constexpr int kSecurityLevel = 2;
constexpr int kChainDepthMax = 8;
constexpr std::int64_t kMicrosecondsPerSecond = 1'000'000;

using ChainContextHandle = std::unique_ptr<X509_STORE_CTX, OpensslDeleter<X509_STORE_CTX_free>>;
using TimeHandle = std::unique_ptr<ASN1_TIME, OpensslDeleter<ASN1_TIME_free>>;
using EnumeratedHandle = std::unique_ptr<ASN1_ENUMERATED, OpensslDeleter<ASN1_ENUMERATED_free>>;
using PurposesHandle = std::unique_ptr<EXTENDED_KEY_USAGE, OpensslDeleter<EXTENDED_KEY_USAGE_free>>;

std::string shown_time(std::int64_t time_s) {
  return format_time_beijing(time_s * kMicrosecondsPerSecond);
}

// OpenSSL's own would ask on the terminal.
int give_no_passphrase(char* /*buffer*/, int /*size*/, int /*is_writing*/, void* /*data*/) {
  return -1;
}

/// Reads each block of a kind with OpenSSL's `read`, and hands it to `take`, which owns it then.
template <class Read, class Take>
void read_blocks(const std::string& text, const Message& name, const Read& read, const Take& take) {
  if (text.size() > kTimestampPemBytesMax) {
    throw FormatError(say("{}有 {} 字节，超出上限 {}", "the {} have {} bytes, the limit is {}",
                          name, text.size(), kTimestampPemBytesMax));
  }
  const auto stream = require_handle<StreamHandle>(
      BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), "BIO_new_mem_buf");
  std::size_t number = 0;
  while (auto* block = read(stream.get(), nullptr, give_no_passphrase, nullptr)) {
    take(block);
    ++number;
  }
  const unsigned long error = ERR_peek_last_error();
  ERR_clear_error();
  if (ERR_GET_LIB(error) != ERR_LIB_PEM || ERR_GET_REASON(error) != PEM_R_NO_START_LINE) {
    throw FormatError(say("{}中第 {} 段无法读取；应为未加密的 PEM",
                          "block {1} of the {0} cannot be read: it should be PEM, not encrypted",
                          name, number + 1));
  }
}

CertificatesHandle read_certificates(const std::string& text, const Message& name) {
  auto stack = require_handle<CertificatesHandle>(sk_X509_new_null(), "sk_X509_new_null");
  read_blocks(text, name, PEM_read_bio_X509, [&](X509* certificate) {
    if (sk_X509_push(stack.get(), certificate) <= 0) fail_openssl("sk_X509_push");
  });
  return stack;
}

RevocationListsHandle read_revocation_lists(const std::string& text) {
  auto stack = require_handle<RevocationListsHandle>(sk_X509_CRL_new_null(), "sk_X509_CRL_new");
  read_blocks(text, say("证书吊销列表", "revocation lists"), PEM_read_bio_X509_CRL,
              [&](X509_CRL* list) {
                if (sk_X509_CRL_push(stack.get(), list) <= 0) fail_openssl("sk_X509_CRL_push");
              });
  return stack;
}

TimestampFault fault_of(int error) {
  switch (error) {
    case X509_V_ERR_CERT_NOT_YET_VALID:
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return TimestampFault::kNotValidAtTime;
    case X509_V_ERR_INVALID_PURPOSE:
      return TimestampFault::kNotForTimestamping;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
      return TimestampFault::kWeakAlgorithm;
    case X509_V_ERR_CERT_REVOKED:
      return TimestampFault::kRevoked;
    default:
      return TimestampFault::kUntrusted;
  }
}

/// What OpenSSL found, of which certificate, and at which time it looked.
TimestampRefusal refuse_chain(X509_STORE_CTX* context, TimestampFault fault, std::int64_t time_s) {
  const int error = X509_STORE_CTX_get_error(context);
  const X509* certificate = X509_STORE_CTX_get_current_cert(context);
  const std::string subject = certificate == nullptr ? "-" : subject_of(certificate);
  return {fault,
          say("证书“{}”在时间戳的时刻 {}（北京时间）未通过验证：{}；请核对可信根证书，"
              "必要时补上中间证书或吊销列表",
              "certificate “{}” does not verify at the token's time, {} in Beijing: {}; look "
              "at the trusted roots, and add what lies between, or revocation lists",
              shown_text(subject), shown_time(time_s), X509_verify_cert_error_string(error))};
}

// OpenSSL passes over purposes that it has no bit for.
bool is_for_timestamping_alone(const X509* leaf) {
  const PurposesHandle purposes(static_cast<EXTENDED_KEY_USAGE*>(
      X509_get_ext_d2i(leaf, NID_ext_key_usage, nullptr, nullptr)));
  return purposes != nullptr && sk_ASN1_OBJECT_num(purposes.get()) == 1 &&
         OBJ_obj2nid(sk_ASN1_OBJECT_value(purposes.get(), 0)) == NID_time_stamp;
}

// RFC 3161 section 4: with one of these reasons tokens from before the revocation remain valid;
// with another, or with none, all of the certificate's tokens are invalid.
bool is_retirement(int reason) {
  switch (reason) {
    case CRL_REASON_UNSPECIFIED:
    case CRL_REASON_AFFILIATION_CHANGED:
    case CRL_REASON_SUPERSEDED:
    case CRL_REASON_CESSATION_OF_OPERATION:
      return true;
    default:
      return false;
  }
}

int accept_later_retirement(int result, X509_STORE_CTX* context) {
  if (result == 1 || X509_STORE_CTX_get_error(context) != X509_V_ERR_CERT_REVOKED) return result;
  X509_REVOKED* revoked = nullptr;
  X509* certificate = X509_STORE_CTX_get_current_cert(context);
  if (X509_CRL_get0_by_cert(X509_STORE_CTX_get0_current_crl(context), &revoked, certificate) != 1) {
    return 0;
  }
  const EnumeratedHandle reason(static_cast<ASN1_ENUMERATED*>(
      X509_REVOKED_get_ext_d2i(revoked, NID_crl_reason, nullptr, nullptr)));
  const auto time_s = *static_cast<std::int64_t*>(X509_STORE_CTX_get_app_data(context));
  const auto revoked_s = seconds_of(X509_REVOKED_get0_revocationDate(revoked));
  return revoked_s && *revoked_s > time_s && reason &&
                 is_retirement(static_cast<int>(ASN1_ENUMERATED_get(reason.get())))
             ? 1
             : 0;
}

/// Whether a list tells of the token's time: it was in force then or is newer, and it was issued
/// while the TSA's certificate had not expired, after which it may be dropped (RFC 5280 section 5).
bool covers(const X509_CRL* list, std::int64_t time_s, std::int64_t leaf_ends_s) {
  const auto issued_s = seconds_of(X509_CRL_get0_lastUpdate(list));
  const auto next_s = seconds_of(X509_CRL_get0_nextUpdate(list));
  if (!issued_s) return false;
  return (*issued_s >= time_s || (next_s && *next_s >= time_s)) && *issued_s <= leaf_ends_s;
}

/// When a certificate expires. Requires: it was judged by its times, so that they are times.
std::int64_t end_of(const X509* certificate) {
  const auto end_s = seconds_of(X509_get0_notAfter(certificate));
  FUNDTRAIL_CHECK(end_s.has_value());
  return *end_s;
}

/// Frees the stack alone: the lists are another's.
struct ListViewsDeleter {
  void operator()(STACK_OF(X509_CRL) * stack) const noexcept { sk_X509_CRL_free(stack); }
};
using ListViewsHandle = std::unique_ptr<STACK_OF(X509_CRL), ListViewsDeleter>;

ListViewsHandle covering_lists(const STACK_OF(X509_CRL) * all, std::int64_t time_s,
                               std::int64_t leaf_ends_s) {
  auto lists = require_handle<ListViewsHandle>(sk_X509_CRL_new_null(), "sk_X509_CRL_new");
  for (int i = 0; i < sk_X509_CRL_num(all); ++i) {
    X509_CRL* list = sk_X509_CRL_value(all, i);
    if (!covers(list, time_s, leaf_ends_s)) continue;
    if (sk_X509_CRL_push(lists.get(), list) <= 0) fail_openssl("sk_X509_CRL_push");
  }
  return lists;
}

std::optional<TimestampRefusal> refuse_revoked(STACK_OF(X509) * chain,
                                               const STACK_OF(X509_CRL) * all,
                                               std::int64_t time_s) {
  X509* leaf = sk_X509_value(chain, 0);
  const auto lists = covering_lists(all, time_s, end_of(leaf));
  const auto store = require_handle<CertificateStoreHandle>(X509_STORE_new(), "X509_STORE_new");
  require_one(X509_STORE_add_cert(store.get(), sk_X509_value(chain, sk_X509_num(chain) - 1)),
              "X509_STORE_add_cert");
  const auto context =
      require_handle<ChainContextHandle>(X509_STORE_CTX_new(), "X509_STORE_CTX_new");
  require_one(X509_STORE_CTX_init(context.get(), store.get(), leaf, chain), "X509_STORE_CTX_init");
  X509_STORE_CTX_set0_crls(context.get(), lists.get());
  X509_STORE_CTX_set_flags(
      context.get(), X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL | X509_V_FLAG_NO_CHECK_TIME);
  X509_STORE_CTX_set_app_data(context.get(), &time_s);
  X509_STORE_CTX_set_verify_cb(context.get(), accept_later_retirement);
  if (X509_verify_cert(context.get()) == 1) return std::nullopt;
  const TimestampFault fault = fault_of(X509_STORE_CTX_get_error(context.get()));
  return refuse_chain(
      context.get(), fault == TimestampFault::kRevoked ? fault : TimestampFault::kUnknownRevocation,
      time_s);
}

CertificateViewsHandle join(const STACK_OF(X509) * first, const STACK_OF(X509) * second) {
  auto joined = require_handle<CertificateViewsHandle>(sk_X509_new_null(), "sk_X509_new_null");
  for (const STACK_OF(X509) * part : {first, second}) {
    for (int i = 0; i < sk_X509_num(part); ++i) {
      if (sk_X509_push(joined.get(), sk_X509_value(part, i)) <= 0) fail_openssl("sk_X509_push");
    }
  }
  return joined;
}

CertificateChain describe(const STACK_OF(X509) * chain) {
  CertificateChain described;
  for (int i = 0; i < sk_X509_num(chain); ++i) {
    const X509* certificate = sk_X509_value(chain, i);
    described.subjects.push_back(subject_of(certificate));
    const std::int64_t ends_s = end_of(certificate);
    described.ends_s = i == 0 ? ends_s : std::min(described.ends_s, ends_s);
  }
  return described;
}

}  // namespace

TrustedCertificates read_trust(const TimestampTrust& trust) {
  TrustedCertificates read;
  read.roots = read_certificates(trust.roots_pem, say("可信根证书", "trusted roots"));
  read.others = read_certificates(trust.certificates_pem, say("中间证书", "other certificates"));
  read.revocation_lists = read_revocation_lists(trust.crls_pem);
  if (sk_X509_num(read.roots.get()) == 0) {
    throw FormatError(
        say("没有可信根证书，时间戳无从验证；请给出时间戳机构的根证书（PEM）",
            "there is no trusted root, so no timestamp can be verified; give the root certificate "
            "of the time-stamping authority, as PEM"));
  }
  if (!trust.crls_pem.empty() && sk_X509_CRL_num(read.revocation_lists.get()) == 0) {
    throw FormatError(say("吊销列表的文件里没有一份吊销列表",
                          "the text of revocation lists holds no revocation list"));
  }
  return read;
}

CertificateStoreHandle make_store(const STACK_OF(X509) * roots, std::int64_t time_s) {
  auto store = require_handle<CertificateStoreHandle>(X509_STORE_new(), "X509_STORE_new");
  for (int i = 0; i < sk_X509_num(roots); ++i) {
    require_one(X509_STORE_add_cert(store.get(), sk_X509_value(roots, i)), "X509_STORE_add_cert");
  }
  X509_VERIFY_PARAM* parameters = X509_STORE_get0_param(store.get());
  X509_VERIFY_PARAM_set_time(parameters, time_s);
  X509_VERIFY_PARAM_set_auth_level(parameters, kSecurityLevel);
  X509_VERIFY_PARAM_set_depth(parameters, kChainDepthMax);
  return store;
}

std::variant<CertificateChain, TimestampRefusal> verify_chain(X509* leaf,
                                                              const STACK_OF(X509) * sent,
                                                              const TrustedCertificates& trusted,
                                                              std::int64_t time_s) {
  const CertificateViewsHandle others = join(sent, trusted.others.get());
  const CertificateStoreHandle store = make_store(trusted.roots.get(), time_s);
  const auto context =
      require_handle<ChainContextHandle>(X509_STORE_CTX_new(), "X509_STORE_CTX_new");
  require_one(X509_STORE_CTX_init(context.get(), store.get(), leaf, others.get()),
              "X509_STORE_CTX_init");
  require_one(X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_TIMESTAMP_SIGN),
              "X509_STORE_CTX_set_purpose");
  if (X509_verify_cert(context.get()) != 1) {
    return refuse_chain(context.get(), fault_of(X509_STORE_CTX_get_error(context.get())), time_s);
  }
  if (!is_for_timestamping_alone(leaf)) {
    X509_STORE_CTX_set_error(context.get(), X509_V_ERR_INVALID_PURPOSE);
    X509_STORE_CTX_set_current_cert(context.get(), leaf);
    return refuse_chain(context.get(), TimestampFault::kNotForTimestamping, time_s);
  }
  STACK_OF(X509)* chain = X509_STORE_CTX_get0_chain(context.get());
  if (sk_X509_CRL_num(trusted.revocation_lists.get()) > 0) {
    auto refusal = refuse_revoked(chain, trusted.revocation_lists.get(), time_s);
    if (refusal) return *std::move(refusal);
  }
  return describe(chain);
}

std::string subject_of(const X509* certificate) {
  constexpr unsigned long kUtf8Rfc2253 = static_cast<unsigned long>(XN_FLAG_RFC2253) &
                                         ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
  const auto stream = require_handle<StreamHandle>(BIO_new(BIO_s_mem()), "BIO_new");
  if (X509_NAME_print_ex(stream.get(), X509_get_subject_name(certificate), 0, kUtf8Rfc2253) < 0) {
    return {};
  }
  char* text = nullptr;
  const long size = BIO_get_mem_data(stream.get(), &text);
  return size <= 0 ? std::string() : std::string(text, static_cast<std::size_t>(size));
}

std::optional<std::int64_t> seconds_of(const ASN1_TIME* time) {
  constexpr std::int64_t kSecondsPerDay = 86'400;
  if (time == nullptr) return std::nullopt;  // for OpenSSL that is now
  const auto epoch = require_handle<TimeHandle>(ASN1_TIME_set(nullptr, 0), "ASN1_TIME_set");
  int days = 0;
  int seconds = 0;
  if (ASN1_TIME_diff(&days, &seconds, epoch.get(), time) != 1) return std::nullopt;
  return std::int64_t{days} * kSecondsPerDay + seconds;
}

}  // namespace fundtrail
