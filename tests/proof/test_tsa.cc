// SPDX-License-Identifier: Apache-2.0
#include "tests/proof/test_tsa.h"

#include <memory>
#include <stdexcept>

#include <openssl/ess.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include "ledger/proof/openssl_handles.h"
#include "tests/proof/test_tsa_keys.h"

namespace fundtrail::test {
namespace {

using CertificateHandle = std::unique_ptr<X509, OpensslDeleter<X509_free>>;
using ListHandle = std::unique_ptr<X509_CRL, OpensslDeleter<X509_CRL_free>>;
using TimeHandle = std::unique_ptr<ASN1_TIME, OpensslDeleter<ASN1_TIME_free>>;
using RequestHandle = std::unique_ptr<TS_REQ, OpensslDeleter<TS_REQ_free>>;
using ResponseHandle = std::unique_ptr<TS_RESP, OpensslDeleter<TS_RESP_free>>;
using InfoHandle = std::unique_ptr<TS_TST_INFO, OpensslDeleter<TS_TST_INFO_free>>;
using StatusHandle = std::unique_ptr<TS_STATUS_INFO, OpensslDeleter<TS_STATUS_INFO_free>>;
using AccuracyHandle = std::unique_ptr<TS_ACCURACY, OpensslDeleter<TS_ACCURACY_free>>;
using IntegerHandle = std::unique_ptr<ASN1_INTEGER, OpensslDeleter<ASN1_INTEGER_free>>;
using StringHandle = std::unique_ptr<ASN1_STRING, OpensslDeleter<ASN1_STRING_free>>;
using ObjectIdHandle = std::unique_ptr<ASN1_OBJECT, OpensslDeleter<ASN1_OBJECT_free>>;
using GeneralNameHandle = std::unique_ptr<GENERAL_NAME, OpensslDeleter<GENERAL_NAME_free>>;
using TokenHandle = std::unique_ptr<PKCS7, OpensslDeleter<PKCS7_free>>;
using EssV1Handle = std::unique_ptr<ESS_SIGNING_CERT, OpensslDeleter<ESS_SIGNING_CERT_free>>;
using EssV2Handle = std::unique_ptr<ESS_SIGNING_CERT_V2, OpensslDeleter<ESS_SIGNING_CERT_V2_free>>;

constexpr long kSignedDataVersion = 3;  // RFC 5652 section 5.1
constexpr long kSerialOfRoot = 1;
constexpr long kSerialOfTsa = 2;
constexpr long kSerialOfToken = 0x0123456789ABCDEF;

/// Throws unless OpenSSL did as it should: then the test itself is wrong.
void demand_done(bool condition, const char* what) {
  if (!condition) throw std::runtime_error(what);
}

KeyHandle read_key(const char* pem) {
  const StreamHandle stream(BIO_new_mem_buf(pem, -1));
  return KeyHandle(PEM_read_bio_PrivateKey(stream.get(), nullptr, nullptr, nullptr));
}

TimeHandle time_at(std::int64_t time_s) { return TimeHandle(ASN1_TIME_set(nullptr, time_s)); }

IntegerHandle integer(std::int64_t value) {
  IntegerHandle made(ASN1_INTEGER_new());
  demand_done(ASN1_INTEGER_set_int64(made.get(), value) == 1, "ASN1_INTEGER_set_int64");
  return made;
}

void name_it(X509_NAME* name, const std::string& text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.c_str());
  demand_done(
      X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8, bytes, -1, -1, 0) == 1,
      "X509_NAME_add_entry_by_NID");
}

void extend(X509* certificate, int id, const std::string& value) {
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, id, value.c_str());
  demand_done(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1,
              "X509_add_ext");
  X509_EXTENSION_free(extension);
}

CertificateHandle certificate_of(const std::string& name, EVP_PKEY* key, long serial,
                                 Validity validity) {
  CertificateHandle certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
  X509_set1_notBefore(certificate.get(), time_at(validity.begins_s).get());
  X509_set1_notAfter(certificate.get(), time_at(validity.ends_s).get());
  name_it(X509_get_subject_name(certificate.get()), name);
  demand_done(X509_set_pubkey(certificate.get(), key) == 1, "X509_set_pubkey");
  return certificate;
}

template <class Write, class T>
std::string pem_of(const Write& write, T* object) {
  const StreamHandle stream(BIO_new(BIO_s_mem()));
  demand_done(write(stream.get(), object) == 1, "PEM_write_bio");
  char* text = nullptr;
  const long size = BIO_get_mem_data(stream.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

template <class Write, class T>
StringHandle der_string(const Write& write, T* object) {
  unsigned char* bytes = nullptr;
  const int size = write(object, &bytes);
  demand_done(size > 0, "i2d");
  StringHandle made(ASN1_STRING_new());
  ASN1_STRING_set0(made.get(), bytes, size);
  return made;
}

InfoHandle make_info(TS_REQ* request, const X509* certificate, const TsaAnswer& answer) {
  InfoHandle info(TS_TST_INFO_new());
  TS_TST_INFO_set_version(info.get(), answer.version);
  const ObjectIdHandle policy(OBJ_txt2obj(answer.policy.c_str(), 1));
  TS_TST_INFO_set_policy_id(info.get(), policy.get());
  TS_TST_INFO_set_msg_imprint(info.get(), TS_REQ_get_msg_imprint(request));
  TS_TST_INFO_set_serial(info.get(), integer(kSerialOfToken).get());
  const StringHandle time(ASN1_STRING_type_new(V_ASN1_GENERALIZEDTIME));
  ASN1_STRING_set(time.get(), answer.time.data(), static_cast<int>(answer.time.size()));
  TS_TST_INFO_set_time(info.get(), time.get());
  TS_TST_INFO_set_ordering(info.get(), answer.is_ordered ? 1 : 0);
  if (answer.has_nonce) TS_TST_INFO_set_nonce(info.get(), TS_REQ_get_nonce(request));
  if (!answer.accuracy.empty()) {
    const AccuracyHandle accuracy(TS_ACCURACY_new());
    TS_ACCURACY_set_seconds(accuracy.get(), integer(answer.accuracy.at(0)).get());
    TS_ACCURACY_set_millis(accuracy.get(), integer(answer.accuracy.at(1)).get());
    TS_ACCURACY_set_micros(accuracy.get(), integer(answer.accuracy.at(2)).get());
    TS_TST_INFO_set_accuracy(info.get(), accuracy.get());
  }
  if (answer.names_tsa) {
    const GeneralNameHandle name(GENERAL_NAME_new());
    name->type = GEN_DIRNAME;
    name->d.directoryName = answer.tsa_name.empty()
                                ? X509_NAME_dup(X509_get_subject_name(certificate))
                                : X509_NAME_new();
    if (!answer.tsa_name.empty()) name_it(name->d.directoryName, answer.tsa_name);
    TS_TST_INFO_set_tsa(info.get(), name.get());
  }
  return info;
}

/// Names `certificate` in the signature, in the form that `ess` says.
void add_ess(PKCS7_SIGNER_INFO* signer, X509* certificate, EssForm ess) {
  if (ess == EssForm::kNone) return;
  const bool is_v1 = ess == EssForm::kV1;
  StringHandle der;
  if (is_v1) {
    const EssV1Handle made(OSSL_ESS_signing_cert_new_init(certificate, nullptr, 0));
    der = der_string(i2d_ESS_SIGNING_CERT, made.get());
  } else {
    const EssV2Handle made(
        OSSL_ESS_signing_cert_v2_new_init(EVP_sha256(), certificate, nullptr, 0));
    der = der_string(i2d_ESS_SIGNING_CERT_V2, made.get());
  }
  const int id = is_v1 ? NID_id_smime_aa_signingCertificate : NID_id_smime_aa_signingCertificateV2;
  demand_done(PKCS7_add_signed_attribute(signer, id, V_ASN1_SEQUENCE, der.release()) == 1,
              "PKCS7_add_signed_attribute");
}

}  // namespace

struct TestTsa::Parts {
  KeyHandle root_key = read_key(kRootKeyPem);
  KeyHandle key;
  CertificateHandle root;
  CertificateHandle certificate;

  void add_signer(PKCS7* token, const TsaAnswer& answer) const;
  [[nodiscard]] TokenHandle sign(TS_TST_INFO* info, const TsaAnswer& answer) const;
};

TestTsa::TestTsa(const TsaCertificate& chosen) : parts_(std::make_unique<Parts>()) {
  Parts& parts = *parts_;
  parts.key = chosen.has_ecdsa_key ? KeyHandle(EVP_EC_gen("P-256")) : read_key(kTsaKeyPem);
  parts.root = certificate_of("测试根", parts.root_key.get(), kSerialOfRoot, chosen.root_validity);
  X509_set_issuer_name(parts.root.get(), X509_get_subject_name(parts.root.get()));
  extend(parts.root.get(), NID_basic_constraints, "critical,CA:TRUE");
  extend(parts.root.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
  demand_done(X509_sign(parts.root.get(), parts.root_key.get(), EVP_sha256()) > 0, "X509_sign");
  parts.certificate = certificate_of(chosen.name, parts.key.get(), kSerialOfTsa, chosen.validity);
  X509_set_issuer_name(parts.certificate.get(), X509_get_subject_name(parts.root.get()));
  extend(parts.certificate.get(), NID_key_usage, "critical,digitalSignature");
  if (!chosen.purposes.empty()) {
    extend(parts.certificate.get(), NID_ext_key_usage, chosen.purposes);
  }
  const EVP_MD* digest = EVP_get_digestbyname(chosen.signature_digest.c_str());
  demand_done(X509_sign(parts.certificate.get(), parts.root_key.get(), digest) > 0, "X509_sign");
}

TestTsa::~TestTsa() = default;

std::string TestTsa::root_pem() const { return pem_of(PEM_write_bio_X509, parts_->root.get()); }

std::string TestTsa::certificate_pem() const {
  return pem_of(PEM_write_bio_X509, parts_->certificate.get());
}

std::string TestTsa::revocation_list_pem(Validity validity,
                                         const std::optional<RevokedCertificate>& revoked) const {
  const ListHandle list(X509_CRL_new());
  X509_CRL_set_version(list.get(), X509_CRL_VERSION_2);
  X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(parts_->root.get()));
  X509_CRL_set1_lastUpdate(list.get(), time_at(validity.begins_s).get());
  X509_CRL_set1_nextUpdate(list.get(), time_at(validity.ends_s).get());
  if (revoked) {
    X509_REVOKED* entry = X509_REVOKED_new();
    X509_REVOKED_set_serialNumber(entry, integer(kSerialOfTsa).get());
    X509_REVOKED_set_revocationDate(entry, time_at(revoked->revoked_s).get());
    if (revoked->reason) {
      const StringHandle reason(ASN1_STRING_type_new(V_ASN1_ENUMERATED));
      ASN1_ENUMERATED_set(reason.get(), *revoked->reason);
      X509_REVOKED_add1_ext_i2d(entry, NID_crl_reason, reason.get(), 0, 0);
    }
    X509_CRL_add0_revoked(list.get(), entry);
  }
  demand_done(X509_CRL_sign(list.get(), parts_->root_key.get(), EVP_sha256()) > 0, "X509_CRL_sign");
  return pem_of(PEM_write_bio_X509_CRL, list.get());
}

void TestTsa::Parts::add_signer(PKCS7* token, const TsaAnswer& answer) const {
  PKCS7_SIGNER_INFO* signer = PKCS7_add_signature(token, certificate.get(), key.get(),
                                                  EVP_get_digestbyname(answer.digest.c_str()));
  demand_done(signer != nullptr, "PKCS7_add_signature");
  PKCS7_add_signed_attribute(signer, NID_pkcs9_contentType, V_ASN1_OBJECT,
                             OBJ_nid2obj(NID_id_smime_ct_TSTInfo));
  // Else it would be the machine's.
  PKCS7_add0_attrib_signing_time(signer, time_at(kTokenTimeS).release());
  add_ess(signer, answer.ess == EssForm::kOfAnotherCertificate ? root.get() : certificate.get(),
          answer.ess);
}

TokenHandle TestTsa::Parts::sign(TS_TST_INFO* info, const TsaAnswer& answer) const {
  TokenHandle token(PKCS7_new());
  PKCS7_set_type(token.get(), NID_pkcs7_signed);
  ASN1_INTEGER_set(token->d.sign->version, kSignedDataVersion);
  if (answer.has_certificates) PKCS7_add_certificate(token.get(), certificate.get());
  for (int i = 0; i < answer.signers; ++i) add_signer(token.get(), answer);
  PKCS7* content = PKCS7_new();
  content->type = OBJ_nid2obj(NID_id_smime_ct_TSTInfo);
  content->d.other = ASN1_TYPE_new();
  ASN1_TYPE_set(content->d.other, V_ASN1_OCTET_STRING, ASN1_OCTET_STRING_new());
  demand_done(PKCS7_set_content(token.get(), content) == 1, "PKCS7_set_content");
  const StreamHandle stream(PKCS7_dataInit(token.get(), nullptr));
  demand_done(i2d_TS_TST_INFO_bio(stream.get(), info) == 1, "i2d_TS_TST_INFO_bio");
  demand_done(PKCS7_dataFinal(token.get(), stream.get()) == 1, "PKCS7_dataFinal");
  return token;
}

Bytes TestTsa::answer(ByteView request, const TsaAnswer& answer) const {
  const unsigned char* place = request.data();
  const RequestHandle asked(d2i_TS_REQ(nullptr, &place, static_cast<long>(request.size())));
  demand_done(asked != nullptr, "d2i_TS_REQ");
  const ResponseHandle response(TS_RESP_new());
  const StatusHandle status(TS_STATUS_INFO_new());
  TS_STATUS_INFO_set_status(status.get(), answer.status);
  TS_RESP_set_status_info(response.get(), status.get());
  if (answer.has_token) {
    InfoHandle info = make_info(asked.get(), parts_->certificate.get(), answer);
    TokenHandle token = parts_->sign(info.get(), answer);
    TS_RESP_set_tst_info(response.get(), token.release(), info.release());
  }
  const int size = i2d_TS_RESP(response.get(), nullptr);
  demand_done(size > 0, "i2d_TS_RESP");
  Bytes bytes(static_cast<std::size_t>(size));
  unsigned char* out = bytes.data();
  i2d_TS_RESP(response.get(), &out);
  return bytes;
}

}  // namespace fundtrail::test
