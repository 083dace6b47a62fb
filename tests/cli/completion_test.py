#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the program writes for shells and for man."""

import shutil
import subprocess
import unittest

from cli_support import PROGRAM, CliTest

# Completes the words after the script, the last of them being typed, and prints what is offered.
BASH_DRIVER = """
source <("$PROGRAM" completion bash)
COMP_WORDS=(fundtrail "$@") COMP_CWORD=$#
_fundtrail
printf '%s\\n' "${COMPREPLY[@]}"
"""


class CompletionTest(CliTest):
    def complete(self, *words):
        done = subprocess.run(["bash", "-c", BASH_DRIVER, "bash", *words], capture_output=True,
                              env=self.environment(PROGRAM=PROGRAM), cwd=self.folder, check=True,
                              timeout=60)
        self.assertEqual(done.stderr, b"")
        return done.stdout.decode().split()

    def test_commands(self):
        self.assertEqual(self.complete("ver"), ["verify"])
        self.assertIn("trace", self.complete(""))
        self.assertEqual(self.complete("help", "com"), ["completion"])

    def test_options_of_the_command(self):
        self.assertEqual(self.complete("verify", "--exp"), ["--expect-size", "--expect-root"])
        self.assertEqual(self.complete("list", "--exp"), [])
        self.assertEqual(self.complete("checkpoint", "--wit"), ["--witness", "--witness-key"])
        self.assertEqual(self.complete("checkpoint", "--ts"), ["--tsa", "--tsa-name"])
        self.assertIn("--json", self.complete("list", "--"))
        self.assertEqual(self.complete("--lang", "en", "append", "--dry"), ["--dry-run"])

    def test_values_of_options(self):
        self.assertEqual(self.complete("verify", "--lang", ""), ["zh", "en"])
        self.assertEqual(self.complete("init", "--hash", "sm"), ["sm3"])
        self.assertEqual(self.complete("list", "--kind", "disb"), ["disbursement"])
        self.assertEqual(self.complete("rules", "F0")[:2], ["F01", "F02"])

    def test_files_and_folders(self):
        self.write("records.jsonl", "")
        (self.folder / "ledgers").mkdir()
        self.assertEqual(self.complete("append", "rec"), ["records.jsonl"])
        self.assertEqual(self.complete("--ledger", ""), ["ledgers"])

    def test_first_words(self):
        self.assertEqual(self.complete("export", "ent"), ["entries"])
        self.assertEqual(self.complete("key", "re"), ["request", "revoke"])
        self.assertEqual(self.complete("prove", ""), ["inclusion", "consistency"])
        self.assertEqual(self.complete("timestamp", ""), ["request", "attach", "check"])
        self.assertEqual(self.complete("rules", "s"), ["show"])
        self.assertEqual(self.complete("witness", "x"), [])

    @unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
    def test_zsh_takes_its_script(self):
        script = self.succeed("completion", "zsh").out
        self.assertTrue(script.startswith("#compdef fundtrail\n"))
        driver = f"autoload -Uz compinit && compinit -u -d '{self.folder}/dump'\n{script}"
        done = subprocess.run(["zsh", "-f", "-c", driver + "whence -w _fundtrail"],
                              capture_output=True, check=True, timeout=60)
        self.assertEqual((done.stdout, done.stderr), (b"_fundtrail: function\n", b""))

    def test_other_shells_are_refused(self):
        self.assertIn("bash、zsh", self.fail_with(2, "completion", "fish"))


class ManualTest(CliTest):
    def page(self, language):
        return self.succeed("help", "--man", "--lang", language).out

    def test_every_command_and_option_is_there(self):
        help_text = self.succeed("help", "--lang", "en").out
        commands = help_text.split("Commands:\n")[1].split("\n\n")[0]
        names = [line.split()[0] for line in commands.splitlines()]
        self.assertIn("verify", names)
        page = self.page("en")
        for name in names:
            self.assertIn(f".SS {name}\n", page)
        self.assertIn("\\-\\-expect\\-size N", page)

    @unittest.skipUnless(shutil.which("groff"), "groff is not installed")
    def test_groff_takes_both_pages_without_a_warning(self):
        for language in ("zh", "en"):
            done = subprocess.run(["groff", "-man", "-ww", "-z", "-k", "-Tutf8"],
                                  input=self.page(language).encode(), capture_output=True,
                                  check=True, timeout=60)
            self.assertEqual(done.stderr, b"")


if __name__ == "__main__":
    unittest.main()
