"""A document sent in: read by a worker of its own, shown, loaded or discarded, by those who may."""

from __future__ import annotations

import asyncio
import io
import time
import zipfile
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from api.editing import Editing
from api.routes import uploads as routes
from cli.decider import StoreDecider, editing
from graph.bolt import BoltStore
from graph.settings import StoreSettings
from graph.uploads import Upload as Kept
from graph.uploads import Uploads, now, safe_name
from ingest.load.writer import Loader
from tests.api.security import Asker, asker, bearer
from tests.api.test_security import assert_problem

SENT = "/api/v1/uploads"
PLAN = """江澜省海洋科技行动方案（2024—2026年）
一、重点任务
（一）建设平台。
1.建设青浦湾海洋实验室。支持江澜海洋大学建设青浦湾海洋实验室，到2025年培育企业20家。（责任单位：省科技厅、省教育厅；完成时限：2025年12月底前）
"""


def settled(ask: Asker, headers: dict[str, str], upload: str) -> dict[str, Any]:
    """An upload once no worker has to do with it."""
    for _ in range(1200):
        found: dict[str, Any] = ask("GET", f"{SENT}/{upload}", headers=headers).json()
        if found["state"] not in ("queued", "reading", "accepted", "loading"):
            return found
        time.sleep(0.05)
    raise AssertionError(found)


def send(ask: Asker, headers: dict[str, str], content: bytes = PLAN.encode(), **params: Any) -> Any:
    return ask("POST", SENT, headers=headers, content=content, params={"name": "plan.txt", **params})


def titles(ask: Asker) -> list[str]:
    return [row["title"] for row in ask("GET", "/api/v1/documents").json()["rows"]]


def workless(store: BoltStore, *worker: str) -> Editing:
    """Editing with a worker that does something else than work."""
    return Editing(StoreDecider(store), worker or ("true",))


@pytest.fixture
def ask(store: BoltStore) -> Iterator[Asker]:
    """With a real worker, whose store the tests leave as they found it."""
    data = Path(store.where.where)
    known = {one.key for one in Loader(store).documents()}
    with asker(store, data, editing=editing(store, StoreSettings(uri="", data=data))) as found:
        yield found
    with Loader(store, wait=30) as loader:
        for key in {one.key for one in loader.documents()} - known:
            loader.remove(key)


@pytest.fixture
def idle(store: BoltStore, tmp_path: Path) -> Iterator[Asker]:
    """With uploads of its own that nobody reads: what is sent stays queued for as long as a test lasts."""
    with asker(store, tmp_path, editing=workless(store, "sh", "-c", "exec sleep 60")) as found:
        yield found


def test_from_the_file_to_the_graph(ask: Asker) -> None:
    head = bearer(ask.keys.add("云渚市科技局", "edit"))
    sent = send(ask, head, name="../旧/方案.txt", place="990000")
    assert sent.status_code == 202
    assert (sent.json()["state"], sent.json()["name"]) == ("queued", "方案.txt")
    found = settled(ask, head, sent.headers["location"].rpartition("/")[2])
    (one,) = found["documents"]
    assert (found["state"], found["error"], one["status"]) == ("found", None, "new")
    assert (one["title"], one["completeness"]) == ("江澜省海洋科技行动方案（2024—2026年）", "whole")
    assert (one["measures"], one["charges"], one["figures"]) == (1, 2, 1)
    assert (one["clauses_seen"], one["clauses_read"]) == (1, 1)
    assert one["first_measures"] == ["建设青浦湾海洋实验室"]
    assert one["title"] not in titles(ask)  # nothing is loaded before anybody says so
    assert ask("POST", f"{SENT}/{found['id']}/load", headers=head).json()["state"] == "accepted"
    done = settled(ask, head, found["id"])
    assert (done["state"], done["error"], done["documents"][0]["status"]) == ("loaded", None, "loaded")
    time.sleep(0.3)  # an answer may be a fifth of a second old
    assert one["title"] in titles(ask)
    assert not list(ask.data.glob(f"uploads/{found['id']}/file/*"))
    said = [(line["what"], line["who"]) for line in ask.record if line.get("upload") == found["id"]]
    assert [what for what, _ in said] == [f"POST {SENT}", f"POST {SENT}/{found['id']}/load"]
    assert all(who.startswith("key:云渚市科技局") for _, who in said)


def test_what_cannot_be_read_is_told_in_one_line_and_an_archive_file_by_file(ask: Asker) -> None:
    head = bearer(ask.keys.add("a", "edit"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("good.txt", PLAN)
        archive.writestr("bad.bin", bytes(range(256)) * 20)
    first = send(ask, head, bytes(range(256)) * 20, name="bad.doc").json()["id"]
    second = send(ask, head, packed.getvalue(), name="both.zip").json()["id"]
    bad, both = settled(ask, head, first), settled(ask, head, second)
    assert bad["state"] == "failed"
    assert bad["error"].startswith("bad.doc")
    assert str(ask.data) not in bad["error"]
    assert "\n" not in bad["error"]
    told = {one["name"]: (one["status"], bool(one["error"])) for one in both["documents"]}
    assert both["state"] == "found"
    assert told == {"both.zip!good.txt": ("new", False), "both.zip!bad.bin": ("failed", True)}
    assert ask("POST", f"{SENT}/{first}/load", headers=head).status_code == 409
    gone = ask("POST", f"{SENT}/{second}/discard", headers=head).json()
    assert (gone["state"], gone["documents"]) == ("discarded", [])
    assert not list(ask.data.glob(f"uploads/{second}/file/*"))


def test_who_may(store: BoltStore, tmp_path: Path, idle: Asker) -> None:
    reading, editor = bearer(idle.keys.add("r", "read")), bearer(idle.keys.add("e", "edit"))
    assert_problem(send(idle, {}), 401, "security.key_needed")
    assert_problem(send(idle, reading), 403, "security.scope")
    assert_problem(idle("GET", SENT), 401, "security.key_needed")
    assert_problem(idle("GET", SENT, headers=reading), 403, "security.scope")
    assert send(idle, editor).status_code == 202
    opened = idle("POST", "/api/v1/session", json={"key": editor["Authorization"].partition(" ")[2]})
    cookie = {"Cookie": f"kechuang_session={opened.cookies['kechuang_session']}"}
    assert_problem(send(idle, cookie), 403, "security.csrf")
    assert send(idle, {**cookie, "X-CSRF-Token": opened.json()["csrf"]}).status_code == 202
    with asker(store, tmp_path) as other:
        assert_problem(send(other, editor), 503, "api.no_editing")


def test_what_is_refused(idle: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    head = bearer(idle.keys.add("e", "edit"))
    assert_problem(send(idle, head, b""), 422, "api.upload.empty")
    assert_problem(send(idle, head, name="\0"), 422, "api.bad_parameter")
    assert_problem(send(idle, head, place="没有的地方"), 404, "api.unknown_name")
    assert_problem(send(idle, head, replaces="../x"), 422, "api.bad_parameter")
    large = {**head, "Content-Length": str(10**10)}
    assert_problem(idle("POST", SENT, headers=large, params={"name": "a"}, content=b"x"), 413, "security.body")
    assert_problem(idle("GET", f"{SENT}/keys.json", headers=head), 404, "graph.upload.unknown")
    assert not Uploads(idle.data).all()
    monkeypatch.setattr(routes, "CHUNK_TIME", 0.2)

    async def pieces() -> AsyncIterator[bytes]:
        yield b"a"
        await asyncio.sleep(60)

    assert_problem(idle("POST", SENT, headers=head, params={"name": "a"}, content=pieces()), 408, "security.slow")
    assert not Uploads(idle.data).all()
    monkeypatch.setattr(routes, "MOST_WAITING", 1)
    waits = send(idle, head).json()["id"]
    assert_problem(send(idle, head), 429, "api.upload.too_many")
    assert_problem(idle("POST", f"{SENT}/{waits}/load", headers=head), 409, "graph.upload.state")
    assert idle("POST", f"{SENT}/{waits}/discard", headers=head).json()["state"] == "discarded"
    assert send(idle, head).status_code == 202


@pytest.mark.parametrize(
    ("worker", "key"),
    [(("sh", "-c", "kill -KILL $$"), "api.worker.ended"), (("sh", "-c", "kill -ALRM $$"), "api.worker.slow")],
)
def test_a_worker_that_ends_without_a_word(store: BoltStore, tmp_path: Path, worker: Sequence[str], key: str) -> None:
    with asker(store, tmp_path, editing=workless(store, *worker)) as ask:
        head = bearer(ask.keys.add("e", "edit"))
        found = settled(ask, head, send(ask, head).json()["id"])
        assert found["state"] == "failed"
        told = Uploads(tmp_path).find(found["id"]).error
        assert told
        assert (told.key, told.zh) == (key, found["error"])


def test_what_an_ended_server_left_goes_on_with_the_next(store: BoltStore, tmp_path: Path) -> None:
    uploads = Uploads(tmp_path)
    upload_id, path = uploads.draft("a.txt")
    path.write_text(PLAN)
    at = now()
    uploads.add(Kept(id=upload_id, name="a.txt", size=1, sha256="", by="a", created=at, changed=at, state="accepted"))
    with asker(store, tmp_path, editing=workless(store)) as ask:
        head = bearer(ask.keys.add("e", "edit"))

        async def begin() -> None:
            async with ask.app.router.lifespan_context(ask.app):
                while uploads.find(upload_id).state == "accepted":
                    await asyncio.sleep(0.02)

        asyncio.run(begin())
        found = settled(ask, head, upload_id)
        # this worker did nothing: the decision is open again, and why is told
        assert (found["state"], found["error"] is None) == ("found", False)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("方案.docx", "方案.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\文件\\通知.pdf", "通知.pdf"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a.zip!b.txt", "a.zip_b.txt"),
        ("..", "document"),
        ("长" * 300 + ".pdf", "长" * 65 + ".pdf"),
    ],
)
def test_names_of_files(given: str, kept: str) -> None:
    assert safe_name(given) == kept
    assert len(safe_name(given).encode()) <= 255
