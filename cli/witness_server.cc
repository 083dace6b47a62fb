// SPDX-License-Identifier: Apache-2.0
#include "cli/witness_server.h"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <optional>
#include <utility>

#include <microhttpd.h>
#include <netdb.h>
#include <sys/socket.h>

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr unsigned kConnectionsMax = 64;
constexpr unsigned kSilenceSeconds = 15;
constexpr std::chrono::seconds kRequestTimeMax{30};
// Of one connection: its headers have to fit.
constexpr std::size_t kConnectionBytesMax = 32'768;

/// What was received of a request.
struct Incoming {
  std::string body;
  std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
};

struct AddressDeleter {
  void operator()(addrinfo* address) const noexcept { ::freeaddrinfo(address); }
};
using SocketAddress = std::unique_ptr<addrinfo, AddressDeleter>;

struct ResponseDeleter {
  void operator()(MHD_Response* response) const noexcept { MHD_destroy_response(response); }
};

/// The address as the system wants it, or nothing if it is not written in digits.
SocketAddress resolve(const ListenAddress& address) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
  addrinfo* found = nullptr;
  const std::string port = std::to_string(address.port);
  if (::getaddrinfo(address.host.c_str(), port.c_str(), &hints, &found) != 0) return nullptr;
  return SocketAddress(found);
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return port;
}

bool is_declared_too_long(MHD_Connection* connection) {
  const char* value =
      MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);
  if (value == nullptr) return false;
  const std::string_view text = value;
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  return error != std::errc() || size > kAddCheckpointBytesMax;
}

MHD_Result send(MHD_Connection* connection, const ServiceAnswer& answer) {
  std::string body = answer.body;
  const std::unique_ptr<MHD_Response, ResponseDeleter> response(
      MHD_create_response_from_buffer(body.size(), body.data(), MHD_RESPMEM_MUST_COPY));
  if (response == nullptr) return MHD_NO;
  MHD_add_response_header(response.get(), MHD_HTTP_HEADER_CONTENT_TYPE,
                          answer.content_type.c_str());
  if (!answer.allow.empty()) {
    MHD_add_response_header(response.get(), MHD_HTTP_HEADER_ALLOW, answer.allow.c_str());
  }
  return MHD_queue_response(connection, answer.status, response.get());
}

void forget_request(void*, MHD_Connection*, void** state, MHD_RequestTerminationCode) {
  delete static_cast<Incoming*>(*state);
  *state = nullptr;
}

}  // namespace

/// What libmicrohttpd calls: once at the headers, at each piece of the body, and at its end. MHD_NO
/// closes the connection.
struct WitnessServerCalls {
  // NOLINTNEXTLINE(readability-function-size): its parameters are the library's
  static MHD_Result handle(void* server, MHD_Connection* connection, const char* path,
                           const char* method, const char*, const char* piece,
                           std::size_t* piece_bytes, void** state) {
    try {
      auto& self = *static_cast<WitnessServer*>(server);
      if (*state == nullptr) {
        *state = std::make_unique<Incoming>().release();
        if (!is_declared_too_long(connection)) return MHD_YES;
        return finish(self, connection, {method, path, {}}, answer_too_long());
      }
      Incoming& incoming = *static_cast<Incoming*>(*state);
      if (*piece_bytes > 0) {
        const std::string_view bytes(piece, std::exchange(*piece_bytes, 0));
        return take(incoming, bytes) ? MHD_YES : MHD_NO;
      }
      const ServiceRequest request{method, path, incoming.body};
      return finish(self, connection, request, answer_request(self.witness_, request, self.clock_));
    } catch (...) {
      return MHD_NO;  // no memory: nothing may leave through a library in C
    }
  }

  static bool take(Incoming& incoming, std::string_view bytes) {
    if (bytes.size() > kAddCheckpointBytesMax - incoming.body.size()) return false;
    if (std::chrono::steady_clock::now() - incoming.begun > kRequestTimeMax) return false;
    incoming.body += bytes;
    return true;
  }

  static MHD_Result finish(const WitnessServer& self, MHD_Connection* connection,
                           const ServiceRequest& request, const ServiceAnswer& answer) {
    self.log_(request, answer);
    return send(connection, answer);
  }
};

ListenAddress parse_listen_address(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon != text.npos) {
    std::string_view host = text.substr(0, colon);
    const bool is_bracketed = host.starts_with('[') && host.ends_with(']');
    if (is_bracketed) host = host.substr(1, host.size() - 2);
    const auto port = parse_port(text.substr(colon + 1));
    const bool is_v6 = host.find(':') != host.npos;
    if (port && !host.empty() && is_v6 == is_bracketed) {
      ListenAddress address{std::string(host), *port};
      if (resolve(address) != nullptr) return address;
    }
  }
  throw Error(ErrorCode::kUsage,
              say("选项 --listen 的值“{}”不对，应为 地址:端口，地址写数字，如 127.0.0.1:8080 或 "
                  "[::1]:8080；端口 0 表示任选",
                  "option --listen: the value “{}” is wrong, give ADDRESS:PORT, the address in "
                  "digits, such as 127.0.0.1:8080 or [::1]:8080; port 0 is any that is free",
                  shown_text(text)));
}

std::string format_listen_address(const ListenAddress& address) {
  const bool is_v6 = address.host.find(':') != std::string::npos;
  return (is_v6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

void WitnessServer::DaemonDeleter::operator()(MHD_Daemon* daemon) const noexcept {
  MHD_stop_daemon(daemon);
}

WitnessServer::WitnessServer(Witness& witness, const Clock& clock, ListenAddress address,
                             RequestLog log)
    : witness_(witness), clock_(clock), address_(std::move(address)), log_(std::move(log)) {
  const SocketAddress socket_address = resolve(address_);
  FUNDTRAIL_CHECK(socket_address != nullptr);
  unsigned flags = MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD;
  if (socket_address->ai_family == AF_INET6) flags |= MHD_USE_IPv6;
  daemon_.reset(MHD_start_daemon(
      flags, address_.port, nullptr, nullptr, &WitnessServerCalls::handle, this,
      MHD_OPTION_SOCK_ADDR, socket_address->ai_addr, MHD_OPTION_CONNECTION_LIMIT, kConnectionsMax,
      MHD_OPTION_CONNECTION_TIMEOUT, kSilenceSeconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
      kConnectionBytesMax, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_COMPLETED,
      &forget_request, nullptr, MHD_OPTION_END));
  if (daemon_ == nullptr) {
    throw Error(ErrorCode::kUsage,
                say("无法在 {} 监听：{}；请换一个地址或端口（--listen）",
                    "nothing can listen on {}: {}; give another address or port (--listen)",
                    format_listen_address(address_), ::strerrordesc_np(errno)));
  }
  const MHD_DaemonInfo* info = MHD_get_daemon_info(daemon_.get(), MHD_DAEMON_INFO_BIND_PORT);
  if (info != nullptr) address_.port = info->port;
}

WitnessServer::~WitnessServer() = default;

}  // namespace fundtrail
