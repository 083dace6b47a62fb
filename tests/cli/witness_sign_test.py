#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`witness sign`, and what the command line of `witness` refuses."""

import unittest

from witness_support import Log, WitnessTest


class SignTest(WitnessTest):
    def sign(self, size, *options, seed=b""):
        """Returns: the exit code and output of signing the checkpoint of `size`."""
        file = self.write("checkpoint", self.log.note(size, seed))
        return self.run_program("witness", "sign", file, *self.key_options, *options)

    def proof(self, old_size, size, seed=b""):
        return "--proof", self.write("proof", self.log.proof(old_size, size, seed))

    def assert_refused(self, result, code, *words):
        self.assertEqual((result.code, result.out), (code, ""), result)
        for word in words:
            self.assertIn(word, result.err)

    def test_adds_a_line_to_the_note(self):
        result = self.sign(7)
        self.assertEqual((result.code, result.err), (0, ""))
        self.assertTrue(result.out.startswith(self.log.note(7) + "— example.org/witness "))
        held = (self.state / f"{self.hash}.checkpoint").read_text("utf-8")
        self.assertEqual(held, result.out)

    def test_writes_a_file_and_says_so(self):
        result = self.sign(7, "-o", "cosigned")
        self.assertEqual(result.code, 0)
        self.assertIn("已见证：example.org/fundtrail，7 条", result.out)
        text = (self.folder / "cosigned").read_text("utf-8")
        self.assertTrue(text.startswith(self.log.note(7) + "— example.org/witness "))
        self.assert_refused(self.sign(7, "-o", "cosigned"), 2, "已存在，不会覆盖它")
        document = self.sign(7, "--json").json
        self.assertEqual((document["schema"], document["size"]), ("fundtrail.witness/1", 7))
        self.assertTrue(document["note"].startswith(self.log.note(7)))

    def test_later_checkpoints_need_a_proof(self):
        self.assertEqual(self.sign(7).code, 0)
        self.assert_refused(self.sign(13), 5, "fundtrail prove consistency 7", "--proof")
        self.assertEqual(self.sign(13, *self.proof(7, 13)).code, 0)
        self.assert_refused(self.sign(20, *self.proof(7, 20)), 5, "fundtrail prove consistency 13")
        self.assertEqual(self.sign(13).code, 0)
        self.assertEqual(self.sign(13, *self.proof(7, 13)).code, 0)

    def test_smaller_sizes(self):
        self.assertEqual(self.sign(13).code, 0)
        evidence = self.state / f"{self.hash}.refused-7.txt"
        result = self.sign(7, "-o", "cosigned")
        self.assert_refused(result, 12, "上次见证 13 条，根 ", "这次 7 条，根 ", "可能倒退过",
                            str(evidence))
        self.assertFalse((self.folder / "cosigned").exists())
        self.assertTrue(evidence.read_text("utf-8").endswith("\n" + self.log.note(7)))

    def test_two_histories_of_one_size(self):
        self.assertEqual(self.sign(13).code, 0)
        for _ in range(2):
            self.assert_refused(self.sign(13, seed=b"fork"), 12, "这是两份历史的证据",
                                f"{self.hash}.refused-13.txt")

    def test_another_history(self):
        self.assertEqual(self.sign(7).code, 0)
        self.assert_refused(self.sign(13, *self.proof(7, 13, b"fork"), seed=b"fork"), 12,
                            "历史可能被改过", f"{self.hash}.refused-13.txt")

    def test_a_proof_of_another_checkpoint(self):
        self.assertEqual(self.sign(7).code, 0)
        self.assert_refused(self.sign(13, *self.proof(7, 14)), 5, "不是通向")

    def test_who_signed(self):
        other = Log(self.folder, "example.net/other")
        file = self.write("other", other.note(7))
        result = self.run_program("witness", "sign", file, *self.key_options)
        self.assert_refused(result, 11, "不认识账本“example.net/other”")
        stranger = self.write("stranger", Log(self.folder).note(7))
        result = self.run_program("witness", "sign", stranger, *self.key_options)
        self.assert_refused(result, 11, "已知公钥的签名")
        self.assertFalse(self.state.exists())

    def test_what_is_no_checkpoint(self):
        for text in ("", "x\n", self.log.note(7)[:-1], self.log.note(7).replace("\n7\n", "\n07\n")):
            with self.subTest(text):
                file = self.write("wrong", text)
                result = self.run_program("witness", "sign", file, *self.key_options)
                self.assert_refused(result, 5, f"文件 {file}")
        self.assert_refused(self.sign(7, "--proof", self.write("proof", "x\n")), 5, "第 1 行")
        self.assert_refused(self.run_program("witness", "sign", "none", *self.key_options), 2,
                            "没有文件 none")

    def test_files_are_not_made_for_what_is_refused(self):
        self.assertEqual(self.sign(7).code, 0)
        self.assert_refused(self.sign(13, "-o", "cosigned"), 5)
        self.assertFalse((self.folder / "cosigned").exists())


class OptionTest(WitnessTest):
    def refuse(self, code, *arguments):
        return self.fail_with(code, "witness", *arguments)

    def test_actions(self):
        for arguments in (["sing"], ["sign"], ["serve", "x"]):
            self.assertIn("fundtrail witness", self.refuse(2, *arguments, *self.key_options))

    def test_keys(self):
        self.succeed("key", "new", "plain")
        self.assertIn("不是见证密钥", self.refuse(5, "serve", "--key", "plain", "--log",
                                                  self.log.vkey))
        self.assertIn("--key", self.refuse(2, "serve", "--log", self.log.vkey))
        self.assertIn("没有密钥", self.refuse(2, "serve", "--key", "none", "--log", self.log.vkey))

    def test_ledgers(self):
        self.assertIn("--log", self.refuse(2, "serve", "--key", "w1"))
        self.assertIn("选项 --log 的值“x”既不是公钥",
                      self.refuse(2, "serve", "--key", "w1", "--log", "x"))
        vkey = self.succeed("key", "show", "w1", "--vkey").out.strip()
        self.assertIn("见证签名的公钥", self.refuse(5, "serve", "--key", "w1", "--log", vkey))
        file = self.write("logs", f"# 账本\n\n{self.log.vkey}x\n")
        self.assertIn("第 3 行", self.refuse(5, "serve", "--key", "w1", "--log-file", file))
        empty = self.write("empty", "# 无\n")
        self.assertIn("里面没有公钥", self.refuse(5, "serve", "--key", "w1", "--log-file", empty))

    def test_several_ledgers(self):
        other, third = Log(self.folder, "example.net/b"), Log(self.folder, "example.net/c")
        logs = self.write("logs", f"# 账本\n{third.vkey}\n")
        for log in (self.log, other, third):
            file = self.write("checkpoint", log.note(7))
            self.succeed("witness", "sign", file, *self.key_options, "--log", other.vkey,
                         "--log-file", logs)
        self.assertEqual(len(list(self.state.glob("*.checkpoint"))), 3)

    def test_addresses(self):
        for address in ("", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1",
                        "127.0.0.1:08x", "localhost:8080", ":8080", "::1:8080", "[::1]", "[::1]:",
                        "[127.0.0.1]:80", "256.0.0.1:80"):
            with self.subTest(address):
                self.assertIn("--listen", self.refuse(2, "serve", *self.key_options, "--listen",
                                                      address))
        self.assertIn("无法在 203.0.113.1:80 监听",
                      self.refuse(2, "serve", *self.key_options, "--listen", "203.0.113.1:80"))


if __name__ == "__main__":
    unittest.main()
