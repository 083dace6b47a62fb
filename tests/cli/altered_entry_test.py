#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A byte of each stored entry, altered in the ledger's file, is found by the command."""

import unittest

from cli_support import JILIN, CliTest
from entry_file import read_entries


class AlteredEntryTest(CliTest):
    def test_each_record_is_named_by_its_number(self):
        self.make_ledger(*JILIN)
        self.succeed("export", "entries", "jilin.entries")
        entries = read_entries((self.folder / "jilin.entries").read_bytes())
        self.assertEqual(len(entries), 92)
        sound = self.run_program("verify", "--no-memory", "--json")
        self.assertEqual(sound.code, 1)
        for sequence, entry in enumerate(entries):
            at = 7 * sequence % len(entry)
            altered = entry[:at] + bytes([entry[at] ^ 0x01]) + entry[at + 1:]
            self.alter_file(entry, altered)
            with self.subTest(sequence=sequence, byte=at):
                self.check_found(sequence)
            self.alter_file(altered, entry)
        self.assertEqual(self.run_program("verify", "--no-memory", "--json"), sound)

    def check_found(self, sequence):
        result = self.run_program("verify", "--no-memory", "--json", "--jobs", "1")
        self.assertEqual((result.code, result.err), (10, ""))
        integrity = result.json["integrity"]
        self.assertEqual((integrity["result"], integrity["damage_count"]), ("tampered", 1))
        [damage] = integrity["damage"]
        self.assertEqual(damage["seq"], sequence)
        self.assertIn(damage["layer"], ("bytes", "chain"))
        self.assertRegex(damage["record"], f"^第 {sequence} 号")


if __name__ == "__main__":
    unittest.main()
