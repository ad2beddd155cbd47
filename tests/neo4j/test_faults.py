"""What networks and clusters do to a load: it survives, or it fails whole and goes on when asked again.

A cluster was never tried: its refusals are injected between the driver and one real server.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial

import pytest

from graph.canonical import canonical
from graph.errors import UnreachableError
from graph.open import open_store
from graph.reader import AsyncReader
from graph.settings import StoreSettings
from graph.store import Transaction
from ingest.load.writer import Loader
from tests.contract import history
from tests.neo4j.proxy import Fault, Proxy, proxy
from tests.samples import empty

NOT_LEADER = "Neo.ClientError.Cluster.NotALeader"
DEADLOCK = "Neo.TransientError.Transaction.DeadlockDetected"
UNAVAILABLE = "Neo.TransientError.General.DatabaseUnavailable"
BOOKMARKS = b"\x89bookmarks"
SCHEMES = pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
COUNT = "MATCH (m:Measure) RETURN count(m) AS n"

# Each strikes in the middle of the history.
OUTLASTED = [
    Fault("BEGIN", "fail", NOT_LEADER, nth=5, times=2),
    Fault("RUN", "fail", DEADLOCK, nth=40),
    Fault("RUN", "fail", NOT_LEADER, nth=40),
    Fault("COMMIT", "fail", DEADLOCK, nth=4),
    Fault("COMMIT", "fail", UNAVAILABLE, nth=4),
    Fault("BEGIN", "cut", nth=5),
    Fault("RUN", "cut", nth=40),
    Fault("RUN", "cut after", nth=40),
    Fault("PULL", "cut after", nth=60),
    Fault("ROLLBACK", "cut", nth=1),
]
CUT_COMMITS = [Fault("COMMIT", "cut", nth=4), Fault("COMMIT", "cut after", nth=4)]


def fault_name(fault: Fault) -> str:
    return f"{fault.act} {fault.message} {fault.code.rpartition('.')[2]}".strip()


@pytest.fixture
def between(server: StoreSettings) -> Iterator[Proxy]:
    """A proxy before the server, whose store is empty."""
    with open_store(server) as store:
        empty(store)
    with proxy(int(server.uri.rpartition(":")[2])) as found:
        yield found


def through(between: Proxy, server: StoreSettings, scheme: str) -> StoreSettings:
    """The settings that lead through the proxy."""
    return server.model_copy(update={"uri": f"{scheme}://127.0.0.1:{between.port}"})


@pytest.fixture(scope="module")
def undisturbed(server: StoreSettings) -> list[str]:
    """The graph of a history that nothing disturbed."""
    with open_store(server) as store:
        empty(store)
        history.play(store)
        return list(canonical(store))


@SCHEMES
@pytest.mark.parametrize("fault", OUTLASTED, ids=fault_name)
def test_a_load_outlasts_what_trying_again_can_mend(
    undisturbed: list[str], between: Proxy, server: StoreSettings, scheme: str, fault: Fault
) -> None:
    with open_store(through(between, server, scheme)) as store:
        between.arm(fault)
        history.play(store)
        assert list(canonical(store)) == undisturbed


@SCHEMES
@pytest.mark.parametrize("fault", CUT_COMMITS, ids=fault_name)
def test_a_commit_that_nobody_heard_of_is_said_and_gone_on_from(
    undisturbed: list[str], between: Proxy, server: StoreSettings, scheme: str, fault: Fault
) -> None:
    """Nobody can know whether it was done: it is not tried again blindly, and both cases end alike."""
    with open_store(through(between, server, scheme)) as store:
        between.arm(fault)
        with pytest.raises(UnreachableError) as raised:
            history.play(store)
        assert "run the same command again" in raised.value.text("en")
        between.arm()
        history.assert_whole(canonical(store))
        history.play(store)
        assert list(canonical(store)) == undisturbed


@SCHEMES
def test_questions_outlast_what_trying_again_can_mend(between: Proxy, server: StoreSettings, scheme: str) -> None:
    settings = through(between, server, scheme)
    with open_store(settings) as store:
        with Loader(store) as loader:
            loader.load(history.version("d0", 1))
        faults = [Fault("RUN", "fail", UNAVAILABLE), Fault("RUN", "cut"), Fault("PULL", "cut after")]

        async def ask() -> list[object]:
            async with AsyncReader(store.where, timeout=20) as reader:
                answers = []
                for fault in faults:
                    between.arm(fault)
                    answers.append((await reader.read(COUNT))[0]["n"])
                return answers

        assert asyncio.run(ask()) == [60] * len(faults)
        for fault in faults:
            between.arm(fault)
            assert store.read(COUNT) == [{"n": 60}]


def test_a_refusal_that_trying_again_cannot_mend_is_not_tried_again(between: Proxy, server: StoreSettings) -> None:
    with open_store(through(between, server, "bolt")) as store:
        between.arm(Fault("COMMIT", "fail", "Neo.ClientError.Schema.ConstraintValidationFailed", times=100))
        with pytest.raises(Exception, match="ConstraintValidationFailed"):
            store.write(lambda tx: tx.run("CREATE (:Run {id: 'run:x'})"))
        assert sum(name == "COMMIT" for name, _ in between.seen) == 1


def test_everything_goes_by_the_address_that_was_given(between: Proxy, server: StoreSettings) -> None:
    """A single server names itself as the whole cluster, by the address under which it was asked."""
    between.arm()
    with open_store(through(between, server, "neo4j")) as store:
        store.read(COUNT)
    names = [name for name, _ in between.seen]
    assert "ROUTE" in names
    assert names.count("RUN") >= 2


def bookmarked(between: Proxy) -> list[bool]:
    """Of each transaction or statement since the proxy was armed, whether it waits for what was written before."""
    return [BOOKMARKS in raw for name, raw in between.seen if name == "BEGIN" or (name == "RUN" and b"\x84mode" in raw)]


def test_behind_a_routing_address_a_reader_waits_for_what_was_written(between: Proxy, server: StoreSettings) -> None:
    settings = through(between, server, "neo4j")
    with open_store(settings) as store:
        with Loader(store) as loader:
            loader.load(history.version("d0", 1))
        between.arm()
        assert store.read(COUNT) == [{"n": 60}]
        assert bookmarked(between) == [True]

        async def ask() -> list[dict[str, object]]:
            async with AsyncReader(store.where) as reader:
                await reader.catch_up(store.bookmarks())
                between.arm()
                return await reader.read(COUNT)

        assert asyncio.run(ask()) == [{"n": 60}]
        assert bookmarked(between) == [True]


def create(node_id: str, transaction: Transaction) -> None:
    transaction.run("CREATE (:Measure {id: $id})", {"id": node_id})


def test_one_server_needs_no_bookmarks(between: Proxy, server: StoreSettings) -> None:
    """What it has committed it shows to everybody at once: writer and readers on connections of their own."""
    with open_store(through(between, server, "bolt")) as store:

        async def write_and_ask(reader: AsyncReader) -> None:
            for n in range(1, 21):
                store.write(partial(create, f"measure:x:{n}"))
                assert await reader.read(COUNT) == [{"n": n}]

        async def ask() -> None:
            async with AsyncReader(store.where) as reader:
                await write_and_ask(reader)

        between.arm()
        asyncio.run(ask())
        assert not store.bookmarks()
        assert not any(bookmarked(between))
