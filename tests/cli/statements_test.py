#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A report's text becomes a draft of statements, which a person reviews and appends."""

import json
import unittest

from cli_support import JILIN, SOURCE_DIR, CliTest

DATA = SOURCE_DIR / "tests/data/scan"
REPORT = DATA / "report.txt"
PARTIES = DATA / "parties.jsonl"
# The report of examples/jilin-2024 has these sentences; its whole text is not in the repository.
JILIN_TEXT = """\
吉林省2024年城镇保障性安居工程奖补资金绩效自评报告
　　一、绩效目标分解情况
　　省财政厅拨付省级城镇保障性安居工程奖补资金共1000万元，其中：长春市838万元，桦甸市87万元，\
通化市55万元、辽源市20万元。
　　五、其他需要说明的问题
　　巡视、审计和财会监督中未发现问题。
"""


class StatementsTest(CliTest):
    def scan(self, path, *options):
        return self.succeed("statements", "scan", path, "--document", "DOC", *options)

    def refuse(self, content, *options, code=5):
        path = self.write("report.txt", content)
        return self.fail_with(code, "statements", "scan", path, "--document", "DOC", *options)

    def test_a_draft_is_written_and_shown(self):
        draft = self.folder / "draft.jsonl"
        text = self.scan(REPORT, "--parties", PARTIES, "-o", draft).out
        records = [json.loads(line) for line in draft.read_text(encoding="utf-8").splitlines()]
        self.assertTrue(records)
        self.assertEqual({record["kind"] for record in records}, {"statement"})
        self.assertEqual(records[0]["id"], "DOC-ST-001")
        for record in records:
            self.assertTrue(record["note"].startswith("草稿，待人工核对"))
            self.assertIn(record["id"], text)
            self.assertIn(record["quote"], REPORT.read_text(encoding="utf-8"))
        self.assertIn("机构名称取自", text)
        self.assertIn("fundtrail append --dry-run", text)

    def test_the_same_text_gives_the_same_bytes(self):
        for name in ("one", "two"):
            self.scan(REPORT, "--parties", PARTIES, "-o", self.folder / name)
        self.assertEqual((self.folder / "one").read_bytes(), (self.folder / "two").read_bytes())

    def test_json_has_proposals_and_remarks(self):
        document = self.scan(REPORT, "--parties", PARTIES, "--programme", "PG", "--prefix", "S",
                             "--json").json
        self.assertEqual(document["schema"], "fundtrail.statement_scan/1")
        self.assertEqual(document["parties"], 5)
        self.assertEqual(document["proposals"][0]["record"]["id"], "S001")
        self.assertEqual(document["proposals"][0]["record"]["programme"], "PG")
        self.assertNotIn("path", document)
        dates = [one["value"] for one in document["remarks"] if one["type"] == "date"]
        self.assertEqual(dates, ["2023-03-10", "2023-12-31"])

    def test_a_reviewed_draft_goes_into_the_ledger_and_not_before(self):
        self.make_ledger(*JILIN)
        before = self.head()
        draft = self.folder / "draft.jsonl"
        path = self.write("jilin.txt", JILIN_TEXT)
        text = self.succeed("statements", "scan", path, "--document", "DOC-138", "--programme",
                            "PG-JL-2024", "-o", draft).out
        self.assertEqual(self.head(), before)
        self.assertIn("机构名称取自账本", text)
        records = [json.loads(line) for line in draft.read_text(encoding="utf-8").splitlines()]
        self.assertEqual([record["claim"] for record in records], [
            {"measure": "disbursed", "value": "1000万元"},
            {"sum": ["838万元", "87万元", "55万元", "20万元"], "value": "1000万元"},
            {"assertion": "no_issue_found"}])
        self.assertEqual([record["section"] for record in records], ["一", "一", "五"])
        for record in records:
            del record["note"]
        reviewed = self.write("reviewed.jsonl", "".join(
            json.dumps(record, ensure_ascii=False) + "\n" for record in records))
        self.assertIn("3", self.succeed("append", "--dry-run", reviewed).out)
        self.succeed("append", reviewed)
        self.assertEqual(self.head()[0], before[0] + 3)

    def test_without_parties_it_says_so(self):
        text = self.scan(REPORT).out
        self.assertIn("认不出机构", text)
        self.assertNotIn("计数", text)

    def test_a_ledger_that_is_named_must_be_there(self):
        self.fail_with(3, "statements", "scan", REPORT, "--document", "DOC", "--ledger",
                       self.folder / "none")

    def test_other_files_are_refused_with_the_cure(self):
        self.assertIn("iconv -f GB18030 -t UTF-8", self.refuse("资金".encode("gb18030")))
        self.assertIn("另存为 UTF-8", self.refuse("资金".encode("utf-16")))
        self.assertIn("不是纯文本", self.refuse(b"%PDF-1.7"))
        self.assertIn("没有任何文字", self.refuse(""))
        self.assertIn("最多", self.refuse("a\n" * 600_000))

    def test_a_file_that_is_not_there_is_told(self):
        self.assertIn("没有文件", self.fail_with(2, "statements", "scan", "none", "--document",
                                             "DOC"))

    def test_a_byte_order_mark_is_allowed(self):
        path = self.write("bom.txt", "\ufeff未发现问题。")
        self.assertIn("未发现问题", self.scan(path).out)

    def test_other_words_are_refused(self):
        self.assertIn("--document", self.fail_with(2, "statements", "scan", REPORT))
        self.assertIn("--document", self.fail_with(2, "statements", "scan", REPORT, "--document",
                                                   "138号"))
        self.assertIn("statements scan", self.fail_with(2, "statements", "read", REPORT))
        self.assertIn("--prefix", self.refuse("甲", "--prefix", "x" * 57, code=2))
        self.assertIn("--prefix", self.refuse("甲", "--prefix", "号", code=2))
        self.assertIn("--programme", self.refuse("甲", "--programme", "项目", code=2))

    def test_parties_that_cannot_be_read_are_refused(self):
        parties = self.write("parties.jsonl", '{"kind":"party","id":"a"}\n')
        self.assertIn("parties.jsonl:1", self.refuse("甲", "--parties", parties))

    def test_a_file_that_is_there_is_left_alone(self):
        draft = self.write("draft.jsonl", "mine")
        self.assertIn("不会覆盖", self.fail_with(2, "statements", "scan", REPORT, "--document", "D",
                                             "-o", draft))
        self.assertEqual(draft.read_bytes(), b"mine")

    def test_it_speaks_english(self):
        text = self.scan(REPORT, "--parties", PARTIES, "--lang", "en").out
        self.assertIn("all drafts: compare each with the original", text)


if __name__ == "__main__":
    unittest.main()
