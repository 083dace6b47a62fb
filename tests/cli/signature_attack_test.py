#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Attacks on signed batches by whoever holds the ledger, each hash and sequence computed anew: the
command names what no longer fits."""

import unittest

from cli_support import FUNDS, REGISTER, CliTest
from entry_file import read_entries, with_time_of, write_entries

ORIGIN = "example.org/test"
MORE = ('{"kind":"party","id":"payee","name":"某公司","role":"payee"}\n'
        '{"kind":"disbursement","id":"DB","programme":"PG","from":"city","to":"payee",'
        '"amount":"7万元","stage":"payment"}\n')


class SignatureAttackTest(CliTest):
    """Entries: 0 genesis, 1-3 register, 4-5 a grant and its signature, 6-8 and 9-11 two batches of
    two records, each with its signature."""

    first, second = 8, 11

    def setUp(self):
        super().setUp()
        self.make_ledger(self.write("register.jsonl", REGISTER))
        self.succeed("key", "new", "clerk")
        self.grant_clerk()
        self.succeed("append", "--as", "clerk", self.write("funds.jsonl", FUNDS))
        self.succeed("append", "--as", "clerk", self.write("more.jsonl", MORE))
        self.read_entries()

    def grant_clerk(self, *options):
        self.succeed("key", "grant", "clerk", "--party", "city", "--holder", "会计岗", *options)

    def read_entries(self):
        self.succeed("export", "entries", self.folder / "true.entries")
        self.entries = read_entries((self.folder / "true.entries").read_bytes())
        (self.folder / "true.entries").unlink()

    def verify(self, *options):
        self.write("forged.entries", write_entries(ORIGIN, self.entries))
        return self.run_program("verify", "--no-memory", "--entries", "forged.entries", *options)

    def check_found(self, *damage):
        """The report names these (sequence, detail) and nothing else; the exit code is 11."""
        result = self.verify("--json")
        self.assertEqual((result.code, result.err), (11, ""))
        integrity = result.json["integrity"]
        self.assertEqual(integrity["result"], "untrusted")
        self.assertEqual({layer for layer, found in integrity["layers"].items()
                          if found == "damaged"}, {"signature"})
        self.assertEqual([(each["seq"], each["detail"]) for each in integrity["damage"]],
                         list(damage))
        self.assertIn("账本的签名或密钥不可信", self.verify().out.splitlines()[0])

    def test_untouched_entries_hold(self):
        result = self.verify("--json")
        self.assertEqual((result.code, result.json["integrity"]["layers"]["signature"]),
                         (6, "intact"))
        self.assertEqual(result.json["integrity"]["authorship"]["signed_entries"], 5)

    def test_a_signature_replayed_on_another_range(self):
        second = self.entries[self.second]
        self.entries[self.second] = with_time_of(self.entries[self.first], second)
        self.check_found((11, "签名不是对这 2 条记录签的（第 9 至 10 号）"))

    def test_an_altered_record_under_a_signature(self):
        self.assertIn(b"DB", self.entries[10])
        self.entries[10] = self.entries[10].replace(b"DB", b"DX")
        self.check_found((11, "签名不是对这 2 条记录签的（第 9 至 10 号）"))

    def test_whatever_was_signed_after_it_no_longer_fits_either(self):
        self.entries[7] = self.entries[7].replace(b"AL", b"AX")
        self.check_found((8, "签名不是对这 2 条记录签的（第 6 至 7 号）"),
                         (11, "签名不是对这 2 条记录签的（第 9 至 10 号）"))

    def test_a_record_left_out_of_a_batch(self):
        del self.entries[10]
        self.check_found((10, "签名说盖住前 2 条，与它的位置不符（少录、错位或条数不对）"))

    def test_a_record_slipped_into_a_batch(self):
        self.entries.insert(self.second, self.entries[9].replace(b"payee", b"other"))
        self.check_found((12, "签名不是对这 2 条记录签的（第 10 至 11 号）"))

    def test_a_signature_that_does_not_stand_last(self):
        last = self.second
        self.entries[last], self.entries[last - 1] = self.entries[last - 1], self.entries[last]
        self.check_found((10, "签名说盖住前 2 条，与它的位置不符（少录、错位或条数不对）"))

    def test_a_signature_left_out_leaves_its_records_unsigned(self):
        del self.entries[self.second]
        result = self.verify("--json")
        authorship = result.json["integrity"]["authorship"]
        self.assertEqual((result.code, authorship["signed_entries"]), (6, 3))
        self.assertEqual(authorship["unsigned_ranges"],
                         [{"begin": 1, "end": 4}, {"begin": 9, "end": 11}])

    def test_a_signature_left_out_where_it_is_demanded(self):
        self.succeed("key", "policy", "--signed", "refund")
        refund = ('{"kind":"refund","id":"RF","of":"DB","from":"payee","to":"city",'
                  '"amount":"1万元","reason":"returned","dated_on":"2024-12-01"}\n')
        self.succeed("append", "--as", "clerk", self.write("refund.jsonl", refund))
        self.read_entries()
        del self.entries[-1]
        checks = self.verify("--json").json["checks"]
        self.assertEqual([check["message"] for check in checks if check["rule"] == "C04"],
                         ["退回：须签名而未签 1 笔"])

    def test_a_signature_of_another_ledger(self):
        self.succeed("init", "--ledger", "other", "--origin", "example.org/other")
        self.ledger = self.folder / "other"
        self.succeed("append", self.folder / "register.jsonl")
        self.grant_clerk()
        self.succeed("append", "--as", "clerk", self.folder / "funds.jsonl")
        ours = self.entries
        self.read_entries()
        ours[self.second] = with_time_of(self.entries[-1], ours[self.second])
        self.entries = ours
        self.check_found((11, "签的是账本“example.org/other”，不是这一本"))


class InventedKeyTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_ledger(self.write("register.jsonl", REGISTER))
        for alias in ("real", "invented"):
            self.succeed("key", "new", alias)
        self.succeed("key", "grant", "invented", "--party", "city", "--holder", "会计岗")
        self.succeed("append", "--as", "invented", self.write("funds.jsonl", FUNDS))
        self.trust = self.write("trust", "# 某市来函\ncity " + self.vkey("real"))

    def vkey(self, alias):
        return self.succeed("key", "show", alias, "--vkey").out

    def test_without_the_partys_key_it_is_the_operators_word(self):
        result = self.run_program("verify", "--no-memory")
        self.assertEqual(result.code, 6)
        self.assertRegex(result.out, r"录入 某市（city） 会计岗.*；单位身份只凭账本管理者所说")

    def test_with_the_partys_key_it_is_named(self):
        result = self.run_program("verify", "--no-memory", "--trust", self.trust)
        self.assertEqual((result.code, result.err), (11, ""))
        self.assertRegex(result.out, r"第 4 号 密钥.* 〔签名层〕 密钥 [0-9a-f]{16} 不是您所知的 "
                                     r"某市（city） 的公钥：它属于该单位，只有账本管理者这样说")

    def test_once_it_is_known_it_is_trusted(self):
        with self.trust.open("a", encoding="utf-8") as file:
            file.write("city " + self.vkey("invented"))
        result = self.run_program("verify", "--no-memory", "--trust", self.trust)
        self.assertEqual(result.code, 6)
        self.assertNotIn("只凭账本管理者所说", result.out)

    def test_what_is_no_file_of_parties_keys(self):
        for line, words in ((self.vkey("real"), "单位编号 公钥"), ("city x+y+z\n", "第 1 行"),
                            ("# nothing\n", "里面没有公钥"),
                            (f"a b {self.vkey('real')}", "第 1 行")):
            self.trust.write_text(line, encoding="utf-8")
            self.assertIn(words, self.fail_with(5, "verify", "--trust", self.trust))
        self.fail_with(2, "verify", "--trust", "nothing-here")


if __name__ == "__main__":
    unittest.main()
