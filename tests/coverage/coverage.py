#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Says which part of the verifier and of the decoders their own short tests run.

    coverage.py SUMMARY

SUMMARY is what `gcovr --json-summary` wrote. Prints lines and branches of each folder; exits 1 if
a part has fewer lines run than it must have.
"""

import json
import sys
from collections import Counter
from pathlib import Path

# Each part with the share of its lines, in per cent, that must be run, and its folders.
PARTS = {
    "verifier": (95, ["verifier", "verifier/integrity", "verifier/rules"]),
    "decoders": (95, ["schemas/archive", "schemas/fields", "schemas/json", "schemas/kinds",
                      "ledger/proof"]),
}
COUNTS = ["line_covered", "line_total", "branch_covered", "branch_total"]


def by_folder(summary):
    """Returns: {folder: counts}, a file counting for the folder in which it lies alone."""
    folders = {}
    for file in summary["files"]:
        folder = Path(file["filename"]).parent.as_posix()
        counts = folders.setdefault(folder, Counter())
        counts.update({name: file[name] for name in COUNTS})
    return folders


def share(covered, total):
    """Returns: a share as text, rounded down: 100.0 % is all."""
    tenths = 1000 * covered // total if total else 1000
    return f"{covered:>6}/{total:<6}{tenths // 10:>4}.{tenths % 10} %"


def row(name, counts):
    lines = share(counts["line_covered"], counts["line_total"])
    branches = share(counts["branch_covered"], counts["branch_total"])
    return f"{name:<20}{lines}   {branches}"


def judge(summary):
    """Returns: (rows, breaches), as lines of text."""
    folders = by_folder(summary)
    rows, breaches = [f"{'':<20}{'lines':>13}{'':>8}{'branches':>16}"], []
    for part, (lines_min, names) in PARTS.items():
        total = Counter()
        for name in names:
            counts = folders.get(name, Counter())
            total.update(counts)
            rows.append(row(f"{name}/", counts))
            if not counts["line_total"]:
                breaches.append(f"{name}: nothing is known of it")
        rows.append(row(part, total))
        if 100 * total["line_covered"] < lines_min * total["line_total"]:
            breaches.append(f"{part}: at least {lines_min} % of its lines must be run")
    return rows, breaches


def main():
    if len(sys.argv) != 2:
        sys.exit("coverage.py SUMMARY")
    rows, breaches = judge(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    print("\n".join(rows + breaches))
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
