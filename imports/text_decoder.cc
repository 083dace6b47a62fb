// SPDX-License-Identifier: Apache-2.0
#include "imports/text_decoder.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <iconv.h>

#include "schemas/error.h"
#include "schemas/fields/text.h"
#include "schemas/json/json_fault.h"

namespace fundtrail {
namespace {

constexpr std::size_t kWindowBytes = 262'144;
constexpr std::size_t kPieceBytes = 32'768;  // read at once: most tables are no larger
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// The most bytes of one character, in either encoding.
constexpr std::size_t kCharacterBytesMax = 4;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// As find_ill_formed, but quick where text is mostly ASCII, as tables of figures are.
std::optional<std::size_t> find_fault(std::string_view text) {
  const auto end = text.end();
  auto at = std::find_if_not(text.begin(), end, is_ascii);
  while (at != end) {
    const auto run_end = std::find_if(at, end, is_ascii);
    const auto offset = static_cast<std::size_t>(at - text.begin());
    const auto run = text.substr(offset, static_cast<std::size_t>(run_end - at));
    if (const auto fault = find_ill_formed(run)) return offset + *fault;
    at = std::find_if_not(run_end, end, is_ascii);
  }
  return std::nullopt;
}

}  // namespace

// Converts GB18030, of which GBK and GB2312 are parts.
class TextDecoder::Converter {
 public:
  Converter() : handle_(::iconv_open("UTF-8", "GB18030")) {
    if (handle_ != kNone) return;
    throw Error(ErrorCode::kUnchecked,
                say("文件像是 GB18030（GBK）编码，本机没有转换它的数据；请另存为 UTF-8",
                    "the file seems to be in GB18030, which this machine cannot convert; save it "
                    "as UTF-8"));
  }
  ~Converter() { ::iconv_close(handle_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // Converts as much of `bytes` as is whole and well formed. Returns: how many bytes that is.
  std::size_t convert(std::string& bytes, std::size_t begin, std::string& text) const {
    text.resize(2 * (bytes.size() - begin) + kCharacterBytesMax);
    char* in = bytes.data() + begin;
    char* out = text.data();
    std::size_t in_left = bytes.size() - begin;
    std::size_t out_left = text.size();
    // What stopped it is told by what is left.
    static_cast<void>(::iconv(handle_, &in, &in_left, &out, &out_left));
    text.resize(text.size() - out_left);
    return bytes.size() - begin - in_left;
  }

 private:
  inline static const ::iconv_t kNone = reinterpret_cast<::iconv_t>(std::intptr_t{-1});

  ::iconv_t handle_;
};

TextDecoder::TextDecoder(ReadBytes read) : read_(std::move(read)) {}
TextDecoder::~TextDecoder() = default;

// Fills the window, however little each read brings: what is decided must not depend on that.
void TextDecoder::fill() {
  window_.erase(0, used_);
  used_ = 0;
  std::size_t filled = window_.size();
  while (!is_at_end_ && filled < kWindowBytes) {
    if (filled == window_.size()) window_.resize(std::min(filled + kPieceBytes, kWindowBytes));
    const std::size_t bytes = read_(window_.data() + filled, window_.size() - filled);
    filled += bytes;
    is_at_end_ = bytes == 0;
  }
  window_.resize(filled);
}

void TextDecoder::open_first_window() {
  is_open_ = true;
  if (is_utf_16(window_)) {
    throw Error(ErrorCode::kRefused,
                say("文件是 UTF-16（Excel 的“Unicode 文本”），请另存为“CSV UTF-8”",
                    "the file is UTF-16 (“Unicode text” of Excel); save it as “CSV UTF-8”"));
  }
  if (!window_.starts_with(kByteOrderMark)) return;
  encoding_ = TextEncoding::kUtf8;
  used_ = kByteOrderMark.size();
}

void TextDecoder::decide() {
  if (std::all_of(window_.begin(), window_.end(), is_ascii)) return;
  const std::size_t fault = find_fault(window_).value_or(window_.size());
  const bool is_cut = !is_at_end_ && window_.size() - fault < kCharacterBytesMax;
  if (fault == window_.size() || is_cut) {
    encoding_ = TextEncoding::kUtf8;
    return;
  }
  converter_ = std::make_unique<Converter>();
  // Of a file that is in neither, the one that is right for longer tells where it breaks.
  const bool is_gb18030 = converter_->convert(window_, 0, decoded_) > fault;
  encoding_ = is_gb18030 ? TextEncoding::kGb18030 : TextEncoding::kUtf8;
}

// What is left of a window begins the next one; at the end, or if it is more than a character cut
// in two, it is a fault.
void TextDecoder::keep_rest(std::size_t used) {
  used_ += used;
  const std::size_t rest = window_.size() - used_;
  is_broken_ = rest > 0 && (is_at_end_ || rest >= kCharacterBytesMax);
}

std::string_view TextDecoder::take_utf8() {
  const std::string_view text = std::string_view(window_).substr(used_);
  const std::size_t whole = find_fault(text).value_or(text.size());
  keep_rest(whole);
  return text.substr(0, whole);
}

std::string_view TextDecoder::take_gb18030() {
  keep_rest(converter_->convert(window_, used_, decoded_));
  return decoded_;
}

std::string_view TextDecoder::next() {
  if (is_broken_) return {};
  fill();
  if (!is_open_) open_first_window();
  if (!encoding_) decide();
  return encoding() == TextEncoding::kUtf8 ? take_utf8() : take_gb18030();
}

}  // namespace fundtrail
