#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""README.md shows what the program really takes and prints."""

import re
import unittest

from cli_support import JILIN, SOURCE_DIR, CliTest

README = (SOURCE_DIR / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def sample(command):
    """Returns: the lines that the page shows below `$ command`."""
    for _, block in BLOCKS:
        first, *lines = block.splitlines()
        if first == "$ " + command:
            return lines
    raise AssertionError(f"no sample of {command}")


def shows(shown, line):
    """Whether a line of the page, where … stands for anything, is this line of the program."""
    pattern = ".*".join(map(re.escape, shown.split("…")))
    return re.fullmatch(pattern, line) is not None


class ReadmeTest(CliTest):
    def assert_shown(self, command, output):
        lines = iter(output.splitlines())
        for shown in sample(command):
            if shown and shown.strip() != "…":
                self.assertTrue(any(shows(shown, line) for line in lines), shown)

    def test_verification_is_what_the_program_prints(self):
        self.make_ledger(*JILIN)
        self.assert_shown("fundtrail verify", self.run_program("verify").out)

    def test_trace_is_what_the_program_prints(self):
        self.make_ledger(*JILIN)
        self.assert_shown("fundtrail trace PG-JL-2024", self.succeed("trace", "PG-JL-2024").out)

    def test_records_can_be_appended_as_they_stand(self):
        [records] = [block for language, block in BLOCKS if language == "jsonl"]
        self.make_ledger(self.write("记录.jsonl", records))
        self.assertEqual(self.head()[0], 9)

    def test_refusals_are_what_the_program_prints(self):
        self.make_ledger()
        budget = ('{"kind":"budget","id":"B","programme":"P","type":"initial","source":"city",'
                  '"amount":"838万元"}')
        path = self.write("错例.jsonl", "\n".join([
            budget.replace("838万元", "838万"), budget.replace("amount", "amuont"),
            '{"kind"："party"}']))
        message = self.fail_with(5, "append", path.name)
        self.assertEqual(message.splitlines(), sample("fundtrail append 错例.jsonl"))


if __name__ == "__main__":
    unittest.main()
