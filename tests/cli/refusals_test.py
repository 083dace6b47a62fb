#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `append` refuses: exit code 5, a message that says where and why, and nothing written."""

import json
import unittest

from cli_support import JILIN, CliTest


def budget(**fields):
    record = {"kind": "budget", "id": "NEW", "programme": "PG", "amount": "1元", "type": "initial",
              "source": "province"} | fields
    return json.dumps(record, ensure_ascii=False)


def party(**fields):
    record = {"kind": "party", "id": "NEW", "name": "某县", "role": "finance"} | fields
    return json.dumps(record, ensure_ascii=False)


# name: (line, what the Chinese message names: field, value, reason)
LINES = {
    "unknown kind": ('{"kind":"gift","id":"NEW"}', ["kind", "gift", "没有这一类记录"]),
    "unknown key": (party(colour="red"), ["colour"]),
    "missing field": ('{"kind":"party","id":"NEW","role":"finance"}', ["name（名称）", "必填"]),
    "duplicate key": ('{"kind":"budget","id":"NEW","amount":"1元","amount":"2元"}',
                      ["amount（金额）", "两次"]),
    "duplicate key, escaped": ('{"kind":"budget","id":"NEW","\\u0061mount":"1元","amount":"2元"}',
                               ["amount", "两次"]),
    "float for money": (budget(amount=838.5), ["amount（金额）", "838.5", "文字"]),
    "bare number for money": (budget(amount=838), ["amount（金额）", "838", "838万元"]),
    "no whole unit": (budget(amount="838万"),
                      ['amount（金额） "838万": ', "单位不全，是不是 838万元？"]),
    "separator of thousands": (budget(amount="1,000万元"), ["不用千分位，写作 1000万元"]),
    "misspelt field": (budget()[:-1].replace("amount", "amuont") + "}",
                       ['amuont "1元": 没有这个字段，是不是 amount？']),
    "number for a date": (budget(dated_on=20240430),
                          ['dated_on（预算日期） 20240430: ', '日期写作 "2024-04-30"']),
    "Chinese for a choice": (party(role="财政"),
                             ['role（角色） "财政": 不在选项之内，是不是 finance（财政部门）。',
                              "可用：finance（财政部门）、treasury（国库）、"]),
    "Chinese for a kind": ('{"kind":"下达","id":"NEW"}',
                           ["没有这一类记录，是不是 allocation（下达）。可用："]),
    "full-width colon": (party().replace(": ", "："), ["第 8 个字符", "全角标点，应写作 :"]),
    "amount without quotes": ('{"kind":"budget","amount":10万元}',
                              ["第 27 个字符", '没有加双引号，应写作 "amount":"10万元"']),
    "identity number in a text": (party(note="张三 220102199001011239"),
                                  ["note（备注）: 含有居民身份证号"]),
    "amendment of no field": (
        '{"kind":"correction","id":"NEW","type":"amend","of":"city","dated_on":"2024-06-01",'
        '"set":[{"field":"nmae","value":"x"}],"reason":"笔误","approved_by":"x"}',
        ['set[0].field（字段） "nmae": 机构没有这个字段，是不是 name（名称）']),
    "too many decimals": (budget(amount="1.234元"), ["amount（金额）", "1.234元", "位小数"]),
    "2^63 fen": (budget(amount="92233720368547758.08元"),
                 ["amount（金额）", "92233720368547758.08元", "超出"]),
    "negative money": (budget(amount="-1元"), ["amount（金额）"]),
    "no such day": (budget(dated_on="2024-02-30"), ["dated_on（预算日期）", "2024-02-30", "没有"]),
    "null": (budget(note=None), ["note（备注）", "null"]),
    "NUL": (budget(note="a\0b"), ["note（备注）", "NUL"]),
    "NFD": (budget(note="e\u0301"), ["note（备注）"]),
    "check character": (party(uscc="91220000MA0Y000000"),
                        ["uscc（统一社会信用代码）", "91220000MA0Y000000", "校验码"]),
    "identity number as id": (party(id="11010519491231002X"), ["id（编号）", "11010519491231002X"]),
    "no JSON": ("hello", ["JSON"]),
    "two objects": (party() + party(), ["JSON"]),
    "an array": ("[1]", ["对象"]),
    "byte order mark": ("\ufeff" + party(), ["BOM"]),
    "same id, other content": (party(id="city"), ["id（编号）", "city", "内容不同"]),
    "unknown programme": (budget(programme="nope"), ["programme（资金项目）", "nope", "没有"]),
    "reference of another kind": (budget(evidence=[{"document": "city"}]),
                                  ["evidence[0].document（文件）", "city", "机构"]),
}


class LineTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_small_ledger()

    def refuse(self, content, *arguments, **options):
        """Appends a file; returns: its message, once nothing has changed in the ledger."""
        before = self.head()
        path = self.write("bad.jsonl", content)
        message = self.fail_with(5, "append", *arguments, path, **options)
        self.assertEqual(self.head(), before)
        return message

    def test_each_line_is_refused_where_it_stands(self):
        for name, (line, parts) in LINES.items():
            with self.subTest(name):
                message = self.refuse(party(id="fine") + "\n\n" + line + "\n")
                self.assertIn("bad.jsonl:3: ", message)
                self.assertIn("错误：共 1 处", message)
                for part in parts:
                    self.assertIn(part, message)

    def test_each_line_is_refused_in_english_too(self):
        for name, (line, _) in LINES.items():
            with self.subTest(name):
                message = self.refuse(line, "--lang", "en")
                self.assertIn("bad.jsonl:1: ", message)
                self.assertIn("error: faults found: 1", message)
                self.assertNotIn("错误", message)

    def test_unknown_party(self):
        line = ('{"kind":"allocation","id":"NEW","programme":"PG","from":"finance","to":"nobody",'
                '"amount":"1元","dated_on":"2024-01-01","type":"regular"}')
        message = self.refuse(line)
        self.assertIn('bad.jsonl:1: to（受款单位） "nobody": ', message)

    def test_invalid_utf_8(self):
        line = b'{"kind":"party","id":"NEW","name":"\xff\xfe","role":"finance"}\n'
        self.assertIn("bad.jsonl:1: 不是合法的 UTF-8", self.refuse(line))

    def test_ten_megabytes_in_a_line(self):
        message = self.refuse(party(id="fine") + "\n" + party(note="x" * 10_000_000) + "\n")
        self.assertIn("bad.jsonl:2: 这一行超过 1048576 字节", message)
        self.assertLess(len(message), 1_000)

    def test_ten_thousand_nested_arrays(self):
        self.assertIn("bad.jsonl:1: ", self.refuse('{"id":' + "[" * 10_000 + "]" * 10_000 + "}"))

    def test_same_id_twice_in_a_batch(self):
        message = self.refuse("\n" + party() + "\n" + party(name="另一县") + "\n")
        self.assertIn('bad.jsonl:3: id（编号） "NEW": 本批前面已有一条用了这个编号，内容不同，'
                      "请另取编号（", message)
        self.assertIn("bad.jsonl:2）", message)

    def test_same_line_twice_in_a_batch(self):
        message = self.refuse(party() + "\n" + party() + "\n")
        self.assertIn("本批前面已有完全相同的一条，请删去其中一条（", message)
        self.assertIn("bad.jsonl:1）", message)

    def test_every_fault_of_a_line_is_told_at_once(self):
        message = self.refuse('{"kind":"allocation","id":"NEW"}')
        for field in ("from", "to", "amount", "dated_on", "type", "programme"):
            self.assertIn(f"bad.jsonl:1: {field}（", message)
        self.assertIn("错误：共 6 处", message)

    def test_byte_order_mark_in_the_middle_is_told_as_such(self):
        message = self.refuse(party(id="A") + "\n\ufeff" + party() + "\n")
        self.assertIn("bad.jsonl:2: 这一行以 BOM（字节顺序标记）开头，像是几个文件接在一起",
                      message)

    def test_byte_order_mark_at_the_beginning_is_told_with_the_cure(self):
        message = self.refuse("\ufeff" + party() + "\n")
        self.assertIn("bad.jsonl:1: 开头有 BOM（字节顺序标记），请另存为“UTF-8（无 BOM）”", message)

    def test_utf_16_is_told_as_such(self):
        message = self.refuse(party().encode("utf-16"))
        self.assertIn("bad.jsonl: 文件是 UTF-16", message)
        self.assertIn("错误：共 1 处", message)

    def test_file_that_is_none_of_json_lines_is_not_read_on(self):
        pretty = json.dumps({"kind": "party", "id": "NEW", "name": "某县"}, indent=2)
        for content in ("kind,id,name\n" * 50, "# 标题\n\n正文\n" * 50, pretty):
            message = self.refuse(content)
            self.assertEqual(message.count("bad.jsonl:"), 4, message)
            self.assertIn("bad.jsonl: 不像 JSON 行文件（一行一条记录）：前 3 行都不是", message)

    def test_faults_after_a_readable_line_are_all_told(self):
        message = self.refuse("\n".join([party()] + ["x"] * 5))
        self.assertIn("错误：共 5 处", message)
        self.assertNotIn("不像 JSON 行文件", message)

    def test_every_fault_is_told_up_to_a_hundred_and_counted(self):
        message = self.refuse("\n".join([party(colour="x")] * 150))
        self.assertEqual(message.count("bad.jsonl:"), 100)
        self.assertIn("bad.jsonl:100: ", message)
        self.assertIn("错误：共 150 处", message)

    def test_control_characters_never_reach_the_terminal(self):
        message = self.refuse(party(role="\x1b[31mred"))
        self.assertNotIn("\x1b", message)

    def test_one_bad_file_refuses_all(self):
        before = self.head()
        good = self.write("good.jsonl", party(id="good"))
        bad = self.write("bad.jsonl", "x")
        message = self.fail_with(5, "append", good, bad)
        self.assertIn("bad.jsonl:1: ", message)
        self.assertNotIn("good.jsonl", message)
        self.assertEqual(self.head(), before)

    def test_json_document_of_refusals(self):
        result = self.run_program("append", "--json", self.write("bad.jsonl", budget(amount=1.5)))
        self.assertEqual(result.code, 5)
        self.assertEqual(result.json["schema"], "fundtrail.append/1")
        self.assertIs(result.json["ok"], False)
        self.assertEqual(result.json["refusal_count"], 1)
        refusal = result.json["refusals"][0]
        self.assertEqual(refusal["line"], 1)
        self.assertEqual((refusal["field"], refusal["value"]), ("amount", "1.5"))

    def test_dry_run_refuses_the_same(self):
        self.assertIn("bad.jsonl:1: ", self.refuse(party(id="city"), "--dry-run"))


class FileTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_ledger()
        self.before = self.head()

    def refuse(self, *files, **options):
        message = self.fail_with(5, "append", *files, **options)
        self.assertEqual(self.head(), self.before)
        return message

    def test_empty_file(self):
        path = self.write("empty.jsonl", "")
        self.assertIn("empty.jsonl: 里面没有任何记录", self.refuse(path))

    def test_file_of_white_space(self):
        path = self.write("blank.jsonl", " \n\t\r\n\n")
        self.assertIn("blank.jsonl: 里面没有任何记录", self.refuse(path))

    def test_folder(self):
        self.assertIn("这是文件夹", self.refuse(self.folder))

    def test_missing_file(self):
        message = self.refuse("nowhere.jsonl")
        self.assertIn("nowhere.jsonl: 没有这个文件", message)
        self.assertNotIn("编号和引用", message)

    def test_empty_standard_input(self):
        self.assertIn("标准输入: 里面没有任何记录", self.refuse("-"))

    def test_all_of_them_at_once(self):
        message = self.refuse("nowhere.jsonl", self.folder, self.write("empty.jsonl", ""))
        self.assertIn("共 3 处", message)

    def test_a_file_given_twice(self):
        path = self.write("a.jsonl", party())
        self.assertIn("a.jsonl”给了两次，每个文件只能给一次",
                      self.fail_with(2, "append", path, "b.jsonl", path))
        self.assertIn("“-” is given twice", self.fail_with(2, "append", "-", "-", "--lang", "en"))

    def test_name_with_brackets_is_one_file(self):
        self.assertIn("[a,b]: 没有这个文件", self.refuse("[a,b]"))

    def test_name_that_is_no_text(self):
        message = self.refuse(self.folder / "a\udcff\x1b[31m.jsonl")
        self.assertIn("a\\xff\\x1b[31m.jsonl: ", message)


class AcceptedTest(CliTest):
    def test_blank_lines_and_carriage_returns(self):
        self.make_ledger()
        path = self.write("a.jsonl", "\n" + party() + "\r\n \n" + party(id="B"))
        self.assertEqual(self.succeed("append", "--json", path).json["added"], 2)

    def test_the_same_again_adds_nothing(self):
        self.make_ledger(*JILIN)
        before = self.head()
        result = self.succeed("append", *JILIN)
        self.assertIn("没有新记录：这 91 条此前已经记入", result.out)
        self.assertEqual(self.head(), before)

    def test_standard_input(self):
        self.make_ledger()
        result = self.succeed("append", "-", "--json", stdin=party().encode())
        self.assertEqual((result.json["added"], result.json["size"]), (1, 2))


if __name__ == "__main__":
    unittest.main()
