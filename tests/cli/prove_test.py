#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proofs that are handed over, and what is said of them where there is no ledger."""

import shutil
import unittest

from cli_support import CliTest

PARTY = b'{"kind":"party","id":"P1","name":"\xe5\x8d\x95\xe4\xbd\x8d","role":"other"}\n'


class ProofTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_small_ledger()
        self.key = self.succeed("key", "show", "operator", "--vkey").out.strip()

    def check(self, code, file, *options):
        """Returns: the document of a check that ends with this exit code."""
        result = self.run_program("check", file, "--json", *(options or ("--key", self.key)))
        self.assertEqual(result.code, code, result)
        if code in (0, 10, 11):
            self.assertEqual((result.json["exit_code"], result.json["ok"]), (code, code == 0))
        return result.json


class InclusionTest(ProofTest):
    def test_a_record_is_proven_without_the_ledger(self):
        head = self.succeed("checkpoint", "--json").json
        text = self.succeed("prove", "inclusion", "AL", "-o", "AL.tlog-proof").out
        self.assertIn("fundtrail check AL.tlog-proof --key", text)
        proof = (self.folder / "AL.tlog-proof").read_text(encoding="utf-8")
        self.assertTrue(proof.startswith("c2sp.org/tlog-proof@v1\nextra "))
        self.assertTrue(proof.endswith("\n\n" + head["note"]))
        self.assertEqual(self.succeed("prove", "inclusion", "5").out, proof)
        shutil.rmtree(self.ledger)
        document = self.check(0, "AL.tlog-proof")
        self.assertEqual((document["result"], document["type"]), ("proven", "inclusion"))
        self.assertEqual((document["seq"], document["size"], document["root"]),
                         (5, head["size"], head["root"]))
        self.assertEqual(document["record"]["amount"], "100万元")
        self.assertEqual([line["result"] for line in document["signatures"]], ["verified"])

    def test_the_text_says_what_is_proven_and_what_is_not(self):
        self.succeed("checkpoint")
        self.succeed("prove", "inclusion", "AL", "-o", "AL.tlog-proof")
        text = self.succeed("check", "AL.tlog-proof", "--key", self.key).out
        self.assertRegex(text, r"^成立：第 5 号记录（.*AL.*）一字不差地在账本")
        for words in ("证明了：", "没有证明：", "没有遗漏", "另一个版本", "公钥真是账本管理者的",
                      "属实", "第 6 号及以后的记录"):
            self.assertIn(words, text)
        text = self.succeed("check", "AL.tlog-proof", "--key", self.key, "--lang", "en").out
        for words in ("Holds: entry 5", "What is proven:", "What is not proven:", "left out"):
            self.assertIn(words, text)

    def test_every_record_is_proven(self):
        more = "".join(PARTY.decode().replace("P1", f"P{i}") for i in range(1, 16))
        self.succeed("append", "-", stdin=more.encode())
        size = self.succeed("checkpoint", "--json").json["size"]
        for sequence in range(size):
            self.write("proof", self.succeed("prove", "inclusion", sequence).out)
            self.assertEqual(self.check(0, "proof")["seq"], sequence)

    def test_an_older_checkpoint_proves_as_well(self):
        self.succeed("checkpoint")
        self.succeed("append", "-", stdin=PARTY)
        self.assertIn("在封存点（6 条）之后", self.fail_with(5, "prove", "inclusion", "P1"))
        self.succeed("checkpoint")
        document = self.succeed("prove", "inclusion", "AL", "--at", "6", "--json").json
        self.assertEqual(document["size"], 6)
        self.assertIn("现有：6、7 条", self.fail_with(5, "prove", "inclusion", "AL", "--at", "5"))

    def test_without_a_checkpoint_nothing_is_proven(self):
        self.assertIn("fundtrail checkpoint", self.fail_with(5, "prove", "inclusion", "AL"))

    def test_a_missing_record_is_named(self):
        self.succeed("checkpoint")
        self.assertIn("是不是 AL？", self.fail_with(2, "prove", "inclusion", "ALL"))
        self.assertIn("“6”这条记录", self.fail_with(2, "prove", "inclusion", "6"))

    def test_an_altered_record_is_not_proven(self):
        self.succeed("checkpoint")
        self.alter_file("某市".encode(), "某县".encode())
        self.assertIn("fundtrail verify", self.fail_with(10, "prove", "inclusion", "city"))

    def test_a_ledger_that_was_replaced_proves_nothing(self):
        self.succeed("checkpoint")
        kept = (self.ledger / "checkpoints/6.checkpoint").read_bytes()
        shutil.rmtree(self.ledger)
        self.succeed("init", "--key", "example.org/test")
        (self.ledger / "checkpoints").mkdir()
        (self.ledger / "checkpoints/6.checkpoint").write_bytes(kept)
        self.assertIn("不一致", self.fail_with(12, "prove", "inclusion", "0"))

    def test_sm3(self):
        self.succeed("init", "--hash", "sm3", "--ledger", "sm3")
        self.succeed("checkpoint", "--ledger", "sm3")
        self.succeed("prove", "inclusion", "0", "--ledger", "sm3", "-o", "genesis.proof")
        key = self.succeed("key", "show", "operator", "--vkey", "--ledger", "sm3").out.strip()
        self.check(0, "genesis.proof", "--key", key)


class ConsistencyTest(ProofTest):
    def setUp(self):
        super().setUp()
        self.old = self.succeed("checkpoint", "-o", "old.checkpoint", "--json").json
        self.succeed("append", "-", stdin=PARTY)
        self.new = self.succeed("checkpoint", "--json").json

    def test_growth_is_proven_from_a_size_or_a_file(self):
        by_size = self.succeed("prove", "consistency", "6").out
        self.assertEqual(self.succeed("prove", "consistency", "old.checkpoint", "7").out, by_size)
        self.write("growth", by_size)
        document = self.check(0, "growth")
        self.assertEqual((document["old_size"], document["old_root"]), (6, self.old["root"]))
        self.assertEqual((document["size"], document["root"]), (7, self.new["root"]))
        text = self.succeed("check", "growth", "--key", self.key).out
        self.assertIn("有 6 条时的样子", text)
        self.assertIn("旧封存点就是您手里的那一个", text)

    def test_any_earlier_size_will_do(self):
        for size in range(1, 8):
            self.write("growth", self.succeed("prove", "consistency", size).out)
            self.assertEqual(self.check(0, "growth")["old_size"], size)

    def test_sizes_that_cannot_be(self):
        for arguments in (["0"], ["8"], ["7", "6"], ["6", "x"], ["nothing"], ["6", "7", "8"]):
            with self.subTest(arguments):
                self.fail_with(2, "prove", "consistency", *arguments)

    def test_a_checkpoint_that_the_ledger_does_not_lead_on_from(self):
        note = self.old["note"]
        self.write("forged", note.replace(self.old["root"], self.new["root"]))
        message = self.fail_with(12, "prove", "consistency", "forged")
        self.assertIn(self.old["root"], message)
        self.assertIn(self.new["root"], message)
        self.write("other", note.replace("example.org/test\n", "example.org/none\n", 1))
        self.assertIn("另一本账", self.fail_with(12, "prove", "consistency", "other"))


class CheckTest(ProofTest):
    def setUp(self):
        super().setUp()
        self.succeed("checkpoint", "-o", "note")
        self.note = (self.folder / "note").read_text(encoding="utf-8")

    def test_a_checkpoint(self):
        self.assertEqual(self.check(0, "note")["type"], "checkpoint")
        self.assertIn("签过：共 6 条", self.succeed("check", "note", "--key", self.key).out)

    def test_a_file_of_keys(self):
        path = self.write("keys", f"# 账本\n\n{self.key}\n")
        self.check(0, "note", "--key", path)
        for content in ("", "x\n", (self.key + "\n") * 129):
            self.write("keys", content)
            self.assertIn("keys", self.fail_with(5, "check", "note", "--key", path))
        self.assertIn("--key", self.fail_with(2, "check", "note", "--key", "nothing"))

    def test_no_key_and_another_key(self):
        self.assertIn("--key", self.run_program("check", "note").out)
        self.assertEqual(self.run_program("check", "note").code, 11)
        self.succeed("key", "new", "other", "--name", "example.org/test")
        other = self.succeed("key", "show", "other", "--vkey").out.strip()
        self.assertEqual(self.check(11, "note", "--key", other)["result"], "untrusted")

    def test_an_altered_checkpoint(self):
        self.write("altered", self.note.replace("\n6\n", "\n7\n", 1))
        document = self.check(11, "altered")
        self.assertEqual(document["signatures"][0]["result"], "bad")
        self.assertEqual(document["proven"], [])

    def test_what_contradicts_itself(self):
        proof = self.succeed("prove", "inclusion", "AL").out
        self.write("altered", proof.replace("index 5\n", "index 4\n"))
        self.assertEqual(self.check(10, "altered")["result"], "contradicted")

    def test_what_is_no_proof(self):
        self.assertIn("没有文件", self.fail_with(2, "check", "nothing"))
        for content in ("", "text\n", self.note[:-1], self.succeed("prove", "inclusion",
                                                                   "AL").out[:-2]):
            path = self.write("x", content)
            self.assertIn("请重新索取", self.fail_with(5, "check", path, "--key", self.key))
        self.fail_with(5, "check", self.folder, "--key", self.key)

    def test_text_from_outside_cannot_steer_a_terminal(self):
        self.write("evil", self.note.replace("example.org/test", "example.org/\u202etest"))
        result = self.run_program("check", "evil", "--key", self.key)
        self.assertEqual(result.code, 11)
        self.assertNotIn("\u202e", result.out)


if __name__ == "__main__":
    unittest.main()
