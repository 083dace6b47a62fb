// SPDX-License-Identifier: Apache-2.0
//
// What the strict archives share: how cereal reaches them. Every type a record may hold arrives at
// one of the archive's functions
//
//   leaf(value)            a value with an encoding of its own (text, numbers, dates, enumerators…)
//   field(name, value)     one named field of a struct
//   list(vector)           a repeated value
//   maybe(optional)        an optional value
//   alternatives(variant)  exactly one of several structs
//
// cereal's own archives and its support for standard types are not used: they are lenient, and not
// canonical.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <cereal/cereal.hpp>

#include "schemas/digest.h"
#include "schemas/enum_table.h"
#include "schemas/fields/codes.h"
#include "schemas/fields/date.h"
#include "schemas/fields/figure.h"
#include "schemas/fields/id.h"
#include "schemas/fields/operand.h"
#include "schemas/fields/party_name.h"
#include "schemas/fields/reported_value.h"

namespace fundtrail {

template <class A>
concept StrictArchive = requires {
  typename A::IsStrictArchive;
};

template <class T>
struct IsRef : std::false_type {};
template <Kind kTarget>
struct IsRef<Ref<kTarget>> : std::true_type {};

/// Whether `T` is a reference to a record of one kind.
template <class T>
concept RefType = IsRef<T>::value;

template <class T>
concept ScalarLeaf =
    std::same_as<T, bool> || std::same_as<T, std::uint16_t> || std::same_as<T, std::uint32_t> ||
    std::same_as<T, std::uint64_t> || std::same_as<T, std::string> || std::same_as<T, Digest> ||
    std::same_as<T, Date> || std::same_as<T, Amount> || std::same_as<T, Figure> ||
    std::same_as<T, Region> || std::same_as<T, Uscc> || std::same_as<T, ProjectCode> ||
    std::same_as<T, Id> || std::same_as<T, AnyRef> || std::same_as<T, Operand> ||
    std::same_as<T, ReportedValue> || std::same_as<T, PartyName>;

template <class T>
concept Leaf = ScalarLeaf<T> || RefType<T> || Enumerated<T>;

template <StrictArchive A, Leaf T>
void serialize(A& archive, T& value) {
  archive.leaf(value);
}

template <StrictArchive A, class T>
void serialize(A& archive, cereal::NameValuePair<T>& pair) {
  archive.field(pair.name, pair.value);
}

template <StrictArchive A, class T>
void serialize(A& archive, std::vector<T>& values) {
  archive.list(values);
}

template <StrictArchive A, class T>
void serialize(A& archive, std::optional<T>& value) {
  archive.maybe(value);
}

template <StrictArchive A, class... T>
void serialize(A& archive, std::variant<T...>& value) {
  archive.alternatives(value);
}

}  // namespace fundtrail

namespace cereal {

// cereal would store enumerators by number through its own minimal functions; ours are leaves.
template <fundtrail::StrictArchive A, fundtrail::Enumerated E>
struct specialize<A, E, specialization::non_member_serialize> : std::true_type {};

}  // namespace cereal
