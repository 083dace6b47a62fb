// SPDX-License-Identifier: Apache-2.0

// Tiles reads a folder of C2SP tlog-tiles with the Go checksum database's own packages:
//
//	tiles DIR VKEY
//
// It opens the checkpoint under the key, recomputes the root from the entry bundles, and proves each
// record, and the tree from each of some older sizes, from the tiles. It prints what it checked, or
// what is wrong, and then ends with 1.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8
const width = 1 << height

// folder is where tiles are read from, in the place of a server.
type folder string

func (f folder) Height() int                         { return height }
func (f folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := f.read(strconv.Itoa(tile.L), tile.N, tile.W)
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// read returns the file of tile n of a kind: a level, or "entries".
func (f folder) read(kind string, n int64, w int) ([]byte, error) {
	path := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	if w < width {
		path += fmt.Sprintf(".p/%d", w)
	}
	return os.ReadFile(filepath.Join(string(f), "tile", kind, path))
}

// entries returns every entry of the bundles of a tree of this size.
func (f folder) entries(size int64) ([][]byte, error) {
	var all [][]byte
	for n := int64(0); n*width < size; n++ {
		count := int(min(size-n*width, width))
		data, err := f.read("entries", n, count)
		if err != nil {
			return nil, err
		}
		for i := 0; i < count; i++ {
			if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
				return nil, fmt.Errorf("bundle %d is cut short", n)
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:end])
			data = data[end:]
		}
		if len(data) > 0 {
			return nil, fmt.Errorf("bundle %d has %d bytes too many", n, len(data))
		}
	}
	return all, nil
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

// openCheckpoint returns the tree that the key signed.
func openCheckpoint(f folder, vkey string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tlog.Tree{}, err
	}
	data, err := os.ReadFile(filepath.Join(string(f), "checkpoint"))
	if err != nil {
		return tlog.Tree{}, err
	}
	signed, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("no checkpoint of this key's ledger")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tlog.Tree{}, errors.New("the root is no hash")
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree, nil
}

// recomputeRoot builds the tree of the entries anew.
func recomputeRoot(entries [][]byte) (tlog.Hash, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, i := range indexes {
			hashes = append(hashes, stored[i])
		}
		return hashes, nil
	})
	for i, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(i), entry, reader)
		if err != nil {
			return tlog.Hash{}, err
		}
		stored = append(stored, hashes...)
	}
	return tlog.TreeHash(int64(len(entries)), reader)
}

func checkRecords(tree tlog.Tree, entries [][]byte, reader tlog.HashReader) error {
	for i, entry := range entries {
		proof, err := tlog.ProveRecord(tree.N, int64(i), reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, int64(i), tlog.RecordHash(entry)); err != nil {
			return fmt.Errorf("record %d: %v", i, err)
		}
	}
	return nil
}

// checkGrowth returns how many older sizes were proven.
func checkGrowth(tree tlog.Tree, entries [][]byte, reader tlog.HashReader) (int, error) {
	count := 0
	for old := int64(1); old <= tree.N; old += 37 {
		root, err := recomputeRoot(entries[:old])
		if err != nil {
			return count, err
		}
		proof, err := tlog.ProveTree(tree.N, old, reader)
		if err != nil {
			return count, err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, old, root); err != nil {
			return count, fmt.Errorf("size %d: %v", old, err)
		}
		count++
	}
	return count, nil
}

func run(f folder, vkey string) error {
	tree, err := openCheckpoint(f, vkey)
	if err != nil {
		return err
	}
	entries, err := f.entries(tree.N)
	if err != nil {
		return err
	}
	root, err := recomputeRoot(entries)
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return errors.New("the entries give another root")
	}
	reader := tlog.TileHashReader(tree, f)
	if err := checkRecords(tree, entries, reader); err != nil {
		return err
	}
	count, err := checkGrowth(tree, entries, reader)
	if err != nil {
		return err
	}
	fmt.Printf("%d records and %d older sizes proven\n", len(entries), count)
	return nil
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: tiles DIR VKEY")
		os.Exit(2)
	}
	if err := run(folder(os.Args[1]), os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
