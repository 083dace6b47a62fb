#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`verify --as-of` and `--known-at`: what was dated, and what had been recorded, by then."""

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


if __name__ == "__main__":
    unittest.main()
