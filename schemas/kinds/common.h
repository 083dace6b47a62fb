// SPDX-License-Identifier: Apache-2.0
//
// What every business record has beside its own fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/archive/field.h"
#include "schemas/digest.h"
#include "schemas/fields/codes.h"
#include "schemas/fields/date.h"
#include "schemas/fields/figure.h"
#include "schemas/fields/id.h"

namespace fundtrail {

/// A place in a document that supports a record 依据.
struct Evidence {
  DocumentRef document;
  std::optional<std::string> section;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("document", document), field("section", section));
  }
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// Where the recorder read what is recorded 录入出处与原文.
struct Citation {
  DocumentRef document;
  std::string section;
  std::optional<std::string> quote;  ///< a few words of the original

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("document", document), field("section", section), field("quote", quote));
  }
  friend bool operator==(const Citation&, const Citation&) = default;
};

/// The common fields. A kind derives from it, and lists `identity` first and `origin` last.
struct RecordBase {
  Id id;
  std::optional<ProgrammeRef> programme;
  std::vector<Evidence> evidence;
  std::optional<Citation> cited_in;
  std::optional<std::string> recorded_by;  ///< 录入
  std::optional<std::string> reviewed_by;  ///< 复核
  std::optional<std::string> late_reason;  ///< 补录原因
  std::optional<std::string> note;

  template <class Archive>
  void serialize_identity(Archive& archive) {
    archive(field("id", id), field("programme", programme));
  }
  template <class Archive>
  void serialize_origin(Archive& archive) {
    archive(field("evidence", evidence), field("cited_in", cited_in),
            field("recorded_by", recorded_by), field("reviewed_by", reviewed_by),
            field("late_reason", late_reason), field("note", note));
  }
  friend bool operator==(const RecordBase&, const RecordBase&) = default;
};

/// Rules that several kinds share, for their `check_rules`. Throws: FieldError.
void require_programme(const RecordBase& record);
void refuse_programme(const RecordBase& record);
void require_positive(const char* field_path, Amount amount);
void refuse_negative(const char* field_path, Amount amount);
void require_money(const char* field_path, const Figure& figure);
void require_year(const char* field_path, std::uint16_t year);
void require_elements(const char* field_path, bool is_filled);

}  // namespace fundtrail
