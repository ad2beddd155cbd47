"""Short names put together word by word: 市教科体局 is 云渚市教育科技和体育局, whatever a place joins in one body."""

from __future__ import annotations

import re
from functools import cache

from ingest.resolve.context import Context
from ingest.resolve.units import split_prefix, tidy
from ontology.vocab.units import key, pairs

# how a body's last word is written short
_HEADS = {"局": "局", "厅": "厅", "委员会": "委(?:员会)?", "办公室": "办(?:公室)?", "中心": "中心"}
_LEFT_OUT = "-"


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    short = dict(pairs("words.tsv"))
    return re.compile("|".join(short)), {word: _either(forms.split()) for word, forms in short.items()}


def _either(forms: list[str]) -> str:
    said = "|".join(sorted((form for form in forms if form != _LEFT_OUT), key=len, reverse=True))
    return f"(?:{said}){'?' if _LEFT_OUT in forms else ''}"


@cache
def _short_forms(official: str) -> re.Pattern[str] | None:
    """What may stand for a body's name after the place; None where fewer than two of its words are known."""
    head = next((head for head in _HEADS if official.endswith(head)), "")
    stem = key(official.removesuffix(head))
    pattern, short = _words()
    if not head or len(pattern.findall(stem)) < 2:
        return None
    at, parts = 0, []
    for found in pattern.finditer(stem):
        parts += [re.escape(stem[at : found.start()]), short[found[0]]]
        at = found.end()
    return re.compile("".join((*parts, re.escape(stem[at:]), _HEADS[head])))


def fits_word_by_word(mention: str, candidate: str, context: Context) -> bool:
    """Whether each word of the candidate's name stands in the mention, short or whole, in order, and nothing else."""
    left, right = split_prefix(tidy(mention), context), split_prefix(tidy(candidate), context)
    here = left.place or (context.place if left.how == "none" else None)
    if here is None or right.place is None or here.code != right.place.code:
        return False
    forms = _short_forms(right.rest.removeprefix("人民政府"))
    return forms is not None and bool(forms.fullmatch(key(left.rest.removeprefix("政府"))))
