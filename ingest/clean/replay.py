"""Replay: a raw slice, put through the repairs that its segment names, gives the segment's clean text.

This is what makes evidence checkable by anyone who has the raw file: no state of the document is needed. What a repair
found out from the whole document stands in its name, in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.clean import (
    controls,
    digits,
    forms,
    furniture,
    garbled,
    markup,
    mojibake,
    pinyin,
    quotes,
    rejoin,
    simplified,
    spaces,
    years,
)
from ingest.read import reader
from ingest.text import Edit, Segment, Text

PDF_CUT = re.compile("\f[^\f]*\f|\n")  # furniture between form feeds, the ends of physical lines

REDO: dict[str, Callable[[str, str], list[Edit]]] = {
    reader.NUMBERING: lambda _, said: [Edit(0, 0, said)],  # what the reader of a format put in
    reader.DITTO: lambda _, said: [Edit(0, 0, said)],
    reader.LAYOUT: lambda _, said: [Edit(0, 0, said)],
    "pdf": lambda text, _: [Edit(found.start(), found.end(), "") for found in PDF_CUT.finditer(text)],
    "html": lambda text, _: [],  # whole blocks, as the reader cuts them
    controls.NAME: lambda text, _: controls.find(text),
    markup.NAME: lambda text, _: markup.redo(text),
    mojibake.NAME: mojibake.redo,
    pinyin.NAME: lambda text, _: pinyin.find(text),
    forms.NAME: lambda text, _: forms.redo(text),
    simplified.NAME: lambda text, _: simplified.find(text),
    spaces.NAME: lambda text, _: spaces.redo(text),
    furniture.NAME: lambda text, _: [],  # whole lines: never part of what another repair takes up
    garbled.NAME: lambda text, _: [],
    rejoin.NAME: lambda text, _: rejoin.redo(text),
    "join-cells": lambda text, said: [Edit(0, len(text), said)],  # a break between the pieces of a flattened table
    "join-words": lambda text, _: spaces.redo(text),  # labels that a scan tore apart
    "join-lines": lambda text, _: rejoin.redo(text),  # what structure joins once it knows the headings
    quotes.NAME: quotes.redo,
    years.NAME: lambda text, _: years.find(text),
    digits.NAME: digits.redo,
}


def replay(raw: str, repairs: str) -> str:
    """The clean text of a raw slice; `repairs` as a segment names them: joined by `+`, in order."""
    for repair in repairs.split("+") if repairs else ():
        name, _, parameter = repair.partition("(")
        edits = REDO[name](raw, parameter.removesuffix(")"))
        for edit in reversed(edits):
            raw = raw[: edit.start] + edit.replacement + raw[edit.end :]
    return raw


def replayed(text: Text, raw: str, segment: Segment) -> str:
    """What the promise says of a segment: verbatim copies and cuts are plain, the rest is replayed."""
    if segment.repair and not segment.length:
        return ""
    return replay(raw[segment.raw_start : segment.raw_end], segment.repair)
