#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`show`: a record as it was appended, and all that became of it; what can never be, `append`
refuses."""

import json
import unittest

from cli_support import FUNDS, REGISTER, CliTest


def correct(name, of, **more):
    return json.dumps({"kind": "correction", "id": name, "of": of, "dated_on": "2024-09-01",
                       "reason": "录错", "approved_by": "处长"} | more, ensure_ascii=False) + "\n"


def reverse(name, of, **more):
    return correct(name, of, type="reverse", **more)


def amend(name, of, field, value):
    return correct(name, of, type="amend", set=[{"field": field, "value": value}])


class HistoryTest(CliTest):
    """Entries 1 to 3 are the register, 4 BG, 5 AL; then corrections."""

    def setUp(self):
        super().setUp()
        self.make_ledger(self.write("register.jsonl", REGISTER + FUNDS))

    def append(self, *lines):
        self.succeed("append", "-", stdin="".join(lines).encode())

    def test_tells_each_correction_in_its_order(self):
        self.append(reverse("C1", "AL", amount="30万元"), amend("C2", "AL", "dated_on",
                                                               "2024-05-06"))
        self.append(amend("C3", "AL", "dated_on", "2024-05-07"), reverse("C4", "AL"))
        text = self.succeed("show", "AL").out
        self.assertRegex(text, r"(?m)^  下达日期 +2024-04-29$")
        self.assertRegex(text, r"(?m)^  签名 +未签名$")
        self.assertIn("\n\n更正 4 次（上面是录入时的原样，以下按录入次序）\n"
                      "  第 6 号 C1  红字冲销 30.00万元，余 70.00万元\n"
                      "      更正日期 2024-09-01，", text)
        self.assertIn(" 录入；批准人 处长\n      原因：录错\n      签名：未签名\n", text)
        self.assertIn("  第 7 号 C2  更正\n      下达日期：2024-04-29 → 2024-05-06\n", text)
        self.assertIn("  第 8 号 C3  更正\n      下达日期：2024-05-06 → 2024-05-07\n", text)
        self.assertIn("  第 9 号 C4  红字冲销 70.00万元，余 0.00万元\n", text)
        self.assertNotIn("更正", self.succeed("show", "BG").out)

    def test_tells_programs_the_same(self):
        self.append(reverse("C1", "AL", amount="30万元"), amend("C2", "AL", "note", "补记"))
        document = self.succeed("show", "AL", "--json").json
        self.assertNotIn("note", document["record"])
        self.assertEqual((document["effective"]["note"], document["left_fen"]),
                         ("补记", "70000000"))
        first, second = document["corrections"]
        self.assertEqual((first["seq"], first["id"], first["applied"], first["reversed_fen"],
                          first["left_fen"], first["record"]["approved_by"]),
                         (6, "C1", True, "30000000", "70000000", "处长"))
        self.assertEqual(second["changes"], [{"field": "note", "after": "补记"}])
        self.assertEqual(second["reversed_fen"], "0")
        for key in ("corrections", "effective", "left_fen", "signature"):
            self.assertNotIn(key, self.succeed("show", "BG", "--json").json)

    def test_known_at_an_earlier_time(self):
        self.append(reverse("C1", "AL", amount="30万元"))
        self.append(reverse("C2", "AL"))
        text = self.succeed("show", "AL", "--known-at", "6").out
        self.assertIn("更正 1 次", text)
        self.assertTrue(text.endswith("只看第 6 号及以前的记录，如同其后什么也没有录入。\n"))
        self.assertIn("第 0 至 4 号", self.fail_with(2, "show", "AL", "--known-at", "4"))

    def test_english_and_names(self):
        self.append('{"kind":"party","id":"treasury","name":"某市国库","role":"treasury"}\n',
                    amend("C1", "city", "parent", "finance"), reverse("C2", "AL"))
        text = self.succeed("show", "city", "--lang", "en").out
        self.assertIn("Corrections: 1 (above is the record as appended; by sequence)", text)
        self.assertIn("no. 7 C1  amend\n", text)
        self.assertIn(": (none) → 某省财政厅 (finance)\n", text)
        self.assertIn("approved by 处长\n      reason: 录错\n      signature: not signed\n", text)
        self.assertIn("no. 8 C2  reverse 100.00万元, 0.00万元 left",
                      self.succeed("show", "AL", "--lang", "en").out)

    def test_names_who_signed(self):
        for alias in ("clerk", "head"):
            self.succeed("key", "new", alias)
        self.succeed("key", "grant", "clerk", "--party", "city", "--holder", "会计岗")
        self.succeed("key", "grant", "head", "--party", "city", "--holder", "负责人",
                     "--role", "approver", "--confirm", "clerk")
        held = self.succeed("append", "--hold", "--as", "clerk", "--json",
                            self.write("c1.jsonl", reverse("C1", "AL"))).json
        self.succeed("release", held["id"], "--as", "head")
        text = self.succeed("show", "AL").out
        self.assertRegex(text, r"(?m)^  签名 +未签名$")
        self.assertRegex(text, r"      签名：第 11 号，某市 会计岗（.*clerk.*）；审批 "
                               r"某市 负责人（.*head.*）\n")
        [step] = self.succeed("show", "AL", "--json").json["corrections"]
        self.assertEqual((step["signature"]["seq"], step["signature"]["valid"],
                          step["signature"]["author"]["holder"],
                          step["signature"]["approver"]["party"]), (11, True, "会计岗", "city"))
        own = self.succeed("show", "C1", "--json").json["signature"]
        self.assertEqual(own, step["signature"])
        self.assertNotIn("signature", self.succeed("show", "11", "--json").json)

    def test_what_can_never_be_applied_is_refused_with_its_line(self):
        batch = self.write("batch.jsonl", reverse("C1", "AL", amount="60万元") +
                           reverse("C2", "AL", amount="50万元") +
                           amend("C3", "AL", "to", "finance"))
        error = self.fail_with(5, "append", batch)
        self.assertIn("batch.jsonl:2: amount（冲销金额） \"50万元\": 冲销额超过尚未冲销的 40万元："
                      "原记录 100万元，前面已冲销 60万元（最后一笔 C1）", error)
        self.assertIn("batch.jsonl:1）", error)
        self.assertIn("batch.jsonl:3: set[0].field", error)
        self.append(reverse("C1", "AL"))
        self.assertIn("这条记录已经全部冲销（C1），不能再冲销",
                      self.fail_with(5, "append", "-", stdin=reverse("C2", "AL").encode()))
        english = self.fail_with(5, "append", "-", "--lang", "en",
                                 stdin=reverse("C2", "BG", amount="101万元").encode())
        self.assertIn("more than the 100万元 of the record that it reverses", english)


if __name__ == "__main__":
    unittest.main()
