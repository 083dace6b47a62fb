#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads and checks an entry file, knowing nothing but docs/FORMAT.md.

    reader.py [--json] FILE

Prints the size of the ledger, its root and the number of its index keys; with --json the records
besides, all as one JSON document. Exit code: 0 if everything holds, 1 if the file is refused, 2 if
the command is wrong or there is no file.
"""

import argparse
import base64
import hashlib
import json
import re
import sys

from canonical import KINDS, LIMITS, TABLES, Body, Refused, require

GENESIS, HEADER, DIGEST = 1, 20, 32  # number of the kind; bytes before the body and after it
INDEX_BYTES = {"programme": "g", "party": "p", "document": "d"}
BUSINESS_DATES = ("dated_on", "as_of", "received_on", "answered_on")


def index_keys(sequence, record, references):
    """Returns: the index keys of a record, in their order."""
    fields = {row[0] for row in TABLES[f"Kind {record['kind']}"]}
    date = next((name for name in BUSINESS_DATES if name in fields), None)
    terms = {(INDEX_BYTES[kind], name) for kind, name, _ in references if kind in INDEX_BYTES}
    for kind, name in (("k", "kind"), ("i", "id"), ("t", date)):
        if name in record:
            terms.add((kind, record[name]))
    return sorted((kind + term).encode() + bytes(1) + sequence.to_bytes(8, "big")
                  for kind, term in terms)


def leaf_hash(hash_name, entry):
    return hashlib.new(hash_name, b"\x00" + entry).digest()


def node_hash(hash_name, left, right):
    return hashlib.new(hash_name, b"\x01" + left + right).digest()


def tree_root(hash_name, leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.new(hash_name).digest()
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(hash_name, tree_root(hash_name, leaves[:middle]),
                     tree_root(hash_name, leaves[middle:]))


class Ledger:
    """Entries in their order, each checked as it is added."""

    def __init__(self):
        self.hash_name, self.origin, self.recorded_at = None, None, None
        self.leaves, self.records, self.keys = [], [], 0
        self.kind_of = {}  # the kind of each id
        self.references = []  # those of the last batch: sequence, kind, id, offset

    def add(self, entry):
        try:
            self.check(entry)
        except Refused as refused:
            refused.place = refused.place or f"entry {len(self.leaves)}"
            raise

    def check(self, entry):
        sequence, size = len(self.leaves), len(entry)
        require(HEADER + DIGEST <= size <= LIMITS["entry"], 0, f"an entry of {size} bytes")
        require(entry[0] == 1, 0, f"format {entry[0]}")
        require(int.from_bytes(entry[1:9], "big") == sequence, 1, "another sequence")
        self.advance(int.from_bytes(entry[9:17], "big", signed=True))
        number = int.from_bytes(entry[17:19], "big")
        require((number == GENESIS) == (sequence == 0), 17, "entry 0 alone is a genesis")
        previous = self.leaves[-1] if self.leaves else bytes(DIGEST)
        require(entry[-DIGEST:] == previous, size - DIGEST, "another previous leaf")
        kind = KINDS.get((number, entry[19]))
        require(kind or sequence, 19, f"a genesis of version {entry[19]}")
        self.records.append(self.read_body(kind, entry) if kind else None)
        self.leaves.append(leaf_hash(self.hash_name, entry))

    def read_body(self, kind, entry):
        sequence, body = len(self.leaves), Body(entry, HEADER, len(entry) - DIGEST)
        record = body.record(kind)
        if sequence == 0:
            self.hash_name, self.origin = record["hash"], record["origin"]
        elif "id" in record:
            require(record["id"] not in self.kind_of, HEADER, f"a second {record['id']}")
            self.kind_of[record["id"]] = kind
        self.references += [(sequence, *reference) for reference in body.references]
        self.keys += len(index_keys(sequence, record, body.references))
        return record

    def advance(self, recorded_at):
        if recorded_at != self.recorded_at:
            self.end_batch()
        is_later = self.recorded_at is None or recorded_at >= self.recorded_at
        require(is_later, 9, "recorded_at is before that of the entry before")
        self.recorded_at = recorded_at

    def end_batch(self):
        for sequence, kind, name, offset in self.references:
            found = self.kind_of.get(name)
            fits = found is not None and kind in (found, "any record")
            require(fits, offset, f"{name} is no {kind}", f"entry {sequence}")
        self.references = []


def read_header(file):
    """Returns: the lines of the header, and the offset of each."""
    offsets, lines = [], []
    for _ in range(5):
        offsets.append(file.tell())
        lines.append(file.readline(LIMITS["origin"] + 1))
        require(lines[-1].endswith(b"\n"), offsets[-1], "a line is cut short or long", "header")
    lines = [line[:-1] for line in lines]
    require(lines[0] == b"fundtrail/entries/1", 0, "this is no entry file of format 1", "header")
    require(re.fullmatch(b"[1-9][0-9]*", lines[2]), offsets[2], "no size", "header")
    require(lines[4] == b"", offsets[4], "the fifth line is not empty", "header")
    return lines, offsets


def read_entries(file):
    """Yields: every entry."""
    number = 0
    while length := file.read(2):
        entry = file.read(int.from_bytes(length, "big"))
        is_whole = len(length) == 2 and len(entry) == int.from_bytes(length, "big")
        require(is_whole, len(entry), "the file is cut short", f"entry {number}")
        yield entry
        number += 1


def finish(ledger, lines, offsets):
    """Returns: the root of a ledger that is what the header says."""
    ledger.end_batch()
    size = len(ledger.leaves)
    require(size == int(lines[2]), offsets[2], f"there are {size} entries", "header")
    require(lines[1] == ledger.origin.encode(), offsets[1], "not the origin of entry 0", "header")
    root = base64.b64encode(tree_root(ledger.hash_name, ledger.leaves))
    require(lines[3] == root, offsets[3], f"the entries have the root {root.decode()}", "header")
    return root.decode()


def read_ledger(file):
    """Returns: (ledger, root), in which everything holds."""
    ledger, header = Ledger(), read_header(file)
    for entry in read_entries(file):
        ledger.add(entry)
    return ledger, finish(ledger, *header)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--json", action="store_true", help="print the records too, as JSON")
    parser.add_argument("file", type=argparse.FileType("rb"))
    arguments = parser.parse_args()
    try:
        ledger, root = read_ledger(arguments.file)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    result = {"size": len(ledger.leaves), "root": root, "index_keys": ledger.keys,
              "unchecked_bodies": ledger.records.count(None)}
    if arguments.json:
        print(json.dumps(result | {"records": ledger.records}, ensure_ascii=False))
    else:
        print(*(f"{name} {value}" for name, value in result.items()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
