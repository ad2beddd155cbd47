"""Short names put together word by word."""

from __future__ import annotations

import pytest

from ingest.resolve.context import Context
from ingest.resolve.short_words import fits_word_by_word
from ontology.types.place import gazetteer


@pytest.mark.parametrize(
    ("mention", "candidate", "fits"),
    [
        ("县教科体局", "金寨县教育科技和体育局", True),
        ("县科商工信局", "金寨县科技商务和工业信息化局", True),
        ("县政数局", "金寨县政务服务和大数据管理局", True),
        ("县教育局", "金寨县教育科技和体育局", False),
        ("县教科局", "金寨县教育科技和体育局", False),
        ("县教科体办", "金寨县教育科技和体育局", False),
        ("市教科体局", "金寨县教育科技和体育局", False),
        ("县招商局", "金寨县招商局", False),  # one word is no reading word by word
    ],
)
def test_fits_word_by_word(mention: str, candidate: str, fits: bool) -> None:
    places = gazetteer()
    context = Context("-", places, places.by_code("341524"), "2022-06-01")
    assert fits_word_by_word(mention, candidate, context) is fits
