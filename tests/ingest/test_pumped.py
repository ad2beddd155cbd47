"""No pattern that reads documents tries a text in ever more ways: a line of one word repeated stops nothing."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from random import Random
from types import FrameType

import pytest

from ingest.extract.figures import respectively
from ingest.extract.relation import patterns
from ingest.structure import head_dates
from ontology.types import quantity
from tests.ingest.pumped import pumped

SIZE = 300  # characters, more ways to part them than could ever be tried
SECONDS = 10  # for one text: a busy machine is given time, what has no end uses it up
# what is asked of short stretches only, by how many characters those have at most
SHORT = {respectively._LIST: respectively._REACH, head_dates.UNIT_LINE: 60, quantity._QUANTITY: 80}


def held(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns of a value, however deep they are."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from held([*value, *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from held(one)


def of(package: str) -> set[re.Pattern[str]]:
    """The patterns that the modules of a package hold."""
    path = importlib.import_module(package).__path__
    names = [name for _, name, _ in pkgutil.walk_packages(path, f"{package}.")]
    return {one for name in [package, *names] for one in held(vars(importlib.import_module(name)))}


def seconds_are_over(_: int, __: FrameType | None) -> None:
    raise TimeoutError


@pytest.mark.parametrize("package", ["ingest", "ontology"])
def test_a_pattern_gives_up_on_what_almost_fits(package: str) -> None:
    found = of(package)
    if package == "ingest":
        found |= {one for row in patterns() for one in (row.between, row.loose, row.tail) if one}
    assert len(found) > 30
    before = signal.signal(signal.SIGALRM, seconds_are_over)
    endless = []
    try:
        for pattern in sorted(found, key=lambda one: one.pattern):
            for text in pumped(pattern, SHORT.get(pattern, SIZE), Random(pattern.pattern)):
                signal.alarm(SECONDS)
                try:
                    pattern.search(text)
                    pattern.fullmatch(text)
                except TimeoutError:
                    endless.append((pattern.pattern, text))
                    break
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert not endless
