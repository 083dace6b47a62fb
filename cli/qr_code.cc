// SPDX-License-Identifier: Apache-2.0
//
// The one place that includes qrcodegen and libpng.
#include "cli/qr_code.h"

#include <cstdint>

#include <png.h>
#include <qrcodegen.hpp>

#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::size_t kMargin = 4;  // modules, as the standard demands
constexpr std::size_t kModuleDots = 8;
constexpr std::uint8_t kBlack = 0x00;
constexpr std::uint8_t kWhite = 0xff;

qrcodegen::QrCode encode(std::string_view bytes) {
  try {
    return qrcodegen::QrCode::encodeBinary({bytes.begin(), bytes.end()},
                                           qrcodegen::QrCode::Ecc::MEDIUM);
  } catch (const qrcodegen::data_too_long&) {
    throw Error(ErrorCode::kRefused,
                say("内容有 {} 字节，放不进一个二维码；请改用文件",
                    "{} bytes do not fit into a QR code: use the file", bytes.size()));
  }
}

}  // namespace

QrCode::QrCode(std::string_view bytes) {
  const qrcodegen::QrCode code = encode(bytes);
  size_ = static_cast<std::size_t>(code.getSize());
  modules_.reserve(size_ * size_);
  for (int row = 0; row < code.getSize(); ++row) {
    for (int column = 0; column < code.getSize(); ++column) {
      modules_.push_back(code.getModule(column, row));
    }
  }
}

std::size_t QrCode::columns() const noexcept { return size_ + 2 * kMargin; }

// Places count from the corner of the margin, which is light, as is everything beyond it.
bool QrCode::is_dark(std::size_t column, std::size_t row) const noexcept {
  if (column < kMargin || row < kMargin) return false;
  column -= kMargin;
  row -= kMargin;
  return column < size_ && row < size_ && modules_[row * size_ + column];
}

std::string QrCode::terminal_text(bool is_coloured) const {
  std::string text;
  for (std::size_t row = 0; row < columns(); row += 2) {
    if (is_coloured) text += "\x1b[97;40m";
    for (std::size_t column = 0; column < columns(); ++column) {
      const bool is_upper_light = !is_dark(column, row);
      const bool is_lower_light = !is_dark(column, row + 1);
      text += is_upper_light ? (is_lower_light ? "█" : "▀") : (is_lower_light ? "▄" : " ");
    }
    text += is_coloured ? "\x1b[0m\n" : "\n";
  }
  return text;
}

std::string QrCode::png() const {
  const std::size_t side = columns() * kModuleDots;
  std::vector<std::uint8_t> dots;
  dots.reserve(side * side);
  for (std::size_t y = 0; y < side; ++y) {
    for (std::size_t x = 0; x < side; ++x) {
      dots.push_back(is_dark(x / kModuleDots, y / kModuleDots) ? kBlack : kWhite);
    }
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(side);
  image.height = image.width;
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t bytes = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string file(bytes, '\0');
  FUNDTRAIL_CHECK(
      png_image_write_to_memory(&image, file.data(), &bytes, 0, dots.data(), 0, nullptr) != 0);
  file.resize(bytes);
  return file;
}

}  // namespace fundtrail
