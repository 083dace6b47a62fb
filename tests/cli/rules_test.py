#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Rules files, and rules that are left out: what verify and rules make of them."""

import json
import unittest

from cli_support import JILIN, SOURCE_DIR, VOUCHERS, CliTest


class RulesTest(CliTest):
    def verify(self, *arguments):
        return self.run_program("verify", "--no-memory", *arguments)

    def verify_json(self, *arguments):
        return json.loads(self.verify("--json", *arguments).out)

    def test_the_example_is_what_is_built_in(self):
        example = SOURCE_DIR / "examples/rules.toml"
        self.assertEqual(self.succeed("rules", "--toml").out, example.read_text(encoding="utf-8"))
        self.make_ledger(*JILIN)
        self.assertEqual(self.verify("--rules", example).out, self.verify().out)

    def test_a_file_that_was_written_is_read_back(self):
        path = self.write("rules.toml", '[P07]\nhint = "12.5%"\n')
        written = self.succeed("rules", "--toml", "--rules", path).out
        self.assertIn('hint = "12.5%"\n', written)
        again = self.write("again.toml", written)
        self.assertEqual(self.succeed("rules", "--toml", "--rules", again).out, written)

    def test_thresholds_are_part_of_the_report(self):
        self.make_ledger(*JILIN)
        rules = self.verify_json()["rules"]
        self.assertEqual(rules["thresholds"]["P07.hint"], "20%")
        self.assertEqual(rules["skipped"], [])
        lines = self.verify().out.splitlines()
        self.assertIn("  所用阈值（各是什么意思：fundtrail rules show 规则号）", lines)
        self.assertIn("    P07 超额　doubt 30%、grave 50%、hint 20%", lines)

    def test_changed_thresholds_are_used_and_told(self):
        self.make_ledger(*JILIN)
        path = self.write("rules.toml", '[P07]\nhint = "28%"\n')
        document = self.verify_json("--rules", path)
        self.assertEqual(document["rules"]["thresholds"]["P07.hint"], "28%")
        [check] = [check for check in document["checks"] if check["rule"] == "P07"]
        self.assertEqual(check["result"], "clear")
        self.assertIn("注意：阈值按所给的规则文件，与内置的不同：P07.hint 28%（内置 20%）\n",
                      self.verify("--rules", path).out)

    def test_a_file_that_is_refused_names_file_and_line(self):
        self.make_ledger()
        path = self.write("rules.toml", '[P07]\nhint = 20\n')
        message = self.fail_with(5, "verify", "--rules", path)
        self.assertIn("rules.toml：第 2 行：P07.hint 应写成文字，如 \"20%\"", message)
        self.assertIn("没有文件", self.fail_with(2, "verify", "--rules", "none.toml"))
        self.fail_with(5, "rules", "--rules", path)

    def test_a_rule_left_out_is_told_and_never_ends_in_success(self):
        self.make_ledger(*VOUCHERS)
        self.assertEqual(self.verify().code, 0)
        result = self.verify("--skip", "D01,P02")
        self.assertEqual(result.code, 6)
        self.assertIn("略过规则 2 条；", result.out.splitlines()[0])
        self.assertIn("注意：按要求略过 2 条规则，没有核对，退出码因此不为 0：P02 目标达成、"
                      "D01 仅以自评为依据\n", result.out)
        document = self.verify_json("--skip", "D01,P02")
        self.assertEqual(document["rules"]["skipped"], ["P02", "D01"])
        self.assertEqual(document["exit_code"], 6)
        self.assertFalse({"P02", "D01"} & {check["rule"] for check in document["checks"]})

    def test_only_leaves_out_all_others(self):
        self.make_ledger(*JILIN)
        document = self.verify_json("--only", "F06,P07")
        self.assertEqual({check["rule"] for check in document["checks"]}, {"F06", "P07"})
        self.assertEqual(set(document["rules"]["thresholds"]),
                         {"P07.hint", "P07.doubt", "P07.grave"})
        self.assertEqual(document["exit_code"], 1)
        document = self.verify_json("--only", "F06,P07", "--skip", "F06")
        self.assertEqual({check["rule"] for check in document["checks"]}, {"P07"})
        self.assertEqual(document["exit_code"], 6)

    def test_lists_of_rules_that_are_refused(self):
        self.make_ledger()
        self.assertIn("是不是 F06？", self.fail_with(2, "verify", "--only", "F06,f06"))
        for given in ("", ",", "F06,", "F06 ,F07", "F99"):
            self.fail_with(2, "verify", "--skip", given)
        self.assertIn("没有剩下一条规则",
                      self.fail_with(2, "verify", "--only", "F06", "--skip", "F06"))

    def test_a_rule_is_shown_with_its_present_thresholds(self):
        text = self.succeed("rules", "show", "P07").out
        for part in ("P07 超额 · far beyond the target", "P07.hint 20%：", "对象", "读取",
                     "不成立"):
            self.assertIn(part, text)
        path = self.write("rules.toml", '[P07]\nhint = "12.5%"\n')
        text = self.succeed("rules", "show", "P07", "--rules", path).out
        self.assertIn("P07.hint 12.5%（内置 20%）：", text)
        [rule] = self.succeed("rules", "show", "P07", "--json", "--rules", path).json["rules"]
        [hint] = [one for one in rule["thresholds"] if one["id"] == "P07.hint"]
        self.assertEqual((hint["value"], hint["built_in"], hint["least"], hint["most"]),
                         ("12.5%", "20%", "0%", "1000%"))
        self.assertEqual(rule["results"][0]["result"], "refuted")

    def test_toml_stands_alone(self):
        self.fail_with(2, "rules", "--toml", "--json")
        self.fail_with(2, "rules", "show", "P07", "--toml")


if __name__ == "__main__":
    unittest.main()
