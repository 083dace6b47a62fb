// SPDX-License-Identifier: Apache-2.0
//
// Seeds for statement_scan_fuzz.cc beside the report of tests/data/scan: what each recogniser looks
// for, and what is refused.
#pragma once

#include <array>
#include <string_view>

namespace fundtrail::test {

inline constexpr auto kScanTexts = std::to_array<std::string_view>({
    "预算资金为1000万元，实际到位资金1648万元，资金到位率为100%。",
    "截至2024年12月31日，甲市支付50.5万元；尚未拨付约838万，近百分之十。",
    "共600万元，其中：甲市300万元，乙县200万元、丙县100万元（上年1,000元），两项合计30户。",
    "计划5574套，实际开工7093套，高于5574套，完成率127.25%（7093/5574）。",
    "指标值1：加装电梯14部≥100%。\n完成值1：完成14部，完成率100％，共１，６４８套。",
    "资金下达甲市、乙县两个市（县）。自评得分85.81分，等级为“良”。",
    "根据某财〔2024〕1号、某财[2024]2号、某财〔202431号和《办法》，2024年2月30日。",
    "一、甲\n（一）乙\n1.丙\n（1）丁\n未发现问题，无信访。附件：表\n附件：表",
    "市县应当将资金分解到项目，报备案，按进度拨付，跟踪管理，开展自评，进行审核。",
    "属于奖励性质，执行率100%。均已完成目标，发现了问题，将通过网站公开结果。",
    "\xEF\xBB\xBF共1\n648万元\r\n\f\t",
    "\xD7\xCA\xBD\xF0",
    "%PDF-1.7",
    {"a\0", 2},
    "\x1B[31m",
    "",
});

}  // namespace fundtrail::test
