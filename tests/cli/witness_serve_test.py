#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`witness serve`: what tlog-witness demands, over real HTTP, and requests of the hostile kind."""

import http.client
import signal
import socket
import unittest
from concurrent.futures import ThreadPoolExecutor

from witness_support import ORIGIN, Log, WitnessTest

TEXT = "text/plain; charset=utf-8"
BODY_BYTES_MAX = 131072


class ServeTest(WitnessTest):
    def test_cosigns_and_serves_what_it_cosigned(self):
        process = self.start_witness()
        self.assertIsNone(self.held())
        status, content_type, body = self.ask("POST", "/add-checkpoint", self.log.request(0, 7))
        self.assertEqual((status, content_type), (200, TEXT))
        self.assertRegex(body, r"\A— example\.org/witness [A-Za-z0-9+/]+=*\n\Z")
        self.assertEqual(self.held(), self.log.note(7) + body)
        self.assertEqual(self.add(7, 13)[0], 200)
        lines = self.end_witness(process)
        self.assertEqual(len(lines), 4)
        self.assertRegex(lines[1], r"^\d{4}-\d\d-\d\dT[^ ]+ POST /add-checkpoint 200$")

    def test_answers_each_refusal_with_its_status(self):
        self.start_witness()
        self.assertEqual(self.add(0, 7)[0], 200)
        post = ("POST", "/add-checkpoint")
        self.assertEqual(self.ask(*post, self.log.request(0, 13)),
                         (409, "text/x.tlog.size", "7\n"))
        self.assertEqual(self.ask(*post, self.log.request(0, 5)), (409, "text/x.tlog.size", "7\n"))
        stranger = Log(self.folder, ORIGIN)
        other = Log(self.folder, "example.net/other")
        fork = self.log.request(7, 13, b"fork")
        bodies = [(b"old\n", 400), (b"", 400), (b"\xff\x00" * 50, 400),
                  (self.log.request(0, 7).replace(b"old 0", b"old 8"), 400),
                  (stranger.request(7, 13), 403), (other.request(0, 7), 404), (fork, 422)]
        for body, status in bodies:
            with self.subTest(body):
                answer = self.ask(*post, body)
                self.assertEqual(answer[:2], (status, TEXT))
                self.assertEqual(len(answer[2].splitlines()), 2)
        self.assertEqual(self.held().splitlines()[1], "7")

    def test_keeps_a_fork_as_evidence(self):
        process = self.start_witness()
        self.assertEqual(self.add(0, 7)[0], 200)
        held = self.held()
        self.assertEqual(self.add(7, 7, b"fork")[0], 422)
        evidence = self.state / f"{self.hash}.refused-7.txt"
        self.assertEqual(evidence.read_text("utf-8"), held + "\n" + self.log.note(7, b"fork"))
        self.assertIn("账本签过条数相同、根不同的两个封存点", self.end_witness(process)[-1])

    def test_a_replay_is_a_conflict(self):
        self.start_witness()
        first, second = self.log.request(0, 7), self.log.request(7, 13)
        self.assertEqual(self.ask("POST", "/add-checkpoint", first)[0], 200)
        self.assertEqual(self.ask("POST", "/add-checkpoint", second)[0], 200)
        for body in (first, second):
            self.assertEqual(self.ask("POST", "/add-checkpoint", body)[::2], (409, "13\n"))

    def test_one_of_many_wins(self):
        self.start_witness()
        self.assertEqual(self.add(0, 1)[0], 200)
        body = self.log.request(1, 2)
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: self.ask("POST", "/add-checkpoint", body)[::2],
                                    range(16)))
        self.assertEqual(answers.count((409, "2\n")), 15)
        self.assertEqual(len([answer for answer in answers if answer[0] == 200]), 1)

    def test_goes_on_after_it_was_killed(self):
        for size in range(1, 6):
            process = self.start_witness()
            self.assertEqual(self.add(size - 1, size)[0], 200)
            process.kill()
            process.communicate()
        self.start_witness()
        self.assertEqual(self.held().splitlines()[1], "5")
        self.assertEqual(self.add(3, 4), (409, "5\n"))

    def test_serves_nothing_of_a_damaged_memory(self):
        process = self.start_witness()
        self.assertEqual(self.add(0, 7)[0], 200)
        file = self.state / f"{self.hash}.checkpoint"
        file.write_text(file.read_text("utf-8").replace("\n7\n", "\n6\n"), "utf-8")
        status, body = self.add(7, 13)
        self.assertEqual(status, 500)
        self.assertNotIn(str(self.state), body)
        self.assertIn(f"见证记忆 {file} 已损坏", self.end_witness(process)[-1])

    def test_ends_cleanly(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            process = self.start_witness()
            self.connect().connect()  # half-open
            self.assertEqual(self.end_witness(process, number), [])

    def test_two_cannot_share_a_port(self):
        self.start_witness()
        error = self.fail_with(2, "witness", "serve", *self.key_options, "--listen",
                               f"127.0.0.1:{self.port}")
        self.assertIn(f"无法在 127.0.0.1:{self.port} 监听", error)

    def test_listens_on_ipv6(self):
        if not socket.has_ipv6:
            self.skipTest("no IPv6 here")
        try:
            socket.create_server(("::1", 0), family=socket.AF_INET6).close()
        except OSError:
            self.skipTest("no IPv6 here")
        process = self.start_program("witness", "serve", *self.key_options, "--listen", "[::1]:0",
                                     stdout=-1, stderr=-1)
        self.assertRegex(process.stdout.readline().decode(), r"http://\[::1\]:\d+\n")
        self.end_witness(process)


class HostileTest(WitnessTest):
    def setUp(self):
        super().setUp()
        self.process = self.start_witness()
        self.assertEqual(self.add(0, 7)[0], 200)

    def tearDown(self):
        self.assertEqual(self.add(7, 7)[0], 200)
        self.end_witness(self.process)

    def send(self, data):
        """Returns: what is answered to raw bytes until the witness closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            answer = b""
            try:
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
                while piece := connection.recv(65536):
                    answer += piece
            except OSError:
                pass  # closed before all was sent
        return answer

    def test_wrong_methods_and_paths(self):
        checkpoint = f"/{self.hash}/checkpoint"
        for method in ("GET", "PUT", "DELETE", "HEAD", "OPTIONS", "BREW"):
            connection = self.connect()
            connection.request(method, "/add-checkpoint")
            response = connection.getresponse()
            self.assertEqual((response.status, response.headers["Allow"]), (405, "POST"))
        self.assertEqual(self.ask("POST", checkpoint, b"x")[0], 405)
        for path in ("/", "/checkpoint", "//checkpoint", "/add-checkpoint/", "/%2e%2e/checkpoint",
                     "/" + "0" * 64 + "/checkpoint", f"/{self.hash}.checkpoint",
                     "/%00" + checkpoint, f"/../{self.hash}/checkpoint", "/" + "x" * 8000):
            with self.subTest(path):
                self.assertEqual(self.ask("GET", path)[0], 404)
        self.assertEqual(self.ask("GET", checkpoint + "?query=1")[0], 200)

    def test_long_bodies_are_not_read(self):
        status, _, body = self.ask("POST", "/add-checkpoint", b"x" * BODY_BYTES_MAX)
        self.assertEqual(status, 400)
        connection = self.connect()
        connection.putrequest("POST", "/add-checkpoint")
        connection.putheader("Content-Length", str(1 << 40))
        connection.endheaders(b"old 0\n")
        response = connection.getresponse()
        self.assertEqual(response.status, 413)
        self.assertIn(f"{BODY_BYTES_MAX}", response.read().decode())

    def test_chunks_are_read_up_to_the_limit(self):
        body = self.log.request(7, 7)
        connection = self.connect()
        connection.request("POST", "/add-checkpoint", iter([body[:5], body[5:]]),
                           encode_chunked=True)
        self.assertEqual(connection.getresponse().status, 200)
        answer = self.send(b"POST /add-checkpoint HTTP/1.1\r\nHost: x\r\n"
                           b"Transfer-Encoding: chunked\r\n\r\n" + b"8000\r\n" + b"x" * 0x8000
                           + b"\r\n" + (b"8000\r\n" + b"x" * 0x8000 + b"\r\n") * 8)
        self.assertNotIn(b" 200 ", answer)

    def test_what_is_no_http(self):
        for data in (b"", b"\x00" * 1000, b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00" + b"\xff" * 500,
                     b"POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nold",
                     b"POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                     b"POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: " + b"9" * 40
                     + b"\r\n\r\n",
                     b"POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                     b"\r\nzz\r\n", b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20000 + b"\r\n",
                     b"GET /" + b"x" * 100000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"):
            with self.subTest(data[:80]):
                self.assertNotIn(b"HTTP/1.1 200", self.send(data))

    def test_silent_connections_do_not_shut_others_out(self):
        connections = [self.connect() for _ in range(40)]
        for connection in connections:
            connection.connect()
            connection.sock.sendall(b"POST /add-checkpoint HTTP/1.1\r\nContent-Le")
        self.assertEqual(self.add(7, 7)[0], 200)
        for connection in connections:
            connection.close()

    def test_connections_stay_open(self):
        connection = self.connect()
        connection.connect()
        local = connection.sock.getsockname()
        for _ in range(3):
            self.assertEqual(self.ask("POST", "/add-checkpoint", self.log.request(7, 7),
                                      connection)[0], 200)
            self.assertEqual(connection.sock.getsockname(), local)

    def test_nothing_of_a_request_steers_the_terminal(self):
        self.ask("GET", "/%1b%5b31m%0aforged")
        self.process.send_signal(signal.SIGTERM)
        _, err = self.process.communicate(timeout=30)
        self.assertNotIn(b"\x1b", err)
        self.assertEqual(len(err.splitlines()), 2)
        self.process = self.start_witness()


if __name__ == "__main__":
    unittest.main()
