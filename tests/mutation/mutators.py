# SPDX-License-Identifier: Apache-2.0
"""Finds the small faults that can be put into a C++ source: its mutants.

Sources are formatted by clang-format, which tells operators from the rest: a binary operator has a
space or a line's end on both sides, an angle bracket of a template never has one before it.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tidy"))
from cpp import blank_comments, blank_literals  # noqa: E402

OPERATORS = {
    "<": ["<=", ">"], "<=": ["<", ">="], ">": [">=", "<"], ">=": [">", "<="],
    "==": ["!="], "!=": ["=="], "&&": ["||"], "||": ["&&"],
    "+": ["-"], "-": ["+"], "+=": ["-="], "-=": ["+="],
}
OPERATOR = re.compile(r"(?<=[ \n])(?:[<>]=?|[=!]=|&&|\|\||[+-]=?)(?=[ \n])")
CONSTANT = re.compile(r"(?<![\w.'])(?:0x[\dA-Fa-f']+|\d[\d']*)(?=[uUlL]{0,3}(?![\w.']))")
TRUTH = re.compile(r"\b(?:true|false)\b")
CONDITION = re.compile(r"\b(?:if|while) \(")
# Where a statement begins, and those that can be left out: a jump, a step by one, an assignment, a
# call. A declaration has a space before its first bracket or its sign.
BEGINNING = re.compile(r"(?:[;{})]|[^?]:|\belse|\bdo)\s+(?=[\w*(+-])")
STATEMENT = re.compile(
    r"""(?:return|throw)\b.* | continue | break | (?:\+\+|--)\S+ | \S+(?:\+\+|--)
        | (?!const\b)\S+\ (?:[-+|&]|<<|>>)?=\ .* | [^\s(]+\(.*\)""", re.VERBOSE | re.DOTALL)
BRANCH = re.compile(r"\b(?:if|for|while|switch|catch)\s*(?:constexpr\s*)?$")
# What cannot be judged by a test: an invariant of the program, and memory asked for in advance.
SPARED = re.compile(r"\b(?:FUNDTRAIL_CHECK|static_assert)\s*\(|(?:\.|->)reserve\(")
PREPROCESSOR = re.compile(r"^[ \t]*#[^\n]*", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Mutant:
    """One change of one file: `text[begin:end]` becomes `new`."""
    path: str
    begin: int
    end: int
    new: str
    line: int
    source: str  # the line at hand, without its indentation
    change: str

    @property
    def key(self):
        """What names it in survivors.txt; it stays when lines move."""
        return f"{self.path}: {self.source}: {self.change}"

    def apply(self, text):
        return text[:self.begin] + self.new + text[self.end:]


def closing(code, opening):
    """Returns: the offset of the bracket that closes the one at `opening`, or None."""
    depth = 0
    for at in range(opening, len(code)):
        depth += (code[at] in "([{") - (code[at] in ")]}")
        if depth == 0:
            return at
    return None


def code_of(text):
    """Returns: the text with blanks for what no mutant may touch; offsets and lines stay."""
    def blank(part):
        return re.sub(r"[^\n]", " ", part)

    code = blank_literals(blank_comments(text))
    code = PREPROCESSOR.sub(lambda m: blank(m.group()), code)
    for match in list(SPARED.finditer(code)):
        end = closing(code, match.end() - 1) or match.end()
        code = code[:match.start()] + blank(code[match.start():end + 1]) + code[end + 1:]
    return code


def operators(code):
    for match in OPERATOR.finditer(code):
        old = match.group()
        around = code[:match.start()].rstrip()[-1:] + code[match.end():].lstrip()[:1]
        if old in "+-" and '"' in around:
            continue  # texts are joined, never subtracted
        for new in OPERATORS[old]:
            yield match.start(), match.end(), new, f"{old} to {new}"


def constants(code):
    for match in CONSTANT.finditer(code):
        old = match.group()
        if re.search(r"\.\w*$|<$", code[:match.start()]):
            continue  # a template's argument
        value = int(old.replace("'", ""), 16 if old.startswith("0x") else 10)
        for new in [value + 1, value - 1] if value > 0 else [value + 1]:
            yield match.start(), match.end(), str(new), f"{old} to {new}"


def truths(code):
    for match in TRUTH.finditer(code):
        new = "false" if match.group() == "true" else "true"
        yield match.start(), match.end(), new, f"{match.group()} to {new}"


def conditions(code):
    for match in CONDITION.finditer(code):
        end = closing(code, match.end() - 1)
        if end is None:
            continue
        begin = code.rfind("; ", match.end(), end)
        begin = match.end() if begin == -1 else begin + 2
        condition = code[begin:end]
        if not re.search(r"[^=!<>]=[^=]", condition):
            yield begin, end, "!({})", "negated"


def statements(code):
    for match in BEGINNING.finditer(code):
        begin, end = match.end(), statement_end(code, match.end())
        text = code[begin:end]
        if end and STATEMENT.fullmatch(text) and not (
                text.startswith("return ") and not is_in_branch(code, begin)):
            yield begin, end, "", "left out"


def statement_end(code, begin):
    """Returns: the offset of the semicolon that ends a statement, or None if there is none."""
    at = begin
    while at < len(code) and code[at] not in ";)]}":
        at = (closing(code, at) or len(code)) + 1 if code[at] in "([{" else at + 1
    return at if code[at:at + 1] == ";" else None


def is_in_branch(code, begin):
    """Whether a statement is the whole or a part of what an `if`, a loop or a `case` leads to.

    A return that is not would leave its function without a value.
    """
    if leads_on(code[:begin].rstrip()):
        return True
    depth = 1
    for at in range(begin - 1, -1, -1):
        depth += (code[at] in ")]}") - (code[at] in "([{")
        if depth == 0:
            return leads_on(code[:at].rstrip())
    return False


def leads_on(before):
    """Whether what stands before a statement or a block decides if it is run."""
    if before.endswith(")"):
        return BRANCH.search(before[:opening_of(before)]) is not None
    return re.search(r"(?:\belse|\bdo|\btry|[^:]:)$", before) is not None


def opening_of(before):
    """Returns: the offset of the bracket that the last character of `before` closes."""
    depth = 0
    for at in range(len(before) - 1, -1, -1):
        depth += (before[at] in ")]}") - (before[at] in "([{")
        if depth == 0:
            return at
    return 0


def mutants_of(path, text):
    """Returns: the mutants of a source, in the order in which they stand there."""
    code = code_of(text)
    found = set()
    for finder in (operators, constants, truths, conditions, statements):
        for begin, end, new, change in finder(code):
            line = text.count("\n", 0, begin) + 1
            source = text.splitlines()[line - 1].strip()
            new = new.replace("{}", text[begin:end])
            found.add(Mutant(path, begin, end, new, line, source, change))
    return sorted(found)
