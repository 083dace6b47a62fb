#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`checkpoint --witness`: witnesses that cosign, those that refuse, and servers that are none."""

import base64
import shutil
import signal
import subprocess
import threading
import unittest

from cli_support import FUNDS, REGISTER
from http_support import NO_PROXY, closed_url, make_certificate, serve, silent_url
from witness_support import WitnessTest

MORE = FUNDS.replace('"BG"', '"BG2"').replace('"AL"', '"AL2"')
OTHER = FUNDS.replace('"BG"', '"BG3"').replace('"AL"', '"AL3"')
LINE = "— example.org/witness "
KEPT_ALL_THE_SAME = "封存点已签好、存好，不受影响"
SIZE_TYPE = {"Content-Type": "text/x.tlog.size"}


class ClientTest(WitnessTest):
    def setUp(self):
        super().setUp()
        self.make_ledger(self.write("register.jsonl", REGISTER))
        self.log_vkey = self.vkey("operator")
        self.witness_vkey = self.vkey("w1")
        self.key_options = ("--key", "w1", "--log", self.log_vkey)

    def environment(self, **more):
        return super().environment(**NO_PROXY, **more)

    def vkey(self, name):
        return self.succeed("key", "show", name, "--vkey").out.strip()

    def append(self, records):
        self.succeed("append", self.write("more.jsonl", records))

    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def checkpoint(self, *options, url=None, vkey=None):
        return self.run_program("checkpoint", "--json", "--witness", url or self.url(),
                                "--witness-key", vkey or self.witness_vkey, *options)

    def kept(self):
        """Returns: the newest checkpoint that the ledger keeps."""
        path = max((self.ledger / "checkpoints").glob("*.checkpoint"), key=lambda p: int(p.stem))
        return path.read_text(encoding="utf-8")

    def assert_cosigned(self, result):
        """Returns: the cosignature's line."""
        self.assertEqual((result.code, result.err), (0, ""), result)
        [outcome] = result.json["witnesses"]
        self.assertEqual((result.json["ok"], outcome["ok"]), (True, True))
        self.assertEqual([one["name"] for one in outcome["cosigners"]], ["example.org/witness"])
        self.assertEqual(self.kept(), result.json["note"])
        [line] = [line for line in result.json["note"].splitlines() if line.startswith(LINE)]
        return line

    def assert_refused(self, result, code, words, size=None):
        """The checkpoint is signed, kept and printed all the same."""
        self.assertEqual(result.code, code, result)
        [outcome] = result.json["witnesses"]
        self.assertEqual((result.json["ok"], result.json["exit_code"], outcome["ok"],
                          outcome["exit_code"]), (False, code, False, code))
        self.assertIn(words, outcome["message"])
        self.assertIn(f"错误：见证者 {outcome['url']} 未予见证：", result.err)
        self.assertIn(words, result.err)
        self.assertIn(KEPT_ALL_THE_SAME, result.err)
        self.assertNotIn(LINE, result.json["note"])
        self.assertEqual(self.kept(), result.json["note"])
        if size is not None:
            self.assertEqual(result.json["size"], size)
        self.assertFalse(self.succeed("checkpoint", "--json").json["signed"])


class CosignedTest(ClientTest):
    def test_each_checkpoint_is_cosigned_and_counts_for_a_policy(self):
        self.start_witness()
        policy = self.write("policy", f"log {self.log_vkey}\nwitness w1 {self.witness_vkey}\n"
                                      "quorum w1\n")
        for number, records in enumerate((None, FUNDS, MORE)):
            if records:
                self.append(records)
            out = self.folder / f"{number}.checkpoint"
            self.assert_cosigned(self.checkpoint("-o", out))
            self.assertEqual(out.read_text(encoding="utf-8"), self.kept())
            for held in ((), ("--checkpoint", out)):
                found = self.run_program("verify", "--json", "--no-memory", "--policy", policy,
                                         *held)
                self.assertEqual(found.code, 6, found)
                self.assertEqual(found.json["integrity"]["anchor"]["kind"], "witnessed")
        self.assertEqual(found.json["integrity"]["anchor"]["size"], 8)

    def test_a_checkpoint_that_is_cosigned_keeps_its_first_line(self):
        self.start_witness()
        line = self.assert_cosigned(self.checkpoint())
        again = self.checkpoint()
        self.assertEqual(self.assert_cosigned(again), line)
        self.assertFalse(again.json["signed"])

    def test_a_checkpoint_that_was_signed_before_is_cosigned(self):
        self.succeed("checkpoint")
        self.start_witness()
        self.assertFalse(self.checkpoint().json["signed"])
        self.assert_cosigned(self.checkpoint())

    def test_keys_from_a_file_and_an_address_with_a_slash(self):
        self.start_witness()
        keys = self.write("keys", f"# two\n{self.witness_vkey}\n{self.new_witness('w2')}\n")
        self.assert_cosigned(self.checkpoint(url=self.url() + "/", vkey=keys))

    def new_witness(self, alias):
        self.succeed("key", "new", alias, "--type", "witness", "--name", f"example.org/{alias}")
        return self.vkey(alias)

    def relay(self, tls=None):
        """Returns: the URL of a server that hands all on to the witness, and the first lines and
        the statuses of what passes."""
        seen = []

        def answer(path, body):
            status, content_type, reply = self.ask("POST", path, body)
            seen.append((body.split(b"\n")[0].decode(), status))
            return status, {"Content-Type": content_type}, reply.encode()

        return serve(self, answer, tls)[0], seen

    def test_a_witness_is_asked_from_what_it_cosigned_last(self):
        self.start_witness()
        url, seen = self.relay()
        self.assert_cosigned(self.checkpoint(url=url))
        self.append(FUNDS)
        self.assert_cosigned(self.checkpoint(url=url))
        self.assert_cosigned(self.checkpoint(url=url))
        self.assertEqual(seen, [("old 0", 200), ("old 4", 200), ("old 6", 200)])

    def test_a_witness_that_has_seen_more_or_less_than_is_thought(self):
        self.start_witness()
        url, seen = self.relay()
        self.assert_cosigned(self.checkpoint(url=url))
        self.append(FUNDS)
        self.assert_cosigned(self.checkpoint(url=url))
        (self.ledger / "checkpoints/6.checkpoint").unlink()
        self.append(MORE)
        self.assert_cosigned(self.checkpoint(url=url))
        shutil.rmtree(self.state)
        self.start_witness()
        self.assert_cosigned(self.checkpoint(url=url))
        self.assertEqual(seen[2:], [("old 4", 409), ("old 6", 200), ("old 8", 409),
                                    ("old 0", 200)])

    def test_over_https_by_roots_that_are_given(self):
        self.start_witness()
        tls = make_certificate(self.folder)
        url, seen = self.relay(tls)
        self.assert_refused(self.checkpoint(url=url), 13, "它的服务器证书不可信")
        self.assert_cosigned(self.checkpoint("--tls-ca", tls[0], url=url))
        self.assertEqual(seen, [("old 0", 200)])

    def test_both_languages_say_who_cosigned(self):
        self.start_witness()
        for language, words in (("zh", "  见证  example.org/witness，它所说的时间 20"),
                                ("en", "  cosigned by  example.org/witness, at 20")):
            result = self.succeed("checkpoint", "--lang", language, "--witness", self.url(),
                                  "--witness-key", self.witness_vkey)
            self.assertIn(words, result.out)

    def test_one_that_is_away_hinders_no_other(self):
        self.start_witness()
        away = closed_url(self)
        options = ("--witness", away, "--witness", self.url(), "--witness-key", self.witness_vkey)
        result = self.run_program("checkpoint", "--json", *options)
        self.assertEqual(result.code, 13)
        self.assertEqual([one["ok"] for one in result.json["witnesses"]], [False, True])
        self.assertIn(LINE, self.kept())
        result = self.run_program("checkpoint", *options)
        self.assertEqual(result.code, 13)
        self.assertTrue(result.out.endswith(self.kept()))
        self.assertEqual(result.err.splitlines()[0],
                         f"错误：见证者 {away} 未予见证：{away}/add-checkpoint："
                         "连接不上，那里没有在服务")

    def test_the_qr_code_is_of_the_ledgers_own_lines(self):
        alone = self.succeed("checkpoint", "--qr").out.rsplit("\n\n", 1)[1]
        self.start_witness()
        cosigned = self.succeed("checkpoint", "--qr", "--witness", self.url(), "--witness-key",
                                self.witness_vkey).out.rsplit("\n\n", 1)[1]
        self.assertEqual(cosigned, alone)


class AttackTest(ClientTest):
    """What a witness refuses that is shown to it by whoever may rewrite the ledger and forget what
    was signed."""

    def setUp(self):
        super().setUp()
        self.start_witness()
        shutil.copytree(self.ledger, self.folder / "old")
        self.append(FUNDS)
        self.assert_cosigned(self.checkpoint())

    def roll_back(self):
        shutil.rmtree(self.home / ".local/state/fundtrail/signer")
        shutil.rmtree(self.ledger)
        shutil.copytree(self.folder / "old", self.ledger)

    def test_a_ledger_that_was_rolled_back(self):
        self.roll_back()
        self.assert_refused(self.checkpoint(), 12,
                            "它说见证过这本账的 6 条，而这个封存点只有 4 条：账本可能倒退过", 4)
        english = self.checkpoint("--lang", "en")
        self.assertIn("it has cosigned 6 entries of this ledger, and the checkpoint has 4: the "
                      "ledger may have been rolled back", english.err)

    def test_another_history_of_the_same_size(self):
        self.roll_back()
        self.append(OTHER)
        self.assert_refused(self.checkpoint(), 12, "它见证过的不是这本账现在的历史", 6)
        english = self.checkpoint("--lang", "en")
        self.assertIn("what it has cosigned is not this ledger's past", english.err)
        self.assertTrue(list(self.state.glob("*.refused-6.txt")))

    def test_another_history_of_a_larger_size(self):
        self.roll_back()
        self.append(OTHER)
        self.append(MORE)
        self.assert_refused(self.checkpoint(), 12, "它见证过的不是这本账现在的历史", 8)

    def test_a_witness_that_does_not_know_the_ledger(self):
        self.key_options = ("--key", "w1", "--log", self.log.vkey)
        self.start_witness()
        self.append(MORE)
        self.assert_refused(self.checkpoint(), 11, "它不认识这本账（状态 404，")

    def test_a_witness_that_does_not_know_the_key(self):
        self.succeed("key", "new", "same-name", "--name", "example.org/test")
        self.key_options = ("--key", "w1", "--log", self.vkey("same-name"))
        self.start_witness()
        self.append(MORE)
        self.assert_refused(self.checkpoint(), 11, "它不认识签这个封存点的密钥（状态 403，")

    def test_a_stored_tree_that_was_altered_is_not_taken_for_a_fork(self):
        self.append(MORE)
        self.succeed("checkpoint")
        proof = self.succeed("prove", "consistency", "6").out
        node = base64.b64decode(proof.splitlines()[3])
        self.alter_file(node, bytes(32))
        self.assert_refused(self.checkpoint(), 10, "前 6 条与封存点的根对不上", 8)


class OddWitnessTest(ClientTest):
    def answer(self, status, headers, body):
        """Returns: the URL of a server that answers everything so."""
        return serve(self, lambda *_: (status, headers, body))[0]

    def test_answers_that_no_witness_gives(self):
        for status, headers, body, words in (
                (200, {}, b"", "答复不合 C2SP tlog-witness"),
                (200, {}, b"<html></html>\n", "答复不合 C2SP tlog-witness"),
                (200, {}, b"\xff" * 100, "答复不合 C2SP tlog-witness"),
                (200, {}, b"x" * (1 << 20), "答复超过 589889 字节，不再接收"),
                (200, {"X": "y" * 60000, "Z": "y" * 60000}, b"", "答复超过 65536 字节，不再接收"),
                (400, {}, b"", "状态 400。"), (500, {}, b"\x1b[31mred\nand more\n", "状态 500，“"),
                (409, {}, b"0\n", "状态 409 的内容类型是“”，应为 text/x.tlog.size"),
                (409, SIZE_TYPE, b"many\n", "应为条数，而是“many"),
                (409, SIZE_TYPE, b"1", "应为条数，而是“1”"),
                (409, SIZE_TYPE, b"01\n", "应为条数，而是“01"),
                (409, SIZE_TYPE, b"9" * 30 + b"\n", "应为条数，而是“9"),
                (409, SIZE_TYPE, b"0\n", "已从 0 条算起，它仍答 409 并要求从 0 条算起"),
                (204, {}, b"", "状态 204。")):
            with self.subTest((status, body[:20])):
                result = self.checkpoint(url=self.answer(status, headers, body))
                self.assert_refused(result, 13, words)
                self.assertNotIn("\x1b", result.out + result.err)

    def test_a_witness_that_always_names_another_size(self):
        sizes = iter(b"%d\n" % size for size in (1, 2, 3, 1))
        url, asked = serve(self, lambda *_: (409, SIZE_TYPE, next(sizes)))
        self.assert_refused(self.checkpoint(url=url), 13, "同时在为这本账的别的封存点见证")
        self.assertEqual(asked, ["/add-checkpoint"] * 3)

    def test_an_answer_that_is_cut_off(self):
        for reply in (b"", b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n\xe2\x80\x94 example"):
            with self.subTest(reply):
                url, _ = serve(self, lambda *_, reply=reply: reply)
                self.assert_refused(self.checkpoint(url=url), 13, "连接断了，答复不完整")

    def test_what_is_no_http(self):
        url, _ = serve(self, lambda *_: b"SSH-2.0-x\r\n")
        self.assert_refused(self.checkpoint(url=url), 13, "未予见证")

    def test_nobody_there_and_nobody_answering(self):
        self.assert_refused(self.checkpoint(url=closed_url(self)), 13, "连接不上")
        self.assert_refused(self.checkpoint("--timeout", "1", url=silent_url(self)), 13,
                            "1 秒内没有答完")

    def test_what_was_signed_outlives_an_interrupt(self):
        asked, end = threading.Event(), threading.Event()

        def answer(*_):
            asked.set()
            end.wait()
            return b""

        url, _ = serve(self, answer)
        self.addCleanup(end.set)
        process = self.start_program("checkpoint", "--witness", url, "--witness-key",
                                     self.witness_vkey, stderr=subprocess.PIPE)
        self.assertTrue(asked.wait(60))
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        self.assertIn("封存点若已签好，仍存在账本里", err.decode())
        self.assertFalse(self.succeed("checkpoint", "--json").json["signed"])

    def test_redirections_are_not_followed(self):
        elsewhere, asked = serve(self, lambda *_: (200, {}, b""))
        for status in (301, 302, 307, 308):
            url = self.answer(status, {"Location": elsewhere + "/add-checkpoint"}, b"")
            self.assert_refused(self.checkpoint(url=url), 13, f"状态 {status}")
        self.assertEqual(asked, [])

    def cosigned_lines(self):
        """Has a real witness cosign. Returns: its line."""
        self.start_witness()
        return self.assert_cosigned(self.checkpoint()) + "\n"

    def test_a_replayed_line_of_an_older_checkpoint(self):
        line = self.cosigned_lines()
        self.append(FUNDS)
        url = self.answer(200, {}, line.encode())
        self.assert_refused(self.checkpoint(url=url), 11,
                            "它答复的“example.org/witness”的签名不是对这个封存点签的")
        self.assertIn("an old answer may have been replayed",
                      self.checkpoint("--lang", "en", url=url).err)

    def test_a_line_of_another_key(self):
        self.start_witness()
        self.succeed("key", "new", "w2", "--type", "witness", "--name", "example.org/w2")
        self.assert_refused(self.checkpoint(vkey=self.vkey("w2")), 11,
                            "不是 --witness-key 所给公钥的，没有采用")

    def test_lines_of_other_keys_beside_are_dropped(self):
        line = self.cosigned_lines()
        other = line.replace("example.org/witness", "example.org/stranger")
        (self.ledger / "checkpoints/4.checkpoint").unlink()
        note = self.checkpoint(url=self.answer(200, {}, (other + line + line).encode()))
        self.assertEqual(self.assert_cosigned(note) + "\n", line)
        self.assertNotIn("stranger", note.json["note"])

    def test_a_broken_line_in_the_kept_checkpoint(self):
        line = self.cosigned_lines().rstrip("\n")
        kept = self.ledger / "checkpoints/4.checkpoint"
        good = kept.read_text(encoding="utf-8")
        broken = line[:-8] + ("A" if line[-8] != "A" else "B") + line[-7:]
        kept.write_text(good.replace(line, broken), encoding="utf-8")
        result = self.checkpoint()
        self.assertEqual(result.code, 11)
        self.assertIn("里原有的“example.org/witness”的签名行是坏的；请把这个文件移走", result.err)
        kept.unlink()
        self.assert_cosigned(self.checkpoint())


class UsageTest(ClientTest):
    def test_what_is_wrong_is_told_before_anything_is_signed(self):
        key = ("--witness-key", self.witness_vkey)
        url = ("--witness", "http://127.0.0.1:1")
        for options, words in (
                (("--witness", "", *key), "不是 http:// 或 https:// 开头的网址"),
                (("--witness", "example.org", *key), "不是 http:// 或 https:// 开头的网址"),
                (("--witness", "ftp://example.org", *key), "不是 http:// 或 https:// 开头的网址"),
                (("--witness", "file:///etc/passwd", *key), "不是 http:// 或 https:// 开头的网址"),
                (("--witness", "http://", *key), "不是 http:// 或 https:// 开头的网址"),
                (("--witness", "http://a b/", *key), "不是 http:// 或 https:// 开头的网址"),
                (("--witness", "http://me:secret@example.org", *key), "不能写用户名和口令"),
                (("--witness", "http://example.org/?a", *key), "不能有 ? 和 #"),
                (url, "请用 --witness-key 写明见证者的公钥"), (key, "要与 --witness 一起写"),
                (("--timeout", "9"), "要与 --witness 一起写"),
                ((*url, *key, "--timeout", "0"), "--timeout"),
                ((*url, *key, "--timeout", "3601"), "--timeout"),
                ((*url, "--witness-key", "x"), "--witness-key"),
                ((*url, "--witness-key", self.log_vkey), "不是见证公钥")):
            with self.subTest(options):
                error = self.fail_with(2, "checkpoint", *options)
                self.assertIn(words, error)
                self.assertNotIn("secret", error)
        self.assertFalse((self.ledger / "checkpoints").exists())


if __name__ == "__main__":
    unittest.main()
