# SPDX-License-Identifier: Apache-2.0
"""Timestamps as what a verification rests on, by an authority that the openssl command plays."""

import os
import subprocess
import time
import unittest

from cli_support import FUNDS
from tsa_support import AuthorityTest

INTACT = 6  # with goals that nothing was recorded of
UNCHECKED = "账本自带的时间戳没有核验，不作依据"


class VerifyTimestampTest(AuthorityTest):
    """A ledger of 4 entries with a stamped checkpoint, and of 6 after it."""

    def setUp(self):
        super().setUp()
        self.succeed("checkpoint")
        self.stamp(self.authority)
        self.succeed("append", self.write("funds.jsonl", FUNDS))
        self.response = self.ledger / "checkpoints/4.1.tsr"

    def stamp(self, authority):
        request, response = self.folder / "r.tsq", self.folder / "r.tsr"
        request.unlink(missing_ok=True)
        self.succeed("timestamp", "request", "-o", request)
        authority.answer(request, response)
        self.succeed("timestamp", "attach", response, "--roots", authority.root)

    def verify(self, code, *options, authority=None):
        """Returns: the document of a verification under the roots of an authority."""
        roots = (authority or self.authority).root
        result = self.run_program("verify", "--json", "--no-memory", "--roots", roots, *options)
        self.assertEqual(result.code, code, result)
        return result.json

    def test_what_was_stamped_is_what_it_rests_on(self):
        stamped_at = self.succeed("timestamp", "check", "--roots", self.authority.root,
                            "--json").json["timestamps"][0]["time"]
        integrity = self.verify(INTACT)["integrity"]
        anchor = integrity["anchor"]
        self.assertEqual((anchor["kind"], anchor["size"], anchor["time"]),
                         ("timestamped", 4, stamped_at))
        self.assertEqual(integrity["unanchored_entries"], 2)
        self.assertEqual(integrity["timestamps"], [{"size": 4, "count": 1, "result": "verified",
                                                    "time": stamped_at, "tsa": "CN=tsa"}])
        text = self.run_program("verify", "--no-memory", "--roots", self.authority.root).out
        self.assertIn("时间戳证明至迟", text)
        self.assertIn("1 个封存点的成立", text)
        self.assertIn("留存之后的 2 条记录没有对照", text)

    def test_all_of_it_may_be_stamped_and_that_leaves_something_open(self):
        self.succeed("checkpoint")
        self.stamp(self.authority)
        text = self.run_program("verify", "--no-memory", "--roots", self.authority.root).out
        self.assertIn("时间戳不排除此后记过又被截去的，也不排除另有一份历史", text)

    def test_without_roots_they_are_listed_and_not_trusted(self):
        result = self.run_program("verify", "--json", "--no-memory")
        self.assertEqual(result.code, INTACT)
        integrity = result.json["integrity"]
        self.assertEqual(integrity["anchor"], {"kind": "none", "size": 0})
        self.assertEqual(integrity["timestamps"], [{"size": 4, "count": 1, "result": "unchecked"}])
        self.assertTrue(any(UNCHECKED in words for words in result.json["notices"]))

    def test_another_authority(self):
        document = self.verify(11, authority=self.other)
        self.assertEqual(document["integrity"]["timestamps"][0]["result"], "untrusted")
        self.assertIn("不是所给根证书认可的机构签发的", document["integrity"]["anchor"]["detail"])

    def test_two_authorities(self):
        self.succeed("checkpoint")
        self.stamp(self.other)
        document = self.verify(INTACT)
        self.assertEqual([(one["size"], one["result"])
                          for one in document["integrity"]["timestamps"]],
                         [(6, "untrusted"), (4, "verified")])
        self.assertEqual(document["integrity"]["anchor"]["size"], 4)
        self.assertTrue(any("封存点（6 条）的时间戳不是" in words for words in document["notices"]))
        both = self.write("both.pem", self.authority.root.read_text(encoding="ascii") +
                          self.other.root.read_text(encoding="ascii"))
        result = self.run_program("verify", "--json", "--no-memory", "--roots", both)
        integrity = result.json["integrity"]
        self.assertEqual([one["result"] for one in integrity["timestamps"]], ["verified"] * 2)
        self.assertEqual(integrity["anchor"]["size"], 6)

    def test_damaged_responses(self):
        whole = self.response.read_bytes()
        for damaged in (whole[:-1], whole + b"\0", whole[:-1] + bytes([whole[-1] ^ 1])):
            self.response.write_bytes(damaged)
            document = self.verify(11)
            self.assertEqual(document["integrity"]["timestamps"][0]["result"], "refused")
            self.assertIn("时间戳不成立", document["integrity"]["anchor"]["detail"])

    def test_files_that_are_missing_are_told_of(self):
        (self.ledger / "checkpoints/4.1.tsq").unlink()
        document = self.verify(11)
        self.assertIn("没有一个封存点有时间戳", document["integrity"]["anchor"]["detail"])
        self.assertTrue(any("的时间戳不全" in words for words in document["notices"]))
        (self.ledger / "checkpoints/4.checkpoint").unlink()
        document = self.verify(11)
        self.assertTrue(any("时间戳不知所证" in words for words in document["notices"]))

    def test_a_response_that_is_too_long(self):
        self.response.write_bytes(bytes(65_537))
        document = self.verify(11)
        self.assertTrue(any("4.1.tsr" in words for words in document["notices"]))

    def append_at(self, seconds_from_now):
        """Appends a record by a clock that is wrong, and has all of the ledger stamped."""
        time_us = int((time.time() + seconds_from_now) * 1_000_000)
        subprocess.run([os.environ["FUNDTRAIL_LEDGER_WORKER"], "append-at", self.ledger,
                        str(time_us)], check=True)
        self.succeed("checkpoint")
        self.stamp(self.authority)

    def c06(self, code, *options):
        [check] = [one for one in self.verify(code, *options)["checks"] if one["rule"] == "C06"]
        return check

    def test_a_record_that_claims_to_be_later_than_its_timestamp(self):
        self.append_at(3600)
        check = self.c06(1)
        self.assertEqual((check["result"], check["severity"], check["records"]),
                         ("refuted", "error", [{"seq": 6, "id": "b0/0/1"}]))
        self.assertRegex(check["message"], "^第 6 至 6 号自称最早 [-0-9: ]+ 入账，而时间戳证明"
                                           "前 7 条至迟 [-0-9: ]+ 已经存在$")
        english = self.run_program("verify", "--lang", "en", "--no-memory", "--roots",
                                   self.authority.root)
        self.assertEqual(english.code, 1)
        self.assertIn("C06", english.out)

    def test_a_clock_that_is_a_minute_fast_is_no_finding(self):
        self.append_at(60)
        self.assertEqual(self.c06(INTACT)["result"], "clear")

    def test_options(self):
        self.fail_with(2, "verify", "--crls", self.authority.root)
        self.fail_with(2, "verify", "--roots", "nothing")
        self.assertEqual(self.run_program("verify", "--roots", self.response).code, 5)


if __name__ == "__main__":
    unittest.main()
