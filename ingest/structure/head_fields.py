"""Where a document's head stands, and the fields that a page puts before the text: 发文机关, 文号, 成文日期 …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.records import Passage, Span

LONGEST = 30  # passages of a head
LONGEST_VALUE = 120
NUMBERED = re.compile(r"(?:第[一1][章条节编]|[一1]\s*[、.．]|[(（][一1][)）])")
ANY_NUMBER = re.compile(
    r"(?P<number>第[一二三四五六七八九十百\d]{1,4}[章条节]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、])"
)
# the number that stands before or behind a title on its line, or nothing
OWN_NUMBER = re.compile(
    r"\s*+(?:[\u4e00-\u9fff]{1,12}\s?[〔\[(（【]\s?(?:19|20)\d\d\s?[〕\])）】]\s?第?\d{1,5}\s?号)?\s*+"
)
LABELS = {
    "issuer": (
        "发文机关",
        "发文机构",
        "发布机构",
        "发布单位",
        "发布部门",
        "发文单位",
        "发文部门",
        "颁布单位",
        "颁发部门",
        "制发单位",
        "印发单位",
        "制定机关",
    ),
    "document_number": ("发文字号", "文件编号", "文件字号", "发文文号", "发布文号", "文号"),
    "issued_on": (
        *("成文日期", "成文时间", "生成日期", "生成时间", "印发日期", "印发时间", "签发日期", "制发日期", "发文日期"),
        *("发文时间", "颁布日期"),
    ),
    "published": (
        *("发布日期", "发布时间", "公布日期", "公布时间", "公开日期", "公开时间", "发表时间", "上传时间", "添加时间"),
        *("更新时间", "更新日期", "日期", "时间"),
    ),
    "effective_on": ("生效日期", "施行日期", "实施日期", "实施时间", "施行时间", "生效时间", "执行日期"),
    "expires_on": ("失效日期", "失效时间", "废止日期", "有效期至", "有效期"),
    "title": ("标题", "名称", "文件名称", "文件名", "发文标题", "公文标题", "文件标题"),
}
_NAMES = {label: name for name, labels in LABELS.items() for label in labels}
_LABEL = "|".join(sorted((r"\s*".join(label) for label in _NAMES), key=len, reverse=True))
_DATED = "|".join(label for label in _NAMES if len(label) == 4 and _NAMES[label] in ("issued_on", "published"))
_FIELD = re.compile(
    # 科技处发布时间:2024-05-21: a page may set a field right behind another one
    rf"(?:(?<![\u4e00-\u9fff])|(?=(?:{_DATED})[:：]\s?(?:19|20)\d\d))"
    rf"(?P<label>{_LABEL})\s*(?:[:：][\s|│]*|[】\]]\s*[:：]?[\s|│]*)(?P<value>[^\t\n|│]*)"
)
# 文号云科发〔2024〕3号, 成文日期2024-05-06: a page may set a value right behind its label
_GLUED = re.compile(
    rf"(?P<label>文号|{'|'.join(label for label in _NAMES if len(label) == 4)})\s*"
    r"(?P<value>(?:19|20)\d\d\s?[-年./].{0,20}|[^，。；:：]{2,30}[〔\[(（]\s?(?:19|20)\d\d\s?[〕\])）]\s?第?\d{1,5}\s?号"
    r"|[\u4e00-\u9fff\s、]{2,40}[府局委办厅会部院])\s*"
)
_GENERAL = ("名称", "日期", "时间", "有效期")  # words that also head a column, or a paragraph
_SHORTEST_TITLE = 6
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
    label = ""  # a label that had a line of its own
    for passage in passages:
        text = passage.text
        name = _NAMES.get(label, "")
        if name and name not in values and not passage.cells and _fits(name, text.strip()):
            values[name] = Found(text.strip(), Span(passage.ordinal, 0, len(text)))
        glued = _GLUED.fullmatch(text) if len(text) <= LONGEST_VALUE else None
        if glued and (own := _NAMES[glued["label"]]) not in values and _kind_fits(own, glued["value"]):
            values[own] = Found(glued["value"], Span(passage.ordinal, *glued.span("value")))
        for name, start, end in (*_labelled(text[:2000]), *_in_cells(text[:2000] if passage.cells else "")):
            value = text[start:end]
            if value and name not in values:
                values[name] = Found(value, Span(passage.ordinal, start, end))
        label = "".join(text[:20].split())
        label = label[:-1] if label.endswith((":", "：")) else "" if label in _GENERAL else label
    return values


def _in_cells(text: str) -> Iterator[tuple[str, int, int]]:
    """Labels in a cell of their own, their values in the next one."""
    start, label = 0, ""
    for cell in text.split("\t"):
        name = _NAMES.get(label, "")
        if name and label not in _GENERAL and _fits(name, cell.strip()):
            at = start + len(cell) - len(cell.lstrip())
            yield name, at, at + len(cell.strip())
        label = "".join(cell.split())
        start += len(cell) + 1


def _kind_fits(name: str, value: str) -> bool:
    """Whether a value that follows its label without a mark is of the label's kind."""
    if name == "issuer":
        return not re.search(r"[\d应须可在向对由将]", value)
    return re.search(r"\d号", value) is not None if name == "document_number" else value[:1].isdecimal()


def _fits(name: str, value: str) -> bool:
    """Whether a text that no colon ties to its label can be the value of such a field."""
    if not value or len(value) > LONGEST_VALUE or "".join(value.split()) in _NAMES or _OTHER.match(value):
        return False
    if name == "title":
        return len(value) >= _SHORTEST_TITLE
    if name in ("issuer", "document_number"):
        return True
    return re.match(r"(?:19|20)\d\d", value) is not None


def _labelled(text: str) -> Iterator[tuple[str, int, int]]:
    if not any(mark in text for mark in ":：】]"):
        return
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


# when a page put the text up, in the line below its title: with a clock, or written with strokes
_POSTED = re.compile(
    r"(?:发布|发表|更新)于\s?(?P<on>(?:19|20)\d\d\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}\s?日?)"
    r"|(?<![\d.\-/])(?:(?P<clock>(?:19|20)\d\d\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}\s?日?)\s?\d{1,2}[:：]\d\d"
    r"|(?P<strokes>(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2})(?![\d\-/]|\s?[-—~至到]))"
)
_LONGEST_POSTED = 60


def posted(passages: Sequence[Passage]) -> Found | None:
    """The date of publication that no label names."""
    for passage in passages:
        text = passage.text
        found = _POSTED.search(text) if len(text) <= _LONGEST_POSTED and not passage.cells else None
        if found and not re.search("[:：。，]|日期|[起至]", text[: found.start()]):
            which = next(name for name, value in found.groupdict().items() if value)
            return Found(found[which], Span(passage.ordinal, *found.span(which)))
    return None
