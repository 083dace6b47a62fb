#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Exported entries say the same as the ledger they came from."""

import os
import pty
import subprocess
import unittest

from cli_support import JILIN, CliTest


class ExportTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_ledger(*JILIN)
        self.path = self.folder / "jilin.entries"

    def verify(self, *options):
        result = self.run_program("verify", "--no-memory", "--json", *options)
        return result.code, result.json

    def test_entries_verify_like_the_ledger(self):
        self.assertIn("92 条", self.succeed("export", "entries", self.path).out)
        code, of_ledger = self.verify()
        file_code, of_file = self.verify("--entries", self.path)
        self.assertEqual((code, file_code), (1, 1))
        layers = of_file["integrity"].pop("layers")
        self.assertEqual((layers["tree"], layers["index"]), ("unchecked", "unchecked"))
        self.assertEqual((layers["bytes"], layers["chain"], layers["reference"]), ("intact",) * 3)
        of_ledger["integrity"].pop("layers")
        # What C01 says of the layers is of these.
        for document in (of_file, of_ledger):
            self.assertEqual(document["checks"].pop(0)["rule"], "C01")
        self.assertEqual(of_file, of_ledger)

    def test_standard_output_gives_the_same_bytes(self):
        self.succeed("export", "entries", self.path)
        process = self.start_program("export", "entries", "-", stdout=subprocess.PIPE)
        self.assertEqual(process.stdout.read(), self.path.read_bytes())
        self.assertEqual(process.wait(), 0)

    def test_a_terminal_gets_no_bytes(self):
        leader, follower = pty.openpty()
        process = self.start_program("export", "entries", "-", stdout=follower,
                                     stderr=subprocess.PIPE)
        os.close(follower)
        message = process.stderr.read().decode()
        self.assertEqual(process.wait(), 2)
        self.assertIn("条目文件是二进制的，不在终端上显示；请写文件名，或用 > 转存到文件", message)
        self.assertRaises(OSError, os.read, leader, 1)  # Linux says so that nothing came.
        os.close(leader)

    def test_the_printed_command_quotes_the_name(self):
        text = self.succeed("export", "entries", "2024 年.entries").out
        self.assertIn("核验：\n  fundtrail verify --entries '2024 年.entries'\n", text)

    def test_an_altered_byte_is_named(self):
        self.succeed("export", "entries", self.path)
        content = self.path.read_bytes()
        self.path.write_bytes(content.replace("838万元".encode(), "837万元".encode(), 1))
        code, document = self.verify("--entries", self.path)
        self.assertEqual(code, 10)
        self.assertEqual(document["integrity"]["result"], "tampered")

    def test_a_file_that_is_there_is_left_alone(self):
        self.path.write_bytes(b"mine")
        self.assertIn("不会覆盖", self.fail_with(2, "export", "entries", self.path))
        self.assertEqual(self.path.read_bytes(), b"mine")

    def test_what_is_no_file_of_entries_is_refused(self):
        self.assertIn("没有文件", self.fail_with(3, "verify", "--entries", "nothing"))
        self.assertIn("是文件夹，不是导出的条目文件；核验账本用 --ledger",
                      self.fail_with(3, "verify", "--entries", self.ledger))
        other = self.write("other", "text\n")
        self.assertIn("不是导出的条目文件", self.fail_with(3, "verify", "--entries", other))
        self.succeed("export", "entries", self.path)
        self.path.write_bytes(self.path.read_bytes()[:-1])
        self.assertIn("第 91 号条目处中断", self.fail_with(13, "verify", "--entries", self.path))

    def test_other_words_are_refused(self):
        self.assertIn("export entries", self.fail_with(2, "export", "tree", self.path))
        self.assertIn("export entries", self.fail_with(2, "export", "entries"))
        self.assertFalse(self.path.exists())


if __name__ == "__main__":
    unittest.main()
