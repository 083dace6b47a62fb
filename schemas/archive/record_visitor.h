// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemas/kind.h"

namespace fundtrail {

/// What a walk meets. Lifetime of the arguments: the call.
class FieldVisitor {
 public:
  virtual ~FieldVisitor() = default;

  /// A text field that people read (not an id or a code).
  virtual void on_text(const std::string& /*path*/, const std::string& /*text*/) {}

  /// An enumerator: its JSON name and its Chinese label, both of static lifetime.
  virtual void on_enumerator(const std::string& /*path*/, std::string_view /*name*/,
                             std::string_view /*zh*/) {}

  /// A reference to another record; `kind` is what it must be, or nothing if any kind will do.
  virtual void on_reference(const std::string& /*path*/, std::optional<Kind> /*kind*/,
                            const std::string& /*id*/) {}
};

}  // namespace fundtrail
