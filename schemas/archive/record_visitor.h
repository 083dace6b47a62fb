// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/kind.h"

namespace fundtrail {

/// Where in a record a field stands, such as `evidence[0].document`. Spelt out only when asked:
/// most walks never need it.
class FieldPath {
 public:
  void push(const char* name) { steps_.push_back({name, 0}); }
  void push(std::size_t index) { steps_.push_back({nullptr, index}); }
  void pop() { steps_.pop_back(); }

  [[nodiscard]] std::string str() const;

 private:
  struct Step {
    const char* name;  ///< nullptr: an element of a list
    std::size_t index;
  };
  std::vector<Step> steps_;
};

/// What a walk over a record meets. Lifetime of the arguments: the call.
class FieldVisitor {
 public:
  virtual ~FieldVisitor() = default;

  /// A field, also an absent one, before what it holds.
  virtual void on_field(const FieldPath& /*path*/) {}

  /// A text field that people read (not an id or a code).
  virtual void on_text(const FieldPath& /*path*/, const std::string& /*text*/) {}

  /// A commitment where a name may stand.
  virtual void on_commitment(const FieldPath& /*path*/) {}

  /// An enumerator: its JSON name and its Chinese label.
  virtual void on_enumerator(const FieldPath& /*path*/, std::string_view /*name*/,
                             std::string_view /*zh*/) {}

  /// A reference to another record; `kind` is what it must be, or nothing if any kind will do.
  virtual void on_reference(const FieldPath& /*path*/, std::optional<Kind> /*kind*/,
                            const std::string& /*id*/) {}
};

}  // namespace fundtrail
