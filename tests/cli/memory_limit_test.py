#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Too little memory at each moment in turn: it is said, nothing is lost, and more of it helps."""

import resource
import subprocess
import unittest

from cli_support import PROGRAM, CliTest, Result

MIB = 1 << 20
STEP = MIB // 2
MAP = 1 << 40  # what a ledger's map takes of the address space
PARTIES = 6000
BATCH = "".join(f'{{"kind":"party","id":"P{i}","name":"单位{i}","role":"other"}}\n'
                for i in range(PARTIES)).encode()


def run_limited(limit, *arguments, stdin=b"", environment=None, folder=None):
    """Returns: exit code and output of the program in an address space of `limit` bytes."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True,
                          env=environment, cwd=folder, timeout=120, check=False,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def least_to_start():
    """Returns: the least address space in which the program is loaded, and a step more; or nothing
    where no limit is high enough, as under a sanitizer."""
    most = 1024 * MIB
    if run_limited(most, "--version").code != 0:
        return None
    starts = (limit for limit in range(8 * MIB, most, STEP)
              if run_limited(limit, "--version").code == 0)
    return next(starts) + STEP


START = least_to_start()


@unittest.skipUnless(START, "the program cannot be limited")
class MemoryLimitTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_ledger()

    def limited(self, limit, *arguments, **options):
        return run_limited(limit, *arguments, environment=self.environment(),
                           folder=self.folder, **options)

    def raise_until_done(self, first, *arguments, stdin=b"", after_each=lambda: None):
        """Raises the limit from `first` until the program comes through.

        Returns: the result, and what it said before, each text once."""
        said = set()
        for limit in range(first, first + 1024 * MIB, STEP):
            result = self.limited(limit, *arguments, stdin=stdin)
            if result.code == 0:
                return result, said
            said.add(self.check_failure(result))
            after_each()
        return self.fail("there is never enough")

    def check_failure(self, result):
        """Returns: what the failure was said to be; on a slow machine progress is told before."""
        self.assertEqual(result.code, 13, result)
        message = result.err.splitlines()[-1]
        self.assertRegex(message, r"\A(错误：|error: ).*(内存|memory).*ulimit -v")
        self.assertNotIn("损坏", result.err)
        return message

    def do(self, *arguments, **options):
        result = self.run_program(*arguments, **options)
        self.assertEqual(result.code, 0, result)
        return result

    def check_ran_out(self, said):
        self.assertTrue(any("内存不足，没有得出结果" in err for err in said), said)

    def test_opening_says_what_it_takes(self):
        for language, words in (("zh", "打开账本需要 1 TiB 地址空间（不占用内存）"),
                                ("en", "opening a ledger takes 1 TiB of address space")):
            for command in (["verify"], ["list"], ["append", "-"]):
                with self.subTest(command, language=language):
                    result = self.limited(1024 * MIB, *command, "--lang", language, stdin=BATCH)
                    self.check_failure(result)
                    self.assertIn(words, result.err)
        self.assertEqual(self.head()[0], 1)

    def test_append_loses_nothing(self):
        before = self.head()
        result, said = self.raise_until_done(
            MAP + START, "append", "-", stdin=BATCH,
            after_each=lambda: self.assertEqual(self.head(), before))
        self.check_ran_out(said)
        self.assertIn(f"已记入 {PARTIES} 条", result.out)
        self.assertEqual(self.head()[0], 1 + PARTIES)
        self.do("verify")

    def test_verify_tells_all_or_that_it_could_not(self):
        self.do("append", "-", stdin=BATCH)
        self.do("export", "entries", "entries")
        for first, source in ((MAP + START, []), (START, ["--entries", "entries"])):
            whole = self.do("verify", "--no-memory", *source).out
            for jobs in ("1", "4"):
                with self.subTest(source, jobs=jobs):
                    result, said = self.raise_until_done(first, "verify", "--no-memory", "--jobs",
                                                         jobs, *source)
                    self.check_ran_out(said)
                    self.assertEqual(result.out, whole)

    def test_it_is_said_in_english_and_to_programs(self):
        self.do("append", "-", stdin=BATCH)
        self.do("export", "entries", "entries")
        result = self.limited(START, "verify", "--no-memory", "--entries", "entries", "--lang",
                              "en", "--json")
        self.check_failure(result)
        self.assertIn("out of memory, there is no result", result.err)
        self.assertEqual(result.json["integrity"]["result"], "unchecked")


if __name__ == "__main__":
    unittest.main()
