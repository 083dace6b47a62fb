# SPDX-License-Identifier: Apache-2.0
"""Finds what is said to a user, and whether it is said in both languages.

A message is a call of `say(zh, en, …)` or `tell(zh, en, …)` with two literals, each perhaps written
in several adjacent pieces.
"""

import re

_STRING = r'"(?:[^"\\]|\\.)*"'
_LITERAL = rf"(?:{_STRING}\s*)+"
_CALL = re.compile(rf"\b(?:say|tell)\(\s*({_LITERAL}),\s*({_LITERAL})[,)]")
_FIELD = re.compile(r"\{\d*[^{}]*\}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{3,}")
# What English keeps of Chinese: what is quoted, the number of a document, units.
_KEPT = re.compile(r"[“「《][^”」》]*[”」》]|[\u4e00-\u9fff]+〔\d*〕\d*号|[万亿]?元|[套户部分号]")


def _text(literal):
    return "".join(re.findall(_STRING, literal)).replace('""', "").strip('"')


def _has_words(text):
    return bool(_HAN.search(text) or _WORD.search(_FIELD.sub("", text)))


def messages_of(code):
    """Returns: (offset, Chinese, English) of each message in C++ without comments."""
    return [(call.start(), _text(call[1]), _text(call[2])) for call in _CALL.finditer(code)]


def refuse_message(chinese, english):
    """Returns: what is wrong with a message, or None."""
    if bool(chinese) != bool(english) and _has_words(chinese or english):
        return "is said in one language only"
    if _HAN.search(_KEPT.sub("", english)):
        return "has Chinese words in its English text"
    if not _HAN.search(chinese) and chinese != english and _has_words(english):
        return "has no Chinese words in its Chinese text"
    if english and len(_FIELD.findall(chinese)) != len(_FIELD.findall(english)):
        return "has not the same arguments in both languages"
    return None
