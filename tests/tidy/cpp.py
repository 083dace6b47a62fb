# SPDX-License-Identifier: Apache-2.0
"""Just enough of a C++ reader to find code, as opposed to comments and literals, and functions."""

import re
from dataclasses import dataclass

TOKENS = re.compile(
    r"""
      (?P<comment> //[^\n]* | /\*.*?\*/ )
    | (?P<raw> (?<!\w)(?:u8|[uUL])?R"(?P<delimiter>[^()\\\s]{0,16})\(.*?\)(?P=delimiter)" )
    | (?P<string> "(?:\\.|[^"\\\n])*" )
    | (?P<number> \b\d[\w.']* )
    | (?P<char> '(?:\\.|[^'\\\n])*' )
    """,
    re.VERBOSE | re.DOTALL,
)
# Directives, and the lines that open and close a suite.
MACRO = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*|^[ \t]*BOOST_\w+\([^\n]*\)[ \t]*$", re.MULTILINE)
CONSTRAINT = re.compile(r"\brequires\s*\((?:[^()]|\([^()]*\))*\)")
NOT_A_NAME = {"decltype", "sizeof", "alignas", "noexcept", "requires", "explicit", "__attribute__"}
NAME = re.compile(r"(operator\s*(?:\(\)|[^\s\w(]+|[\w:<>*&\s]+?)|~?\w[\w:]*)\s*\(")
AFTER_PARAMETERS = re.compile(
    r"\)\s*(?:(?:const|noexcept|override|final|mutable|try|&&?)\s*)*(?:->[\w:<>,&*\s]+)?$")
INITIALISERS = re.compile(r"\)\s*(?:noexcept\s*)?:[^:]")


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def blank_comments(text):
    """Returns: the text with blanks for comments; offsets and lines stay."""
    return TOKENS.sub(lambda m: _blank(m.group()) if m.group("comment") else m.group(), text)


def blank_literals(text):
    """Returns: the text with blanks inside strings and characters; quotes, offsets, lines stay.

    The names of included files are literals too, and stay.
    """
    def replace(match):
        token = match.group()
        if match.group("number") or match.group("comment"):
            return token
        line = text[text.rfind("\n", 0, match.start()) + 1:match.start()]
        if re.match(r"\s*#\s*include", line):
            return token
        return token[0] + _blank(token[1:-1]) + token[-1]
    return TOKENS.sub(replace, text)


@dataclass(frozen=True)
class Function:
    name: str
    line: int
    lines: int


def functions_of(code):
    """Yields the functions with a body, of code without comments and contents of literals.

    A function's lines go from the one with its name to the one with its closing brace; what is
    inside a function belongs to it.
    """
    code = MACRO.sub(lambda m: _blank(m.group()), code)
    stack = []  # (kind, name, offset of the name)
    head = 0  # where the declaration at hand begins
    for match in re.finditer(r"[{};]", code):
        at = match.start()
        is_inside = any(kind == "function" for kind, _, _ in stack)
        if match.group() == "{":
            kind, name, offset = ("block", "", at) if is_inside else _opened(code[head:at], head)
            stack.append((kind, name, offset))
            if kind in ("scope", "function"):
                head = at + 1
        elif match.group() == "}" and stack:
            kind, name, offset = stack.pop()
            if kind == "function":
                line = code.count("\n", 0, offset) + 1
                yield Function(name, line, code.count("\n", 0, at) + 2 - line)
            if kind in ("scope", "function"):
                head = at + 1
        elif match.group() == ";" and not is_inside and not any(k == "block" for k, _, _ in stack):
            head = at + 1


def _opened(head, start):
    """Returns: (kind, name, offset of the name) of the block that follows this declaration."""
    text = head.rstrip()
    is_constraint = re.search(r"\brequires\s*(\([^()]*\))?$", text)
    has_initialisers = text.endswith("}") and INITIALISERS.search(text)
    if not is_constraint and (AFTER_PARAMETERS.search(text) or has_initialisers):
        for match in NAME.finditer(CONSTRAINT.sub(lambda m: _blank(m.group()), head)):
            if match.group(1) not in NOT_A_NAME:
                name = match.group(1)
                if name.startswith("BOOST_"):
                    argument = re.search(r"\w+", head[match.end():])
                    name = argument.group() if argument else name
                return "function", re.sub(r"\s+", "_", name.strip()), start + match.start(1)
    if re.search(r"\b(namespace|class|struct|union|enum|extern)\b", text) and text[-1:] != "=":
        return "scope", "", start
    return "block", "", start
