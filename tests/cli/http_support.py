# SPDX-License-Identifier: Apache-2.0
"""Servers on free ports of this machine, that answer as a test tells them to."""

import socket
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# The environment of this machine may name a proxy, which would be asked instead.
NO_PROXY = {"NO_PROXY": "*", "no_proxy": "*"}


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def serve(test, answer, tls=None):
    """Starts a server until the end of `test`, over https with the files `tls` of a certificate
    and its key. Each POST is answered by what `answer(path, body)`
    returns: (status, headers, body), or bytes to be sent as they are before the connection closes.
    Returns: (its URL, the paths that were asked for)."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"]))
            try:
                self.send(answer(self.path, body))
            except OSError:
                pass  # whoever asked has gone away

        def send(self, reply):
            self.close_connection = True
            if isinstance(reply, bytes):
                self.wfile.write(reply)
                return
            status, headers, body = reply
            self.send_response(status)
            for name, value in ({"Content-Length": len(body)} | headers).items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # a certificate that was refused
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*tls)
        server.socket = context.wrap_socket(server.socket, server_side=True,
                                            do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    test.addCleanup(server.server_close)
    test.addCleanup(thread.join)
    test.addCleanup(server.shutdown)
    return f"http{'s' if tls else ''}://127.0.0.1:{server.server_port}", asked


def make_certificate(folder, host="IP:127.0.0.1"):
    """Makes a certificate that is its own root. Returns: its file, and that of its key."""
    certificate, key = folder / "tls.pem", folder / "tls-key.pem"
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-subj", "/CN=server", "-addext", f"subjectAltName={host}", "-days", "2", "-keyout",
            key, "-out", certificate)
    return certificate, key


def silent_url(test):
    """Returns: a URL where connections are taken and nothing is ever answered."""
    listener = socket.create_server(("127.0.0.1", 0))
    test.addCleanup(listener.close)
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def closed_url(test):
    """Returns: a URL where nobody listens, nor can begin to before the test ends."""
    holder = socket.socket()
    test.addCleanup(holder.close)
    holder.bind(("127.0.0.1", 0))
    return f"http://127.0.0.1:{holder.getsockname()[1]}"
