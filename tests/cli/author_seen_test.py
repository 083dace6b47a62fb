#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What an author had verified goes into what they sign, and a ledger that lost it is not signed."""

import base64
import hashlib
import shutil
import unittest

from cli_support import FUNDS, REGISTER, CliTest

EMPTY_ROOT = base64.b64encode(hashlib.sha256(b"").digest()).decode()
INTACT = 6  # with goals that nothing was recorded of
OTHER = '{"kind":"party","id":"other","name":"某县","role":"recipient"}\n'


class AuthorSeenTest(CliTest):
    """A ledger of 4 entries and, after the grant of a clerk's key and its signature, of 6."""

    def setUp(self):
        super().setUp()
        self.make_ledger(self.write("register.jsonl", REGISTER))
        self.succeed("key", "new", "clerk")
        self.succeed("key", "grant", "clerk", "--party", "city", "--holder", "会计岗")
        self.funds = self.write("funds.jsonl", FUNDS)
        self.other = self.write("other.jsonl", OTHER)
        self.card = self.folder / "card"
        self.succeed("key", "card", "-o", self.card)

    def verify(self, code=INTACT):
        result = self.run_program("verify", "--json")
        self.assertEqual(result.code, code, result)
        return result.json["integrity"]

    def verified_head(self):
        integrity = self.verify()
        return integrity["entries"], integrity["root"]

    def seen(self, sequence):
        """Returns: the head that the signature at `sequence` names."""
        record = self.succeed("show", sequence, "--json").json["record"]
        size, root = record["note"].split("\n")[6:8]
        return int(size), root

    def append(self, *arguments):
        return self.succeed("append", "--json", *arguments).json.get("signature_seq")

    def back_up(self):
        return shutil.copytree(self.ledger, self.folder / "backup")

    def grow_otherwise(self, backup):
        """Puts the backup back and lets it grow to more than was verified."""
        shutil.rmtree(self.ledger)
        shutil.copytree(backup, self.ledger)
        self.succeed("append", self.other, self.write("more.jsonl", FUNDS))

    def refuse(self, words, *arguments):
        before = self.head()
        self.assertIn(words, self.fail_with(12, *arguments))
        self.assertEqual(self.head(), before)

    def test_who_verified_nothing_has_seen_nothing(self):
        self.assertEqual(self.seen(self.append("--as", "clerk", self.funds)), (0, EMPTY_ROOT))

    def test_the_head_that_was_verified_last_is_signed(self):
        head = self.verified_head()
        self.assertEqual(head[0], 6)
        self.assertEqual(self.seen(self.append("--as", "clerk", self.funds)), head)
        self.assertEqual(self.seen(self.append("--as", "clerk", self.other)), head)
        self.assertEqual(self.verify()["layers"]["signature"], "intact")

    def test_what_was_verified_without_memory_is_not_remembered(self):
        self.assertEqual(self.run_program("verify", "--no-memory").code, INTACT)
        self.assertEqual(self.seen(self.append("--as", "clerk", self.funds))[0], 0)

    def test_a_ledger_rolled_back_and_grown_otherwise_is_not_signed(self):
        backup = self.back_up()
        self.append(self.funds)
        self.verify()
        self.grow_otherwise(backup)
        for command in (["append", "--as", "clerk"], ["append", "--as", "clerk", "--dry-run"],
                        ["append", "--as", "clerk", "--hold"]):
            self.refuse("账本不是从您上次核验到的地方接着记下来的。那时：8 条", *command,
                        self.other)
        self.refuse("您上次核验到的地方", "sign", self.other, "--as", "clerk", "-o", "b.batch")
        self.assertFalse((self.folder / "b.batch").exists())
        self.refuse("您上次核验到的地方", "key", "revoke", "clerk", "--reason", "x")
        self.succeed("append", self.write("unsigned.jsonl", OTHER.replace("other", "third")))

    def test_a_ledger_that_is_shorter_is_not_signed(self):
        backup = self.back_up()
        self.append(self.funds)
        self.verify()
        shutil.rmtree(self.ledger)
        shutil.copytree(backup, self.ledger)
        self.refuse("现在（文件夹", "append", "--as", "clerk", self.funds)

    def test_a_ledger_made_anew_under_the_same_name_is_not_signed(self):
        self.verify()
        key = next((self.home / ".local/share/fundtrail/keys").glob("operator-*.pem"))
        shutil.rmtree(self.ledger)
        self.succeed("init", "--key", key)
        self.refuse("创世记录不同，是另建的同名账本", "append", "--as", "operator", self.other)

    def test_with_a_damaged_memory_nothing_is_signed(self):
        self.verify()
        memory, = (self.home / ".local/state/fundtrail/auditor").glob("*.memory")
        memory.write_bytes(memory.read_bytes()[:-1])
        before = self.head()
        self.assertIn("已损坏", self.fail_with(13, "append", "--as", "clerk", self.funds))
        self.assertEqual(self.head(), before)

    def test_a_batch_signed_elsewhere_carries_what_its_author_had_verified(self):
        head = self.verified_head()
        for file, options in ((self.funds, ["--card", self.card]), (self.other, [])):
            self.succeed("sign", file, "--as", "clerk", *options, "-o", f"{file}.batch")
            self.assertEqual(self.seen(self.append("--signed", f"{file}.batch")), head)
        self.assertEqual(self.verify()["layers"]["signature"], "intact")

    def test_a_batch_signed_elsewhere_is_refused_by_a_ledger_that_was_rolled_back(self):
        backup = self.back_up()
        self.append(self.funds)
        self.verify()
        self.succeed("sign", self.other, "--as", "clerk", "--card", self.card, "-o", "b.batch")
        shutil.rmtree(self.ledger)
        shutil.copytree(backup, self.ledger)
        self.refuse("这一批的签名人核验到的地方", "append", "--signed", "b.batch")

    def test_a_batch_that_waits_carries_it_too_and_its_approver_is_a_witness(self):
        self.succeed("key", "new", "head")
        self.succeed("key", "grant", "head", "--party", "city", "--holder", "负责人", "--role",
                     "approver", "--confirm", "clerk")
        head = self.verified_head()
        backup = self.back_up()
        held = self.succeed("append", "--hold", "--as", "clerk", "--json", self.funds).json["id"]
        self.append(self.other)
        self.verify()
        shutil.rmtree(self.ledger)
        shutil.copytree(backup, self.ledger)
        self.refuse("您上次核验到的地方", "release", held, "--as", "head")
        self.append(self.other)
        done = self.run_program("release", held, "--as", "head", "--json", XDG_STATE_HOME="/none")
        self.assertEqual(done.code, 0, done)
        self.assertEqual(self.seen(done.json["signature_seq"]), head)

    def test_a_card_of_another_ledger_of_the_name_is_not_signed_for(self):
        self.verify()
        other = self.card.read_text(encoding="utf-8").split("\n")
        other[3] = EMPTY_ROOT
        card = self.write("other.card", "\n".join(other))
        message = self.fail_with(12, "sign", self.funds, "--as", "clerk", "--card", card, "-o", "b")
        self.assertIn("创世记录不同", message)


if __name__ == "__main__":
    unittest.main()
