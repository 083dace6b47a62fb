#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What each command says of a ledger, as text in both languages and as JSON."""

import json
import subprocess
import unittest

from cli_support import JILIN, PROGRAM, REGISTER, VOUCHERS, CliTest


class InitTest(CliTest):
    def test_tells_the_new_ledger(self):
        text = self.succeed("init", "--origin", "example.org/a").out
        self.assertIn("已新建账本。", text)
        self.assertIn("example.org/a", text)
        self.assertEqual(self.head()[0], 1)

    def test_sm3(self):
        document = self.succeed("init", "--hash", "sm3", "--json").json
        self.assertEqual((document["hash"], document["size"]), ("sm3", 1))
        self.assertTrue(document["origin"].endswith("/sm3"))
        self.assertEqual(self.succeed("verify", "--json").json["integrity"]["hash"], "sm3")

    def test_default_folder(self):
        self.succeed("init", FUNDTRAIL_LEDGER="")
        self.assertTrue((self.folder / "fundtrail-ledger").is_dir())


class JilinTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_ledger(*JILIN)


class AppendTest(CliTest):
    def test_tells_control_totals_and_what_to_keep(self):
        self.make_ledger()
        text = self.succeed("append", *JILIN).out
        self.assertIn("已记入 91 条，第 1 至 91 号", text)
        self.assertRegex(text, r"下达 +4 +1000\.00万元")
        size, root = self.head()
        self.assertIn(f"fundtrail verify --expect-size {size} --expect-root {root}\n", text)
        self.assertIn("日后可证明", text)

    def test_the_command_to_keep_finds_the_same_ledger(self):
        self.ledger = self.folder / "某局的 '账本'"
        path = self.write("register.jsonl", REGISTER)
        self.succeed("init")
        for folder in (["--ledger", self.ledger], []):
            with self.subTest(folder):
                printed = self.succeed("append", *folder, path).out.splitlines()[-1]
                self.assertEqual("--ledger" in printed, bool(folder))
                command = printed.replace("fundtrail", '"$PROGRAM"', 1)
                done = subprocess.run(["sh", "-c", command], check=False, capture_output=True,
                                      cwd=self.folder, timeout=60,
                                      env=self.environment(PROGRAM=PROGRAM))
                self.assertIn("条数 4 和根相符", done.stdout.decode())

    def test_counts_one_record_as_one(self):
        self.make_ledger()
        path = self.write("one.jsonl", REGISTER.splitlines()[0])
        for expected in ("Dry run, nothing was written: it would add 1 record, no. 1.",
                         "Recorded 1 record, no. 1, at ",
                         "Nothing new: recorded already, with the same content: 1 record."):
            options = ["--dry-run"] if expected.startswith("Dry") else []
            text = self.succeed("append", "--lang", "en", *options, path).out
            self.assertTrue(text.startswith(expected), text)

    def test_dry_run_writes_nothing(self):
        self.make_ledger()
        before = self.head()
        text = self.succeed("append", "--dry-run", *JILIN).out
        self.assertIn("试运行，没有写入：若正式录入，将新增 91 条", text)
        self.assertNotIn("--expect-root", text)
        self.assertEqual(self.head(), before)

    def test_document(self):
        self.make_ledger()
        document = self.succeed("append", "--json", *JILIN).json
        self.assertEqual(document["schema"], "fundtrail.append/1")
        self.assertEqual((document["first_seq"], document["last_seq"]), (1, 91))
        self.assertIn({"kind": "budget", "count": 1, "amount": "1000.00万元",
                       "amount_fen": "1000000000"}, document["totals"])
        self.assertEqual((document["size"], document["root"]), self.head())


class VerifyTest(JilinTest):
    def test_the_same_bytes_with_any_number_of_threads(self):
        outputs = {self.run_program("verify", "--no-memory", "--json", "--jobs", jobs).out
                   for jobs in (1, 2, 3, 4, 7)}
        self.assertEqual(len(outputs), 1)

    def test_a_stated_share_never_stands_alone(self):
        for language, phrase in [("zh", "按所报数据成立（未经凭证核实）"),
                                 ("en", "holds on reported figures only (not verified against")]:
            text = self.run_program("verify", "--lang", language).out
            end = text.index("\n三、" if language == "zh" else "\n3. ")
            goals = text[text.index("PG-JL-2024"):end]
            lines = [line for line in goals.splitlines() if "%" in line]
            self.assertNotEqual(lines, [])
            for line in lines:
                self.assertIn(phrase, line)

    def test_every_check_names_rule_records_and_section(self):
        text = self.run_program("verify").out
        self.assertIn("F06 到位与下达一致", text)
        self.assertIn("ST-06（第 55 号，138号文 二(一)1）", text)
        self.assertNotIn("审计发现", text)

    def test_no_colour_unless_asked(self):
        self.assertNotIn("\x1b", self.run_program("verify").out)
        self.assertIn("\x1b[", self.run_program("verify", "--color", "always").out)


class ListTest(JilinTest):
    def sequences(self, *options):
        records = self.succeed("list", "--json", *options).json["records"]
        return [record["seq"] for record in records]

    def test_everything(self):
        self.assertEqual(self.sequences(), list(range(92)))
        self.assertIn("共 92 条。", self.succeed("list").out)

    def test_each_condition(self):
        self.assertEqual(self.sequences("--kind", "allocation"), [14, 15, 16, 17])
        self.assertEqual(self.sequences("--kind", "allocation", "--party", "changchun"), [14])
        self.assertEqual(self.sequences("--party", "长春市", "--kind", "disbursement"), [18])
        self.assertEqual(self.sequences("--from", "2024-04-29", "--to", "2024-04-29"),
                         [14, 15, 16, 17])
        self.assertEqual(self.sequences("--from", "2024-04-30"), [])
        self.assertEqual(len(self.sequences("--programme", "PG-JL-2024")),
                         len(set(self.sequences("--programme", "PG-JL-2024"))))
        self.assertIn(10, self.sequences("--document", "DOC-138"))
        self.assertEqual(self.sequences("--document", "吉建函〔2025〕138号"),
                         self.sequences("--document", "DOC-138"))

    def test_limit_is_told(self):
        document = self.succeed("list", "--json", "--limit", "3").json
        self.assertEqual((len(document["records"]), document["record_count"]), (3, 92))
        self.assertIn("共 92 条，列出前 3 条。", self.succeed("list", "--limit", "3").out)
        self.assertEqual(self.succeed("list", "--json", "--limit", "0").json["records"], [])
        self.assertEqual(self.succeed("list", "--limit", "0").out,
                         "共 92 条（--limit 0：只计数）。\n")

    def test_a_document_by_the_name_that_reports_print_and_by_other_brackets(self):
        wanted = self.sequences("--document", "DOC-138")
        for name in ("138号文", "吉建函[2025]138号", "吉建函（2025）138号"):
            self.assertEqual(self.sequences("--document", name), wanted, name)

    def test_says_what_comes_near_a_name(self):
        self.assertIn("是否指 长春市（changchun）？", self.fail_with(2, "list", "--party", "长春"))
        for name in ("通化县", "通化州"):
            message = self.fail_with(2, "list", "--party", name)
            self.assertIn("是否指 通化市（tonghua）？", message)
        self.assertIn("是否指 吉林省财政厅（jl-finance）？",
                      self.fail_with(2, "list", "--party", "吉林市财政局"))
        self.assertIn("did you mean 桦甸市 (huadian)?",
                      self.fail_with(2, "list", "--party", "华甸市", "--lang", "en"))
        self.assertNotIn("是否指", self.fail_with(2, "list", "--party", "四平市"))

    def test_rows(self):
        lines = self.succeed("list", "--kind", "allocation").out.splitlines()
        self.assertEqual(lines[1], "  14  2024-04-29  下达 吉林省财政厅→长春市 838.00万元（AL-1）")
        english = self.succeed("list", "--kind", "allocation", "--lang", "en").out.splitlines()
        self.assertIn("allocation 吉林省财政厅 to 长春市 838.00万元 (AL-1)", english[1])

    def test_nothing_found(self):
        self.assertIn("没有符合条件的记录", self.succeed("list", "--kind", "refund").out)

    def test_a_digest_of_what_is_selected_for_an_answer(self):
        options = ("--party", "长春市", "--kind", "allocation", "--digest")
        document = self.succeed("list", "--json", *options).json
        self.assertEqual(document["record_count"], 1)
        answer = document["answer"]
        self.assertEqual(answer["query"], "list --kind allocation --party changchun")
        self.assertEqual(answer["at_size"], 92)
        first, second = self.succeed("list", *options).out.splitlines()
        self.assertEqual(json.loads(first), answer)
        self.assertIn("共 1 条", second)

    def test_a_digest_is_of_everything_selected(self):
        self.assertIn("--limit", self.fail_with(2, "list", "--digest", "--limit", "3"))
        self.assertIn("--as-of", self.fail_with(2, "list", "--digest", "--as-of", "2024-12-31"))

    def test_a_digest_is_of_what_was_known_by_then(self):
        answer = self.succeed("list", "--digest", "--known-at", "20", "--json").json["answer"]
        self.assertEqual(answer["at_size"], 21)

    def test_an_answer_that_states_the_digest_is_reproduced(self):
        answer = self.succeed("list", "--kind", "allocation", "--digest", "--json").json["answer"]
        inquiry = {"kind": "inquiry", "id": "IQ-1", "source": "audit", "number": "审1号",
                   "question": "下达几笔", "scope": {}, "received_on": "2025-06-01"}
        given = {"kind": "answer", "id": "AN-1", "inquiry": "IQ-1", "text": "四笔",
                 "answered_on": "2025-06-02", "signer": "处长", **answer}
        lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in (inquiry, given))
        self.succeed("append", self.write("答复.jsonl", lines))
        checks = self.run_program("verify", "--json", "--only", "Q02").json["checks"]
        self.assertEqual([(one["subject"], one["result"]) for one in checks],
                         [("AN-1", "confirmed")])
        self.assertEqual(checks[0]["actual"], answer["result_digest"])

    def test_a_record_reads_back_as_it_was_given(self):
        given = json.loads(JILIN[1].read_text(encoding="utf-8").splitlines()[1])
        record = self.succeed("list", "--json", "--kind", "allocation").json["records"][0]["record"]
        self.assertEqual(record, given)


class ShowTest(JilinTest):
    def test_by_sequence_and_by_id(self):
        text = self.succeed("show", "18").out
        self.assertEqual(text, self.succeed("show", "DB-1").out)
        self.assertEqual(text, self.succeed("show", "id:DB-1").out)
        self.assertRegex(text, r"收款方 +长春市（changchun）")
        self.assertRegex(text, r"阶段 +财政间调拨")
        self.assertRegex(text, r"位置 +第 18 号，账本共 92 条")

    def test_by_name(self):
        for name in ("吉林省财政厅", "省财政厅"):
            self.assertEqual(self.succeed("show", name).out,
                             self.succeed("show", "jl-finance").out)
        self.assertEqual(self.succeed("show", "吉财综指[2024]179号").out,
                         self.succeed("show", "DOC-179").out)
        self.assertRegex(self.succeed("show", "桦甸市").out,
                         "行政区划 +220282（吉林省吉林市桦甸市，县级）")
        self.assertIn("是否指 通化市（tonghua）？", self.fail_with(2, "show", "通化县"))

    def test_by_a_corrected_name_and_not_by_the_old_one(self):
        rename = json.dumps({"kind": "correction", "id": "CR", "type": "amend", "of": "tonghua",
                             "dated_on": "2025-03-01", "reason": "录错", "approved_by": "处长",
                             "set": [{"field": "name", "value": "通化县"}]})
        same = json.dumps({"kind": "party", "id": "other", "name": "四平县", "role": "recipient",
                           "aliases": ["长春市"]})
        self.succeed("append", self.write("more.jsonl", rename + "\n" + same + "\n"))
        self.assertEqual(self.succeed("show", "通化县").out, self.succeed("show", "tonghua").out)
        self.assertIn("是否指 通化县（tonghua）、", self.fail_with(2, "show", "通化市"))
        then = ("--known-at", "91")
        self.assertEqual(self.succeed("show", "通化市", *then).out,
                         self.succeed("show", "tonghua", *then).out)
        self.assertIn("是否指 通化市（tonghua）？", self.fail_with(2, "show", "通化县", *then))
        self.assertIn("通化县", self.succeed("list", "--party", "通化县").out)
        self.assertIn("通化县", self.succeed("trace", "通化县").out)
        for command in (("show",), ("trace",), ("list", "--party")):
            self.assertIn("叫“长春市”的不止一个，请写编号：长春市（changchun）、四平县（other）",
                          self.fail_with(2, *command, "长春市"))

    def test_previous_leaf_is_the_leaf_before(self):
        before = self.succeed("show", "17", "--json").json
        this = self.succeed("show", "18", "--json").json
        self.assertEqual(this["previous_leaf"], before["leaf"])
        self.assertEqual(self.succeed("show", "0", "--json").json["record"]["kind"], "genesis")

    def test_no_such_record(self):
        self.assertIn("第 0 至 91 号", self.fail_with(2, "show", "92"))
        self.assertIn("“nope”", self.fail_with(2, "show", "nope"))
        self.assertIn("是不是 AL-1？", self.fail_with(2, "show", "AL1"))
        self.assertIn("是不是 DB-1？", self.fail_with(2, "show", "db-1"))
        self.fail_with(2, "show", "018")
        self.fail_with(2, "show", "9" * 20)

    def test_english(self):
        text = self.succeed("show", "DB-1", "--lang", "en").out
        self.assertRegex(text, r"amount +838万元")
        self.assertIn("no. 18 of 92 entries", text)


class TraceTest(CliTest):
    def test_a_programme(self):
        self.make_ledger(*JILIN)
        text = self.succeed("trace", "PG-JL-2024").out
        self.assertRegex(text, r"下达 吉林省财政厅→长春市 +838\.00万元  2024-04-29  "
                               r"吉财综指〔2024〕179号 +AL-1")
        self.assertRegex(text, r"\n  财政间调拨 吉林省财政厅→长春市 +838\.00万元  未载明")
        self.assertIn("支付 无记录\n", text)
        self.assertIn("没有支付记录", text)
        self.assertEqual(self.succeed("trace", "吉林省2024年城镇保障性安居工程奖补资金").out, text)

    def test_down_to_refunds(self):
        self.make_ledger(*VOUCHERS)
        text = self.succeed("trace", "PG-DEMO-2024").out
        self.assertRegex(text, r"(?m)^      退款 .* 1\.50万元 +2024-09-10 +refund-a +"
                               r"RF-A1（第 48 号）$")
        self.assertIn("支付 500.00万元（6 笔）", text)
        document = self.succeed("trace", "PG-DEMO-2024", "--json").json["programmes"][0]
        self.assertEqual(document["totals"]["paid_fen"], "500000000")
        self.assertEqual([node["depth"] for node in document["flow"]][:5], [0, 1, 2, 2, 3])

    def test_a_party(self):
        self.make_ledger(*VOUCHERS)
        text = self.succeed("trace", "demo-builder-a", "--lang", "en").out
        self.assertIn("PY-A1 (no. 46)", text)
        self.assertNotIn("PY-B1", text)
        self.assertIn("paid 300.00万元 (4 payments)", text)
        self.assertRegex(text, r"(?m)^from allocation .*AL-")

    def test_an_allocation(self):
        self.make_ledger(*VOUCHERS)
        branch = self.succeed("trace", "AL-A").out
        self.assertIn("PY-A1（第 46 号）", branch)
        self.assertNotIn("PY-B1", branch)
        self.assertEqual(self.succeed("trace", "AL-A", "--json").json["allocation"], "AL-A")

    def test_says_what_comes_near_a_name(self):
        self.make_ledger(*JILIN)
        message = self.fail_with(2, "trace", "changchn")
        self.assertIn("是不是 长春市（changchun）？", message)
        self.assertIn("did you mean 长春市 (changchun)?",
                      self.fail_with(2, "trace", "changchn", "--lang", "en"))
        self.assertIn("fundtrail list --kind programme 或 fundtrail list --kind party", message)

    def test_nothing_of_that_name(self):
        self.make_ledger()
        self.assertIn("“某处”", self.fail_with(2, "trace", "某处"))


class RulesTest(CliTest):
    def test_list_and_one(self):
        text = self.succeed("rules").out
        for rule in ("F01", "F06", "P04", "D02", "D10"):
            self.assertIn(rule, text)
        one = self.succeed("rules", "show", "F06").out
        self.assertIn("到位与下达一致", one)
        self.assertIn("算法", one)
        self.assertIn("formula", self.succeed("rules", "show", "F06", "--lang", "en").out)

    def test_document(self):
        rules = self.succeed("rules", "--json").json["rules"]
        keys = "id severity title title_zh title_en formula source thresholds subject reads results"
        self.assertEqual(set(rules[0]), set(keys.split()))
        self.assertEqual(len(self.succeed("rules", "show", "F06", "--json").json["rules"]), 1)


    def test_a_rule_without_show(self):
        self.assertIn("fundtrail rules show F04\n", self.fail_with(2, "rules", "F04"))
        self.assertEqual("error: usage: fundtrail rules, or fundtrail rules show ID\n",
                         self.fail_with(2, "rules", "nope", "--lang", "en"))


class DoctorTest(CliTest):
    def test_facts(self):
        self.make_ledger()
        text = self.succeed("doctor").out
        self.assertRegex(text, r"SM3 +可用")
        self.assertNotIn("文件夹", text)
        self.assertRegex(text, "^(状态正常，没有需要注意之处|需要注意之处：[1-9])")
        self.assertIn(self.head()[1], text)

    def test_without_a_ledger_it_still_tells_of_the_program(self):
        result = self.run_program("doctor", "--json")
        self.assertEqual(result.code, 3)
        self.assertIs(result.json["ok"], False)
        self.assertEqual(result.json["program"][0]["name"], "version")
        self.assertNotIn("账本", self.run_program("doctor").out)

    def test_rebuilds_a_damaged_index(self):
        self.make_small_ledger()
        keys = self.succeed("doctor", "--rebuild-index", "--json").json["rebuilt_index_keys"]
        self.assertGreater(keys, 5)
        self.assertEqual(self.run_program("verify").code, 6)


if __name__ == "__main__":
    unittest.main()
