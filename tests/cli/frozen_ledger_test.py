# SPDX-License-Identifier: Apache-2.0
"""A ledger of the frozen format 1 reads the same for ever: as a store and as exported entries."""

import hashlib
import json
import shutil
import unittest

from cli_support import SOURCE_DIR, CliTest

FROZEN = SOURCE_DIR / "tests/data/ledger-v1"
ROOT = "9fQCnWrNV7XeDV8rgX+tVwFTlYTBrdLmZGtSVRhrM9w="
SIZE = 43
MORE = '{"kind":"party","id":"more","name":"丙","role":"other"}\n'
INTACT = ("bytes", "chain", "tree", "index", "reference", "signature")


class FrozenLedgerTest(CliTest):
    def setUp(self):
        super().setUp()
        self.ledger.mkdir()
        shutil.copyfile(FROZEN / "data.mdb", self.ledger / "data.mdb")
        self.records = [json.loads(line) for line in
                        (FROZEN / "records.jsonl").read_text(encoding="utf-8").splitlines()]

    def check(self, integrity, layers):
        self.assertEqual(integrity["result"], "intact")
        self.assertEqual((integrity["entries"], integrity["root"]), (SIZE, ROOT))
        self.assertEqual((integrity["origin"], integrity["hash"]),
                         ("example.org/frozen-1", "sha256"))
        for layer in layers:
            self.assertEqual(integrity["layers"][layer], "intact", layer)
        authorship = integrity["authorship"]
        self.assertEqual((authorship["signed_entries"], authorship["approved_entries"],
                          authorship["unsigned_entries"]), (35, 1, 1))
        self.assertEqual([(key["role"], key.get("active_until")) for key in authorship["keys"]],
                         [("operator", None), ("author", 43), ("approver", None)])

    def test_its_files_are_those_that_were_frozen(self):
        sums = dict(reversed(line.split()) for line in
                    (FROZEN / "SHA256SUMS").read_text(encoding="ascii").splitlines())
        self.assertEqual(set(sums), {"data.mdb", "frozen.entries", "records.jsonl"})
        for name, expected in sums.items():
            self.assertEqual(hashlib.sha256((FROZEN / name).read_bytes()).hexdigest(), expected)

    def test_its_store_is_intact(self):
        self.check(self.run_program("verify", "--json").json["integrity"], INTACT)

    def test_its_exported_entries_are_intact(self):
        done = self.run_program("verify", "--json", "--entries", FROZEN / "frozen.entries")
        self.check(done.json["integrity"], set(INTACT) - {"tree", "index"})  # it has neither

    def test_its_records_say_what_they_said(self):
        for sequence, record in enumerate(self.records):
            shown = self.succeed("show", str(sequence), "--json").json
            self.assertEqual(shown["record"], record, sequence)

    def test_it_is_appended_to_and_exported_as_ever(self):
        exported = self.folder / "again.entries"
        self.succeed("export", "entries", exported)
        self.assertEqual(exported.read_bytes(), (FROZEN / "frozen.entries").read_bytes())
        self.succeed("append", self.write("more.jsonl", MORE))
        done = self.run_program("verify", "--json", "--expect-size", SIZE, "--expect-root", ROOT)
        self.assertEqual(done.json["integrity"]["result"], "intact")
        self.assertEqual(done.json["integrity"]["entries"], SIZE + 1)


if __name__ == "__main__":
    unittest.main()
