// SPDX-License-Identifier: Apache-2.0
#include "schemas/labels.h"

#include <optional>
#include <string>

#include "schemas/enum_table.h"

namespace fundtrail {
namespace {

// A label for one kind, or for every kind that has no label of its own. `path` is a last part, or a
// whole path where the last part alone means something else.
struct LabelRow {
  std::optional<Kind> kind;
  std::string_view path;
  std::string_view zh;
};

constexpr std::nullopt_t kAny = std::nullopt;

constexpr LabelRow kLabels[] = {
    // Common fields.
    {kAny, "id", "编号"},
    {kAny, "kind", "类别"},
    {kAny, "programme", "资金项目"},
    {kAny, "evidence", "依据"},
    {kAny, "cited_in", "录入出处"},
    {kAny, "document", "文件"},
    {kAny, "section", "节次"},
    {kAny, "quote", "原文"},
    {kAny, "recorded_by", "录入人"},
    {kAny, "reviewed_by", "复核人"},
    {kAny, "late_reason", "补录原因"},
    {kAny, "note", "备注"},

    // What several kinds share, or what only one has.
    {kAny, "action", "事项"},
    {kAny, "account", "入账账户"},
    {kAny, "agent", "代建单位"},
    {kAny, "aliases", "别名"},
    {kAny, "amount", "金额"},
    {kAny, "amount_fixed", "已整改金额"},
    {kAny, "amount_open", "未整改金额"},
    {kAny, "accepted_by", "验收单位"},
    {kAny, "answered_on", "答复日期"},
    {kAny, "approved", "须经审批的记录"},
    {kAny, "approved_by", "批准人"},
    {kAny, "approved_on", "预算批准日期"},
    {kAny, "as_of", "截止日期"},
    {kAny, "assertion", "陈述内容"},
    {kAny, "at_size", "当时条数"},
    {kAny, "attachment_of", "所附文件"},
    {kAny, "book", "账别"},
    {kAny, "by", "提出单位"},
    {kAny, "caliber", "口径"},
    {kAny, "carried_to", "结转至"},
    {kAny, "category", "指标类别"},
    {kAny, "claim", "陈述的事项"},
    {kAny, "class", "结余类别"},
    {kAny, "code", "项目代码"},
    {kAny, "comparator", "比较方式"},
    {kAny, "comparison", "比较"},
    {kAny, "compiled_from", "汇编自"},
    {kAny, "completed_on", "竣工日期"},
    {kAny, "continues", "承接"},
    {kAny, "contract", "合同编号"},
    {kAny, "count", "所列各项"},
    {kAny, "coverage", "覆盖范围"},
    {kAny, "cumulative", "金额为累计数"},
    {kAny, "dated_on", "日期"},
    {kAny, "deadline", "整改期限"},
    {kAny, "denominator", "分母"},
    {kAny, "due_on", "完成期限"},
    {kAny, "duty", "职责"},
    {kAny, "ends_on", "到期日期"},
    {kAny, "field", "字段"},
    {kAny, "filed_on", "备案日期"},
    {kAny, "filed_with", "备案机关"},
    {kAny, "filing_number", "备案号"},
    {kAny, "finding", "所对的核对结果"},
    {kAny, "from", "付款方"},
    {kAny, "function_code", "支出功能分类科目"},
    {kAny, "funding", "资金构成"},
    {kAny, "grade", "评分"},
    {kAny, "hash", "摘要算法"},
    {kAny, "holder", "持有岗位"},
    {kAny, "inquiry", "问询"},
    {kAny, "instalment", "期次"},
    {kAny, "issuer", "发文机关"},
    {kAny, "layer", "目标层次"},
    {kAny, "left", "左项"},
    {kAny, "level", "资金级次"},
    {kAny, "measure", "指标口径"},
    {kAny, "media_type", "媒体类型"},
    {kAny, "method", "取数方法"},
    {kAny, "name", "名称"},
    {kAny, "nature", "资金性质"},
    {kAny, "number", "文号"},
    {kAny, "numerator", "分子"},
    {kAny, "of", "所更正的记录"},
    {kAny, "on_behalf_of", "代表单位"},
    {kAny, "op", "比较符"},
    {kAny, "operator_key", "管理密钥"},
    {kAny, "origin", "账本名称"},
    {kAny, "output_year", "产出年度"},
    {kAny, "owner", "建设单位"},
    {kAny, "parent", "上级机构"},
    {kAny, "parties", "有关机构"},
    {kAny, "party", "机构"},
    {kAny, "programmes", "资金项目"},
    {kAny, "project", "建设项目"},
    {kAny, "published_on", "公开日期"},
    {kAny, "purpose", "用途"},
    {kAny, "purposes", "用途"},
    {kAny, "quantity", "数量"},
    {kAny, "query", "查询"},
    {kAny, "question", "问题"},
    {kAny, "ratio", "比率"},
    {kAny, "reason", "原因"},
    {kAny, "received_on", "收到日期"},
    {kAny, "recovered_by", "收回记录"},
    {kAny, "region", "行政区划"},
    {kAny, "replacement", "替代记录"},
    {kAny, "replaces", "所替代的支付"},
    {kAny, "reported_by", "填报单位"},
    {kAny, "result_digest", "结果摘要"},
    {kAny, "right", "右项"},
    {kAny, "role", "角色"},
    {kAny, "root", "根"},
    {kAny, "rule", "规则"},
    {kAny, "rules_version", "规则版本"},
    {kAny, "said_by", "陈述单位"},
    {kAny, "sample_size", "样本量"},
    {kAny, "scale", "数值性质"},
    {kAny, "scope", "范围"},
    {kAny, "score", "得分"},
    {kAny, "sealed", "有无印章"},
    {kAny, "secrecy", "密级"},
    {kAny, "set", "更正内容"},
    {kAny, "set_on", "下达日期"},
    {kAny, "sha256", "SHA-256 摘要"},
    {kAny, "signed", "有无署名"},
    {kAny, "signer", "签发人"},
    {kAny, "size", "字节数"},
    {kAny, "sm3", "SM3 摘要"},
    {kAny, "source", "资金来源"},
    {kAny, "stage", "阶段"},
    {kAny, "standard", "补助标准"},
    {kAny, "started_on", "开工日期"},
    {kAny, "status", "状态"},
    {kAny, "subject", "对象"},
    {kAny, "sum", "加总各项"},
    {kAny, "target", "绩效目标"},
    {kAny, "tense", "时态"},
    {kAny, "text", "内容"},
    {kAny, "title", "标题"},
    {kAny, "to", "收款方"},
    {kAny, "topic", "事项"},
    {kAny, "total", "总投资"},
    {kAny, "transfer", "转移支付类型"},
    {kAny, "type", "类型"},
    {kAny, "under", "所依下达"},
    {kAny, "unit", "计量单位"},
    {kAny, "url", "网址"},
    {kAny, "uscc", "统一社会信用代码"},
    {kAny, "value", "数值"},
    {kAny, "vkey", "公钥"},
    {kAny, "voucher_number", "凭证号"},
    {kAny, "weight", "权重"},
    {kAny, "year", "年度"},

    // Where one kind means something else by the same name.
    {Kind::kGenesis, "continues", "承接的账本"},
    {Kind::kKey, "party", "所属单位"},
    {Kind::kKey, "role", "用途"},
    {Kind::kKey, "reason", "撤销原因"},
    {Kind::kSignature, "note", "签名文本"},
    {Kind::kPolicy, "signed", "须签名的记录"},
    {Kind::kGenesis, "continues.size", "条数"},
    {Kind::kGenesis, "continues.note", "签名文本"},
    {Kind::kProgramme, "continues", "上年项目"},
    {Kind::kDocument, "type", "文件种类"},
    {Kind::kDocument, "status", "存在形式"},
    {Kind::kDocument, "to", "主送机关"},
    {Kind::kDocument, "dated_on", "成文日期"},
    {Kind::kDocument, "amount", "所载金额"},
    {Kind::kBudget, "type", "预算类型"},
    {Kind::kBudget, "dated_on", "预算日期"},
    {Kind::kAllocation, "type", "下达类型"},
    {Kind::kAllocation, "from", "下达单位"},
    {Kind::kAllocation, "to", "受款单位"},
    {Kind::kAllocation, "dated_on", "下达日期"},
    {Kind::kAllocation, "of", "追加、追减所对的下达"},
    {Kind::kAllocation, "under", "所承接的下达"},
    {Kind::kReceipt, "party", "入账单位"},
    {Kind::kReceipt, "dated_on", "到位日期"},
    {Kind::kDisbursement, "dated_on", "拨付日期"},
    {Kind::kRefund, "of", "所退的拨付"},
    {Kind::kRefund, "from", "退款方"},
    {Kind::kRefund, "to", "收回方"},
    {Kind::kRefund, "reason", "退回原因"},
    {Kind::kRefund, "dated_on", "退回日期"},
    {Kind::kBalance, "party", "所在单位"},
    {Kind::kTarget, "name", "指标名称"},
    {Kind::kTarget, "party", "责任单位"},
    {Kind::kTarget, "parent", "上级目标"},
    {Kind::kTarget, "value", "目标值"},
    {Kind::kIndicatorReport, "party", "完成单位"},
    {Kind::kIndicatorReport, "value", "完成值"},
    {Kind::kStatement, "value", "所称结果"},
    {Kind::kStatement, "name", "比率名称"},
    {Kind::kCorrection, "type", "更正方式"},
    {Kind::kCorrection, "dated_on", "更正日期"},
    {Kind::kCorrection, "reason", "更正原因"},
    {Kind::kCorrection, "amount", "冲销金额"},
    {Kind::kCorrection, "value", "更正后的值"},
    {Kind::kInquiry, "source", "问询来源"},
    {Kind::kInquiry, "number", "问询编号"},
    {Kind::kInquiry, "amount", "涉及金额"},
    {Kind::kInquiry, "due_on", "答复期限"},
    {Kind::kInquiry, "owner", "责任单位"},
    {Kind::kInquiry, "class", "整改类别"},
    {Kind::kInquiry, "scope.from", "自"},
    {Kind::kInquiry, "scope.to", "至"},
    {Kind::kAnswer, "text", "说明内容"},
    {Kind::kResponse, "text", "意见内容"},
    {Kind::kRectification, "status", "整改状态"},
    {Kind::kRectification, "measure", "整改措施"},
    {Kind::kRectification, "dated_on", "整改日期"},
};

std::string without_indexes(std::string_view path) {
  std::string names;
  bool is_index = false;
  for (const char c : path) {
    is_index = c == '[' || (is_index && c != ']');
    if (!is_index && c != ']') names += c;
  }
  return names;
}

const LabelRow* find_row(std::optional<Kind> kind, std::string_view path) {
  for (const LabelRow& row : kLabels) {
    if (row.kind == kind && row.path == path) return &row;
  }
  return nullptr;
}

std::string_view last_part(std::string_view names) { return names.substr(names.rfind('.') + 1); }

// The most particular label: of the whole path in this kind, of its last part, then of any kind.
const LabelRow* find_label(Kind kind, std::string_view names) {
  if (const LabelRow* row = find_row(kind, names)) return row;
  if (const LabelRow* row = find_row(kind, last_part(names))) return row;
  if (const LabelRow* row = find_row(std::nullopt, names)) return row;
  return find_row(std::nullopt, last_part(names));
}

}  // namespace

Message field_label(Kind kind, std::string_view path) {
  const std::string names = without_indexes(path);
  const LabelRow* row = find_label(kind, names);
  return {std::string(row ? row->zh : last_part(names)), english_label(last_part(names))};
}

bool has_field_label(Kind kind, std::string_view path) {
  return find_label(kind, without_indexes(path)) != nullptr;
}

}  // namespace fundtrail
