"""Whatever a client sends: schemathesis makes requests from the OpenAPI document and checks every answer against it.

Ids are drawn from those that the samples hold half of the time, so that answers are tried and not only refusals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok

from api.app import create_app
from api.settings import ApiSettings
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
# What no schema can say is refused with 422, too: a cursor of another question, a column that there is not, a word
# without a letter.
DESCRIBED.config.checks.positive_data_acceptance.expected_statuses = ["2xx", "3xx", "404", "409", "422"]
OPERATIONS: dict[str, Any] = {}
for _found in DESCRIBED.get_all_operations():
    assert isinstance(_found, Ok), _found
    OPERATIONS[_found.ok().label] = _found.ok()
QUESTIONS = sorted(label for label in OPERATIONS if label.startswith("GET "))


@pytest.fixture(scope="module")
def address(samples: BoltStore) -> Iterator[str]:
    """A real server."""
    with serving(samples, ApiSettings(cache=0)) as found:
        yield found


def ask(address: str, label: str, examples: int) -> None:
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
        case.call_and_validate(base_url=address, timeout=60)

    check()


@pytest.mark.parametrize("label", QUESTIONS)
def test_every_answer_is_as_described(address: str, label: str) -> None:
    ask(address, label, FEW)


@pytest.mark.soak
@pytest.mark.parametrize("label", QUESTIONS)
def test_every_one_of_many_answers_is_as_described(address: str, label: str) -> None:
    ask(address, label, MANY)
