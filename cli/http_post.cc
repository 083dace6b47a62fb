// SPDX-License-Identifier: Apache-2.0
#include "cli/http_post.h"

#include <algorithm>
#include <memory>

#include <curl/curl.h>

#include "schemas/error.h"

namespace fundtrail {
namespace {

struct CurlDeleter {
  void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
  void operator()(CURLU* url) const noexcept { curl_url_cleanup(url); }
  void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
  void operator()(char* text) const noexcept { curl_free(text); }
};
using Handle = std::unique_ptr<CURL, CurlDeleter>;
using Url = std::unique_ptr<CURLU, CurlDeleter>;
using HeaderList = std::unique_ptr<curl_slist, CurlDeleter>;

/// What is being received.
struct Incoming {
  std::string body;
  std::size_t body_bytes_max = 0;
  std::size_t header_bytes = 0;
  std::size_t exceeded_bytes_max = 0;  // the limit that was passed, if one was
};

// What libcurl calls with each piece; taking less than all of it ends the transfer.
std::size_t take_body(char* piece, std::size_t, std::size_t bytes, void* to) {
  auto& incoming = *static_cast<Incoming*>(to);
  if (bytes > incoming.body_bytes_max - incoming.body.size()) {
    incoming.exceeded_bytes_max = incoming.body_bytes_max;
    return 0;
  }
  try {
    incoming.body.append(piece, bytes);
  } catch (...) {
    return 0;  // no memory: nothing may leave through a library in C
  }
  return bytes;
}

std::size_t count_header(char*, std::size_t, std::size_t bytes, void* to) {
  auto& incoming = *static_cast<Incoming*>(to);
  if (bytes > kHttpHeaderBytesMax - incoming.header_bytes) {
    incoming.exceeded_bytes_max = kHttpHeaderBytesMax;
    return 0;
  }
  incoming.header_bytes += bytes;
  return bytes;
}

// Called about once a second. What it shows is not worth a request.
int tell_waiting(void* site, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  try {
    static_cast<const HttpSite*>(site)->on_wait();
  } catch (...) {
    return 0;
  }
  return 0;
}

Message explain(CURLcode code, const HttpPost& request, const Incoming& incoming) {
  if (incoming.exceeded_bytes_max > 0) {
    return say("答复超过 {} 字节，不再接收",
               "its answer is longer than {} bytes and was not read on",
               incoming.exceeded_bytes_max);
  }
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return say("查不到主机名", "its host's name is not known");
    case CURLE_COULDNT_CONNECT:
      return say("连接不上，那里没有在服务", "nothing listens there");
    case CURLE_OPERATION_TIMEDOUT:
      return say("{} 秒内没有答完", "it has not answered within {} s", request.site.timeout_s);
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return say("连接断了，答复不完整", "the connection broke before the answer was whole");
    case CURLE_PEER_FAILED_VERIFICATION:
      return say("它的服务器证书不可信，或不是这个主机名的",
                 "its server's certificate is not trusted, or is of another host's name");
    case CURLE_SSL_CACERT_BADFILE:
      if (request.site.tls_roots_pem.empty()) {
        return say("本机没有可用的根证书，请安装 ca-certificates",
                   "this machine has no root certificates: install ca-certificates");
      }
      return say("所给的 https 根证书文件里没有可用的证书（PEM）",
                 "the file of root certificates for https has none in PEM that can be used");
    default:
      return say("{}", "{}", curl_easy_strerror(code));
  }
}

template <class Value>
void set(const Handle& handle, CURLoption option, Value value) {
  const CURLcode code = curl_easy_setopt(handle.get(), option, value);
  if (code == CURLE_OK) return;
  throw Error(ErrorCode::kInternal,
              say("libcurl 不接受选项 {}：{}", "libcurl refuses option {}: {}",
                  static_cast<int>(option), curl_easy_strerror(code)));
}

// The roots replace the system's, in files and folders.
void set_roots(const Handle& handle, const std::string& roots_pem) {
  curl_blob blob{const_cast<char*>(roots_pem.data()), roots_pem.size(), CURL_BLOB_NOCOPY};
  set(handle, CURLOPT_CAINFO_BLOB, &blob);
  set(handle, CURLOPT_CAPATH, nullptr);
}

void set_all(const Handle& handle, const HttpPost& request, const HeaderList& headers,
             Incoming& incoming) {
  set(handle, CURLOPT_URL, request.site.url.c_str());
  set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  set(handle, CURLOPT_FOLLOWLOCATION, 0L);
  set(handle, CURLOPT_HTTPHEADER, headers.get());
  set(handle, CURLOPT_POSTFIELDS, request.body.data());
  set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  set(handle, CURLOPT_WRITEFUNCTION, &take_body);
  set(handle, CURLOPT_WRITEDATA, &incoming);
  set(handle, CURLOPT_HEADERFUNCTION, &count_header);
  set(handle, CURLOPT_HEADERDATA, &incoming);
  if (request.site.on_wait) {
    set(handle, CURLOPT_NOPROGRESS, 0L);
    set(handle, CURLOPT_XFERINFOFUNCTION, &tell_waiting);
    set(handle, CURLOPT_XFERINFODATA, &request.site);
  }
  if (!request.site.tls_roots_pem.empty()) set_roots(handle, request.site.tls_roots_pem);
  set(handle, CURLOPT_NOSIGNAL, 1L);  // SIGPIPE is ignored in the whole program
  set(handle, CURLOPT_TIMEOUT, static_cast<long>(request.site.timeout_s));
}

std::string media_type(const char* content_type) {
  const std::string_view text = content_type == nullptr ? "" : content_type;
  std::string type(text.substr(0, text.find_first_of("; \t")));
  std::ranges::transform(type, type.begin(), [](char c) {
    return 'A' <= c && c <= 'Z' ? static_cast<char>(c | 32) : c;
  });
  return type;
}

/// A part of a URL; empty if it has none.
std::string part_of(const Url& url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, CurlDeleter> owned(text);
  return text;
}

}  // namespace

void require_http_url(const std::string& option, const std::string& url) {
  const Url parsed(curl_url());
  FUNDTRAIL_CHECK(parsed != nullptr);
  const bool is_url = curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) == CURLUE_OK;
  const std::string scheme = part_of(parsed, CURLUPART_SCHEME);
  if (!is_url || (scheme != "http" && scheme != "https")) {
    throw Error(ErrorCode::kUsage, say("选项 {} 的值“{}”不是 http:// 或 https:// 开头的网址",
                                       "option {}: “{}” is no address of http:// or https://",
                                       option, shown_text(url)));
  }
  if (part_of(parsed, CURLUPART_USER).empty() && part_of(parsed, CURLUPART_PASSWORD).empty())
    return;
  throw Error(ErrorCode::kUsage,
              say("选项 {} 的网址里不能写用户名和口令",
                  "option {}: an address has no user name or password here", option));
}

bool is_https(const std::string& url) {
  const Url parsed(curl_url());
  FUNDTRAIL_CHECK(parsed != nullptr);
  return curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) == CURLUE_OK &&
         part_of(parsed, CURLUPART_SCHEME) == "https";
}

Message describe_answer(const HttpAnswer& answer) {
  std::string text = answer.body.substr(0, answer.body.find_last_not_of("\r\n ") + 1);
  std::ranges::replace(text, '\n', ' ');
  if (text.empty()) return say("状态 {}", "status {}", answer.status);
  return say("状态 {}，“{}”", "status {}, “{}”", answer.status, shown_text(text));
}

HttpAnswer post(const HttpPost& request) {
  const Handle handle(curl_easy_init());
  const HeaderList headers(
      curl_slist_append(nullptr, ("Content-Type: " + request.content_type).c_str()));
  FUNDTRAIL_CHECK(handle != nullptr && headers != nullptr);
  Incoming incoming;
  incoming.body_bytes_max = request.answer_bytes_max;
  set_all(handle, request, headers, incoming);
  const CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK) {
    throw Error(ErrorCode::kUnchecked, say("{}：{}", "{}: {}", shown_text(request.site.url),
                                           explain(code, request, incoming)));
  }
  HttpAnswer answer;
  const char* content_type = nullptr;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer.status);
  curl_easy_getinfo(handle.get(), CURLINFO_CONTENT_TYPE, &content_type);
  answer.content_type = media_type(content_type);
  answer.body = std::move(incoming.body);
  return answer;
}

}  // namespace fundtrail
