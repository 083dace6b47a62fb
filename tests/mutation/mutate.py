#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts small faults into the verifier and the decoders, and says which of them no test notices.

    mutate.py --build-dir build/release [--per-file N] [--jobs N] [PATH...]

Of each file (or of those whose path begins with PATH) a sample of mutants is taken, the same in
every run. Each is compiled alone and linked with the module's test program as it was built. A
mutant is killed when the short tests of the module fail, crash, or take many times as long as
they did; one that does not compile is left out. Exits 1 if fewer than RATE_MIN per cent are
killed, or if one survives that tests/mutation/survivors.txt does not explain.
"""

import argparse
import os
import random
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mutators import mutants_of
from trial import BaselineError, Bench, Trial

ROOT = Path(__file__).resolve().parent.parent.parent
SURVIVORS = ROOT / "tests/mutation/survivors.txt"
RATE_MIN = 90
SEED = 1
PER_FILE = 6

# What is judged, by which modules' tests: the next are asked when the ones before noticed nothing.
SUBJECTS = [
    ("schemas/archive/*.cc", ["schemas"]),
    ("schemas/fields/*.cc", ["schemas"]),
    ("schemas/json/*.cc", ["schemas"]),
    ("schemas/entry.cc", ["schemas", "verifier"]),
    ("ledger/proof/*.cc", ["proof", "verifier"]),
    ("verifier/**/*.cc", ["verifier", "damage", "examples"]),
]


def subjects(prefixes):
    """Returns: [(path, modules)] of the files that are judged."""
    found = []
    for pattern, modules in SUBJECTS:
        for file in sorted(ROOT.glob(pattern)):
            path = file.relative_to(ROOT).as_posix()
            if not prefixes or path.startswith(tuple(prefixes)):
                found.append((path, modules))
    return found


def sample(path, text, count):
    """Returns: `count` of a file's mutants; a larger sample holds the smaller ones."""
    mutants = mutants_of(path, text)
    random.Random(f"{SEED} {path}").shuffle(mutants)
    return sorted(mutants[:count])


def read_survivors(text):
    """Returns: {key: reason}. A key stands at a line's beginning, its reason indented below."""
    reasons, key = {}, None
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] != " ":
            key = line.rstrip()
            reasons[key] = ""
        elif key is not None:
            reasons[key] = f"{reasons[key]} {line.strip()}".strip()
    return reasons


def table(paths, outcomes):
    """Returns: the lines of the table, all mutants, and how many per mille are killed."""
    lines = [f"{'file':<44}{'mutants':>8}{'killed':>8}{'survived':>9}{'not built':>10}{'rate':>8}"]
    total = Counter()
    for path in [*paths, None]:
        counts = total if path is None else outcomes[path]
        if path is not None:
            total.update(counts)
        judged = counts["killed"] + counts["survived"]
        rate = 1000 * counts["killed"] // judged if judged else 1000
        lines.append(f"{path or 'all':<44}{judged:>8}{counts['killed']:>8}"
                     f"{counts['survived']:>9}{counts['not built']:>10}"
                     f"{rate // 10:>5}.{rate % 10} %")
    return lines, judged, rate


def judge(bench, files, count, pool):
    """Returns: [(mutant, outcome)] of all files. Throws: BaselineError."""
    trials = {path: Trial(bench, path) for path, _ in files}
    for _ in pool.map(lambda file: trials[file[0]].check_baseline(file[1][0]), files):
        pass
    running = []
    for path, modules in files:
        text = (ROOT / path).read_text(encoding="utf-8")
        running.append((path, [(mutant, pool.submit(trials[path].run, mutant.apply(text), modules))
                               for mutant in sample(path, text, count)]))
    results = []
    for path, mutants in running:
        judged = [(mutant, future.result()) for mutant, future in mutants]
        killed = sum(outcome == "killed" for _, outcome in judged)
        print(f"{path}: {killed} of {len(judged)} killed", file=sys.stderr)
        results += judged
    return results


def report(paths, results, reasons):
    """Prints the table and the survivors. Returns: whether all is as it should be."""
    outcomes = defaultdict(Counter)
    for mutant, outcome in results:
        outcomes[mutant.path][outcome] += 1
    lines, total, rate = table(paths, outcomes)
    print("\n".join(lines))
    survivors = [mutant for mutant, outcome in results if outcome == "survived"]
    unexplained = [mutant for mutant in survivors if not reasons.get(mutant.key)]
    for mutant in survivors:
        known = "" if mutant in unexplained else "  (explained)"
        print(f"survived: {mutant.path}:{mutant.line}: {mutant.source}: {mutant.change}{known}")
    print(f"mutation: {total} mutants in {len(paths)} files, "
          f"{rate // 10}.{rate % 10} % killed (at least {RATE_MIN}), {len(survivors)} "
          f"survived, {len(unexplained)} of them not explained")
    return not unexplained and rate >= 10 * RATE_MIN


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build-dir", required=True)
    parser.add_argument("--per-file", type=int, default=PER_FILE)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("paths", nargs="*")
    arguments = parser.parse_args()
    files = subjects(arguments.paths)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(arguments.jobs) as pool:
        bench = Bench(ROOT, arguments.build_dir, folder, [path for path, _ in files])
        try:
            bench.learn(sorted({module for _, modules in files for module in modules}))
            results = judge(bench, files, arguments.per_file, pool)
        except BaselineError as error:
            print(error, file=sys.stderr)
            return 1
    reasons = read_survivors(SURVIVORS.read_text(encoding="utf-8"))
    return 0 if report([path for path, _ in files], results, reasons) else 1


if __name__ == "__main__":
    sys.exit(main())
