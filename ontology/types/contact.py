"""Contact details in a text: numbers, addresses and names that search and exports do not show unless asked to."""

from __future__ import annotations

import re
from typing import Any

from ontology.ids import ROOT_LABELS

# [@＠]|电话|联系|联络|手机|…: begins with a set of what each begins with, which is searched for fast
_MAYBE = re.compile(
    r"[@＠电联手传邮Ee10](?:(?<=[@＠])|(?<=电)话|(?<=联)[系络]|(?<=手)机|(?<=传)真|(?<=邮)[箱件]|(?<=[Ee])-?mail"
    r"|(?<=1)[3-9]\d{9}|(?<=0)\d{2,3}[-－—]\d{7})"
)
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
    r"\s{0,8}[:：\t 　]\s{0,8}(?P<names>[\u4e00-\u9fff·]{2,4}(?:[、，, 　/][\u4e00-\u9fff·]{2,4}){0,3})"
    r"(?=\s*+(?:$|[，,；;。、）)\d])|[\t 　])"
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


WINDOW = 40  # characters around a quote; one that is as long may cut a number in two
# what a text with contact details has in it, from the rarest on: one pass each, since alternatives are slow to search
_SIGNS = ("@", "＠", "话", "邮")
_PAIRS = ("传真", "手机", "联系", "联络")  # looked for where both letters stand: one letter is found 30 times as fast
_MAILS = (b"mail", b"Mail")
_SHAPES = tuple(map(re.compile, (r"1[3-9][0-9]{9}", r"0[0-9]{2,3}[-－—][0-9]{7}")))
_CUT_AHEAD = re.compile(r"[\d-]*\d{5}[\d-]*|[A-Za-z0-9._+-]*[@＠][A-Za-z0-9.-]*")
_CUT_BEHIND = re.compile(r"(?:(?<![\d-])[\d-]*\d{5}[\d-]*|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+[@＠][A-Za-z0-9.-]*)\Z")
_NUMBER_ONLY = re.compile(r"[\d ()+（）-]{7,}")


def suspicious(content: bytes) -> bool:
    """Whether UTF-8 text may hold contact details; told without looking closely."""
    text = content.decode()
    for sign in _SIGNS:
        if sign in text:
            return True
    for pair in _PAIRS:
        if pair[0] in text and pair[1] in text and pair in text:
            return True
    for mail in _MAILS:
        if mail in content:
            return True
    return any(shape.search(text) for shape in _SHAPES)


def covered(value: Any) -> Any:
    """Rows, or whatever they are made of, with contact details covered in every text but ids and keys."""
    if isinstance(value, str):
        return masked(value) if _is_text(value) else value
    if isinstance(value, list | tuple):
        return [covered(one) for one in value]
    if not isinstance(value, dict):
        return value
    quoted = _quote(value) if "prefix" in value and "quote" in value and "suffix" in value else {}
    return {name: quoted[name] if name in quoted else covered(one) for name, one in value.items()}


def _is_text(value: str) -> bool:
    """Whether a string is words: an id, a digest or a code looks like a number at times."""
    if value.isascii():
        return "@" in value or _NUMBER_ONLY.fullmatch(value) is not None
    return value.partition(":")[0] not in ROOT_LABELS


def _quote(value: dict[str, Any]) -> dict[str, str]:
    """A quote with what stands around it, read as one text; what the window cuts off may be half a number."""
    prefix, quote, suffix = (str(value[name] or "") for name in ("prefix", "quote", "suffix"))
    text = masked(prefix + quote + suffix)
    if len(prefix) >= WINDOW and (cut := _CUT_AHEAD.match(text, 0, len(prefix))):
        text = MASK * cut.end() + text[cut.end() :]
    if len(suffix) >= WINDOW and (cut := _CUT_BEHIND.search(text, len(prefix) + len(quote))):
        text = text[: cut.start()] + MASK * (len(text) - cut.start())
    a, z = len(prefix), len(prefix) + len(quote)
    return {"prefix": text[:a], "quote": text[a:z], "suffix": text[z:]}
