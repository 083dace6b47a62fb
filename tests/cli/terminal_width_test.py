#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lines are broken to the width of a terminal, and never in a file or pipe."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import unicodedata
import unittest

from cli_support import JILIN, PROGRAM, CliTest


def columns_of(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class TerminalWidthTest(CliTest):
    def on_terminal(self, *arguments, columns=80, **variables):
        """Returns: what the program writes to a terminal of so many columns (0: not known)."""
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen([PROGRAM, *arguments, "--color", "never"], stdout=follower,
                                   env=self.environment(**variables), cwd=self.folder)
        os.close(follower)
        pieces = []
        try:
            while piece := os.read(leader, 65536):
                pieces.append(piece)
        except OSError:
            pass  # Linux says so that the other side is closed.
        os.close(leader)
        process.wait()
        return b"".join(pieces).decode().replace("\r\n", "\n")

    def assert_same_words(self, left, right):
        """The texts are the same but for where lines and spaces are."""
        self.assertEqual(re.sub(r"\s+", "", left), re.sub(r"\s+", "", right))

    def test_reports_fit_and_keep_every_word(self):
        self.make_ledger(*JILIN)
        for columns in (80, 100):
            for command in (["verify", "--no-memory"], ["verify", "--no-memory", "--lang", "en"],
                            ["list"], ["show", "AL-1"], ["trace", "PG-JL-2024"]):
                with self.subTest(command, columns=columns):
                    text = self.on_terminal(*command, columns=columns)
                    wide = [line for line in text.split("\n") if columns_of(line) > columns]
                    self.assertEqual(wide, [])
                    piped = self.run_program(*command).out
                    self.assertGreater(max(map(columns_of, piped.split("\n"))), 80)
                    self.assert_same_words(text, piped)
                    for whole in re.findall(r"\d{4}-\d\d-\d\d|[0-9.]+万元", piped):
                        self.assertIn(whole, text)

    def test_columns_count_where_the_terminal_does_not_say(self):
        self.make_ledger(*JILIN)
        piped = self.run_program("verify", "--no-memory").out
        self.assertEqual(self.on_terminal("verify", "--no-memory", columns=0), piped)
        self.assertEqual(self.on_terminal("verify", "--no-memory", columns=0, COLUMNS="x"), piped)
        self.assertEqual(self.on_terminal("verify", "--no-memory", columns=0, COLUMNS="90"),
                         self.on_terminal("verify", "--no-memory", columns=90, COLUMNS="70"))
        self.assertEqual(self.run_program("verify", "--no-memory", COLUMNS="80").out, piped)

    def test_a_command_to_copy_is_not_broken(self):
        self.make_ledger()
        text = self.on_terminal("append", *map(str, JILIN), columns=60)
        size, root = self.head()
        self.assertTrue(text.endswith(
            f"\n  fundtrail verify --expect-size {size} --expect-root {root}\n"), text)

    def test_json_is_not_broken(self):
        self.make_ledger(*JILIN)
        for command in (["verify", "--no-memory", "--json"], ["list", "--json"]):
            self.assertEqual(self.on_terminal(*command), self.run_program(*command).out)


if __name__ == "__main__":
    unittest.main()
