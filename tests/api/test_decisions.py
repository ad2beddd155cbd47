"""Merge and split over HTTP: seen before, taken, listed, taken back, by those who may."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.decider import editing
from graph.bolt import BoltStore
from graph.settings import StoreSettings
from tests.api.security import Asker, asker, bearer
from tests.api.test_security import assert_problem
from tests.questions import CITY_OFFICE, LAB, OFFICE, OTHER_OFFICE

SAID = "/api/v1/decisions"


@pytest.fixture
def ask(store: BoltStore, tmp_path: Path) -> Iterator[Asker]:
    """An asker whose store is as before when the test ends: without a decision."""
    edits = editing(store, StoreSettings(uri="", data=tmp_path))
    with asker(store, tmp_path, editing=edits) as found:
        yield found
    for row in edits.decider.listed():
        if row["kind"] == "same" and row["state"] == "holds":
            edits.decider.undo(row["id"], by="the test", why="over")
    store.write(lambda tx: tx.run("MATCH (d:Decision) DELETE d"))


@pytest.fixture
def key(ask: Asker) -> str:
    """An editor's key, there before anything is asked."""
    return ask.keys.add("云渚市科技局", "edit")


def say(
    ask: Asker, key: str, kind: str, first: str, second: str, path: str = SAID, status: int = 200, **more: Any
) -> Any:
    """What is answered to an editor."""
    body = {"kind": kind, "first": first, "second": second, "why": "同一个单位", **more}
    answered = ask("POST", path, headers=bearer(key), json=body)
    assert answered.status_code == status, answered.text
    return answered.json()


def test_seen_taken_and_taken_back(ask: Asker, key: str) -> None:
    seen = say(ask, key, "same", CITY_OFFICE, "临沅市科学技术局", f"{SAID}/preview")
    assert seen["changes"]
    assert [[one["id"] for one in group] for group in seen["after"]] == [[CITY_OFFICE, OTHER_OFFICE]]
    assert seen["documents_count"] >= 1
    assert all(one["id"].startswith("document:") and one["title"] for one in seen["documents"]), seen["documents"]
    assert seen["verdict"]["same"] is False
    assert all(feature["weight"] <= 1 for feature in seen["verdict"]["features"])
    assert any("所在地" in one for one in seen["conflicts"]), seen["conflicts"]  # in words, not by its key
    assert ask("GET", SAID).json()["rows"] == []  # looking writes nothing
    assert say(ask, key, "same", CITY_OFFICE, OTHER_OFFICE, f"{SAID}?preview=1") == seen

    taken = say(ask, key, "same", CITY_OFFICE, OTHER_OFFICE)
    assert (taken["changed"], taken["node"], taken["decision"]["by"]) == (True, CITY_OFFICE, "云渚市科技局")
    moved = ask("GET", f"/api/v1/units/{OTHER_OFFICE}")
    assert moved.status_code == 301
    assert say(ask, key, "same", CITY_OFFICE, OTHER_OFFICE)["changed"] is False
    parts = say(ask, key, "not_same", CITY_OFFICE, OTHER_OFFICE, f"{SAID}/preview")
    assert [[one["id"] for one in group] for group in parts["after"]] == [[CITY_OFFICE], [OTHER_OFFICE]]

    (row,) = ask("GET", SAID).json()["rows"]
    assert (row["state"], row["second"]["name"]) == ("holds", "临沅市科学技术局")
    back = ask("POST", f"{SAID}/{row['id']}/undo", headers=bearer(key), json={"why": "看错了"}).json()
    assert (back["decision"]["kind"], back["decision"]["by"]) == ("not_same", "云渚市科技局")
    assert ask("GET", f"/api/v1/units/{OTHER_OFFICE}").status_code == 200
    first = ask("GET", SAID, params={"limit": 1}).json()
    rest = ask("GET", SAID, params={"limit": 1, "cursor": first["cursor"]}).json()
    assert [one["state"] for one in (*first["rows"], *rest["rows"])] == ["holds", "superseded"]
    assert rest["cursor"] is None
    lines = [line for line in ask.record if line.get("decision") == back["decision"]["id"]]
    assert [line["kind"] for line in lines] == ["not_same"]


def test_what_is_refused(ask: Asker, key: str) -> None:
    say(ask, key, "not_same", CITY_OFFICE, OTHER_OFFICE)
    assert say(ask, key, "not_same", CITY_OFFICE, OTHER_OFFICE, f"{SAID}/preview")["changes"] is False
    seen = say(ask, key, "same", CITY_OFFICE, LAB, f"{SAID}/preview", 409)
    assert seen["key"] == "decisions.two_families"
    for body, status, message in (
        ({"first": OFFICE, "second": OFFICE}, 409, "decisions.one_id"),
        ({"first": OFFICE, "second": "unit:990000:没有的单位"}, 409, "decisions.unknown"),
        ({"first": OFFICE, "second": "没有的单位"}, 404, "api.unknown_name"),
        ({"first": OFFICE, "second": CITY_OFFICE, "why": " "}, 422, "api.decision_needs_why"),
        ({"first": OFFICE, "second": CITY_OFFICE, "kind": "perhaps"}, 422, "api.bad_parameter"),
    ):
        given: dict[str, Any] = {"kind": "same", **body}
        assert say(ask, key, given.pop("kind"), status=status, **given)["key"].startswith(message)


def test_who_may(store: BoltStore, tmp_path: Path, ask: Asker, key: str) -> None:
    body = {"kind": "same", "first": CITY_OFFICE, "second": OTHER_OFFICE, "why": "a"}
    reading = bearer(ask.keys.add("r", "read"))
    assert_problem(ask("POST", SAID, json=body), 401, "security.key_needed")
    assert_problem(ask("POST", SAID, json=body, headers=reading), 403, "security.scope")
    assert_problem(ask("POST", f"{SAID}/preview", json=body, headers=reading), 403, "security.scope")
    opened = ask("POST", "/api/v1/session", json={"key": key})
    cookie = {"Cookie": f"kechuang_session={opened.cookies['kechuang_session']}"}
    assert_problem(ask("POST", SAID, json=body, headers=cookie), 403, "security.csrf")
    assert_problem(ask("POST", f"{SAID}/decision:1/undo", json={"why": "a"}, headers=cookie), 403, "security.csrf")
    proven = {**cookie, "X-CSRF-Token": opened.json()["csrf"]}
    unknown = ask("POST", f"{SAID}/decision:1/undo", json={"why": "a"}, headers=proven)
    assert_problem(unknown, 404, "api.unknown_decision")
    with asker(store, tmp_path) as other:
        assert_problem(other("GET", SAID), 503, "api.no_editing")
