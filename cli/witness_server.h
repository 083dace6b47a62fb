// SPDX-License-Identifier: Apache-2.0
//
// The witness over HTTP. The one place that includes libmicrohttpd.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "ledger/witness/witness_service.h"

struct MHD_Daemon;

namespace fundtrail {

/// Where a server listens.
struct ListenAddress {
  std::string host;        ///< an IPv4 or IPv6 address in digits; never a name
  std::uint16_t port = 0;  ///< 0: any that is free
};

/// Parses `HOST:PORT`, an IPv6 address in brackets. Throws: Error(kUsage) if it is anything else.
[[nodiscard]] ListenAddress parse_listen_address(std::string_view text);

/// Formats an address as part of a URL.
[[nodiscard]] std::string format_listen_address(const ListenAddress& address);

/// Is told of each request that was answered. Called from the server's thread.
using RequestLog = std::function<void(const ServiceRequest& request, const ServiceAnswer& answer)>;

/// Serves a witness until it is destroyed; what was begun is answered first.
///
/// One thread serves every connection. A connection that stays silent, a request that takes too
/// long or grows too large, and connections beyond a number are closed. It speaks HTTP alone:
/// before the Internet stands a reverse proxy, which does TLS and limits what one address may do.
class WitnessServer {
 public:
  /// Lifetime: `witness` and `clock` outlive the server. Throws: Error(kUsage) if the address is
  /// none of this machine or is taken.
  WitnessServer(Witness& witness, const Clock& clock, ListenAddress address, RequestLog log);
  ~WitnessServer();
  WitnessServer(const WitnessServer&) = delete;
  WitnessServer& operator=(const WitnessServer&) = delete;

  /// Where it listens, with the port that was free.
  [[nodiscard]] const ListenAddress& address() const noexcept { return address_; }

 private:
  friend struct WitnessServerCalls;
  struct DaemonDeleter {
    void operator()(MHD_Daemon* daemon) const noexcept;
  };

  Witness& witness_;
  const Clock& clock_;
  ListenAddress address_;
  RequestLog log_;
  std::unique_ptr<MHD_Daemon, DaemonDeleter> daemon_;  // destroyed first: its thread uses the rest
};

}  // namespace fundtrail
