// SPDX-License-Identifier: Apache-2.0
//
// Records in the words of their field, for messages.
#include "schemas/record.h"

namespace fundtrail {
namespace {

Message amount_text(Amount amount) { return say("{}", "{}", format_wan_yuan(amount.fen)); }

Message value_words(const ReportedValue& value) {
  if (const auto* quality = std::get_if<QualitativeResult>(&value.value)) {
    return enum_label(*quality);
  }
  return say("{}", "{}", format_reported_value(value));
}

// The name of the first key that signed a note; empty if none did.
// Source: C2SP signed-note, "Format".
std::string_view first_signer(std::string_view note) {
  constexpr std::string_view kBefore = "\n\n\u2014 ";
  const std::size_t start = note.rfind(kBefore);
  if (start == std::string_view::npos) return {};
  const std::string_view line = note.substr(start + kBefore.size());
  return line.substr(0, line.find(' '));
}

struct Describer {
  const NameOf& name_of;

  template <class Reference>
  [[nodiscard]] std::string name(const Reference& reference) const {
    std::string known = name_of ? name_of(reference.id) : std::string();
    return known.empty() ? reference.id : known;
  }
  [[nodiscard]] Message flow(const PartyRef& from, const PartyRef& to, Amount amount) const {
    return say("{}→{} {}", "{} to {} {}", name(from), name(to), amount_text(amount));
  }

  Message operator()(const Genesis& record) const { return say("{}", "{}", record.origin); }
  Message operator()(const KeyChange& record) const {
    return say("{} {}", "{} {}", enum_label(record.action), key_name(record.vkey));
  }
  Message operator()(const BatchSignature& record) const {
    const std::string_view name = first_signer(record.note);
    return name.empty() ? say("（无签名行）", "(no signature line)") : say("{}", "{}", name);
  }
  Message operator()(const ApprovalPolicy& record) const {
    return say("须签名 {} 类，须审批 {} 类", "{} kinds to be signed, {} to be approved",
               record.signed_kinds.size(), record.approved_kinds.size());
  }
  Message operator()(const Party& record) const {
    const std::string_view clear = clear_name(record.name);
    if (clear.empty()) return say("（名称未公开）", "(name withheld)");
    return say("{}", "{}", clear);
  }
  Message operator()(const Programme& record) const { return say("{}", "{}", record.name); }
  Message operator()(const Project& record) const { return say("{}", "{}", record.name); }
  Message operator()(const Document& record) const {
    return record.number ? say("《{}》{}", "“{}” {}", record.title, *record.number)
                         : say("《{}》", "“{}”", record.title);
  }
  Message operator()(const Budget& record) const {
    return say("{} {}", "{} {}", enum_label(record.type), amount_text(record.amount));
  }
  Message operator()(const Allocation& record) const {
    return flow(record.from, record.to, record.amount);
  }
  Message operator()(const Receipt& record) const {
    return say("{} {}", "{} {}", name(record.party), amount_text(record.amount));
  }
  Message operator()(const Disbursement& record) const {
    return say("{} {}", "{} {}", enum_label(record.stage),
               flow(record.from, record.to, record.amount));
  }
  Message operator()(const Refund& record) const {
    return flow(record.from, record.to, record.amount);
  }
  Message operator()(const Balance& record) const {
    return say("{} {}", "{} {}", name(record.party), amount_text(record.amount));
  }
  Message operator()(const Target& record) const {
    if (!record.value) return say("{}", "{}", record.name);
    const std::string value = format_figure(*record.value);
    if (record.comparator == Comparator::kUnstated) {
      return say("{} {}（比较方式未载明）", "{} {} (comparison not stated)", record.name, value);
    }
    return say("{} {}{}", "{} {} {}", record.name, enum_label(record.comparator), value);
  }
  Message operator()(const IndicatorReport& record) const {
    return say("{} {}", "{} {}", name(record.target), value_words(record.value));
  }
  Message operator()(const Statement& record) const {
    if (record.quote) return say("“{}”", "“{}”", *record.quote);
    return say("{} {}", "{} {}", name(record.document), record.section);
  }
  Message operator()(const Correction& record) const {
    return say("{} {}", "{} {}", enum_label(record.type), name(record.of));
  }
  Message operator()(const Inquiry& record) const { return say("{}", "{}", record.number); }
  Message operator()(const Answer& record) const { return say("{}", "{}", name(record.inquiry)); }
  Message operator()(const Response& record) const {
    return say("{} {}", "{} {}", record.finding.rule, name(record.by));
  }
  Message operator()(const Rectification& record) const {
    return say("{} {}", "{} {}", name(record.inquiry), enum_label(record.status));
  }
};

}  // namespace

Message describe_record(const Record& record, const NameOf& name_of) {
  const Message kind = enum_label(record_kind(record));
  const std::string_view id = record_id(record);
  const Message what = std::visit(Describer{name_of}, record);
  return id.empty() ? say("{} {}", "{} {}", kind, what)
                    : say("{} {}（{}）", "{} {} ({})", kind, what, id);
}

}  // namespace fundtrail
