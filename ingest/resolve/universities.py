"""Short names of universities: each says its own in its province, 湖工大 is Hubei's there and Hunan's in Hunan."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from ingest.resolve.context import Context
from ontology.vocab.units import aliases, pairs, universities

_LONG_HEADS = ("黑龙江", "内蒙古", "哈尔滨", "石家庄", "景德镇", "齐齐哈尔", "佳木斯", "石河子")
# said without 大 as well: 华北理工, 沈航, 重医
_ALONE = (*"航医药农师邮林财", "理工", "农林", "经贸", "海事", "工商", "财经", "化工", "政法")


def full_name(name: str, context: Context) -> str | None:
    """The university that a short name means in a document of a place; None where it means none, or several."""
    known = _short_names().get(name)
    if not known:
        return None
    province = (context.code or "")[:2]
    here = [one for one in known if one.province == province]
    meant = [one for one in here if one.stated] or here
    if not here and len(name) >= 4:  # with its place written out it may stand in another province's document
        meant = list(known)
    if len(meant) > 1:  # the best known of them
        meant = [one for one in meant if one.full == aliases().get(name)]
    return meant[0].full if len(meant) == 1 else None


def owner_written_out(name: str, context: Context) -> str:
    """浙大杭州科创中心 with the university written out that its name begins with."""
    for end in range(min(len(name) - 3, 7), 1, -1):
        short = name[:end]
        if short.endswith(("大", "理工")) and name[end] != "学":
            full = full_name(short, context) or aliases().get(short, "")
            if full.endswith("大学"):
                return full + name[end:]
    return name


class _Meaning(NamedTuple):
    """What a short name means, in which province, and whether the table gives it or it was put together."""

    full: str
    province: str
    stated: bool


@cache
def _short_names() -> dict[str, tuple[_Meaning, ...]]:
    index: dict[str, list[_Meaning]] = {}
    table, subjects = universities(), dict(pairs("subjects.tsv"))
    for place, name, shorts in table:
        for short in shorts:
            index.setdefault(short, []).append(_Meaning(name, place[:2], True))
        for short in _put_together(name, subjects) - {*shorts}:
            index.setdefault(short, []).append(_Meaning(name, place[:2], False))
    for _, name, _ in table:
        index.pop(name, None)
    return {short: tuple(found) for short, found in index.items()}


def _put_together(name: str, subjects: Mapping[str, str]) -> set[str]:
    """The short names that follow from a name: 湖北工业大学 is 湖北工大 and 湖工大, 华北理工大学 is 华北理工."""
    if not name.endswith("大学"):
        return set()
    stem = name.removesuffix("大学")
    head = next((long for long in _LONG_HEADS if stem.startswith(long)), stem[:2])
    field = stem[len(head) :]
    if not field:
        return {head[0] + "大"}
    shorts = subjects.get(field, "").split()
    if not shorts:
        return set()
    full = {a + b for a, b in product((head, head[0]), shorts)}
    alone = {one for one in (*full, stem) if one.endswith(_ALONE)}
    return {one + "大" for one in (*full, stem)} | {head + b + "大学" for b in shorts} | alone
