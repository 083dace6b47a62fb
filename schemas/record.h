// SPDX-License-Identifier: Apache-2.0
//
// A record of any kind, and what can be done with it without knowing which.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schemas/archive/record_visitor.h"
#include "schemas/bytes.h"
#include "schemas/json/json_value.h"
#include "schemas/kinds/allocation.h"
#include "schemas/kinds/answer.h"
#include "schemas/kinds/balance.h"
#include "schemas/kinds/budget.h"
#include "schemas/kinds/correction.h"
#include "schemas/kinds/disbursement.h"
#include "schemas/kinds/document.h"
#include "schemas/kinds/genesis.h"
#include "schemas/kinds/indicator_report.h"
#include "schemas/kinds/inquiry.h"
#include "schemas/kinds/key.h"
#include "schemas/kinds/party.h"
#include "schemas/kinds/policy.h"
#include "schemas/kinds/programme.h"
#include "schemas/kinds/project.h"
#include "schemas/kinds/receipt.h"
#include "schemas/kinds/rectification.h"
#include "schemas/kinds/refund.h"
#include "schemas/kinds/response.h"
#include "schemas/kinds/signature.h"
#include "schemas/kinds/statement.h"
#include "schemas/kinds/target.h"

namespace fundtrail {

/// A record of one of the kinds this version knows.
using Record =
    std::variant<Genesis, KeyChange, BatchSignature, ApprovalPolicy, Party, Programme, Project,
                 Document, Budget, Allocation, Receipt, Disbursement, Refund, Balance, Target,
                 IndicatorReport, Statement, Correction, Inquiry, Answer, Response, Rectification>;

/// The kind of a record.
[[nodiscard]] Kind record_kind(const Record& record);

/// The version of its kind that a record was written in.
[[nodiscard]] std::uint8_t record_version(const Record& record);

/// The fields every business record has, or nullptr for a system record.
/// Lifetime: that of `record`.
[[nodiscard]] const RecordBase* record_base(const Record& record);

/// The id of a record, or an empty text for a system record. Lifetime: that of `record`.
[[nodiscard]] std::string_view record_id(const Record& record);

/// The day a record is about 业务日期, if it says one.
[[nodiscard]] std::optional<Date> business_date(const Record& record);

/// The amount of a record of money, if it is one.
[[nodiscard]] std::optional<Amount> record_amount(const Record& record);

/// Whether this version can decode bodies of `kind` and `version`.
[[nodiscard]] bool is_known(std::uint16_t kind, std::uint8_t version);

/// Appends the canonical body of `record` to `bytes`. Source: docs/FORMAT.md "Canonical bytes".
void encode_record(const Record& record, Bytes& bytes);

/// Decodes a canonical body. Requires: is_known(kind, version).
/// Throws: FormatError if the body is not canonical or breaks a rule of its kind.
[[nodiscard]] Record decode_record(std::uint16_t kind, std::uint8_t version, ByteView body);

/// Returns the JSON form: `kind` first, then the fields in order.
[[nodiscard]] JsonValue record_to_json(const Record& record);

/// Reads the JSON form that people write. System kinds are refused: the ledger makes them.
/// Throws: FieldErrors, each of which names the field, its value as JSON, and why.
[[nodiscard]] Record record_from_json(const JsonValue& value);

/// Reads the JSON form of a record of any kind, as programs pass it on: system kinds as well.
/// Throws: as record_from_json.
[[nodiscard]] Record any_record_from_json(const JsonValue& value);

/// Visits a record's texts and references, in the order of its fields.
void walk_record(const Record& record, FieldVisitor& visitor);

/// Checks the texts of a record for what is demanded at append only: normalization form C,
/// characters assigned in Unicode 14, and no resident identity number. Throws: FieldErrors.
void check_texts(const Record& record);

/// The names of the fields of a kind, in their order.
[[nodiscard]] std::vector<std::string> field_names(Kind kind);

/// A reference that a record makes.
struct RecordReference {
  std::string field_path;    ///< such as `evidence[0].document`
  std::optional<Kind> kind;  ///< what it must be; nothing: any kind
  std::string id;
};

/// Lists the references of a record, in the order of its fields.
[[nodiscard]] std::vector<RecordReference> record_references(const Record& record);

/// Gives the name by which people know a record, such as 长春市 for `changchun`; empty if unknown.
using NameOf = std::function<std::string(const std::string& id)>;

/// Describes a record in the words of its field, such as “拨付 财政间调拨 吉林省财政厅→长春市
/// 838.00万元（DB-1）”. Where `name_of` is empty or knows no name, ids stand. Never throws on any
/// valid record.
[[nodiscard]] Message describe_record(const Record& record, const NameOf& name_of = {});

}  // namespace fundtrail
