#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Exported tiles: what others read of them, and that they only ever grow."""

import os
import shutil
import subprocess
import unittest

from cli_support import SOURCE_DIR, CliTest

PARTY = '{"kind":"party","id":"P%d","name":"单位%d","role":"other"}\n'


class TilesTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_ledger()
        self.tiles = self.folder / "tiles"

    def grow_to(self, size):
        """Appends parties up to this many entries, and signs a checkpoint."""
        begin = self.head()[0]
        lines = "".join(PARTY % (i, i) for i in range(begin, size))
        self.succeed("append", "-", stdin=lines.encode())
        return self.succeed("checkpoint", "--json").json

    def files(self, folder=None):
        folder = folder or self.tiles
        return {str(path.relative_to(folder)): path.read_bytes()
                for path in folder.rglob("*") if path.is_file()}


class FolderTest(TilesTest):
    def test_the_files_of_a_tree(self):
        note = self.grow_to(300)["note"]
        document = self.succeed("export", "tiles", self.tiles, "--json").json
        self.assertEqual((document["size"], document["old_size"], document["files"]), (300, 0, 5))
        files = self.files()
        self.assertEqual({name: len(data) for name, data in files.items()
                          if not name.startswith("tile/entries")},
                         {"checkpoint": len(note.encode()), "tile/0/000": 8192,
                          "tile/0/001.p/44": 44 * 32, "tile/1/000.p/1": 32})
        self.assertEqual({name for name in files if name.startswith("tile/entries")},
                         {"tile/entries/000", "tile/entries/001.p/44"})
        self.assertEqual(files["checkpoint"].decode(), note)

    def test_files_are_only_added(self):
        sizes = [100, 256, 300, 600]
        earlier = {}
        for size, old in zip(sizes, [0] + sizes):
            self.grow_to(size)
            times = {name: (self.tiles / name).stat().st_mtime_ns for name in earlier}
            document = self.succeed("export", "tiles", self.tiles, "--json").json
            self.assertEqual((document["size"], document["old_size"]), (size, old))
            files = self.files()
            self.assertEqual(len(files) - len(earlier), document["files"] + (old == 0))
            for name, data in earlier.items():
                if name != "checkpoint":
                    self.assertEqual(files[name], data, name)
                    self.assertEqual((self.tiles / name).stat().st_mtime_ns, times[name], name)
            earlier = files
        fresh = self.folder / "fresh"
        self.succeed("export", "tiles", fresh)
        fresh_files = self.files(fresh)
        self.assertEqual({name: earlier[name] for name in fresh_files}, fresh_files)
        self.assertEqual(self.succeed("export", "tiles", fresh, "--json").json["files"], 0)

    def test_an_interrupted_export_goes_on(self):
        self.grow_to(300)
        self.succeed("export", "tiles", self.tiles)
        whole = self.files()
        (self.tiles / "checkpoint").unlink()
        (self.tiles / "tile/0/001.p/44").unlink()
        (self.tiles / "tile/0/001.p/44.new").write_bytes(b"half")
        self.assertEqual(self.succeed("export", "tiles", self.tiles, "--json").json["files"], 1)
        self.assertEqual(self.files(), whole)

    def test_a_checkpoint_comes_first(self):
        self.assertIn("fundtrail checkpoint", self.fail_with(5, "export", "tiles", self.tiles))
        self.assertFalse(self.tiles.exists())

    def test_sm3_has_no_tiles(self):
        self.succeed("init", "--hash", "sm3", "--ledger", "sm3")
        self.succeed("checkpoint", "--ledger", "sm3")
        self.assertIn("SHA-256", self.fail_with(5, "export", "tiles", self.tiles, "--ledger",
                                                "sm3"))

    def test_both_languages_say_what_to_do_next(self):
        self.grow_to(2)
        self.assertIn("下一步：", self.succeed("export", "tiles", self.tiles).out)
        self.assertIn("Next:", self.succeed("export", "tiles", self.tiles, "--lang", "en").out)


class RefusalTest(TilesTest):
    def setUp(self):
        super().setUp()
        self.grow_to(300)
        self.succeed("export", "tiles", self.tiles)

    def assert_refused(self, code, words):
        before = self.files()
        self.assertIn(words, self.fail_with(code, "export", "tiles", self.tiles))
        self.assertEqual(self.files(), before)

    def test_a_tile_that_is_other_than_the_ledger(self):
        (self.tiles / "checkpoint").unlink()
        for name in ("tile/0/000", "tile/entries/001.p/44", "tile/1/000.p/1"):
            path = self.tiles / name
            good = path.read_bytes()
            path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
            self.assert_refused(12, "不一致")
            path.write_bytes(good)

    def test_another_ledgers_folder(self):
        self.succeed("init", "--ledger", "other")
        self.succeed("checkpoint", "--ledger", "other")
        before = self.files()
        self.assertIn("另一本账", self.fail_with(5, "export", "tiles", self.tiles, "--ledger",
                                              "other"))
        self.assertEqual(self.files(), before)

    def test_a_ledger_that_was_cut_since(self):
        shutil.copytree(self.ledger, self.folder / "backup")
        self.grow_to(301)
        self.succeed("export", "tiles", self.tiles)
        shutil.rmtree(self.ledger)
        shutil.copytree(self.folder / "backup", self.ledger)
        self.assert_refused(12, "301")

    def test_a_forged_checkpoint_in_the_folder(self):
        path = self.tiles / "checkpoint"
        path.write_bytes(path.read_bytes().replace(b"\n300\n", b"\n256\n"))
        self.assert_refused(11, "checkpoint")

    def test_an_altered_record(self):
        self.grow_to(301)
        self.alter_file("单位300".encode(), "单位299".encode())
        self.assert_refused(10, "verify")
        fresh = self.folder / "fresh"
        self.fail_with(10, "export", "tiles", fresh)
        self.assertEqual(self.files(fresh), {})


class InteropTest(TilesTest):
    """The Go checksum database's own packages, which know nothing of this program."""

    def setUp(self):
        super().setUp()
        self.reader = self.folder / "read"
        environment = os.environ | {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode",
                                    "GOCACHE": str(self.make_folder()), "GOFLAGS": ""}
        subprocess.run(["go", "build", "-o", self.reader, "."], check=True, env=environment,
                       cwd=SOURCE_DIR / "tests/interop/tiles", timeout=300)

    def read(self, key):
        done = subprocess.run([self.reader, self.tiles, key], capture_output=True, text=True,
                              check=False, timeout=120)
        return done.returncode, done.stdout or done.stderr

    def test_go_reads_a_ledger_of_1000_entries(self):
        self.grow_to(600)
        self.succeed("export", "tiles", self.tiles)
        self.grow_to(1000)
        self.succeed("export", "tiles", self.tiles)
        key = self.succeed("key", "show", "operator", "--vkey").out.strip()
        proven = "1000 records and 28 older sizes proven\n"
        self.assertEqual(self.read(key), (0, proven))
        self.assertEqual(self.read(self.other_key())[0], 1)
        fresh = self.folder / "fresh"
        self.succeed("export", "tiles", fresh)
        for name, good in self.files(fresh).items():
            for place in (0, len(good) // 2, len(good) - 1):
                path = self.tiles / name
                path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1:])
                self.assertEqual(self.read(key)[0], 1, (name, place))
            path.write_bytes(good)
        self.assertEqual(self.read(key), (0, proven))

    def other_key(self):
        self.succeed("key", "new", "other", "--name", "example.org/test")
        return self.succeed("key", "show", "other", "--vkey").out.strip()


if __name__ == "__main__":
    unittest.main()
