#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every exit code that can be reached, and what stands on the two streams with it."""

import os
import signal
import subprocess
import time
import unittest

from cli_support import JILIN, PROGRAM, VOUCHERS, CliTest, children_of

PARTY = b'{"kind":"party","id":"NEW","name":"x","role":"finance"}\n'


def can_mount():
    command = ["unshare", "-rm", "mount", "-t", "tmpfs", "probe", "/mnt"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


class VerdictTest(CliTest):
    def assert_verdict(self, code, words_zh, words_en, *options):
        chinese = self.run_program("verify", *options)
        english = self.run_program("verify", "--lang", "en", *options)
        document = self.run_program("verify", "--json", *options)
        self.assertEqual((chinese.code, english.code, document.code), (code, code, code), chinese)
        self.assertIn(words_zh, chinese.out)
        self.assertIn(words_en, english.out)
        self.assertEqual(document.json["exit_code"], code)
        self.assertEqual((chinese.err, english.err, document.err), ("", "", ""))
        return document.json

    def test_0_everything_confirmed(self):
        self.make_ledger(*VOUCHERS)
        document = self.assert_verdict(0, "账本完好", "the ledger is intact")
        self.assertEqual({goal["result"] for goal in document["goals"]}, {"confirmed"})

    def test_1_an_error_is_refuted(self):
        self.make_ledger(*JILIN)
        document = self.assert_verdict(1, "核对不成立（错误）6 项", "do not hold (errors): 6")
        self.assertEqual(document["refuted_errors"], 6)

    def test_6_a_goal_is_not_confirmed(self):
        self.make_small_ledger()
        self.assert_verdict(6, "有目标不成立或未能证实", "some goal does not hold or is not")

    def test_10_a_record_is_altered(self):
        self.make_small_ledger()
        self.alter_file("某市".encode(), "某县".encode())
        document = self.assert_verdict(10, "账本已被改动，证实 1 处", "has been altered")
        self.assertEqual(document["integrity"]["result"], "tampered")
        self.assertEqual(document["integrity"]["damage"][0]["seq"], 2)

    def test_12_the_tail_is_cut(self):
        self.make_small_ledger()
        document = self.assert_verdict(12, "与留存的不一致", "does not agree", "--expect-size", "7")
        self.assertEqual(document["integrity"]["result"], "rolled_back")

    def test_12_another_root(self):
        self.make_small_ledger()
        self.assert_verdict(12, "与留存的根不一致", "does not agree", "--expect-root", "0" * 64)

    def test_the_head_that_append_told_is_accepted(self):
        self.make_small_ledger()
        size, root = self.head()
        result = self.run_program("verify", "--expect-size", size, "--expect-root", root)
        self.assertEqual(result.code, 6)
        self.assertNotIn("无法排除", result.out)


class FailureTest(CliTest):
    def test_2_usage(self):
        self.assertIn("verfy", self.fail_with(2, "verfy"))

    def test_3_no_ledger(self):
        for command in (["verify"], ["append", "x"], ["list"], ["show", "1"], ["trace", "x"],
                        ["doctor"], ["checkpoint"],
                        ["prove", "inclusion", "1"]):
            with self.subTest(command):
                self.assertIn("ledger", self.fail_with(3, *command))

    def test_3_a_folder_that_is_no_ledger(self):
        self.fail_with(3, "verify", "--ledger", self.folder)

    def test_3_says_which_ledgers_are_near(self):
        self.make_ledger()
        self.succeed("init", "--ledger", "demo")
        message = self.fail_with(3, "verify", FUNDTRAIL_LEDGER="")
        self.assertIn("下一级有账本：demo、ledger；例如用 --ledger demo", message)
        parent = self.folder.parent
        self.assertIn(f"--ledger {self.folder}/demo", self.fail_with(3, "verify", "--ledger",
                                                                     self.folder))
        self.assertNotIn("下一级", self.fail_with(3, "verify", "--ledger", parent / "nowhere",
                                               cwd=self.ledger))
        self.succeed("init", "--ledger", "a b/c")
        self.assertIn("下一级有账本：a b/c；例如用 --ledger 'a b/c'。",
                      self.fail_with(3, "verify", "--ledger", "a b"))
        self.assertIn("当前目录就是账本：用 --ledger .",
                      self.fail_with(3, "doctor", FUNDTRAIL_LEDGER="", cwd=self.ledger))

    def test_4_a_second_writer_at_once(self):
        self.make_ledger()
        first = self.start_program("append", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.wait_for_writer()
        start = time.monotonic()
        message = self.fail_with(4, "append", "-", stdin=PARTY)
        self.assertLess(time.monotonic() - start, 2)
        self.assertRegex(message, "^错误：进程 [0-9]+ 正在写入这个账本")
        self.assertEqual(self.run_program("verify").code, 0)
        self.assertIn("试运行", self.succeed("append", "--dry-run", "-", stdin=PARTY).out)
        first.communicate(PARTY.replace(b"NEW", b"FIRST"))
        self.assertEqual(first.returncode, 0)
        self.assertEqual(self.run_program("show", "FIRST").code, 0)

    def wait_for_writer(self):
        deadline = time.monotonic() + 60
        while True:
            facts = self.succeed("doctor", "--json").json["ledger"]
            if {fact["name"]: fact["value"] for fact in facts}["writer"] != "-":
                return
            self.assertLess(time.monotonic(), deadline)

    def test_5_a_ledger_is_never_overwritten(self):
        self.make_small_ledger()
        before = self.head()
        self.fail_with(5, "init")
        self.assertEqual(self.head(), before)

    def test_13_a_file_that_is_cut_off(self):
        self.make_ledger(*JILIN)
        data = self.ledger / "data.mdb"
        data.write_bytes(data.read_bytes()[:8192])
        result = self.run_program("verify", "--json")
        self.assertEqual(result.code, 13, result)
        self.assertEqual(result.json["integrity"]["result"], "unchecked")
        self.assertRegex(result.err, r"data\.mdb 只有 8192 字节，应至少 \d+ 字节（.*）："
                                     "可能没有复制完整。请重新复制")
        self.assertEqual(self.run_program("verify").out, "")

    def test_13_a_full_disk_under_the_output(self):
        self.make_small_ledger()
        for command in ("verify", "list", "help"):
            with self.subTest(command), open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, command], stdout=full, stderr=subprocess.PIPE,
                                      env=self.environment(), check=False)
                self.assertEqual(done.returncode, 13)
                self.assertIn("写标准输出失败", done.stderr.decode())

    def test_13_says_that_the_records_were_written_all_the_same(self):
        self.make_ledger()
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "append", "-"], input=PARTY, stdout=full,
                                  stderr=subprocess.PIPE, env=self.environment(), check=False)
        self.assertEqual(done.returncode, 13)
        self.assertIn("记录已经写入账本，但写标准输出失败", done.stderr.decode())
        self.assertEqual(self.head()[0], 2)

    def test_13_quietly_where_nobody_reads(self):
        self.make_small_ledger()
        read_end, write_end = os.pipe()
        os.close(read_end)
        done = subprocess.run([PROGRAM, "list"], stdout=write_end, stderr=subprocess.PIPE,
                              env=self.environment(), check=False)
        os.close(write_end)
        self.assertEqual((done.returncode, done.stderr), (13, b""))

    def test_13_without_standard_output(self):
        self.make_small_ledger()
        before = self.head()
        done = subprocess.run(["/bin/sh", "-c", f'exec "{PROGRAM}" list >&-'],
                              stderr=subprocess.PIPE, env=self.environment(), check=False)
        self.assertEqual(done.returncode, 13)
        self.assertEqual(self.head(), before)


@unittest.skipUnless(can_mount(), "needs the right to mount a small disk")
class FullDiskTest(CliTest):
    """On a disk of 1 MiB, of which the shell command leaves `room` KiB."""

    def on_small_disk(self, room, script):
        disk = self.folder / "disk"
        disk.mkdir(exist_ok=True)
        set_up = (f'mount -t tmpfs -o size=1M disk "{disk}" && cd "{disk}" && '
                  f"head -c {1024 - room}K /dev/zero > filler; ")
        done = subprocess.run(["unshare", "-rm", "/bin/sh", "-c", set_up + script],
                              env=self.environment(FUNDTRAIL_LEDGER=f"{disk}/ledger", F=PROGRAM),
                              capture_output=True, check=False, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_a_new_ledger_is_not_begun(self):
        code, out, err = self.on_small_disk(4, '"$F" init; code=$?; ls; exit $code')
        self.assertEqual((code, out), (13, "filler\n"))
        self.assertIn("磁盘已满（剩余 4.0 KiB）。请腾出空间后重试", err)

    def test_a_batch_leaves_the_ledger_as_it_was_and_can_be_appended_later(self):
        parties = "".join(f'{{"kind":"party","id":"P{i}","name":"单位{i}","role":"other"}}\n'
                          for i in range(5000))
        batch = self.write("parties.jsonl", parties)
        code, out, err = self.on_small_disk(400, f"""
            "$F" init > /dev/null && "$F" append "{batch}"; echo $?
            rm filler; "$F" list --limit 1; head -n 500 "{batch}" | "$F" append - --json""")
        self.assertEqual(code, 0)
        self.assertRegex(err, r"磁盘已满（剩余 .*）。请腾出空间后重试。账本未变，仍为 1 条；")
        self.assertTrue(out.startswith("13\n"))
        self.assertIn("共 1 条", out)
        self.assertIn('"size": 501', out)

    def test_it_can_still_be_read(self):
        code, out, err = self.on_small_disk(400, """
            "$F" init > /dev/null && rm ledger/lock.mdb
            cat /dev/zero > more 2> /dev/null; "$F" list && "$F" append nothing""")
        self.assertIn("共 1 条", out)
        self.assertEqual(code, 13)
        self.assertIn("磁盘已满", err)


class ContainmentTest(CliTest):
    """A reader that is killed leaves somebody to say so, and nobody behind."""

    def setUp(self):
        super().setUp()
        self.make_ledger()
        self.start_append()

    def start_append(self):
        self.process = self.start_program("append", "-", stdin=subprocess.PIPE,
                                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        deadline = time.monotonic() + 30
        while not children_of(self.process):
            self.assertLess(time.monotonic(), deadline)
        self.child = children_of(self.process)[0]

    def test_a_crash_is_told(self):
        os.kill(self.child, signal.SIGBUS)
        _, err = self.process.communicate()
        self.assertEqual(self.process.returncode, 13)
        # A sanitizer turns the one signal into the other.
        self.assertRegex(err.decode(),
                         "账本文件已损坏，读取进程被信号 SIG(BUS|ABRT) 终止；无法核验")

    def test_an_interrupted_batch_is_not_written(self):
        for name in ("parent", "child"):
            with self.subTest(name):
                os.kill(self.process.pid if name == "parent" else self.child, signal.SIGINT)
                self.process.wait(60)  # before its input ends
                _, err = self.process.communicate()
                self.assertEqual(self.process.returncode, -signal.SIGINT)
                self.assertEqual(err.decode(), "已中断：什么都没有写入\n")
                self.assertFalse(self.is_running(self.child))
                self.assertEqual(self.head()[0], 1)
                self.start_append()

    def test_a_kill_is_told(self):
        os.kill(self.child, signal.SIGKILL)
        _, err = self.process.communicate()
        self.assertEqual(self.process.returncode, 13)
        self.assertIn("SIGKILL", err.decode())
        self.assertNotIn("损坏", err.decode())

    def test_the_child_ends_with_its_parent(self):
        self.process.kill()
        self.process.wait()
        deadline = time.monotonic() + 30
        while self.is_running(self.child):
            self.assertLess(time.monotonic(), deadline)
        self.succeed("append", "-", stdin=PARTY)

    @staticmethod
    def is_running(pid):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
                return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
        except FileNotFoundError:
            return False


if __name__ == "__main__":
    unittest.main()
