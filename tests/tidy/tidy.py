#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the rules of the code base that a program can check.

    tidy.py --source-dir DIR [--build-dir DIR]

Prints one line for each breach, `path:line: check: what to do`, and exits 1 if there is any.
Budgets are a ratchet: what is over one is listed with its size in tests/tidy/exceptions.txt, may
not grow, and its line must follow when it shrinks.
"""

import argparse
import ast
import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cpp import blank_comments, blank_literals, functions_of
from messages import messages_of, refuse_message

FILE_LINES_MAX = 500
FUNCTION_LINES_MAX = 60
COLUMNS_MAX = 100

SKIPPED_FOLDERS = {"build", "demo", "fundtrail-ledger", "__pycache__"}
SHOWN_HIDDEN_FOLDERS = {".ci"}
TEXT_SUFFIXES = {".h", ".cc", ".py", ".sh", ".cmake", ".md", ".txt", ".in", ".json"}
CODE_SUFFIXES = {".h", ".cc", ".py", ".sh", ".cmake"}
GENERATED_HEADERS = {"cli/version.h"}
# Projects of their own: not part of any target here.
SEPARATE_PROJECTS = ("tests/package/consumer/",)
# Built only on request: checked where the build has any file of theirs.
OPTIONAL_FOLDERS = ("bench/", "tests/fuzz/")

# Which part may include which. A part is the longest prefix here of a file's path.
ARROWS = {
    "schemas/": {"schemas/"},
    "ledger/proof/": {"schemas/", "ledger/proof/"},
    "ledger/store/": {"schemas/", "ledger/proof/", "ledger/store/"},
    "ledger/": {"schemas/", "ledger/proof/", "ledger/store/", "ledger/"},
    "verifier/": {"schemas/", "ledger/proof/", "verifier/"},
}
BELOW_REPORT = {"schemas/", "ledger/proof/", "ledger/store/", "ledger/", "verifier/"}
ARROWS["report/"] = BELOW_REPORT | {"report/"}
ARROWS["imports/"] = {"schemas/", "imports/"}
ARROWS["scan/"] = {"schemas/", "scan/"}
ARROWS["cli/"] = BELOW_REPORT | {"report/", "imports/", "scan/", "cli/"}
ARROWS["server/"] = BELOW_REPORT | {"report/", "server/"}

# Where each library may be included: its boundary.
LIBRARIES = [
    (r"openssl/", ("ledger/proof/", "tests/proof/")),
    (r"lmdb\.h$", ("ledger/store/", "tests/")),
    (r"cereal/", ("schemas/", "tests/schemas/", "tests/property/", "tests/fuzz/")),
    (r"simdjson", ("schemas/",)),
    (r"utf8proc", ("schemas/", "tests/schemas/")),
    (r"nlohmann/", ("schemas/", "report/", "cli/", "tests/")),
    (r"CLI/", ("cli/",)),
    (r"curl/", ("cli/http_post.cc",)),
    (r"microhttpd\.h$", ("cli/witness_server.cc",)),
    (r"qrcodegen|png\.h$", ("cli/",)),
    (r"minizip/", ("imports/zip_",)),
    (r"expat\.h$", ("imports/xml_",)),
    (r"toml\+\+/", ("imports/mapping_file.cc", "verifier/rules/rules_file.cc")),
    (r"iconv\.h$", ("imports/text_decoder.cc",)),
    (r"boost/test/", ("tests/",)),
    (r"valijson/", ("tests/support/",)),
    (r"rapidcheck", ("tests/property/",)),
    (r"botan/", ("tests/proof/",)),
    (r"sqlite3", ("bench/",)),
]

PURE = ("schemas/", "ledger/proof/", "verifier/", "report/", "imports/", "scan/")
PARTS = ("schemas/", "ledger/", "verifier/", "report/", "imports/", "scan/")
PRODUCT = PARTS + ("cli/", "server/")
EVERYWHERE = ("",)

# What C++ code does not use, where, and what it uses instead.
BANNED = [
    (r"(?<!\w)assert\s*\(", EVERYWHERE, "FUNDTRAIL_CHECK, which stays on in every build"),
    (r"\bmemcmp\b", EVERYWHERE, "== of Digest, or std::ranges::equal"),
    (r"\bs?rand\s*\(|std::rand\b", EVERYWHERE, "OpenSSL's generator; in tests a seeded engine"),
    (r"\b(strn?cpy|strn?cat|v?sprintf|gets)\b", EVERYWHERE, "std::string and fmt"),
    (r"\b(ato[ilf]|strtou?ll?|strto[df]|sto(i|u?ll?|[df]))\s*\(", PRODUCT,
     "std::from_chars, and the whole text must be taken"),
    (r"\bstd::(cout|cerr|clog)\b|\bf?printf\s*\(|\bf?puts\s*\(", PARTS,
     "a return value or Message: only cli prints"),
    (r"\bstd::w?regex\b", EVERYWHERE, "a parser by hand: std::regex overflows the stack"),
    (r"\bstd::v?format(_to)?\b", EVERYWHERE, "fmt: g++ 12 has no <format>"),
    (r"\b(float|double)\b", PARTS, "int64 分, 128-bit sums, exact ratios"),
    (r"\bshared_ptr\b", PRODUCT, "a value or std::unique_ptr"),
    (r"\bstd::byte\b", EVERYWHERE, "std::uint8_t"),
    (r"\b(localtime|mktime|setlocale)(_r)?\b|\bstd::locale\b", EVERYWHERE,
     "UTC and schemas/fields/date.h: no output depends on the machine"),
    (r"\bsystem_clock\b|\bgettimeofday\b|\bclock_gettime\b|\btime\s*\(\s*(nullptr|NULL|0)\s*\)",
     PURE, "a value from the caller: no output depends on the clock"),
    (r"\busing\s+namespace\s+std\s*;", EVERYWHERE, "the full name"),
    (r"\bMDB_(NOSYNC|NOMETASYNC|WRITEMAP|MAPASYNC|NORDAHEAD|DUPSORT)\b", PRODUCT,
     "full durability: docs/ARCHITECTURE.md"),
]
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X])\b")
MACHINE_PATH = re.compile(r"(?<![\w.})\]-])/(?:work|home|root|Users)/")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


@dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    check: str
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.check}: {self.message}"


class Tree:
    """The files of a repository, by their path from its root."""

    def __init__(self, root):
        self.root = Path(root)
        self.texts = {path: self._read(path) for path in self._walk(self.root)}

    def _walk(self, folder):
        for entry in sorted(folder.iterdir()):
            if entry.is_dir():
                is_hidden = entry.name.startswith(".") and entry.name not in SHOWN_HIDDEN_FOLDERS
                if not is_hidden and entry.name not in SKIPPED_FOLDERS and not entry.is_symlink():
                    yield from self._walk(entry)
            elif self._is_text(entry):
                yield entry.relative_to(self.root).as_posix()

    @staticmethod
    def _is_text(entry):
        if entry.suffix in TEXT_SUFFIXES:
            return True
        with entry.open("rb") as stream:
            return stream.read(2) == b"#!"

    def _read(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def is_code(self, path):
        return (Path(path).suffix in CODE_SUFFIXES or Path(path).name == "CMakeLists.txt"
                or self.texts[path].startswith("#!"))

    @cached_property
    def cpp(self):
        """Path to text without comments, of C++ files."""
        return {path: blank_comments(text) for path, text in self.texts.items()
                if path.endswith((".h", ".cc"))}

    @cached_property
    def cpp_code(self):
        """Path to text without comments and contents of literals, of C++ files."""
        return {path: blank_literals(text) for path, text in self.cpp.items()}


def line_at(text, offset):
    return text.count("\n", 0, offset) + 1


def width(line):
    """Columns, as clang-format counts them: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def part_of(path):
    parts = [part for part in ARROWS if path.startswith(part)]
    return max(parts, key=len, default=None)


def check_licence(tree):
    for path, text in tree.texts.items():
        if not tree.is_code(path):
            continue
        lines = text.splitlines()
        first = lines[1:2] if text.startswith("#!") else lines[:1]
        if not first or "SPDX-License-Identifier: Apache-2.0" not in first[0]:
            yield Finding(path, 1, "licence", "begin with SPDX-License-Identifier: Apache-2.0")


def check_header_guard(tree):
    for path, text in tree.cpp.items():
        if path.endswith(".h") and "#pragma once" not in text.splitlines():
            yield Finding(path, 1, "guard", "add #pragma once")


def check_columns(tree):
    for path, text in tree.texts.items():
        if not tree.is_code(path):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if width(line) > COLUMNS_MAX:
                yield Finding(path, number, "columns", f"{width(line)} columns, at most "
                              f"{COLUMNS_MAX}")


def check_includes(tree):
    for path, text in tree.cpp.items():
        for match in INCLUDE.finditer(text):
            quote, name = match.groups()
            line = line_at(text, match.start(1))
            message = arrow_breach(tree, path, name) if part_of(name) or quote == '"' else None
            if part_of(name) and quote == "<":
                message = f'include "{name}" with quotes'
            for pattern, folders in LIBRARIES:
                if quote == "<" and re.match(pattern, name) and not path.startswith(folders):
                    message = f"<{name}> is included only under {', '.join(folders)}"
            if message:
                yield Finding(path, line, "include", message)


def arrow_breach(tree, path, name):
    if name not in tree.texts and name not in GENERATED_HEADERS:
        if path.startswith(SEPARATE_PROJECTS):
            return None
        return f"{name} is no file: give the path from the root of the repository"
    source, target = part_of(path), part_of(name)
    if source and target not in ARROWS[source]:
        return f"{source} may not include {target or 'tests'} ({name})"
    return None


def check_banned(tree):
    for path, text in tree.cpp_code.items():
        for pattern, folders, instead in BANNED:
            if not path.startswith(folders):
                continue
            for match in re.finditer(pattern, text):
                yield Finding(path, line_at(text, match.start()), "banned",
                              f"{match.group().strip()}: use {instead}")


def check_words(tree):
    for path, text in tree.texts.items():
        for match in UNFINISHED.finditer(text):
            yield Finding(path, line_at(text, match.start()), "unfinished",
                          f"{match.group()}: do it, or open an issue")
        for match in MACHINE_PATH.finditer(text):
            yield Finding(path, line_at(text, match.start()), "machine path",
                          f"{match.group()}: no path of one machine")


def check_messages(tree):
    for path, text in tree.cpp.items():
        if path.startswith("tests/"):
            continue
        for offset, chinese, english in messages_of(text):
            if reason := refuse_message(chinese, english):
                yield Finding(path, line_at(text, offset), "message", f"“{chinese}” {reason}")


def measured(tree):
    """Yields (kind, path, name, lines, line) of everything that has a budget."""
    for path, text in tree.texts.items():
        if tree.is_code(path):
            yield "file", path, "-", len(text.splitlines()), 1
        if path.endswith(".py"):
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    lines = node.end_lineno - node.lineno + 1
                    yield "function", path, node.name, lines, node.lineno
    for path, text in tree.cpp_code.items():
        for function in functions_of(text):
            yield "function", path, function.name, function.lines, function.line


def read_exceptions(tree, path="tests/tidy/exceptions.txt"):
    """Returns: {(kind, path, name): lines}; each line is `kind path name lines`."""
    exceptions = {}
    for line in tree.texts.get(path, "").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, where, name, lines = line.split()
            exceptions[kind, where, name] = int(lines)
    return exceptions


def check_budgets(tree):
    limits = {"file": FILE_LINES_MAX, "function": FUNCTION_LINES_MAX}
    exceptions = read_exceptions(tree)
    sizes, lines_of = {}, {}
    for kind, path, name, size, line in measured(tree):
        key = (kind, path, name)
        if size > sizes.get(key, 0):
            sizes[key], lines_of[key] = size, line
    for key, size in sizes.items():
        kind, path, name = key
        allowed = exceptions.get(key, limits[kind])
        if size > max(allowed, limits[kind]):
            subject = kind if name == "-" else f"{kind} {name}"
            yield Finding(path, lines_of[key], "budget", f"{subject} has {size} lines, at most "
                          f"{allowed}")
    for key, allowed in exceptions.items():
        size = sizes.get(key, 0)
        if size <= limits.get(key[0], 0):
            yield Finding(key[1], 1, "budget", f"{' '.join(key)} is within the budget: take it off "
                          "tests/tidy/exceptions.txt")
        elif size < allowed:
            yield Finding(key[1], 1, "budget", f"{' '.join(key)} has shrunk: write {size} in "
                          "tests/tidy/exceptions.txt")


def check_targets(tree, build_dir):
    database = Path(build_dir) / "compile_commands.json"
    if not database.exists():
        yield Finding(str(database), 1, "target", "configure with CMAKE_EXPORT_COMPILE_COMMANDS")
        return
    built = {Path(entry["directory"], entry["file"]).resolve()
             for entry in json.loads(database.read_text(encoding="utf-8"))}
    built = {file.relative_to(tree.root.resolve()).as_posix() for file in built
             if file.is_relative_to(tree.root.resolve())}
    for path in tree.cpp:
        is_idle = any(path.startswith(folder) and not any(b.startswith(folder) for b in built)
                      for folder in OPTIONAL_FOLDERS)
        if (path.endswith(".cc") and path not in built and not is_idle
                and not path.startswith(SEPARATE_PROJECTS)):
            yield Finding(path, 1, "target",
                          "in no target: build first, which finds new files, or add it to one")


CHECKS = [check_licence, check_header_guard, check_columns, check_includes, check_banned,
          check_words, check_messages, check_budgets]


def check_all(tree, build_dir=None):
    findings = [finding for check in CHECKS for finding in check(tree)]
    if build_dir:
        findings += check_targets(tree, build_dir)
    return sorted(findings)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source-dir", required=True)
    parser.add_argument("--build-dir")
    arguments = parser.parse_args()
    tree = Tree(arguments.source_dir)
    findings = check_all(tree, arguments.build_dir)
    for finding in findings:
        print(finding)
    print(f"{len(tree.texts)} files, {len(findings)} breaches")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
