#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that each check of tidy.py can fail, and that it lets pass what is right."""

import json
import tempfile
import textwrap
import unittest
from pathlib import Path

import cpp
import tidy

LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"
LICENCE_PY = "# SPDX-License-Identifier: Apache-2.0\n"


class TreeTest(unittest.TestCase):
    """Writes a small repository and says what a check finds in it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def found(self, check, *arguments):
        return [(f.path, f.line) for f in check(tidy.Tree(self.root), *arguments)]

    def messages(self, check, *arguments):
        return "\n".join(str(f) for f in check(tidy.Tree(self.root), *arguments))


class LicenceTest(TreeTest):
    def test_finds_files_without_it(self):
        self.write("schemas/a.cc", "int x;\n")
        self.write("schemas/empty.h", "")
        self.write("run", "#!/bin/sh\necho\n")
        self.write("CMakeLists.txt", "project(x)\n")
        self.assertEqual(len(self.found(tidy.check_licence)), 4)

    def test_accepts_first_line_and_line_after_shebang(self):
        self.write("schemas/a.cc", LICENCE)
        self.write("run.sh", "#!/bin/sh\n" + LICENCE_PY)
        self.write("README.md", "text\n")
        self.assertEqual(self.found(tidy.check_licence), [])


class HeaderGuardTest(TreeTest):
    def test_finds_header_without_it(self):
        self.write("schemas/a.h", LICENCE + "// #pragma once\n")
        self.write("schemas/b.h", LICENCE + "#pragma once\n")
        self.write("schemas/c.cc", LICENCE)
        self.assertEqual(self.found(tidy.check_header_guard), [("schemas/a.h", 1)])


class ColumnsTest(TreeTest):
    def test_counts_chinese_twice(self):
        self.write("schemas/a.cc", "x" * 100 + "\n" + "x" * 101 + "\n")
        self.write("schemas/b.cc", "账" * 50 + "\n" + "账" * 51 + "\n")
        self.write("docs/a.md", "x" * 300 + "\n")
        self.assertEqual(self.found(tidy.check_columns), [("schemas/a.cc", 2), ("schemas/b.cc", 2)])


class IncludesTest(TreeTest):
    def setUp(self):
        super().setUp()
        for header in ("schemas/a.h", "ledger/proof/a.h", "ledger/store/a.h", "ledger/ledger.h",
                       "verifier/a.h", "report/a.h", "imports/a.h", "scan/a.h", "cli/a.h",
                       "tests/support/a.h"):
            self.write(header, "")

    def include(self, path, *names):
        lines = [n if n[0] == "<" else f'"{n}"' for n in names]
        self.write(path, "".join(f"#include {line}\n" for line in lines))

    def assert_refused(self, path, *names):
        self.include(path, *names)
        lines = list(range(1, len(names) + 1))
        self.assertEqual(self.found(tidy.check_includes), [(path, line) for line in lines])

    def assert_accepted(self, path, *names):
        self.include(path, *names)
        self.assertEqual(self.messages(tidy.check_includes), "")

    def test_schemas_know_nobody(self):
        self.assert_refused("schemas/x.cc", "ledger/proof/a.h", "ledger/ledger.h", "verifier/a.h",
                            "report/a.h", "cli/a.h", "tests/support/a.h")

    def test_proof_knows_schemas_only(self):
        self.assert_accepted("ledger/proof/y.cc", "schemas/a.h", "ledger/proof/a.h")
        self.assert_refused("ledger/proof/x.cc", "ledger/store/a.h", "ledger/ledger.h")

    def test_ledger_knows_proof_but_no_verifier(self):
        self.assert_accepted("ledger/y.cc", "ledger/proof/a.h", "ledger/store/a.h")
        self.assert_refused("ledger/x.cc", "verifier/a.h", "cli/a.h")

    def test_store_knows_no_ledger(self):
        self.assert_accepted("ledger/store/y.cc", "ledger/proof/a.h", "ledger/store/a.h")
        self.assert_refused("ledger/store/x.cc", "ledger/ledger.h", "verifier/a.h")

    def test_verifier_knows_no_store(self):
        self.assert_accepted("verifier/rules/y.cc", "schemas/a.h", "ledger/proof/a.h")
        self.assert_refused("verifier/x.cc", "ledger/store/a.h", "ledger/ledger.h", "report/a.h")

    def test_report_knows_no_program(self):
        self.assert_accepted("report/y.cc", "verifier/a.h", "ledger/ledger.h")
        self.assert_refused("report/x.cc", "imports/a.h", "scan/a.h", "cli/a.h")

    def test_imports_know_schemas_only(self):
        self.assert_accepted("imports/y.cc", "schemas/a.h", "imports/a.h")
        self.assert_refused("imports/x.cc", "ledger/proof/a.h", "report/a.h", "scan/a.h",
                            "cli/a.h")

    def test_scan_knows_schemas_only(self):
        self.assert_accepted("scan/y.cc", "schemas/a.h", "scan/a.h")
        self.assert_refused("scan/x.cc", "ledger/proof/a.h", "verifier/a.h", "report/a.h",
                            "imports/a.h", "cli/a.h")

    def test_program_and_tests_know_all(self):
        self.assert_accepted("cli/y.cc", "report/a.h", "imports/a.h", "scan/a.h",
                             "ledger/ledger.h", "cli/version.h")
        self.assert_accepted("tests/cli/y.cc", "cli/a.h", "tests/support/a.h")

    def test_libraries_stay_in_their_folders(self):
        self.assert_accepted("ledger/proof/y.cc", "<openssl/evp.h>")
        self.assert_accepted("ledger/store/y.cc", "<lmdb.h>")
        self.assert_accepted("tests/damage/y.cc", "<lmdb.h>", "<boost/test/unit_test.hpp>")
        self.assert_accepted("schemas/y.cc", "<cereal/cereal.hpp>", "<simdjson.h>", "<vector>")
        self.assert_refused("verifier/x.cc", "<openssl/evp.h>", "<lmdb.h>", "<cereal/cereal.hpp>",
                            "<simdjson.h>", "<CLI/CLI.hpp>", "<boost/test/unit_test.hpp>")

    def test_yardsticks_stay_in_bench(self):
        self.assert_accepted("bench/y.cc", "<sqlite3.h>", "ledger/ledger.h")
        self.assert_refused("ledger/store/x.cc", "<sqlite3.h>")

    def test_bench_hashes_by_the_hasher(self):
        self.assert_accepted("bench/y.cc", "ledger/proof/a.h")
        self.assert_refused("bench/x.cc", "<openssl/evp.h>", "<lmdb.h>")

    def test_refuses_relative_path_and_angle_brackets(self):
        self.assert_refused("schemas/x.cc", "a.h", "../schemas/a.h", "<schemas/a.h>")

    def test_ignores_comments(self):
        self.write("schemas/x.cc", '// #include "cli/a.h"\n/*\n#include "cli/a.h"\n*/\n')
        self.assertEqual(self.found(tidy.check_includes), [])


class BannedTest(TreeTest):
    SAMPLES = ["assert (x);", "memcmp(a, b, 1);", "std::rand();", "srand(1);", "strcpy(a, b);",
               "sprintf(a, b);", "std::stoi(a);", "strtoull(a, b, 10);", "std::cout << 1;",
               "std::cerr << 1;", "printf(a);", "std::regex r;", "std::format(a);", "double x;",
               "float x;", "std::shared_ptr<int> x;", "std::byte x;", "localtime_r(a, b);",
               "std::locale x;", "std::chrono::system_clock::now();", "time(nullptr);",
               "using namespace std;", "MDB_NOSYNC;"]

    def test_finds_each(self):
        self.assertGreaterEqual(len(self.SAMPLES), len(tidy.BANNED))
        for sample in self.SAMPLES:
            with self.subTest(sample):
                self.write("verifier/x.cc", f"\n{sample}\n")
                self.assertEqual(self.found(tidy.check_banned), [("verifier/x.cc", 2)])

    def test_every_pattern_has_a_sample(self):
        for pattern, _, _ in tidy.BANNED:
            self.assertTrue(any(tidy.re.search(pattern, s) for s in self.SAMPLES), pattern)

    def test_accepts_what_only_looks_alike(self):
        self.write("verifier/x.cc", textwrap.dedent('''\
            static_assert(true);  // not assert(
            using namespace std::string_literals;
            FUNDTRAIL_CHECK(std::ranges::equal(a, b));
            say("double assert( printf(");
            auto operand(brand(1), update_time(0), fmt::format("x"));
            R"x(strcpy(a, b) "quoted")x";
            constexpr char kQuote = '"'; std::uint64_t big = 1'000'000; f("float");
            '''))
        self.assertEqual(self.messages(tidy.check_banned), "")

    def test_program_may_print(self):
        self.write("cli/x.cc", "std::cout << 1;\n")
        self.assertEqual(self.found(tidy.check_banned), [])


class WordsTest(TreeTest):
    def test_finds_unfinished_work(self):
        self.write("docs/a.md", "fine\nTO" "DO: more\nFIX" "ME\nXX" "X\n")
        self.write("schemas/a.cc", "// mkdtemp wants XX" "XXXX, and a todo list is fine\n")
        self.assertEqual(self.found(tidy.check_words), [("docs/a.md", n) for n in (2, 3, 4)])

    def test_finds_paths_of_a_machine(self):
        self.write("docs/a.md", "see /wo" "rk/main\n(/ho" "me/me/x)\n")
        self.write("docs/b.md", "tree/ho" "me/x and ~/x and https://example.org/wo" "rk/\n")
        self.assertEqual(self.found(tidy.check_words), [("docs/a.md", 1), ("docs/a.md", 2)])


class MessagesTest(TreeTest):
    def reasons(self, *calls):
        self.write("cli/a.cc", LICENCE + "\n".join(calls) + "\n")
        return [str(f).split("” ")[-1] for f in tidy.check_messages(tidy.Tree(self.root))]

    def test_finds_what_one_language_lacks(self):
        self.assertEqual(
            self.reasons('say("已记入", "");', 'say("", "recorded");',
                         'say("recorded", "is recorded");',
                         'say("已记入", "已 recorded");', 'tell("{} 条", "entries");',
                         'say("第 {} 号"\n    "缺失", "entry"\n    " is missing");'),
            ["is said in one language only", "is said in one language only",
             "has no Chinese words in its Chinese text", "has Chinese words in its English text",
             "has not the same arguments in both languages",
             "has not the same arguments in both languages"])

    def test_accepts_what_is_said_in_both(self):
        self.assertEqual(
            self.reasons('say("已记入 {} 条", "{} recorded", n);', 'say("；", "; ");',
                         'say("（{}）", "", label);', 'say("{0}", "{0}", x);',
                         'say("应写作 1元", "write 1元");',
                         'say("如 财预〔2020〕10号", "as 财预〔2020〕10号");',
                         'say(zh, en);', '// say("已记入", "");'),
            [])


class BudgetTest(TreeTest):
    EXCEPTIONS = "tests/tidy/exceptions.txt"

    def write_function(self, lines):
        self.write("schemas/a.cc", LICENCE + "int f() {\n" + "  x();\n" * (lines - 2) + "}\n")

    def test_function_at_and_over_the_limit(self):
        self.write_function(60)
        self.assertEqual(self.found(tidy.check_budgets), [])
        self.write_function(61)
        self.assertEqual(self.found(tidy.check_budgets), [("schemas/a.cc", 2)])

    def test_file_at_and_over_the_limit(self):
        self.write("schemas/a.h", "\n" * 500)
        self.write("schemas/b.h", "\n" * 501)
        self.assertEqual(self.found(tidy.check_budgets), [("schemas/b.h", 1)])

    def test_python_function(self):
        self.write("tests/a.py", "def f():\n" + "    x()\n" * 60)
        self.assertEqual(self.found(tidy.check_budgets), [("tests/a.py", 1)])

    def test_exception_may_not_grow(self):
        self.write(self.EXCEPTIONS, "# why\nfunction schemas/a.cc f 70\n")
        self.write_function(70)
        self.assertEqual(self.messages(tidy.check_budgets), "")
        self.write_function(71)
        self.assertIn("at most 70", self.messages(tidy.check_budgets))

    def test_exception_must_shrink_with_the_code(self):
        self.write(self.EXCEPTIONS, "function schemas/a.cc f 70\n")
        self.write_function(65)
        self.assertIn("write 65", self.messages(tidy.check_budgets))
        self.write_function(60)
        self.assertIn("take it off", self.messages(tidy.check_budgets))

    def test_exception_for_what_is_gone(self):
        self.write(self.EXCEPTIONS, "file schemas/gone.h - 700\n")
        self.assertIn("take it off", self.messages(tidy.check_budgets))


class TargetsTest(TreeTest):
    def write_database(self, *paths):
        entries = [{"directory": str(self.root), "file": path} for path in paths]
        self.write("build/compile_commands.json", json.dumps(entries))

    def test_finds_file_of_no_target(self):
        self.write("schemas/a.cc", "")
        self.write("schemas/b.cc", "")
        self.write("tests/package/consumer/main.cc", "")
        self.write_database("schemas/a.cc")
        self.assertEqual(self.found(tidy.check_targets, self.root / "build"), [("schemas/b.cc", 1)])

    def test_optional_folder_counts_once_it_is_built(self):
        self.write("bench/a_bench.cc", "")
        self.write("bench/b.cc", "")
        self.write_database()
        self.assertEqual(self.found(tidy.check_targets, self.root / "build"), [])
        self.write_database("bench/a_bench.cc")
        self.assertEqual(self.found(tidy.check_targets, self.root / "build"), [("bench/b.cc", 1)])

    def test_database_must_exist(self):
        self.assertEqual(len(self.found(tidy.check_targets, self.root / "build")), 1)


class FunctionsTest(unittest.TestCase):
    def functions(self, code):
        code = cpp.blank_literals(cpp.blank_comments(textwrap.dedent(code)))
        return [(f.name, f.line, f.lines) for f in cpp.functions_of(code)]

    def test_free_function_and_its_inside(self):
        self.assertEqual(self.functions("""\
            namespace a {
            [[nodiscard]] int f(int x,
                                int y) {
              if (x) { return 1; }
              auto g = [](int z) { return z; };
            }
            }  // namespace a
            int h() { return 0; }
            """), [("f", 2, 5), ("h", 8, 1)])

    def test_members_constructors_and_operators(self):
        self.assertEqual(self.functions("""\
            class X : public Y {
             public:
              X() : a_{1}, b_(2) {
                run();
              }
              bool operator==(const X&) const noexcept { return true; }
              auto size() const -> std::size_t { return 1; }
              explicit operator bool() const { return true; }
              ~X() override { close(); }
             private:
              int a_{3};
            };
            """), [("X", 3, 3), ("operator==", 6, 1), ("size", 7, 1), ("operator_bool", 8, 1),
                   ("~X", 9, 1)])

    def test_templates_and_constraints(self):
        self.assertEqual(self.functions("""\
            template <class T = int>
              requires requires(T t) { t.x(); }
            struct S {
              void f() {}
            };
            template <class T>
              requires(sizeof(T) > 1)
            void g(T) {
            }
            """), [("f", 4, 1), ("g", 8, 2)])

    def test_what_is_no_function(self):
        self.assertEqual(self.functions("""\
            enum class E { kA, kB };
            constexpr std::array<int, 2> kTable = {{1, 2}};
            const std::map<int, int> kMap{{1, 2}};
            #define FUNDTRAIL_X(a) \\
              do { f(a); } while (0)
            const char* kText = "int f() {";
            int declared(int x);
            """), [])

    def test_test_case_is_named_by_its_argument(self):
        self.assertEqual(self.functions("""\
            BOOST_AUTO_TEST_SUITE(inclusion)
            BOOST_AUTO_TEST_CASE(rejects_truncated_path) {
            }
            BOOST_AUTO_TEST_SUITE_END()
            """), [("rejects_truncated_path", 2, 2)])


if __name__ == "__main__":
    unittest.main()
