"""A loopback Bolt proxy that does to a connection what networks and clusters do.

It knows Bolt's frames (one version, 5.4, which it makes both sides agree on), so that a fault strikes at a chosen
message: the server's refusal in its place, a stream cut before it, or cut after the server has done it and before the
client hears of it.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal

NAMES = {
    0x01: "HELLO", 0x02: "GOODBYE", 0x0F: "RESET", 0x10: "RUN", 0x11: "BEGIN", 0x12: "COMMIT", 0x13: "ROLLBACK",
    0x2F: "DISCARD", 0x3F: "PULL", 0x54: "TELEMETRY", 0x66: "ROUTE", 0x6A: "LOGON", 0x6B: "LOGOFF",
}  # fmt: skip
RECORD = 0x71
HANDSHAKE = bytes.fromhex("6060b017" + "00000405" + "00" * 12)
IGNORED = b"\xb0\x7e"


def _text(text: str) -> bytes:
    raw = text.encode()
    return (bytes([0x80 + len(raw)]) if len(raw) < 16 else bytes([0xD0, len(raw)])) + raw


def failure(code: str) -> bytes:
    """The message by which a server refuses."""
    return b"\xb1\x7f\xa2" + _text("code") + _text(code) + _text("message") + _text("injected by a test")


def frame(message: bytes) -> bytes:
    """A short message as it goes over the wire."""
    return len(message).to_bytes(2, "big") + message + b"\0\0"


@dataclass
class Fault:
    """Strikes `times` times, first at the `nth` message of this name: `code` is the refusal of `fail`."""

    message: str
    act: Literal["fail", "cut", "cut after"]
    code: str = ""
    nth: int = 1
    times: int = 1


class _Frames:
    """The messages of one direction, each as it came: chunks, headers and all."""

    def __init__(self, source: socket.socket) -> None:
        self._source = source

    def _exactly(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            more = self._source.recv(count - len(found))
            if not more:
                raise EOFError
            found += more
        return found

    def handshake(self, count: int) -> bytes:
        return self._exactly(count)

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        while True:
            raw, message = b"", b""
            while True:
                header = self._exactly(2)
                chunk = self._exactly(int.from_bytes(header, "big"))
                raw, message = raw + header + chunk, message + chunk
                if not chunk and message:
                    break
            yield message[1], raw


@dataclass
class Proxy:
    """Listens on `port` and hands everything to `target`, but for the faults that are armed."""

    target: int
    port: int = 0
    down: bool = False
    faults: list[Fault] = field(default_factory=list)
    seen: list[tuple[str, bytes]] = field(default_factory=list)  # every message of every client
    _counts: Counter[str] = field(default_factory=Counter)
    _open: set[socket.socket] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def arm(self, *faults: Fault) -> None:
        """Let these strike, counted from now."""
        with self._lock:
            self._counts.clear()
            self.seen.clear()
            self.faults[:] = faults

    def go_down(self) -> None:
        """Cut every stream and shake no more hands."""
        self.down = True
        with self._lock:
            for one in list(self._open):
                _close(one)

    def strikes(self, name: str, raw: bytes) -> Fault | None:
        """The fault that this message meets, if any."""
        with self._lock:
            self.seen.append((name, raw))
            self._counts[name] += 1
            for fault in self.faults:
                if fault.message == name and fault.nth <= self._counts[name] < fault.nth + fault.times:
                    return fault
        return None

    def serve(self, listener: socket.socket, tls: ssl.SSLContext | None) -> None:
        """Take connections until the listener is closed."""
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connection, args=(client, tls), daemon=True).start()

    def _connection(self, client: socket.socket, tls: ssl.SSLContext | None) -> None:
        server = socket.socket()
        try:
            if self.down:
                return
            if tls:
                client = tls.wrap_socket(client, server_side=True)
            server.connect(("127.0.0.1", self.target))
            for one in (client, server):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._open |= {client, server}
            _Connection(self, client, server).run()
        except (OSError, EOFError):
            pass  # a stream that ends is what this is for
        finally:
            with self._lock:
                self._open -= {client, server}
            _close(client)
            _close(server)


class _Connection:
    """One client and its server. Each message but GOODBYE has one answer, which `_waiting` counts."""

    def __init__(self, proxy: Proxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy, self._client, self._server = proxy, client, server
        self._waiting, self._answered, self._mute = 0, threading.Condition(), False

    def run(self) -> None:
        from_client, from_server = _Frames(self._client), _Frames(self._server)
        from_client.handshake(20)
        self._server.sendall(HANDSHAKE)
        self._client.sendall(from_server.handshake(4))
        threading.Thread(target=self._answers, args=(from_server,), daemon=True).start()
        refused = False
        for tag, raw in from_client:
            name = NAMES[tag]
            fault = self._proxy.strikes(name, raw)
            if name in ("RESET", "GOODBYE"):
                refused = False
            if refused or (fault and fault.act == "fail"):
                self._wait()
                self._client.sendall(frame(IGNORED if refused or not fault else failure(fault.code)))
                refused = True
                continue
            if fault and fault.act == "cut":
                return
            if fault:
                self._wait()
                self._mute = True
            with self._answered:
                self._waiting += name != "GOODBYE"
            self._server.sendall(raw)
            if fault:
                self._wait()
                return

    def _answers(self, frames: _Frames) -> None:
        with suppress(OSError, EOFError):
            for tag, raw in frames:
                if not self._mute:
                    self._client.sendall(raw)
                if tag != RECORD:
                    with self._answered:
                        self._waiting -= 1
                        self._answered.notify_all()
        _close(self._client)

    def _wait(self) -> None:
        with self._answered:
            self._answered.wait_for(lambda: self._waiting == 0, timeout=60)


def _close(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextmanager
def proxy(target: int, tls: ssl.SSLContext | None = None) -> Iterator[Proxy]:
    """A proxy before the server on this loopback port; with `tls` it speaks TLS to its clients."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        made = Proxy(target, listener.getsockname()[1])
        threading.Thread(target=made.serve, args=(listener, tls), daemon=True).start()
        try:
            yield made
        finally:
            made.go_down()
            _close(listener)
