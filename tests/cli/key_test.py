# SPDX-License-Identifier: Apache-2.0
"""Keys on the command line: made, granted, used and revoked."""

import re
import stat
import subprocess
import unittest

from cli_support import FUNDS, REGISTER, CliTest

VKEY = re.compile(r"[^+ ]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+")


class KeyTest(CliTest):
    def setUp(self):
        super().setUp()
        self.register = self.write("register.jsonl", REGISTER)
        self.funds = self.write("funds.jsonl", FUNDS)
        self.keys = self.home / ".local/share/fundtrail/keys"

    def make_granted_key(self):
        self.make_ledger(self.register)
        self.succeed("key", "new", "clerk")
        self.succeed("key", "grant", "clerk", "--party", "city", "--holder", "会计岗")

    def integrity(self, code):
        result = self.run_program("verify", "--json")
        self.assertEqual(result.code, code, result)
        return result.json["integrity"]

    def test_init_keeps_the_operators_key_outside_of_the_ledger(self):
        made = self.succeed("init", "--json").json
        key = self.keys / made["key_file"].rsplit("/", 1)[1]
        self.assertEqual(str(key), made["key_file"])
        self.assertEqual(stat.S_IMODE(key.stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(self.keys.stat().st_mode), 0o700)
        self.assertRegex(made["operator_key"], VKEY)
        self.assertTrue(made["operator_key"].startswith(made["origin"] + "+"))
        self.assertRegex(made["origin"], r"^fundtrail\.local/[0-9a-f]{16}$")
        self.assertEqual(sorted(path.name for path in self.ledger.iterdir()),
                         ["data.mdb", "lock.mdb", "writer.lock"])

    def test_the_key_file_is_what_openssl_reads(self):
        made = self.succeed("init", "--json").json
        done = subprocess.run(["openssl", "pkey", "-in", made["key_file"], "-passin",
                               f"file:{self.passphrase_file}", "-noout", "-text_pub"],
                              capture_output=True, check=True)
        self.assertIn(b"ED25519 Public-Key", done.stdout)

    def test_show_prints_the_vkey_alone_in_one_line(self):
        made = self.succeed("init", "--json").json
        self.assertEqual(self.succeed("key", "show", "operator", "--vkey").out,
                         made["operator_key"] + "\n")

    def test_a_refused_init_leaves_no_key_behind(self):
        self.ledger.mkdir()
        (self.ledger / "x").touch()
        self.fail_with(5, "init")
        self.assertEqual(list(self.keys.iterdir()), [])

    def test_init_takes_a_key_that_is_there(self):
        self.succeed("key", "new", "own", "--name", "jl.example/2024")
        made = self.succeed("init", "--key", "own", "--json").json
        self.assertEqual(made["origin"], "jl.example/2024")
        message = self.fail_with(5, "init", "--ledger", "b", "--key", "own", "--origin", "x")
        self.assertIn("jl.example/2024", message)
        self.succeed("key", "new", "w", "--type", "witness")
        self.assertIn("Ed25519", self.fail_with(5, "init", "--ledger", "b", "--key", "w"))
        self.fail_with(2, "init", "--ledger", "b", "--key", "nobody")
        self.assertFalse((self.folder / "b").exists())

    def test_without_a_terminal_the_passphrase_comes_from_a_file_or_descriptor(self):
        message = self.fail_with(2, "init", FUNDTRAIL_PASSPHRASE_FILE="")
        self.assertIn("--passphrase-file", message)
        self.fail_with(13, "init", "--passphrase-file", "nothing", FUNDTRAIL_PASSPHRASE_FILE="")
        self.succeed("init", "--passphrase-file", self.passphrase_file,
                     FUNDTRAIL_PASSPHRASE_FILE="")
        self.write("open", "x\n").chmod(0o644)
        warned = self.run_program("key", "new", "k", "--passphrase-file", "open")
        self.assertEqual(warned.code, 0)
        self.assertIn("chmod 600", warned.err)
        empty = self.write("empty", "\n")
        empty.chmod(0o600)
        self.fail_with(5, "key", "new", "l", "--passphrase-file", "empty")
        self.assertFalse((self.keys / "l.pem").exists())

    def test_a_wrong_passphrase_is_told_and_nothing_is_written(self):
        self.make_granted_key()
        before = self.head()
        wrong = self.write("wrong", "wrong\n")
        wrong.chmod(0o600)
        message = self.fail_with(5, "append", "--as", "clerk", "--passphrase-file", wrong,
                                 self.funds)
        self.assertIn("clerk.pem", message)
        self.assertEqual(self.head(), before)

    def test_no_passphrase_and_no_private_key_is_an_argument(self):
        for option in ("--passphrase", "--password"):
            self.fail_with(2, "init", option, "x")

    def test_names_are_told_apart_and_never_overwritten(self):
        self.succeed("key", "new", "a")
        self.assertIn("a.pem", self.fail_with(5, "key", "new", "a"))
        self.fail_with(5, "key", "new", "../a")
        self.fail_with(5, "key", "new", "b", "--name", "a b")
        self.succeed("key", "new", "b", "--name", "a")
        listed = self.succeed("key", "list", "--json").json["keys"]
        self.assertEqual([key["name"] for key in listed], ["a", "a"])

    def test_a_granted_key_signs_and_the_verifier_counts_it(self):
        self.make_granted_key()
        done = self.succeed("append", "--as", "clerk", "--json", self.funds).json
        self.assertEqual((done["added"], done["signature_seq"]), (2, 8))
        integrity = self.integrity(6)
        self.assertEqual(integrity["layers"]["signature"], "intact")

    def test_a_ledger_that_nobody_signed_says_so(self):
        self.make_ledger(self.register)
        text = self.run_program("verify").out
        self.assertIn("，签名 无，锚点 未核验\n", text)
        self.assertIn("署名  没有签名，3 条记录由谁录入只凭所记\n", text)

    def test_what_would_have_no_effect_is_refused(self):
        self.make_granted_key()
        before = self.head()
        again = self.fail_with(5, "key", "grant", "clerk", "--party", "city", "--holder", "会计岗")
        self.assertIn("已授予过", again)
        self.assertIn("最后一把", self.fail_with(5, "key", "revoke", "example.org/test",
                                                "--reason", "x"))
        self.succeed("key", "new", "w", "--type", "witness")
        self.fail_with(5, "key", "grant", "w", "--party", "city", "--holder", "岗")
        self.assertEqual(self.head(), before)

    def test_a_key_that_was_not_granted_signs_nothing(self):
        self.make_ledger(self.register)
        self.succeed("key", "new", "clerk")
        before = self.head()
        message = self.fail_with(5, "append", "--as", "clerk", self.funds)
        self.assertIn("fundtrail key grant", message)
        self.assertEqual(self.head(), before)

    def test_a_revoked_key_signs_nothing_more(self):
        self.make_granted_key()
        self.succeed("key", "revoke", "clerk", "--reason", "换岗")
        self.assertIn("换岗", self.fail_with(5, "append", "--as", "clerk", self.funds))
        self.assertIn("clerk", self.fail_with(2, "key", "revoke", "clerk", "--reason", "又"))
        self.assertEqual(self.integrity(6)["layers"]["signature"], "intact")

    def test_who_has_not_the_operators_key_grants_nothing(self):
        self.make_ledger(self.register)
        self.succeed("key", "new", "clerk")
        for path in self.keys.glob("operator-*.pem"):
            path.unlink()
        before = self.head()
        self.fail_with(2, "key", "grant", "clerk", "--party", "city", "--holder", "会计岗")
        self.assertEqual(self.head(), before)

    def test_a_grant_is_to_a_party_that_is_there(self):
        self.make_ledger(self.register)
        self.succeed("key", "new", "clerk")
        self.fail_with(2, "key", "grant", "clerk", "--holder", "会计岗")
        self.fail_with(2, "key", "grant", "clerk", "--party", "city")
        self.fail_with(5, "key", "grant", "clerk", "--party", "nobody", "--holder", "会计岗")
        self.assertEqual(self.head()[0], 4)

    def test_sm3_ledgers_are_signed_alike(self):
        self.succeed("init", "--hash", "sm3")
        self.succeed("append", "--as", "operator", self.register)
        self.succeed("key", "new", "clerk", "--type", "sm2")
        self.succeed("key", "grant", "clerk", "--party", "city", "--holder", "会计岗")
        self.succeed("append", "--as", "clerk", self.funds)
        self.assertEqual(self.integrity(6)["layers"]["signature"], "intact")

    def test_a_policy_is_recorded_and_names_known_kinds(self):
        self.make_ledger(self.register)
        self.succeed("key", "policy", "--signed", "allocation,disbursement", "--approved",
                     "disbursement")
        shown = self.succeed("show", "4", "--json").json["record"]
        self.assertEqual(shown, {"kind": "policy", "signed": ["allocation", "disbursement"],
                                 "approved": ["disbursement"]})
        self.fail_with(2, "key", "policy", "--signed", "genesis")
        self.fail_with(2, "key", "policy", "--signed", "nothing")

    def test_words_that_are_no_action_are_a_matter_of_usage(self):
        for words in ([], ["what"], ["new"], ["show"], ["list", "x"], ["policy", "x"]):
            self.fail_with(2, "key", *words)

    def test_the_ledger_does_not_hold_the_private_key(self):
        made = self.succeed("init", "--json").json
        with open(made["key_file"], encoding="ascii") as file:
            private = file.read().split("-----")[2].replace("\n", "")
        self.assertNotIn(private[40:80].encode(), (self.ledger / "data.mdb").read_bytes())
        shown = self.succeed("show", "0", "--json").json["record"]
        self.assertEqual(shown["operator_key"], made["operator_key"])


if __name__ == "__main__":
    unittest.main()
