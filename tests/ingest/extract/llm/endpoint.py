"""An endpoint of our own that speaks chat completions: what it says is scripted, how it fails too."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = dict[str, Any] | int | None
"""An answer's content; a status; nothing: the connection is cut in the middle of an answer."""


@dataclass
class Endpoint:
    """Where it listens, and what it was asked."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


def completion(content: str, finish: str = "stop") -> bytes:
    usage = {"prompt_tokens": 700, "completion_tokens": 90, "total_tokens": 790}
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}
    return json.dumps({"id": "1", "object": "chat.completion", "choices": [choice], "usage": usage}).encode()


@contextmanager
def endpoint(reply: Callable[[str], Reply], *, finish: str = "stop", slow: float = 0) -> Iterator[Endpoint]:
    """Serve on the loopback; `reply` gets the user's message."""
    found = Endpoint("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the base class's name
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found.asked.append(body)
            found.keys.append(self.headers.get("Authorization"))
            time.sleep(slow)
            said = reply(body["messages"][-1]["content"])
            if isinstance(said, int):
                self.send_response(said)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            content = completion(json.dumps(said, ensure_ascii=False), finish)
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content if said is not None else content[: len(content) // 2])

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        found.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()
