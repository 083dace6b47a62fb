#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves which mutants are found and which are not, and when a run of them is refused."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import mutate
import trial
from mutators import mutants_of


def changes(text):
    """Returns: [what a line becomes] for each mutant of a text of one line."""
    return [mutant.apply(text).strip() for mutant in mutants_of("a.cc", text)]


def left_out(text):
    """Returns: the statements of a text that are left out, one mutant each."""
    return [text[m.begin:m.end] for m in mutants_of("a.cc", text) if m.change == "left out"]


class OperatorTest(unittest.TestCase):
    def test_moves_relations_by_one_and_turns_them(self):
        self.assertEqual(changes("x = a < b"), ["x = a <= b", "x = a > b"])
        self.assertEqual(changes("x = a == b"), ["x = a != b"])

    def test_swaps_logic_and_arithmetic(self):
        self.assertEqual(changes("x = a && b"), ["x = a || b"])
        self.assertEqual(changes("x = a + b"), ["x = a - b"])

    def test_joins_texts_as_they_are(self):
        self.assertEqual(changes('x = a + " " + b'), [])

    def test_passes_over_brackets_of_templates_and_other_signs(self):
        self.assertEqual(changes("template <class T> std::vector<int> f(T&& a, int* b) ->T;"), [])
        self.assertEqual(changes("bool operator==(const T&) const = default;"), [])


class ConstantTest(unittest.TestCase):
    def test_moves_by_one_and_never_below_zero(self):
        self.assertEqual(changes("x = 5;"), ["x = 4;", "x = 6;"])
        self.assertEqual(changes("x = 0U;"), ["x = 1U;"])
        self.assertEqual(changes("x = 1'000;"), ["x = 1001;", "x = 999;"])
        self.assertEqual(changes("x = 0x80U;"), ["x = 127U;", "x = 129U;"])

    def test_passes_over_names_and_arguments_of_templates(self):
        self.assertEqual(changes("std::uint64_t x1 = f<2>(sha256);"), [])

    def test_inverts_truths(self):
        self.assertEqual(changes("x = true;"), ["x = false;"])


class ConditionTest(unittest.TestCase):
    def test_negates_the_whole_condition(self):
        self.assertIn("if (!(f(a) || b)) {", changes("if (f(a) || b) {"))
        self.assertIn("if (auto x = f(); !(x.g())) {", changes("if (auto x = f(); x.g()) {"))

    def test_passes_over_a_declaration(self):
        self.assertEqual(changes("if (const auto* x = f(a)) {"), [])


class StatementTest(unittest.TestCase):
    def test_leaves_out_calls_assignments_steps_and_jumps(self):
        text = ("void f() {\n  a.g(x, {1, 2});\n  b->c[i] = d;\n  ++e;\n"
                "  if (x) return;\n  for (;;) {\n    continue;\n  }\n}\n")
        self.assertEqual(left_out(text),
                         ["a.g(x, {1, 2})", "b->c[i] = d", "++e", "return", "continue"])

    def test_keeps_declarations(self):
        self.assertEqual(left_out("void f() {\n  int a = 1;\n  const T b(c);\n  T d{e};\n}\n"), [])

    def test_keeps_the_return_that_gives_a_function_its_value(self):
        text = ("int f() {\n  if (a) {\n    return 1;\n  }\n  if (b) return 2;\n"
                "  const auto g = [] { return 3; };\n  return 4;\n}\n")
        self.assertEqual(left_out(text), ["return 1", "return 2"])

    def test_keeps_invariants_and_memory_asked_for_in_advance(self):
        self.assertEqual(changes("  FUNDTRAIL_CHECK(a.size() < b);\n"), [])
        self.assertEqual(left_out("{\n  a.reserve(b);\n}\n"), [])


class PlaceTest(unittest.TestCase):
    def test_finds_nothing_in_comments_literals_and_directives(self):
        self.assertEqual(changes('#include "a1.h"\n// a < 1\n/* true */ f("b < 2", \'3\')'), [])

    def test_names_the_line_and_what_it_becomes(self):
        mutant, = mutants_of("a.cc", "int x;\n  return a || b;\n")
        self.assertEqual((mutant.line, mutant.key), (2, "a.cc: return a || b;: || to &&"))


class SampleTest(unittest.TestCase):
    TEXT = "".join(f"x = a{i} < b;\n" for i in range(50))

    def test_is_the_same_each_time_and_grows(self):
        small, large = (set(mutate.sample("a.cc", self.TEXT, count)) for count in (10, 30))
        self.assertEqual(small, set(mutate.sample("a.cc", self.TEXT, 10)))
        self.assertTrue(small < large)

    def test_takes_all_where_there_are_fewer(self):
        self.assertEqual(len(mutate.sample("a.cc", "x = 5;", 10)), 2)


class ReportTest(unittest.TestCase):
    """What a run of ten mutants comes to."""

    def judged(self, survivors, reasons):
        mutants = mutants_of("a.cc", "".join(f"f(y{i} == z,\n" for i in range(10)))
        results = [(mutant, "survived" if index < survivors else "killed")
                   for index, mutant in enumerate(mutants)]
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            passed = mutate.report(["a.cc"], results, reasons)
        return passed, printed.getvalue()

    def test_accepts_nine_of_ten_where_the_tenth_is_explained(self):
        passed, printed = self.judged(1, {"a.cc: f(y0 == z,: == to !=": "it is the same"})
        self.assertTrue(passed)
        self.assertIn("survived: a.cc:1: f(y0 == z,: == to !=  (explained)\n", printed)
        self.assertRegex(printed, r"all +10 +9 +1 +0 +90\.0 %\n")

    def test_refuses_a_survivor_without_a_reason(self):
        self.assertFalse(self.judged(1, {})[0])
        self.assertFalse(self.judged(1, {"a.cc: f(y0 == z,: == to !=": ""})[0])

    def test_refuses_a_low_rate_even_if_explained(self):
        reasons = {f"a.cc: f(y{i} == z,: == to !=": "it is the same" for i in range(2)}
        self.assertFalse(self.judged(2, reasons)[0])

    def test_reads_reasons_over_several_lines(self):
        text = "# heading\n\na.cc: x = 1;: 1 to 2\n    because\n    of this\nb.cc: y: left out\n"
        self.assertEqual(mutate.read_survivors(text),
                         {"a.cc: x = 1;: 1 to 2": "because of this", "b.cc: y: left out": ""})


class ProgramTest(unittest.TestCase):
    """A test program is a script here."""

    def passes(self, script, cpu_seconds=60):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder, "program")
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)
            return trial.passes(program, cpu_seconds)

    def test_passes_in_silence(self):
        self.assertTrue(self.passes("exit 0"))

    def test_fails_by_its_status_and_by_a_signal(self):
        self.assertFalse(self.passes("exit 201"))
        self.assertFalse(self.passes("kill -SEGV $$"))

    def test_ends_at_the_first_failure(self):
        self.assertFalse(self.passes('echo "a_test.cc(1): error: in \\"s/c\\": check x failed"\n'
                                     "while :; do :; done"))

    def test_ends_when_it_works_too_long(self):
        self.assertFalse(self.passes("while :; do :; done", cpu_seconds=1))


if __name__ == "__main__":
    unittest.main()
