# SPDX-License-Identifier: Apache-2.0
"""Batches that several people sign: offline, and one after the other."""

import base64
import json
import re
import subprocess
import unittest

from cli_support import FUNDS, REGISTER, CliTest
from entry_file import DIGEST, read_entries, sha256

MORE = ('{"kind":"party","id":"payee","name":"某公司","role":"payee"}\n'
        '{"kind":"disbursement","id":"DB","programme":"PG","from":"city","to":"payee",'
        '"amount":"7万元","stage":"payment"}\n')


def encode(content):
    return base64.b64encode(content).decode()


class ApprovalTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_ledger(self.write("register.jsonl", REGISTER))
        for alias in ("clerk", "head"):
            self.succeed("key", "new", alias)
        self.succeed("key", "grant", "clerk", "--party", "city", "--holder", "会计岗")
        self.succeed("key", "grant", "head", "--party", "city", "--holder", "负责人",
                     "--role", "approver", "--confirm", "clerk")
        self.funds = self.write("funds.jsonl", FUNDS)
        self.more = self.write("more.jsonl", MORE)
        self.card = self.folder / "card"
        self.succeed("key", "card", "-o", self.card)
        self.held = self.folder / "ledger.held"

    def layers(self):
        return self.run_program("verify", "--json").json["integrity"]["layers"]

    def hold(self, file):
        return self.succeed("append", "--hold", "--as", "clerk", "--json", file).json

    def test_a_batch_is_signed_offline_and_appended_as_it_was_signed(self):
        done = self.succeed("sign", self.funds, "--as", "clerk", "--card", self.card, "-o",
                            "funds.batch", FUNDTRAIL_LEDGER="nothing-here")
        self.assertIn("fundtrail append --signed funds.batch", done.out)
        receipt = self.succeed("append", "--signed", "funds.batch", "--json").json
        self.assertEqual((receipt["added"], receipt["signature_seq"]), (2, 10))
        self.assertEqual(self.layers()["signature"], "intact")

    def test_what_was_altered_after_it_was_signed_is_refused(self):
        self.succeed("sign", self.funds, "--as", "clerk", "-o", "funds.batch")
        whole = (self.folder / "funds.batch").read_text(encoding="utf-8")
        before = self.head()
        for old, new in (("100万元", "101万元"), ("finance", "city"), ('"id":"AL"', '"id":"AM"')):
            self.assertIn(old, whole)
            self.write("altered.batch", whole.replace(old, new))
            self.fail_with(5, "append", "--signed", "altered.batch")
        lines = whole.splitlines(keepends=True)
        for other in ([*lines[:1], *lines[2:]], [lines[0], lines[2], lines[1], *lines[3:]],
                      [*lines[:2], *lines[1:]]):
            self.write("altered.batch", "".join(other))
            self.fail_with(5, "append", "--signed", "altered.batch")
        self.assertEqual(self.head(), before)

    def test_a_file_that_is_cut_or_flipped_is_refused_wherever_it_is(self):
        self.succeed("sign", self.funds, "--as", "clerk", "-o", "funds.batch")
        whole = (self.folder / "funds.batch").read_bytes()
        before = self.head()
        for offset in range(0, len(whole), 37):
            self.write("cut.batch", whole[:offset])
            self.fail_with(5, "append", "--signed", "cut.batch")
            flipped = bytearray(whole)
            flipped[offset] ^= 0x01
            self.write("flipped.batch", bytes(flipped))
            self.fail_with(5, "append", "--signed", "flipped.batch")
        self.assertEqual(self.head(), before)

    def test_a_batch_of_another_ledger_is_refused(self):
        self.succeed("init", "--ledger", "other", "--origin", "example.org/other")
        self.succeed("key", "card", "-o", "other.card", "--ledger", "other")
        self.succeed("sign", self.funds, "--as", "clerk", "--card", "other.card", "-o", "b")
        self.assertIn("example.org/other", self.fail_with(5, "append", "--signed", "b"))

    def test_a_batch_is_appended_once(self):
        self.succeed("sign", self.funds, "--as", "clerk", "-o", "funds.batch")
        self.succeed("append", "--signed", "funds.batch")
        before = self.head()
        again = self.succeed("append", "--signed", "funds.batch", "--json").json
        self.assertEqual((again["added"], again["already_recorded"]), (0, 2))
        self.assertEqual(self.head(), before)

    def test_a_batch_of_which_some_is_recorded_is_refused(self):
        self.succeed("append", self.write("one.jsonl", FUNDS.splitlines()[0] + "\n"))
        self.succeed("sign", self.funds, "--as", "clerk", "-o", "funds.batch")
        self.assertIn("重新签名", self.fail_with(5, "append", "--signed", "funds.batch"))

    def test_a_key_asks_to_be_let_in(self):
        self.succeed("key", "new", "third")
        self.succeed("key", "request", "third", "--party", "finance", "--holder", "经办岗",
                     "--card", self.card, "-o", "third.request")
        before = self.head()
        message = self.fail_with(5, "append", "--signed", "third.request")
        self.assertIn("不作数", message)
        self.assertEqual(self.head(), before)
        self.succeed("append", "--signed", "third.request", "--as", "operator")
        granted = self.head()
        self.assertIn("已授予过", self.fail_with(5, "append", "--signed", "third.request",
                                                  "--as", "operator"))
        self.assertEqual(self.head(), granted)
        self.succeed("append", "--as", "third", self.funds)
        self.assertEqual(self.layers()["signature"], "intact")

    def test_an_approver_signs_the_same_file(self):
        self.succeed("sign", self.funds, "--as", "clerk", "-o", "1.batch")
        self.succeed("sign", "1.batch", "--as", "head", "-o", "2.batch")
        self.succeed("key", "policy", "--approved", "allocation")
        self.assertIn("审批", self.fail_with(5, "append", "--signed", "1.batch"))
        self.succeed("append", "--signed", "2.batch")
        self.assertEqual(self.layers()["signature"], "intact")

    def test_a_held_batch_waits_for_another_post(self):
        held = self.hold(self.more)
        before = self.head()
        self.assertEqual(self.succeed("release", "--json").json["held"], [held["id"]])
        self.assertEqual([total["kind"] for total in held["totals"]], ["party", "disbursement"])
        self.assertEqual(held["totals"][1]["amount"], "7.00万元")
        self.assertIn("同一岗位", self.fail_with(5, "release", held["id"], "--as", "clerk"))
        self.assertEqual(self.head(), before)
        self.assertIn("已有的签名，均已验签：\n  clerk（city 会计岗），指纹 ",
                      self.succeed("release", held["id"], "--as", "head").out)
        self.assertEqual(self.succeed("release", "--json").json["held"], [])
        self.assertEqual(self.layers()["signature"], "intact")
        self.fail_with(5, "release", held["id"], "--as", "head")

    def test_what_cannot_be_appended_is_not_held(self):
        broken = self.write("broken.jsonl", MORE.replace('"to":"payee"', '"to":"nobody"'))
        self.fail_with(5, "append", "--hold", "--as", "clerk", broken)
        self.assertFalse(self.held.exists())

    def test_a_held_file_that_was_altered_is_not_released(self):
        held = self.hold(self.more)
        path = self.folder / held["file"]
        path.write_text(path.read_text(encoding="utf-8").replace("7万元", "9万元"),
                        encoding="utf-8")
        self.assertIn("已损坏", self.fail_with(5, "release", held["id"], "--as", "head"))
        self.assertIn("已损坏", self.succeed("release").out)

    def test_a_discarded_batch_leaves_its_trace(self):
        held = self.hold(self.more)
        self.fail_with(2, "discard", held["id"])
        done = self.succeed("discard", held["id"], "--reason", "金额\n有误", "--json").json
        lines = (self.folder / done["file"]).read_text(encoding="utf-8").splitlines()
        self.assertEqual(lines[0], "fundtrail/discarded/1")
        self.assertEqual(lines[2], "金额 有误")
        self.assertEqual(lines[3], "fundtrail/signed-batch/1")
        self.fail_with(5, "release", held["id"], "--as", "head")

    def test_every_discard_leaves_a_trace_of_its_own(self):
        files = []
        for reason in ("一", "二", "三"):
            held = self.hold(self.more)
            files.append(self.succeed("discard", held["id"], "--reason", reason,
                                      "--json").json["file"])
        self.assertEqual([file.removeprefix("ledger.held/").removeprefix(f"{self.held}/")
                          for file in files],
                         [held["id"] + end for end in (".discarded", ".2.discarded",
                                                       ".3.discarded")])
        for file, reason in zip(files, "一二三"):
            lines = (self.folder / file).read_text(encoding="utf-8").splitlines()
            self.assertRegex(lines[1], r"^2\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")
            self.assertEqual(lines[2], reason)

    def test_a_discard_names_the_ledger_and_refuses_anothers_batch(self):
        held = self.hold(self.more)
        self.succeed("init", "--ledger", "other", "--origin", "example.org/other")
        stray = self.folder / "other.held"
        stray.mkdir()
        path = stray / (held["id"] + ".batch")
        path.write_bytes((self.folder / held["file"]).read_bytes())
        for words in (["discard", held["id"], "--reason", "x"],
                      ["release", held["id"], "--as", "head"]):
            message = self.fail_with(5, *words, "--ledger", "other")
            self.assertIn("这一批是为另一账本“example.org/test”签的，不是这一本"
                          "“example.org/other”的", message)
        self.assertEqual([file.name for file in stray.iterdir()], [path.name])
        done = self.succeed("discard", held["id"], "--reason", "x").out
        self.assertTrue(done.startswith(
            f"待录入账本“example.org/test”的批次 {held['id']}（2 条）不再录入；"), done)

    def test_what_waits_is_never_replaced(self):
        held = self.hold(self.more)
        path = self.folder / held["file"]
        before = path.read_bytes()
        self.assertRegex(held["id"], "^[0-9a-f]{32}$")
        self.assertEqual(self.hold(self.more)["id"], held["id"])
        self.succeed("key", "new", "second")
        self.succeed("key", "grant", "second", "--party", "city", "--holder", "出纳岗",
                     "--confirm", "clerk")
        message = self.fail_with(5, "append", "--hold", "--as", "second", self.more)
        self.assertIn(f"编号 {held['id']} 已有一批待审批，由 clerk 签名；不覆盖", message)
        self.assertEqual(path.read_bytes(), before)

    def test_what_is_to_be_signed_is_shown_before_the_passphrase_is_asked(self):
        held = self.hold(self.more)
        shown = self.run_program("release", held["id"], "--as", "head",
                                 FUNDTRAIL_PASSPHRASE_FILE="")
        self.assertEqual(shown.code, 2)
        key = self.succeed("key", "show", "clerk", "--vkey").out.strip()
        text = re.sub("指纹 [0-9a-f]{16}", "指纹 F", shown.out)
        self.assertEqual(text, f"""\
将要签名的一批，录入账本“example.org/test”，请先核对：

  本批类别  笔数  金额合计
  机构         1
  拨付         1  7.00万元

已有的签名，均已验签：
  clerk（city 会计岗），指纹 F，公钥 {key}

""")

    def test_changes_of_keys_and_policy_are_shown_in_words(self):
        self.succeed("key", "new", "third")
        self.succeed("key", "request", "third", "--party", "finance", "--holder", "经办岗",
                     "--card", self.card, "-o", "third.request")
        key = self.succeed("key", "show", "third", "--vkey").out.strip()
        shown = self.run_program("append", "--signed", "third.request", "--as", "operator",
                                 FUNDTRAIL_PASSPHRASE_FILE="")
        self.assertEqual(shown.code, 2)
        text = re.sub("指纹 [0-9a-f]{16}", "指纹 F", shown.out)
        self.assertIn("""\
其中改动密钥和签名规定的：
  授予密钥 third，指纹 F，用途 录入，归 finance 经办岗

已有的签名，均已验签：
""" + f"  third（申请授予的密钥自己），指纹 F，公钥 {key}\n"
                      "  还不作数：只有申请授予的密钥自己的签名，没有账本已认识的密钥的\n", text)

    def test_a_json_document_stands_alone_and_the_preview_beside_it(self):
        held = self.hold(self.more)
        done = self.run_program("release", held["id"], "--as", "head", "--json")
        self.assertEqual((done.code, done.json["added"]), (0, 2))
        self.assertTrue(done.err.startswith("将要签名的一批，录入账本“example.org/test”"), done.err)

    def make_policy_batch(self):
        """Returns: a prepared batch of one policy record, as the operator signs with openssl."""
        self.succeed("key", "policy", "--signed", "refund")
        self.succeed("export", "entries", "now.entries")
        entries = read_entries((self.folder / "now.entries").read_bytes())
        content = entries[-2][17:-DIGEST]  # kind, version and body
        record = self.succeed("show", len(entries) - 2, "--json").json["record"]
        lines = ["fundtrail/batch/1", "example.org/test", encode(sha256(b"\x00" + entries[0])), "1",
                 "content", encode(sha256(b"\x00" + content)), "0", encode(sha256(b""))]
        text = "".join(line + "\n" for line in lines)
        [operator] = [key for key in self.succeed("key", "list", "--json").json["keys"]
                      if key["name"] == "example.org/test"]
        self.write("text", text)
        signature = subprocess.run(
            ["openssl", "pkeyutl", "-sign", "-rawin", "-in", "text", "-inkey", operator["file"],
             "-passin", f"file:{self.passphrase_file}"], cwd=self.folder, check=True,
            capture_output=True).stdout
        key_id = bytes.fromhex(operator["vkey"].split("+")[1])
        note = f"{text}\n\u2014 example.org/test {encode(key_id + signature)}\n"
        return f"fundtrail/signed-batch/1\n{json.dumps(record)}\n\n{note}", text

    def test_a_signed_policy_counts_once_however_it_comes_back(self):
        batch, text = self.make_policy_batch()
        self.write("policy.batch", batch)
        self.succeed("key", "policy", "--signed", "budget")
        self.succeed("append", "--signed", "policy.batch")
        self.succeed("key", "policy", "--signed", "budget")
        before = self.head()
        used = "这一批此前已经录入（签名为第 13 号），不能再用。什么都没有写入"
        self.assertIn(used, self.fail_with(5, "append", "--signed", "policy.batch"))
        held_id = sha256(text.encode()).hex()[:32]
        self.held.mkdir()
        (self.held / f"{held_id}.batch").write_text(batch, encoding="utf-8")
        self.assertIn(used, self.fail_with(5, "release", held_id, "--as", "head"))
        self.assertEqual(self.head(), before)

    def test_ids_are_no_paths(self):
        for name in ("../ledger", "x", "0123456789abcdef0123456789abcdeg",
                     "0123456789abcdef0123456789abcdef"):
            self.fail_with(5, "release", name, "--as", "head")
            self.fail_with(5, "discard", name, "--reason", "x")

    def test_a_policy_is_kept_to(self):
        self.succeed("key", "policy", "--signed", "budget", "--approved", "disbursement")
        before = self.head()
        self.assertIn("--as", self.fail_with(5, "append", self.funds))
        self.assertIn("--hold", self.fail_with(5, "append", "--as", "clerk", self.more))
        correction = self.write("correction.jsonl", json.dumps({
            "kind": "correction", "id": "C", "type": "amend", "of": "city",
            "dated_on": "2024-06-01", "set": [{"field": "note", "value": "x"}],
            "reason": "笔误", "approved_by": "某处长"}))
        self.fail_with(5, "append", "--as", "clerk", correction)
        self.assertEqual(self.head(), before)
        self.succeed("append", "--as", "clerk", self.funds)
        self.succeed("release", self.hold(self.more)["id"], "--as", "head")
        self.succeed("release", self.hold(correction)["id"], "--as", "head")
        self.assertEqual(self.layers()["signature"], "intact")

    def test_options_that_do_not_go_together_are_a_matter_of_usage(self):
        for words in ([], ["--hold", self.more], ["--signed", "x", self.more],
                      ["--hold", "--as", "clerk", "--dry-run", self.more],
                      ["--signed", "x", "--hold"]):
            self.fail_with(2, "append", *words)
        self.fail_with(2, "sign", self.more)
        self.fail_with(2, "sign", self.more, "--as", "clerk")
        self.fail_with(5, "append", "--signed", "nothing")
        self.fail_with(5, "append", "--signed", self.more)


if __name__ == "__main__":
    unittest.main()
