#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What is written opens in another implementation, and what that one writes is read: openpyxl."""

import datetime
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

# Debian's modules, for an interpreter that is not Debian's.
sys.path.append("/usr/lib/python3/dist-packages")

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

WORKER = Path(os.environ["FUNDTRAIL_PROGRAM"]).parents[1] / "tests/fundtrail_imports_worker"


class OpenpyxlTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "a.xlsx"

    def run_worker(self, verb, *arguments):
        return subprocess.run([WORKER, verb, self.path, *arguments], capture_output=True,
                              encoding="utf-8", timeout=60, check=False)

    def read(self, *sheet):
        done = self.run_worker("read", *sheet)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [json.loads(line) for line in done.stdout.splitlines()]


class WriterTest(OpenpyxlTest):
    def setUp(self):
        super().setUp()
        self.assertEqual(self.run_worker("write").returncode, 0)
        self.workbook = openpyxl.load_workbook(self.path)

    def test_cells_have_their_types(self):
        rows = list(self.workbook["支出"].iter_rows(values_only=True))
        self.assertEqual(rows, [
            ("编号", "金额（元）", "日期", "阶段"),
            ("0001", 1234.56, datetime.datetime(2024, 4, 29), "拨至单位"),
            ("=1+1", -0.1, datetime.datetime(1900, 1, 1), None),
            ("@x <&> \"y\" _x005F_x000D_", "838万元", "4月底", "-")])
        self.assertEqual([cell.data_type for cell in self.workbook["支出"]["A"]], ["s"] * 4)

    def test_texts_like_formulas_are_quoted(self):
        cells = [self.workbook["支出"][name] for name in ("A2", "A3", "A4", "D4")]
        self.assertEqual([cell.quotePrefix for cell in cells], [False, True, True, True])
        self.assertEqual({cell.number_format for cell in cells}, {"@"})

    def test_sheets_have_headings_widths_and_lists(self):
        sheet = self.workbook["支出"]
        self.assertEqual(self.workbook.sheetnames, ["支出", "说明"])
        self.assertEqual(sheet.freeze_panes, "A2")
        self.assertTrue(sheet["A1"].font.b)
        self.assertFalse(sheet["A2"].font.b)
        self.assertEqual(sheet.column_dimensions["A"].width, 20)
        [choices] = sheet.data_validations.dataValidation
        self.assertEqual((choices.type, choices.formula1, str(choices.sqref)),
                         ("list", '"财政间调拨,拨至单位"', "D2:D1048576"))
        self.assertTrue(self.workbook["说明"]["A2"].alignment.wrap_text)


class ReaderTest(OpenpyxlTest):
    def setUp(self):
        super().setUp()
        self.workbook = openpyxl.Workbook()
        self.sheet = self.workbook.active

    def read_saved(self, *sheet):
        self.workbook.save(self.path)
        return self.read(*sheet)

    def test_reads_every_type(self):
        self.sheet.append(["编号", 0.1 + 0.2, 1234.56, 10**9, True, None, "一\n二"])
        self.sheet.append([datetime.date(2024, 4, 29), datetime.datetime(2024, 4, 29, 23, 59)])
        self.sheet["C2"] = 1.2725
        self.sheet["C2"].number_format = "0.00%"
        self.assertEqual(self.read_saved(), [
            ["编号", "0.3", "1234.56", "1000000000", "TRUE", "", "一\n二"],
            ["2024-04-29", "2024-04-29", "127.25%"]])

    def test_counts_days_from_1904(self):
        self.workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        self.sheet.append([datetime.date(2024, 4, 29)])
        self.assertEqual(self.read_saved(), [["2024-04-29"]])

    def test_passes_over_what_is_no_content(self):
        self.sheet.append(["a", "b"])
        self.sheet["A1"].font = Font(b=True)
        self.sheet["Z9"].font = Font(b=True)
        self.sheet.merge_cells("A1:B1")
        self.sheet.add_data_validation(DataValidation(type="list", formula1='"x,y"'))
        self.assertEqual(self.read_saved(), [["a"]])

    def test_reads_the_sheet_that_is_named(self):
        self.sheet.sheet_state = "hidden"
        self.sheet.title = "封面"
        self.workbook.create_sheet("支出").append([1])
        self.assertEqual(self.read_saved(), [["1"]])
        self.assertEqual(self.read("封面"), [])

    def test_refuses_formulas_that_were_never_calculated(self):
        self.sheet["B2"] = "=1+1"
        self.workbook.save(self.path)
        done = self.run_worker("read")
        self.assertEqual(done.returncode, 1)
        self.assertIn("sheet “Sheet”, cell B2: its formula has no saved result", done.stderr)


if __name__ == "__main__":
    unittest.main()
