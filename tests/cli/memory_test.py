#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What an auditor holds, and every way in which whoever runs a ledger could try to get round it."""

import base64
import hashlib
import shutil
import subprocess
import unittest

from cli_support import FUNDS, REGISTER, CliTest

ORIGIN = "example.org/test"
INTACT = 6  # with goals that nothing was recorded of
EMPTY_ROOT = base64.b64encode(hashlib.sha256(b"").digest()).decode()


class HeldTest(CliTest):
    """A ledger with some records, and the keys and checkpoints that a test makes of it."""

    def setUp(self):
        super().setUp()
        self.keys = self.home / ".local/share/fundtrail/keys"
        self.memories = self.home / ".local/state/fundtrail/auditor"
        self.make_ledger(self.write("register.jsonl", REGISTER))
        self.key = next(self.keys.glob("operator-*.pem"))

    def verify(self, *arguments, **options):
        return self.run_program("verify", *arguments, **options)

    def integrity(self, *arguments, **options):
        return self.verify("--json", *arguments, **options).json["integrity"]

    def append(self, name="funds.jsonl", content=FUNDS):
        self.succeed("append", self.write(name, content))

    def back_up(self, name):
        return shutil.copytree(self.ledger, self.folder / name)

    def restore(self, backup):
        shutil.rmtree(self.ledger)
        shutil.copytree(backup, self.ledger)

    def expect(self, code, words, *arguments):
        """Returns: the report of a verification that ends with this code and these words."""
        result = self.verify(*arguments)
        self.assertEqual(result.code, code, result)
        self.assertIn(words, result.out)
        return result.out

    def vkey(self, key=None):
        return (key or self.key).read_text(encoding="utf-8").split("\n", 1)[0].split(": ")[1]

    def signature_line(self, text, key=None):
        """A signature line of a note, made by openssl from a key file."""
        path = self.write("note.txt", text)
        out = self.folder / "signature"
        passphrase = f"file:{self.passphrase_file}"
        subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", key or self.key,
                        "-passin", passphrase, "-in", path, "-out", out], check=True)
        name, key_id, _ = self.vkey(key).split("+", 2)
        blob = bytes.fromhex(key_id) + out.read_bytes()
        return f"\u2014 {name} {base64.b64encode(blob).decode()}\n"

    def sign(self, name, head, *keys, origin=ORIGIN):
        """Returns: the path of a checkpoint of (size, root), signed by these keys."""
        text = f"{origin}\n{head[0]}\n{head[1]}\n"
        lines = [self.signature_line(text, key) for key in keys or (self.key,)]
        return self.write(name, text + "\n" + "".join(lines))

    def ledger_head(self):
        integrity = self.integrity("--no-memory")
        return integrity["entries"], integrity["root"]

    def keep_own(self, head):
        """Puts a signed checkpoint where the ledger keeps its own."""
        (self.ledger / "checkpoints").mkdir(exist_ok=True)
        own = self.sign("own", head)
        shutil.copy(own, self.ledger / f"checkpoints/{head[0]}.checkpoint")

    def new_key(self, alias, name=ORIGIN):
        self.succeed("key", "new", alias, "--name", name)
        return self.keys / f"{alias}.pem"


class MemoryTest(HeldTest):
    def test_first_sight_then_remembered(self):
        self.assertIn("首次所见", self.verify().out)
        anchor = self.integrity()["anchor"]
        self.assertEqual((anchor["kind"], anchor["size"]), ("remembered", 4))
        self.append()
        self.expect(INTACT, "与上次核验所记的条数 4 和根相符")
        self.assertEqual(self.integrity()["anchor"]["size"], 6)

    def test_without_memory_nothing_is_kept_or_compared(self):
        self.expect(INTACT, "没有可对照的留存", "--no-memory")
        self.assertFalse(self.memories.exists())

    def test_tail_that_is_cut(self):
        backup = self.back_up("backup")
        self.append()
        self.verify()
        self.restore(backup)
        out = self.expect(12, "账本只有 4 条记录，少于上次核验所记的 6 条："
                              "尾部被截，或被换回旧备份")
        self.assertIn("不能向第三方证明", out)
        self.expect(12, "少于上次核验所记的 6 条")  # what is refused is not remembered

    def test_older_backup_that_has_grown_again(self):
        backup = self.back_up("backup")
        self.append()
        self.verify()
        self.restore(backup)
        self.append("other.jsonl", FUNDS.replace("100万元", "900万元"))
        self.expect(12, "前 6 条记录的树根与上次核验所记的不同")

    def test_ledger_made_anew_under_the_same_name(self):
        self.verify()
        shutil.rmtree(self.ledger)
        self.succeed("init", "--key", str(self.key))
        self.succeed("append", self.folder / "register.jsonl")
        self.expect(12, "创世记录与上次核验所记的不同：不是那本账，是另建的同名账本")

    def test_genesis_and_key_swapped_at_the_known_place(self):
        self.verify()
        shutil.rmtree(self.ledger)
        self.succeed("init", "--origin", "example.org/other")
        self.expect(12, f"此处上次核验的是账本“{ORIGIN}”，现在是“example.org/other”：账本被调换")

    def test_key_changed_without_a_recorded_rotation(self):
        self.verify()
        other = self.new_key("other")
        memory, = self.memories.glob("*.memory")
        first, _, rest = memory.read_text(encoding="utf-8").split("\n", 2)
        rest = rest.replace(self.vkey(), self.vkey(other))
        digest = base64.b64encode(hashlib.sha256(rest.encode()).digest()).decode()
        memory.write_text(f"{first}\ndigest {digest}\n{rest}", encoding="utf-8")
        self.expect(11, "密钥被更换，而没有轮换的记录")

    def test_recorded_rotation(self):
        self.verify()
        self.new_key("next")
        self.succeed("key", "grant", "next", "--role", "operator")
        self.expect(INTACT, "与上次核验所记的条数 4 和根相符")
        self.expect(INTACT, "与上次核验所记的条数 6 和根相符")

    def test_exported_entries_are_known_by_their_origin(self):
        self.succeed("export", "entries", "early.entries")
        self.append()
        self.verify()
        self.expect(12, "少于上次核验所记的 6 条", "--entries", "early.entries")

    def test_damaged_memory(self):
        self.verify()
        memory, = self.memories.glob("*.memory")
        content = memory.read_bytes()
        for at in (0, 20, 60, 100, len(content) // 2, len(content) - 1):
            memory.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1:])
            with self.subTest(at):
                message = self.fail_with(13, "verify")
                self.assertIn("已损坏", message)
                self.assertIn("请查明原因，把它移到别处保存，不要删除", message)
        memory.write_bytes(content)
        self.expect(INTACT, "与上次核验所记的条数 4 和根相符")

    def test_memory_that_cannot_be_read(self):
        (self.home / ".local/state").mkdir(parents=True)
        (self.home / ".local/state/fundtrail").write_text("", encoding="utf-8")
        self.assertIn("读不了文件", self.fail_with(13, "verify"))


class CheckpointTest(HeldTest):
    def test_key_of_the_ledgers_own_word_anchors_nothing(self):
        held = self.sign("held", self.ledger_head())
        out = self.expect(INTACT, "公钥取自账本自身，未经您另行确认", "--no-memory",
                          "--checkpoint", held)
        self.assertIn("无法排除整体回退到旧备份", out)

    def test_given_key_anchors(self):
        held = self.sign("held", self.ledger_head())
        options = ["--checkpoint", held, "--key", self.vkey(), "--no-memory"]
        self.expect(INTACT, "与所给封存点（", *options)
        anchor = self.integrity(*options)["anchor"]
        self.assertEqual((anchor["kind"], anchor["size"]), ("given", 4))
        self.assertIn("所给封存点", anchor["source"])

    def test_remembered_key_anchors(self):
        self.verify()
        held = self.sign("held", self.ledger_head())
        self.assertNotIn("未经您另行确认", self.verify("--checkpoint", held).out)

    def test_history_rewritten_and_signed_again(self):
        backup = self.back_up("backup")
        self.append()
        held = self.sign("held", self.ledger_head())
        self.restore(backup)
        self.append("other.jsonl", FUNDS.replace("100万元", "900万元"))
        self.keep_own(self.ledger_head())
        out = self.expect(12, "这段历史已被改写", "--checkpoint", held, "--key", self.vkey())
        self.assertIn("账本管理者签过两段不同的历史", out)
        self.assert_evidence(held)
        first, = self.folder.glob("fundtrail-equivocation-*.txt")
        before = first.read_bytes()
        self.verify("--checkpoint", held, "--key", self.vkey())
        self.assertEqual(len(list(self.folder.glob("fundtrail-equivocation-*.txt"))), 2)
        self.assertEqual(first.read_bytes(), before)

    def assert_evidence(self, *held):
        """Both notes lie in the file, whole, where its sizes say."""
        path, = self.folder.glob("fundtrail-equivocation-*.txt")
        self.assertIn(hashlib.sha256(ORIGIN.encode()).hexdigest()[:8], path.name)
        mark, first, second, _, rest = path.read_bytes().split(b"\n", 4)
        self.assertEqual(mark, b"fundtrail/equivocation/1")
        sizes = [int(line.split()[1]) for line in (first, second)]
        notes = [rest[:sizes[0]], rest[sizes[0] + 1:]]
        self.assertEqual([len(note) for note in notes], sizes)
        for note in held:
            self.assertIn(note.read_bytes(), notes)

    def test_two_views_to_two_auditors(self):
        backup = self.back_up("backup")
        self.append()
        theirs = self.sign("theirs", self.ledger_head())
        self.restore(backup)
        self.append("other.jsonl", FUNDS.replace("100万元", "900万元"))
        mine = self.sign("mine", self.ledger_head())
        self.expect(INTACT, "与所给封存点", "--checkpoint", mine, "--key", self.vkey())
        self.expect(12, "账本管理者签过两段不同的历史", "--checkpoint", theirs)
        self.assert_evidence(mine, theirs)

    def test_checkpoint_of_another_ledger(self):
        other = self.new_key("other", "example.org/other")
        held = self.sign("held", self.ledger_head(), other, origin="example.org/other")
        self.expect(12, "是另一账本“example.org/other”的封存点", "--checkpoint", held)

    def test_signatures(self):
        head = self.ledger_head()
        stranger = self.new_key("stranger")
        both = self.sign("both", head, self.key, stranger)
        self.expect(INTACT, "与所给封存点", "--checkpoint", both, "--key", self.vkey())
        unknown = self.sign("unknown", head, stranger)
        self.expect(11, "没有已知密钥的签名", "--checkpoint", unknown)
        forged = self.write("forged", both.read_bytes().replace(b"\n4\n", b"\n3\n"))
        self.expect(11, "签名与内容不符", "--checkpoint", forged)

    def test_key_that_is_not_the_ledgers(self):
        stranger = self.new_key("stranger")
        self.expect(11, "不是这本账的管理密钥", "--key", self.vkey(stranger))

    def test_own_checkpoint_that_does_not_agree(self):
        self.keep_own((4, EMPTY_ROOT))
        self.expect(12, "前 4 条记录的树根与账本自带的封存点的不同：这段历史已被改写")

    def test_policy(self):
        policy = self.write("policy", f"log {self.vkey()}\nquorum none\n")
        self.expect(11, "没有一个封存点满足所给的见证策略", "--policy", policy)
        held = self.sign("held", self.ledger_head())
        self.expect(INTACT, "与所给封存点", "--policy", policy, "--checkpoint", held)

    def test_what_is_no_checkpoint_key_or_policy(self):
        odd = self.write("odd", "odd\n")
        self.assertIn("odd", self.fail_with(5, "verify", "--checkpoint", odd))
        self.assertIn("odd", self.fail_with(5, "verify", "--policy", odd))
        self.assertIn("odd", self.fail_with(5, "verify", "--trust", odd))
        self.assertIn("none", self.fail_with(2, "verify", "--checkpoint", "none"))
        self.assertIn("none", self.fail_with(2, "verify", "--key", "none"))
        self.assertIn("none", self.fail_with(2, "verify", "--policy", "none"))

    def test_several_checkpoints(self):
        early = self.sign("early", self.ledger_head())
        self.append()
        late = self.sign("late", self.ledger_head())
        anchor = self.integrity("--checkpoint", early, "--checkpoint", late, "--key",
                                self.vkey())["anchor"]
        self.assertEqual(anchor["size"], 6)


if __name__ == "__main__":
    unittest.main()
