# SPDX-License-Identifier: Apache-2.0
"""Takes exported entries apart and puts them together as whoever holds the ledger can: numbered and
chained anew, with the root that follows. Source: docs/FORMAT.md "Entry", "Tree", "Entry file"."""

import base64
import hashlib

HEADER, DIGEST = 20, 32  # bytes before an entry's body, and of the previous leaf after it


def sha256(content):
    return hashlib.sha256(content).digest()


def read_entries(content):
    """Returns: the entries of an exported file."""
    rest = content.split(b"\n", 5)[5]
    entries = []
    while rest:
        size = int.from_bytes(rest[:2], "big")
        entries.append(rest[2:2 + size])
        rest = rest[2 + size:]
    return entries


def tree_root(leaves):
    if len(leaves) == 1:
        return leaves[0]
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01" + tree_root(leaves[:middle]) + tree_root(leaves[middle:]))


def write_entries(origin, entries):
    """Returns: a file of these entries in which every sequence, hash and size is right."""
    leaves, content = [], b""
    for sequence, entry in enumerate(entries):
        previous = leaves[-1] if leaves else bytes(DIGEST)
        entry = entry[:1] + sequence.to_bytes(8, "big") + entry[9:-DIGEST] + previous
        leaves.append(sha256(b"\x00" + entry))
        content += len(entry).to_bytes(2, "big") + entry
    root = base64.b64encode(tree_root(leaves)).decode()
    return f"fundtrail/entries/1\n{origin}\n{len(entries)}\n{root}\n\n".encode() + content


def with_time_of(entry, other):
    """Returns: an entry that claims to be recorded when another was."""
    return entry[:9] + other[9:17] + entry[17:]
