"""Statements on real stores: honest ones run, hostile ones change nothing, whichever layer is switched off."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from neo4j import WRITE_ACCESS

from api.ask import TimedReader
from api.errors import SlowQueryError
from graph import embedded
from graph.errors import StoreError
from graph.guard.limits import Limits
from graph.guard.refusal import RefusedError
from graph.guard.run import Answer, GuardedReader
from graph.reader import AsyncReader
from graph.settings import StoreSettings
from tests.guard.conftest import Guarded
from tests.guard.statements import HONEST, HOSTILE, PARAMETERS, REFUSED, RUNS

T = TypeVar("T")

SHORT = Limits(rows=100, seconds=1.0, grace=1.5)
# what would change data or reach outside if it ran
HARMFUL = {"write", "load", "admin", "several", "transactions", "periodic", "escape", "graph"}
REFUSALS = ("guard.exhausted", "graph.failed", "graph.refused")  # how a store gives up
PATIENCE = 60.0  # seconds; whoever waits longer waits for ever


def within(work: Coroutine[Any, Any, T]) -> T:
    """Do it, but not for ever."""

    async def limited() -> T:
        async with asyncio.timeout(PATIENCE * 5):
            return await work

    return asyncio.run(limited())


async def healthy(guarded: Guarded) -> None:
    """The store answers, at once or after the restart that the guard began."""
    async with AsyncReader(guarded.address) as reader, asyncio.timeout(PATIENCE):
        while True:
            try:
                found = await reader.read("MATCH (d:Document) RETURN count(d) AS n")
            except StoreError:
                await asyncio.sleep(0.2)
                continue
            assert found == [{"n": 3}]
            return


def test_honest_reads_run(guarded: Guarded) -> None:
    async def ask() -> None:
        async with GuardedReader(guarded.address) as reader:
            for statement in HONEST:
                if statement.kind in ("both", guarded.kind):
                    answer = await reader.run(statement.text, PARAMETERS)
                    assert answer.columns or statement.text.endswith("FINISH"), statement.text

    within(ask())


def test_hostile_statements_change_nothing(guarded: Guarded) -> None:
    before = guarded.everything()

    async def ask() -> None:
        async with GuardedReader(guarded.address, SHORT) as reader:
            for statement in REFUSED:
                with pytest.raises(RefusedError):
                    await reader.run(statement.text, PARAMETERS)

    within(ask())
    assert guarded.everything() == before


# one in each run, besides those below; all of them, with the many restarts that they take, in the long dose
SOME = [RUNS[at] if at == 1 else pytest.param(RUNS[at], marks=pytest.mark.soak) for at in range(len(RUNS))]


@pytest.mark.parametrize("statement", SOME, ids=lambda s: s.text[:50])
def test_an_explosion_is_answered_at_the_limit(guarded: Guarded, statement: Any) -> None:
    async def ask() -> Answer:
        async with GuardedReader(guarded.address, SHORT, guarded.restart) as reader:
            try:
                async with asyncio.timeout(PATIENCE):
                    answer = await reader.run(statement.text, PARAMETERS)
            except StoreError as error:
                answer = Answer(ms=1.0 if error.key in REFUSALS else -1.0)
            while reader.running:
                await asyncio.sleep(0.1)
            await healthy(guarded)
            return answer

    answer = within(ask())
    assert answer.ms > 0
    assert len(answer.rows) <= SHORT.rows
    assert answer.bytes <= SHORT.bytes * 2


@pytest.mark.parametrize(
    "text",
    [
        "MATCH ()-[r:$('ABOUT')]->() RETURN count(r) AS n",
        "MATCH ()-[r:ABOUT|$any(['MEASURES'])]->() RETURN count(r) AS n",
        "MATCH (a)-[r:!PART_OF]->{1,2}(b) RETURN count(*) AS n",
        "MATCH (a)((x)-[r:!PART_OF]->(y)){1,2}(b) RETURN count(*) AS n",
        "MATCH (n:$any(['Plan', 'Fund'])) RETURN count(n) AS n",
        "UNWIND [1, 2] AS x RETURN CASE WHEN 1 IN collect(x) THEN 1 ELSE 0 END AS n",
        "UNWIND [1, 2] AS x RETURN CASE WHEN NOT max(x) = 1 THEN 1 ELSE 0 END AS n",
        "UNWIND [1, 2] AS x RETURN CASE WHEN max(x) > 1 AND min(x) < 2 THEN 1 ELSE 0 END AS n",
        "UNWIND [1, 2] AS x RETURN CASE WHEN max(x) IS NULL THEN 0 ELSE 1 END AS n",
        "UNWIND [1, 2] AS x RETURN CASE WHEN toString(max(x)) STARTS WITH '2' THEN 1 ELSE 0 END AS n",
        "UNWIND [1, 2] AS x RETURN head(collect({v: x})).v AS n",
        "RETURN CASE WHEN 1 IS :: INT THEN 1 ELSE 0 END AS n",
    ],
)
def test_what_the_embedded_store_reads_otherwise_is_not_answered_there(guarded: Guarded, text: str) -> None:
    async def ask() -> Answer:
        async with GuardedReader(guarded.address) as reader:
            return await reader.run(text)

    if guarded.kind == "neo4j":
        assert within(ask()).rows[0]["n"] > 0
        return
    with pytest.raises(RefusedError) as caught:
        within(ask())
    assert (caught.value.rule, caught.value.line) == ("misread", 1)


@pytest.mark.parametrize("word", ["EXPLAIN", "PROFILE", "CYPHER 5 EXPLAIN"])
def test_a_plan_is_one_row(guarded: Guarded, word: str) -> None:
    async def ask() -> Answer:
        async with GuardedReader(guarded.address) as reader:
            return await reader.run(f"{word} MATCH (n:Plan) RETURN n.id AS id")

    answer = within(ask())
    assert answer.columns == ["plan"]
    assert [list(row) for row in answer.rows] == [["plan"]]
    assert "Plan" in answer.rows[0]["plan"]


def test_a_cut_answer_says_what_cut_it(guarded: Guarded) -> None:
    async def ask(text: str, limits: Limits) -> Answer:
        async with GuardedReader(guarded.address, limits, guarded.restart) as reader:
            return await reader.run(text)

    rows = within(ask("UNWIND range(1, 50) AS i RETURN i", Limits(rows=10)))
    assert (len(rows.rows), rows.stopped, rows.partial) == (10, "rows", True)
    exact = within(ask("UNWIND range(1, 10) AS i RETURN i", Limits(rows=10)))
    assert (len(exact.rows), exact.stopped, exact.partial) == (10, None, False)
    large = within(ask("UNWIND range(1, 50) AS i RETURN range(1, 1000) AS r", Limits(bytes=20_000)))
    assert large.stopped == "bytes"
    assert 0 < len(large.rows) < 10


def test_a_record_larger_than_any_answer_is_given_up_unread(guarded: Guarded) -> None:
    limits = Limits(bytes=20_000)
    huge = "UNWIND range(1, 100000) AS i WITH collect(i) AS all RETURN all"

    async def ask() -> None:
        async with GuardedReader(guarded.address, limits, guarded.restart) as reader:
            alone = await reader.run(huge)
            assert (alone.rows, alone.stopped, alone.bytes) == ([], "bytes", 0)
            # those before it are answered; those after the last one that fits have been asked for already
            after = await reader.run("UNWIND [1, 2, 50000, 50000, 3] AS n RETURN n, range(1, n) AS r")
            assert ([row["n"] for row in after.rows], after.stopped) == ([1, 2], "bytes")
            assert (await reader.run("RETURN 1 AS one")).rows == [{"one": 1}]

    within(ask())


def test_a_process_that_is_gone_is_started_again(guarded: Guarded) -> None:
    """Whether the next question is a named one or a statement, and when a statement has ended it past its time."""
    if guarded.restart is None:
        return  # a server of its own is somebody else's to start
    restart, settings = guarded.restart, StoreSettings(uri="", data=Path(guarded.address.where))

    def kill() -> None:
        pid = embedded.status(settings).pid
        assert pid
        os.kill(pid, signal.SIGKILL)

    async def ask() -> None:
        reader = TimedReader(AsyncReader(guarded.address), PATIENCE, restart)
        kill()
        assert await reader.read("RETURN 1 AS n") == [{"n": 1}]
        await reader.close()
        text = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a * b) AS n"
        async with GuardedReader(guarded.address, Limits(seconds=0.5, grace=PATIENCE), restart) as guard:
            assert (await guard.run(text)).stopped == "time"
            kill()
            while guard.running:
                await asyncio.sleep(0.1)
            await healthy(guarded)

    within(ask())


# ---------------------------------------------------------------- each layer switched off in turn


def everywhere(statement: str, port: int) -> str:
    """The statement with our listener's address in place of the one that nobody listens at."""
    return statement.replace("127.0.0.1:9/", f"127.0.0.1:{port}/").replace("2130706433:9/", f"2130706433:{port}/")


def test_without_the_guard_user_session_and_settings_hold(guarded: Guarded) -> None:
    before = guarded.everything()
    harmful = [s for s in HOSTILE if HARMFUL & set(s.rules) and len(s.text) < 1000]
    assert len(harmful) > 100
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        port = listener.getsockname()[1]

        async def ask() -> None:
            async with GuardedReader(guarded.address, SHORT, guarded.restart) as reader:
                for statement in harmful:
                    try:
                        answer = await reader.run_checked(everywhere(statement.text, port), {})
                    except StoreError:
                        continue
                    assert "root:" not in str(answer.rows)

        within(ask())
        with pytest.raises(TimeoutError):
            listener.accept()
    assert guarded.everything() == before


def test_without_read_only_user_and_read_session_the_guard_holds(guarded: Guarded) -> None:
    before = guarded.everything()
    powerful = replace(guarded.address, read_user="", read_password="")

    async def ask() -> None:
        async with GuardedReader(powerful, SHORT, guarded.restart, access=WRITE_ACCESS) as reader:
            assert (await reader.run("MATCH (d:Document) RETURN count(d) AS n")).rows == [{"n": 3}]
            for statement in REFUSED:
                with pytest.raises(RefusedError):
                    await reader.run(statement.text, PARAMETERS)

    within(ask())
    assert guarded.everything() == before


def test_without_the_servers_own_clock_ours_holds(guarded: Guarded) -> None:
    """The server is given all the time in the world; the asker is answered all the same, and the store is well."""
    text = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a * b = 0 RETURN count(a) AS n"

    async def ask() -> Answer:
        async with GuardedReader(guarded.address, SHORT, guarded.restart, told=3600.0) as reader:
            answer = await reader.run(text)
            while reader.running:
                await asyncio.sleep(0.1)
            await healthy(guarded)
            return answer

    answer = within(ask())
    assert answer.stopped == "time"


def test_a_named_question_past_its_time_ends_too(guarded: Guarded) -> None:
    """Questions of our own are answered at their time as well, and what burns on in the store is ended."""
    text = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a * b = 0 RETURN count(a) AS n"

    async def ask() -> None:
        timeout = None if guarded.restart else SHORT.seconds
        reader = TimedReader(AsyncReader(guarded.address, timeout=timeout), SHORT.seconds, guarded.restart, SHORT.grace)
        with pytest.raises(SlowQueryError):
            await reader.read(text)
        assert reader.running_on == (1 if guarded.restart else 0)
        while reader.running_on:
            await asyncio.sleep(0.1)
        await healthy(guarded)
        assert await reader.read("RETURN 1 AS n") == [{"n": 1}]
        await reader.close()

    within(ask())


def test_a_statement_that_is_too_many_waits_or_is_told(guarded: Guarded) -> None:
    # some seconds long, half a second at least on a fast server: it ends by itself within the grace
    burn = "UNWIND range(1, 20000) AS a UNWIND range(1, 1000) AS b RETURN count(a * b) AS n"
    limits = Limits(seconds=0.2, grace=60.0, at_once=1)

    async def ask() -> list[Any]:
        async with GuardedReader(guarded.address, limits, guarded.restart, told=3600.0) as reader:
            asked = [reader.run(burn), reader.run("RETURN 1 AS a")]
            found = await asyncio.gather(*asked, return_exceptions=True)
            while reader.running:
                await asyncio.sleep(0.1)
            await healthy(guarded)
            return found

    first, second = within(ask())
    assert first.stopped == "time"
    assert second.key == "guard.busy"
