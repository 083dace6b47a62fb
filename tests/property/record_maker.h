// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <cereal/cereal.hpp>

#include "schemas/archive/strict_archive.h"
#include "tests/property/generators.h"

namespace fundtrail::test {

// cereal looks for `serialize` in the namespaces of the archive and the value.
using fundtrail::serialize;

/// What a RecordMaker fills in.
struct MakerChoices {
  /// The ids that references may lead to. Nothing: any id.
  std::optional<std::map<Kind, std::vector<std::string>>> ids;
  bool has_few_values = false;  ///< of few different ones, else of all there are
  bool has_optionals = true;    ///< at random, else none
};

/// Fills the fields of a record at random, through the list that its `serialize` makes of them: a
/// new field of any kind is filled as well. Each field is valid by itself.
///
/// To cereal it is an archive for output, since one for input needs a partner that writes.
/// Requires: it runs where rapidcheck draws values (a property, or rc::gen::exec).
class RecordMaker : public cereal::OutputArchive<RecordMaker> {
 public:
  using IsStrictArchive = void;

  explicit RecordMaker(MakerChoices choices) : OutputArchive(this), choices_(std::move(choices)) {}

  void leaf(bool& value) { value = *rc::gen::arbitrary<bool>(); }
  void leaf(std::uint16_t& value);  // a year, wherever it is used
  void leaf(std::uint64_t& value) { value = *rc::gen::arbitrary<std::uint64_t>(); }
  void leaf(std::string& value);
  void leaf(Digest& value);
  void leaf(Date& value);
  void leaf(Amount& value);  // positive
  void leaf(Figure& value);
  void leaf(Region& value) { value = *any_region(); }
  void leaf(Uscc& value) { value.value = *any_uscc(); }
  void leaf(ProjectCode& value) { value.value = *any_project_code(); }
  void leaf(Id& value) { value.value = *any_id(); }
  void leaf(AnyRef& value);
  void leaf(Operand& value);
  void leaf(ReportedValue& value);
  void leaf(PartyName& value);
  template <Kind kTarget>
  void leaf(Ref<kTarget>& value) {
    value.id = draw_id(kTarget);
  }
  template <Enumerated E>
  void leaf(E& value) {
    value = *any_enumerator<E>();
  }

  template <class T>
  void field(const char*, T& value) {
    (*this)(value);
  }
  template <class T>
  void list(std::vector<T>& values) {
    values.clear();
    while (wants<T>() && values.size() < 3) (*this)(values.emplace_back());
  }
  template <class T>
  void maybe(std::optional<T>& value) {
    value.reset();
    if (wants<T>()) (*this)(value.emplace());
  }
  template <class... T>
  void alternatives(std::variant<T...>& value) {
    draw_alternative(value, draw_below(sizeof...(T)), std::index_sequence_for<T...>());
  }

  /// Whether a reference to a record of `kind` can lead anywhere.
  [[nodiscard]] bool has_ids(Kind kind) const {
    return !choices_.ids || choices_.ids->contains(kind);
  }

 private:
  // Whether there is to be a value of `T` where none is needed.
  template <class T>
  [[nodiscard]] bool wants() const {
    if constexpr (RefType<T>) {
      if (!has_ids(T::kKind)) return false;
    }
    return choices_.has_optionals && *rc::gen::arbitrary<bool>();
  }
  template <class Variant, std::size_t... kIndexes>
  void draw_alternative(Variant& value, std::size_t index, std::index_sequence<kIndexes...>) {
    ((index == kIndexes ? (*this)(value.template emplace<kIndexes>()) : *this), ...);
  }
  [[nodiscard]] std::string draw_id(Kind kind) const;

  MakerChoices choices_;
};

}  // namespace fundtrail::test
