"""Other wordings under which a thing that a person names may stand in the store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ontology.vocab.concepts import ids_for

_LEVEL = re.compile("自治[区州县旗]|(?<!自治)[省市区县州盟旗]")


class Wording(NamedTuple):
    """What to ask for, and what the full name of a thing found so has to hold."""

    text: str
    place: str = ""


def others(text: str) -> Iterator[list[Wording]]:
    """The next wordings to ask for, as long as those before found nothing.

    First the concepts that go by this name in a vocabulary, though no document uses it; then what documents of a place
    call their own without it (省科技厅), where the name has its place in front (江澜省科技厅).
    """
    yield [Wording(id_) for id_ in ids_for(text)]
    yield _without_place(text)


def _without_place(text: str) -> list[Wording]:
    """A wording for each way to read a place in front.

    Of 云渚市青浦区科技局 there are two: the city's 市青浦区科技局 and the district's 区科技局.
    """
    found, begins = [], 0
    for level in _LEVEL.finditer(text):
        if begins < level.start() and level.end() < len(text):
            found.append(Wording(text[level.start() :], text[begins : level.end()]))
        begins = level.end()
    return found
