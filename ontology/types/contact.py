"""Contact details in a text: numbers, addresses and names that search and exports do not show unless asked to."""

from __future__ import annotations

import re

_MAYBE = re.compile(r"[@＠]|电话|联系|联络|手机|传真|邮箱|邮件|[Ee]-?mail|1[3-9]\d{9}|0\d{2,3}[-－—]\d{7}")
_LABEL = re.compile(
    r"(?P<person>(?:联系|联络|经办|咨询)人(?:员)?(?:及(?:电话|联系方式|联系电话))?)(?=\s*[:：\t 　])"
    r"|(?:(?:联系|联络|咨询|监督|受理|服务|举报|投诉|办公)(?:方式|电话)|电话(?:号码)?|手机(?:号码?)?|传真|(?:电子)?邮箱|电子邮件|[Ee]-?mail)"
    r"(?=\s*[:：\t 　]|\s*\d)"
)
_REACH = 80  # characters after a label that are its own
_ENDS = re.compile(r"[。；;\n]")
_NUMBER = re.compile(r"\d{5,}(?:[-－—转]\d{1,8})*|\d{3,4}[-－—]\d{5,8}(?:[-－—转]\d{1,5})?|\d{3,4}(?:[ 　]\d{4}){1,2}")
_ALONE = re.compile(r"(?<![\d.])(?:0\d{2,3}[-－—]\d{7,8}|1[3-9]\d{9})(?![\d万亿元%])")
_MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}[@＠][A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_PERSON = re.compile(
    r"\s*[:：\t 　]\s*(?P<names>[\u4e00-\u9fff·]{2,4}(?:[、，, 　/][\u4e00-\u9fff·]{2,4}){0,3})"
    r"(?=\s*(?:$|[，,；;。、）)\t 　\d]))"
)
MASK = "＊"


def contact_stretches(text: str) -> list[tuple[int, int]]:
    """Where a label of contacts stands, with what it labels."""
    if not _MAYBE.search(text):
        return []
    found = []
    for label in _LABEL.finditer(text):
        end = _ENDS.search(text, label.end(), label.end() + _REACH)
        found.append((label.start(), end.start() if end else min(len(text), label.end() + _REACH)))
    return found


def contact_spans(text: str) -> list[tuple[int, int]]:
    """The numbers, addresses and names themselves, in order, none overlapping."""
    if not _MAYBE.search(text):
        return []
    found = [m.span() for pattern in (_ALONE, _MAIL) for m in pattern.finditer(text)]
    for start, end in contact_stretches(text):
        found += [m.span() for m in _NUMBER.finditer(text, start, end)]
        label = _LABEL.match(text, start)
        person = _PERSON.match(text, label.end(), end) if label and label["person"] else None
        if person:
            found.append(person.span("names"))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(found)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def masked(text: str) -> str:
    """The text with its contact details covered, character by character, so that offsets still hold."""
    spans = contact_spans(text)
    if not spans:
        return text
    kept, position = [], 0
    for start, end in spans:
        kept += [text[position:start], MASK * (end - start)]
        position = end
    return "".join((*kept, text[position:]))
