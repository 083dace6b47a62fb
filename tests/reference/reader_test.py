#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The reader written from docs/FORMAT.md, the page's vectors and the program say the same."""

import base64
import collections
import copy
import io
import json
import random
import re
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))

import reader
from canonical import DOCUMENT, KINDS, LIMITS, SYSTEM, UNITS, Body, Refused
from cli_support import JILIN, VOUCHERS, CliTest

EVERY_FIELD = HERE / "every_field.jsonl"  # every kind, claim and field at least once
NOW = 1735606800000000
OPERATOR = (b"example.org+e3ae88ef+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")
# Of example.org, SHA-256.
GENESIS = b"\x0bexample.org\x01" + bytes([len(OPERATOR)]) + OPERATOR + b"\0"


def vectors(kind):
    """Yields: the blocks of that kind, each as values by their names."""
    for block in re.findall(rf"```vector-{kind}\n(.*?)```", DOCUMENT, re.DOTALL):
        name, values = "", collections.defaultdict(list)
        for line in block.splitlines():
            if not line.startswith(" "):
                name, _, line = line.partition(" ")
            values[name] += line.split(maxsplit=0)
        yield values


def digests(lines):
    return [bytes.fromhex(line) for line in lines]


def vector_entries():
    return [bytes.fromhex("".join(values["entry"])) for values in vectors("entry")]


def vector_leaves():
    return [reader.leaf_hash("sha256", entry) for entry in vector_entries()]


def written_form(record):
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def parts_of(entry):
    """Returns: what an entry says besides its place: recorded_at, kind, version, body."""
    recorded_at = int.from_bytes(entry[9:17], "big", signed=True)
    return recorded_at, int.from_bytes(entry[17:19], "big"), entry[19], entry[20:-32]


def entry_file(records):
    """Returns: an entry file whose chain and root are right, whatever its records are."""
    origin, hash_name = b"example.org", "sha256"
    entries, leaves = [], []
    for sequence, (recorded_at, kind, version, body) in enumerate(records):
        head = b"\x01" + sequence.to_bytes(8, "big") + recorded_at.to_bytes(8, "big", signed=True)
        previous = leaves[-1] if leaves else bytes(32)
        entries.append(head + kind.to_bytes(2, "big") + bytes([version]) + body + previous)
        leaves.append(reader.leaf_hash(hash_name, entries[-1]))
    root = base64.b64encode(reader.tree_root(hash_name, leaves))
    header = [b"fundtrail/entries/1", origin, str(len(entries)).encode(), root, b"", b""]
    return b"\n".join(header) + framed(entries)


def framed(entries):
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def split(content):
    """Returns: (lines of the header, entries) of an entry file."""
    file = io.BytesIO(content)
    lines, _ = reader.read_header(file)
    return lines, list(reader.read_entries(file))


def joined(lines, entries):
    return b"".join(line + b"\n" for line in lines) + framed(entries)


def unsigned(number):
    """Returns: a number as the canonical bytes have it."""
    content = bytearray()
    while number >= 0x80:
        content.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(content) + bytes([number])


def figure_bytes(text):
    """Returns: the canonical bytes of a figure in JSON; None if it is no figure."""
    match = re.fullmatch(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?([^0-9.]*)", text, re.ASCII)
    unit = match and next((n for n, (name, _) in UNITS.items() if name == match[4]), None)
    if unit is None:
        return None
    decimals = match[3] or ""
    mantissa = int(match[2] + decimals)
    zigzag = 2 * mantissa - 1 if match[1] else 2 * mantissa
    content = unsigned(max(zigzag, 0)) + bytes([len(decimals)]) + unsigned(unit)
    try:
        return content if figure_text(content) == text else None
    except Refused:
        return None


def figure_text(content):
    return Body(content, 0, len(content)).value("figure")


def inclusion_holds(index, size, leaf, path, root):
    """Checks a proof as the section "Inclusion" says."""
    first, second, result = index, size - 1, leaf
    for digest in path:
        if second == 0:
            return False
        if first % 2 or first == second:
            result = reader.node_hash("sha256", digest, result)
            while first % 2 == 0 and first:
                first, second = first >> 1, second >> 1
        else:
            result = reader.node_hash("sha256", result, digest)
        first, second = first >> 1, second >> 1
    return second == 0 and result == root


def consistency_holds(old, new, path, old_root, new_root):
    """Checks a proof as the section "Consistency" says."""
    if old == new:
        return not path and old_root == new_root
    path = [old_root, *path] if old & (old - 1) == 0 else path
    first, second = old - 1, new - 1
    while first % 2:
        first, second = first >> 1, second >> 1
    of_old = of_new = path[0]
    for digest in path[1:]:
        if second == 0:
            return False
        if first % 2 or first == second:
            of_old = reader.node_hash("sha256", digest, of_old)
            of_new = reader.node_hash("sha256", digest, of_new)
            while first % 2 == 0 and first:
                first, second = first >> 1, second >> 1
        else:
            of_new = reader.node_hash("sha256", of_new, digest)
        first, second = first >> 1, second >> 1
    return second == 0 and (of_old, of_new) == (old_root, new_root)


class VectorsTest(unittest.TestCase):
    """The blocks of the section "Test vectors" come out."""

    def test_entries(self):
        ledger = reader.Ledger()
        for values, entry in zip(vectors("entry"), vector_entries(), strict=True):
            ledger.add(entry)
            self.assertEqual(written_form(ledger.records[-1]), values["json"][0])
            self.assertEqual(int.from_bytes(entry[1:9], "big"), int(values["sequence"][0]))
            self.assertEqual(ledger.recorded_at, int(values["recorded_at"][0]))
            self.assertEqual(entry[-32:].hex(), values["previous"][0])
            self.assertEqual(entry[20:-32].hex(), "".join(values["body"]))
            for leaf in values["leaf"]:
                hash_name, expected = leaf.split()
                self.assertEqual(reader.leaf_hash(hash_name, entry).hex(), expected)
        ledger.end_batch()
        self.assertEqual(len(ledger.leaves), 15)

    def test_roots(self):
        leaves = vector_leaves()
        lines = next(vectors("tree"))["root"]
        self.assertEqual(len(lines), len(leaves) + 1)
        for size, root in map(str.split, lines):
            self.assertEqual(reader.tree_root("sha256", leaves[:int(size)]).hex(), root)

    def test_nodes(self):
        leaves = vector_leaves()
        nodes = []
        for end in range(1, len(leaves) + 1):
            widths = [1 << level for level in range(4) if end % (1 << level) == 0]
            for level, width in enumerate(widths):
                self.assertEqual(len(nodes), 2 * (end - 1) - (end - 1).bit_count() + level)
                nodes.append(reader.tree_root("sha256", leaves[end - width:end]))
        expected = [f"{position} {node.hex()}" for position, node in enumerate(nodes)]
        self.assertEqual(next(vectors("tree"))["node"], expected)

    def test_inclusion(self):
        leaves = vector_leaves()
        for values in vectors("inclusion"):
            index, size = int(values["index"][0]), int(values["size"][0])
            root, path = reader.tree_root("sha256", leaves[:size]), digests(values["path"])
            self.assertTrue(inclusion_holds(index, size, leaves[index], path, root))
            self.assertFalse(inclusion_holds(index, size, leaves[index], path + [root], root))
            self.assertFalse(inclusion_holds(index, size, bytes(32), path, root))

    def test_consistency(self):
        leaves = vector_leaves()
        for values in vectors("consistency"):
            old, new = int(values["old"][0]), int(values["new"][0])
            roots = [reader.tree_root("sha256", leaves[:size]) for size in (old, new)]
            path = digests(values["path"])
            self.assertTrue(consistency_holds(old, new, path, *roots))
            self.assertFalse(consistency_holds(old, new, path + [roots[0]], *roots))
            self.assertFalse(consistency_holds(old, new, path, bytes(32), roots[1]))

    def test_index_keys(self):
        values = next(vectors("index"))
        sequence = int(values["sequence"][0])
        _, kind, version, content = parts_of(vector_entries()[sequence])
        body = Body(content, 0, len(content))
        record = body.record(KINDS[kind, version])
        keys = reader.index_keys(sequence, record, body.references)
        self.assertEqual([key.hex() for key in keys], values["keys"])

    def test_bodies(self):
        values = next(vectors("bodies"))
        for line in values["accepted"]:
            self.read_party(line)
        for line in values["refused"]:
            with self.assertRaises(Refused, msg=line):
                self.read_party(line.partition(" ")[0])

    @staticmethod
    def read_party(text):
        content = bytes.fromhex(text)
        return Body(content, 0, len(content)).record("party")

    def test_figures(self):
        values = next(vectors("figures"))
        for content, text in map(str.split, values["figure"]):
            self.assertEqual(figure_text(bytes.fromhex(content)), text)
            self.assertEqual(figure_bytes(text).hex(), content)
        for text in ["", *values["refused"]]:
            self.assertIsNone(figure_bytes(text), text)


class AgreementTest(CliTest):
    """The program and the reader say the same of the same ledger."""

    def export(self, files, *options):
        """Returns: what a file holds that the program has exported."""
        self.succeed("init", *options)
        self.succeed("append", *files)
        path = self.folder / "entries"
        self.succeed("export", "entries", path)
        return path

    def check(self, files, *options):
        path = self.export(files, *options)
        done = subprocess.run([sys.executable, "-B", HERE / "reader.py", "--json", path],
                              capture_output=True, check=True, timeout=60)
        result = json.loads(done.stdout)
        self.assertEqual((result["size"], result["root"]), self.head())
        self.assertEqual(result["unchecked_bodies"], 0)
        self.assertEqual(result["records"], self.recorded())
        rebuilt = self.succeed("doctor", "--rebuild-index", "--json").json
        self.assertEqual(result["index_keys"], rebuilt["rebuilt_index_keys"])
        self.check_entries(split(path.read_bytes())[1], result["records"])

    def recorded(self):
        """Returns: every record as it was appended; `list` has them as corrections leave them."""
        return [self.succeed("show", str(line["seq"]), "--json").json["record"]
                if "corrected" in line else line["record"]
                for line in self.succeed("list", "--json").json["records"]]

    def check_entries(self, entries, records):
        hash_name = records[0]["hash"]
        for sequence in (0, len(entries) // 2, len(entries) - 1):
            shown = self.succeed("show", str(sequence), "--json").json
            entry = entries[sequence]
            self.assertEqual(shown["record"], records[sequence])
            self.assertEqual(shown["leaf_hex"], reader.leaf_hash(hash_name, entry).hex())
            self.assertEqual(base64.b64decode(shown["previous_leaf"]), entry[-32:])
            self.assertEqual((shown["recorded_at_us"], shown["kind_number"],
                              shown["kind_version"]), parts_of(entry)[:3])

    def test_jilin_of_sha256(self):
        self.check(JILIN, "--origin", "example.org/jilin")

    def test_jilin_of_sm3(self):
        self.check(JILIN, "--origin", "example.org/jilin/sm3", "--hash", "sm3")

    def test_vouchers_of_sha256(self):
        self.check(VOUCHERS, "--origin", "example.org/vouchers")

    def test_vouchers_of_sm3(self):
        self.check(VOUCHERS, "--origin", "example.org/vouchers/sm3", "--hash", "sm3")

    def test_every_field(self):
        lines = EVERY_FIELD.read_text(encoding="utf-8").splitlines()
        self.assertEqual({json.loads(line)["kind"] for line in lines} | SYSTEM,
                         set(KINDS.values()))
        self.check([EVERY_FIELD], "--origin", "example.org/every-field")

    def test_altered_bodies_are_refused_alike(self):
        source = split(self.export([EVERY_FIELD], "--origin", "example.org").read_bytes())[1]
        choice = random.Random(1)
        records = [parts_of(source[0])]
        for _ in range(500):
            _, kind, version, body = parts_of(choice.choice(source[1:]))
            records.append((records[0][0], kind, version, self.altered(body, choice)))
        path = self.write("altered", entry_file(records))
        integrity = self.run_program("verify", "--json", "--entries", path).json["integrity"]
        self.assertLessEqual(integrity["damage_count"], 1000)
        refused = {line["seq"] for line in integrity["damage"] if line["layer"] == "bytes"}
        self.assertEqual(refused, {number for number, (_, kind, version, body) in enumerate(records)
                                   if not self.is_canonical(KINDS[kind, version], body)})
        self.assertIn(len(refused), range(100, 500))

    @staticmethod
    def altered(body, choice):
        offset = choice.randrange(len(body))
        byte = bytes([choice.choice((0, 1, 2, 0x7F, 0x80, 0xFF, choice.randrange(256)))])
        return body[:offset] + choice.choice((b"", byte)) + body[offset + choice.randrange(2):]

    @staticmethod
    def is_canonical(kind, body):
        try:
            Body(body, 0, len(body)).record(kind)
        except Refused:
            return False
        return True

    def test_a_flipped_byte_is_refused_wherever_it_is(self):
        content = self.export(JILIN, "--origin", "example.org/jilin").read_bytes()
        file = io.BytesIO(content)
        header, ledger = reader.read_header(file), reader.Ledger()
        for offset in range(file.tell()):
            with self.assertRaises(Refused, msg=f"byte {offset}"):
                reader.read_ledger(io.BytesIO(flipped(content, offset)))
        start = file.tell()
        for entry in reader.read_entries(file):
            end = start + 2 + len(entry)
            for offset in range(start, end):
                with self.assertRaises(Refused, msg=f"byte {offset}"):
                    go_on(ledger, flipped(content, offset)[start:], header)
            ledger.add(entry)
            start = end
        self.assertEqual(start, len(content))

    def test_other_sequences_of_entries_are_refused(self):
        lines, entries = split(self.export(JILIN, "--origin", "example.org/jilin").read_bytes())
        for index, entry in enumerate(entries):
            before, after = entries[:index], entries[index + 1:]
            others = [before + after, before + [entry, entry] + after]
            if after:
                others.append(before + [after[0], entry] + after[1:])
            for other in others:
                self.assert_refused(joined(lines, other))
                resized = [*lines[:2], str(len(other)).encode(), *lines[3:]]
                self.assert_refused(joined(resized, other))

    def assert_refused(self, content):
        with self.assertRaises(Refused):
            reader.read_ledger(io.BytesIO(content))


def flipped(content, offset):
    return content[:offset] + bytes([content[offset] ^ 1]) + content[offset + 1:]


def go_on(ledger, rest, header):
    """Reads the rest of a file, whose beginning a ledger has, and leaves the ledger as it is."""
    ledger = copy.copy(ledger)
    for name in ("leaves", "records", "references", "kind_of"):
        setattr(ledger, name, copy.copy(getattr(ledger, name)))
    for entry in reader.read_entries(io.BytesIO(rest)):
        ledger.add(entry)
    reader.finish(ledger, *header)


def text(value):
    return bytes([len(value)]) + value.encode()


def party(name, parent=None, recorded_at=NOW, version=1):
    """Returns: a record of a party."""
    above = b"\x01" + text(parent) if parent else b"\0"
    body = text(name) + b"\0\0" + text("name") + b"\x0c\0\0" + above + bytes(7)
    return recorded_at, 16, version, body


class RefusalTest(unittest.TestCase):
    """The rules of "Ledger" and "Entry file", each broken by itself."""

    def read(self, *records):
        content = entry_file([(NOW, 1, 1, GENESIS), *records])
        return reader.read_ledger(io.BytesIO(content))[0]

    def refuse(self, expected, *records):
        with self.assertRaises(Refused) as caught:
            self.read(*records)
        self.assertIn(expected, str(caught.exception))

    def test_references(self):
        self.assertEqual(len(self.read(party("b", "a"), party("a")).leaves), 3)
        self.assertEqual(len(self.read(party("a", "a")).leaves), 2)
        self.refuse("entry 1, byte 33: a is no party", party("b", "a"))
        later = party("a", recorded_at=NOW + 1)
        self.refuse("entry 1, byte 33: a is no party", party("b", "a"), later)
        budget = text("g") + b"\x01" + text("p") + b"\x02\x01\x01" + bytes(7)
        self.refuse("entry 2, byte 23: p is no programme", party("p"), (NOW, 20, 1, budget))

    def test_ids(self):
        self.refuse("entry 2, byte 20: a second a", party("a"), party("a"))

    def test_time(self):
        self.refuse("entry 1, byte 9", party("a", recorded_at=NOW - 1))

    def test_genesis(self):
        self.refuse("entry 1, byte 17", (NOW, 1, 1, GENESIS))
        self.refuse("entry 1, byte 17", (NOW, 1, 2, GENESIS))
        for records in ([(NOW, 1, 2, GENESIS)], [party("a")], []):
            with self.assertRaises(Refused):
                reader.read_ledger(io.BytesIO(entry_file(records)))

    def test_what_is_not_known_is_not_checked(self):
        ledger = self.read((NOW, 34, 1, b"?"), party("a", version=2), (NOW, 4, 1, b""))
        self.assertEqual(ledger.records[1:], [None] * 3)

    def test_size_of_an_entry(self):
        content = entry_file([(NOW, 1, 1, GENESIS)])
        for size in (0, 51):
            self.refuse_content(content + size.to_bytes(2, "big") + bytes(size))

    def test_header(self):
        content = entry_file([(NOW, 1, 1, GENESIS), party("a")])
        lines, entries = split(content)
        reader.read_ledger(io.BytesIO(joined(lines, entries)))
        changes = ((0, b"fundtrail/entries/0"), (1, b"example.com"), (2, b"02"), (2, b"+2"),
                   (3, lines[3][:-1]), (3, base64.b64encode(bytes(32))), (4, b" "),
                   (1, b"a" * (LIMITS["origin"] + 1)))
        for number, line in changes:
            other = [*lines[:number], line, *lines[number + 1:]]
            self.refuse_content(joined(other, entries))

    def test_a_file_that_is_cut_short(self):
        content = entry_file([(NOW, 1, 1, GENESIS), party("a")])
        for size in range(len(content)):
            self.refuse_content(content[:size])

    def refuse_content(self, content):
        with self.assertRaises(Refused):
            reader.read_ledger(io.BytesIO(content))


if __name__ == "__main__":
    unittest.main()
