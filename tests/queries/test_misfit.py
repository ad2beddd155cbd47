"""A parameter that does not fit is told in the reader's language, whichever query it is of."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import ValidationError

from queries import all_queries
from queries.misfit import Misfit

BAD: tuple[object, ...] = ("", "x", "\0", "x" * 5000, -1, 10**30, 0.5, float("inf"), None, [], {}, [None], ["x"] * 5000)
CHINESE = re.compile("[一-鿿]")


def misfits(model: Any, given: dict[str, object]) -> list[Misfit]:
    try:
        model.model_validate(given)
    except ValidationError as error:
        return [Misfit(one) for one in error.errors()]
    return []


@pytest.mark.parametrize("name", sorted(all_queries()))
def test_every_misfit_of_every_parameter_is_told_in_both_languages(name: str) -> None:
    model = all_queries()[name].params
    found = misfits(model, {"no_such_parameter": 1})
    for field in model.model_fields:
        for bad in BAD:
            found += misfits(model, {field: bad})
    assert found
    for misfit in found:
        assert misfit.parameter
        assert CHINESE.search(misfit.text("zh"))
        assert re.search("[a-z]{2}", misfit.text("en"))


def test_what_is_told() -> None:
    model = all_queries()["trace/platforms"].params
    (limit,) = misfits(model, {"limit": "many"})
    assert (limit.parameter, limit.text("zh"), limit.text("en")) == ("limit", "应为整数", "it should be a whole number")
    (role,) = misfits(model, {"role": "boss"})
    assert role.text("zh").startswith("应为下列之一：'lead', 'responsible'")
