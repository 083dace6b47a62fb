#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`checkpoint --tsa`: timestamps over HTTP, and servers that give none that can be used."""

import os
import pty
import subprocess
import unittest

from cli_support import FUNDS
from http_support import NO_PROXY, closed_url, make_certificate, openssl, serve, silent_url
from tsa_support import AuthorityTest

REPLY = {"Content-Type": "application/timestamp-reply"}


class TsaTest(AuthorityTest):
    def setUp(self):
        super().setUp()
        self.queries = []

    def environment(self, **more):
        return super().environment(**NO_PROXY, **more)

    def answer(self, _, query):
        """Answers as an authority does."""
        self.queries.append(query)
        return 200, REPLY, self.authority.answer_bytes(query)

    def authority_url(self):
        return serve(self, self.answer)[0]

    def checkpoint(self, url, *options, roots=None):
        return self.run_program("checkpoint", "--json", "--tsa", url, "--roots",
                                roots or self.authority.root, *options)

    def files(self, size=4):
        return sorted(path.name for path in (self.ledger / "checkpoints").glob(f"{size}.*"))

    def assert_refused(self, result, code, words):
        """The checkpoint is signed, kept and printed all the same, and no timestamp is."""
        self.assertEqual(result.code, code, result)
        outcome = result.json["tsa"]
        self.assertEqual((result.json["ok"], result.json["exit_code"], outcome["ok"],
                          outcome["exit_code"]), (False, code, False, code))
        self.assertIn(words, outcome["message"])
        self.assertIn(f"错误：没有取得时间戳（{outcome['url']}）：", result.err)
        self.assertIn(words, result.err)
        self.assertIn("封存点已签好、存好，不受影响", result.err)
        kept = self.ledger / f"checkpoints/{result.json['size']}.checkpoint"
        self.assertEqual(kept.read_text(encoding="utf-8"), result.json["note"])
        self.assertEqual(self.files(result.json["size"]), [kept.name])


class StampedTest(TsaTest):
    def test_a_timestamp_is_verified_and_kept(self):
        result = self.checkpoint(self.authority_url())
        self.assertEqual((result.code, result.err), (0, ""), result)
        self.assertEqual((result.json["ok"], result.json["tsa"]["ok"]), (True, True))
        [stamp] = result.json["tsa"]["timestamps"]
        self.assertEqual((stamp["tsa"], stamp["policy"]), ("CN=tsa", "1.2.3.4.7"))
        self.assertEqual(self.files(), ["4.1.tsq", "4.1.tsr", "4.checkpoint"])
        self.assertEqual((self.ledger / "checkpoints/4.1.tsq").read_bytes(), self.queries[0])
        checked = self.succeed("timestamp", "check", "--roots", self.authority.root, "--json")
        self.assertEqual(checked.json["timestamps"], [stamp])
        openssl("ts", "-verify", "-queryfile", self.ledger / "checkpoints/4.1.tsq", "-in",
                self.ledger / "checkpoints/4.1.tsr", "-CAfile", self.authority.root)

    def test_each_new_checkpoint_gets_one_and_an_old_one_keeps_its_own(self):
        url = self.authority_url()
        first = self.checkpoint(url).json["tsa"]
        self.assertEqual(self.checkpoint(url).json["tsa"], first)
        self.assertEqual(len(self.queries), 1)
        self.succeed("append", self.write("funds.jsonl", FUNDS))
        self.assertEqual(self.checkpoint(url).code, 0)
        self.assertEqual(len(self.queries), 2)
        self.assertEqual(self.files(6), ["6.1.tsq", "6.1.tsr", "6.checkpoint"])

    def test_over_https_by_roots_that_are_given(self):
        tls = make_certificate(self.folder)
        url, asked = serve(self, self.answer, tls)
        result = self.checkpoint(url, "--tls-ca", tls[0])
        self.assertEqual((result.code, result.err, asked), (0, "", ["/"]), result)
        self.assertEqual(self.files(), ["4.1.tsq", "4.1.tsr", "4.checkpoint"])

    def test_a_timestamp_that_is_kept_is_verified_again(self):
        self.assertEqual(self.checkpoint(self.authority_url()).code, 0)
        kept = self.ledger / "checkpoints/4.1.tsr"
        whole = kept.read_bytes()
        kept.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        result = self.checkpoint(self.authority_url())
        self.assertEqual(result.code, 11)
        self.assertIn("第 1 个时间戳不成立", result.json["tsa"]["message"])

    def test_what_is_demanded_is_asked_for_and_compared(self):
        url = self.authority_url()
        named = self.checkpoint(url, "--policy-oid", "1.2.3.4.7", "--tsa-name", "CN=other")
        self.assert_refused(named, 11, "第 1 个时间戳不成立")
        granted = self.checkpoint(url, "--policy-oid", "1.2.3.4.7", "--tsa-name", "CN=tsa")
        self.assertEqual(granted.code, 0, granted)
        self.assertIn(bytes([6, 4, 0x2a, 3, 4, 7]), self.queries[1])

    def test_both_languages_tell_when_and_by_whom(self):
        url = self.authority_url()
        for language, words in (("zh", r"  时间戳  20\S+\+08:00，CN=tsa\n"),
                                ("en", r"  timestamp  20\S+\+08:00, by CN=tsa\n")):
            result = self.succeed("checkpoint", "--lang", language, "--tsa", url, "--roots",
                                  self.authority.root)
            self.assertRegex(result.out, words)

    def test_an_authority_that_fails_hinders_no_later_try(self):
        self.assertEqual(self.checkpoint(closed_url(self)).code, 13)
        result = self.checkpoint(self.authority_url())
        self.assertEqual((result.code, result.json["signed"]), (0, False), result)

    def test_an_open_request_in_a_file_is_kept_until_a_timestamp_is(self):
        self.succeed("checkpoint")
        self.succeed("timestamp", "request", "-o", "by-hand.tsq")
        self.assertEqual(self.checkpoint(closed_url(self)).code, 13)
        self.assertEqual((self.ledger / "checkpoints/4.1.tsq").read_bytes(),
                         (self.folder / "by-hand.tsq").read_bytes())
        self.assertEqual(self.checkpoint(self.authority_url()).code, 0)

    def test_sm3_ledgers_are_stamped_by_sm3(self):
        self.ledger = self.folder / "sm3"
        self.succeed("init", "--hash", "sm3")
        [stamp] = self.checkpoint(self.authority_url()).json["tsa"]["timestamps"]
        self.assertEqual(stamp["imprint"], "sm3")


class RefusedTest(TsaTest):
    def fixed_url(self, status, headers, body):
        """Returns: the URL of a server that answers everything so."""
        return serve(self, lambda *_: (status, headers, body))[0]

    def test_answers_that_are_no_response(self):
        for status, headers, body, words in (
                (200, {}, b"x", "答复的内容类型是“”，应为 application/timestamp-reply"),
                (200, {"Content-Type": "text/html"}, b"<html>", "答复的内容类型是“text/html”"),
                (200, {"Content-Type": "application/timestamp-query"}, b"x", "答复的内容类型是“"),
                (200, REPLY, b"\0" * 65537, "答复超过 65536 字节，不再接收"),
                (200, REPLY | {"Content-Length": 1 << 40}, b"", "答复"),
                (404, {}, b"<html>\x1b[31mno</html>\n", "答复不是时间戳：状态 404，“<html>"),
                (500, REPLY, b"", "答复不是时间戳：状态 500。请核对网址"),
                (204, REPLY, b"", "答复不是时间戳：状态 204")):
            with self.subTest((status, headers, body[:10])):
                result = self.checkpoint(self.fixed_url(status, headers, body))
                self.assert_refused(result, 13, words)
                self.assertNotIn("\x1b", result.out + result.err)

    def test_a_media_type_may_have_parameters_and_capitals(self):
        def answer(path, query):
            status, _, body = self.answer(path, query)
            return status, {"Content-Type": "Application/Timestamp-Reply; charset=x"}, body

        self.assertEqual(self.checkpoint(serve(self, answer)[0]).code, 0)

    def test_redirections_are_not_followed(self):
        elsewhere, asked = serve(self, self.answer)
        for status in (301, 302, 303, 307, 308):
            url = self.fixed_url(status, {"Location": elsewhere}, b"")
            self.assert_refused(self.checkpoint(url), 13, f"答复不是时间戳：状态 {status}")
        self.assertEqual(asked, [])

    def test_nobody_there_and_nobody_answering(self):
        self.assert_refused(self.checkpoint(closed_url(self)), 13, "连接不上，那里没有在服务")
        self.assert_refused(self.checkpoint(silent_url(self), "--timeout", "1"), 13,
                            "1 秒内没有答完")

    def test_a_server_whose_certificate_is_not_trusted(self):
        url, asked = serve(self, self.answer, make_certificate(self.folder))
        self.assert_refused(self.checkpoint(url), 13, "它的服务器证书不可信，或不是这个主机名的")
        other = self.checkpoint(url, "--tls-ca", self.authority.root)
        self.assert_refused(other, 13, "它的服务器证书不可信，或不是这个主机名的")
        self.assertEqual(asked, [])

    def test_a_certificate_of_another_host(self):
        tls = make_certificate(self.folder, "IP:127.0.0.2")
        url, asked = serve(self, self.answer, tls)
        self.assert_refused(self.checkpoint(url, "--tls-ca", tls[0]), 13, "或不是这个主机名的")
        self.assertEqual(asked, [])

    def test_roots_for_https_that_are_none(self):
        tls = make_certificate(self.folder)
        url, _ = serve(self, self.answer, tls)
        self.assert_refused(self.checkpoint(url, "--tls-ca", tls[1]), 13, "没有可用的证书（PEM）")

    def test_waiting_is_told_on_a_terminal(self):
        self.succeed("checkpoint")
        primary, secondary = pty.openpty()
        process = self.start_program("checkpoint", "--tsa", silent_url(self), "--roots",
                                     self.authority.root, stdout=subprocess.DEVNULL,
                                     stderr=secondary)
        os.close(secondary)
        shown = b""
        while "等候答复 0%".encode() not in shown:
            shown += os.read(primary, 4096)
        process.kill()
        os.close(primary)

    def cut(self, kept_bytes, length):
        """Returns: the URL of an authority whose responses end after `kept_bytes`, and say that
        they have `length`, of them all."""
        def answer(path, query):
            status, headers, body = self.answer(path, query)
            size = {"Content-Length": len(body)} if length == "whole" else {}
            return status, headers | size, body[:kept_bytes]

        return serve(self, answer)[0]

    def test_a_response_that_is_cut_off(self):
        for kept_bytes in (0, 1, 100, -1):
            with self.subTest(kept_bytes):
                self.assert_refused(self.checkpoint(self.cut(kept_bytes, "whole")), 13,
                                    "连接断了，答复不完整")
                self.assert_refused(self.checkpoint(self.cut(kept_bytes, "cut")), 11,
                                    "第 1 个时间戳不成立：")

    def test_a_replayed_response_of_another_checkpoint(self):
        self.assertEqual(self.checkpoint(self.authority_url()).code, 0)
        old = (self.ledger / "checkpoints/4.1.tsr").read_bytes()
        self.succeed("append", self.write("funds.jsonl", FUNDS))
        url = self.fixed_url(200, REPLY, old)
        self.assert_refused(self.checkpoint(url), 11, "第 1 个时间戳不成立：时间戳盖的不是请求所指"
                            "的内容，是别的数据的时间戳")
        self.assertIn("timestamp no. 1 does not hold: the token is about other bytes than the "
                      "request", self.checkpoint(url, "--lang", "en").err)

    def test_a_replayed_response_for_the_same_checkpoint(self):
        """The nonce tells it: an old time must not be passed off as that of this request."""
        self.succeed("checkpoint")
        self.succeed("timestamp", "request", "-o", "earlier.tsq")
        old = self.authority.answer_bytes((self.folder / "earlier.tsq").read_bytes())
        (self.ledger / "checkpoints/4.1.tsq").unlink()
        url = self.fixed_url(200, REPLY, old)
        self.assert_refused(self.checkpoint(url), 11, "第 1 个时间戳不成立：时间戳的随机数（nonce）"
                            "与请求的不符，是对另一次请求的响应")
        self.assertIn("timestamp no. 1 does not hold: the token's nonce is not the request's: it "
                      "answers another request", self.checkpoint(url, "--lang", "en").err)

    def test_the_gravest_failure_is_the_exit_code(self):
        witness = ("--witness", closed_url(self), "--witness-key", self.make_witness())
        result = self.checkpoint(self.fixed_url(200, REPLY, b"x"), *witness)
        self.assertEqual(result.code, 13, result)
        [witnessing] = result.json["witnesses"]
        self.assertEqual((witnessing["exit_code"], result.json["tsa"]["exit_code"]), (13, 11))
        self.assertEqual(len(result.err.splitlines()), 3)
        stamped = self.checkpoint(self.authority_url(), *witness)
        self.assertEqual((stamped.code, stamped.json["tsa"]["ok"]), (13, True), stamped)

    def make_witness(self):
        self.succeed("key", "new", "w1", "--type", "witness", "--name", "example.org/w1")
        return self.succeed("key", "show", "w1", "--vkey").out.strip()

    def test_an_authority_that_is_not_trusted(self):
        self.assert_refused(self.checkpoint(self.authority_url(), roots=self.other.root), 11,
                            "第 1 个时间戳不成立：")

    def test_what_is_wrong_is_told_before_anything_is_signed(self):
        roots = ("--roots", self.authority.root)
        url = ("--tsa", "http://127.0.0.1:1")
        for options, words in (
                (("--tsa", "example.org", *roots), "不是 http:// 或 https:// 开头的网址"),
                (("--tsa", "ldap://example.org", *roots), "不是 http:// 或 https:// 开头的网址"),
                (("--tsa", "http://me:secret@example.org", *roots), "不能写用户名和口令"),
                (url, "请写 --roots 文件"), ((*url, "--roots", "nothing"), "没有文件 nothing"),
                ((*url, *roots, "--crls", "nothing"), "没有文件 nothing"),
                ((*url, *roots, "--timeout", "0"), "--timeout"),
                (("--tls-ca", "x"), "选项 --tls-ca 要与 --witness 一起写"),
                ((*url, *roots, "--tls-ca", "nothing"), "没有文件 nothing"),
                ((*url, *roots, "--tls-ca", self.authority.root), "所写的网址没有一个是"),
                *((pair, f"选项 {pair[0]} 要与 --tsa 一起写") for pair in (
                    roots, ("--crls", "x"), ("--policy-oid", "1.2.3"), ("--tsa-name", "CN=x")))):
            with self.subTest(options):
                self.assertIn(words, self.fail_with(2, "checkpoint", *options))
        self.assertFalse((self.ledger / "checkpoints").exists())


if __name__ == "__main__":
    unittest.main()
