#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`--as-of` and `--known-at`: what was dated, and what had been recorded, by then."""

import unittest

from cli_support import FUNDS, REGISTER, CliTest

MORE = """\
{"kind":"allocation","id":"AL2","programme":"PG","from":"finance","to":"city","amount":"20万元",\
"dated_on":"2024-06-30","type":"regular"}
{"kind":"correction","id":"CR","type":"reverse","of":"AL2","dated_on":"2024-09-01",\
"reason":"重复录入","approved_by":"处长"}
"""


class ViewTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_ledger(self.write("register.jsonl", REGISTER + FUNDS + MORE))

    def view(self, *options):
        """Returns: the figure of what was allocated, and the document."""
        result = self.run_program("verify", "--no-memory", "--json", *options)
        self.assertIn(result.code, (1, 6), result)
        document = result.json
        self.assertEqual(document["integrity"]["entries"], 8)
        [goal] = [one for one in document["goals"] if one["goal"] == "full_allocation"]
        return goal["figure"], document

    def test_a_reversal_counts_from_its_day(self):
        self.assertEqual(self.view()[0], "100.00万元 / 100.00万元")
        figure, document = self.view("--as-of", "2024-08-31")
        self.assertEqual(figure, "120.00万元 / 100.00万元")
        self.assertEqual(document["view"], {"as_of": "2024-08-31"})
        self.assertIn("目标和核对只看业务日期不晚于 2024-08-31 的记录", document["notices"][0])
        self.assertEqual(self.view("--as-of", "2024-06-29")[0], "100.00万元 / 100.00万元")

    def test_what_was_not_recorded_yet_is_not_known(self):
        figure, document = self.view("--known-at", "6")
        self.assertEqual(figure, "120.00万元 / 100.00万元")
        self.assertEqual(document["view"], {"known_size": 7})
        self.assertEqual(self.view("--known-at", "5")[0], "100.00万元 / 100.00万元")
        self.assertEqual(self.view("--known-at", "4")[0], "0.00万元 / 100.00万元")
        self.assertEqual(self.view("--known-at", "2199-12-31")[0], "100.00万元 / 100.00万元")
        self.assertNotIn("view", self.view()[1])

    def test_both_at_once(self):
        figure, document = self.view("--known-at", "6", "--as-of", "2024-05-01")
        self.assertEqual(figure, "100.00万元 / 100.00万元")
        self.assertEqual(document["view"], {"as_of": "2024-05-01", "known_size": 7})

    def test_what_is_no_place_in_time(self):
        for options, words in ((("--known-at", "8"), "没有第 8 号记录，账本有 8 条（0 至 7）"),
                               (("--known-at", "99999999999999999999"), "没有第 9"),
                               (("--known-at", "1999-12-31"), "到 1999-12-31 为止账本里还没有记录"),
                               (("--known-at", "2024-02-30"), "--known-at"),
                               (("--as-of", "yesterday"), "--as-of"),
                               (("--as-of", ""), "--as-of")):
            with self.subTest(options):
                self.assertIn(words, self.fail_with(2, "verify", *options))
        english = self.fail_with(2, "verify", "--lang", "en", "--known-at", "8")
        self.assertIn("there is no record 8; the ledger has 8 (0 to 7)", english)

    def test_records_keep_no_view_of_their_own(self):
        for command in (("list",), ("trace", "PG")):
            with self.subTest(command):
                self.assertNotIn("view", self.succeed(*command, "--json").json)
                self.assertIn("没有第 8 号记录", self.fail_with(2, *command, "--known-at", "8"))
        self.assertIn("没有第 8 号记录", self.fail_with(2, "show", "AL", "--known-at", "8"))
        self.assertIn("--as-of", self.fail_with(2, "show", "AL", "--as-of", "2024-01-01"))


AMENDED = """\
{"kind":"document","id":"DOC","title":"自评报告","type":"self_evaluation","status":"copy",\
"dated_on":"2025-03-01"}
{"kind":"statement","id":"ST","document":"DOC","section":"一","claim":{"assertion":\
"no_issue_found"}}
{"kind":"correction","id":"CN","type":"amend","of":"city","dated_on":"2024-10-01",\
"set":[{"field":"name","value":"某某市"}],"reason":"更名","approved_by":"处长"}
{"kind":"correction","id":"CD","type":"amend","of":"AL","dated_on":"2024-10-01",\
"set":[{"field":"dated_on","value":"2024-05-29"}],"reason":"笔误","approved_by":"处长"}
{"kind":"correction","id":"CP","type":"reverse","of":"AL","dated_on":"2024-11-01",\
"amount":"10万元","reason":"多下达","approved_by":"处长"}
"""


class ListTest(CliTest):
    """Entries 1 to 3 are the register, 4 and 5 FUNDS, 6 and 7 MORE, 8 to 12 AMENDED."""

    def setUp(self):
        super().setUp()
        self.make_ledger(self.write("register.jsonl", REGISTER + FUNDS + MORE),
                         self.write("amended.jsonl", AMENDED))

    def sequences(self, *options):
        return [one["seq"] for one in self.succeed("list", "--json", *options).json["records"]]

    def line(self, record, *options):
        [line] = [one for one in self.succeed("list", *options).out.splitlines() if record in one]
        return line

    def test_marks_what_was_corrected(self):
        self.assertTrue(self.line("（AL）").endswith(
            "5  2024-05-29  下达 某省财政厅→某某市 100.00万元（AL）"
            "【已更正；已红字冲销 10.00万元，余 90.00万元】"), self.line("（AL）"))
        self.assertIn("某某市 20.00万元（AL2）【已全部红字冲销】", self.line("（AL2）"))
        self.assertIn("某某市 (city) [amended]", self.line("(city)", "--lang", "en"))
        self.assertTrue(self.line("（BG）").endswith("（BG）"))
        records = self.succeed("list", "--json", "--kind", "allocation").json["records"]
        self.assertEqual([one["corrected"] for one in records],
                         [{"amendments": 1, "reversals": 1, "left_fen": "90000000"},
                          {"amendments": 0, "reversals": 1, "left_fen": "0"}])
        self.assertEqual(records[0]["record"]["dated_on"], "2024-05-29")

    def test_finds_by_what_a_record_is_now(self):
        self.assertEqual(self.sequences("--party", "某某市"), [5, 6])
        self.assertIn("没有编号或名称为“某市”的机构", self.fail_with(2, "list", "--party", "某市"))
        self.assertEqual(self.sequences("--to", "2024-04-29"), [])
        self.assertEqual(self.sequences("--from", "2024-05-29", "--to", "2024-05-29"), [5])
        self.assertEqual(self.sequences("--from", "2024-04-01", "--to", "2024-06-30"), [5, 6])

    def test_as_of_leaves_out_what_is_dated_later(self):
        whole = list(range(13))
        self.assertEqual(self.sequences("--as-of", "2025-03-01"), whole)
        # A statement has the day of its document; a document, which others cite, is always there.
        self.assertEqual(self.sequences("--as-of", "2025-02-28"), [i for i in whole if i != 9])
        self.assertEqual(self.sequences("--as-of", "2024-05-29"), [0, 1, 2, 3, 4, 5, 8])
        self.assertEqual(self.sequences("--as-of", "2024-05-28"), [0, 1, 2, 3, 4, 8])
        # A budget without a date counts from the first day of its year.
        self.assertEqual(self.sequences("--as-of", "2023-12-31"), [0, 1, 2, 3, 8])
        self.assertEqual(self.sequences("--as-of", "2024-05-29", "--kind", "allocation"), [5])
        self.assertIn("（AL）【已更正】", self.line("（AL）", "--as-of", "2024-10-31"))

    def test_known_at_is_the_ledger_of_that_time(self):
        self.assertEqual(self.sequences("--known-at", "6"), list(range(7)))
        self.assertEqual(self.sequences("--known-at", "6", "--from", "2024-04-29", "--to",
                                        "2024-04-29"), [5])
        self.assertIn("某市 20.00万元（AL2）", self.line("（AL2）", "--known-at", "6"))
        self.assertEqual(self.sequences("--known-at", "6", "--party", "某市"), [5, 6])
        message = self.fail_with(2, "list", "--known-at", "6", "--document", "DOC")
        self.assertIn("到第 6 号为止，账本里没有编号或名称为“DOC”的文件", message)

    def test_pages_and_counts_as_before(self):
        text = self.succeed("list", "--as-of", "2024-05-29", "--limit", "3").out
        self.assertIn("共 7 条，列出前 3 条。\n只看业务日期不晚于 2024-05-29 的记录", text)
        document = self.succeed("list", "--json", "--limit", "0", "--known-at", "9").json
        self.assertEqual((document["listed"], document["record_count"], document["view"]),
                         (0, 10, {"known_size": 10}))


class TraceTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_ledger(self.write("register.jsonl", REGISTER + FUNDS + MORE),
                         self.write("amended.jsonl", AMENDED))

    def trace(self, *options, what="PG"):
        """Returns: what was allocated, in 万元, and the ids in their order."""
        [programme] = self.succeed("trace", what, "--json", *options).json["programmes"]
        self.assertEqual(programme["unlinked"], [])
        ids = [one["record"]["id"] for one in programme["flow"]]
        return int(programme["totals"]["allocated_fen"]) // 1_000_000, " ".join(ids)

    def test_traces_what_a_view_leaves(self):
        self.assertEqual(self.trace(), (90, "AL CD CP AL2 CR"))
        self.assertEqual(self.trace("--as-of", "2024-10-31"), (100, "AL CD AL2 CR"))
        self.assertEqual(self.trace("--as-of", "2024-08-31"), (120, "AL AL2"))
        self.assertEqual(self.trace("--as-of", "2024-05-28"), (0, ""))
        self.assertEqual(self.trace("--known-at", "6"), (120, "AL AL2"))
        self.assertEqual(self.trace("--known-at", "6", what="某市"), (120, "AL AL2"))
        self.assertEqual(self.trace("--known-at", "11"), (100, "AL CD AL2 CR"))

    def test_tells_the_view(self):
        text = self.succeed("trace", "PG", "--known-at", "6").out
        self.assertTrue(text.endswith("只看第 6 号及以前的记录，如同其后什么也没有录入。\n"), text)
        document = self.succeed("trace", "PG", "--json", "--as-of", "2024-05-01").json
        self.assertEqual(document["view"], {"as_of": "2024-05-01"})
        self.assertIn("没有 某某市（city）收付资金的记录。",
                      self.succeed("trace", "某某市", "--as-of", "2024-05-01").out)


if __name__ == "__main__":
    unittest.main()
