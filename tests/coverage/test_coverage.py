#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that coverage.py adds up by folder and refuses what is run too little."""

import unittest

import coverage


def file_of(name, covered, total):
    return {"filename": name, "line_covered": covered, "line_total": total,
            "branch_covered": covered // 2, "branch_total": total}


def summary_of(verifier_lines):
    """All folders wholly run, but for one file of 100 lines of verifier/."""
    names = [name for _, folders in coverage.PARTS.values() for name in folders
             if name != "verifier"]
    files = [file_of(f"{name}/a.cc", 50, 50) for name in names]
    return {"files": [*files, file_of("verifier/b.cc", verifier_lines, 100)]}


class CoverageTest(unittest.TestCase):
    def test_adds_up_what_lies_in_a_folder_alone(self):
        summary = {"files": [file_of("verifier/a.cc", 1, 4), file_of("verifier/b.h", 2, 3),
                             file_of("verifier/rules/c.cc", 5, 5)]}
        folders = coverage.by_folder(summary)
        self.assertEqual(folders["verifier"]["line_covered"], 3)
        self.assertEqual(folders["verifier"]["line_total"], 7)
        self.assertEqual(folders["verifier/rules"]["line_total"], 5)

    def test_accepts_what_is_just_enough(self):
        rows, breaches = coverage.judge(summary_of(90))
        self.assertEqual(breaches, [])
        self.assertIn(f"{'verifier/':<20}    90/100     90.0 %       45/100     45.0 %", rows)
        self.assertIn(f"{'verifier':<20}   190/200     95.0 %       95/200     47.5 %", rows)

    def test_refuses_a_part_with_a_line_too_few(self):
        _, breaches = coverage.judge(summary_of(89))
        self.assertEqual(breaches, ["verifier: at least 95 % of its lines must be run"])

    def test_refuses_a_folder_of_which_nothing_is_known(self):
        summary = summary_of(100)
        summary["files"] = [f for f in summary["files"] if "schemas/json" not in f["filename"]]
        _, breaches = coverage.judge(summary)
        self.assertEqual(breaches, ["schemas/json: nothing is known of it"])

    def test_never_rounds_up_to_all(self):
        self.assertEqual(coverage.share(99999, 100000), " 99999/100000  99.9 %")


if __name__ == "__main__":
    unittest.main()
