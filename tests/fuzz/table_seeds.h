// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace fundtrail::test {

/// Tables for csv_fuzz.cc. By their length they are read as payments (even) or as a form (odd).
inline constexpr auto kTables = std::to_array<std::string_view>({
    "编号,付款单位,收款单位,金额（元）,阶段,支付日期\n"
    "Z1,finance,city,\"1,234.50\",支付,2024年6月12日\nZ2,finance,city,３,调拨,20240612\n合计,,,"
    "1237.5,,\n",
    "\xEF\xBB\xBF凭证号;付款人;收款人;支付金额;备注\r\n01;a;b;1万元;"
    "\"含\"\"引号\"\"\r\n和换行\"\r\n",
    "单位：万元\n编号\t付款方\t收款方\t金额\n1E5\ta\tb\t１２，３\n小计\t\t\t1\n",
    // In GB18030: 编号,付款单位,收款单位,金额(元).
    "\xB1\xE0\xBA\xC5,\xB8\xB6\xBF\xEE\xB5\xA5\xCE\xBB,\xCA\xD5\xBF\xEE\xB5\xA5\xCE\xBB,"
    "\xBD\xF0\xB6\xEE(\xD4\xAA)\nZ1,a,b,1\n",
    "转移支付名称,PG,,,,\n资金投入情况（万元）,,,全年预算数（A）,全年执行数（B）,预算执行率\n"
    ",年度资金总额,,1000,1000,100%\n资金管理情况,,,情况说明,存在问题和改进措施,\n,分配科学性,,是,"
    "无,\n"
    "绩效指标,二级指标,三级指标,指标值,全年实际完成值,\n,数量指标,开工,≥5574套,7093,\n说明,无,,,,"
    "\n",
    "a,b\"c\n",
    "a,\"b\"c\n",
    "a,\"b\n",
    "a\rb\n",
    "a,\x1B\n",
    "\xFF\xFE"
    "a",
    "a,\xB1\n",
    ",,,\n\n\"\"\n",
    "付款单位,付款人,收款单位,金额\n",
    "收款单位,金额\n",
});

}  // namespace fundtrail::test
