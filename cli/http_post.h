// SPDX-License-Identifier: Apache-2.0
//
// One request over HTTP to somebody whose answer is not trusted. The one place that includes
// libcurl.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "schemas/message.h"

namespace fundtrail {

/// Who is asked.
struct HttpSite {
  std::string url;         ///< one that `require_http_url` lets pass
  unsigned timeout_s = 0;  ///< for a request, from the look-up of the name on; Range: 1 and more
  std::function<void()> on_wait{};  ///< called about every second of waiting; may be empty
  /// The only roots that a server of https is trusted by, in PEM; if empty, the system's are.
  std::string tls_roots_pem{};
};

/// What is sent, and how much is taken back.
struct HttpPost {
  HttpSite site;
  std::string content_type;          ///< of `body`
  std::string_view body;             ///< Lifetime: outlives the request
  std::size_t answer_bytes_max = 0;  ///< of the answer's body
};

/// What came back: whatever the other side chose to send.
struct HttpAnswer {
  long status = 0;           ///< 200 to 599
  std::string content_type;  ///< in lower case, without parameters; empty if none was sent
  std::string body;
};

/// Throws: Error(kUsage), naming `option`, unless `url` is of http or https and has a host; one
/// with a user's name in it is refused, since it would stand in messages with the password.
void require_http_url(const std::string& option, const std::string& url);

/// Whether an address that `require_http_url` lets pass is of https.
[[nodiscard]] bool is_https(const std::string& url);

/// Sends a request and waits for its answer, whatever its status. Redirections are not followed:
/// who is asked, the caller decides. Over https the server's certificate is verified by the roots
/// of the site. Proxies are those that the environment names (`https_proxy`, `no_proxy`).
///
/// Throws: Error(kUnchecked), with the address, if there is no whole answer: nobody listens, it is
/// cut off, it takes too long, or its headers or body are too large. Cost: memory for the body,
/// and little more; ends after `timeout_s`, or when the system's look-up of the host's name does,
/// if that takes longer. Threads: no two first calls at once (libcurl initializes itself).
[[nodiscard]] HttpAnswer post(const HttpPost& request);

/// Tells the status and the beginning of the text of an answer that is not what was asked for.
[[nodiscard]] Message describe_answer(const HttpAnswer& answer);

/// The most bytes of headers that an answer may have.
inline constexpr std::size_t kHttpHeaderBytesMax = 65'536;

}  // namespace fundtrail
