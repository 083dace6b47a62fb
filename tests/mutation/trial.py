# SPDX-License-Identifier: Apache-2.0
"""Compiles one changed source, links it with a test program as it was built, and runs that."""

import contextlib
import json
import os
import re
import resource
import shlex
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

INCLUDE = re.compile(r"^#include [^\n]+", re.MULTILINE)
FAILURE = re.compile(rb": (?:fatal )?error: |^unknown location", re.MULTILINE)
CPU_SECONDS_MIN = 20  # of the tests of one mutant; or CPU_TIMES as long as without a fault
CPU_TIMES = 10
WALL_SECONDS = 900  # for what waits and does not work
MEMORY_BYTES_MAX = 4 << 30
# The speed of what is made is of no account, warnings neither; symbols for debugging cost time.
COMPILE_FLAGS = ["-O0", "-g0", "-w", "-U_FORTIFY_SOURCE"]


class BaselineError(Exception):
    """The tests do not pass without a fault."""


class Bench:
    """A build with its test programs."""

    def __init__(self, root, build_dir, folder, paths):
        self.root = root
        self.paths = paths
        self.build_dir = Path(build_dir).resolve()
        self.folder = Path(folder)
        database = json.loads((self.build_dir / "compile_commands.json").read_text())
        self.commands = {entry["file"]: shlex.split(entry["command"]) for entry in database}
        self.links = {}  # module to the command, without the name of its output
        self.cpu_seconds = {}  # by module
        self.headers = {}  # by the command that compiles them

    def compile_command(self, path):
        """Returns: the command that compiles a source, without the names of files."""
        command = self.commands[str(self.root / path)]
        first = 1 if Path(command[0]).name == "ccache" else 0
        return [*command[first:command.index("-o")], *COMPILE_FLAGS]

    def compiled_includes(self, path):
        """Returns: a header of all that the sources of a library include, compiled in advance."""
        command = self.compile_command(path)
        if tuple(command) not in self.headers:
            lines = {line for other in self.paths if self.compile_command(other) == command
                     for line in INCLUDE.findall((self.root / other).read_text(encoding="utf-8"))}
            header = self.folder / f"includes{len(self.headers)}.h"
            header.write_text("\n".join(sorted(lines)), encoding="utf-8")
            subprocess.run([*command, "-x", "c++-header", str(header), "-o", f"{header}.gch"],
                           cwd=self.build_dir, check=True)
            self.headers[tuple(command)] = header
        return self.headers[tuple(command)]

    def learn(self, modules):
        """Learns how the tests of the modules are linked and how long they may work.

        Throws: BaselineError if they fail as they were built.
        """
        for module in modules:
            name = f"tests/fundtrail_{module}_tests"
            printed = subprocess.run(
                ["ninja", "-C", str(self.build_dir), "-t", "commands", "-s", name],
                check=True, capture_output=True, text=True).stdout.splitlines()[-1]
            command = shlex.split(printed.split(" && ")[1])
            at = command.index("-o")
            self.links[module] = command[:at] + command[at + 2:]
            before = os.times()
            if not passes(self.build_dir / name, WALL_SECONDS):
                raise BaselineError(f"{name} fails as it was built")
            after = os.times()
            used = (after.children_user - before.children_user
                    + after.children_system - before.children_system)
            self.cpu_seconds[module] = max(CPU_SECONDS_MIN, int(CPU_TIMES * used))


class Trial:
    """One source, and how it is compiled."""

    def __init__(self, bench, path):
        self.bench = bench
        self.path = bench.root / path
        self.compile = [*bench.compile_command(path), "-include",
                        str(bench.compiled_includes(path))]

    def check_baseline(self, module):
        """Throws: BaselineError if the source as it is does not pass when tried like a mutant."""
        text = self.path.read_text(encoding="utf-8")
        if (outcome := self.run(text, [module])) != "survived":
            raise BaselineError(f"{self.path}: without a fault it is {outcome}")

    def run(self, text, modules):
        """Returns: "killed" (by the tests of one of the modules), "survived" or "not built"."""
        with tempfile.TemporaryDirectory(dir=self.bench.folder) as folder:
            source, object_file = Path(folder, "source.cc"), Path(folder, "source.o")
            source.write_text(text, encoding="utf-8")
            command = [*self.compile, "-c", str(source), "-o", str(object_file)]
            if subprocess.run(command, cwd=self.bench.build_dir, capture_output=True,
                              check=False).returncode != 0:
                return "not built"
            for module in modules:
                program = self.link(module, object_file)
                if program is None:
                    return "not built"
                if not passes(program, self.bench.cpu_seconds[module]):
                    return "killed"
                program.unlink()
        return "survived"

    def link(self, module, object_file):
        """Returns: the test program with this object instead of the one it was built with.

        It stands before the libraries, which then add no other of the same names.
        """
        program = object_file.with_name(f"fundtrail_{module}_tests")
        command = self.bench.links[module]
        linked = subprocess.run(
            [command[0], str(object_file), *command[1:], "-fuse-ld=gold", "-Wl,-S", "-o",
             str(program)], cwd=self.bench.build_dir, capture_output=True, check=False)
        return program if linked.returncode == 0 else None


def passes(program, cpu_seconds):
    """Runs the short tests of a program to their first failure. Returns: whether there is none."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES_MAX, MEMORY_BYTES_MAX))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    # What a program that is ended leaves behind goes with this folder.
    with tempfile.TemporaryDirectory() as scratch:
        return run_to_first_failure(program, limit, scratch)


def run_to_first_failure(program, limit, scratch):
    """Runs a program whose temporary files go to `scratch`. Returns: whether its tests pass."""
    process = subprocess.Popen(
        [str(program), "--run_test=!@long", "--catch_system_errors=no", "--color_output=no",
         "--log_level=error", "--report_level=no"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "TMPDIR": scratch}, start_new_session=True,
        preexec_fn=limit)  # pylint: disable=subprocess-popen-preexec-fn
    timer = threading.Timer(WALL_SECONDS, kill_group, [process.pid])
    timer.start()
    try:
        has_failed = any(FAILURE.search(line) for line in process.stdout)
        if has_failed:
            kill_group(process.pid)
        return process.wait() == 0 and not has_failed
    finally:
        timer.cancel()
        process.stdout.close()


def kill_group(pid):
    """Ends a program and the processes that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
