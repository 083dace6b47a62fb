# SPDX-License-Identifier: Apache-2.0
"""A time-stamping authority that the openssl command plays."""

import tempfile
from pathlib import Path

from cli_support import REGISTER, CliTest
from http_support import openssl

CONFIG = """\
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:TRUE
[tsa]
basicConstraints = CA:FALSE
extendedKeyUsage = critical,timeStamping
[plain]
basicConstraints = CA:FALSE
[answers]
serial = {folder}/serial
crypto_device = builtin
default_policy = 1.2.3.4.7
signer_digest = sha256
digests = sha256, sm3
ess_cert_id_alg = sha256
"""


def make_key(path):
    openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", path)


class Authority:
    """A root certificate, and one of a time-stamping authority under it."""

    def __init__(self, folder, name, section="tsa"):
        self.folder, self.name = folder, name
        self.root = folder / f"{name}-root.pem"
        config = folder / "config"
        config.write_text(CONFIG.format(folder=folder), encoding="ascii")
        (folder / "serial").write_text("01\n", encoding="ascii")
        make_key(self.path("root-key"))
        openssl("req", "-x509", "-new", "-key", self.path("root-key"), "-subj", f"/CN={name} root",
                "-days", "30", "-config", config, "-extensions", "root", "-out", self.root)
        make_key(self.path("key"))
        openssl("req", "-new", "-key", self.path("key"), "-subj", f"/CN={name}", "-config", config,
                "-out", self.path("request"))
        openssl("x509", "-req", "-in", self.path("request"), "-CA", self.root, "-CAkey",
                self.path("root-key"), "-CAcreateserial", "-days", "20", "-extfile", config,
                "-extensions", section, "-out", self.path("certificate"))

    def path(self, part):
        return self.folder / f"{self.name}-{part}.pem"

    def answer(self, request, response):
        """Answers the file of a request in another file."""
        openssl("ts", "-reply", "-config", self.folder / "config", "-section", "answers",
                "-queryfile", request, "-signer", self.path("certificate"), "-inkey",
                self.path("key"), "-out", response)

    def answer_bytes(self, request):
        """Returns: the response to the bytes of a request."""
        with tempfile.TemporaryDirectory() as place:
            query, response = Path(place) / "tsq", Path(place) / "tsr"
            query.write_bytes(request)
            self.answer(query, response)
            return response.read_bytes()


class AuthorityTest(CliTest):
    """Two authorities for all tests of a class, and for each a ledger of 4 entries."""

    @classmethod
    def setUpClass(cls):
        place = tempfile.TemporaryDirectory()
        cls.addClassCleanup(place.cleanup)
        cls.authority = Authority(Path(place.name), "tsa")
        cls.other = Authority(Path(place.name), "other")

    def setUp(self):
        super().setUp()
        self.make_ledger(self.write("register.jsonl", REGISTER))
