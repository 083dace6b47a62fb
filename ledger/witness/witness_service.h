// SPDX-License-Identifier: Apache-2.0
//
// What a witness answers over HTTP, without HTTP: a pure mapping of requests to answers. Source:
// C2SP tlog-witness; docs/FORMAT.md "Witness".
#pragma once

#include <string>
#include <string_view>

#include "ledger/ledger.h"
#include "ledger/witness/witness.h"

namespace fundtrail {

/// A request, whole. Lifetime: the call.
struct ServiceRequest {
  std::string_view method;  ///< such as `POST`
  std::string_view path;    ///< decoded, without a query
  std::string_view body;
};

/// What is answered.
struct ServiceAnswer {
  unsigned status = 0;
  std::string content_type;
  std::string body;
  std::string allow;  ///< of 405: the method that there is
  Message reason;     ///< of a refusal, for whoever runs the witness; may name its files
};

/// Answers `POST /add-checkpoint` and `GET /<origin hash>/checkpoint`.
///
/// Refusals have both languages as body, but for 409, whose body is the size cosigned last. Throws
/// nothing that is an Error: a fault of the witness is 500, told to its keeper alone.
/// Threads: safe to call together.
[[nodiscard]] ServiceAnswer answer_request(Witness& witness, const ServiceRequest& request,
                                           const Clock& clock);

/// The answer to a request that is not read whole, being longer than kAddCheckpointBytesMax.
[[nodiscard]] ServiceAnswer answer_too_long();

}  // namespace fundtrail
