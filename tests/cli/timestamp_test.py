# SPDX-License-Identifier: Apache-2.0
"""Timestamps of checkpoints, by an authority that the openssl command plays."""

import subprocess
import unittest

from cli_support import FUNDS
from tsa_support import Authority, AuthorityTest, openssl


class TimestampTest(AuthorityTest):
    def setUp(self):
        super().setUp()
        self.succeed("checkpoint")
        self.request, self.response = self.folder / "1.tsq", self.folder / "1.tsr"

    def ask(self, authority=None):
        self.request.unlink(missing_ok=True)
        self.succeed("timestamp", "request", "-o", self.request)
        (authority or self.authority).answer(self.request, self.response)

    def attach(self, *options, code=0, authority=None):
        roots = (authority or self.authority).root
        result = self.run_program("timestamp", "attach", self.response, "--roots", roots, "--json",
                                  *options)
        self.assertEqual(result.code, code, result)
        return result

    def check(self, *options, code=0):
        result = self.run_program("timestamp", "check", "--roots", self.authority.root, "--json",
                                  *options)
        self.assertEqual(result.code, code, result)
        return result

    def test_a_response_is_verified_and_kept(self):
        self.ask()
        done = self.attach().json
        self.assertEqual(done["size"], 4)
        self.assertEqual(done["timestamps"][0]["tsa"], "CN=tsa")
        self.assertEqual(done["timestamps"][0]["policy"], "1.2.3.4.7")
        self.assertEqual(self.check().json["timestamps"], done["timestamps"])
        self.assertEqual((self.ledger / "checkpoints/4.1.tsr").read_bytes(),
                         self.response.read_bytes())

    def test_openssl_verifies_what_is_kept(self):
        self.ask()
        self.attach()
        openssl("ts", "-verify", "-queryfile", self.ledger / "checkpoints/4.1.tsq", "-in",
                self.ledger / "checkpoints/4.1.tsr", "-CAfile", self.authority.root)

    def test_a_response_to_another_request_is_refused(self):
        self.ask()
        self.request.unlink()
        self.succeed("timestamp", "request", "-o", self.request)
        self.assertIn("第 1 个时间戳不成立：时间戳的随机数（nonce）与请求的不符，是对另一次请求的"
                      "响应", self.attach(code=11).err)
        self.assertIn("the token's nonce is not the request's: it answers another request",
                      self.attach("--lang", "en", code=11).err)
        self.assertFalse((self.ledger / "checkpoints/4.1.tsr").exists())

    def test_a_response_for_another_checkpoint_is_refused(self):
        self.ask()
        self.succeed("append", self.write("funds.jsonl", FUNDS))
        self.succeed("checkpoint")
        self.request.unlink()
        self.succeed("timestamp", "request", "-o", self.request)
        self.assertIn("时间戳盖的不是请求所指的内容，是别的数据的时间戳", self.attach(code=11).err)
        self.attach("--size", 4)

    def test_an_authority_without_a_trusted_root_is_refused(self):
        self.ask(self.other)
        self.attach(code=11)
        self.attach(authority=self.other)
        self.check(code=11)

    def test_a_certificate_for_other_purposes_is_refused(self):
        folder = self.make_folder()
        plain = Authority(folder, "plain", "plain")
        self.request.unlink(missing_ok=True)
        self.succeed("timestamp", "request", "-o", self.request)
        with self.assertRaises(subprocess.CalledProcessError):
            plain.answer(self.request, self.response)

    def test_what_is_demanded_of_policy_and_name_is_compared(self):
        self.ask()
        self.attach("--policy-oid", "1.2.3.4.8", code=11)
        self.attach("--tsa-name", "CN=another", code=11)
        self.attach("--policy-oid", "1.2.3.4.7", "--tsa-name", "CN=tsa")

    def test_a_renewal_covers_what_was_there(self):
        self.ask()
        self.attach()
        self.ask()
        self.assertEqual(len(self.attach().json["timestamps"]), 2)
        first = self.ledger / "checkpoints/4.1.tsr"
        whole = first.read_bytes()
        first.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        self.assertIn("第 1 个", self.check(code=11).err)

    def test_a_cosignature_that_is_added_later_changes_nothing(self):
        self.ask()
        self.attach()
        note = self.ledger / "checkpoints/4.checkpoint"
        note.write_text(note.read_text(encoding="utf-8") +
                        "— witness.example/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWX"
                        "EhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n", encoding="utf-8")
        self.check()

    def test_sm3_ledgers_are_stamped_by_sm3(self):
        self.ledger = self.folder / "sm3"
        self.succeed("init", "--hash", "sm3")
        self.succeed("checkpoint")
        self.ask()
        self.assertEqual(self.attach().json["timestamps"][0]["imprint"], "sm3")

    def test_words_and_files_that_are_wrong_are_told(self):
        for words in ([], ["what"], ["request"], ["request", "x"], ["attach"], ["check", "x"]):
            self.fail_with(2, "timestamp", *words)
        self.ask()
        self.fail_with(2, "timestamp", "attach", self.response)
        self.fail_with(2, "timestamp", "attach", "nothing", "--roots", self.authority.root)
        self.fail_with(2, "timestamp", "attach", self.response, "--roots", "nothing")
        self.fail_with(5, "timestamp", "attach", self.response, "--roots", self.request)
        self.fail_with(5, "timestamp", "check", "--roots", self.authority.root)
        self.response.write_bytes(self.response.read_bytes()[:-1])
        self.attach(code=11)


if __name__ == "__main__":
    unittest.main()
