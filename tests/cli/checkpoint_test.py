#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checkpoints: signed once, never of a smaller or another tree."""

import hashlib
import shutil
import struct
import unittest
import zlib

from cli_support import JILIN, CliTest

MORE = '{"kind":"party","id":"P%d","name":"单位%d","role":"other"}\n'


def picture_of(png):
    """Returns: the rows of a grey PNG of 8 bits, dark dots as 1."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at:at + 8])
        chunks[name] = chunks.get(name, b"") + png[at + 8:at + 8 + size]
        at += 12 + size
    width, height, bits, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (bits, colour) == (8, 0), (bits, colour)
    data, before, rows = zlib.decompress(chunks[b"IDAT"]), bytes(width), []
    for y in range(height):
        kind, *row = data[y * (width + 1):(y + 1) * (width + 1)]
        for x in range(width):
            left = row[x - 1] if x else 0
            corner = before[x - 1] if x else 0
            add = [0, left, before[x], (left + before[x]) // 2,
                   min((left, before[x], corner), key=lambda v, e=left + before[x] - corner:
                       abs(e - v))][kind]
            row[x] = (row[x] + add) % 256
        before = row
        rows.append([int(dot == 0) for dot in row])
    return rows


class SignerTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_small_ledger()

    def memory_files(self):
        return sorted((self.home / ".local/state/fundtrail/signer").glob("*.checkpoint"))

    def append_party(self, number):
        self.succeed("append", "-", stdin=(MORE % (number, number)).encode())


class CheckpointTest(SignerTest):
    def test_is_signed_kept_and_remembered(self):
        size, root = self.head()
        document = self.succeed("checkpoint", "--json").json
        self.assertEqual((document["signed"], document["reread"]), (True, size))
        self.assertEqual((document["size"], document["root"]), (size, root))
        note = document["note"]
        self.assertTrue(note.startswith(f"example.org/test\n{size}\n{root}\n\n— example.org/test "))
        kept = self.ledger / f"checkpoints/{size}.checkpoint"
        self.assertEqual(document["path"], str(kept))
        self.assertEqual(kept.read_text(encoding="utf-8"), note)
        [memory] = self.memory_files()
        self.assertEqual(memory.stem, hashlib.sha256(b"example.org/test").hexdigest())
        self.assertEqual(memory.read_text(encoding="utf-8"), note)
        self.assertEqual(memory.stat().st_mode & 0o777, 0o600)

    def test_nothing_new_signs_nothing(self):
        first = self.succeed("checkpoint", "--json").json
        # Without a passphrase nothing could be signed.
        again = self.succeed("checkpoint", "--json", FUNDTRAIL_PASSPHRASE_FILE="/dev/null").json
        self.assertEqual((again.pop("signed"), again.pop("reread")), (False, 0))
        self.assertEqual(again, {k: v for k, v in first.items() if k not in ("signed", "reread")})
        self.assertIn("上次封存以来没有新记录", self.succeed("checkpoint").out)

    def test_only_what_is_new_is_read_again(self):
        self.succeed("checkpoint")
        self.append_party(1)
        document = self.succeed("checkpoint", "--json").json
        self.assertEqual((document["signed"], document["reread"]), (True, 1))
        names = sorted(path.name for path in (self.ledger / "checkpoints").iterdir())
        self.assertEqual(names, ["6.checkpoint", "7.checkpoint"])

    def test_a_lost_copy_is_put_back(self):
        note = self.succeed("checkpoint", "--json").json["note"]
        shutil.rmtree(self.ledger / "checkpoints")
        self.assertEqual(self.succeed("checkpoint", "--json").json["note"], note)
        self.assertEqual((self.ledger / "checkpoints/6.checkpoint").read_text("utf-8"), note)

    def test_both_languages_say_what_to_do_next(self):
        self.assertIn("交给审计人员", self.succeed("checkpoint").out)
        self.assertIn("give the lines below", self.succeed("checkpoint", "--lang", "en").out)

    def test_a_file_and_a_picture(self):
        document = self.succeed("checkpoint", "-o", "a.checkpoint", "--png", "a.png",
                                "--json").json
        self.assertEqual((self.folder / "a.checkpoint").read_text("utf-8"), document["note"])
        rows = picture_of((self.folder / "a.png").read_bytes())
        self.assertEqual(len(rows), len(rows[0]))
        side = len(rows) // 8
        self.assertEqual((side - 8 - 17) % 4, 0)  # 17 + 4 n modules, and the margin
        modules = [[rows[8 * y][8 * x] for x in range(side)] for y in range(side)]
        finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
        for top, left in ((4, 4), (4, side - 11), (side - 11, 4)):
            corner = ["".join(map(str, row[left:left + 7])) for row in modules[top:top + 7]]
            self.assertEqual(corner, finder)
        lines = self.succeed("checkpoint", "--qr").out.split(document["note"])[1].splitlines()[1:]
        shown = [[(c in " ▄", c in " ▀") for c in line] for line in lines]
        for y, row in enumerate(modules):
            self.assertEqual([bool(m) for m in row], [c[y % 2] for c in shown[y // 2]], y)

    def test_a_file_that_is_there_is_left_alone(self):
        path = self.write("mine", "mine")
        for option in ("-o", "--png"):
            self.assertIn("不会覆盖", self.fail_with(2, "checkpoint", option, path))
        self.assertEqual(path.read_text(encoding="utf-8"), "mine")
        self.assertFalse((self.ledger / "checkpoints").exists())


class RollbackTest(SignerTest):
    def assert_refused(self, code, *words):
        before = [path.read_bytes() for path in self.memory_files()]
        for language in ("zh", "en"):
            message = self.fail_with(code, "checkpoint", "--lang", language)
            for word in words:
                self.assertIn(word, message)
        self.assertEqual([path.read_bytes() for path in self.memory_files()], before)

    def test_an_older_copy_of_the_ledger(self):
        old_size, old_root = self.head()
        self.succeed("checkpoint")
        shutil.copytree(self.ledger, self.folder / "backup")
        self.append_party(1)
        size, root = self.head()
        self.succeed("checkpoint")
        shutil.rmtree(self.ledger)
        shutil.copytree(self.folder / "backup", self.ledger)
        self.assert_refused(12, str(size), root, str(old_size), old_root)
        self.append_party(2)  # as many entries, and others
        self.assert_refused(12, root, self.head()[1])
        self.append_party(3)
        self.assert_refused(12, root)

    def test_without_its_memory_the_ledgers_own_copy_counts(self):
        shutil.copy(self.ledger / "data.mdb", self.folder / "old.mdb")
        self.append_party(1)
        self.succeed("checkpoint")
        shutil.rmtree(self.home / ".local/state")
        shutil.copy(self.folder / "old.mdb", self.ledger / "data.mdb")
        self.assert_refused(12, "7.checkpoint")

    def test_another_ledger_of_the_same_name_and_key(self):
        self.succeed("checkpoint")
        shutil.rmtree(self.ledger)
        self.succeed("init", "--key", "example.org/test")
        self.assert_refused(12, "6")

    def test_another_ledger_of_the_same_name_and_another_key(self):
        self.succeed("checkpoint")
        shutil.rmtree(self.ledger)
        self.succeed("init", "--origin", "example.org/test")
        self.assert_refused(12, "6")
        self.succeed("append", *JILIN)
        self.assert_refused(12, "6")

    def test_a_damaged_memory(self):
        self.succeed("checkpoint")
        [path] = self.memory_files()
        good = path.read_bytes()
        path.write_bytes(good[:-1])
        self.assert_refused(13, str(path))
        line = good.index("— ".encode())
        path.write_bytes(good[:line + 40] + (b"A" if good[line + 40:line + 41] != b"A" else b"B") +
                         good[line + 41:])
        self.assert_refused(11, str(path))
        path.write_bytes(good)
        self.succeed("checkpoint")

    def test_a_forged_copy_in_the_ledger(self):
        self.succeed("checkpoint")
        path = self.ledger / "checkpoints/6.checkpoint"
        path.write_bytes(path.read_bytes().replace(b"example.org/test ", b"example.org/tesu "))
        self.assert_refused(11, "6.checkpoint")

    def test_a_record_altered_since(self):
        self.succeed("checkpoint")
        self.append_party(1)
        self.alter_file("单位1".encode(), "单位2".encode())
        self.assert_refused(10, "verify")


class KeyTest(SignerTest):
    def test_a_line_of_sm2(self):
        self.succeed("key", "new", "gm", "--type", "sm2", "--name", "example.org/test")
        lines = self.succeed("checkpoint", "--sm2", "gm", "--json").json["note"].splitlines()
        self.assertEqual(len(lines), 6)
        self.assertEqual([line.split()[1] for line in lines[4:]], ["example.org/test"] * 2)
        self.assertNotEqual(lines[4], lines[5])

    def test_sm2_takes_a_key_of_the_right_type_and_name(self):
        self.succeed("key", "new", "other", "--type", "sm2")
        self.succeed("key", "new", "plain", "--name", "example.org/test2")
        for name in ("other", "plain"):
            self.assertIn("--sm2", self.fail_with(5, "checkpoint", "--sm2", name))
        self.assertEqual(self.memory_files(), [])

    def test_a_recorded_rotation(self):
        first = self.succeed("checkpoint", "--json").json
        old = self.succeed("key", "show", "operator", "--vkey").out.strip()
        self.succeed("key", "new", "second", "--name", "example.org/test")
        self.succeed("key", "grant", "second", "--role", "operator")
        self.succeed("key", "revoke", old, "--reason", "换岗")
        new = self.succeed("key", "show", "operator", "--vkey").out.strip()
        self.assertNotEqual(old, new)
        second = self.succeed("checkpoint", "--json").json
        self.assertEqual(second["reread"], second["size"] - first["size"])
        self.assertNotEqual(first["note"].splitlines()[4][:30], second["note"].splitlines()[4][:30])

    def test_an_operators_key_of_another_name_is_not_let_in(self):
        self.succeed("key", "new", "second")
        message = self.fail_with(5, "key", "grant", "second", "--role", "operator")
        self.assertIn("名称应是账本名", message)

    def test_whoever_has_no_key(self):
        shutil.rmtree(self.home / ".local/share")
        self.assertIn("您没有这本账的管理密钥", self.fail_with(2, "checkpoint"))

    def test_a_wrong_passphrase(self):
        other = self.write("other", "wrong\n")
        other.chmod(0o600)
        self.fail_with(5, "checkpoint", FUNDTRAIL_PASSPHRASE_FILE=str(other))
        self.assertEqual(self.memory_files(), [])


if __name__ == "__main__":
    unittest.main()
