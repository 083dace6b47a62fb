// SPDX-License-Identifier: Apache-2.0
#include "report/words.h"

#include <fmt/format.h>

#include "report/printable.h"
#include "schemas/fields/document_number.h"

namespace fundtrail {

Message result_words(CheckResult result, std::uint64_t examined) {
  switch (result) {
    case CheckResult::kConfirmed:
      return say("成立", "holds");
    case CheckResult::kStated:
      return say("按所报数据成立（未经凭证核实）",
                 "holds on reported figures only (not verified against vouchers)");
    case CheckResult::kRefuted:
      return say("不成立", "does not hold");
    case CheckResult::kUnproven:
      return say("证据不足", "insufficient evidence");
    case CheckResult::kClear:
      return say("未发现（已查 {} 笔）", "none found ({} examined)", examined);
    case CheckResult::kNotApplicable:
      break;
  }
  return say("不适用", "not applicable");
}

Message finding_words(const Check& check) {
  if (check.result != CheckResult::kRefuted || check.severity == Severity::kError) {
    return result_words(check.result, check.records.count);
  }
  if (check.severity == Severity::kDoubt) return say("疑点（待核实）", "doubt (to be checked)");
  return say("提示", "hint");
}

Message exit_meaning(int code) {
  switch (code) {
    case 0:
      return say("所查各项均成立，各目标均经凭证核实",
                 "everything asked was checked and holds; every goal is confirmed");
    case 1:
      return say("账本完好，至少一项错误级核对不成立",
                 "intact, and at least one check of severity error does not hold");
    case 2:
      return say("命令写法有误", "the command line is wrong");
    case 3:
      return say("该处没有账本，或账本的格式较新", "no ledger there, or one of a newer format");
    case 4:
      return say("另一进程正在写入", "another process is writing");
    case 5:
      return say("输入被拒收，什么都没有写入", "the input is refused; nothing was written");
    case 6:
      return say("账本完好，没有不成立的错误级核对，但有目标不成立或未能证实，或略过了规则",
                 "intact, no check of severity error fails, and some goal does not hold or is not "
                 "confirmed, or rules were skipped");
    case 10:
      return say("已证实账本被改动", "tampering is proven");
    case 11:
      return say("签名或密钥不可信", "a signature or key is not trusted");
    case 12:
      return say("账本被回退、分叉，或与所持的条数、根不一致",
                 "rolled back, forked, or not consistent with the size or root that is held");
    case 13:
      return say("未能核验（读写错误、文件损坏，或有不认识的记录类别）",
                 "could not be checked (I/O error, damaged file, or a kind that is not known)");
    default:
      return say("程序自身的错误", "a fault of the program itself");
  }
}

Message place_words(const std::string& id, std::uint64_t sequence, const std::string& document,
                    const std::string& section) {
  std::string where = printable(document);
  if (!section.empty()) where += (where.empty() ? "" : " ") + printable(section);
  if (id.empty()) return say("第 {} 号", "no. {}", sequence);
  if (where.empty()) return say("{}（第 {} 号）", "{} (no. {})", id, sequence);
  return say("{}（第 {} 号，{}）", "{} (no. {}, {})", id, sequence, where);
}

std::string short_document_name(const std::string& id, const std::string& name) {
  if (const auto number = parse_document_number(name)) {
    return fmt::format("{}号文", number->serial);
  }
  return name.empty() || name.starts_with("《") ? id : name;
}

}  // namespace fundtrail
