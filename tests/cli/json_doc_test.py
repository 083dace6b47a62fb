#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/JSON.md names what the program prints: every schema here, every key wherever a test reads
what was printed."""

import re
import unittest

from json_doc import SOURCE_DIR, check_documented, documented

VERIFICATION = "fundtrail.verification/1"  # docs/FORMAT.md and a JSON Schema have it


class JsonDocTest(unittest.TestCase):
    def test_every_schema_is_there_and_no_other(self):
        printed = set()
        for folder in ("cli", "report"):
            for path in (SOURCE_DIR / folder).glob("*.cc"):
                printed |= set(re.findall(r'"(fundtrail\.[a-z_]+/1)\\?"',
                                          path.read_text(encoding="utf-8")))
        self.assertIn(VERIFICATION, printed)
        self.assertEqual(printed - {VERIFICATION}, set(documented()))

    def test_keys_that_differ_are_told(self):
        check_documented({"schema": "fundtrail.version/1", "version": "1"})
        for document in ({"schema": "fundtrail.version/1"}, {"schema": "fundtrail.nothing/1"},
                         {"schema": "fundtrail.version/1", "version": "1", "more": 1}):
            with self.assertRaises(AssertionError):
                check_documented(document)


if __name__ == "__main__":
    unittest.main()
