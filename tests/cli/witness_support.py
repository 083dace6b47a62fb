# SPDX-License-Identifier: Apache-2.0
"""A ledger to be witnessed, made by hashlib and openssl alone, and a running witness."""

import base64
import hashlib
import http.client
import json
import re
import signal
import subprocess

from cli_support import CliTest

ORIGIN = "example.org/fundtrail"


def node_hash(leaves):
    """Returns: the root of RFC 6962 over leaf hashes."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + node_hash(leaves[:split]) + node_hash(leaves[split:])).digest()


def consistency_path(old_size, leaves, is_old_root=True):
    """Returns: the path of RFC 6962 section 2.1.2 from `old_size`, at least 1."""
    if old_size == len(leaves):
        return [] if is_old_root else [node_hash(leaves)]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if old_size <= split:
        return consistency_path(old_size, leaves[:split], is_old_root) + [node_hash(leaves[split:])]
    return (consistency_path(old_size - split, leaves[split:], False)
            + [node_hash(leaves[:split])])


def encode(data):
    return base64.b64encode(data).decode()


class Log:
    """A ledger with an Ed25519 key of its own, in `folder`. `seed` tells histories apart."""

    def __init__(self, folder, origin=ORIGIN):
        self.origin = origin
        self.key_file = folder / f"log-{hashlib.sha256(origin.encode()).hexdigest()[:8]}.key"
        if not self.key_file.exists():
            self._openssl("genpkey", "-algorithm", "ed25519", "-out", self.key_file)
        public_key = self._openssl("pkey", "-in", self.key_file, "-pubout", "-outform", "DER")[-32:]
        self.key_id = hashlib.sha256(origin.encode() + b"\n\x01" + public_key).digest()[:4]
        self.vkey = f"{origin}+{self.key_id.hex()}+{encode(bytes([1]) + public_key)}"
        self.notes = {}

    @staticmethod
    def _openssl(*arguments, data=b""):
        return subprocess.run(["openssl", *map(str, arguments)], input=data, check=True,
                              capture_output=True).stdout

    @staticmethod
    def leaves(size, seed=b""):
        return [hashlib.sha256(b"\x00" + seed + bytes([n])).digest() for n in range(size)]

    def note(self, size, seed=b""):
        """Returns: a signed checkpoint."""
        if (size, seed) not in self.notes:
            self.notes[size, seed] = self._sign(size, seed)
        return self.notes[size, seed]

    def _sign(self, size, seed):
        text = f"{self.origin}\n{size}\n{encode(node_hash(self.leaves(size, seed)))}\n"
        message = self.key_file.with_suffix(".message")
        message.write_text(text, encoding="utf-8")
        signature = self._openssl("pkeyutl", "-sign", "-rawin", "-inkey", self.key_file,
                                  "-in", message)
        return f"{text}\n— {self.origin} {encode(self.key_id + signature)}\n"

    def path_lines(self, old_size, size, seed=b""):
        if old_size == 0:
            return ""
        path = consistency_path(old_size, self.leaves(size, seed))
        return "".join(encode(digest) + "\n" for digest in path)

    def request(self, old_size, size, seed=b""):
        """Returns: the body of add-checkpoint."""
        path = self.path_lines(old_size, size, seed)
        return f"old {old_size}\n{path}\n{self.note(size, seed)}".encode()

    def proof(self, old_size, size, seed=b""):
        """Returns: a consistency proof file."""
        root = encode(node_hash(self.leaves(old_size, seed)))
        return (f"fundtrail/consistency/1\nold {old_size}\nroot {root}\n"
                f"{self.path_lines(old_size, size, seed)}\n{self.note(size, seed)}")


class WitnessTest(CliTest):
    """A user with a witness's key, and a ledger whose key the witness knows."""

    def setUp(self):
        super().setUp()
        self.log = Log(self.home)
        self.succeed("key", "new", "w1", "--type", "witness", "--name", "example.org/witness")
        self.state = self.home / ".local/state/fundtrail/witness"
        self.hash = hashlib.sha256(ORIGIN.encode()).hexdigest()
        self.key_options = ("--key", "w1", "--log", self.log.vkey)

    def start_witness(self, *options):
        """Returns: a running witness, that listens on `self.port`."""
        process = self.start_program("--json", "witness", "serve", "--listen", "127.0.0.1:0",
                                     *self.key_options, *options, stdin=subprocess.DEVNULL,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        text = b""
        while not text.endswith(b"}\n"):
            line = process.stdout.readline()
            self.assertNotEqual(line, b"", process.poll())
            text += line
        self.port = int(re.fullmatch(r"http://127\.0\.0\.1:(\d+)", json.loads(text)["url"])[1])
        return process

    def end_witness(self, process, number=signal.SIGTERM):
        """Ends it. Returns: its lines on standard error."""
        process.send_signal(number)
        _, err = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 0, err)
        return err.decode().splitlines()

    def connect(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.addCleanup(connection.close)
        return connection

    def ask(self, method, path, body=None, connection=None):
        """Returns: (status, type, body) of the answer."""
        connection = connection or self.connect()
        connection.request(method, path, body)
        response = connection.getresponse()
        return response.status, response.headers["Content-Type"], response.read().decode()

    def add(self, old_size, size, seed=b""):
        """Returns: (status, body) of add-checkpoint."""
        answer = self.ask("POST", "/add-checkpoint", self.log.request(old_size, size, seed))
        return answer[0], answer[2]

    def held(self):
        """Returns: the checkpoint that the witness serves, or None."""
        status, _, body = self.ask("GET", f"/{self.hash}/checkpoint")
        self.assertIn(status, (200, 404))
        return body if status == 200 else None
