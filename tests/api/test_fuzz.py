"""Whatever a client sends: schemathesis makes requests from the OpenAPI document and checks every answer against it.

Ids are drawn from those that the samples hold half of the time, so that answers are tried and not only refusals. The
client is an editor; what it sends in is read by nobody, and of the two it says to be one thing at most one is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test
from schemathesis.core.result import Ok

from api.app import create_app
from api.editing import Editing
from api.security.keys import KeyFile
from api.settings import ApiSettings
from cli.decider import StoreDecider
from graph.bolt import BoltStore
from tests.serving import serving

FEW, MANY = 20, 500
IDS = (
    "unit:X10000:江澜省科学技术厅", "platform:X10000:澜湖实验室", "zone:X10100:云渚湖科创走廊", "place:X10221",
    "fund:X10100:云渚市天使投资基金", "plan:X10000:江澜省科技创新强基行动方案:2024-2027", "indicator:高新技术企业数",
    "field:基础研究", "designation:省级新型研发机构", "document:sample-city-plan",
)  # fmt: skip


class Nobody:
    """A reader for an application that is only described."""

    async def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Nothing."""
        return []

    async def close(self) -> None:
        """Nothing to give back."""


DESCRIBED = schemathesis.openapi.from_dict(create_app(ApiSettings(), Nobody()).openapi())
# What no schema can say is refused, too: 422 a cursor of another question, a column that there is not, a word without
# a letter; 400 a statement that the guard refuses; 401 and 429 a key that is none; 429 too many uploads that wait.
DESCRIBED.config.checks.positive_data_acceptance.expected_statuses = [
    "2xx", "3xx", "400", "401", "404", "409", "422", "429",
]  # fmt: skip
DESCRIBED.config.checks.negative_data_rejection.expected_statuses = ["4xx"]
OPERATIONS: dict[str, Any] = {}
for _found in DESCRIBED.get_all_operations():
    assert isinstance(_found, Ok), _found
    OPERATIONS[_found.ok().label] = _found.ok()
LABELS = sorted(OPERATIONS)


@dataclass(frozen=True)
class Server:
    """Where it is, and what proves an editor."""

    address: str
    headers: dict[str, str]


@pytest.fixture(scope="module")
def server(samples: BoltStore) -> Iterator[Server]:
    """A real server."""
    key = KeyFile(Path(samples.where.where) / "keys.json").add("fuzz", "edit")
    with serving(samples, ApiSettings(cache=0), Editing(StoreDecider(samples), ("true",))) as found:
        yield Server(found, {"Authorization": f"Bearer {key}"})


def ask(server: Server, label: str, examples: int) -> None:
    """So many requests to one operation."""

    @settings(
        max_examples=examples,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    @given(case=OPERATIONS[label].as_strategy(), known=st.sampled_from(IDS) | st.none())
    def check(case: Any, known: str | None) -> None:
        if known and "id" in case.path_parameters:
            case.path_parameters["id"] = known
        case.call_and_validate(base_url=server.address, headers=server.headers, timeout=60)

    check()


def follow(server: Server, scenarios: int) -> None:
    """So many scenarios of requests, in which what one answers is what the next one asks for."""

    class Scenario(DESCRIBED.as_state_machine()):  # type: ignore[misc]  # made at run time
        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return {"base_url": server.address, "headers": server.headers, "timeout": 60}

    chosen = settings(
        max_examples=scenarios,
        deadline=None,
        phases=[Phase.generate],
        stateful_step_count=6,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    run_state_machine_as_test(Scenario, settings=chosen)


@pytest.mark.parametrize("label", LABELS)
def test_every_answer_is_as_described(server: Server, label: str) -> None:
    ask(server, label, FEW)


def test_what_follows_from_answers_is_as_described(server: Server) -> None:
    follow(server, FEW)


@pytest.mark.soak
@pytest.mark.parametrize("label", LABELS)
def test_every_one_of_many_answers_is_as_described(server: Server, label: str) -> None:
    ask(server, label, MANY)


@pytest.mark.soak
def test_what_follows_from_many_answers_is_as_described(server: Server) -> None:
    follow(server, MANY)
