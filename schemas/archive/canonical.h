// SPDX-License-Identifier: Apache-2.0
//
// The canonical bytes of a record: one value, one encoding (docs/FORMAT.md "Canonical bytes").
#pragma once

#include <functional>
#include <limits>
#include <utility>

#include <cereal/cereal.hpp>

#include "schemas/archive/strict_archive.h"
#include "schemas/bytes.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {

/// Writes canonical bytes to the end of a buffer. Requires: every value is valid; the reader is the
/// judge. Cost: one pass, no allocation but the buffer's growth.
class CanonicalWriter : public cereal::OutputArchive<CanonicalWriter> {
 public:
  using IsStrictArchive = void;

  /// Lifetime: `bytes` outlives the writer.
  explicit CanonicalWriter(Bytes& bytes) : OutputArchive(this), bytes_(bytes) {}

  void leaf(bool value) { bytes_.push_back(value ? 1 : 0); }
  void leaf(std::uint16_t value) { write_varint(value); }
  void leaf(std::uint32_t value) { write_varint(value); }
  void leaf(std::uint64_t value) { write_varint(value); }
  void leaf(const std::string& value);
  void leaf(const Digest& value);
  void leaf(Date value) { write_varint(date_number(value)); }
  void leaf(Amount value) { write_signed(value.fen); }
  void leaf(const Figure& value);
  void leaf(Region value) { write_varint(value.code); }
  void leaf(const Uscc& value) { leaf(value.value); }
  void leaf(const ProjectCode& value) { leaf(value.value); }
  void leaf(const Id& value) { leaf(value.value); }
  void leaf(const AnyRef& value) { leaf(value.id); }
  void leaf(const Operand& value);
  void leaf(const ReportedValue& value);
  void leaf(const PartyName& value);
  template <RefType T>
  void leaf(const T& value) {
    leaf(value.id);
  }
  template <Enumerated E>
  void leaf(E value) {
    write_varint(static_cast<std::uint64_t>(value));
  }

  template <class T>
  void field(const char*, T& value) {
    (*this)(value);
  }
  template <class T>
  void list(const std::vector<T>& values) {
    write_varint(values.size());
    for (const T& value : values) (*this)(value);
  }
  template <class T>
  void maybe(const std::optional<T>& value) {
    leaf(value.has_value());
    if (value) (*this)(*value);
  }
  template <class... T>
  void alternatives(const std::variant<T...>& value) {
    write_varint(value.index());
    std::visit([this](const auto& alternative) { (*this)(alternative); }, value);
  }

 private:
  void write_varint(std::uint64_t value);
  void write_signed(std::int64_t value);

  Bytes& bytes_;
};

/// Reads canonical bytes, and only those: whatever it accepts, CanonicalWriter writes back the
/// same.
///
/// Refuses sizes beyond the bytes that remain before any memory is taken, non-minimal integers,
/// values out of range, unknown enumerators, booleans other than 0 and 1, ill-formed text.
/// Throws (from every function): FormatError with the byte's offset and the field's name.
class CanonicalReader : public cereal::InputArchive<CanonicalReader> {
 public:
  using IsStrictArchive = void;

  /// Lifetime: `bytes` outlives the reader.
  explicit CanonicalReader(ByteView bytes) : InputArchive(this), bytes_(bytes) {}

  /// Ends the reading. Throws: FormatError if bytes are left.
  void finish() const;

  void leaf(bool& value);
  void leaf(std::uint16_t& value) { value = read_narrow<std::uint16_t>(); }
  void leaf(std::uint32_t& value) { value = read_narrow<std::uint32_t>(); }
  void leaf(std::uint64_t& value) { value = read_varint(); }
  void leaf(std::string& value);
  void leaf(Digest& value);
  void leaf(Date& value);
  void leaf(Amount& value);
  void leaf(Figure& value);
  void leaf(Region& value);
  void leaf(Uscc& value);
  void leaf(ProjectCode& value);
  void leaf(Id& value) { read_id(value.value); }
  void leaf(AnyRef& value) { read_id(value.id); }
  void leaf(Operand& value);
  void leaf(ReportedValue& value);
  void leaf(PartyName& value);
  template <RefType T>
  void leaf(T& value) {
    read_id(value.id);
  }
  template <Enumerated E>
  void leaf(E& value) {
    const std::uint64_t number = read_varint();
    value = static_cast<E>(number);
    const bool fits = number <= std::numeric_limits<std::underlying_type_t<E>>::max();
    if (!fits || find_enum(value) == nullptr) refuse_enumerator(number);
  }

  template <class T>
  void field(const char* name, T& value) {
    const char* const outer = std::exchange(field_name_, name);
    (*this)(value);
    field_name_ = outer;
  }
  template <class T>
  void list(std::vector<T>& values) {
    const std::uint64_t count = read_varint();
    if (count > kListSizeMax || count > bytes_.size() - offset_) refuse_size(count);
    values.clear();
    for (std::uint64_t i = 0; i < count; ++i) {
      T value{};
      (*this)(value);
      values.push_back(std::move(value));
    }
  }
  template <class T>
  void maybe(std::optional<T>& value) {
    bool is_present = false;
    leaf(is_present);
    if (is_present) {
      (*this)(value.emplace());
    } else {
      value.reset();
    }
  }
  template <class... T>
  void alternatives(std::variant<T...>& value) {
    const std::uint64_t index = read_varint();
    if (index >= sizeof...(T)) refuse_enumerator(index);
    read_alternative(value, index, std::index_sequence_for<T...>());
  }

 private:
  template <class Variant, std::size_t... kIndexes>
  void read_alternative(Variant& value, std::uint64_t index, std::index_sequence<kIndexes...>) {
    ((index == kIndexes ? (*this)(value.template emplace<kIndexes>()) : *this), ...);
  }
  template <class T>
  T read_narrow() {
    const std::uint64_t value = read_varint();
    if (value > std::numeric_limits<T>::max()) refuse_value();
    return static_cast<T>(value);
  }
  std::uint8_t read_byte();
  std::uint64_t read_varint();
  std::int64_t read_signed();
  void read_id(std::string& value);
  std::string read_string();
  [[noreturn]] void refuse(const Message& reason) const;
  [[noreturn]] void refuse_value() const;
  [[noreturn]] void refuse_size(std::uint64_t size) const;
  [[noreturn]] void refuse_enumerator(std::uint64_t number) const;

  ByteView bytes_;
  std::size_t offset_ = 0;
  const char* field_name_ = "";
};

}  // namespace fundtrail

// cereal asks which archives belong together.
CEREAL_SETUP_ARCHIVE_TRAITS(fundtrail::CanonicalReader, fundtrail::CanonicalWriter)
