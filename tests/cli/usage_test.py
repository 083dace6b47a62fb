#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The command line: what is refused, what is suggested, and in which language."""

import unittest

from cli_support import CliTest

COMMANDS = ["init", "append", "verify", "list", "show", "trace", "rules", "checkpoint", "prove",
            "check", "doctor", "help"]


class NumberTest(CliTest):
    def test_numbers_are_parsed_whole(self):
        for value in ("-1 010 +5 0x10 1e3 1.0 五 1025".split() + ["9" * 20, "", " 5", "5 "]):
            for option in (["--jobs", value], [f"--jobs={value}"]):
                if option == ["--jobs="]:
                    continue
                with self.subTest(option):
                    self.assertIn("--jobs", self.fail_with(2, "verify", *option))
        self.assertIn("--limit", self.fail_with(2, "list", "--limit", "-1"))
        self.assertIn("--expect-size", self.fail_with(2, "verify", "--expect-size", "1.5"))

    def test_numbers_in_range_pass(self):
        self.make_ledger()
        for value in ["0", "1", "1024"]:
            self.succeed("verify", "--jobs", value)
        self.assertEqual(self.run_program("verify", "--expect-size", 2**64 - 1).code, 12)
        self.fail_with(2, "verify", "--expect-size", 2**64)

    def test_a_size_of_nothing_is_no_anchor(self):
        self.make_ledger()
        message = self.fail_with(2, "verify", "--expect-size", "0")
        self.assertIn("--expect-size 的值应大于 0", message)
        self.assertIn("条数相符、根未对照", self.run_program("verify", "--expect-size", "1").out)

    def test_roots(self):
        for value in ["", "abc", "0" * 63, "g" * 64, "A" * 44]:
            self.assertIn("--expect-root", self.fail_with(2, "verify", "--expect-root", value))

    def test_a_root_without_its_last_character(self):
        root = "ERERERERERERERERERERERERERERERERERERERERERE="
        self.assertIn(f"末尾少了一个 =，应为 {root}",
                      self.fail_with(2, "verify", "--expect-root", root[:-1]))

    def test_dates_out_of_order(self):
        self.make_ledger()
        self.assertIn("--from 2024-12-31 晚于 --to 2024-01-01",
                      self.fail_with(2, "list", "--from", "2024-12-31", "--to", "2024-01-01"))

    def test_dates(self):
        self.make_ledger()
        for value in ["2024-02-30", "2024-1-1", "yesterday"]:
            self.assertIn("--from", self.fail_with(2, "list", "--from", value))


class SpellingTest(CliTest):
    def test_suggests_commands(self):
        for word, meant in [("verfy", "verify"), ("lst", "list"), ("tarce", "trace"),
                            ("apend", "append")]:
            self.assertIn(f"是不是 {meant}？", self.fail_with(2, word))
        self.assertNotIn("是不是", self.fail_with(2, "frobnicate"))

    def test_suggests_options(self):
        self.assertIn("是不是 --jobs？", self.fail_with(2, "verify", "--jbos", "3"))
        self.assertIn("did you mean --json?", self.fail_with(2, "--lang", "en", "list", "--jsn"))
        self.assertIn("“--xyzzy”", self.fail_with(2, "verify", "--xyzzy=3"))

    def test_suggests_options_by_a_part_or_a_letter(self):
        self.assertIn("是不是 --expect-size？", self.fail_with(2, "verify", "--sise", "1"))
        self.assertIn("是不是 --limit？", self.fail_with(2, "list", "-limit", "1"))
        self.assertIn("是不是 --version？", self.fail_with(2, "-v"))
        self.assertIn("是不是 --version？", self.fail_with(2, "version"))
        self.assertNotIn("是不是", self.fail_with(2, "-l"))

    def test_sends_to_the_help_of_the_command(self):
        for arguments in (["verify", "--zzzz"], ["show"], ["show", "1", "2"], ["list", "--kind"]):
            with self.subTest(arguments):
                self.assertIn(f"运行 fundtrail {arguments[0]} --help 查看用法",
                              self.fail_with(2, *arguments))
        self.assertIn("运行 fundtrail help 查看用法", self.fail_with(2, "frobnicate"))

    def test_suggests_kinds_and_rules(self):
        self.make_ledger()
        for kind in ("alocation", "下达"):
            self.assertIn("是不是 allocation（下达）（可用：genesis（创世记录）",
                          self.fail_with(2, "list", "--kind", kind))
        self.assertIn("F0", self.fail_with(2, "rules", "show", "F00"))


class UsageTest(CliTest):
    def test_nothing_given(self):
        self.assertIn("fundtrail verify", self.fail_with(2))

    def test_too_many_and_too_few_arguments(self):
        for arguments in (["show"], ["append"], ["trace"], ["show", "1", "2"], ["verify", "x"],
                          ["rules", "x"], ["rules", "show"], ["rules", "show", "a", "b"],
                          ["help", "nope"], ["help", "--man", "nope"], ["help", "a", "b"],
                          ["init", "x"]):
            with self.subTest(arguments):
                self.fail_with(2, *arguments)

    def test_options_given_wrongly(self):
        for arguments in (["verify", "--jobs"], ["verify", "--json=1"], ["list", "--kind"],
                          ["verify", "--jobs", "1", "--jobs", "2"], ["init", "--hash", "md5"],
                          ["init", "--origin", ""], ["verify", "--color", "red"],
                          ["verify", "--lang", "fr"], ["--ledger", "", "verify"]):
            with self.subTest(arguments):
                self.fail_with(2, *arguments)

    def test_an_option_is_no_value_of_another(self):
        for option in ("--expect-size", "--jobs", "--color"):
            with self.subTest(option):
                self.assertIn(f"选项 {option} 后面缺少取值",
                              self.fail_with(2, "verify", option, "--ledger", "L", LANG="zh_CN"))

    def test_options_stand_before_or_after_the_command(self):
        self.make_ledger()
        self.assertEqual(self.succeed("--json", "verify", "--no-memory").out,
                         self.succeed("verify", "--no-memory", "--json").out)

    def test_a_usage_error_has_a_document_too(self):
        result = self.run_program("verify", "--json", "--jobs", "x")
        self.assertEqual(result.code, 2)
        self.assertEqual(result.json["exit_code"], 2)
        self.assertIs(result.json["ok"], False)


class HelpTest(CliTest):
    def test_each_command_begins_with_an_example(self):
        for command in COMMANDS:
            for form in (["help", command], [command, "--help"], [command, "-h"]):
                with self.subTest(form):
                    text = self.succeed(*form).out
                    self.assertRegex(text.splitlines()[0], rf"^  .*fundtrail {command}\b.*#")
                    self.assertIn("用法：", text)
            self.assertIn("Usage: fundtrail " + command, self.succeed("help", command, "--lang",
                                                                      "en").out)

    def test_the_whole_program(self):
        text = self.succeed("help").out
        for command in COMMANDS:
            self.assertIn(f"\n  {command} ", text)
        for code in ("0", "1", "6", "2", "3", "4", "5", "10", "11", "12", "13", "70"):
            self.assertRegex(text, rf"(?m)^ +{code}  ")
        self.assertEqual(self.succeed("--help").out, text)

    def test_version(self):
        self.assertRegex(self.succeed("--version").out, r"^fundtrail \d+\.\d+\.\d+\n$")


class LanguageTest(CliTest):
    def is_chinese(self, *arguments, **variables):
        return "用法：" in self.succeed("help", "verify", *arguments, **variables).out

    def test_chinese_unless_said_otherwise(self):
        self.assertTrue(self.is_chinese())
        for locale in ("C", "POSIX", "C.UTF-8", "zh_CN.UTF-8", "zh_TW", "zh"):
            self.assertTrue(self.is_chinese(LANG=locale), locale)

    def test_another_locale_is_english(self):
        for locale in ("en_US.UTF-8", "de_DE", "fr"):
            self.assertFalse(self.is_chinese(LANG=locale), locale)

    def test_the_first_variable_counts(self):
        self.assertFalse(self.is_chinese(LC_ALL="en_US", LANG="zh_CN"))
        self.assertTrue(self.is_chinese(LC_ALL="", LC_MESSAGES="zh_CN", LANG="en_US"))
        self.assertTrue(self.is_chinese(FUNDTRAIL_LANG="zh", LC_ALL="en_US"))
        self.assertFalse(self.is_chinese("--lang", "en", FUNDTRAIL_LANG="zh"))

    def test_errors_are_in_the_language_asked_for(self):
        self.assertTrue(self.fail_with(2, "nope", "--lang", "en").startswith("error: "))
        self.assertTrue(self.fail_with(2, "nope").startswith("错误："))
        self.assertTrue(self.fail_with(2, "nope", LANG="en_US").startswith("error: "))

    def test_a_language_that_is_missing(self):
        for arguments in (["--lang", "--json", "verify"], ["verify", "--lang", "--jobs", "1"],
                          ["verify", "--lang"]):
            with self.subTest(arguments):
                self.assertIn("选项 --lang 后面缺少取值", self.fail_with(2, *arguments))
        self.assertIn("option --lang: its value is missing",
                      self.fail_with(2, "--lang", "-h", FUNDTRAIL_LANG="en"))

    def test_a_wrong_language_is_told_in_the_one_that_is_set(self):
        self.assertEqual("error: option --lang: the value “fr” is wrong, give zh or en\n",
                         self.fail_with(2, "verify", "--lang", "fr", FUNDTRAIL_LANG="en"))

    def test_a_language_nobody_speaks_here(self):
        self.assertIn("FUNDTRAIL_LANG", self.fail_with(2, "help", FUNDTRAIL_LANG="fr"))


if __name__ == "__main__":
    unittest.main()
