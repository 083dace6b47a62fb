# SPDX-License-Identifier: Apache-2.0
"""Runs the real program, as a user would, and looks at what it says, returns and leaves behind."""

import json
import os
import re
import subprocess
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path

from json_doc import check_documented

PROGRAM = os.environ["FUNDTRAIL_PROGRAM"]
SOURCE_DIR = Path(os.environ["FUNDTRAIL_SOURCE_DIR"])
JILIN = sorted((SOURCE_DIR / "examples/jilin-2024").glob("*.jsonl"))
VOUCHERS = sorted((SOURCE_DIR / "examples/vouchers-demo").glob("*.jsonl"))

# What of the environment would change what the program does.
OWN_VARIABLES = ("FUNDTRAIL_LANG", "FUNDTRAIL_LEDGER", "FUNDTRAIL_PASSPHRASE_FILE", "LC_ALL",
                 "LC_MESSAGES", "LANG", "NO_COLOR", "TERM", "XDG_DATA_HOME", "XDG_STATE_HOME")

PROGRESS = re.compile("(核验中|verifying|已读|records read:|等候答复|waiting for answers) "
                      "[0-9]+%?\n")

REGISTER = """\
{"kind":"party","id":"finance","name":"某省财政厅","role":"finance"}
{"kind":"party","id":"city","name":"某市","role":"recipient"}
{"kind":"programme","id":"PG","name":"某项目","year":2024,"level":"province","region":"220000",\
"nature":"reward"}
"""
FUNDS = """\
{"kind":"budget","id":"BG","programme":"PG","amount":"100万元","type":"initial","source":"province"}
{"kind":"allocation","id":"AL","programme":"PG","from":"finance","to":"city","amount":"100万元",\
"dated_on":"2024-04-29","type":"regular"}
"""


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self):
        """The document that was printed, which is as docs/JSON.md says."""
        document = json.loads(self.out)
        if document["schema"] != "fundtrail.verification/1":
            check_documented(document)
        return document


class CliTest(unittest.TestCase):
    """A folder of its own for each test, with a path for a ledger in it, and a user's home."""

    def setUp(self):
        self.folder = self.make_folder()
        self.ledger = self.folder / "ledger"
        self.home = self.make_folder()
        self.passphrase_file = self.home / "passphrase"
        self.passphrase_file.touch(0o600)
        self.passphrase_file.write_text("a passphrase\n", encoding="utf-8")

    def make_folder(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return Path(folder.name)

    def environment(self, **more):
        kept = {k: v for k, v in os.environ.items() if k not in OWN_VARIABLES}
        return kept | {"FUNDTRAIL_LEDGER": str(self.ledger), "HOME": str(self.home),
                       "FUNDTRAIL_PASSPHRASE_FILE": str(self.passphrase_file)} | more

    def run_program(self, *arguments, stdin=b"", cwd=None, **variables):
        """Returns: exit code and output of the program, given these arguments and variables."""
        done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True,
                              env=self.environment(**variables), cwd=cwd or self.folder,
                              timeout=120, check=False)
        return Result(done.returncode, done.stdout.decode(), without_progress(done.stderr.decode()))

    def start_program(self, *arguments, **options):
        """Returns: the running program, killed at the end of the test at the latest."""
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], env=self.environment(),
                                   cwd=self.folder, **options)
        self.addCleanup(self._end, process)
        return process

    @staticmethod
    def _end(process):
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream:
                stream.close()

    def succeed(self, *arguments, **options):
        result = self.run_program(*arguments, **options)
        self.assertEqual((result.code, result.err), (0, ""), result)
        return result

    def fail_with(self, code, *arguments, **options):
        """Returns: the one message on standard error of a run that fails."""
        result = self.run_program(*arguments, **options)
        self.assertEqual(result.code, code, result)
        self.assertNotEqual(result.err, "")
        self.assertNotIn("Traceback", result.err)
        return result.err

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def make_ledger(self, *files):
        """Makes the ledger, and appends files if there are any."""
        self.succeed("init", "--origin", "example.org/test")
        if files:
            self.succeed("append", *files)

    def make_small_ledger(self):
        self.make_ledger(self.write("register.jsonl", REGISTER), self.write("funds.jsonl", FUNDS))

    def head(self):
        """Returns: (size, root) of the ledger."""
        integrity = self.run_program("verify", "--no-memory", "--json").json["integrity"]
        return integrity["entries"], integrity["root"]

    def alter_file(self, old, new):
        """Puts other bytes in place of some of the database's, behind the program's back."""
        data = self.ledger / "data.mdb"
        content = data.read_bytes()
        self.assertEqual(len(old), len(new))
        self.assertIn(old, content)
        data.write_bytes(content.replace(old, new))


def without_progress(text):
    """What a busy machine makes a command say while it works is no part of what it says."""
    return "".join(line for line in text.splitlines(keepends=True) if not PROGRESS.match(line))


def children_of(process):
    """Returns: the process ids of the children of a process."""
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(pid) for pid in path.read_text(encoding="ascii").split()]
