// SPDX-License-Identifier: Apache-2.0
//
// Walks a record's fields for checks that concern every kind alike: texts and references.
#pragma once

#include <cereal/cereal.hpp>

#include "schemas/archive/record_visitor.h"
#include "schemas/archive/strict_archive.h"

namespace fundtrail {

/// Runs a FieldVisitor over a record's fields, in their order.
class RecordWalker : public cereal::OutputArchive<RecordWalker> {
 public:
  using IsStrictArchive = void;

  /// Lifetime: `visitor` outlives the walker.
  explicit RecordWalker(FieldVisitor& visitor) : OutputArchive(this), visitor_(visitor) {}

  void leaf(const std::string& value) { visitor_.on_text(path_, value); }
  void leaf(const AnyRef& value) { visitor_.on_reference(path_, std::nullopt, value.id); }
  void leaf(const Operand& value) {
    if (const auto* report = std::get_if<ReportRef>(&value.value)) {
      visitor_.on_reference(path_, Kind::kIndicatorReport, report->id);
    }
  }
  void leaf(const PartyName& value) {
    if (const auto* clear = std::get_if<std::string>(&value.value)) return leaf(*clear);
    visitor_.on_commitment(path_);
  }
  void leaf(const ReportedValue& value) {
    if (const auto* quality = std::get_if<QualitativeResult>(&value.value)) leaf(*quality);
  }
  template <RefType T>
  void leaf(const T& value) {
    visitor_.on_reference(path_, T::kKind, value.id);
  }
  template <Enumerated E>
  void leaf(E value) {
    if (const auto* entry = find_enum(value)) visitor_.on_enumerator(path_, entry->name, entry->zh);
  }
  template <Leaf T>
  requires(!RefType<T> && !Enumerated<T>) void leaf(const T&) {}

  template <class T>
  void field(const char* name, T& value) {
    path_.push(name);
    visitor_.on_field(path_);
    (*this)(value);
    path_.pop();
  }
  template <class T>
  void list(const std::vector<T>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      path_.push(i);
      (*this)(values[i]);
      path_.pop();
    }
  }
  template <class T>
  void maybe(const std::optional<T>& value) {
    if (value) (*this)(*value);
  }
  template <class... T>
  void alternatives(const std::variant<T...>& value) {
    std::visit([this](const auto& alternative) { (*this)(alternative); }, value);
  }

 private:
  FieldVisitor& visitor_;
  FieldPath path_;
};

}  // namespace fundtrail
