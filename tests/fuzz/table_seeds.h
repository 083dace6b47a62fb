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

/// Mappings for mapping_fuzz.cc.
inline constexpr auto kMappings = std::to_array<std::string_view>({
    "format = \"fundtrail.mapping/1\"\ntitle = \"支付\"\ntitle_en = \"payments\"\n"
    "[[column]]\nname = \"id\"\nheadings = [\"编号\", \"号\"]\ntype = \"code\"\nexample = \"Z1\"\n"
    "[[column]]\nname = \"to\"\nheadings = [\"收款单位\"]\ntype = \"reference\"\n"
    "kinds = [\"party\"]\nrequired = true\nexample = \"city\"\nfills_down = true\n"
    "[[column]]\nname = \"amount\"\nheadings = [\"金额（万元）\"]\ntype = \"amount\"\n"
    "required = true\nexample = \"1,234.5\"\n"
    "[[column]]\nname = \"day\"\nheadings = [\"日期\"]\ntype = \"day\"\nexample = \"2024-06-12\"\n"
    "[[column]]\nname = \"document\"\nvalue = \"VC\"\n"
    "[[record]]\nkind = \"receipt\"\nid = [\"{id}\", \"R-{row}\"]\ncited_in = \"document\"\n"
    "[record.fields]\nprogramme = \"PG\"\nparty = \"{to}\"\namount = \"{amount}\"\n"
    "source = \"programme\"\ndated_on = \"{day}\"\n\"evidence[0].document\" = \"{document}\"\n"
    "note = [\"{id} {place}\", \"x\"]\n",
    "format = \"fundtrail.mapping/1\"\ntitle = \"表\"\ntitle_en = \"form\"\n"
    "[[label]]\nname = \"programme\"\nheadings = [\"名称\"]\nexample = \"PG\"\n"
    "[[record]]\nkind = \"statement\"\nid = \"ST\"\n[record.fields]\nprogramme = \"{programme}\"\n"
    "\"claim.sum[]\" = \"1元\"\n\"claim.value\" = \"1元\"\n"
    "[[block]]\ntitle = \"指标\"\ngroup = \"name\"\ntotals = [\"总分\"]\npasses_over = "
    "[\"其中：\"]\n"
    "checks_totals = false\n"
    "[[block.column]]\nname = \"name\"\nleft = true\n"
    "[[block.column]]\nname = \"value\"\nheadings = [\"指标值\"]\ntype = \"criterion\"\n"
    "required = true\nunit_column = \"unit\"\nexample = \"≥90%\"\n"
    "[[block.column]]\nname = \"unit\"\nheadings = [\"单位\"]\n"
    "[[block.column]]\nname = \"stage\"\nheadings = [\"性质\"]\ntype = \"choice\"\n"
    "choices = \"comparator\"\n[block.column.values]\n\"不低于\" = \"ge\"\n"
    "[[block.record]]\nkind = \"target\"\nid = \"T-{row}\"\nwhen.name = [\"甲：\", \"乙\"]\n"
    "when.filled = [\"value\"]\nunless.empty = [\"value\"]\n"
    "[block.record.fields]\nname = \"{name}\"\ncomparator = \"{value.comparator}\"\n"
    "value = \"{value}\"\n",
    "format = \"fundtrail.mapping/1\"\n",
    "a = { b = [1, {c = 2024-04-29}] }\n",
    "[[column]]\n[[column]]\n",
    "x = \"\\u0000\"\n",
});

}  // namespace fundtrail::test
