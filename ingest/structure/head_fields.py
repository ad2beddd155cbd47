"""Where a document's head stands, and the fields that a page puts before the text: 发文机关, 文号, 成文日期 …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.records import Passage, Span

LONGEST = 30  # passages of a head
NUMBERED = re.compile(r"(?:第[一1][章条节编]|[一1]\s*[、.．]|[(（][一1][)）])")
ANY_NUMBER = re.compile(
    r"(?P<number>第[一二三四五六七八九十百\d]{1,4}[章条节]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、])"
)
# the number that stands before or behind a title on its line, or nothing
OWN_NUMBER = re.compile(
    r"\s*(?:[\u4e00-\u9fff]{1,12}\s?[〔\[(（【]\s?(?:19|20)\d\d\s?[〕\])）】]\s?第?\d{1,5}\s?号)?\s*"
)
LABELS = {
    "issuer": (
        "发文机关",
        "发文机构",
        "发布机构",
        "发布单位",
        "发文单位",
        "发文部门",
        "颁布单位",
        "颁发部门",
        "制发单位",
        "印发单位",
        "制定机关",
    ),
    "document_number": ("发文字号", "文件编号", "文件字号", "发文文号", "发布文号", "文号"),
    "issued_on": ("成文日期", "印发日期", "签发日期", "制发日期", "印发时间", "发文日期", "发文时间", "颁布日期"),
    "published": ("发布日期", "发布时间", "公布日期", "公开日期", "发表时间", "日期", "时间"),
    "effective_on": ("生效日期", "施行日期", "实施日期", "实施时间", "施行时间", "生效时间", "执行日期"),
    "expires_on": ("失效日期", "失效时间", "废止日期", "有效期至", "有效期"),
    "title": ("标题", "名称", "文件名称", "文件名", "发文标题", "公文标题", "文件标题"),
}
_NAMES = {label: name for name, labels in LABELS.items() for label in labels}
_LABEL = "|".join(sorted((r"\s*".join(label) for label in _NAMES), key=len, reverse=True))
_FIELD = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<label>{_LABEL})\s*(?:[:：][\s|│]*|[】\]]\s*[:：]?[\s|│]*)(?P<value>[^\t\n|│]*)"
)
_NEXT = re.compile(r"\s*[\u4e00-\u9fff]{2,6}\s?[:：]|\s{2,}")
_OTHER = re.compile(r"[\u4e00-\u9fff]{2,6}\s?[:：]")


class Found(NamedTuple):
    """A value, and where the document says it."""

    value: str
    span: Span


def zone(passages: Sequence[Passage]) -> list[Passage]:
    """The passages before the body: up to the first one that is numbered as a first one."""
    found: list[Passage] = []
    for passage in passages[:LONGEST]:
        if found and NUMBERED.match(passage.text) and passage.kind != "title":
            break
        found.append(passage)
    return found


def fields(passages: Sequence[Passage]) -> dict[str, Found]:
    """Labelled values of the head, the first of each kind."""
    values: dict[str, Found] = {}
    for passage in passages:
        for name, start, end in _labelled(passage.text[:2000]):
            value = passage.text[start:end]
            if value and name not in values:
                values[name] = Found(value, Span(passage.ordinal, start, end))
    return values


def _labelled(text: str) -> Iterator[tuple[str, int, int]]:
    position = 0
    while found := _FIELD.search(text, position):
        start, end = found.span("value")
        # the value ends where the next label begins, also when no blank stands between them
        following = _NEXT.search(text, start, end) if not text[start:end].startswith("http") else None
        if following and following.start() >= start:
            end = following.start()
        other = _OTHER.search(text, start, end)
        if other:
            end = other.start()
        name = _NAMES["".join(found["label"].split())]
        stripped = text[start:end].rstrip()
        yield name, start, start + len(stripped)
        position = max(end, found.start("value"), found.start() + 1)
