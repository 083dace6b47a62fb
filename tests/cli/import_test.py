#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tables through the command: `append --mapping`, what it refuses, and `export template`."""

import csv
import io
import unittest

from cli_support import REGISTER, CliTest

PAYMENTS = """\
编号,付款单位,收款单位,金额（元）,阶段,支付日期
Z1,某省财政厅,某市,"1,234.50",财政间调拨,2024年6月12日
Z2,某省财政厅,某市,３,财政间调拨,20240613
合计,,,1237.50,,
"""
OPTIONS = ("--mapping", "disbursement", "--set", "programme=某项目")


class ImportTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_ledger(self.write("register.jsonl", REGISTER))

    def refuse(self, name, content, *options):
        """Returns: the lines that tell why a table is refused; nothing is written then."""
        before = self.head()
        err = self.fail_with(5, "append", self.write(name, content), *(options or OPTIONS))
        self.assertEqual(self.head(), before)
        return err.replace(str(self.folder) + "/", "").splitlines()


class AppendTest(ImportTest):
    def test_tells_totals_before_and_after(self):
        path = self.write("支付.csv", PAYMENTS)
        totals = "支付.csv：2 行；合计 金额 0.12375万元 与各行相符\n"
        dry = self.succeed("append", path, *OPTIONS, "--dry-run").out
        self.assertIn(totals, dry)
        self.assertRegex(dry, r"拨付 +2 +0\.12375万元")
        self.assertEqual(self.head()[0], 4)
        text = self.succeed("append", path, *OPTIONS).out
        self.assertIn("已记入 2 条", text)
        self.assertRegex(text, r"拨付 +2 +0\.12375万元")

    def test_the_same_file_adds_nothing(self):
        path = self.write("支付.csv", PAYMENTS)
        self.succeed("append", path, *OPTIONS)
        text = self.succeed("append", path, *OPTIONS).out
        self.assertIn("没有新记录：这 2 条此前已经记入，内容相同。", text)
        self.assertEqual(self.head()[0], 6)

    def test_records_are_those_of_json_lines(self):
        self.succeed("append", self.write("支付.csv", PAYMENTS), *OPTIONS)
        shown = self.succeed("show", "Z1", "--json").json["record"]
        self.assertEqual(shown, {"kind": "disbursement", "id": "Z1", "programme": "PG",
                                 "from": "finance", "to": "city", "amount": "1234.5元",
                                 "stage": "transfer", "dated_on": "2024-06-12"})

    def test_json(self):
        path = self.write("支付.csv", PAYMENTS.encode("gb18030"))
        document = self.succeed("append", path, *OPTIONS, "--json").json
        self.assertEqual(document["added"], 2)
        (table,) = document["tables"]
        self.assertEqual(table.pop("file"), str(path))
        self.assertEqual(table, {
            "sheet": "支付", "mapping": "disbursement", "rows": 2, "hidden_rows": 0,
            "encoding": "gb18030",
            "delimiter": ",", "notes": [], "note_count": 0,
            "totals": [{"cell": "D4", "heading": "金额", "group": "", "stated": "0.12375万元",
                        "sum": "0.12375万元"}]})

    def test_tells_how_the_file_is_written(self):
        path = self.write("支付.csv", PAYMENTS.replace(",某", ";某").encode("gb18030"))
        self.assertIn("按 GB18030 编码读", self.succeed("append", self.write(
            "b.csv", PAYMENTS.encode("gb18030")), *OPTIONS).out)
        self.assertEqual(self.run_program("append", path, *OPTIONS).code, 5)

    def test_tables_and_json_lines_are_one_batch(self):
        parties = self.write("parties.jsonl", '{"kind":"party","id":"town","name":"某镇",'
                                              '"role":"recipient"}\n')
        table = self.write("支付.csv", PAYMENTS.replace("某市", "某镇"))
        self.assertIn("已记入 3 条", self.succeed("append", parties, table, *OPTIONS).out)

    def test_names_of_the_batch_are_suggested(self):
        parties = self.write("parties.jsonl", '{"kind":"party","id":"th","name":"通化市",'
                                              '"role":"recipient"}\n')
        table = self.write("支付.csv", PAYMENTS.replace("某市", "通化县"))
        self.assertIn("是否指 通化市（th）？",
                      self.fail_with(5, "append", parties, table, *OPTIONS))

    def test_a_name_of_several_is_refused_with_all_of_them(self):
        parties = self.write("parties.jsonl", '{"kind":"party","id":"b","name":"乙市",'
                                              '"role":"recipient","aliases":["某市"]}\n')
        table = self.write("支付.csv", PAYMENTS)
        self.assertIn("叫“某市”的不止一个，请写编号：乙市（b）、某市（city）",
                      self.fail_with(5, "append", parties, table, *OPTIONS))

    def test_an_alias_and_a_corrected_name_are_known(self):
        alias = '{"kind":"party","id":"b","name":"乙市","role":"recipient","aliases":["小乙"]}\n'
        rename = ('{"kind":"correction","id":"CR","type":"amend","of":"city","dated_on":'
                  '"2025-03-01","set":[{"field":"name","value":"新市"}],"reason":"录错",'
                  '"approved_by":"处长"}\n')
        lines = self.write("more.jsonl", alias + rename)
        table = PAYMENTS.replace("Z1,某省财政厅,某市", "Z1,某省财政厅,小乙").replace("某市", "新市")
        path = self.write("支付.csv", table)
        self.assertIn("已记入 4 条", self.succeed("append", lines, path, *OPTIONS).out)
        self.assertEqual(self.succeed("show", "Z1", "--json").json["record"]["to"], "b")
        self.assertEqual(self.succeed("show", "Z2", "--json").json["record"]["to"], "city")
        again = self.write("再.csv", PAYMENTS.replace("Z1", "Y1").replace("Z2", "Y2"))
        self.assertIn("是不是 新市（city）？", self.fail_with(5, "append", again, *OPTIONS))
        again = self.write("三.csv", table.replace("Z1", "Y1").replace("Z2", "Y2"))
        self.assertIn("已记入 2 条", self.succeed("append", again, *OPTIONS).out)

    def test_standard_input(self):
        text = self.succeed("append", "-", *OPTIONS, stdin=PAYMENTS.encode()).out
        self.assertIn("已记入 2 条", text)

    def test_a_workbook_on_standard_input(self):
        self.succeed("export", "template", "party", self.folder / "a.xlsx")
        workbook = (self.folder / "a.xlsx").read_bytes()
        out = self.succeed("append", "-", "--mapping", "party", "--dry-run", stdin=workbook).out
        self.assertRegex(out, r"机构 +1")
        cut = self.fail_with(5, "append", "-", "--mapping", "party", stdin=workbook[:100])
        self.assertIn("标准输入: ", cut)
        long = b"PK\x03\x04" + bytes(64 << 20)
        self.assertIn("请分成几个文件", self.fail_with(5, "append", "-", "--mapping", "party",
                                                       stdin=long))

    def test_a_mapping_of_ones_own(self):
        mapping = self.write("own.toml", """\
format = "fundtrail.mapping/1"
title = "街道台账"
title_en = "a register"
[[column]]
name = "name"
headings = ["街道"]
required = true
[[column]]
name = "code"
headings = ["代码"]
required = true
[[record]]
kind = "party"
id = "street-{code}"
[record.fields]
name = "{name}"
role = "recipient"
""")
        table = self.write("街道.csv", "代码,街道\n1,某街道\n")
        self.assertIn("已记入 1 条", self.succeed("append", table, "--mapping", mapping).out)
        mapping.write_text("title = 1\n", encoding="utf-8")
        self.assertIn("own.toml：第 1 行", self.fail_with(5, "append", table, "--mapping", mapping))


FORM = """\
转移支付区域（项目）绩效自评表,,,,,,
转移支付（项目）名称,某项目,,,,,
资金投入情况（万元）,,,,全年预算数（A）,全年执行数（B）,预算执行率
,年度资金总额,,,100,100,100%
资金管理情况,,,,情况说明,存在问题和改进措施,
,分配科学性,,,按因素法分配,无,
绩效指标,一级指标,二级指标,三级指标,指标值,全年实际完成值,未完成原因和改进措施
,产出指标,数量指标,开工套数,≥169套,175,
说明,无,,,,,
"""
DOCUMENT = ('{"kind":"document","id":"DOC","title":"绩效自评表","type":"self_evaluation_form",'
            '"status":"original","sha256":"' + "0" * 64 + '"}\n')


class FormTest(ImportTest):
    def test_a_form_is_targets_reports_and_statements(self):
        self.succeed("append", self.write("document.jsonl", DOCUMENT))
        text = self.succeed("append", self.write("自评表.csv", FORM), "--mapping",
                            "regional_self_evaluation", "--set", "document=DOC").out
        for line in ("绩效目标 +1", "指标完成 +1", "陈述 +5"):
            self.assertRegex(text, line)
        report = self.succeed("show", "DOC/R8", "--json").json["record"]
        self.assertEqual((report["target"], report["value"]), ("DOC/T8", "175套"))

    def test_a_form_needs_its_document(self):
        lines = self.refuse("自评表.csv", FORM, "--mapping", "regional_self_evaluation")
        self.assertIn("document", lines[0])


class RefusalTest(ImportTest):
    def test_every_cell_is_named(self):
        text = PAYMENTS.replace('"1,234.50"', '"12,3.4"').replace("20240613", "2024-02-30")
        lines = self.refuse("支付.csv", text)
        self.assertTrue(lines[0].startswith('支付.csv:支付!D2 金额 "12,3.4": 千分位的位置不对'))
        self.assertTrue(lines[1].startswith('支付.csv:支付!F3 支付日期 "2024-02-30": '))
        # Of the total nothing is said: rows are missing in it.
        self.assertIn("共 2 处不能接受", lines[-1])

    def test_totals_that_differ(self):
        (line, _) = self.refuse("支付.csv", PAYMENTS.replace("1237.50", "1237.00"))
        self.assertTrue(line.startswith("支付.csv:支付!D4 金额: 合计写 0.1237万元，各行之和 "
                                        "0.12375万元，相差 -0.00005万元"), line)

    def test_json(self):
        path = self.write("支付.csv", PAYMENTS.replace("３", "x"))
        result = self.run_program("append", path, *OPTIONS, "--json")
        self.assertEqual(result.code, 5)
        refusal = result.json["refusals"][0]
        self.assertEqual((refusal["cell"], refusal["field"], refusal["value"]),
                         ("支付!D3", "金额", '"x"'))

    def test_the_first_hundred_and_the_count(self):
        rows = "".join(f"Z{i},某省财政厅,某市,x,支付,\n" for i in range(150))
        lines = self.refuse("支付.csv", PAYMENTS.splitlines(keepends=True)[0] + rows)
        self.assertEqual(len(lines), 102)
        self.assertIn("共 150 处不能接受", lines[-1])

    def test_what_only_the_ledger_knows(self):
        self.succeed("append", self.write("支付.csv", PAYMENTS), *OPTIONS)
        other = PAYMENTS.replace("1,234.50", "1,234.00").replace("1237.50", "1237")
        self.assertIn('支付.csv:支付!A2 编号 "Z1": ', self.refuse("支付.csv", other)[0])
        unknown = PAYMENTS.replace("Z1", "Z3").replace("Z2,某省财政厅", "Z4,nobody")
        self.assertIn('支付.csv:支付!B3 付款单位 "nobody": ', self.refuse("支付.csv", unknown)[0])

    def test_names_that_nobody_has(self):
        lines = self.refuse("支付.csv", PAYMENTS.replace("某省财政厅", "某省财政局"))
        self.assertIn('支付!B2 付款单位 "某省财政局": ', lines[0])
        self.assertIn("某省财政厅", lines[0])

    def test_what_is_no_table(self):
        self.assertIn("UTF-16", self.refuse("a.csv", PAYMENTS.encode("utf-16"))[0])
        self.assertIn("a!B2：这里的字节既不是 UTF-8 也不是 GB18030",
                      self.refuse("a.csv", "编号,金额\n1,".encode() + b"\xff\xff\xff\xff\n")[0])
        self.assertIn("没有找到表头", self.refuse("a.csv", "一,二\n1,2\n")[0])
        self.assertIn("里面没有任何记录", self.refuse("a.csv", PAYMENTS.splitlines()[0])[0])

    def test_tables_without_a_mapping(self):
        err = self.fail_with(5, "append", self.write("a.csv", PAYMENTS))
        self.assertIn("--mapping", err)

    def test_options(self):
        path = self.write("a.csv", PAYMENTS)
        self.assertIn("disbursement", self.fail_with(2, "append", path, "--mapping", "disbursment"))
        self.assertIn("--mapping", self.fail_with(2, "append", path, "--set", "a=b"))
        self.assertIn("列=值", self.fail_with(2, "append", path, "--mapping", "party", "--set",
                                              "a"))
        self.assertIn("colour", self.fail_with(2, "append", path, "--mapping", "party", "--set",
                                               "colour=red"))
        self.assertIn("没有文件", self.fail_with(2, "append", path, "--mapping", "none.toml"))


class TemplateTest(ImportTest):
    def test_has_headings_and_an_example(self):
        text = self.succeed("export", "template", "disbursement").out
        self.assertTrue(text.startswith("\ufeff"))
        headings, example = csv.reader(io.StringIO(text[1:]))
        self.assertEqual(headings[:6], ["编号", "资金项目", "付款单位", "收款单位", "金额（元）",
                                        "阶段"])
        self.assertEqual(example[4:6], ["1,234,567.89", "支付至最终收款人"])

    def test_what_is_filled_in_can_be_appended(self):
        path = self.folder / "a.csv"
        self.assertIn("已写出表样", self.succeed("export", "template", "party", path).out)
        self.assertIn("已记入 1 条", self.succeed("append", path, "--mapping", "party").out)
        self.assertIn("a.csv", self.fail_with(2, "export", "template", "party", path))

    def test_workbooks(self):
        path = self.folder / "a.xlsx"
        self.succeed("export", "template", "party", path)
        dry = self.succeed("append", path, "--mapping", "party", "--dry-run").out
        self.assertRegex(dry, r"机构 +1")
        self.succeed("append", path, "--mapping", "party", "--sheet", "机构名单")
        self.assertIn("机构名单", self.fail_with(5, "append", path, "--mapping", "party",
                                                 "--sheet", "别的"))
        lines = self.refuse("b.xlsx", b"PK\x03\x04", "--mapping", "party")
        self.assertTrue(lines[0].startswith("b.xlsx: "), lines)
        self.assertIn("没有这个文件",
                      self.fail_with(5, "append", "none.xlsx", "--mapping", "party"))

    def test_content_tells_what_a_file_is(self):
        self.succeed("export", "template", "party", self.folder / "a.xlsx")
        self.succeed("export", "template", "party", self.folder / "a.csv")
        (self.folder / "a.csv").rename(self.folder / "b.xlsx")
        (self.folder / "a.xlsx").rename(self.folder / "c.csv")
        for name in ("b.xlsx", "c.csv"):
            out = self.succeed("append", self.folder / name, "--mapping", "party", "--dry-run").out
            self.assertRegex(out, r"机构 +1")
        old = self.write("d.csv", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
        self.assertIn("旧版 .xls", self.fail_with(5, "append", old, "--mapping", "party"))

    def test_cells_of_a_workbook_are_named(self):
        path = self.folder / "pay.xlsx"
        self.succeed("export", "template", "disbursement", path)
        err = self.fail_with(5, "append", path, "--mapping", "disbursement")
        self.assertIn('pay.xlsx:拨付、支付明细!C2 付款单位 "某市财政局": ', err)

    def test_there_is_one_for_each_plain_table(self):
        err = self.fail_with(2, "export", "template", "nothing")
        self.assertIn("allocation, balance, budget, disbursement, document, indicator_report, "
                      "inquiry, integrated_budget, party, programme, project, receipt, "
                      "rectification, refund, target", err)


if __name__ == "__main__":
    unittest.main()
