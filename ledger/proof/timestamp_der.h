// SPDX-License-Identifier: Apache-2.0
//
// A timestamp's request and response as OpenSSL's objects, and back. For this folder's sources
// alone: no public header shows OpenSSL.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <openssl/err.h>
#include <openssl/ts.h>

#include "ledger/proof/openssl_handles.h"
#include "schemas/bytes.h"
#include "schemas/digest.h"

namespace fundtrail {

using RequestHandle = std::unique_ptr<TS_REQ, OpensslDeleter<TS_REQ_free>>;
using ResponseHandle = std::unique_ptr<TS_RESP, OpensslDeleter<TS_RESP_free>>;
using ObjectIdHandle = std::unique_ptr<ASN1_OBJECT, OpensslDeleter<ASN1_OBJECT_free>>;

/// Takes back from OpenSSL's queue of errors what is put there while this lives: a failure that is
/// an answer here must not look like one of a later call.
class ErrorQueueMark {
 public:
  ErrorQueueMark() { ERR_set_mark(); }
  ~ErrorQueueMark() { ERR_pop_to_mark(); }
  ErrorQueueMark(const ErrorQueueMark&) = delete;
  ErrorQueueMark& operator=(const ErrorQueueMark&) = delete;
};

/// Encodes with `write`, one of OpenSSL's i2d functions. Returns: nothing if it cannot.
template <class T, class Write>
[[nodiscard]] std::optional<Bytes> encode_der(const T* object, const Write& write) {
  const int size = write(object, nullptr);
  if (size <= 0) return std::nullopt;
  Bytes bytes(static_cast<std::size_t>(size));
  std::uint8_t* place = bytes.data();
  if (write(object, &place) != size) return std::nullopt;
  return bytes;
}

/// Decodes `bytes` with `read` and `write`, OpenSSL's d2i and i2d functions of one type.
/// Returns: null if they are anything but the one encoding of a value: OpenSSL's reader alone
/// passes over bytes after it, and takes other encodings than DER.
template <class Handle, class Read, class Write>
[[nodiscard]] Handle decode_der(ByteView bytes, const Read& read, const Write& write) {
  const std::uint8_t* place = bytes.data();
  Handle object(read(nullptr, &place, static_cast<long>(bytes.size())));
  if (object == nullptr) return nullptr;
  const auto again = encode_der(object.get(), write);
  if (!again || !std::ranges::equal(*again, bytes)) return nullptr;
  return object;
}

/// An OID as `1.2.3`. Returns: null if `text` has another form.
[[nodiscard]] ObjectIdHandle parse_object_id(const std::string& text);

/// An OID as `1.2.3`, with numbers alone.
[[nodiscard]] std::string format_object_id(const ASN1_OBJECT* id);

/// A GeneralizedTime as RFC 3161 section 2.4.2 has it, `20240131235959.5Z`: UTC, with seconds, and
/// no zeros at the end of a fraction. Unit: µs since 1970; what is finer is cut off. Returns:
/// nothing for another form.
[[nodiscard]] std::optional<std::int64_t> microseconds_of(const ASN1_GENERALIZEDTIME* time);

/// An accuracy in µs. Returns: nothing if a part is out of its range, or seconds are above 2^31.
[[nodiscard]] std::optional<std::int64_t> microseconds_of(const TS_ACCURACY* accuracy);

/// An integer in hexadecimal, lower case, whole bytes.
[[nodiscard]] std::string format_integer(const ASN1_INTEGER* integer);

/// The suite of a message imprint, if it is one of ours and its digest has the suite's length.
[[nodiscard]] std::optional<HashSuite> suite_of(TS_MSG_IMPRINT* imprint);

/// The digest of a message imprint. Requires: suite_of(imprint).
[[nodiscard]] Digest digest_of(TS_MSG_IMPRINT* imprint);

}  // namespace fundtrail
