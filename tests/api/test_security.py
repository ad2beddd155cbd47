"""Who may: keys, sessions, hosts, forwarding headers, rates, sizes, and what is written down."""

from __future__ import annotations

import asyncio
import os
import stat
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from api.security import gate
from api.security.keys import KeyFile
from graph.bolt import BoltStore
from tests.api.security import CHANGES, Asker, asker, bearer

LIST = "/api/v1/documents"


@pytest.fixture
def ask(store: BoltStore, tmp_path: Path) -> Iterator[Asker]:
    """The defaults, with a data folder of its own."""
    with asker(store, tmp_path) as found:
        yield found


def assert_problem(found: object, status: int, key: str) -> None:
    assert found.status_code == status, found.text  # type: ignore[attr-defined]
    assert found.headers["content-type"] == "application/problem+json"  # type: ignore[attr-defined]
    assert found.json()["key"] == key  # type: ignore[attr-defined]
    assert "Traceback" not in found.text  # type: ignore[attr-defined]


def test_on_this_machine_anybody_may_read(ask: Asker) -> None:
    assert ask("GET", LIST).status_code == 200
    assert ask("GET", LIST, source="::1").status_code == 200
    assert ask("POST", "/api/v1/cypher", json={"statement": "RETURN 1 AS a"}).status_code == 200


def test_from_elsewhere_a_key_is_needed(ask: Asker) -> None:
    found = ask("GET", LIST, source="192.0.2.7")
    assert_problem(found, 401, "security.key_needed_here")
    assert found.headers["www-authenticate"].startswith("Bearer")
    key = ask.keys.add("云渚市科技局", "read")
    assert ask("GET", LIST, source="192.0.2.7", headers=bearer(key)).status_code == 200
    assert ask("GET", LIST, source="192.0.2.7", headers={"X-API-Key": key}).status_code == 200
    assert ask("GET", "/healthz", source="192.0.2.7").status_code == 200


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "Via", "X-Real-IP"])
def test_behind_a_proxy_a_key_is_needed(ask: Asker, header: str) -> None:
    assert_problem(ask("GET", LIST, headers={header: "127.0.0.1"}), 401, "security.key_needed_proxy")


@pytest.mark.parametrize(
    ("anonymous", "source", "proxied", "status"),
    [
        ("proxy", "127.0.0.1", True, 200),
        ("proxy", "192.0.2.7", True, 401),
        ("network", "192.0.2.7", True, 200),
        ("none", "127.0.0.1", False, 401),
    ],
)
def test_what_is_allowed_by_name(
    store: BoltStore, tmp_path: Path, anonymous: str, source: str, proxied: bool, status: int
) -> None:
    headers = {"Via": "1.1 proxy"} if proxied else {}
    with asker(store, tmp_path, anonymous=anonymous) as ask:
        assert ask("GET", LIST, source=source, headers=headers).status_code == status


def test_wrong_expired_and_revoked_keys(ask: Asker) -> None:
    assert_problem(ask("GET", LIST, headers=bearer("kca_nonsense")), 401, "security.key_wrong")
    good = ask.keys.add("a", "read")
    assert_problem(ask("GET", LIST, headers=bearer(good[:-1] + "!")), 401, "security.key_wrong")
    other = good[:-1] + ("A" if good[-1] != "A" else "B")
    assert_problem(ask("GET", LIST, headers=bearer(other)), 401, "security.key_wrong")
    old = ask.keys.add("old", "read", expires=int(time.time()) - 1)
    time.sleep(0.6)  # a running server looks at the file twice a second
    assert_problem(ask("GET", LIST, headers=bearer(old)), 401, "security.key_expired")
    assert ask("GET", LIST, headers=bearer(good)).status_code == 200
    ask.keys.revoke("a")
    time.sleep(0.6)
    assert_problem(ask("GET", LIST, headers=bearer(good)), 401, "security.key_revoked")


def test_guessing_is_slowed_down(ask: Asker) -> None:
    statuses = [ask("GET", LIST, headers=bearer(f"wrong{i}")).status_code for i in range(40)]
    assert statuses[0] == 401
    assert statuses[-1] == 429


def test_a_read_key_changes_nothing(ask: Asker) -> None:
    read, edit = ask.keys.add("reader", "read"), ask.keys.add("editor", "edit")
    assert_problem(ask("POST", CHANGES, headers=bearer(read), json={}), 403, "security.scope")
    assert_problem(ask("POST", CHANGES, json={}), 401, "security.key_needed")
    assert ask("POST", CHANGES, headers=bearer(edit), json={}).status_code == 200
    assert ask("POST", "/api/v1/cypher", headers=bearer(read), json={"statement": "RETURN 1 AS a"}).status_code == 200


def test_only_hashes_are_kept(tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "new" / "keys.json")
    text = keys.add("a", "admin", rate=7)
    kept = keys.path.read_text("utf-8")
    assert text not in kept
    assert text.rsplit("_", 1)[-1] not in kept
    assert stat.S_IMODE(keys.path.stat().st_mode) == 0o600
    assert [p.name for p in keys.path.parent.iterdir()] == ["keys.json"]
    found = keys.find(text)
    assert found is not None
    assert (found.name, found.scope, found.rate) == ("a", "admin", 7)


def test_a_damaged_key_file_lets_nobody_in_and_says_so(ask: Asker) -> None:
    key = ask.keys.add("a", "read")
    ask.keys.path.write_text("{", "utf-8")
    os.utime(ask.keys.path, (1, 1))
    assert_problem(ask("GET", LIST, headers=bearer(key)), 503, "security.key_file_damaged")
    assert ask("GET", LIST).status_code == 200


def test_a_session_holds_a_key_and_guards_against_forgery(ask: Asker) -> None:
    key = ask.keys.add("editor", "edit")
    begun = ask("POST", "/api/v1/session", json={"key": key}, source="192.0.2.7")
    assert begun.status_code == 200, begun.text
    cookie = begun.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert key not in cookie
    assert key not in begun.text
    sent = {"Cookie": cookie.split(";")[0]}
    assert ask("GET", LIST, source="192.0.2.7", headers=sent).status_code == 200
    told = ask("GET", "/api/v1/session", source="192.0.2.7", headers=sent).json()
    assert (told["name"], told["scope"], told["csrf"]) == ("editor", "edit", begun.json()["csrf"])
    forged = ask("POST", CHANGES, headers=sent, json={})
    assert_problem(forged, 403, "security.csrf")
    meant = ask("POST", CHANGES, headers={**sent, "X-CSRF-Token": told["csrf"]}, json={})
    assert meant.status_code == 200
    ended = ask("DELETE", "/api/v1/session", headers={**sent, "X-CSRF-Token": told["csrf"]})
    assert ended.status_code == 204
    assert ask("GET", LIST, source="192.0.2.7", headers=sent).status_code == 401
    assert_problem(ask("POST", "/api/v1/session", json={"key": "no"}), 401, "security.key_wrong")


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_another_sites_page_cannot_send(ask: Asker, headers: dict[str, str]) -> None:
    found = ask("POST", "/api/v1/cypher", headers=headers, json={"statement": "RETURN 1 AS a"})
    assert_problem(found, 403, "security.cross_site")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *(("localhost:8000", 200), ("127.0.0.1", 200), ("[::1]:8000", 200), ("LOCALHOST", 200)),
        *(("evil.example", 421), ("localhost.evil.example", 421), ("", 421), ("127.0.0.1.nip.io", 421)),
    ],
)
def test_only_known_hosts_are_served(ask: Asker, host: str, status: int) -> None:
    assert ask("GET", LIST, headers={"Host": host}).status_code == status


def test_too_many_requests_are_told_to_wait(store: BoltStore, tmp_path: Path) -> None:
    with asker(store, tmp_path, rate=3) as ask:
        found = [ask("GET", "/api/v1/queries") for _ in range(5)]
        assert [f.status_code for f in found] == [200, 200, 200, 429, 429]
        assert int(found[-1].headers["retry-after"]) > 0
        own = ask.keys.add("busy", "read", rate=1000)
        assert {ask("GET", "/api/v1/queries", headers=bearer(own)).status_code for _ in range(5)} == {200}


def test_what_is_too_large_or_no_text_is_a_problem(ask: Asker) -> None:
    assert_problem(ask("GET", f"{LIST}?q=" + "a" * 62_000), 414, "security.url")
    assert ask("GET", f"{LIST}?name=a%00b").status_code == 422
    assert ask("GET", "/api/v1/documents/a%00b").status_code == 422
    assert_problem(ask("POST", "/api/v1/cypher", content=b"a" * 2_000_000), 413, "security.body")

    async def pieces() -> object:
        for _ in range(40):
            yield b"a" * 100_000

    assert_problem(ask("POST", "/api/v1/cypher", content=pieces()), 413, "security.body")


def test_a_body_that_does_not_come_is_not_waited_for(ask: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "BODY_TIME", 0.2)

    async def pieces() -> AsyncIterator[bytes]:
        yield b'{"statement": '
        await asyncio.sleep(60)

    assert_problem(ask("POST", "/api/v1/cypher", content=pieces()), 408, "security.slow")


@pytest.mark.parametrize(
    "body", [b"{", b"[1]", b"null", b'"a"', b"\xff\xfe", b'{"statement": 1}', b'{"statement": "RETURN 1 AS \\u0000"}']
)
def test_a_body_that_is_no_question_is_a_problem(ask: Asker, body: bytes) -> None:
    found = ask("POST", "/api/v1/cypher", content=body, headers={"Content-Type": "application/json"})
    assert found.status_code in (400, 422), found.text
    assert found.headers["content-type"] == "application/problem+json"


def test_all_is_written_down_and_no_secret(ask: Asker) -> None:
    key = ask.keys.add("云渚市科技局", "read")
    ask("GET", f"{LIST}?limit=1&key={key}", headers=bearer(key))
    ask("POST", "/api/v1/cypher", json={"statement": f"RETURN '{key}' AS a"})
    ask("POST", "/api/v1/cypher", json={"statement": "MATCH (n) DELETE n"})
    ask("GET", LIST, source="192.0.2.7")
    first, second, third, fourth = ask.record
    assert first["who"].startswith("key:云渚市科技局")
    assert (first["what"], first["status"]) == (f"GET {LIST}", 422)
    assert second["rows"] == 1
    assert (third["rule"], third["status"]) == ("write", 400)
    assert (fourth["who"], fourth["client"], fourth["status"]) == ("anonymous", "192.0.2.7", 401)
    assert all(line["ms"] >= 0 and line["when"] for line in ask.record)
    file = next((ask.data / "audit").iterdir())
    assert key not in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_record_goes_on_when_its_file_is_taken_away(ask: Asker) -> None:
    ask("GET", LIST)
    file = next((ask.data / "audit").iterdir())
    file.unlink()
    ask("GET", "/api/v1/queries")
    assert [line["what"] for line in ask.record] == ["GET /api/v1/queries"]


def test_every_answer_is_careful(ask: Asker) -> None:
    for found in (ask("GET", LIST), ask("GET", "/nowhere"), ask("GET", LIST, headers={"Host": "x"})):
        assert found.headers["x-content-type-options"] == "nosniff"
        assert found.headers["x-frame-options"] == "DENY"
        assert "default-src 'none'" in found.headers["content-security-policy"]
        assert "server" not in found.headers
