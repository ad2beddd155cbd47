"""Policy documents by their title: in 《》, and the one that a notice carries (关于印发…的通知)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.names.marks import TITLES
from ingest.extract.names.sentence import Found, Sentence

_CARRIES = re.compile(
    r"^(?P<issuer>[^《》<>〈〉]{0,40}?)(?:关于)?(?:印发|转发|发布|公布)(?P<plan>.{4,120})的(?:通知|公告|通告|函)$"
)
_ISSUER = re.compile(r"^([^关于印发转《]{2,24}?(?:办公厅|办公室|政府|部|委|厅|局|党组|领导小组))(?=关于|印发|转发)")
_ONE_ISSUER = re.compile(
    r".+?(?:办公[厅室]|政府(?!办公)|委员会(?!办公)|[部委厅局](?!办公|员会|门)|党组|领导小组(?!办公))"
)
_FORM = (
    "通知书",
    "申请表",
    "申请书",
    "合同",
    "协议书",
    "证书",
    "承诺书",
    "证明",
    "通知单",
    "变更通知",
    "执照",
    "许可证",
    "登记表",
    "报告书",
)
_TAIL = re.compile(r"[(（](?:试行|暂行|修订|征求意见稿|送审稿)[)）]")
_SPACE = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000\n]+(?=[\u4e00-\u9fff])")  # 中共中央 国务院关于…
_ABBREVIATES = ("以下简称", "简称")


@dataclass(slots=True, frozen=True)
class Carried:
    """What a notice says in its own title: who issued, and what."""

    issuer: str
    plan: str


def carried(title: str) -> Carried | None:
    """The issuer and the document inside the title of a notice, None where the title carries none."""
    match = _CARRIES.match(title)
    if not match:
        return None
    inner = re.search(r"[《<〈](.+)[》>〉]", match["plan"])
    plan = inner[1] if inner else match["plan"]
    if "实施情况" in plan[-8:]:
        return None
    return Carried(match["issuer"], plan)


def issuers(title: str, start: int) -> list[Found]:
    """The bodies that a title begins with; those that issue together stand side by side without a mark."""
    whole = _ISSUER.match(title)
    if whole is None:
        return []
    found = []
    for body in _ONE_ISSUER.finditer(whole[1]):
        name = body[0].lstrip("、，, \u3000")
        if name:
            found.append(
                Found(start + body.end() - len(name), start + body.end(), "GovernmentUnit", name, "title.issuer", 0.9)
            )
    return found


def titled(sentence: Sentence) -> list[Found]:
    """All documents named in 《》, those inside another's title too."""
    found: list[Found] = []
    text = sentence.text
    for mark in sentence.marks:
        if mark.opener not in TITLES or mark.end - mark.start < 5:
            continue
        if text[: mark.start].rstrip('“"「').endswith(_ABBREVIATES):
            continue
        start, end = mark.inner
        if text[start:end].endswith(_FORM) or (mark.opener == "〈" and text[start:end].startswith(("含", "包括"))):
            continue  # 各区政府〈含开发区管委会,下同〉
        tail = _TAIL.match(text, mark.end)
        name = _SPACE.sub("", text[start:end]) + (tail[0] if tail else "")
        inside = carried(name)
        found.append(Found(start, end, "Plan", name, "title", 0.98))
        found += issuers(name, start)
        if inside is not None and len(inside.plan) > 3 and not any(c in TITLES for c in text[start:end]):
            at = text.find(inside.plan, start, end)
            found.append(Found(at, at + len(inside.plan), "Plan", inside.plan, "title.carried", 0.8, optional=True))
    return found
